"""A picture of the window, taken once it has shown all that it was asked for; then the window closes.

For whoever looks after computers: ``scrutinydesk --picture demo.png demo`` tells without a person
whether an installed copy starts, shows a window, opens a workbook and has all that its pages need.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from scrutinydesk.errors import ExportError, ScrutinyError
from scrutinydesk.qt import tasks
from scrutinydesk.qt.crash import CrashHook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scrutinydesk.qt.desk import Desk

LOOK_MS = 50
REST_MS = 400  # what is drawn after a page has been turned to has come to rest by then
PATIENCE_S = 120.0


class Snapshot(QObject):
    """Watches a window from before it is shown, and turns through its pages.

    Parameters
    ----------
    desk : Desk
    path : Path
        Of the PNG; written over where it is there.
    wanted : bool
        Whether a workbook is to be shown in it.
    say : callable (str) -> None
        Told as the window gets on: ``painted``, ``shown`` and the path, each once.

    Attributes
    ----------
    error : ScrutinyError or None
        Why there is no picture, once the window has closed.
    """

    def __init__(self, desk: Desk, path: Path, say: Callable[[str], None], *, wanted: bool) -> None:
        super().__init__(desk)
        self.error: ScrutinyError | None = ExportError("The window was closed before its picture was taken.")
        self._desk = desk
        self._path = path
        self._wanted = wanted
        self._say = say
        self._end = time.monotonic() + PATIENCE_S
        self._to_turn: list[int] = []
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        desk.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice the first painting, and begin to look."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The turn after this one: by then the painting is over.
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._say("painted")
        self._timer.start()

    def _look(self) -> None:
        error = self._wrong()
        if error is not None:
            self._close(error)
        elif self._there:
            self._timer.stop()
            self._say("shown")
            count = self._desk.window.tabs.count() if self._wanted else 0
            self._to_turn = [*range(1, count), 0] if count else []
            self._timer.timeout.disconnect(self._look)
            self._timer.timeout.connect(self._turn)
            self._timer.start(REST_MS)

    def _turn(self) -> None:
        """Turn to the next page once the one before has all that it needs; then take the picture."""
        error = self._wrong()
        if error is not None:
            self._close(error)
        elif self._desk.settled and not tasks.at_work():
            if self._to_turn:
                self._desk.window.show_tab(self._to_turn.pop(0))
            else:
                self._take()

    def _wrong(self) -> ScrutinyError | None:
        banner = self._desk.window.banner
        faults = tasks.faults()
        if self._wanted and banner.isVisible() and banner.property("tone") == "error":
            return ExportError(banner.title.text(), banner.body.text())
        if faults:
            return ExportError("Something in the window did not work.", faults[-1])
        if isinstance(sys.excepthook, CrashHook) and sys.excepthook.dialog is not None:
            return ExportError("Something unexpected went wrong.", f"It is told in {sys.excepthook.log}.")
        if time.monotonic() > self._end:
            return ExportError(f"The window was not ready within {PATIENCE_S:.0f} seconds.")
        return None

    @property
    def _there(self) -> bool:
        return not self._wanted or (self._desk.opened is not None and self._desk.settled)

    def _take(self) -> None:
        taken = self._desk.window.grab()
        if taken.save(str(self._path), "PNG"):
            self._say(str(self._path))
            self._close(None)
        else:
            self._close(
                ExportError(
                    f"The picture “{self._path.name}” could not be written.",
                    "",
                    "Choose a folder that is there and that you may write to.",
                )
            )

    def _close(self, error: ScrutinyError | None) -> None:
        self._timer.stop()
        self.error = error
        self._desk.window.close()
