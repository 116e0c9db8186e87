"""A sign beside words: the shape of a verdict or a severity, in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.panels.look import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Signal

SIZE = 14


class Sign(QWidget):
    """Draws a ``Signal`` without its word; that is to stand beside it."""

    def __init__(self, theme: Theme, signal: Signal | None = None) -> None:
        super().__init__()
        self.signal = signal
        self._theme = theme
        self.setFixedSize(SIZE, SIZE)

    def show_signal(self, signal: Signal | None, theme: Theme) -> None:
        """Draw another one, in a theme."""
        self.signal, self._theme = signal, theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.signal is not None:
            middle = QPointF(SIZE / 2, SIZE / 2)
            paint_shape(QPainter(self), middle, self.signal.shape, self._theme.tone(self.signal.tone))


class Counts(QWidget):
    """How many there are of each: a sign, a word and a number."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._theme = theme
        self._parts: list[tuple[Sign, QLabel]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def show_counts(self, counts: Sequence[tuple[Signal, int]]) -> None:
        """Show them; what was there before is gone."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._parts = []
        for signal, count in counts:
            sign, words = Sign(self._theme, signal), label(f"{signal.word} {count:,}", "count")
            self._row.addWidget(sign)
            self._row.addWidget(words)
            self._row.addSpacing(8)
            self._parts.append((sign, words))
        self.setAccessibleDescription(", ".join(words.text() for _, words in self._parts))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        for sign, _ in self._parts:
            sign.show_signal(sign.signal, theme)
