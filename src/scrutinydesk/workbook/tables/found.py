"""What is found on the sheets of a workbook: tables, and what became of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import Window
from scrutinydesk.workbook.grid import Book, Position, Sheet, Value
from scrutinydesk.workbook.tables.keys import ColumnKey, joined
from scrutinydesk.workbook.tables.kinds import read_cell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.findings import Finding
    from scrutinydesk.workbook.tables.labels import Rows


class Fate(IntEnum):
    """What became of a cell that is not empty; ``BLANK`` of one that is."""

    BLANK = 0
    VALUE = 1
    LABEL = 2
    NOTE = 3
    UNUSED = 4


class FoundValue(NamedTuple):
    """One figure of a table.

    Attributes
    ----------
    row, column : int
        Position in ``Sheet.values``.
    row_labels, column_labels : tuple of str
        Outermost first; carried down, merged and group labels filled in, periods left out.
    period : Window or None
        None where neither axis, nor the title, says when.
    value : float or None
        As the cell says it: percentages 0-100. None where only a mark stands in the cell.
    stored : object
        The cell's own value: 0.13 where it shows 13%.
    marks : tuple of Mark
        In the cell, or in a column of marks beside it.
    unit : str
        ``%``, ``£`` or empty.
    total : bool
        Whether a label says that this is a total.
    """

    row: int
    column: int
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    period: Window | None
    value: float | None
    stored: Value
    marks: tuple[Mark, ...]
    unit: str
    total: bool


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table.

    Attributes
    ----------
    id : str
        Sheet and running number, such as ``Table P1#1``: stable for one file.
    title : str
        Of the line above it that reads like a title; the sheet's name where there is none.
    header_rows, data_rows : tuple of int
        Rows of ``Sheet.values``.
    label_columns, value_columns : tuple of int
        Columns of ``Sheet.values``.
    row_headings : tuple of str
        Headings of the label columns.
    rows : Rows
        Reads what the labels say of each row.
    columns : mapping of column to ColumnKey
    periods : str
        Where the periods stand: ``columns``, ``rows``, ``both``, ``title`` or ``none``.
    beside : mapping of column to column
        Columns of marks, and the value column each belongs to.
    comma : bool
        Whether the sheet writes decimals with a comma.
    notes : tuple of str
    label_notes : mapping of position to str
        Footnote numbers that were parted from labels.
    sureness : float
        0 to 1.
    reasons : tuple of str
        What speaks against it; empty where nothing does.
    """

    id: str
    sheet: Sheet
    title: str
    header_rows: tuple[int, ...]
    data_rows: tuple[int, ...]
    label_columns: tuple[int, ...]
    value_columns: tuple[int, ...]
    row_headings: tuple[str, ...]
    rows: Rows
    columns: Mapping[int, ColumnKey]
    periods: str
    beside: Mapping[int, int] = field(default_factory=dict)
    comma: bool = False
    notes: tuple[str, ...] = ()
    label_notes: Mapping[Position, str] = field(default_factory=dict)
    sureness: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def range(self) -> str:
        """From the first heading to the last figure, such as ``A3:Q40``."""
        rows = (*self.header_rows, *self.data_rows)
        columns = (*self.label_columns, *self.value_columns, *self.beside)
        first = self.sheet.address(min(rows), min(columns))
        return f"{first}:{self.sheet.address(max(rows), max(columns))}"

    def values(self, book: Book) -> Iterator[FoundValue]:
        """Yield every figure and every mark in place of one, row by row."""
        marked = {of: beside for beside, of in self.beside.items()}
        grid = self.sheet.values
        for row, key in self.rows.keys(self.data_rows):
            line = grid[row].tolist()
            for column in self.value_columns:
                stored = line[column]
                if stored is None:
                    continue
                reading = read_cell(stored, book.number_format(self.sheet, row, column), comma=self.comma)
                if reading.number is None and not reading.marks:
                    continue
                marks = reading.marks
                if column in marked and (more := line[marked[column]]) is not None:
                    marks = tuple(dict.fromkeys((*marks, *marks_beside(more))))
                head = self.columns[column]
                yield FoundValue(
                    row, column, key.labels, head.labels, joined(key.period, head.period),
                    reading.number, stored, marks, _UNITS.get(reading.kind, ""), key.total or head.total,
                )  # fmt: skip


_UNITS = {"percent": "%", "money": "£"}
_LETTERS = {
    "r": Mark.REVISED, "revised": Mark.REVISED, "p": Mark.PROVISIONAL, "provisional": Mark.PROVISIONAL,
    "e": Mark.ESTIMATED, "estimated": Mark.ESTIMATED,
}  # fmt: skip


def marks_beside(value: Value) -> tuple[Mark, ...]:
    """Return the marks that a cell in a column of marks states."""
    mark = _LETTERS.get(str(value).strip().casefold())
    return (mark,) if mark else read_cell(value, "", comma=False).marks


@dataclass(frozen=True, slots=True)
class SheetFound:
    """What became of the cells of one sheet.

    Attributes
    ----------
    fates : ndarray of uint8, shape of ``Sheet.values``
        A ``Fate`` for each cell.
    """

    sheet: Sheet
    tables: tuple[FoundTable, ...]
    fates: NDArray[np.uint8]

    def accounting(self) -> dict[Fate, int]:
        """Return how many cells met each fate, blank ones left out: the sum is all that is there."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        counts = np.bincount(self.fates.ravel(), minlength=len(Fate))
        return {fate: int(counts[fate]) for fate in Fate if fate is not Fate.BLANK}


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in a workbook."""

    book: Book
    sheets: tuple[SheetFound, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        return tuple(table for sheet in self.sheets for table in sheet.tables)
