"""What each cell of a sheet is taken for, asked a cell at a time by whoever paints it."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.workbook.tables import Fate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.workbook.tables import Found, FoundTable, SheetFound


class CellKind(StrEnum):
    """As the legend names them."""

    PERIOD = "period"
    LABEL = "label"
    VALUE = "value"
    TOTAL = "total"
    NOTE = "note"
    UNUSED = "not used"
    BLANK = ""


_PLAIN = {int(Fate.NOTE): CellKind.NOTE, int(Fate.UNUSED): CellKind.UNUSED}
# A label that belongs to no row or column is a title.
_BLANK, _VALUE, _LABEL = int(Fate.BLANK), int(Fate.VALUE), int(Fate.LABEL)
_OUTSIDE = {_LABEL: CellKind.NOTE, _VALUE: CellKind.VALUE, _BLANK: CellKind.BLANK}


class Kinds:
    """The cells of one sheet."""

    def __init__(self, held: SheetFound) -> None:
        self._fates = held.fates
        self._tables: dict[int, list[FoundTable]] = {}
        self._totals: dict[tuple[str, int], bool] = {}
        self._spans = [(table, *extent(table)) for table in held.tables]
        self._headers = {table.id: frozenset(table.header_rows) for table in held.tables}

    def kind(self, row: int, column: int) -> CellKind:
        """Return what a cell, a position of ``Sheet.values``, is taken for."""
        rows, columns = self._fates.shape
        if not (row < rows and column < columns):
            return CellKind.BLANK
        fate = self._fates.item(row, column)
        table = self._around(row, column)
        if fate in _PLAIN:
            return _PLAIN[fate]
        return _OUTSIDE[fate] if table is None else self._inside(table, fate, row, column)

    def _inside(self, table: FoundTable, fate: int, row: int, column: int) -> CellKind:
        if fate == _BLANK and not _carried(table, row, column):
            return CellKind.BLANK
        if fate == _LABEL and self._says_when(table, row, column):
            return CellKind.PERIOD
        if self._is_total(table, row, column):
            return CellKind.TOTAL
        return CellKind.VALUE if fate == _VALUE else CellKind.LABEL

    def _around(self, row: int, column: int) -> FoundTable | None:
        for table, rows, columns in self._spans:
            if row in rows and column in columns:
                return table
        return None

    def _says_when(self, table: FoundTable, row: int, column: int) -> bool:
        if row in self._headers[table.id]:
            key = table.columns.get(column)
            return key is not None and key.period is not None and table.periods in {"columns", "both"}
        return column in table.rows.columns.timely

    def _is_total(self, table: FoundTable, row: int, column: int) -> bool:
        key = table.columns.get(column)
        if key is not None and key.total:
            return True
        at = table.id, row
        if row in self._headers[table.id]:
            return False
        if at not in self._totals:
            self._totals[at] = any(said.total for _, said in table.rows.keys([row]))
        return self._totals[at]


def _carried(table: FoundTable, row: int, column: int) -> bool:
    """Whether a blank cell goes by the label above it: it stands in a row of figures, beneath a heading."""
    at = bisect_left(table.data_rows, row)
    return column in table.label_columns and at < len(table.data_rows) and table.data_rows[at] == row


def _columns(table: FoundTable) -> range:
    wide = (*table.label_columns, *table.value_columns, *table.beside)
    return range(min(wide), max(wide) + 1)


def extent(table: FoundTable) -> tuple[range, range]:
    """Return rows and columns, positions of ``Sheet.values``, from the first heading to the last figure."""
    rows = (*table.header_rows, table.data_rows[0], table.data_rows[-1])
    return range(min(rows), max(rows) + 1), _columns(table)


class Counts:
    """What became of the cells of each sheet, counted once: a sheet may have ten million of them."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[SheetFound, Mapping[Fate, int]]] = {}

    def prepare(self, found: Found) -> None:
        """Count what is not counted yet; in a thread."""
        for held in found.sheets:
            self.of(held)

    def of(self, held: SheetFound) -> Mapping[Fate, int]:
        """Return how many cells met each fate."""
        name = held.sheet.name
        known = self._held.get(name)
        if known is None or known[0].fates is not held.fates:
            known = self._held[name] = held, held.accounting()
        return known[1]

    def total(self, found: Found) -> int:
        """Return how many cells there are in a workbook."""
        return sum(sum(self.of(held).values()) for held in found.sheets)
