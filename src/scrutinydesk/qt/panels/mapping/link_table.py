"""The table of labels: what a label stands for looks like, and opens like, a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem
from typing_extensions import override

from scrutinydesk.qt.models.table_model import CELL, ROW
from scrutinydesk.qt.panels.cells import CellDelegate, colour
from scrutinydesk.qt.panels.mapping.link_rows import MEANS
from scrutinydesk.qt.panels.mapping.options import Choice
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.reporting.table import Level

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Cell, Row

ARROW = 4
HIGH = 30
OPENS = {Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_Space}
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
SAID = (
    (Choice.CHECK, "Check only"), (Choice.LEAVE_OUT, "Leave out"), (Choice.FORGET, "Not decided"),
)  # fmt: skip


class LinkCells(CellDelegate):
    """Draws what a label stands for as a list to choose from; the rest as everywhere."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        if index.column() != MEANS or row.level == Level.GROUP:
            super().paint(painter, option, index)
            return
        cell: Cell = index.data(CELL)
        rect: QRect = option.rect
        state: int = option.state.value
        theme = self.theme
        painter.save()
        self._ground(painter, rect, row, state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(2.5, 3.5, -6.5, -4.5)
        painter.setPen(QPen(colour(theme.edge), 1))
        painter.setBrush(colour(theme.card))
        painter.drawRoundedRect(box, 5, 5)
        at = QPointF(box.right() - 12, box.center().y())
        arrow = [at + QPointF(-ARROW, -2), at + QPointF(0, 2), at + QPointF(ARROW, -2)]
        painter.setPen(QPen(colour(theme.muted), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(arrow))
        painter.setFont(self._plain)
        painter.setPen(colour(theme.ink))
        self._text(painter, rect.adjusted(11, 0, -28, -1), cell.text, LEFT)
        painter.restore()


class LinkTable(TableView):
    """Labels, one or several of which are linked at a time.

    Signals
    -------
    wanted()
        Say what the selected labels stand for.
    said(object)
        A ``Choice`` for the selected labels.
    """

    wanted = Signal()
    said = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("What each label stands for", theme)
        self.verticalHeader().setDefaultSectionSize(HIGH)
        self.cells = LinkCells(theme, self)
        self.setItemDelegate(self.cells)
        self.activated_row.connect(lambda _key: self.wanted.emit())
        self.clicked.connect(self._clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENS:
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.said.emit(Choice.LEAVE_OUT)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        # With Ctrl or Shift held the click selects.
        if index.column() == MEANS and not QGuiApplication.keyboardModifiers():
            self.wanted.emit()

    @override
    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid() or self.table_model.row(index.row()).level == Level.GROUP:
            return
        menu = QMenu(self)
        menu.addAction("Stands for…").triggered.connect(self.wanted)
        menu.addSeparator()
        for choice, words in SAID:
            menu.addAction(words).triggered.connect(lambda _=False, choice=choice: self.said.emit(choice))
        menu.addSeparator()
        menu.addAction("Copy").triggered.connect(self.copy)
        menu.popup(self.viewport().mapToGlobal(point))
