"""The tables of a report as grids of figures, whatever its claims make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from scrutinydesk.claims.numbers import Number, Unit, find_numbers
from scrutinydesk.claims.qualifiers import Approx

if TYPE_CHECKING:
    from scrutinydesk.claims.document import CellPlace, Document, Passage

_MOST_ROWS = 400
_MOST_COLUMNS = 60
_YEARS = range(1990, 2061)
_HEAD_ROWS = 3
_LETTERS = 4  # a unit at most stands beside a figure that is alone in its cell
_CAPTION = 200
_ROUNDED = re.compile(
    r"[£$€]|\b(?:budget|out-?turn|expenditure|spend|spent|spending|costs?|revenue|capital|income|funding|grants?"
    r"|reserves?|savings?|financ\w+|fte|ftes|wte|full[- ]time equivalents?|establishment|strength"
    r"|(?<![\d,.])000s?)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"\s*\d[\d,]*\s?\(\d[\d,]*\)\s*")
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*")
# At a head: twelve months, and an interval.
_NO_FIGURE = re.compile(r"(?:3|6|9|12)m(?:ths?)?|\(?9\d(?:\.\d)? ?% ?C\.?I\.?s?\)?", re.IGNORECASE)
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/-]\d{2}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is alone in its cell; its span is counted in the text of the document.

    Attributes
    ----------
    bracketed : bool
        Whether it stands in brackets and others of its column do not: so accounts write what is below zero.
    """

    number: Number
    row: int
    column: int
    start: int
    end: int
    bracketed: bool = False


@dataclass
class Grid:
    """A table.

    Attributes
    ----------
    labels : dict of int to str
        What stands before the first figure of a row.
    heads : dict of int to str
        What stands over the first figure of a column.
    figures : dict of (row, column) to Figure
    pairs : dict of (row, column) to (Figure, Figure)
        Of cells with one figure and another in brackets behind it.
    """

    first: Passage
    labels: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    figures: dict[tuple[int, int], Figure] = field(default_factory=dict)
    pairs: dict[tuple[int, int], tuple[Figure, Figure]] = field(default_factory=dict)

    @property
    def rows(self) -> list[int]:
        """The rows that have figures."""
        return sorted({row for row, _ in self.figures})

    @property
    def columns(self) -> list[int]:
        """The columns that have figures."""
        return sorted({column for _, column in self.figures})

    def unit_of(self, column: int) -> Unit | None:
        """Return the unit of a column; None where it has several."""
        units = {each.number.unit for (_, at), each in self.figures.items() if at == column}
        return units.pop() if len(units) == 1 else None


def grids(document: Document) -> Iterator[Grid]:
    """Yield the tables of a document that have figures by themselves in their cells.

    Yields
    ------
    Grid
    """
    rounded = rounded_tables(document)
    for table, cells in groupby(document.passages, key=lambda each: each.cell.table if each.cell else 0):
        if table:
            grid = _grid(list(cells), rounded=table in rounded)
            if grid.figures:
                yield grid


def rounded_tables(document: Document) -> frozenset[int]:
    """Return the tables whose whole figures may have been rounded: money in thousands, posts in full time."""
    found: set[int] = set()
    over = ""
    for passage in document.passages:
        if passage.cell is None:
            over = passage.text[-_CAPTION:]
        elif _ROUNDED.search(passage.text if passage.cell.row <= _HEAD_ROWS else "") or _ROUNDED.search(over):
            found.add(passage.cell.table)
    return frozenset(found)


def as_rounded(number: Number) -> Number:
    """Return a whole number as one that was rounded to it."""
    if number.decimals or number.low != number.high or number.approx is not Approx.EXACT:
        return number
    half = Fraction(number.scale, 2)
    return number._replace(low=number.value - half, high=number.value + half)


def _grid(cells: Sequence[Passage], *, rounded: bool) -> Grid:
    grid = Grid(cells[0])
    for passage in cells:
        place = passage.cell
        if place is None or place.row > _MOST_ROWS or place.column > _MOST_COLUMNS:
            continue
        number = _lone(passage.text, head=place.row <= _HEAD_ROWS)
        if number is not None:
            start = passage.offset + number.start
            bracketed = _BRACKETED.fullmatch(passage.text) is not None and number.value > 0
            end = passage.offset + number.end
            number = as_rounded(number) if rounded else number
            figure = Figure(number, place.row, place.column, start, end, bracketed)
            grid.figures[place.row, place.column] = figure
        elif pair := _pair(passage, place):
            grid.pairs[place.row, place.column] = pair
            continue
        elif not any((place.row, at) in grid.figures for at in range(1, place.column)):
            grid.labels[place.row] = f"{grid.labels.get(place.row, '')} {passage.text}".strip()
        if number is None and not any((at, place.column) in grid.figures for at in range(1, place.row)):
            grid.heads[place.column] = f"{grid.heads.get(place.column, '')} {passage.text}".strip()
    return _without_brackets(grid)


def _without_brackets(grid: Grid) -> Grid:
    """Take for below zero what stands in brackets, but where all of a column does."""
    for column in grid.columns:
        held = [each for each in grid.figures.values() if each.column == column]
        if all(each.bracketed for each in held):
            for each in held:
                grid.figures[each.row, column] = replace(each, bracketed=False)
    return grid


def _pair(passage: Passage, place: CellPlace) -> tuple[Figure, Figure] | None:
    """Return the figures of a cell such as ``613 (704)``."""
    if not _PAIRED.fullmatch(passage.text):
        return None
    found = [
        Figure(each, place.row, place.column, passage.offset + each.start, passage.offset + each.end)
        for each in find_numbers(passage.text)
    ]
    return (found[0], found[1]) if len(found) == 2 else None  # noqa: PLR2004  a pair


def _lone(text: str, *, head: bool) -> Number | None:
    """Return the number that a cell holds and nothing else, but for its unit."""
    if len(text) > 40 or _DATED.search(text):  # noqa: PLR2004  no figure is longer
        return None
    found = find_numbers(text)
    if len(found) != 1:
        return None
    number = found[0]
    beside = text[: number.start] + text[number.end :]
    if sum(map(str.isalpha, beside)) >= _LETTERS or number.worded or number.upto is not None:
        return None
    if number.approx is not Approx.EXACT or number.unit in {Unit.ORDINAL, Unit.MULTIPLE, Unit.RATE}:
        return None
    if head and _NO_FIGURE.fullmatch(text.strip()):
        return None
    year = number.unit is Unit.COUNT and "," not in number.text and number.value in _YEARS
    return None if head and year else number
