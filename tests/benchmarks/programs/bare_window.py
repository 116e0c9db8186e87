"""Reference: a PySide6 window with a tab widget and an empty table, to its first paint."""

from __future__ import annotations

import sys

from clock import report, since_start
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QTabWidget


class Window(QMainWindow):
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
window = Window()
tabs = QTabWidget()
tabs.addTab(QTableView(), "Table")
window.setCentralWidget(tabs)
window.resize(1366, 768)
window.show()
app.exec()
