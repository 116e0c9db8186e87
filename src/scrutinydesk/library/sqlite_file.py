"""A library that is one SQLite file."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.library import backups, faults, places, upgrading
from scrutinydesk.library.errors import (
    LibraryCorruptError,
    LibraryFullError,
    LibraryGoneError,
    NotALibraryError,
)
from scrutinydesk.library.schema import APPLICATION, VERSION, VERSION_TABLE

_CHEAP = 4 * 2**20  # bytes; a file of this size is checked at each opening in a few milliseconds
_VERSION = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608  our own name
_LARGEST_LOG = 16 * 2**20  # bytes
_PAUSE = 0.02  # seconds between two tries


class SqliteFile:
    """Opens, guards and copies the file; see ``home.Home``.

    Parameters
    ----------
    path : Path
        Whole.
    make : bool
        Whether a library that is not there is begun.
    repair : bool
        Whether a damaged one is put aside for its newest backup.
    patience : float
        Seconds to wait for someone else's lock.

    Raises
    ------
    LibraryError
        It cannot be used; nothing was changed.
    """

    def __init__(self, path: Path, *, make: bool, repair: bool, patience: float) -> None:
        self._path, self._patience = path, patience
        self._network = places.network_kind(path)
        self.where = str(path)
        self.notices: tuple[Finding, ...] = (_on_network(path),) if self._network else ()
        self.broken_off = self._cramped = False
        with self.worded():
            self._find(make=make, repair=repair)
            try:
                version = self._prepared(repair=repair)
            except LibraryFullError:
                version = self._without_room()
            self._identity = self._look()
            self.engine = self._engine()
            if not upgrading.head(version, self.where):
                self._upgrade(version)

    @contextmanager
    def worded(self) -> Iterator[None]:
        """Word what goes wrong with this file."""
        with faults.worded(self.where, self._path):
            yield

    def present(self) -> None:
        """See that the file in use is still the one at its path.

        A file that was removed goes on taking what is written, and loses it at the end.

        Raises
        ------
        LibraryGoneError
            It is gone, or another one stands there.
        """
        try:
            same = self._look() == self._identity
        except OSError as error:
            fault = faults.gone(self._path)
            raise fault from error
        if not same:
            fault = faults.gone(self._path, "Another file stands in its place.")
            raise fault

    def lock(self, connection: Connection) -> None:
        """See that it is still this program's; ``BEGIN IMMEDIATE`` has locked the file."""
        upgrading.head(connection.scalar(VERSION), self.where)

    def back_up(self) -> Path | None:
        """Copy the file where it has changed since the last copy."""
        self.present()
        return backups.make(self._path) if backups.due(self._path) else None

    def close(self) -> None:
        """Close the file; what its log holds goes into it."""
        self.engine.dispose()

    def _find(self, *, make: bool, repair: bool) -> None:
        """Make the file where it is missing and may be made."""
        path = self._path
        if path.exists():
            if not path.is_file():
                raise LibraryGoneError(
                    "This is no file.", f"{path} is a folder.", "Choose a file in it as the library."
                )
            if not os.access(path, os.W_OK):
                raise faults.read_only(path)
            return
        if places.backups(path):
            # Most likely it was moved, or a drive is not there: a new one would hide that.
            if not repair:
                raise LibraryGoneError(
                    "The library is not where it was.",
                    f"{path} is missing, and backups of it are there.",
                    "Bring it back to its place, or go on from the newest backup: Tools > Library.",
                )
            self._repair()
            return
        if not make:
            raise faults.gone(path)
        path.parent.mkdir(exist_ok=True)
        path.touch()

    def _prepared(self, *, repair: bool) -> str | None:
        """Return the version of the file, or of the backup that took its place."""
        try:
            with self.worded():
                return self._prepare(doubted=repair)
        except LibraryCorruptError:
            if not repair:
                raise
        self._repair()
        return self._prepare(doubted=False)

    def _prepare(self, *, doubted: bool) -> str | None:
        """Return the version of the file, after mending what a session that was broken off left.

        A file that someone has cause to doubt is checked however large it is.
        """
        left = self._path.with_name(self._path.name + ("-journal" if self._network else "-wal"))
        broken_off = left.exists()
        with closing(self._connect()) as connection:
            version = self._version(connection)
            upgrading.head(version, self.where)
            if broken_off and not self._network:
                broken_off = self.broken_off = version is not None and _alone(connection)
            connection.execute(f"PRAGMA busy_timeout={round(1000 * self._patience)}")
            if doubted or broken_off or self._path.stat().st_size <= _CHEAP:
                wrong = backups.check(connection)
                if wrong:
                    damage = faults.corrupt(self._path, wrong)
                    raise damage
            self._keep_log(connection)
        return version

    def _keep_log(self, connection: sqlite3.Connection) -> None:
        """Have changes go into a log first; not in a network folder, where SQLite cannot.

        SQLite does not wait for who writes at this moment, as when someone else begins the library.

        Raises
        ------
        sqlite3.OperationalError
            Someone writes for longer than the patience, or the disk does not take it.
        """
        end = time.monotonic() + self._patience
        while True:
            try:
                # An answer other than the mode asked for is as good: then there is no log.
                connection.execute(f"PRAGMA journal_mode={'DELETE' if self._network else 'WAL'}")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _without_room(self) -> str:
        """Return the version of a file on a disk on which there is no room for SQLite's files beside it.

        What is in them is held in memory then, and the library is had by one connection at a time.

        Raises
        ------
        LibraryFullError
            There is no library yet, and no room to make one.
        """
        self._cramped = True
        with closing(self._connect()) as connection:
            version = self._version(connection)
        if version is None:
            fault = faults.full(self._path)
            raise fault
        upgrading.head(version, self.where)
        self.notices += (_no_room(self._path),)
        return version

    def _version(self, connection: sqlite3.Connection) -> str | None:
        # At one moment: someone else may begin the library between two questions.
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if application == APPLICATION:
                return str(connection.execute(_VERSION).fetchone()[0])
            foreign = application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.execute("ROLLBACK")
        if foreign:
            raise NotALibraryError(
                "This database belongs to another program.",
                f"{self._path} is no library of Scrutiny Desk; it was left untouched.",
                "Choose another file, or a new name.",
            )
        return None

    def _connect(self) -> sqlite3.Connection:
        connection = backups.connect(self._path, "rw", self._patience)
        try:
            if self._cramped:
                connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA foreign_keys=ON")
            # What was acknowledged outlives a loss of power.
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"PRAGMA journal_size_limit={_LARGEST_LOG}")
        except BaseException:
            connection.close()  # at once: what caught the error may hold it for long
            raise
        return connection

    def _engine(self) -> Engine:
        pool: dict[str, Any] = {"poolclass": QueuePool, "pool_timeout": self._patience}
        if self._cramped:  # nobody keeps it from the next
            pool = {"poolclass": NullPool}
        engine = create_engine("sqlite://", creator=self._connect, hide_parameters=True, **pool)
        event.listen(engine, "begin", _begin)
        return engine

    def _upgrade(self, version: str | None) -> None:
        if version is not None:
            backups.make(self._path, f"before-{upgrading.REVISIONS[-1]}")
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            # Another process may have done it while this one waited for the lock.
            if not upgrading.head(upgrading.version_of(connection), self.where):
                upgrading.upgrade(connection, self.where)
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")

    def _repair(self) -> None:
        backup, aside = backups.restore(self._path)
        if backup is None:
            self._path.touch()
        self.notices += (_repaired(self._path, backup, aside),)

    def _look(self) -> tuple[int, int] | None:
        found = self._path.stat()
        # Servers may number their files anew at any time: there it is enough that it is there.
        return None if self._network else (found.st_dev, found.st_ino)


