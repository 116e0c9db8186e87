"""The bar at the bottom: whether all is saved, what is being done, where the selection comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from scrutinydesk.qt.tasks import Task


class Status(QFrame):
    """Save state left; progress with Cancel while there is work; source cells right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, part="status")
        self.setFixedHeight(28)
        self.saved = label("", "muted")
        self.saved.setAccessibleName("Save state")
        self.work = label("", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(160, 8)
        self.bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Stop it (Esc)")
        self.source = label("", "muted")
        self.source.setAccessibleName("Source cells of the selection")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.saved)
        row.addWidget(self.work)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.source)
        self._task: Task | None = None
        self.cancel.clicked.connect(self._cancel)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._cancel)
        self._idle()
        wear(self)

    def follow(self, task: Task) -> None:
        """Show the progress of a task until it ends."""
        self._task = task
        self.work.setText(f"{task.title}…")
        self.bar.setRange(0, 0)
        for widget in (self.work, self.bar, self.cancel):
            widget.show()
        self.cancel.setEnabled(True)
        self._escape.setEnabled(True)
        task.progressed.connect(self._progress)
        task.ended.connect(lambda: self._ended(task))

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if what and self._task is not None:
            self.work.setText(f"{self._task.title} · {what}")

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._idle()

    def _idle(self) -> None:
        self._escape.setEnabled(False)
        for widget in (self.work, self.bar, self.cancel):
            widget.hide()
