"""A library in a PostgreSQL database, which an office shares."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from scrutinydesk.findings import Finding
from scrutinydesk.library import faults, upgrading
from scrutinydesk.library.errors import LibraryError, LibraryRefusedError
from scrutinydesk.library.schema import VERSION

DRIVER = "postgresql+psycopg"
_LONGEST = 120  # seconds of one statement; the largest import takes a few
_SECRET = ("password", "passfile", "sslpassword", "sslkey")
_MAKING = 0x5CDE0001  # lock of those who make or upgrade the tables


class Server:
    """Opens and guards the database; see ``home.Home``.

    Parameters
    ----------
    address : str
        ``postgresql://user:password@host:port/database``, with libpq's own options after a ``?``.
    patience : float
        Seconds to wait for someone else's lock, and for the server to answer.

    Raises
    ------
    LibraryError
        It cannot be used; nothing was changed.
    """

    broken_off = False  # the server sees to its own end
    notices: tuple[Finding, ...] = ()

    def __init__(self, address: str, *, patience: float) -> None:
        url = _url(address)
        self.where = shown(url)
        self.engine = _engine(url, patience)
        try:
            with self.worded():
                self._prepare()
        except BaseException:
            self.engine.dispose()
            raise

    @contextmanager
    def worded(self) -> Iterator[None]:
        """Word what goes wrong with the server."""
        with faults.worded(self.where):
            yield

    def present(self) -> None:
        """Do nothing: the pool sees whether a connection lives before it hands it out."""

    def lock(self, connection: Connection) -> None:
        """Let one transaction write at a time: all see one order, as in the journal."""
        # Someone may have upgraded it since; this version must not write into that.
        upgrading.head(connection.scalar(VERSION.with_for_update()), self.where)

    def back_up(self) -> Path | None:
        """Do nothing: those who look after the server make its backups."""
        return None

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _prepare(self) -> None:
        with self.engine.connect() as connection:
            _check_encoding(connection, self.where)
            if upgrading.head(upgrading.version_of(connection), self.where):
                return
        with self.engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
            # Another officer may have done it while this one waited for the lock.
            if not upgrading.head(upgrading.version_of(connection), self.where):
                upgrading.upgrade(connection, self.where)


def is_address(where: str) -> bool:
    """Tell whether this is the address of a server rather than a path."""
    scheme, separator, _ = where.partition("://")
    return bool(separator) and scheme.partition("+")[0].lower() in {"postgresql", "postgres"}


def shown(url: URL) -> str:
    """Return an address without anything that is secret."""
    plain = {key: value for key, value in url.query.items() if key not in _SECRET}
    return url.set(drivername="postgresql", query=plain)._replace(password=None).render_as_string()


def _url(address: str) -> URL:
    try:
        return make_url(address).set(drivername=DRIVER)
    except (ArgumentError, ValueError):
        # Not chained: the fault would state the address, and a password with it.
        pass
    raise LibraryRefusedError(
        "The address of the library is not understood.",
        "It has the form postgresql://user:password@host:port/database.",
        "Signs such as @ : / # in a password are written %40 %3A %2F %23.",
    )


def _engine(url: URL, patience: float) -> Engine:
    milliseconds = round(1000 * patience)
    own = (
        f"-c lock_timeout={milliseconds} -c statement_timeout={1000 * _LONGEST} "
        f"-c idle_in_transaction_session_timeout={1000 * _LONGEST} -c timezone=UTC"
    )
    asked = url.query.get("options", "")
    options = " ".join((asked if isinstance(asked, str) else " ".join(asked), own)).strip()
    settings: dict[str, Any] = {
        "application_name": "Scrutiny Desk",
        "client_encoding": "utf8",
        "connect_timeout": max(2, round(patience)),
        # A network that is gone is noticed in seconds, not in hours.
        "tcp_user_timeout": 2 * milliseconds,
        "keepalives_idle": 30,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    settings = {key: value for key, value in settings.items() if key not in url.query}
    return create_engine(
        url.difference_update_query(["options"]),
        connect_args={**settings, "options": options},
        pool_pre_ping=True,
        pool_size=3,
        max_overflow=5,
        pool_timeout=patience,
        hide_parameters=True,
    )


def _check_encoding(connection: Connection, where: str) -> None:
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise LibraryError(
            "The database cannot hold every letter.",
            f"{where} is encoded in {encoding}; a library needs UTF8.",
            "Ask the people who look after the server for a database with encoding UTF8.",
        )
