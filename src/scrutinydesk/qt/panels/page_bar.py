"""The bar at the top of a page that is shown over the tabs: what it is, facts, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked

HEIGHT = 58


class PageBar(QFrame):
    """Title and facts at the left; Back, and what is added, at the right.

    Signals
    -------
    back_wanted()
    """

    back_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        marked(self, part="header")
        self.setFixedHeight(HEIGHT)
        self.title = label(title, "title")
        self.facts = Elided("", "subtitle")
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = QPushButton("Back")
        self.back.setToolTip("Go back to the report (Alt+Left)")
        self.back.setShortcut("Alt+Left")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 16, 0)
        self.row.setSpacing(8)
        self.row.addLayout(words, 1)
        self.add(self.back)
        self.back.clicked.connect(self.back_wanted)

    def add(self, part: QWidget) -> None:
        """Put something at the right."""
        self.row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
