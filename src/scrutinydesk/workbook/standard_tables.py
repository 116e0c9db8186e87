"""Finding the tables of the standard workbook on their sheets.

A table is known by its title, its sheet's name or its header words; its header row is wherever
those words stand, its columns in whatever order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from scrutinydesk.periods import Span, Window, read_period
from scrutinydesk.workbook.grid import Book, Sheet, Visibility
from scrutinydesk.workbook.standard_layout import FRONT_MATTER, Column, Layout, Role, fold
from scrutinydesk.workbook.standard_layouts import DIVISIONS, LAYOUTS

HEADER_WITHIN = 40
_MARK = re.compile(r"\[[^\]]*\]")
TITLE_WITHIN = 5
_MONTH_NUMBERS = range(190001, 210000)
_MONTH_AND_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)")

_AREA = next(column for column in DIVISIONS.columns if column.role is Role.AREA)
_ANY_AREA = replace(_AREA, required=False)


def _words(layout: Layout) -> dict[str, Column]:
    """Return the columns of a layout by every heading that means them.

    A table may always have a column of areas, whether or not the template gives it one: to
    overlook it would count a division's figures as the force's.
    """
    own = any(column.role is Role.AREA for column in layout.columns)
    columns = layout.columns if own else (*layout.columns, _ANY_AREA)
    return {fold(word): column for column in reversed(columns) for word in (*column.words, column.heading)}


_WORDS = {layout.id: _words(layout) for layout in LAYOUTS}
_MEASURE_WORDS = frozenset(
    fold(word) for layout in LAYOUTS for word in (layout.measure_column.heading, *layout.measure_column.words)
)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of the standard workbook, found on a sheet.

    Attributes
    ----------
    header : int
        Row of the headings, a position in ``sheet.values``.
    columns : tuple of (position, Column)
    periods : tuple of (position, Window)
        Columns headed by a month or a date, each period once.
    repeated : tuple of (position, Window)
        Columns whose period stands in an earlier column already.
    strange : tuple of (position, heading)
        Columns that the layout does not know.
    named : bool
        Whether title or sheet name tell the table; otherwise only its headings do.
    end : int or None
        Row where another table's headings stand on the same sheet; None where nothing follows.
    """

    sheet: Sheet
    layout: Layout
    header: int
    columns: tuple[tuple[int, Column], ...]
    periods: tuple[tuple[int, Window], ...]
    repeated: tuple[tuple[int, Window], ...]
    strange: tuple[tuple[int, str], ...]
    named: bool
    end: int | None = None

    def position(self, role: Role) -> int | None:
        """Return where the first column of this role stands, or None."""
        return next((at for at, column in self.columns if column.role is role), None)


def readable(book: Book) -> Iterator[Sheet]:
    """Yield the sheets that can be seen and that hold something; hidden ones are never used."""
    for sheet in book.sheets:
        if sheet.visibility is Visibility.VISIBLE and sheet.values.size:
            yield sheet


def front_matter(sheet: Sheet) -> bool:
    """Tell whether a sheet is cover, contents or notes."""
    return fold(sheet.name) in FRONT_MATTER


def locate(sheet: Sheet) -> FoundTable | None:
    """Return the table of the standard workbook on this sheet, or None."""
    best: tuple[tuple[int, int], FoundTable] | None = None
    named = {layout.id: _named(sheet, layout) for layout in LAYOUTS}
    for header, row in enumerate(sheet.values[:HEADER_WITHIN].tolist()):
        words = [fold(cell) if isinstance(cell, str) else "" for cell in row]
        if _MEASURE_WORDS.isdisjoint(words):
            continue
        for layout in LAYOUTS:
            found = _match(sheet, layout, header, words, named=named[layout.id] > 0)
            if found is None:
                continue
            score = (named[layout.id], len(found.columns) - len(found.strange))
            if best is None or score > best[0]:
                best = (score, found)
        if best is not None:
            break
    return None if best is None else best[1]


def locate_all(sheet: Sheet) -> list[FoundTable]:
    """Return every table on this sheet; each ends where the headings of the next stand.

    Without that, the figures of a second table would be read under the months of the first.
    """
    first = locate(sheet)
    if first is None:
        return []
    found = [first]
    rows = sheet.values.tolist()
    for header in range(first.header + 1, len(rows)):
        words = [fold(cell) if isinstance(cell, str) else "" for cell in rows[header]]
        if _MEASURE_WORDS.isdisjoint(words):
            continue
        table = _below(sheet, header, words, found[-1].layout)
        if table is not None:
            found[-1] = replace(found[-1], end=header)
            found.append(table)
    return found


