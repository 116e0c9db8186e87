"""The sheet as it stands: cells tinted by what they are taken for, tables outlined and drawn anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from scrutinydesk.qt.models.grid_model import GridModel
from scrutinydesk.qt.panels.cell_grid import CellGrid
from scrutinydesk.qt.panels.cells import colour, fitting
from scrutinydesk.qt.panels.mapping.kinds import CellKind
from scrutinydesk.qt.panels.mapping.outlines import Edges, grown, moved

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutinydesk.qt.panels.mapping.kinds import Kinds
    from scrutinydesk.qt.theme import Theme

TINTED = (CellKind.PERIOD, CellKind.LABEL, CellKind.TOTAL, CellKind.NOTE, CellKind.UNUSED)
NEAR = 5  # pixels from an edge within which it is taken hold of
HANDLE = 7
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Outlined:
    """A table as it is outlined: rows and columns of ``Sheet.values``."""

    name: str
    rows: range
    columns: range
    accepted: bool = False


class Tinted(QStyledItemDelegate):
    """A cell on the tint of its kind."""

    def __init__(self, theme: Theme, kind: Callable[[int, int], CellKind], parent: CellGrid) -> None:
        super().__init__(parent)
        self.theme = theme
        self._grid = parent
        self._kind = kind

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        kind = self._kind(row, column)
        if kind in TINTED:
            painter.fillRect(rect, colour(self.theme.tints[TINTED.index(kind)]))
        if state & QStyle.StateFlag.State_Selected:
            chosen = QColor(self.theme.accent)
            chosen.setAlpha(46)
            painter.fillRect(rect, chosen)
        # Asked directly: by way of the index each cell would cost twice as much.
        model = self._grid.model()
        text = model.text(row, column) if isinstance(model, GridModel) else ""
        if not isinstance(model, GridModel) or not text:
            return
        painter.setPen(colour(self.theme.muted if kind is CellKind.UNUSED else self.theme.ink))
        side = RIGHT if model.is_number(int(model.order[row]), column) else LEFT
        shown = fitting(text.replace("\n", " "), painter.font(), rect.width() - 12)
        painter.drawText(rect.adjusted(6, 0, -6, 0), side, shown)


class SheetView(CellGrid):
    """One sheet with the outlines of its tables.

    Signals
    -------
    chosen(str)
        A table was clicked, or come to by Tab.
    drawn(str, object, object)
        An outline was changed: its table, rows and columns; the name is empty for a new one.
    accepted(), deleted()
        The officer said yes to the current table; takes it out.
    """

    chosen = Signal(str)
    drawn = Signal(str, object, object)
    accepted = Signal()
    deleted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kinds: Kinds | None = None
        self._outlines: tuple[Outlined, ...] = ()
        self.current = ""
        self._held: Edges | None = None
        self._ghost: tuple[range, range] | None = None
        self._cells = Tinted(theme, self._kind, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName("The sheet, with its tables")
        self.viewport().setMouseTracking(True)
        self.horizontalHeader().setToolTip("")

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._cells.theme = theme
        self.viewport().update()

    def show_sheet(self, model: GridModel, kinds: Kinds) -> None:
        """Show another sheet."""
        self._kinds = kinds
        self.show_cells(model)

    def show_outlines(self, outlines: Sequence[Outlined], current: str, kinds: Kinds) -> None:
        """Show where the tables are; the current one stands out."""
        self._kinds = kinds
        self._outlines = tuple(outlines)
        self.current = current
        self._ghost = None
        self.viewport().update()

    def go_to(self, name: str) -> None:
        """Bring a table into view."""
        found = self._outline(name)
        if found is not None:
            self.show_cell(found.rows.start, found.columns.start)

    def show_cell(self, row: int, column: int) -> None:
        """Make a cell, a position of ``Sheet.values``, the current one and bring it into view."""
        if self.model() is not None:
            index = self.model().index(row, column)
            self.setCurrentIndex(index)
            self.scrollTo(index, CellGrid.ScrollHint.EnsureVisible)

    def show_address(self, address: str) -> None:
        """Make the cell of an address, the first of a range, the current one."""
        model = self.model()
        if isinstance(model, GridModel) and (place := model.place_of(address)) is not None:
            self.show_cell(*place)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the current cell."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    @property
    def selected(self) -> tuple[range, range] | None:
        """The rows and columns around the selected cells; None for a single one."""
        parts = list(self.selectionModel().selection())  # type: ignore[call-overload]
        if not parts:
            return None
        rows = range(min(p.top() for p in parts), max(p.bottom() for p in parts) + 1)
        columns = range(min(p.left() for p in parts), max(p.right() for p in parts) + 1)
        return (rows, columns) if len(rows) * len(columns) > 1 else None

    @override
    def _sort(self, column: int) -> None:
        """Stay in the order of the file: tables are outlined in it."""

    def _kind(self, row: int, column: int) -> CellKind:
        return CellKind.BLANK if self._kinds is None else self._kinds.kind(row, column)

    def _outline(self, name: str) -> Outlined | None:
        return next((each for each in self._outlines if each.name == name), None)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        theme = self._cells.theme
        for each in self._outlines:
            current = each.name == self.current
            span = self._ghost if current and self._ghost is not None else (each.rows, each.columns)
            rect = self._rect(*span)
            colour = QColor(theme.focus if current else theme.accent)
            style = Qt.PenStyle.SolidLine if current or each.accepted else Qt.PenStyle.DashLine
            painter.setPen(QPen(colour, 2 if current else 1.5, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
            if current:
                self._handles(painter, rect, colour)
            if each.accepted:
                self._tick(painter, rect, theme)
        painter.end()

    def _rect(self, rows: range, columns: range) -> QRect:
        left, top = self.columnViewportPosition(columns.start), self.rowViewportPosition(rows.start)
        last = columns.stop - 1, rows.stop - 1
        right = self.columnViewportPosition(last[0]) + self.columnWidth(last[0])
        bottom = self.rowViewportPosition(last[1]) + self.rowHeight(last[1])
        return QRect(QPoint(left, top), QPoint(right - 1, bottom - 1))

    @staticmethod
    def _handles(painter: QPainter, rect: QRect, colour: QColor) -> None:
        middle = rect.center()
        for x in (rect.left(), middle.x(), rect.right()):
            for y in (rect.top(), middle.y(), rect.bottom()):
                if (x, y) != (middle.x(), middle.y()):
                    half = HANDLE // 2
                    painter.fillRect(QRect(x - half, y - half, HANDLE, HANDLE), colour)

    @staticmethod
    def _tick(painter: QPainter, rect: QRect, theme: Theme) -> None:
        box = QRect(rect.right() - 17, rect.top() + 3, 15, 15)
        painter.fillRect(box, QColor(theme.improvement))
        painter.setPen(QColor(theme.card))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓")

    # By mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        edges = self._edges(point)
        if event.button() == Qt.MouseButton.LeftButton and edges is not None:
            self._held = edges
            return
        super().mousePressEvent(event)
        cell = self.indexAt(point)
        for each in self._outlines:
            if cell.row() in each.rows and cell.column() in each.columns and each.name != self.current:
                self.chosen.emit(each.name)
                return

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._held is None:
            edges = self._edges(point)
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor if edges is None else edges.cursor)
            super().mouseMoveEvent(event)
            return
        found = self._outline(self.current)
        row, column = self.rowAt(point.y()), self.columnAt(point.x())
        if found is not None and row >= 0 and column >= 0:
            self._ghost = moved((found.rows, found.columns), self._held, row, column)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseReleaseEvent(event)
            return
        self._held = None
        self._let_go()

    def _let_go(self) -> None:
        found, ghost = self._outline(self.current), self._ghost
        if found is not None and ghost is not None and ghost != (found.rows, found.columns):
            self.drawn.emit(self.current, *ghost)
        else:
            self._ghost = None
            self.viewport().update()

    def _edges(self, point: QPoint) -> Edges | None:
        """Return the edges of the current outline that are within reach of the pointer."""
        found = self._outline(self.current)
        if found is None:
            return None
        rect = self._rect(found.rows, found.columns)
        if not rect.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(point):
            return None
        edges = Edges(
            left=abs(point.x() - rect.left()) <= NEAR,
            right=abs(point.x() - rect.right()) <= NEAR,
            top=abs(point.y() - rect.top()) <= NEAR,
            bottom=abs(point.y() - rect.bottom()) <= NEAR,
        )
        return edges if any(edges) else None

    # By keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key == Qt.Key.Key_Escape and self._held is not None:
            self._held = self._ghost = None
            self.viewport().update()
        elif key in ARROWS and held & Qt.KeyboardModifier.AltModifier:
            self._grow(ARROWS[key], first=bool(held & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next_: bool) -> bool:
        names = [each.name for each in self._outlines]
        at = names.index(self.current) + (1 if next_ else -1) if self.current in names else -1
        if 0 <= at < len(names):
            self.chosen.emit(names[at])
            return True
        return super().focusNextPrevChild(next_)

    def _grow(self, step: tuple[int, int], *, first: bool) -> None:
        """Move the bottom or right edge, or the top or left one, by a row or column."""
        found = self._outline(self.current)
        if found is None or self.model() is None:
            return
        most = self.model().rowCount(), self.model().columnCount()
        # Pressed again before the table was found anew, it goes on from where the edge is by now.
        span = self._ghost or (found.rows, found.columns)
        self._ghost = grown(span, step, first=first, most=most)
        self._let_go()


ARROWS = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip
