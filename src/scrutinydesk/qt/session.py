"""Knows whether the run before was ended without being closed, and what it had open."""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from scrutinydesk import atomic

FOLDER = "sessions"


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A run that was not closed.

    Attributes
    ----------
    source : str
        What it had open, as ``opened`` was told; empty where nothing was.
    saved : datetime or None
        When it last saved something, local time; None where it never did.
    """

    source: str
    saved: dt.datetime | None


class Session:
    """One run of the window.

    A small file says what is open; a lock beside it says that the run lives. The system lets go of
    the lock when the process ends, in whatever way, so a file whose lock is free was left behind.
    Any thread may call.

    Attributes
    ----------
    path : Path
        Of the file.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER
        self.path = self._folder / f"{os.urandom(16).hex()}.json"
        self._lock: QLockFile | None = None
        self._held: dict[str, str] = {"source": "", "saved": ""}
        self._writing = threading.Lock()

    def begin(self) -> Interrupted | None:
        """Begin, and return what the latest run that was not closed left; its file is taken away."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            left = [(path.stat().st_mtime, path) for path in self._folder.glob("*.json")]
        except OSError:
            return None  # without a folder of its own nothing can be remembered, and others say so
        found = [run for _, path in sorted(left) if (run := _left_behind(path)) is not None]
        self._lock = _lock(self.path)
        if self._lock.tryLock(0):
            self._write()
        return found[-1] if found else None

    def opened(self, source: str) -> None:
        """Say what is open now."""
        self._held["source"] = source
        self._write()

    def saved(self) -> None:
        """Say that everything up to now is kept."""
        self._held["saved"] = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        self._write()

    def end(self) -> None:
        """Say that the run was closed as it should be."""
        with self._writing:
            lock, self._lock = self._lock, None
            if lock is not None:
                self.path.unlink(missing_ok=True)
                lock.unlock()

    def _write(self) -> None:
        with self._writing:
            if self._lock is None:
                return
            try:
                atomic.replace(self.path, json.dumps(self._held).encode())
            except OSError:
                return  # what matters is kept elsewhere, and says so when it cannot be


def alive(folder: Path) -> list[Path]:
    """Return the files of the runs that live, the latest first."""
    found = []
    for path in folder.glob("*.json"):
        lock = _lock(path)
        if lock.tryLock(0):
            lock.unlock()
        elif lock.error() is QLockFile.LockError.LockFailedError:
            found.append(path)
    return sorted(found, key=_written, reverse=True)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0  # closed this moment


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock


def _left_behind(path: Path) -> Interrupted | None:
    lock = _lock(path)
    if not lock.tryLock(0):
        return None  # that run is alive
    try:
        held = json.loads(path.read_bytes())
        saved = str(held["saved"])
        return Interrupted(str(held["source"]), dt.datetime.fromisoformat(saved) if saved else None)
    except (OSError, ValueError, TypeError, KeyError):
        return Interrupted("", None)
    finally:
        path.unlink(missing_ok=True)
        lock.unlock()
