"""The figures of a found table: numbers and marks of all its cells at once."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook.cells import Kind, is_percent
from scrutinydesk.workbook.tables.figures import read_cell
from scrutinydesk.workbook.tables.found import Fate
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.values import marks_beside

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.recipes.lines import Lines
    from scrutinydesk.workbook.tables.found import FoundTable

_PLAIN = {int, float, type(None)}


@dataclass
class Figures:
    """What stands in the rows and columns of figures of one table.

    Attributes
    ----------
    present : ndarray of bool, rows x columns
        Cells with a figure, or with a mark in place of one.
    numbers : list
        Row by row; percentages 0-100, None where no number stands.
    whole : bool
        Whether a whole number stands in every cell: mostly so, and then there is nothing to look for.
    marks : dict of position in ``numbers`` to tuple of Mark
    percents : set of int
        Positions whose cells show a per cent sign.
    """

    present: NDArray[np.bool_]
    numbers: list[Any]
    whole: bool = False
    marks: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    percents: set[int] = field(default_factory=set)

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The numbers, rows x columns; NaN where none stands."""
        return _floats(self.numbers).reshape(self.present.shape)

    @cached_property
    def stated(self) -> NDArray[np.bool_]:
        """Cells that are present and hold a number or shorthand that is known."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        if self.whole:
            return self.present
        there = ~np.isnan(self.values)
        if self.marks:
            there.ravel()[list(self.marks)] = True
        return self.present & there

    def scaled(self, by: float) -> None:
        """Multiply every number that shows no per cent sign, to the nearest decimal."""
        for at, number in enumerate(self.numbers):
            if number is not None and at not in self.percents:
                more = round(number * by, 12)
                self.numbers[at] = int(more) if isinstance(number, int) and more == int(more) else more
        vars(self).pop("values", None)


def figures(book: Book, table: FoundTable, fates: NDArray[np.uint8], rows: Lines, columns: Lines) -> Figures:
    """Read the cells of a table; ``fates`` are those of its sheet."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    sheet = table.sheet
    top, bottom = int(rows.at[0]), int(rows.at[-1]) + 1
    left, right = int(columns.at[0]), int(columns.at[-1]) + 1
    across = slice(left, right) if right - left == len(columns.at) else columns.at
    whole = bottom - top == len(rows.at)

    def part(grid: NDArray[Any]) -> NDArray[Any]:
        strip = grid[top:bottom] if whole else grid[rows.at]
        return strip[:, across]

    numbers = part(sheet.values).ravel().tolist()
    present = part(fates) == int(Fate.VALUE)
    all_whole = _all_whole(numbers, part(table.codes))
    made = Figures(present, numbers, all_whole)
    kinds = {int} if all_whole else set(map(type, numbers))
    odd = set() if kinds <= _PLAIN else _odd(numbers)
    shown = [number for number, style in enumerate(book.formats) if is_percent(style)]
    if shown and sheet.formats is not None:
        styled = np.flatnonzero(np.isin(part(sheet.formats).ravel(), shown)).tolist()
        odd |= {at for at in styled if numbers[at] is not None}
    _read(book, table, made, odd, (rows.at, columns.at))
    if float in kinds or (kinds == {int} and not all_whole):
        for at in np.flatnonzero(np.isinf(_floats(numbers))).tolist():
            numbers[at] = None
            made.whole = False
    _beside(table, rows, columns, made)
    _headed(table, made)
    return made


def _all_whole(numbers: list[Any], codes: NDArray[np.int8]) -> bool:
    """Tell whether all cells hold whole numbers, none of them beyond any float; texts may be numbers too."""
    if (codes != Sort.NUMBER).any():
        return False
    try:
        # Each is turned into a float on its way: of the sum alone a number and its opposite are gone.
        return type(sum(numbers)) is int and math.isfinite(sum(numbers, 0.0))
    except (OverflowError, TypeError):
        return False


def _read(
    book: Book, table: FoundTable, made: Figures, odd: set[int], at: tuple[NDArray[np.intp], NDArray[np.intp]]
) -> None:
    """Read the cells that are no plain numbers, one by one."""
    rows, columns = at
    for each in odd:
        row, column = int(rows[each // len(columns)]), int(columns[each % len(columns)])
        style = book.number_format(table.sheet, row, column)
        reading = read_cell(made.numbers[each], style, comma=table.comma)
        made.numbers[each] = reading.number
        if reading.marks:
            made.marks[each] = reading.marks
        if reading.kind is Kind.PERCENT:
            made.percents.add(each)
        made.whole = made.whole and type(reading.number) is int


def _odd(values: list[Any]) -> set[int]:
    """Return the positions of what is no plain number and not blank."""
    return {at for at, kind in enumerate(map(type, values)) if kind not in _PLAIN}


def _floats(numbers: list[Any]) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    try:
        return np.array(numbers, np.float64)
    except OverflowError:  # a whole number beyond any float is no figure
        return np.array([_float(number) for number in numbers], np.float64)


def _float(number: Any) -> float:
    try:
        return float("nan") if number is None else float(number)
    except OverflowError:
        return float("inf")


def _beside(table: FoundTable, rows: Lines, columns: Lines, made: Figures) -> None:
    """Add the marks that stand in columns of their own."""
    if not table.beside:
        return
    width = len(columns.at)
    place = {int(column): at for at, column in enumerate(columns.at)}
    for beside, of in table.beside.items():
        if of not in place:
            continue
        for line, value in enumerate(table.sheet.values[rows.at, beside].tolist()):
            more = marks_beside(value) if value is not None else ()
            at = line * width + place[of]
            if more and made.present.ravel()[at]:
                made.marks[at] = tuple(dict.fromkeys((*made.marks.get(at, ()), *more)))


def _headed(table: FoundTable, made: Figures) -> None:
    """Add the marks of labels and headings: they hold for a whole row or column."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    width = len(table.value_columns)
    for axis in table.axes.axes:
        for label, marks in axis.marks.items():
            for line in np.flatnonzero(axis.index == label).tolist():
                _mark(made, range(line * width, (line + 1) * width), marks)
    for at, column in enumerate(table.value_columns):
        if marks := table.columns[column].marks:
            _mark(made, range(at, len(made.numbers), width), marks)


def _mark(made: Figures, places: range, marks: tuple[Mark, ...]) -> None:
    present = made.present.ravel()
    for at in places:
        if present[at]:
            made.marks[at] = tuple(dict.fromkeys((*made.marks.get(at, ()), *marks)))
