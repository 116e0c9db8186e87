"""Sees when a library that could not be reached is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.qt.remembering import Remembering

EVERY_MS = 10_000


class LibraryWatch(QObject):
    """Looks from time to time, in a thread, until it is found.

    Signals
    -------
    back()
        The library in use can be read.
    """

    back = Signal()

    def __init__(self, remembering: Remembering, parent: QObject) -> None:
        super().__init__(parent)
        self._remembering = remembering
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look in a while; once more where it is looked for already."""
        if not self._timer.isActive() and (self._task is None or not self._task.running):
            self._timer.start(EVERY_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()

    def _look(self) -> None:
        task = self._task = Task(
            "Looking for the library", lambda _progress: self._remembering.ask(_asked), self
        )
        task.succeeded.connect(lambda _: self.back.emit())
        task.failed.connect(lambda _: self._timer.start(EVERY_MS))
        task.start()


def _asked(library: Library) -> object:
    return library.journal(1)
