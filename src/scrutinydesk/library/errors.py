"""What can go wrong with the library, each with a way out; none of these loses anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.errors import ScrutinyError

if TYPE_CHECKING:
    from scrutinydesk.library.values import Record


class LibraryError(ScrutinyError):
    """The library could not do what was asked; it stands as it was."""


class LibraryNewerError(LibraryError):
    """A later version of the program has made or upgraded it; it was left untouched."""


class NotALibraryError(LibraryError):
    """A database of another program; it was left untouched."""


class LibraryCorruptError(LibraryError):
    """What is stored cannot be relied on.

    Attributes
    ----------
    backup : Path or None
        The newest backup, from which ``open_library(..., repair=True)`` would start. It keeps the
        damaged file aside; where there is no backup it starts an empty library.
    """

    def __init__(self, title: str, detail: str = "", remedy: str = "", backup: Path | None = None) -> None:
        super().__init__(title, detail, remedy)
        self.backup = backup


class LibraryBusyError(LibraryError):
    """Someone else holds it; the same can be tried again."""


class LibraryFullError(LibraryError):
    """The disk is full; the same can be tried again when there is room."""


class LibraryReadOnlyError(LibraryError):
    """It may be read and not written."""


class LibraryGoneError(LibraryError):
    """The file, its folder or the server cannot be reached.

    Where this is raised by something that was being kept, that is there whole or not at all. With a
    server that was lost at the last moment nobody can say which: look before doing it again.
    """


class LibraryRefusedError(LibraryError):
    """The server answered and did not let us in: a wrong name, password or database."""


class ConflictError(LibraryError):
    """Someone changed the same thing in the meantime; nothing was written over.

    Attributes
    ----------
    theirs : Record
        What stands now; its value is None where they removed it.
    """

    def __init__(self, title: str, detail: str, remedy: str, theirs: Record) -> None:
        super().__init__(title, detail, remedy)
        self.theirs = theirs
