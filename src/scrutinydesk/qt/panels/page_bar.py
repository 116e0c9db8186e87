"""What pages that are shown over the tabs have in common: a bar at the top, and columns beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked

HEIGHT = 58
GAP = 12


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


def lay_page(page: QWidget, bar: PageBar, columns: dict[QWidget, int]) -> QSplitter:
    """Lay a page out: the bar, and columns beneath with how wide they begin; dress it."""
    whole = QSplitter(Qt.Orientation.Horizontal)
    whole.setHandleWidth(GAP)
    for column in columns:
        whole.addWidget(column)
    whole.setChildrenCollapsible(False)
    whole.setSizes(list(columns.values()))
    body = QWidget()
    around = QVBoxLayout(body)
    around.setContentsMargins(GAP, GAP, GAP, GAP)
    around.addWidget(whole)
    stacked = QVBoxLayout(page)
    stacked.setContentsMargins(0, 0, 0, 0)
    stacked.setSpacing(0)
    stacked.addWidget(bar)
    stacked.addWidget(body, 1)
    wear(page)
    return whole
