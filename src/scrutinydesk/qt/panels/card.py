"""A card: a white frame with a heading row, the one container that every panel is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

HEADING_HEIGHT = 46
TITLE_LEAST = 240


class Card(QFrame):
    """Title, quiet subtitle, buttons to their right, and a body beneath."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, card=True)
        self.heading = marked(QFrame(), part="cardHeading")
        self.heading.setFixedHeight(HEADING_HEIGHT)
        self.title = Elided(title, "heading", TITLE_LEAST)
        self.subtitle = Elided(subtitle, "muted", dropped=0.5)
        self.row = QHBoxLayout(self.heading)
        self.row.setContentsMargins(14, 0, 12, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.row.addWidget(self.subtitle)
        self.row.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def name(self, title: str, subtitle: str = "") -> None:
        """Change the heading."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.setAccessibleName(title)

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something into the body."""
        if isinstance(content, QWidget):
            self.body.addWidget(content, stretch)
        else:
            self.body.addLayout(content, stretch)
