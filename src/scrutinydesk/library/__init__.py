"""The library: every import, every decision and the journal, in a file or on the office's server.

Importing this package costs next to nothing; SQLAlchemy comes with the first ``open_library``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library

PATIENCE = 10.0  # seconds


def open_library(
    where: Path | str,
    who: str | None = None,
    *,
    make: bool = True,
    repair: bool = False,
    patience: float = PATIENCE,
) -> Library:
    """Open the library, and bring one of an earlier version up to date.

    Parameters
    ----------
    where : Path or str
        A SQLite file, or ``postgresql://user@host/database``.
    who : str, optional
        Name for the journal; that of the system's user if left out.
    make : bool
        Whether a file that is not there is begun, in a folder that is there (or is the only one
        missing). False where a library is known to exist.
    repair : bool
        Whether a damaged file is put aside for its newest backup, or an empty library. Only after
        the officer has seen what the ``LibraryCorruptError`` says. A notice tells what was done.
    patience : float
        Seconds to wait for someone else's lock and for a server.

    Raises
    ------
    LibraryError
        It cannot be used, with what to do about it; nothing was changed.
    """
    from scrutinydesk.library import server  # noqa: PLC0415  SQLAlchemy costs 0.25 s
    from scrutinydesk.library.sqlite_file import SqliteFile  # noqa: PLC0415  late: decision 6
    from scrutinydesk.library.store import Library  # noqa: PLC0415  late: decision 6

    home: server.Server | SqliteFile
    if isinstance(where, str) and server.is_address(where):
        home = server.Server(where, patience=patience)
    else:
        path = Path(where).expanduser().absolute()
        home = SqliteFile(path, make=make, repair=repair, patience=patience)
    return Library(home, _user() if who is None else who)


def _user() -> str:
    import getpass  # noqa: PLC0415  rarely needed

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system that has no name for its user
        return ""
