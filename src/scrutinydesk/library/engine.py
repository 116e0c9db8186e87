"""One door to the database: how it is opened, and how reading and writing go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, exc

from scrutinydesk.library import faults

if TYPE_CHECKING:
    from scrutinydesk.library.places import Place

WAIT_S = 10
LONGEST_S = 60
WRITES = "writes"


class Database:
    """Reads side by side; writes one after the other, each whole or not at all.

    Any thread may call.
    """

    def __init__(self, place: Place, *, networked: bool = False, read_only: bool = False) -> None:
        self.place = place
        self.read_only = read_only
        self._writing = threading.Lock()
        self.engine = _server(place) if place.path is None else _file(place.path, networked, read_only)
        self._writer = self.engine.execution_options(**{WRITES: True})
        self._identity = _identity(place.path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with: one moment of the library."""
        with faults.told(self.place):
            self._still_there()
            with self.engine.begin() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with; what is done within is kept together, at its end."""
        if self.read_only:
            raise faults.read_only(self.place)
        if not self._writing.acquire(timeout=WAIT_S):
            raise faults.busy(self.place)
        try:
            with faults.told(self.place):
                self._still_there()
                with self._writer.begin() as connection:
                    yield connection
        finally:
            self._writing.release()

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self.engine.dispose()

    def seen(self) -> None:
        """Know the file as it is now: it was just made."""
        self._identity = _identity(self.place.path)

    def _still_there(self) -> None:
        """Notice a file that was taken away, which the system would let us go on writing to."""
        path = self.place.path
        if path is None or self._identity is None:
            return
        found = _identity(path)
        if found is None:
            raise faults.gone(self.place, "the file is not there any more")
        if found != self._identity:
            raise faults.gone(self.place, "another file has taken its place")


def _identity(path: Path | None) -> tuple[int, int] | None:
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return None if found is None else (found.st_dev, found.st_ino)


def _file(path: Path, networked: bool, read_only: bool) -> Engine:  # noqa: FBT001  Database names them
    import sqlite3  # noqa: PLC0415  with the first library

    def connect() -> sqlite3.Connection:
        if read_only:
            address = f"{path.as_uri()}?mode=ro&immutable=1"
            made = sqlite3.connect(address, uri=True, timeout=WAIT_S, check_same_thread=False)
        else:
            made = sqlite3.connect(path, timeout=WAIT_S, check_same_thread=False)
        made.isolation_level = None  # transactions begin where we say so
        made.execute("PRAGMA foreign_keys=ON")
        if not read_only:
            made.execute(f"PRAGMA journal_mode={'DELETE' if networked else 'WAL'}")
            # What was said to be kept is kept, whatever happens to the machine.
            made.execute("PRAGMA synchronous=FULL")
        return made

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=5, max_overflow=10, pool_timeout=WAIT_S
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock before it looks: what it sees cannot change until it is done.
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(place: Place) -> Engine:
    options = (
        f"-c lock_timeout={WAIT_S}s -c statement_timeout={LONGEST_S}s "
        f"-c idle_in_transaction_session_timeout={LONGEST_S}s"
    )
    arguments: dict[str, Any] = {
        "connect_timeout": WAIT_S,
        "options": options,
        "application_name": "Scrutiny Desk",
    }
    try:
        return create_engine(
            place.url, pool_size=3, max_overflow=5, pool_timeout=WAIT_S, pool_pre_ping=True,
            connect_args=arguments,
        )  # fmt: skip
    except (exc.ArgumentError, ValueError) as error:
        raise faults.gone(place, "the address cannot be understood") from error
