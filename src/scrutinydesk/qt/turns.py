"""Work that only the window's own thread may do, in steps between which it answers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

BUDGET_S = 0.005


class Turns(QObject):
    """Goes through the steps of an iterator, a few milliseconds in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    @property
    def running(self) -> bool:
        """Whether there is something left to do."""
        return self._timer.isActive()

    def run(self, steps: Iterator[object], after: int = 0) -> None:
        """Begin, some milliseconds from now; what is left of earlier steps is dropped."""
        self._steps = steps
        self._timer.start(after)

    def stop(self) -> None:
        """Leave the rest."""
        self._steps = iter(())
        self._timer.stop()

    def _turn(self) -> None:
        self._timer.setInterval(0)
        steps = self._steps
        end = time.monotonic() + BUDGET_S
        while steps is self._steps and time.monotonic() < end:
            if next(steps, self) is self:
                # The last step may have begun others.
                if steps is self._steps:
                    self.stop()
                return