def _below(sheet: Sheet, header: int, words: list[str], above: Layout) -> FoundTable | None:
    """Return the table whose headings stand in a row further down."""
    best: tuple[tuple[int, int, bool], FoundTable] | None = None
    for layout in LAYOUTS:
        titles = sheet.values[max(header - TITLE_WITHIN, 0) : header, :1].ravel().tolist()
        named = any(fold(cell).startswith(fold(layout.title)) for cell in titles if isinstance(cell, str))
        found = _match(sheet, layout, header, words, named=named)
        # A row of a table may begin with a word that heads others: only headings say when.
        if found is None or not (found.periods or found.position(Role.LAST) is not None):
            continue
        score = (int(named), len(found.columns) - len(found.strange), layout is above)
        if best is None or score > best[0]:
            best = (score, found)
    return None if best is None else best[1]


def layout_named(sheet: Sheet) -> Layout | None:
    """Return the layout that the sheet's title or name names, whether or not its headings are there."""
    best = max(LAYOUTS, key=lambda layout: _named(sheet, layout))
    return best if _named(sheet, best) else None


def _named(sheet: Sheet, layout: Layout) -> int:
    """Score how plainly title and sheet name say that this is the table."""
    name = fold(sheet.name).rstrip("0123456789 ")  # A copied sheet is "Divisions (2)".
    phrases = [fold(word) for word in (layout.sheet, *layout.words)]
    score = 8 if name == phrases[0] else 4 if name in phrases else 0
    for row in sheet.values[:TITLE_WITHIN].tolist():
        title = next((fold(cell) for cell in row[:2] if isinstance(cell, str)), "")
        if title.startswith(fold(layout.title)):
            return score + 16
        if title.startswith(tuple(phrases)):
            return score + 2
        if title:
            break
    return score


def _match(sheet: Sheet, layout: Layout, header: int, words: list[str], *, named: bool) -> FoundTable | None:
    """Return the table if this row holds every heading that the layout requires."""
    known = _WORDS[layout.id]
    columns: dict[str, tuple[int, Column]] = {}
    for at, word in enumerate(words):
        column = known.get(word) if word else None
        if column is not None:
            columns.setdefault(column.heading, (at, column))
    if any(column.required and column.heading not in columns for column in layout.columns):
        return None
    taken = {at for at, _ in columns.values()}
    rest = [at for at in range(len(words)) if at not in taken]
    periods, repeated = _periods(sheet, header, rest) if layout.across else ({}, {})
    if layout.across and not periods:
        return None
    strange = tuple(
        (at, str(sheet.values.item(header, at)))
        for at in rest
        if at not in repeated and at not in periods and sheet.values.item(header, at) is not None
    )
    return FoundTable(
        sheet, layout, header, tuple(sorted(columns.values(), key=lambda pair: pair[0])),
        tuple(periods.items()), tuple(repeated.items()), strange, named,
    )  # fmt: skip


def _periods(sheet: Sheet, header: int, positions: list[int]) -> tuple[dict[int, Window], dict[int, Window]]:
    """Return the columns headed by a period, and those that repeat one."""
    periods: dict[int, Window] = {}
    repeated: dict[int, Window] = {}
    seen = set()
    for at in positions:
        window = period(sheet.values.item(header, at))
        if window is None:
            continue
        # A stock's column may be headed by its month or by its day: both are one.
        key = (window.first, window.last)
        (repeated if key in seen else periods)[at] = window
        seen.add(key)
    return periods, repeated


def period(value: Any) -> Window | None:
    """Return the period that a heading or a cell states, or None; a date is its month.

    201709 is a month as a number or as a text; no date is stored as a number that large.
    """
    if isinstance(value, str):
        return _text_period(value)
    if isinstance(value, dt.date):
        return _date_period(value.year, value.month)
    if type(value) in {int, float} and value in _MONTH_NUMBERS:
        return _text_period(str(int(value)))
    return None


@lru_cache(maxsize=4096)
def _text_period(text: str) -> Window | None:
    bare = _MARK.sub("", text).strip()  # A month may be headed "Sep 2017 [p]".
    if found := _MONTH_AND_YEAR.fullmatch(bare):
        return _date_period(int(found["year"]), int(found["month"]))
    return read_period(bare)


@lru_cache(maxsize=4096)
def _date_period(year: int, month: int) -> Window | None:
    return read_period(dt.date(year, month, 1), "mmm yyyy")


def is_month(window: Window) -> bool:
    """Tell whether a window is one month or a date in it."""
    return window.span in {Span.MONTH, Span.DATE}
