"""What the library asks of the database that it lives in: a file or a server."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scrutinydesk.findings import Finding

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Home(Protocol):
    """A database that is open, with the tables of this program in it.

    Attributes
    ----------
    where : str
        As shown to people; never a password.
    notices : tuple of Finding
        What the officer should know of it.
    broken_off : bool
        Whether the last session did not end as it should.
    """

    where: str
    notices: tuple[Finding, ...]
    broken_off: bool
    engine: Engine

    def worded(self) -> AbstractContextManager[None]:
        """Turn what the database reports inside into a ``LibraryError``."""

    def present(self) -> None:
        """Raise ``LibraryGoneError`` where what is kept would not last."""

    def lock(self, connection: Connection) -> None:
        """Make all others who write wait until this transaction ends."""

    def back_up(self) -> Path | None:
        """Make a backup where one is due, and return it."""

    def close(self) -> None:
        """Let go of everything."""
