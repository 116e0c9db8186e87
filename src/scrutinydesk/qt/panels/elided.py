"""A line of text that gives way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override


class Elided(QLabel):
    """A line of text that gives way: it ends in … where there is no room, and says all on hovering.

    Parameters
    ----------
    least : int
        Pixels that it keeps in any case.
    dropped : float
        Share of its width under which nothing is shown rather than a scrap.

    Attributes
    ----------
    hint : str
        What hovering says in any case.
    """

    def __init__(self, text: str = "", role: str = "", least: int = 0, dropped: float = 0.0) -> None:
        super().__init__()
        self.least = least
        self.dropped = dropped
        self.hint = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    @override
    def minimumSizeHint(self) -> QSize:
        natural = super().minimumSizeHint()
        return QSize(min(natural.width(), self.least), natural.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        whole = self.text() if shown != self.text() else ""
        self.setToolTip("\n".join(filter(None, (whole, self.hint))))
        if self.width() < self.dropped * self.fontMetrics().horizontalAdvance(self.text()):
            return
        painter = QPainter(self)
        side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(
            painter, self.rect(), side, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
