"""Draws cells of a ``Table``: group headings, figures, sparklines and signals."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.charts.spark import paint_spark
from scrutinydesk.qt.models.table_model import CELL, COLUMN
from scrutinydesk.reporting.table import Cell, Level, Row

if TYPE_CHECKING:
    from scrutinydesk.qt.models.table_model import TableModel
    from scrutinydesk.qt.theme import Theme

MARGIN = 8
QUIET_MARGIN = 5
INDENT = 16
SIGNAL_SIZE = 11
GAP = 7
LEAST_HIGH = 36


class CellDelegate(QStyledItemDelegate):
    """Everything is drawn here, so that a row costs one background and a few texts."""

    def __init__(self, theme: Theme, view: QTableView, *, wrap: bool = False, quiet: bool = False) -> None:
        super().__init__(view)
        self.theme = theme
        self._wrap = wrap
        self._quiet = quiet
        self.stacked = False
        self.links: frozenset[str] = frozenset()
        self.margin = QUIET_MARGIN if quiet else MARGIN
        self._view = view
        self._plain = themes.font(13)
        self._strong = themes.font(13, QFont.Weight.DemiBold)
        self._small = themes.font(11)
        self._metrics = QFontMetrics(self._plain), QFontMetrics(self._small)

    def advance(self, text: str, *, strong: bool = False) -> int:
        """Return how wide a text is drawn; a figure must never be cut short."""
        if strong:
            return QFontMetrics(self._strong).horizontalAdvance(text)
        main, rest = self.parts(text)
        plain, small = self._metrics
        widths = plain.horizontalAdvance(main), small.horizontalAdvance(rest) if rest else 0
        return max(widths) if self.stacked else sum(widths)

    def leads_on(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether a click on the cell leads to its place."""
        return index.isValid() and index.data(COLUMN) in self.links and bool(index.data(CELL).places)

    def parts(self, text: str) -> tuple[str, str]:
        """Split off what stands in brackets at the end, which a quiet table draws small."""
        at = text.rfind(" (") if self._quiet and text.endswith(")") else -1
        return (text, "") if at <= 0 else (text[: at + 1], text[at + 1 :])

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # Asked of the model itself: what goes by way of Qt takes four times as long, some hundred times.
        model = cast("TableModel", index.model())
        row, cell = model.cell(index.row(), index.column())
        rect: QRect = option.rect
        state: int = option.state.value
        painter.save()
        self._ground(painter, rect, row, state)
        inner = rect.adjusted(self.margin, 0, -self.margin, 0)
        if row.level == Level.GROUP:
            painter.setFont(self._strong)
            painter.setPen(colour(self.theme.accent))
            painter.drawText(inner, _LEFT, cell.text)
        elif cell.spark is not None:
            paint_spark(painter, QRectF(inner.adjusted(0, 7, 0, -7)), cell.spark, self.theme)
        elif cell.signal is not None:
            self._signal(painter, inner, cell)
        else:
            first = index.column() == 0
            left = INDENT if first and row.level == Level.PART else 0
            painter.setFont(self._strong if row.level == Level.TOTAL else self._plain)
            linked = self.links and self.leads_on(index)
            painter.setPen(colour(self.theme.accent if linked else self.theme.ink))
            alignment = model.alignment(row, index.column())
            self._text(painter, inner.adjusted(left, 0, 0, 0), cell.text, alignment)
        if state & _FOCUSED and self._view.hasFocus():
            painter.setPen(QPen(colour(self.theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def height(self, text: str, width: int, *, strong: bool = False) -> int:
        """Return how high a row must be for a text in a column of that width."""
        inner = QRect(0, 0, width - 2 * self.margin, 10_000)
        metrics = QFontMetrics(self._strong) if strong else self._metrics[0]
        words = metrics.boundingRect(inner, _WRAPPED, text)
        return max(LEAST_HIGH, words.height() + 2 * self.margin)

    def _ground(self, painter: QPainter, rect: QRect, row: Row, state: int) -> None:
        if state & _SELECTED:
            painter.fillRect(rect, colour(self.theme.selection))
        elif row.level == Level.GROUP:
            painter.fillRect(rect, colour(self.theme.raised))
        painter.setPen(colour(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _signal(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        if cell.signal is None:
            return
        place = QPointF(inner.left() + SIGNAL_SIZE / 2, inner.center().y() + 0.5)
        paint_shape(painter, place, cell.signal.shape, self.theme.tone(cell.signal.tone))
        painter.setFont(self._plain)
        painter.setPen(colour(self.theme.ink))
        words = inner.adjusted(SIGNAL_SIZE + GAP, 0, 0, 0)
        self._text(painter, words, cell.text or cell.signal.word, _LEFT)

    def _text(self, painter: QPainter, rect: QRect, text: str, alignment: int) -> None:
        if self._wrap:
            painter.drawText(rect, alignment | int(Qt.TextFlag.TextWordWrap), text)
            return
        main, rest = self.parts(text)
        if rest and alignment & _RIGHT_SIDE and self.advance(text) <= rect.width():
            lower = rect.adjusted(0, 17, 0, 0) if self.stacked else rect
            beside = -self._metrics[1].horizontalAdvance(rest)
            upper = rect.adjusted(0, 0, 0, -15) if self.stacked else rect.adjusted(0, 0, beside, 0)
            painter.drawText(upper, alignment, main.rstrip() if self.stacked else main)
            painter.setFont(self._small)
            painter.setPen(colour(self.theme.muted))
            painter.drawText(lower, alignment, rest)
            return
        painter.drawText(rect, alignment, fitting(text, painter.font(), rect.width()))


@lru_cache(maxsize=256)
def colour(name: str) -> QColor:
    """Return a colour of the theme; made once, because every cell asks for three."""
    return QColor(name)


@lru_cache(maxsize=4096)
def fitting(text: str, font: QFont, width: int) -> str:
    """Return a text, cut short where it is wider than there is room."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    # Of a measure and an area both are to be told.
    mode = Qt.TextElideMode.ElideMiddle if ", " in text else Qt.TextElideMode.ElideRight
    return metrics.elidedText(text, mode, width)


# As numbers: those of enumerations are dear to compare, and every cell does it.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT_SIDE = int(Qt.AlignmentFlag.AlignRight)
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
