"""Outlines: of points, and of the signals and badges that stand beside words."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from scrutinydesk.qt.charts.marks import Form
from scrutinydesk.reporting.table import Shape

DIAMOND = 1.25
TRIANGLE = 1.15
MARK = 4.5  # half a signal in a table, in pixels
# Of a target: a bar, with a dot clear of it on one side or on both.
LARGER = 1.2  # for it has more parts than the others
BAR, BEAD, CLEAR = 0.28, 0.42, 0.62
SIDES = {Shape.OVER: (-1,), Shape.UNDER: (1,), Shape.ASTRIDE: (-1, 1)}


def pen(colour: str | QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """Return a pen with round joins; ``dash`` is in units of the page, not of the width."""
    return QPen(_pen(QColor(colour).rgba(), width, dash))


@lru_cache(maxsize=512)
def _pen(colour: int, width: float, dash: tuple[float, ...]) -> QPen:
    made = QPen(QColor.fromRgba(colour), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        made.setDashPattern([part / width for part in dash])
    return made


def outline(form: Form, place: QPointF, radius: float) -> QPolygonF:
    """Return a square, a diamond or a triangle about a place."""
    x, y, r = place.x(), place.y(), radius
    if form is Form.SQUARE:
        corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
    elif form is Form.DIAMOND:
        r *= DIAMOND
        corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    else:
        r *= TRIANGLE
        way = -1 if form is Form.UP else 1
        corners = [(x, y + way * r), (x + r, y - way * r * 0.8), (x - r, y - way * r * 0.8)]
    return QPolygonF([QPointF(*corner) for corner in corners])


def paint_shape(painter: QPainter, place: QPointF, shape: Shape, colour: str, half: float = MARK) -> None:
    """Draw the form of a signal about a place, ``half`` from its middle to its edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape in {Shape.UP, Shape.DOWN}:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(colour)))
        painter.drawPolygon(outline(Form.UP if shape is Shape.UP else Form.DOWN, place, half))
    elif shape in SIDES:
        _paint_target(painter, place, shape, colour, half)
    else:
        _paint_open(painter, place, shape, colour, half)
    painter.restore()


def _paint_open(painter: QPainter, place: QPointF, shape: Shape, colour: str, half: float) -> None:
    x, y = place.x(), place.y()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, 2.0 if shape is Shape.DASH else 1.6))
    if shape is Shape.CIRCLE:
        painter.drawEllipse(place, half * 0.85, half * 0.85)
    elif shape is Shape.DASH:
        painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
    else:
        tick = [QPointF(x - half, y), QPointF(x - half * 0.2, y + half * 0.75)]
        painter.drawPolyline(QPolygonF([*tick, QPointF(x + half, y - half * 0.75)]))


def _paint_target(painter: QPainter, place: QPointF, shape: Shape, colour: str, half: float) -> None:
    """Draw the target as a bar, and which side of it the figures keep to as dots."""
    x, y, sides = place.x(), place.y(), SIDES[shape]
    half *= LARGER
    # With one dot the bar moves, so that the whole stands in the middle.
    level = y - half * CLEAR / 2 * sides[0] if len(sides) == 1 else y
    painter.setPen(pen(colour, max(1.2, half * BAR)))
    painter.drawLine(QLineF(x - half, level, x + half, level))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(colour)))
    across = (0.0,) if len(sides) == 1 else (-half * 0.5, half * 0.5)
    for side, aside in zip(sides, across, strict=True):
        painter.drawEllipse(QPointF(x + aside, level + side * half * CLEAR), half * BEAD, half * BEAD)
