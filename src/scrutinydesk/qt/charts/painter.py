"""A chart painted on any device; sizes are points, or the pixels of a screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from scrutinydesk.qt.charts.forms import outline, paint_shape, pen
from scrutinydesk.qt.charts.layout import arrange
from scrutinydesk.qt.charts.marks import Form, Point, Stroke, points, strokes
from scrutinydesk.qt.charts.page import PAPER, Sheet, Sizes
from scrutinydesk.qt.charts.plot import Layout, Plot
from scrutinydesk.qt.charts.scale import runs
from scrutinydesk.qt.theme import Theme, font
from scrutinydesk.reporting.figure import BarKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.qt.charts.shapes import Area
    from scrutinydesk.reporting.figure import Fan, Figure, Line

MEASURED_AT = 100
DOT, LARGE = 1.9, 3.6  # radii, at body text of 9
BREAK_DASH = (3.0, 3.0)
HATCHING = 4.0  # from line to line, over a stretch that lies across a break
MEAN_DASH = (4.0, 3.0)
TARGET_DASH = (9.0, 3.0)
REBASE_DASH = (1.5, 2.5)
FAN_ALPHA = 0.16
METHODS_WIDTH = 3.2
GLYPH = 0.4  # half a badge, in sizes of body text


@cache
def face(size: float, heavy: bool = False) -> QFont:  # noqa: FBT001, FBT002 (keys of the cache)
    """Return a font of the charts."""
    return font(size, QFont.Weight.DemiBold if heavy else QFont.Weight.Normal, exact=True)


@cache
def measure(text: str, size: float, heavy: bool) -> float:  # noqa: FBT001 (words.Measure)
    """Return the width of a text, the same on every device."""
    metrics = QFontMetricsF(face(MEASURED_AT, heavy))
    return metrics.horizontalAdvance(text) * size / MEASURED_AT


def ink(theme: Theme, token: str) -> QColor:
    """Return a colour: a token of the theme; ``series2`` of words about the third line, ``mark2`` its own."""
    if token.startswith("series"):
        return QColor(theme.series_text[int(token[6:]) % len(theme.series_text)])
    if token.startswith("mark"):
        return QColor(theme.series[int(token[4:]) % len(theme.series)])
    return QColor(getattr(theme, token))


def paint(
    painter: QPainter, rect: QRectF, figure: Figure, theme: Theme, *, scale: float = 1.0, sizes: Sizes = PAPER
) -> Layout:
    """Paint a figure into ``rect`` of the device.

    Parameters
    ----------
    painter : QPainter
    rect : QRectF
    figure : Figure
    theme : Theme
    scale : float
        Units of the device to a unit of ``sizes``; 300 / 72 for points at 300 dpi.
    sizes : Sizes

    Returns
    -------
    Layout
        Where everything went, in units of ``sizes``.
    """
    layout = arrange(Sheet(figure, rect.width() / scale, rect.height() / scale, measure, sizes))
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, rect.width() / scale, rect.height() / scale), QColor(theme.card))
    paint_layout(painter, layout, theme, sizes)
    painter.restore()
    return layout


def paint_layout(painter: QPainter, layout: Layout, theme: Theme, sizes: Sizes) -> None:
    """Paint a figure that has been laid out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for plot in layout.plots:
        paint_ground(painter, plot, theme, sizes.body / PAPER.body)
        paint_lines(painter, plot, theme, sizes.body / PAPER.body)
    paint_words(painter, layout, theme)


