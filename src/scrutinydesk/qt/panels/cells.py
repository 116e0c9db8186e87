"""Draws cells of a ``Table``: group headings, figures, sparklines and signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.charts.spark import paint_signal, paint_spark
from scrutinydesk.qt.models.table_model import ALIGNMENT, CELL, ROW
from scrutinydesk.reporting.table import Cell, Level, Row

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme

MARGIN = 8
INDENT = 16
SIGNAL_SIZE = 11
GAP = 7


class CellDelegate(QStyledItemDelegate):
    """Everything is drawn here, so that a row costs one background and a few texts."""

    def __init__(self, theme: Theme, view: QTableView, *, wrap: bool = False) -> None:
        super().__init__(view)
        self.theme = theme
        self._wrap = wrap
        self._view = view
        self._plain = themes.font(13)
        self._strong = themes.font(13, QFont.Weight.DemiBold)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        cell: Cell = index.data(CELL)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        self._ground(painter, rect, row, state)
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if row.level == Level.GROUP:
            painter.setFont(self._strong)
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(inner, _LEFT, cell.text)
        elif cell.spark is not None:
            paint_spark(painter, QRectF(inner.adjusted(0, 7, 0, -7)), cell.spark, self.theme)
        elif cell.signal is not None:
            self._signal(painter, inner, cell)
        else:
            first = index.column() == 0
            left = INDENT if first and row.level == Level.PART else 0
            painter.setFont(self._strong if row.level == Level.TOTAL else self._plain)
            painter.setPen(QColor(self.theme.ink))
            self._text(painter, inner.adjusted(left, 0, 0, 0), cell.text, int(index.data(ALIGNMENT)))
        current = self._view.currentIndex()
        if self._view.hasFocus() and current.row() == index.row() and current.column() == index.column():
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if not self._wrap:
            return super().sizeHint(option, index)
        width = self._view.columnWidth(index.column()) - 2 * MARGIN
        text = str(index.data() or "")
        bounds = self._view.fontMetrics().boundingRect(QRect(0, 0, width, 2000), _WRAPPED, text)
        return QSize(width, max(36, bounds.height() + 18))

    def _ground(self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.selection))
        elif row.level == Level.GROUP:
            painter.fillRect(rect, QColor(self.theme.raised))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _signal(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        if cell.signal is None:
            return
        top = inner.center().y() - SIGNAL_SIZE / 2
        mark = QRectF(inner.left(), top, SIGNAL_SIZE, SIGNAL_SIZE)
        paint_signal(painter, mark, cell.signal, self.theme)
        painter.setFont(self._plain)
        painter.setPen(QColor(self.theme.ink))
        words = inner.adjusted(SIGNAL_SIZE + GAP, 0, 0, 0)
        self._text(painter, words, cell.text or cell.signal.word, _LEFT)

    def _text(self, painter: QPainter, rect: QRect, text: str, alignment: int) -> None:
        if self._wrap:
            painter.drawText(rect, alignment | int(Qt.TextFlag.TextWordWrap), text)
            return
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, alignment, text)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
