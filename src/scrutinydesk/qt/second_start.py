"""A second start hands what it was asked to open to the window that is open already.

What is wanted is laid beside the session's own file (see ``session``), in the officer's own folder;
the window that is open watches that folder and takes it away. Nothing listens for connections, so
nobody else can knock. What nobody takes in time is opened by a window of its own.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from scrutinydesk import atomic
from scrutinydesk.qt.session import FOLDER, alive

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from scrutinydesk.qt.session import Session

SUFFIX = ".wanted"
PATIENCE_S, LOOK_S = 3.0, 0.02
MOST_BYTES = 1 << 16
ANSWERED_MS = 200  # how often it is looked whether a dialog has been answered
ANYONE = -1  # Windows' word for any process


def hand_over(home: Path, source: str, patience: float = PATIENCE_S) -> bool:
    """Return whether a window that is open has taken it.

    Parameters
    ----------
    home : Path
        The officer's folder of settings.
    source : str
        A whole path, ``demo``, or nothing where only the window is wanted.
    patience : float
        Seconds to wait until it is taken.
    """
    for session in alive(home / FOLDER):
        wanted = session.with_suffix(SUFFIX)
        try:
            atomic.replace(wanted, json.dumps(source).encode())
        except (OSError, UnicodeEncodeError):
            return False  # a folder that cannot be written to, or a name that no text holds
        _let_come_to_the_front()
        end = time.monotonic() + patience
        while wanted.exists() and time.monotonic() < end:
            time.sleep(LOOK_S)
        try:
            wanted.unlink()
        except FileNotFoundError:
            return True
    return False


def _let_come_to_the_front() -> None:
    """Windows lets a window come forward only if the program that the officer has just started says so."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  needed nowhere else

        ctypes.windll.user32.AllowSetForegroundWindow(ANYONE)


class Reception(QObject):
    """Takes what later starts lay down for this session, and brings the window forward.

    Parameters
    ----------
    session : Session
        Has begun.
    window : QMainWindow
    wish : callable (str) -> None
        Called with what is to be opened.
    """

    def __init__(self, session: Session, window: QMainWindow, wish: Callable[[str], None]) -> None:
        super().__init__(window)
        self._path = session.path.with_suffix(SUFFIX)
        self._window = window
        self._wish = wish
        self._watcher = QFileSystemWatcher([str(self._path.parent)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        try:
            with self._path.open("rb") as file:
                source = json.loads(file.read(MOST_BYTES))
            self._path.unlink()
        except (OSError, ValueError):
            return  # nothing there, or not ours: it stays, and who laid it down opens it
        if isinstance(source, str):
            self._come_forward()
            self._open(source)

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def _open(self, source: str) -> None:
        if not source:
            return
        if QApplication.activeModalWidget() is None:
            self._wish(source)
        else:  # the officer answers what is asked first
            QTimer.singleShot(ANSWERED_MS, self, lambda: self._open(source))
