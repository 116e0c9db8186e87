"""Opening a library: made where there is none, brought up to date, refused where it cannot be trusted."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.library import backups, faults
from scrutinydesk.library.errors import LibraryCorruptError, LibraryNewerError, NotALibraryError
from scrutinydesk.library.places import Place, on_network, place

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from scrutinydesk.library.engine import Database
    from scrutinydesk.library.store import Library

NETWORKED = (
    "The library lies on a network drive. Two people at once, or a line that drops, can harm it: "
    "a library that is shared belongs on a PostgreSQL server."
)
PROTECTED = "The library is protected: it is shown, and nothing can be kept in it."
HEADER = b"SQLite format 3\x00"
SMALL = 4 * 2**20  # bytes that are looked through at each opening
MAKING = 0x5CDE  # of PostgreSQL's advisory locks, the one held while a library is made or upgraded


def open_library(where: Path | str, who: str = "", *, repair: bool = False) -> Library:
    """Open a library; a file is made where there is none.

    Parameters
    ----------
    where : Path or str
        A file, or an address of a PostgreSQL database.
    who : str
        Whose changes these are, for the journal; the name at the computer where left out.
    repair : bool
        Where the file is damaged, keep it aside and start from the newest backup, or empty.

    Raises
    ------
    LibraryCorruptError
        It is damaged. The other kinds of ``LibraryError`` are raised too: newer than the program, of
        another program, busy, gone, refused, on a full disk or protected. Nothing was changed then.
    """
    at = place(where)
    try:
        return _open(at, who or user(), ())
    except LibraryCorruptError as error:
        if not repair or at.path is None:
            raise
        notice = _repaired(at.path, error.backup)
        return _open(at, who or user(), (notice,))


def user() -> str:
    """Return the name at the computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _open(at: Place, who: str, notices: tuple[str, ...]) -> Library:
    from scrutinydesk.library.engine import Database  # noqa: PLC0415  SQLAlchemy, with the first library
    from scrutinydesk.library.store import Library  # noqa: PLC0415

    networked = read_only = False
    if at.path is not None:
        with faults.told(at):
            read_only = _prepared(at)
        networked = on_network(at.path)
    if networked:
        notices += (NETWORKED,)
    if read_only:
        notices += (PROTECTED,)
    database = Database(at, networked=networked, read_only=read_only)
    try:
        _up_to_date(database)
    except BaseException:
        database.close()
        raise
    database.seen()
    return Library(database, who, notices)


def _prepared(at: Place) -> bool:
    """Look at the file before the database does; return whether it may only be read."""
    path = at.path
    assert path is not None  # noqa: S101  of a file alone
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or not path.stat().st_size:
        return False
    with path.open("rb") as file:
        start = file.read(100)
    if not start.startswith(HEADER):
        if not start.strip(b"\x00") or _was_ours(path):
            raise faults.corrupt(at, "its beginning is lost")
        raise NotALibraryError(
            f"“{path.name}” is no library.",
            "It is a file of another kind; it was left as it is.",
            "Choose another place under File, Library.",
        )
    left_open = Path(f"{path}-wal")
    if path.stat().st_size < SMALL or (left_open.exists() and left_open.stat().st_size):
        _looked_through(at)
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _was_ours(path: Path) -> bool:
    return backups.newest(path) is not None


def _looked_through(at: Place) -> None:
    """Refuse a file that is damaged, before anything is written to it."""
    path = at.path
    assert path is not None  # noqa: S101  of a file alone
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as held:
            found = held.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise faults.of(error, at) from error
    if found != "ok":
        raise faults.corrupt(at, str(found).splitlines()[-1])


def _up_to_date(database: Database) -> None:
    from scrutinydesk.library.schema import REVISIONS  # noqa: PLC0415  SQLAlchemy

    with database.reading() as connection:
        held = _revision(database, connection)
    if held == REVISIONS[-1]:
        return
    if held is None:
        with database.writing() as connection:
            _alone(connection)
            if _revision(database, connection) is None:
                _make(connection)
        return
    if held not in REVISIONS:
        raise LibraryNewerError(
            "The library was made by a later version of Scrutiny Desk.",
            f"{database.place.shown} was left untouched.",
            "Install the later version, or choose another place under File, Library.",
        )
    _upgrade(database, held)


def _revision(database: Database, connection: Connection) -> str | None:
    """Return the version of the tables; None where there are none yet.

    Raises
    ------
    NotALibraryError
        The database holds tables of another program.
    """
    from sqlalchemy import inspect, text  # noqa: PLC0415  SQLAlchemy

    from scrutinydesk.library.schema import VERSION_TABLE  # noqa: PLC0415

    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE in names:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
        return None if found is None else str(found)
    if names and database.place.path is not None:
        raise NotALibraryError(
            f"“{database.place.path.name}” is no library.",
            "It is a database of another program; it was left as it is.",
            "Choose another place under File, Library.",
        )
    if names & {"imports", "records", "journal", "figures"}:
        raise NotALibraryError(
            "The database is in use by another program.",
            f"{database.place.shown} holds tables of the same names.",
            "Choose a database of its own for the library.",
        )
    return None


def _alone(connection: Connection) -> None:
    """Let nobody else make or upgrade it meanwhile; of a file the write lock sees to that."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MAKING})")


def _make(connection: Connection) -> None:
    """Make all tables as they are now; the migrations lead to the same, and a test says so."""
    from scrutinydesk.library.schema import (  # noqa: PLC0415  SQLAlchemy
        APPLICATION,
        REVISIONS,
        VERSION_TABLE,
        metadata,
    )

    metadata.create_all(connection)
    connection.exec_driver_sql(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} VALUES ('{REVISIONS[-1]}')")  # noqa: S608  ours
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")


def _upgrade(database: Database, held: str) -> None:
    """Bring the tables up to date, after a copy of the file was made."""
    from scrutinydesk.library.migrations import upgrade  # noqa: PLC0415  alembic, hardly ever needed

    path = database.place.path
    with faults.told(database.place):
        if path is not None:
            backups.make(path, f"before-{held}")
    with database.writing() as connection:
        _alone(connection)
        upgrade(connection)


def _repaired(path: Path, backup: Path | None) -> str:
    """Put the newest backup, or nothing, in the place of a damaged library; return what to tell."""
    aside = backups.set_aside(path)
    if backup is None:
        return (
            "The library was damaged and there was no backup: this one is new. The damaged file is "
            f"“{aside.name}”."
        )
    beside = path.with_suffix(".part")
    beside.write_bytes(backup.read_bytes())
    beside.replace(path)
    when = dt.datetime.fromtimestamp(backup.stat().st_mtime, tz=dt.UTC).astimezone()
    return (
        f"The library was damaged: this is the backup of {when:%d %B %Y, %H:%M}. The damaged file is "
        f"“{aside.name}”."
    )
