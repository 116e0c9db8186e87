"""The figures of a table: one by one with their labels, or all at once as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook.cells import interpret, is_money, is_percent
from scrutinydesk.workbook.tables.figures import read_cell
from scrutinydesk.workbook.tables.keys import ColumnKey, joined
from scrutinydesk.workbook.tables.kinds import Sort

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.grid import Book, Sheet, Value
    from scrutinydesk.workbook.tables.rows import Rows

_UNITS = {"percent": "%", "money": "£"}
_LETTERS = {
    "r": Mark.REVISED, "revised": Mark.REVISED, "p": Mark.PROVISIONAL, "provisional": Mark.PROVISIONAL,
    "e": Mark.ESTIMATED, "estimated": Mark.ESTIMATED,
}  # fmt: skip
_FIGURES = (Sort.NUMBER, Sort.MARK)
BLOCK = 4096  # rows read in one go


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
        In the cell, in a column of marks beside it, or beside a label or heading that holds for it.
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


class Figures(NamedTuple):
    """All figures of a table.

    Attributes
    ----------
    numbers : ndarray of float64, data rows x value columns
        As the cells say it, percentages 0-100; NaN where no figure stands.
    marks : mapping of (number of data row, number of value column) to marks
        Where a cell, or one beside it, holds any.
    percent : ndarray of bool, shape of ``numbers``
        Whether the cell shows a percentage.
    """

    numbers: NDArray[np.float64]
    marks: Mapping[tuple[int, int], tuple[Mark, ...]]
    percent: NDArray[np.bool_]


class _Table(Protocol):
    """What is asked of a table here."""

    @property
    def sheet(self) -> Sheet: ...
    @property
    def data_rows(self) -> Sequence[int]: ...
    @property
    def value_columns(self) -> tuple[int, ...]: ...
    @property
    def columns(self) -> Mapping[int, ColumnKey]: ...
    @property
    def beside(self) -> Mapping[int, int]: ...
    @property
    def rows(self) -> Rows: ...
    @property
    def codes(self) -> NDArray[np.int8]: ...
    @property
    def comma(self) -> bool: ...


def values_of(table: _Table, book: Book) -> Iterator[FoundValue]:
    """Yield every figure and every mark in place of one, row by row."""
    sheet, grid, formats = table.sheet, table.sheet.values, table.sheet.formats
    marked = {of: beside for beside, of in table.beside.items()}
    shown = ["percent" if is_percent(each) else "money" if is_money(each) else "" for each in book.formats]
    heads = [(column, table.columns[column], marked.get(column)) for column in table.value_columns]
    plain = not any(shown) or formats is None
    for row, key in table.rows.keys(table.data_rows):
        line = grid[row].tolist()
        styles = None if plain or formats is None else formats[row].tolist()
        for column, head, beside in heads:
            stored = line[column]
            if stored is None:
                continue
            kind = type(stored)
            style = shown[styles[column]] if styles is not None else ""
            if (kind is int or kind is float) and style != "percent":
                value: float | None = stored
                marks: tuple[Mark, ...] = ()
                unit = "£" if style else ""
            else:
                if table.codes[row, column] not in _FIGURES:
                    continue
                reading = read_cell(stored, book.number_format(sheet, row, column), comma=table.comma)
                value, marks, unit = reading.number, reading.marks, _UNITS.get(reading.kind, "")
            more = key.marks + head.marks
            if beside is not None and line[beside] is not None:
                more += marks_beside(line[beside])
            if more:
                marks = tuple(dict.fromkeys((*marks, *more)))
            yield FoundValue(
                row, column, key.labels, head.labels, joined(key.period, head.period),
                value, stored, marks, unit, key.total or head.total,
            )  # fmt: skip


def figures_of(table: _Table, book: Book) -> Figures:
    """Return all figures of a table as arrays."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = table.data_rows, list(table.value_columns)
    numbers = np.empty((len(rows), len(columns)), np.float64)
    percent = np.zeros(numbers.shape, np.bool_)
    marks: dict[tuple[int, int], tuple[Mark, ...]] = {}
    shown = np.array([is_percent(each) for each in book.formats])
    for top in range(0, len(rows), BLOCK):
        part = rows[top : top + BLOCK]
        index: Any = slice(part.start, part.stop) if isinstance(part, range) else part
        cells = table.sheet.values[index][:, columns]
        stored = cells.copy()
        plain = _plain(cells)
        stored[~plain] = None
        awkward = np.argwhere(~plain & np.isin(table.codes[index][:, columns], _FIGURES))
        for row, column in awkward.tolist():
            reading = read_cell(cells[row, column], "", comma=table.comma)
            stored[row, column] = reading.number
            percent[top + row, column] = reading.kind == "percent"
            if reading.marks:
                marks[top + row, column] = reading.marks
        block = stored.astype(np.float64)
        if table.sheet.formats is not None and shown.any():
            styled = shown[table.sheet.formats[index][:, columns]] & plain
            block[styled] = np.round(block[styled] * 100, 12)
            percent[top : top + BLOCK] |= styled
        numbers[top : top + BLOCK] = block
    for beside, of in table.beside.items():
        _add_beside(table, columns.index(of), beside, marks)
    return Figures(numbers, marks, percent)


def _plain(cells: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell which cells hold a number as such, or nothing."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    flat = map(type, cells.ravel().tolist())
    return np.fromiter(map(_PLAIN.__contains__, flat), np.bool_, cells.size).reshape(cells.shape)


_PLAIN = frozenset({int, float, type(None)})


def _add_beside(table: _Table, at: int, beside: int, marks: dict[tuple[int, int], tuple[Mark, ...]]) -> None:
    for number, row in enumerate(table.data_rows):
        if (cell := table.sheet.values[row, beside]) is not None:
            marks[number, at] = tuple(dict.fromkeys((*marks.get((number, at), ()), *marks_beside(cell))))


def marks_beside(value: Value) -> tuple[Mark, ...]:
    """Return what a cell says of the figure at its left."""
    text = str(value).strip().casefold()
    mark = _LETTERS.get(text.strip("()"))
    return (mark,) if mark else interpret(value).marks
