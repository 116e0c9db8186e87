"""Copies of a library that is a file: the last of each day, one before each upgrade; and back again."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from scrutinydesk.library import faults
from scrutinydesk.library.places import backup_folder, backups, file_uri
from scrutinydesk.library.schema import APPLICATION

KEPT = 5  # days
_COMPANIONS = ("", "-wal", "-shm", "-journal")


def due(path: Path) -> bool:
    """Tell whether the library has changed since its last backup."""
    newest = next(iter(backups(path)), None)
    parts = [part for part in (path, path.with_name(f"{path.name}-wal")) if part.exists()]
    return newest is None or max(part.stat().st_mtime for part in parts) > newest.stat().st_mtime


def make(path: Path, why: str = "") -> Path:
    """Copy a library that may be in use, whole or not at all.

    Parameters
    ----------
    why : str
        Goes into the name, for a copy that is no daily one: it is never removed.

    Raises
    ------
    LibraryError
        There is no room, no right to write, or the library cannot be read.
    """
    day = f"{dt.datetime.now().astimezone():%Y-%m-%d}"
    name = f"{path.stem}-{day}{f'-{why}' if why else ''}.sqlite"
    with faults.worded(str(path), path):
        backup_folder(path).mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".making-", dir=backup_folder(path))
        os.close(handle)
        made = Path(temporary)
        try:
            _copy(path, made)
            made.replace(backup_folder(path) / name)
        finally:
            made.unlink(missing_ok=True)
    for old in [each for each in backups(path) if _is_daily(each, path)][KEPT:]:
        old.unlink(missing_ok=True)
    return backup_folder(path) / name


def restore(path: Path) -> tuple[Path | None, Path | None]:
    """Put the damaged file aside and the newest sound backup in its place.

    Returns
    -------
    (Path or None, Path or None)
        The backup that was used, and where the damaged file is now; None where there was none.
    """
    sound = next((each for each in backups(path) if is_sound(each)), None)
    with faults.worded(str(path), path):
        ready = None
        if sound is not None:
            ready = path.with_name(f".{path.name}.restored")
            _copy(sound, ready)
        aside = _put_aside(path)
        if ready is not None:
            ready.replace(path)
    return sound, aside


def is_sound(path: Path) -> bool:
    """Tell whether a file is a whole library."""
    try:
        with closing(connect(path, "rw")) as connection:
            marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
            return marked and check(connection) == ""
    except sqlite3.Error:
        return False


def check(connection: sqlite3.Connection) -> str:
    """Return the first thing that is wrong with the file of a connection; empty where it is whole."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return "" if found == "ok" else str(found)


def connect(path: Path, mode: str, patience: float = 10.0) -> sqlite3.Connection:
    """Open a file as SQLite does, with transactions left to the caller.

    Parameters
    ----------
    mode : str
        ``rw``: it must be there already. ``rwc``: it is made where it is missing.
    patience : float
        Seconds to wait for someone else's lock.
    """
    return sqlite3.connect(
        file_uri(path, mode), uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )


def _copy(source: Path, target: Path) -> None:
    with closing(connect(source, "rw")) as read, closing(connect(target, "rwc")) as written:
        read.backup(written)
        # The copy keeps no log beside it, so that it is one file.
        written.execute("PRAGMA journal_mode=DELETE")


def _is_daily(backup: Path, path: Path) -> bool:
    return len(backup.stem) == len(f"{path.stem}-2026-01-31")


def _put_aside(path: Path) -> Path | None:
    """Rename a file and what belongs to it, to a name that is not taken."""
    if not path.exists():
        return None
    stamp = f"{dt.datetime.now().astimezone():%Y-%m-%d %H%M%S}"
    number = 1
    while True:
        again = f" {number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem} damaged {stamp}{again}{path.suffix}")
        if not aside.exists():
            break
        number += 1
    # Its log first: without the file it is of no use to anyone, and must not meet the new file.
    for companion in reversed(_COMPANIONS):
        part = path.with_name(path.name + companion)
        if part.exists():
            part.rename(aside.with_name(aside.name + companion))
    return aside
