"""A sign beside words: the shape of a verdict or a severity, in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.panels.look import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Signal

SIZE, CLOSE, APART = 14, 3, 6


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
    """How many there are of each: sign, word and number; where there is no room, the word on hovering."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._theme = theme
        self._parts: list[tuple[Sign, QLabel, int]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(CLOSE)
        # Its labels may be wider than there is room: then they change.
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)

    def show_counts(self, counts: Sequence[tuple[Signal, int]]) -> None:
        """Show them; what was there before is gone."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._parts = []
        self._row.addStretch(1)
        for signal, count in counts:
            sign, words = Sign(self._theme, signal), label("", "count")
            self._row.addWidget(sign)
            self._row.addWidget(words)
            self._row.addSpacing(APART)
            self._parts.append((sign, words, count))
        self.setAccessibleDescription(", ".join(f"{signal.word} {count:,}" for signal, count in counts))
        self._word()
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        for sign, _, _ in self._parts:
            sign.show_signal(sign.signal, theme)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide(short=False), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(short=True), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word()

    def _wide(self, *, short: bool) -> int:
        advance = self.fontMetrics().horizontalAdvance
        words = sum(advance(_text(sign, count, short=short)) + 2 for sign, _, count in self._parts)
        return words + len(self._parts) * (SIZE + 2 * CLOSE + APART)

    def _word(self) -> None:
        short = self.width() < self._wide(short=False)
        for sign, words, count in self._parts:
            words.setText(_text(sign, count, short=short))
            for part in (sign, words):
                part.setToolTip(_text(sign, count, short=False))


def _text(sign: Sign, count: int, *, short: bool) -> str:
    word = sign.signal.word if sign.signal is not None else ""
    return f"{count:,}" if short else f"{word} {count:,}"
