"""What a database reports, in the officer's words."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from scrutinydesk.library.errors import (
    LibraryBusyError,
    LibraryCorruptError,
    LibraryError,
    LibraryFullError,
    LibraryGoneError,
    LibraryReadOnlyError,
    LibraryRefusedError,
)
from scrutinydesk.library.places import backups

_LITTLE = 2**20  # bytes; with less left, a failed write is a full disk
AS_BEFORE = "Nothing was changed."


@contextmanager
def worded(where: str, path: Path | None = None) -> Iterator[None]:
    """Turn what a database, or the disk beneath it, reports into a ``LibraryError``.

    Parameters
    ----------
    where : str
        The library as it is shown to people.
    path : Path, optional
        The file, where it is one.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        fault = _fault(error, where, path)
        raise fault from error


def _fault(error: Exception, where: str, path: Path | None) -> LibraryError:
    if isinstance(error, NoConnectionLeft):
        return busy(where)
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if path is None:
        return of_server(cause, where)
    return _of_system(cause, path) if isinstance(cause, OSError) else of_file(cause, path)


def of_file(error: BaseException, path: Path) -> LibraryError:
    """Return what SQLite reported of a file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    plain = code & 0xFF
    if plain in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return corrupt(path, str(error))
    if plain in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return busy(str(path))
    if plain == sqlite3.SQLITE_FULL:
        return full(path)
    if plain in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}:
        return _unreachable(path, str(error))
    return _unknown(path.name, str(error))


def _unreachable(path: Path, says: str) -> LibraryError:
    """Return why a file cannot be read or written: gone, no room, no rights, or a failing disk."""
    try:
        there = path.exists()
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return gone(path)
    if not there:
        return gone(path)
    if free < _LITTLE:
        return full(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return read_only(path)
    return gone(path, f"The system says: {says}.")


def _of_system(error: OSError, path: Path) -> LibraryError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return full(path)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return read_only(path)
    return gone(path, f"The system says: {error.strerror or error}.")


def busy(where: str) -> LibraryBusyError:
    """Return that someone else holds the library."""
    return LibraryBusyError(
        "The library is in use by someone else.",
        f"{where} has been locked for some seconds. {AS_BEFORE}",
        "Try again in a moment. If it stays so, close whatever else has the library open.",
    )


def full(path: Path | str) -> LibraryFullError:
    """Return that there is no room."""
    return LibraryFullError(
        "The disk is full.",
        f"{path} could not take more. Everything kept before is there; this last step was not kept.",
        "Make room on that disk, then try again.",
    )


def read_only(path: Path | str) -> LibraryReadOnlyError:
    """Return that nothing can be written."""
    return LibraryReadOnlyError(
        "The library cannot be written to.",
        f"{path} is read-only, or lies in a folder in which you may not write. {AS_BEFORE}",
        "Ask for the right to write there, or choose another library.",
    )


def gone(path: Path, says: str = "") -> LibraryGoneError:
    """Return that the file cannot be reached."""
    return LibraryGoneError(
        "The library cannot be reached.",
        f"{path} has been moved, removed, or its drive or network is not there. {says}".strip(),
        "Bring the drive or network back, or the file to its place, then try again.",
    )


def corrupt(path: Path, says: str) -> LibraryCorruptError:
    """Return that a file is damaged, and what could take its place."""
    newest = next(iter(backups(path)), None)
    start = "Start from the newest backup" if newest else "Start an empty library"
    instead = f"the backup “{newest.name}” takes its place" if newest else "an empty library is begun"
    return LibraryCorruptError(
        "The library is damaged.",
        f"{path} is no library, or not whole: {says}. Nothing in it was changed.",
        f"Choose “{start}” under Tools > Library: the damaged file is kept aside and {instead}.",
        newest,
    )


# SQLSTATE codes; a class of them by its first two signs.
_BUSY = {"55P03", "57014", "40P01", "40001", "53300", "55006"}
_FULL = {"53100", "53200"}
_READ_ONLY = {"42501", "25006"}
_REFUSED = {"28P01", "28000", "3D000"}
_GONE = {"", "57P01", "57P02", "57P03", "57P05", "25P03"}
_CORRUPT = {"XX001", "XX002"}


def of_server(error: BaseException, where: str) -> LibraryError:
    """Return what PostgreSQL, or the way to it, reported."""
    says = " ".join(str(error).split())
    state = _state(error, says)
    if state in _REFUSED:
        return _refused(where, says)
    if state in _GONE or state.startswith("08"):
        return gone_server(where, says)
    if state in _CORRUPT:
        return _server_corrupt(where, says)
    for states, fault in ((_BUSY, busy), (_FULL, full), (_READ_ONLY, read_only)):
        if state in states:
            return fault(where)
    return _unknown(where, says)


def _state(error: BaseException, says: str) -> str:
    """Return the code of a fault; empty where the server did not answer."""
    state: str = getattr(error, "sqlstate", None) or ""
    if state or "FATAL:" not in says:
        return state
    # The driver hands on no code for a connection that was not made, only the server's words.
    if "too many" in says or "remaining connection slots" in says:
        return "53300"
    return "57P03" if "the database system is" in says else "28000"


def gone_server(where: str, says: str) -> LibraryGoneError:
    """Return that the server cannot be reached."""
    return LibraryGoneError(
        "The library's server cannot be reached.",
        f"{where}: {says}. What you were keeping at that moment is there whole or not at all.",
        "Check the network and the address, then try again; look first whether your last step is there.",
    )


def _refused(where: str, says: str) -> LibraryRefusedError:
    return LibraryRefusedError(
        "The library's server did not let you in.",
        f"{where}: {says}.",
        "Check user name, password and database in the address, or ask those who look after the server.",
    )


def _server_corrupt(where: str, says: str) -> LibraryCorruptError:
    return LibraryCorruptError(
        "The library is damaged.",
        f"The server of {where} says: {says}.",
        "Tell those who look after the server; they have its backups.",
    )


def _unknown(where: str, says: str) -> LibraryError:
    return LibraryError(
        "The library could not do this.",
        f"{where}: {says}. {AS_BEFORE}",
        "Try again; if it happens again, report it with these words.",
    )
