"""The marked point of a chart on the screen: a line down to its month, a ring, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from scrutinydesk.qt.charts import painter as brush
from scrutinydesk.qt.charts.forms import pen
from scrutinydesk.qt.charts.page import SCREEN
from scrutinydesk.qt.charts.words import wrapped

if TYPE_CHECKING:
    from scrutinydesk.qt.charts.plot import Plot
    from scrutinydesk.qt.theme import Theme

BUBBLE_PAD = 6.0
RING = 6.0
ROOM_ABOVE = 2
MOST_LINES = 3


class Mark(NamedTuple):
    """A point of a plot, in pixels, and its words."""

    plot: Plot
    at: QPointF
    words: str


def paint_mark(painter: QPainter, mark: Mark, theme: Theme, width: float) -> None:
    """Paint it on a chart of that width."""
    box, at = mark.plot.box, mark.at
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(theme.edge, 1))
    if mark.plot.down:
        y = round(at.y()) + 0.5
        painter.drawLine(QPointF(box.x, y), QPointF(box.right, y))
    else:
        x = round(at.x()) + 0.5
        painter.drawLine(QPointF(x, box.y), QPointF(x, box.bottom))
    painter.setPen(pen(theme.focus, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, RING, RING)
    _paint_bubble(painter, mark, theme, width)


def _paint_bubble(painter: QPainter, mark: Mark, theme: Theme, within: float) -> None:
    most = max(40.0, within - 4 * BUBBLE_PAD)
    lines = wrapped(mark.words, most, SCREEN.body, brush.measure, most=MOST_LINES)
    widths = [brush.measure(text, SCREEN.body, False) for text in lines]  # noqa: FBT003
    width = max(widths, default=0.0) + 2 * BUBBLE_PAD
    height = SCREEN.line * len(lines) + 2 * BUBBLE_PAD
    left = min(max(mark.at.x() - width / 2, 2.0), within - width - 2)
    above = mark.at.y() - height - 2 * RING
    top = above if above > ROOM_ABOVE else mark.at.y() + 2 * RING
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tooltip))
    painter.drawRoundedRect(QRectF(left, top, width, height), 4, 4)
    painter.setPen(QColor(theme.on_tooltip))
    painter.setFont(brush.face(SCREEN.body))
    for at, text in enumerate(lines):
        base = top + BUBBLE_PAD + SCREEN.body * 0.97 + at * SCREEN.line
        painter.drawText(QPointF(left + BUBBLE_PAD, base), text)
