"""The slower checks of an open workbook, in a thread, once its report stands in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.qt.core_calls import checked
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from scrutinydesk.pipeline import Opened

AFTER_MS = 600


class LaterChecks(QObject):
    """Checks figures against each other, quietly.

    Signals
    -------
    found(Opened, Opened)
        The workbook as it was handed in, and with what was found; not where nothing was.
    done(Opened)
        The workbook with all that was found, whether there was anything or not.
    failed(ScrutinyError)
    """

    found = Signal(object, object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self.timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self.timer.timeout.connect(self.run)

    def begin(self, opened: Opened) -> None:
        """Check this workbook in a while; an earlier one that still waits is left."""
        self._opened = opened
        self.timer.start()

    def run(self) -> None:
        """Check at once."""
        opened = self._opened
        if opened is not None:
            task = Task("Checking the figures", lambda progress: checked(opened, progress), self)
            task.succeeded.connect(lambda found: self._tell(opened, found))
            task.failed.connect(self.failed)
            task.start()

    def _tell(self, opened: Opened, found: Opened) -> None:
        if found is not opened:
            self.found.emit(opened, found)
        self.done.emit(found)
