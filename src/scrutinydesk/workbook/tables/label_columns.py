"""The columns of labels of a table: what each is, before its labels are read."""

from __future__ import annotations

from collections import Counter
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
    for column in columns:
        finest = any(other != column and shares[other] >= FILLED for other in columns)
        first = cells[column][0] is not None
        share = shares[column]
        if column == columns[0] and share < 1:
            beside = _share_beside(list(cells.values()))
            share = share if beside is None else beside
        if 0 < share < HIERARCHY and first and (column != columns[-1] or finest):
            carried.add(column)
        bare = _states_times(held[column], headings.get(column, ""))
        if bare is not None:
            timely[column], forms[column] = bare
    return LabelColumns(book, sheet, columns, headings, frozenset(carried), timely, forms, said)


def _share_beside(cells: list[list[Any]]) -> float | None:
    """Return how much of the first column is filled where others are: totals stand there without a label.

    None where no other is filled.
    """
    filled = [any(cell is not None for cell in line) for line in zip(*cells[1:], strict=True)]
    if not filled:
        return None  # there is no other
    beside = [cell for cell, other in zip(cells[0], filled, strict=True) if other]
    return sum(cell is not None for cell in beside) / len(beside) if beside else None


def _states_times(cells: list[Any], heading: str) -> tuple[bool, times.Forms] | None:
    """Return whether bare numbers of a column are periods, and how it writes them.

    None where the column does not say when: it is looked at no further than that is plain.
    """
    distinct = Counter(cells)
    others = times.not_words(distinct)
    forms, numbers = times.forms_of(others), times.whole_among(others)
    bare = bool(numbers) and (
        times.all_years(numbers)
        or times.is_time_sequence(numbers)
        or (times.tells_time(heading) and all(map(times.is_serial, numbers)))
    )
    left = len(cells)
    for cell, count in distinct.items():
        if times.whole(cell) is None:
            says = times.says_when(cell, forms)
        else:
            says = (
                times.period_of(cell, numbers=bare, forms=forms) is not None
                or times.part_of_year(cell, heading) is not None
            )
        left -= 0 if says else count
        if left < TIMELY * len(cells):
            return None
    return (bare, forms) if cells else None
