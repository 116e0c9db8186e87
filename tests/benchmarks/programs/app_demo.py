"""Scrutiny Desk opening the demo, until section 5 stands there with its chart painted."""

from __future__ import annotations

import gc

gc.disable()  # as the command line does before it imports the window

import sys
import tempfile
from pathlib import Path

from clock import report, since_start
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from scrutinydesk.qt.app import DEMO, Desk, application
from scrutinydesk.qt.panels.memory import Memory

TAB = 3
SETTLED_MS = 2000  # until what is imported and built behind the painted window is there too


class Watch(QObject):
    """Turns to section 5 when the report is there and reports once table and chart are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: set[QWidget] = set()
        self.seconds = 0.0

    def turn(self) -> None:
        desk.go_to_tab(str(TAB))
        panel = desk.pages.sections[TAB - 2]
        assert panel.section.number == "5"
        assert panel.measures.table_model.rowCount() > 10
        assert panel.chart_card.figure.panels[0].lines
        self.wanted = {panel.measures.viewport(), panel.chart_card.shown}
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self.wanted:
            self.wanted.discard(watched)
            if not self.wanted:
                QTimer.singleShot(0, self.shown)
        return False

    def shown(self) -> None:
        self.seconds = since_start()
        app.removeEventFilter(self)
        QTimer.singleShot(SETTLED_MS, self.done)

    def done(self) -> None:
        report(seconds=self.seconds)
        QApplication.quit()


app = application(sys.argv[:1])
desk = Desk(Memory(Path(tempfile.mkdtemp())))
watch = Watch()
desk.window.resize(1366, 768)
desk.window.show()


def start() -> None:
    gc.enable()
    desk.shown.connect(watch.turn)
    desk.open(DEMO)


QTimer.singleShot(0, start)
app.exec()
