"""What stands where there is nothing to show: a few friendly words in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, SIDE = 620, 12
AS_WIDE_AS_IT_MAY = 100  # beside what is left and right of it
TICK = "\N{CHECK MARK}"


class Calm(QScrollArea):
    """A sign, a title, a sentence, a button, and a list of things to do; scrolls where it must."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None, *, framed: bool = False) -> None:
        super().__init__(parent)
        marked(self, card=framed)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.sign = label("", "tick")
        self.title = label("", "calm")
        self.text = label("", "muted", wrap=True)
        for words in (self.sign, self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.action = marked(QPushButton(), kind="primary")
        self.action.clicked.connect(self.acted)
        self.points = QVBoxLayout()
        self.points.setSpacing(6)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH + 2 * SIDE)
        column = QVBoxLayout(middle)
        column.setContentsMargins(SIDE, 24, SIDE, 24)
        column.setSpacing(8)
        for words in (self.sign, self.title, self.text):
            column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self.points)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.addStretch(1)
        row.addWidget(middle, AS_WIDE_AS_IT_MAY, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setWidget(whole)
        # The frame is rounded: what lies on it must not fill the corners.
        for inner in (whole, self.viewport()):
            inner.setAutoFillBackground(False)

    def say(
        self,
        title: str,
        text: str,
        points: Sequence[tuple[str, str]] = (),
        *,
        sign: str = "",
        action: str = "",
    ) -> None:
        """Say it.

        Parameters
        ----------
        points : sequence of (str, str)
            What to do: where, and what.
        sign : str
            One character above the words.
        action : str
            What the button says; there is none where it is empty.
        """
        self.sign.setText(sign)
        self.sign.setVisible(bool(sign))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.title.setText(title)
        self.text.setText(text)
        while (item := self.points.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for where, what in points:
            self.points.addWidget(_point(where, what))
        spoken = " ".join((text, *(f"{where}: {what}" for where, what in points)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(spoken)


def _point(where: str, what: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    name = label(where, "heading")
    name.setFixedWidth(170)
    name.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = label(what, "muted", wrap=True)
    row.addWidget(name)
    row.addWidget(words, 1)
    return line
