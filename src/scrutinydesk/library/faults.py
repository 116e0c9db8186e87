"""What a database says, in the officer's words."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scrutinydesk.library.errors import (
    LibraryBusyError,
    LibraryCorruptError,
    LibraryError,
    LibraryFullError,
    LibraryGoneError,
    LibraryReadOnlyError,
    LibraryRefusedError,
)

if TYPE_CHECKING:
    from scrutinydesk.library.places import Place

RESULT = 0xFF  # of SQLite's extended codes, the part that names the kind
_SYNTAX = ("28", "3D")  # SQLSTATE classes: who may come in; which database there is


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Turn faults of the database, and of the disk beneath it, into errors that can be shown."""
    from sqlalchemy import exc  # noqa: PLC0415  late, as everything of it

    try:
        yield
    except exc.DBAPIError as error:
        raise of(error.orig, place) from error
    except (exc.TimeoutError, exc.InvalidRequestError) as error:
        raise busy(place) from error
    except (sqlite3.Error, OSError) as error:
        raise of(error, place) from error


def of(error: BaseException | None, place: Place) -> LibraryError:
    """Return the error to show for what a driver or the system raised."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, place)
    if isinstance(error, OSError):
        return _of_system(error, place)
    return _of_server(error, place)


def busy(place: Place) -> LibraryBusyError:
    """Return the error for a library that someone else holds."""
    return LibraryBusyError(
        "The library is in use by someone else.",
        f"{place.shown} did not become free in time; nothing of yours was written, and nothing is lost.",
        "Try again in a moment.",
    )


def full(place: Place) -> LibraryFullError:
    """Return the error for a full disk."""
    return LibraryFullError(
        "The disk is full.",
        f"Nothing more can be kept in {place.shown}; what was kept before is there.",
        "Free some room, then do it again.",
    )


def read_only(place: Place) -> LibraryReadOnlyError:
    """Return the error for a library that cannot be written to."""
    return LibraryReadOnlyError(
        "The library can be read but not written to.",
        f"{place.shown} is protected, or its folder is. Nothing was kept.",
        "Ask for the right to write there, or choose another place under File, Library.",
    )


def gone(place: Place, what: str) -> LibraryGoneError:
    """Return the error for a library that cannot be reached any more."""
    return LibraryGoneError(
        "The library cannot be reached.",
        f"{place.shown}: {what}. Nothing was kept there since.",
        "See that the drive, or the line to the server, is there; then try again.",
    )


def corrupt(place: Place, what: str) -> LibraryCorruptError:
    """Return the error for a library that is damaged."""
    from scrutinydesk.library.backups import newest  # noqa: PLC0415  it tells of faults too

    backup = newest(place.path) if place.path is not None else None
    way = (
        f"Start from the backup of {backup.stem.rsplit('_', 1)[-1]}; the damaged file is kept beside it."
        if backup is not None
        else "There is no backup: start with an empty library; the damaged file is kept beside it."
    )
    return LibraryCorruptError("The library is damaged.", f"{place.shown}: {what}.", way, backup)


def _of_sqlite(error: sqlite3.Error, place: Place) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", 0) & RESULT
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return busy(place)
    if code == sqlite3.SQLITE_FULL:
        return full(place)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return read_only(place)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return corrupt(place, str(error))
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
        return gone(place, str(error))
    return LibraryError("The library could not do that.", f"{place.shown}: {error}.", "Try again.")


def _of_system(error: OSError, place: Place) -> LibraryError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return full(place)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return read_only(place)
    return gone(place, error.strerror or str(error))


def _of_server(error: BaseException | None, place: Place) -> LibraryError:
    state = str(getattr(error, "sqlstate", None) or "")
    words = " ".join(str(error).split())
    if state[:2] in _SYNTAX or "authentication failed" in words or ("does not exist" in words and not state):
        return LibraryRefusedError(
            "The server did not let Scrutiny Desk in.",
            f"{place.shown}: {_without_secrets(words)}",
            "Check name, password and database under File, Library, or ask who runs the server.",
        )
    if state.startswith("42501"):
        return read_only(place)
    if state in {"55P03", "57014", "40P01", "40001"}:
        return busy(place)
    if state in {"53100"}:
        return full(place)
    if not state or state[:2] in {"08", "57", "53"}:
        return gone(place, _without_secrets(words) or "the server does not answer")
    return LibraryError(
        "The library could not do that.", f"{place.shown}: {_without_secrets(words)}", "Try again."
    )


def _without_secrets(words: str) -> str:
    """Leave out whatever in a server's words may hold a password."""
    return " ".join(word for word in words.split() if "://" not in word and "password=" not in word)[:300]
