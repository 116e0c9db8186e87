"""Small drawings in table cells: the line of recent values, and a signal's form and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPolygonF

from scrutinydesk.qt.charts.forms import MARK, paint_shape, pen
from scrutinydesk.qt.charts.scale import Axis, runs
from scrutinydesk.reporting.table import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.qt.theme import Theme

WIDTH = 1.4
DOT = 2.2
MARK_ROOM = 16.0
MARGIN = 3.0


def paint_spark(
    painter: QPainter,
    rect: QRectF,
    values: Sequence[float | None],
    theme: Theme,
    emphasised_last: bool = True,  # noqa: FBT001, FBT002
) -> None:
    """Draw values, oldest first, over the whole of ``rect``; None is a gap.

    The scale is the cell's own: a sparkline shows shape, the figures beside it show size.
    """
    given = [value for value in values if value is not None]
    if not given:
        return
    low, high = min(given), max(given)
    spare = (high - low or abs(high) or 1.0) * 0.05
    box = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    across = Axis(0, max(1, len(values) - 1), box.left(), box.right())
    up = Axis(low - spare, high + spare, box.bottom(), box.top())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.series[0], WIDTH))
    last = QPointF()
    for first, end in runs(tuple(range(len(values))), tuple(values)):
        places = [QPointF(across.at(n), up.at(values[n] or 0.0)) for n in range(first, end + 1)]
        last = places[-1]
        painter.drawPolyline(QPolygonF(places if len(places) > 1 else [last, last + QPointF(1, 0)]))
    if emphasised_last and values[-1] is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.series[0])))
        painter.drawEllipse(last, DOT, DOT)
    painter.restore()


def paint_signal(painter: QPainter, rect: QRectF, signal: Signal, theme: Theme) -> None:
    """Draw form and word of a signal, the word in ink and shortened where it must be."""
    middle = rect.center().y()
    left = rect.left() + MARGIN
    place = QPointF(left + MARK_ROOM / 2, middle)
    paint_shape(painter, place, signal.shape, theme.tone(signal.tone), MARK)
    words = rect.adjusted(MARGIN + MARK_ROOM + 2, 0, -MARGIN, 0)
    metrics = QFontMetricsF(painter.font())
    text = metrics.elidedText(signal.word, Qt.TextElideMode.ElideRight, words.width())
    painter.save()
    painter.setPen(QColor(theme.ink))
    aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, int(aligned), text)
    painter.restore()
