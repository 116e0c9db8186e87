"""Shows a ``reporting.table.Table`` in a view; every cell is worded before it comes here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from scrutinydesk.reporting.table import Align, Cell, Level, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
CELL = int(Qt.ItemDataRole.UserRole) + 1
ROW = CELL + 1
COLUMN = CELL + 2  # key of the cell's column

WRAPPED = int(Qt.TextFlag.TextWordWrap)
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ALIGN = {
    Align.LEFT: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    Align.RIGHT: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    Align.CENTRE: int(Qt.AlignmentFlag.AlignCenter),
}
_NOWHERE = QModelIndex()
_EMPTY = Table("", "", (), ())
_BLANK = Cell("")
_ROWS_A_STEP = 100


class TableModel(QAbstractTableModel):
    """A view of a table through ``order``: positions of the rows shown, in the order shown.

    Sorting drops the group rows, since a ranking across groups is what sorting is for; sorting by
    column -1 brings the table's own order back. Filtering keeps the heading of every group in
    which something is left.
    """

    def __init__(self, table: Table = _EMPTY, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.order: Sequence[int] = range(len(table.rows))
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._filter = ""
        self._matches: list[int] | None = None
        self._groups = _groups(table)

    def show_table(self, table: Table) -> None:
        """Replace the table; the filter stays, the order is the table's own."""
        self.beginResetModel()
        self.table = table
        self._groups = _groups(table)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        for _ in self._look_for(self._filter):
            pass
        self.order = self._arranged()
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Show only the rows in which ``text`` occurs; empty shows all."""
        for _ in self.filtering(text):
            pass

    def filtering(self, text: str) -> Iterator[None]:
        """Do the same in small steps, so that a window can be painted between them."""
        yield from self._look_for(text.strip().casefold())
        self.beginResetModel()
        self.order = self._arranged()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted = (column, order)
        self.order = self._arranged()
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.order)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        row, cell = self.cell(index.row(), column)
        if role == ROW:
            return row
        if role == DISPLAY:
            return cell.text or (cell.signal.word if cell.signal else "")
        if role == CELL:
            return cell
        return self._rare(row, cell, column, role)

    def cell(self, position: int, column: int) -> tuple[Row, Cell]:
        """Return the row shown at a position of the view, and its cell in a column."""
        row = self.table.rows[self.order[position]]
        return row, row.cells[column] if column < len(row.cells) else _BLANK

    def alignment(self, row: Row, column: int) -> int:
        """Return how the text of a row's cell in a column is aligned."""
        return _ALIGN[Align.LEFT if row.level == Level.GROUP else self.table.columns[column].align]

    def _rare(self, row: Row, cell: Cell, column: int, role: int) -> Any:
        if role == ALIGNMENT:
            return self.alignment(row, column)
        if role == COLUMN:
            return self.table.columns[column].key
        if role == TOOLTIP:
            return cell.note or None
        if role == SPOKEN:
            return spoken(cell)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role == DISPLAY:
            return column.heading
        if role == ALIGNMENT:
            return _ALIGN[column.align] | WRAPPED
        if role == TOOLTIP:
            return column.tooltip or None
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row(index.row()).level == Level.GROUP:
            # Disabled rows are stepped over by the arrow keys; the delegate draws them in full colour.
            return Qt.ItemFlag.NoItemFlags
        return _CHOOSABLE

    def row(self, position: int) -> Row:
        """Return the row shown at a position of the view."""
        return self.table.rows[self.order[position]]

    def position(self, key: str) -> int:
        """Return where the row of that key is shown, or -1."""
        rows = self.table.rows
        return next((at for at, row in enumerate(self.order) if rows[row].key == key), -1)

    def groups(self) -> list[int]:
        """Return the positions of the group rows."""
        return [at for at, row in enumerate(self.order) if row in self._groups] if self._groups else []

    def _arranged(self) -> Sequence[int]:
        rows = self.table.rows
        shown = range(len(rows)) if self._matches is None else self._matches
        column, order = self._sorted
        if not 0 <= column < len(self.table.columns):
            return shown
        leaves = [at for at in shown if at not in self._groups] if self._groups else shown
        known = {at: value for at in leaves if (value := _value(rows[at], column)) is not None}
        if any(isinstance(value, str) for value in known.values()):
            keys: dict[int, Any] = {at: _key(value) for at, value in known.items()}
        else:
            keys = known
        ranked = sorted(known, key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        return ranked + [at for at in leaves if at not in known]

    def _look_for(self, sought: str) -> Iterator[None]:
        """Find the rows that the filter leaves, a hundred a step."""
        matches = None
        if sought:
            matches = []
            heading, whole = -1, False
            for at, row in enumerate(self.table.rows):
                if at % _ROWS_A_STEP == _ROWS_A_STEP - 1:
                    yield
                found = any(sought in spoken(cell).casefold() for cell in row.cells)
                if row.level == Level.GROUP:
                    heading, whole = at, found
                elif found or whole:
                    if heading >= 0:
                        matches.append(heading)
                        heading = -1
                    matches.append(at)
        self._filter, self._matches = sought, matches


def _groups(table: Table) -> frozenset[int]:
    group = Level.GROUP
    return frozenset(at for at, row in enumerate(table.rows) if row.level is group)


def spoken(cell: Cell) -> str:
    """Return what a screen reader says of a cell."""
    parts = [cell.text]
    if cell.signal and cell.signal.word != cell.text:
        parts.append(cell.signal.word)
    parts.append(cell.note)
    return ", ".join(part for part in parts if part)


def _value(row: Row, column: int) -> float | str | None:
    return row.cells[column].value if column < len(row.cells) else None


def _key(value: float | str | None) -> tuple[int, float, str]:
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value or 0.0, "")
