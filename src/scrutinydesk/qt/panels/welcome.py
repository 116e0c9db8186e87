"""What stands in the window before a report is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.look import label, marked

RECENT_SHOWN = 5
WIDTH = 640


class Welcome(QWidget):
    """A card with the ways in: open, the demo, an empty workbook, recent files."""

    open_wanted = Signal()
    demo_wanted = Signal()
    new_wanted = Signal()
    check_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = marked(QFrame(), card=True)
        title = label("The quarter, from workbook to meeting", "welcome")
        text = label(
            "Open the quarterly performance workbook, or the constabulary’s report to be "
            "checked: drop either anywhere on this window. "
            "Scrutiny Desk lists what is odd in it, shows what has changed and how it compares, "
            "and drafts the summaries. Your workbook is only ever read.",
            "muted",
            wrap=True,
        )
        self.open = self._button("Open workbook…", self.open_wanted, primary=True)
        self.demo = self._button("See the demo", self.demo_wanted)
        self.new = self._button("New workbook…", self.new_wanted)
        self.check = self._button("Check a report…", self.check_wanted)
        text.setMinimumHeight(text.heightForWidth(WIDTH - 56))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open, self.demo, self.new, self.check):
            buttons.addWidget(button)
        buttons.addStretch()
        self.recent_title = label("Recent", "heading")
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 26, 28, 24)
        column.setSpacing(14)
        column.addWidget(title)
        column.addWidget(text)
        column.addLayout(buttons)
        column.addWidget(self.recent_title)
        column.addLayout(self.recent)
        card.setFixedWidth(WIDTH)
        self._put(card)
        self.show_recent([])
        wear(self)

    def _put(self, card: QFrame) -> None:
        """Put the card a little above the middle."""
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def show_recent(self, paths: list[str]) -> None:
        """List the files opened last."""
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for path in paths[:RECENT_SHOWN]:
            button = marked(QPushButton(Path(path).name), kind="link")
            button.setToolTip(path)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, path=path: self.recent_wanted.emit(path))
            self.recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.recent_title.setVisible(bool(paths))

    def _button(self, text: str, signal: SignalInstance, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        marked(button, kind="primary" if primary else "")
        button.clicked.connect(signal)
        return button
