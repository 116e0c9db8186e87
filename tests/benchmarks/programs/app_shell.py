"""Scrutiny Desk to the first paint of its window, nothing opened yet."""

from __future__ import annotations

import gc

gc.disable()  # as the command line does before it imports the window

import sys
import tempfile
from pathlib import Path

from clock import report, since_start
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from scrutinydesk.qt.app import Desk, application
from scrutinydesk.qt.panels.memory import Memory


class Watch(QObject):
    """Reports once the window has been painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, self.done)
        return False

    def done(self) -> None:
        early = {"pandas", "pyqtgraph", "openpyxl", "docx", "scipy"} & set(sys.modules)
        if early:
            message = f"imported before the first paint: {early}"
            raise RuntimeError(message)
        report(seconds=since_start())
        QApplication.quit()


app = application(sys.argv[:1])
desk = Desk(Memory(Path(tempfile.mkdtemp())))
watch = Watch()
desk.window.installEventFilter(watch)
desk.window.resize(1366, 768)
desk.window.show()
app.exec()