def paint_words(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Paint all texts, and the badges beside theirs."""
    for glyph in layout.glyphs:
        paint_shape(painter, QPointF(*glyph.place), glyph.shape, theme.tone(glyph.tone), glyph.size * GLYPH)
    for words in layout.words:
        painter.setFont(face(words.size, words.heavy))
        painter.setPen(ink(theme, words.ink))
        painter.drawText(QPointF(words.box.x, words.baseline), words.text)


def paint_ground(painter: QPainter, plot: Plot, theme: Theme, enlarged: float = 1.0) -> None:
    """Paint what lies beneath the lines: bands, gaps, hatching, gridlines, means, breaks, leaders."""
    _paint_bands(painter, plot, theme)
    _paint_rulings(painter, plot, theme)
    paint_drawing(painter, plot, theme, enlarged)


def _paint_bands(painter: QPainter, plot: Plot, theme: Theme) -> None:
    box = plot.box
    for limits in plot.panel.limits:
        left, right = plot.x.at(limits.first - 0.5), plot.x.at(limits.last + 0.5)
        top, bottom = plot.y.at(limits.upper), plot.y.at(limits.lower)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), QColor(theme.band))
    for first, last in plot.panel.gaps:
        left, right = plot.x.at(first - 0.5), plot.x.at(last + 0.5)
        painter.fillRect(QRectF(left, box.y, right - left, box.height), QColor(theme.gap))
    for mixed in plot.panel.mixed:
        left, right = max(box.x, plot.x.at(mixed.first - 0.5)), min(box.right, plot.x.at(mixed.last + 0.5))
        paint_hatching(painter, QRectF(left, box.y, right - left, box.height), theme)
    if plot.panel.fan is not None:
        _paint_fan(painter, plot, plot.panel.fan, theme)


def _paint_fan(painter: QPainter, plot: Plot, fan: Fan, theme: Theme) -> None:
    """Paint the interval as an opening area, and what the methods say as a bar at its end."""
    upper = [QPointF(plot.x.at(m), plot.y.at(v)) for m, v in zip(fan.months, fan.high, strict=True)]
    lower = [QPointF(plot.x.at(m), plot.y.at(v)) for m, v in zip(fan.months, fan.low, strict=True)]
    colour = QColor(theme.series[0])
    colour.setAlphaF(FAN_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
    painter.setPen(pen(theme.series[0], 0.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(upper))
    painter.drawPolyline(QPolygonF(lower))
    if fan.methods is not None:
        x = plot.x.at(fan.months[-1])
        painter.setPen(pen(theme.series[0], METHODS_WIDTH))
        painter.drawLine(QLineF(x, plot.y.at(fan.methods[0]), x, plot.y.at(fan.methods[1])))


def _paint_rulings(painter: QPainter, plot: Plot, theme: Theme) -> None:
    box = plot.box
    painter.setPen(pen(theme.grid, 0.7))
    painter.drawLines([QLineF(box.x, y, box.right, y) for y in map(plot.y.at, plot.ticks)])
    painter.setPen(pen(theme.edge, 0.7))
    low = box.bottom
    painter.drawLines([QLineF(x, low, x, low + 3) for x in map(plot.x.at, plot.months)])
    painter.setPen(pen(theme.mean, 1, MEAN_DASH))
    for limits in plot.panel.limits:
        y = plot.y.at(limits.mean)
        painter.drawLine(QLineF(plot.x.at(limits.first - 0.5), y, plot.x.at(limits.last + 0.5), y))
    if plot.panel.target is not None:
        painter.setPen(pen(theme.ink, 1, TARGET_DASH))
        y = plot.y.at(plot.panel.target.value)
        painter.drawLine(QLineF(box.x, y, box.right, y))
    for flag in plot.flags:
        # Limits drawn anew by hand are no break of the series.
        colour, dash = (theme.mean, REBASE_DASH) if flag.line.rebased else (theme.blocked, BREAK_DASH)
        painter.setPen(pen(colour, 1, dash))
        painter.drawLine(QLineF(flag.x, flag.top, flag.x, box.bottom))
    for leader in plot.leaders:
        painter.setPen(pen(ink(theme, leader.ink), 0.6))
        painter.drawLine(QLineF(leader.x1, leader.y1, leader.x2, leader.y2))


def paint_drawing(painter: QPainter, plot: Plot, theme: Theme, enlarged: float = 1.0) -> None:
    """Paint areas, traces, bars and pins of a plot that has no months."""
    drawing = plot.drawing
    _paint_areas(painter, drawing.areas, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for trace in drawing.traces:
        painter.setPen(pen(ink(theme, trace.ink), trace.width * enlarged, trace.dash))
        painter.drawPolyline(QPolygonF([QPointF(*place) for place in trace.places]))
    _paint_areas(painter, drawing.plates, theme)
    if plot.bars:
        paint_bars(painter, plot, theme)
    for each in drawing.pins:
        _paint_form(painter, QPointF(*each.place), each.form, DOT * each.radius * enlarged,
                    (ink(theme, each.ink), QColor(theme.card), each.hollow, enlarged))  # fmt: skip


def _paint_areas(painter: QPainter, areas: Iterable[Area], theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for area in areas:
        colour = ink(theme, area.ink)
        colour.setAlphaF(area.alpha)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in area.corners]))


def paint_hatching(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Paint slanting lines: patterns of brushes are not drawn alike by all that show an SVG."""
    colour = QColor(theme.blocked)
    colour.setAlphaF(0.4)
    painter.setPen(pen(colour, 0.5))
    start = area.left() - area.height() + HATCHING
    while start < area.right():
        left, right = max(start, area.left()), min(start + area.height(), area.right())
        painter.drawLine(QLineF(left, area.bottom() - left + start, right, area.bottom() - right + start))
        start += HATCHING


def paint_bars(painter: QPainter, plot: Plot, theme: Theme) -> None:
    """Paint the bars of a waterfall: figures full, what adds lighter, what takes away hatched."""
    main, light = QColor(theme.series[0]), QColor(theme.series[0])
    light.setAlphaF(0.45)
    brushes = {
        BarKind.TOTAL: QBrush(main),
        BarKind.UP: QBrush(light),
        BarKind.DOWN: QBrush(main, Qt.BrushStyle.BDiagPattern),
    }
    for bar in plot.bars:
        painter.setPen(pen(main, 1))
        painter.setBrush(brushes[bar.kind])
        painter.drawRect(QRectF(bar.box.x, bar.box.y, max(1.0, bar.box.width), bar.box.height))
        if bar.join is not None:
            start, end, level = bar.join
            painter.setPen(pen(theme.mean, 0.7))
            painter.drawLine(QLineF(level, start, level, end))


def paint_lines(painter: QPainter, plot: Plot, theme: Theme, enlarged: float = 1.0) -> None:
    """Paint the lines, the faint first, and their points; ``enlarged`` is of the body text."""
    panel = plot.panel
    spacing = (plot.x.at(1) - plot.x.at(0)) / enlarged
    drawn = list(zip(panel.lines, strokes(panel), strict=True))
    for line, stroke in sorted(drawn, key=lambda each: each[1].width):
        painter.setPen(pen(stroke.colour(theme), stroke.width * enlarged * plot.fine, stroke.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for first, last in runs(line.months, line.values):
            painter.drawPolyline(QPolygonF(_places(plot, line, range(first, last + 1))))
        for point in points(panel, line, spacing):
            # In a cell the figure beside its end says where that is.
            if plot.fine < 1 and not (point.large or point.hollow):
                continue
            place = _places(plot, line, (point.at,))[0]
            paint_point(painter, place, point, (stroke, theme), enlarged * (1.0 + plot.fine) / 2)


def _places(plot: Plot, line: Line, positions: Iterable[int]) -> list[QPointF]:
    # Axis.at, written out: a grid has thousands of points.
    x, y = plot.x, plot.y
    across, up = (x.end - x.start) / (x.high - x.low), (y.end - y.start) / (y.high - y.low)
    left, low = x.start - x.low * across, y.start - y.low * up
    months, values = line.months, line.values
    return [
        QPointF(left + months[at] * across, low + value * up)
        for at in positions
        if (value := values[at]) is not None
    ]


def paint_point(
    painter: QPainter, place: QPointF, point: Point, look: tuple[Stroke, Theme], enlarged: float = 1.0
) -> None:
    """Paint a point: its tone where it has one, else the line's colour; hollow if provisional."""
    stroke, theme = look
    colour = QColor(theme.tone(point.tone) if point.tone else stroke.colour(theme))
    radius = (LARGE if point.large else DOT * (1.0 if point.form is Form.CIRCLE else 1.3)) * enlarged
    _paint_form(painter, place, point.form, radius, (colour, QColor(theme.card), point.hollow, enlarged))


def _paint_form(
    painter: QPainter, place: QPointF, form: Form, radius: float, look: tuple[QColor, QColor, bool, float]
) -> None:
    colour, card, hollow, enlarged = look
    painter.setPen(pen(colour, 1.1 * enlarged) if hollow else pen(card, 0.7 * enlarged))
    painter.setBrush(QBrush(card if hollow else colour))
    radius *= 1.2 if hollow else 1.0
    if form is Form.CIRCLE:
        painter.drawEllipse(place, radius, radius)
    else:
        painter.drawPolygon(outline(form, place, radius))
