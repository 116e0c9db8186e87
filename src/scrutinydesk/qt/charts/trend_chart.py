"""The interactive chart of a section: the same layout as in the files, with pointing and keys."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutinydesk.periods import Month
from scrutinydesk.qt.charts.cursor import FAR, Cursor
from scrutinydesk.qt.charts.forms import pen
from scrutinydesk.qt.charts.layout import arrange
from scrutinydesk.qt.charts.mark import Mark
from scrutinydesk.qt.charts.page import SCREEN, Sheet
from scrutinydesk.qt.charts.painter import measure
from scrutinydesk.qt.charts.plot import Layout
from scrutinydesk.qt.charts.still import Still
from scrutinydesk.qt.theme import Theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from scrutinydesk.qt.charts.plot import Plot
    from scrutinydesk.qt.charts.trend_view import Live
    from scrutinydesk.reporting.figure import Figure

FOCUS_FRAME = 2
BESIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
KEYS: dict[Qt.Key, Callable[[Cursor], Cursor]] = {
    Qt.Key.Key_Left: lambda cursor: cursor.along(-1),
    Qt.Key.Key_Right: lambda cursor: cursor.along(1),
    Qt.Key.Key_Home: lambda cursor: cursor.along(-FAR),
    Qt.Key.Key_End: lambda cursor: cursor.along(FAR),
    Qt.Key.Key_PageUp: lambda cursor: cursor.along(-12),
    Qt.Key.Key_PageDown: lambda cursor: cursor.along(12),
    Qt.Key.Key_Up: lambda cursor: cursor.across(-1),
    Qt.Key.Key_Down: lambda cursor: cursor.across(1),
}


def _place(plot: Plot, cursor: Cursor) -> tuple[float, float]:
    if plot.drawing.stops:
        return plot.drawing.stops[cursor.position]
    return plot.x.at(cursor.month), plot.y.at(cursor.value)


def _announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader that the description changed, and have the words read out."""
    event = QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged)
    QAccessible.updateAccessibility(event)
    if hasattr(QtGui, "QAccessibleAnnouncementEvent"):  # Qt 6.8
        QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, words))


class TrendChart(QWidget):
    """A figure that can be pointed at and walked through.

    Left, Right, Home, End and Page keys move the marked point along its line, Up and Down to
    another line or panel, or along rows that stand beneath each other; Ctrl with Left and Right to
    the cell beside in a grid. Escape takes the mark away.
    """

    pointed = Signal(str, object)
    """What the marked point says, and its ``Place``; empty words where none is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._theme = load_theme("light")
        self._cursor: Cursor | None = None
        self._chosen: Cursor | None = None  # by key or click: it outlasts a menu that takes the focus
        self._layout = Layout()
        self._held = self._stale = False
        self._canvas: Still | Live = Still()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(FOCUS_FRAME, FOCUS_FRAME, FOCUS_FRAME, FOCUS_FRAME)
        self._box.addWidget(self._canvas)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    @property
    def cursor_words(self) -> str:
        """What the marked point says; empty where none is marked."""
        return self._cursor.words if self._cursor else ""

    @property
    def marked(self) -> tuple[Month | None, str]:
        """The month that is marked, or was last by key or click, and the title of its panel."""
        cursor = self._cursor or self._chosen
        if cursor is None or self._figure is None:
            return None, ""
        month = None if cursor.series[cursor.row].listed else Month(cursor.month)
        return month, self._figure.panels[cursor.panel].title

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(640, 380)

    def come_alive(self) -> None:
        """Go over from the still picture to pyqtgraph, imported by now or else here."""
        from scrutinydesk.qt.charts.trend_view import Live  # noqa: PLC0415  the first chart does not wait

        still = self._canvas
        if isinstance(still, Live):
            return
        self._canvas = Live()
        self._box.replaceWidget(still, self._canvas)
        self._canvas.resize(still.size())
        still.deleteLater()
        self._arrange()

    def show_figure(self, figure: Figure) -> None:
        """Show another figure in place of the present one."""
        self._figure = figure
        self._cursor = self._chosen = None
        self.setAccessibleName(figure.title)
        badges = (f"{badge.word}." for badge in figure.badges)
        self.setAccessibleDescription(" ".join((figure.alt or figure.empty, *badges)))
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self._arrange()

    def _area(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    @contextmanager
    def held(self) -> Iterator[None]:
        """Draw what changes meanwhile, figure or size, once at the end."""
        self._held, self._stale = True, False
        try:
            yield
        finally:
            self._held = False
            if self._stale:
                self._arrange()

    def _arrange(self) -> None:
        if self._held:
            self._stale = True
            return
        if self._figure is None:
            return
        area = self._area()
        sheet = Sheet(self._figure, area.width(), area.height(), measure, SCREEN)
        self._layout = arrange(sheet)
        self._canvas.show_layout(self._layout, self._theme)
        self._mark()

    def _mark(self) -> None:
        """Draw the mark where the cursor is."""
        cursor, mark = self._cursor, None
        if cursor is not None:
            plot = self._layout.plots[cursor.panel]
            mark = Mark(plot, QPointF(*_place(plot, cursor)), cursor.words)
        self._canvas.show_mark(mark, self._theme)

    def _move(self, cursor: Cursor | None, *, aloud: bool) -> None:
        if cursor == self._cursor:
            return
        self._cursor = cursor
        self._chosen = cursor if aloud else self._chosen
        self._mark()
        words = self.cursor_words
        if aloud and words:
            self.setAccessibleDescription(words)
            _announce(self, words)
        self.pointed.emit(words, cursor.place if cursor else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._cursor:
            self._move(None, aloud=False)
            self._chosen = None
        elif key in KEYS and self._figure:
            start = Cursor.start(self._figure)
            beside = event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in BESIDE
            step = (lambda cursor: cursor.beside(BESIDE[key])) if beside else KEYS[key]
            moved = step(self._cursor) if self._cursor else start
            self._move(moved, aloud=True)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._move(self._nearest(self._canvas.mapFrom(self, event.position().toPoint())), aloud=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._move(self._nearest(self._canvas.mapFrom(self, event.position().toPoint())), aloud=True)
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        if not self.hasFocus():
            self._move(None, aloud=False)
        super().leaveEvent(event)

    def _nearest(self, at: QPoint) -> Cursor | None:
        """Return the cursor on the point nearest to a place in a plot; None outside all plots."""
        x, y = at.x(), at.y()
        start = Cursor.start(self._figure) if self._figure else None
        for n, plot in enumerate(self._layout.plots):
            box = plot.box
            # A row's name is as good as its point.
            inside = plot.down or box.x <= x <= box.right
            if start and inside and box.y <= y <= box.bottom:
                if plot.drawing.stops:
                    return start.at_place(plot.drawing.stops, (x, y))
                month = plot.x.value(x)
                rows = [row for row, series in enumerate(start.series) if series.panel == n]
                near = [start.near(row, month) for row in rows]
                return min(near, key=lambda each: abs(plot.y.at(each.value) - y), default=None)
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._move(None, aloud=False)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.card))
        if self.hasFocus():
            painter.setPen(pen(self._theme.focus, FOCUS_FRAME))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
