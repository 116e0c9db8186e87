"""Copies of a library's file: one a day, the last few kept."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

FOLDER = "backups"
KEPT = 5


def newest(path: Path) -> Path | None:
    """Return the latest copy of a library; None where there is none."""
    found = _all(path)
    return found[-1] if found else None


def due(path: Path, today: dt.date) -> bool:
    """Tell whether there is no copy of this day yet."""
    return not _named(path, today.isoformat()).exists()


def make(path: Path, label: str) -> Path:
    """Copy a library as it stands, while others may be writing to it; return the copy.

    Parameters
    ----------
    label : str
        Day, or the version before an upgrade: a later copy of the same label takes its place.

    Raises ``sqlite3.Error`` or ``OSError`` where the copy could not be made; no half of one is left.
    """
    target = _named(path, label)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    beside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as copy:
            source.backup(copy)
            _sound(copy)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    for old in _all(path)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def _sound(copy: sqlite3.Connection) -> None:
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def set_aside(path: Path) -> Path:
    """Move a damaged library out of the way, with what belongs to it; return where it went."""
    stamp = dt.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for ending in ("", "-wal", "-shm"):
        part = Path(f"{path}{ending}")
        if part.exists():
            part.replace(f"{aside}{ending}")
    return aside


def _named(path: Path, label: str) -> Path:
    return path.parent / FOLDER / f"{path.stem}_{label}{path.suffix}"


def _all(path: Path) -> list[Path]:
    """Return the copies, oldest first."""
    found = (path.parent / FOLDER).glob(f"{path.stem}_*{path.suffix}")
    return sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name))
