"""Telling the officer: a banner at the top of the window, never a box that must be answered first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.errors import ScrutinyError

SHOWN_FOR_ERRORS, SHOWN_FOR_NEWS = "error", "news"


class Banner(QFrame):
    """One notice: what happened, what it means, what to do. Hidden when there is none."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "banner")
        self.title = QLabel()
        self.body = QLabel()
        self.action = QPushButton()
        self.dismiss = QPushButton("Dismiss")
        self.title.setProperty("role", "heading")
        self.body.setProperty("role", "muted")
        for label in (self.title, self.body):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.body)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.action, self.dismiss):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.action.clicked.connect(self._choose)
        self.dismiss.clicked.connect(self.hide)
        self.setAccessibleName("Notice")
        self.hide()

    def show_error(self, error: ScrutinyError) -> None:
        """Say what went wrong and what to do."""
        self._show(error.title, " ".join(p for p in (error.detail, error.remedy) if p), SHOWN_FOR_ERRORS, "")

    def show_news(self, title: str, detail: str = "", action: str = "") -> None:
        """Say that something was done; ``action`` is a button that emits ``chosen``."""
        self._show(title, detail, SHOWN_FOR_NEWS, action)

    def _show(self, title: str, body: str, kind: str, action: str) -> None:
        self.title.setText(title)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setProperty("tone", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(f"{title} {body}".strip())
        self.show()

    def _choose(self) -> None:
        self.hide()
        self.chosen.emit()
