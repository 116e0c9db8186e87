"""What can be concluded from a chart, and what must be read with it: beneath it, or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Figure

NAME = "What we can and cannot conclude"
BACK = "Back to the chart"
SIDE, OVER, UNDER = 14, 4, 8
LINK = 6  # from the edge of the button to its text
WHOLE = 16_777_215  # as high as Qt lets a widget be


class Conclusions(QWidget):
    """Words that go with a chart.

    Where they leave it too little room they fold into a button, which shows them in its place.

    Signals
    -------
    turned(bool)
        The words are wanted in place of the chart, or the chart again.
    """

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.words.setContentsMargins(SIDE, OVER, SIDE, UNDER)
        self.area = QScrollArea()
        self.area.setWidget(self.words)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(NAME)
        for each in (self.area.viewport(), self.words):
            each.setAutoFillBackground(False)
        self.button = marked(QPushButton(NAME), kind="link")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        # How the chart was judged is seen at any size, if not to its end.
        self.note = Elided("", "muted")
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(SIDE - LINK, 0, SIDE, 2)
        row.addWidget(self.button)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)
        self.folded = False
        self.hide()

    def say(self, figure: Figure) -> None:
        """Say what goes with a figure; nothing where nothing is drawn."""
        texts = () if figure.empty else (*figure.conclusions, figure.note)
        self.words.setText("\n".join(filter(None, texts)))
        self.note.setText(figure.note)
        self.area.setAccessibleDescription(self.words.text())
        self.area.verticalScrollBar().setValue(0)
        self.setVisible(bool(self.words.text()))

    @property
    def kept(self) -> int:
        """The height that they hold on to; nothing where they are folded."""
        return 0 if self.folded or self.isHidden() else self.area.minimumHeight()

    def share(self, width: int, room: int) -> None:
        """Take the room that the words need, or fold.

        Parameters
        ----------
        room : int
            What the chart can spare.
        """
        wanted = max(0, self.words.heightForWidth(width))
        self.folded = wanted > room
        if not self.folded and self.button.isChecked():
            self.button.setChecked(False)
        self.foot.setVisible(self.folded)
        self.area.setVisible(not self.folded or self.button.isChecked())
        self.area.setMinimumHeight(0 if self.folded else wanted)
        self.area.setMaximumHeight(WHOLE if self.folded else wanted)

    def _turn(self, on: bool) -> None:  # noqa: FBT001  Qt gives it by place
        self.button.setText(BACK if on else NAME)
        self.area.setVisible(on or not self.folded)
        self.turned.emit(on)
