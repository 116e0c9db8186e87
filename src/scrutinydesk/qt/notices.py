"""Telling the officer: a banner at the top of the window, never a box that must be answered first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.errors import ScrutinyError

Choices = Sequence[tuple[str, Callable[[], object]]]
AT_MOST = 2  # choices beside Dismiss
SHOWN_FOR_ERRORS, SHOWN_FOR_NEWS = "error", "news"


class Banner(QFrame):
    """One notice: what happened, what it means, what to do. Hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "banner")
        self.title = QLabel()
        self.body = QLabel()
        self.actions_offered = [QPushButton() for _ in range(AT_MOST)]
        self._choices: Choices = ()
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
        for button in (*self.actions_offered, self.dismiss):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        for at, button in enumerate(self.actions_offered):
            button.clicked.connect(lambda _=False, at=at: self._choose(at))
        self.dismiss.clicked.connect(self.hide)
        self.setAccessibleName("Notice")
        self.hide()

    @property
    def first(self) -> QPushButton:
        """The first of its buttons, for the keyboard."""
        return self.actions_offered[0] if self._choices else self.dismiss

    def show_error(self, error: ScrutinyError, choices: Choices = ()) -> None:
        """Say what went wrong and what to do.

        Parameters
        ----------
        choices : sequence of (str, callable)
            Buttons beside *Dismiss*, at most two.
        """
        words = " ".join(p for p in (error.detail, error.remedy) if p)
        self._show(error.title, words, SHOWN_FOR_ERRORS, choices)

    def show_news(self, title: str, detail: str = "", choices: Choices = ()) -> None:
        """Say that something was done."""
        self._show(title, detail, SHOWN_FOR_NEWS, choices)

    def _show(self, title: str, body: str, kind: str, choices: Choices) -> None:
        self.title.setText(title)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self._choices = choices
        for at, button in enumerate(self.actions_offered):
            button.setText(choices[at][0] if at < len(choices) else "")
            button.setVisible(at < len(choices))
        self.setProperty("tone", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(f"{title} {body}".strip())
        self.show()

    def _choose(self, at: int) -> None:
        self.hide()
        self._choices[at][1]()
