"""Reference: PySide6, pandas and pyqtgraph imported, one empty plot shown."""

from __future__ import annotations

import sys

import pandas as pd  # noqa: F401  the import is what is measured
import pyqtgraph as pg
from clock import report, since_start
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Plot(pg.PlotWidget):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.done)

    def done(self) -> None:
        report(seconds=since_start())
        QApplication.quit()


app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(Plot())
window.resize(1366, 768)
window.show()
app.exec()
