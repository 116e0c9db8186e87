"""What is remembered: imports, decisions, reports as they were given, and a journal of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.library.errors import (
    ConflictError,
    LibraryBusyError,
    LibraryCorruptError,
    LibraryError,
    LibraryFullError,
    LibraryGoneError,
    LibraryNewerError,
    LibraryReadOnlyError,
    LibraryRefusedError,
    NotALibraryError,
)
from scrutinydesk.library.opening import open_library
from scrutinydesk.library.values import Change, Entry, Import, Record, Reported

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library as Library  # SQLAlchemy comes with the first library

__all__ = [
    "Change", "ConflictError", "Entry", "Import", "LibraryBusyError", "LibraryCorruptError", "LibraryError",
    "LibraryFullError", "LibraryGoneError", "LibraryNewerError", "LibraryReadOnlyError",
    "LibraryRefusedError", "NotALibraryError", "Record", "Reported", "open_library",
]  # fmt: skip
