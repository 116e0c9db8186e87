"""The pyqtgraph side of a trend chart: what is drawn on the screen for one layout."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QWheelEvent

from scrutinydesk.qt.charts import painter as brush
from scrutinydesk.qt.charts.forms import pen
from scrutinydesk.qt.charts.mark import Mark, paint_mark
from scrutinydesk.qt.charts.marks import points, strokes
from scrutinydesk.qt.charts.page import PAPER, SCREEN
from scrutinydesk.qt.charts.plot import Layout, Plot
from scrutinydesk.qt.charts.scale import runs

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure import Line

ENLARGED = SCREEN.body / PAPER.body


class View(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph is untyped
    """A bare scene: scrolling, menus and clicks belong to the page around it."""

    def __init__(self) -> None:
        super().__init__(background=None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.ignore()


class Ground(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph is untyped
    """Everything beneath the lines, and all words, by the painter that also makes the files."""

    def __init__(self) -> None:
        super().__init__()
        self._size = QRectF()
        self._layout: Layout | None = None
        self._theme: Theme | None = None
        self.setZValue(-1000)  # ViewBox takes -100

    def show_layout(self, layout: Layout, theme: Theme, size: QRectF) -> None:
        """Show another layout."""
        if size != self._size:
            self.prepareGeometryChange()
        self._layout, self._theme, self._size = layout, theme, size
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        return self._size

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._layout is None or self._theme is None:
            return
        painter.fillRect(self._size, QColor(self._theme.card))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for plot in self._layout.plots:
            brush.paint_ground(painter, plot, self._theme, ENLARGED)
            if plot.still:
                brush.paint_lines(painter, plot, self._theme, ENLARGED)
        brush.paint_words(painter, self._layout, self._theme)


class PanelItem:
    """The curves and points of one panel, kept and filled again for the next figure."""

    def __init__(self, scene: pg.GraphicsScene) -> None:
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False)
        # Half of a point at the edge lies outside.
        self.box.setFlag(self.box.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        self.box.setAcceptHoverEvents(False)
        self.box.disableAutoRange()
        scene.addItem(self.box)
        self.curves: list[pg.PlotCurveItem] = []
        self.scatter = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self.scatter.setZValue(50)
        self.box.addItem(self.scatter, ignoreBounds=True)

    def show_plot(self, plot: Plot, theme: Theme) -> None:
        """Show the lines of a plot where the layout has put it."""
        box = plot.box
        self.box.setGeometry(QRectF(box.x, box.y, box.width, box.height))
        self.box.setRange(
            xRange=(plot.x.low, plot.x.high),
            yRange=(plot.y.low, plot.y.high),
            padding=0,
            disableAutoRange=True,
        )
        lines = plot.panel.lines
        while len(self.curves) < len(lines):
            curve = pg.PlotCurveItem(antialias=True)
            self.box.addItem(curve, ignoreBounds=True)
            self.curves.append(curve)
        for curve in self.curves[len(lines) :]:
            curve.hide()
        for line, stroke, curve in zip(lines, strokes(plot.panel), self.curves, strict=False):
            x, y, joined = arrays(line)
            made = _cosmetic(stroke.colour(theme), stroke.width * ENLARGED, stroke.dash)
            curve.setData(x, y, connect=joined, pen=made)
            curve.setZValue(stroke.width)
            curve.show()
        self._show_points(plot, theme)
        self.box.show()

    def _show_points(self, plot: Plot, theme: Theme) -> None:
        spots = []
        spacing = (plot.x.at(1) - plot.x.at(0)) / ENLARGED
        for line, stroke in zip(plot.panel.lines, strokes(plot.panel), strict=True):
            for point in points(plot.panel, line, spacing):
                colour = theme.tone(point.tone) if point.tone else stroke.colour(theme)
                radius = (brush.LARGE if point.large else brush.DOT) * ENLARGED
                outline = colour if point.hollow else theme.card
                spots.append(
                    {
                        "pos": (line.months[point.at], line.values[point.at]),
                        "symbol": str(point.form),
                        "size": radius * (2.4 if point.hollow else 2.2),
                        "brush": _fill(theme.card if point.hollow else colour),
                        "pen": _cosmetic(outline, 1.6 if point.hollow else 0.9),
                    }
                )
        self.scatter.setData(spots)


# Kept, because pyqtgraph draws a symbol again for every new pen and brush object.
@cache
def _fill(colour: str) -> QBrush:
    return QBrush(QColor(colour))


@cache
def _cosmetic(colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """Return a pen of so many pixels, whatever the scale of what it draws."""
    made = pen(colour, width, dash)
    made.setCosmetic(True)
    return made


def arrays(line: Line) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return months, values (NaN for none) and which points are joined to the next."""
    months = np.array(line.months, dtype=float)
    values = np.array([np.nan if v is None else v for v in line.values], dtype=float)
    joined = np.zeros(len(months), dtype=np.int32)
    for first, last in runs(line.months, line.values):
        joined[first:last] = 1
    return months, values, joined


class Readout(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph is untyped
    """The marked point, above everything."""

    def __init__(self) -> None:
        super().__init__()
        self._size = QRectF()
        self._mark: Mark | None = None
        self._theme: Theme | None = None
        self.setZValue(100)

    def show_mark(self, mark: Mark | None, theme: Theme, size: QRectF) -> None:
        """Mark a place and say its words, or nothing."""
        if size != self._size:
            self.prepareGeometryChange()
        self._mark, self._theme, self._size = mark, theme, size
        self.setVisible(mark is not None)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        return self._size

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._mark is not None and self._theme is not None:
            paint_mark(painter, self._mark, self._theme, self._size.width())


class Live(View):
    """A layout drawn by pyqtgraph: curves and points that are kept from figure to figure."""

    def __init__(self) -> None:
        super().__init__()
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = Ground()
        self._readout = Readout()
        self._readout.hide()
        self.panels: list[PanelItem] = []
        for item in (self._ground, self._readout):
            self.scene().addItem(item)

    def show_layout(self, layout: Layout, theme: Theme) -> None:
        """Show another layout."""
        self._ground.show_layout(layout, theme, self._area())
        plots = [plot for plot in layout.plots if not plot.still]
        while len(self.panels) < len(plots):
            self.panels.append(PanelItem(self.scene()))
        for item, plot in zip(self.panels, plots, strict=False):
            item.show_plot(plot, theme)
        for item in self.panels[len(plots) :]:
            item.box.hide()

    def show_mark(self, mark: Mark | None, theme: Theme) -> None:
        """Mark a point, or none."""
        self._readout.show_mark(mark, theme, self._area())

    def _area(self) -> QRectF:
        return QRectF(0, 0, self.width(), self.height())
