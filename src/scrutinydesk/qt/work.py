"""The one piece of work that the officer waits for, followed in the status bar."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutinydesk.qt.tasks import Task, collect_again, stop_collecting

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.main_window import MainWindow


class Work(QObject):
    """Another piece of work takes the place of the one before."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self.task: Task | None = None
        self._window = window

    @property
    def running(self) -> bool:
        """Whether something may still arrive."""
        return self.task is not None and self.task.running

    def begin(self, title: str, work: Callable[[Progress], object]) -> Task:
        """Return the task, to be connected and started."""
        self.cancel()
        task = self.task = Task(title, work, self)
        task.failed.connect(self._window.banner.show_error)
        self._window.status.follow(task)
        # Much is made by such work and next to nothing of it is thrown away: looking for cyclic
        # garbage all along would take a tenth of the time.
        gc.unfreeze()
        stop_collecting()
        task.ended.connect(collect_again)
        return task

    def cancel(self) -> None:
        """Stop what is going on."""
        if self.running and self.task is not None:
            self.task.cancel()