def _begin(connection: Connection) -> None:
    writes: Any = connection.get_execution_options().get("writes", False)
    # A lock that is taken at the start is waited for; one that is taken on the way may be refused.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _alone(connection: sqlite3.Connection) -> bool:
    """Take the log into the file, and tell whether nobody else has it open.

    A log without anyone who has the file open was left by a session that did not end.
    """
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        # With no room to do it now the log is read as it stands.
        return error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    return True


def _on_network(path: Path) -> Finding:
    return Finding(
        "library.network",
        Severity.WARNING,
        "The library lies in a network folder.",
        "A file that several computers write to over a network can be damaged, and is slow.",
        "For an office that shares one library use PostgreSQL; for yourself, a folder on this computer.",
        Place(path.name),
    )


def _no_room(path: Path) -> Finding:
    return Finding(
        "library.full",
        Severity.WARNING,
        "The disk of the library is full.",
        "What is kept is there and can be read; nothing more can be kept until there is room.",
        "Make room on that disk.",
        Place(path.name),
    )


def _repaired(path: Path, backup: Path | None, aside: Path | None) -> Finding:
    if backup is None:
        title, detail = "The library was damaged, and an empty one was begun.", "There was no sound backup."
        remedy = "Open the latest workbooks once more: what was restated since is told from them."
    else:
        title = f"The library was restored from its backup “{backup.name}”."
        detail = "What was kept after that backup is not in it."
        remedy = "Open the workbooks since then once more, and look through the journal."
    where = f" The damaged file was kept as “{aside.name}”." if aside else ""
    return Finding(
        "library.restored", Severity.WARNING, title, detail + where, remedy, Place(path.name),
    )  # fmt: skip
