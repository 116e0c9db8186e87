"""What is found on the sheets of a workbook: tables, and what became of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from scrutinydesk.workbook.tables.keys import ColumnKey
from scrutinydesk.workbook.tables.sureness import judged
from scrutinydesk.workbook.tables.values import Figures, FoundValue, figures_of, values_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.findings import Finding
    from scrutinydesk.workbook.grid import Book, Position, Sheet
    from scrutinydesk.workbook.tables.rows import Axes, Rows


class Fate(IntEnum):
    """What became of a cell that is not empty; ``BLANK`` of one that is."""

    BLANK = 0
    VALUE = 1
    LABEL = 2
    NOTE = 3
    UNUSED = 4


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table.

    Attributes
    ----------
    id : str
        Sheet and running number, such as ``Table P1#1``: stable for one file.
    title : str
        Of the line above it that reads like a title; that of the table above, or the sheet's name,
        where there is none.
    header_rows, data_rows : sequence of int
        Rows of ``Sheet.values``; a range where data rows follow each other.
    label_columns, value_columns : tuple of int
        Columns of ``Sheet.values``.
    row_headings : tuple of str
        Headings of the label columns.
    rows : Rows
        Reads what the labels say of each row.
    columns : mapping of column to ColumnKey
    codes : ndarray of int8, shape of ``Sheet.values``
        The ``Sort`` of each cell of the sheet.
    periods : str
        Where the periods stand: ``columns``, ``rows``, ``both``, ``title`` or ``none``.
    beside : mapping of column to column
        Columns of marks, and the value column each belongs to.
    comma : bool
        Whether the sheet writes decimals with a comma.
    notes : tuple of str
    units : tuple of str
        What the table says of the unit of all its figures, such as ``£ million``.
    label_notes : mapping of position to str
        Footnote numbers that were parted from headings.
    """

    id: str
    sheet: Sheet
    title: str
    header_rows: tuple[int, ...]
    data_rows: Sequence[int]
    label_columns: tuple[int, ...]
    value_columns: tuple[int, ...]
    row_headings: tuple[str, ...]
    rows: Rows
    columns: Mapping[int, ColumnKey]
    codes: NDArray[np.int8] = field(repr=False)
    periods: str
    beside: Mapping[int, int] = field(default_factory=dict)
    comma: bool = False
    notes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    label_notes: Mapping[Position, str] = field(default_factory=dict)

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """First row, first column, last row and last column of ``Sheet.values``."""
        rows = (*self.header_rows, self.data_rows[0], self.data_rows[-1])
        columns = (*self.label_columns, *self.value_columns, *self.beside)
        return min(rows), min(columns), max(rows), max(columns)

    @property
    def range(self) -> str:
        """From the first heading to the last figure, such as ``A3:Q40``."""
        top, left, bottom, right = self.bounds
        return f"{self.sheet.address(top, left)}:{self.sheet.address(bottom, right)}"

    @property
    def sureness(self) -> float:
        """How sure it is that this is a table, and read as it is meant: 0 to 1."""
        return judged(self)[0]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks against it; empty where nothing does."""
        return judged(self)[1]

    @property
    def axes(self) -> Axes:
        """What the labels say, axis by axis, as arrays over ``data_rows``."""
        return self.rows.axes

    @property
    def hidden(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Rows and columns of the table that the spreadsheet program does not show."""
        top, left, bottom, right = self.bounds
        rows = tuple(sorted(row for row in self.sheet.hidden_rows if top <= row <= bottom))
        columns = tuple(sorted(column for column in self.sheet.hidden_columns if left <= column <= right))
        return rows, columns

    def values(self, book: Book) -> Iterator[FoundValue]:
        """Yield every figure and every mark in place of one, row by row."""
        yield from values_of(self, book)

    def figures(self, book: Book) -> Figures:
        """Return all figures at once, as arrays over data rows and value columns."""
        return figures_of(self, book)


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

    @property
    def figures(self) -> int:
        """How many cells hold a figure or a mark in place of one, or something else that is not used."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        value, unused = int(Fate.VALUE), int(Fate.UNUSED)
        return int(np.count_nonzero((self.fates == value) | (self.fates == unused)))

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
