"""A walk through a window, a step at a time, with a heart that beats every 5 ms in its event loop.

For as long as the heart stands still, the window would have stood still to the officer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from clock import report
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

BEAT_MS, STEP_MS = 5, 20
TOLD = 25
Step = tuple[str, Callable[[], object]]


class Walk:
    """Takes steps, each under a name, and writes down how long the heart stood still at which.

    Parameters
    ----------
    figures : callable () -> dict, optional
        What else is reported at the end.
    told : bool
        Whether the longest of the steps are printed too.
    """

    def __init__(
        self, steps: Iterator[Step], figures: Callable[[], dict[str, float]] = dict, *, told: bool = False
    ) -> None:
        self.stalls: list[tuple[float, str]] = []
        self._steps, self._figures, self._told = steps, figures, told
        self._doing, self._last = "start", 0.0
        self._heart = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)
        # Armed again after each step: two steps in one turn of the loop would count as one long one.
        self._next = QTimer(interval=STEP_MS, singleShot=True)
        self._next.timeout.connect(self._step)

    def through(self, app: QApplication, window: QWidget, height: int = 768) -> None:
        """Show the window, take every step in it, report, and end the application."""
        window.resize(1366, height)
        window.show()
        app.processEvents()
        self._heart.start()
        self._next.start()
        app.exec()

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.stalls.append((now - self._last - BEAT_MS / 1000, self._doing))
        self._last = now

    def _step(self) -> None:
        try:
            self._doing, do = next(self._steps)
        except StopIteration:
            self._finish()
        else:
            do()
            self._next.start()

    def _finish(self) -> None:
        self._heart.stop()
        report(stall=max(self.stalls)[0], **self._figures())
        if self._told:
            for seconds, name in sorted(self.stalls, reverse=True)[:TOLD]:
                print(f"{1000 * seconds:7.1f} ms  {name}")
        QApplication.quit()
