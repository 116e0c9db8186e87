"""The columns of labels of a table: what each is, before its labels are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.bands import Band

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.grid import Book, Sheet

HIERARCHY = 0.7  # of rows with a label, above which a blank one is just blank
FILLED = 0.9
TIMELY = 0.6
SAMPLE = 4000  # rows by which a long column is judged: the first


@dataclass(frozen=True)
class LabelColumns:
    """The columns of labels.

    Attributes
    ----------
    columns : list of int
    headings : mapping of column to text
    carried : frozenset of int
        Columns whose label holds until the next.
    timely : mapping of column to bool
        Columns that say when; whether bare numbers count.
    forms : mapping of column to Forms
        How these write their periods.
    said : Window or None
        The period of the title: a year of which rows name the months.
    """

    book: Book = field(repr=False)
    sheet: Sheet = field(repr=False)
    columns: list[int]
    headings: Mapping[int, str]
    carried: frozenset[int]
    timely: Mapping[int, bool]
    forms: Mapping[int, times.Forms]
    said: Window | None = None

    @property
    def when(self) -> list[int]:
        """The columns that say when, left to right."""
        return [column for column in self.columns if column in self.timely]


def label_columns(
    book: Book, band: Band, columns: list[int], headings: Mapping[int, str], said: Window | None
) -> LabelColumns:
    """Judge the columns of labels of a band by their first rows."""
    sheet, figures = band.box.sheet, band.figures[:SAMPLE]
    index = slice(figures.start, figures.stop) if isinstance(figures, range) else figures
    carried, timely, forms = set(), {}, {}
    cells = {column: sheet.values[index, column].tolist() for column in columns}
    held = {column: [cell for cell in cells[column] if cell is not None] for column in columns}
    shares = {column: len(held[column]) / len(figures) for column in columns}
    filled = [any(cell is not None for cell in line) for line in zip(*list(cells.values())[1:], strict=True)]
    for column in columns:
        finest = any(other != column and shares[other] >= FILLED for other in columns)
        first = cells[column][0] is not None
        share = shares[column]
        if column == columns[0] and any(filled):
            # Totals stand there without a label at their right.
            beside = [cell for cell, other in zip(cells[column], filled, strict=True) if other]
            share = sum(cell is not None for cell in beside) / len(beside)
        if 0 < share < HIERARCHY and first and (column != columns[-1] or finest):
            carried.add(column)
        written = times.forms_of(held[column])
        bare = _states_times(held[column], headings.get(column, ""), written)
        if bare is not None:
            timely[column], forms[column] = bare, written
    return LabelColumns(book, sheet, columns, headings, frozenset(carried), timely, forms, said)


def _states_times(cells: list[Any], heading: str, forms: times.Forms) -> bool | None:
    """Return whether bare numbers of a column are periods; None where the column does not say when."""
    if not cells:
        return None
    distinct = dict.fromkeys(cells)
    numbers = times.whole_among(distinct)
    others = [cell for cell in distinct if times.whole(cell) is None] if numbers else distinct
    bare = bool(numbers) and (
        times.all_years(numbers)
        or times.is_time_sequence(numbers)
        or (times.tells_time(heading) and all(map(times.is_serial, numbers)))
    )
    said = {cell for cell in others if times.says_when(cell, forms)}
    said |= {
        cell
        for cell in numbers
        if times.period_of(cell, numbers=bare, forms=forms) is not None
        or times.part_of_year(cell, heading) is not None
    }
    if not said:
        return None
    return bare if sum(cell in said for cell in cells) >= TIMELY * len(cells) else None
