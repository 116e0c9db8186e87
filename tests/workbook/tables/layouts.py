"""Sheets in layouts of chance, made from figures that are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from scrutinydesk.periods import NAMES
from scrutinydesk.workbook.grid import Book, Sheet

AREAS = ["East", "South", "West", "Central", "Pennine", "North Coast"]
MEASURES = ["All crime", "Burglary", "Robbery", "Hate crime", "Rape", "Public order", "Theft from the person"]
KINDS = ["Recorded", "Detected", "Reported online"]
SEXES = ["Female", "Male"]
MARKS = ["[c]", "..", "-", "*", "[x]", ":", "N/A"]


def month_forms(year: int, month: int) -> list[object]:
    """Return the ways in which a month is written."""
    name = NAMES[month - 1]
    return [
        f"{name[:3]}-{year % 100:02d}", f"{name} {year}", f"{name[:3]} {year}", f"{year}-{month:02d}",
        dt.date(year, month, 1), year * 100 + month, f"{name[:3]}-{year}",
        (dt.date(year, month, 1) - dt.date(1899, 12, 30)).days,
    ]  # fmt: skip


@dataclass
class Made:
    """A sheet, and the figures on it: row labels, column labels, period, value, by cell."""

    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    expected: dict[tuple[int, int], tuple[tuple[str, ...], tuple[str, ...], str, float]] = field(
        default_factory=dict
    )
    bottom: int = 0
    right: int = 0

    def put(self, row: int, column: int, value: object) -> None:
        if value is not None:
            self.cells[row, column] = value
            self.bottom, self.right = max(self.bottom, row), max(self.right, column)

    def book(self) -> Book:
        values = np.full((self.bottom + 1, self.right + 1), None, dtype=object)
        for at, value in self.cells.items():
            values[at] = value
        sheet = Sheet("Figures", values, merged=tuple(self.merged))
        return Book("made.xlsx", "made.xlsx", "0" * 64, "xlsx", (sheet,))


@st.composite
def periods(draw: st.DrawFn) -> tuple[list[object], list[str]]:
    """Draw headings of three to nine periods in order, and what they mean."""
    year, count = draw(st.integers(1998, 2024)), draw(st.integers(3, 9))
    kind = draw(st.sampled_from(["month", "month", "year", "financial", "quarter", "rolling"]))
    if kind == "year":
        form = draw(st.sampled_from([int, str]))
        return [form(year + at) for at in range(count)], [str(year + at) for at in range(count)]
    if kind == "financial":
        slash = draw(st.sampled_from(["/", "-"]))
        return (
            [f"{year + at}{slash}{(year + at + 1) % 100:02d}" for at in range(count)],
            [f"{year + at}-04/{year + at + 1}-03" for at in range(count)],
        )
    if kind == "quarter":
        order = draw(st.booleans())
        pairs = [(year + at // 4, at % 4 + 1) for at in range(count)]
        return (
            [f"Q{q} {y}" if order else f"{y} Q{q}" for y, q in pairs],
            [f"{y}-{3 * q - 2:02d}/{y}-{3 * q:02d}" for y, q in pairs],
        )
    form = draw(st.integers(0, 7))
    months = [(year + (at + 3) // 12, (at + 3) % 12 + 1) for at in range(count)]
    if kind == "rolling":
        lead = draw(st.sampled_from(["12 months to ", "Year ending ", "12m to "]))
        return (
            [f"{lead}{NAMES[m - 1][:3]} {y}" for y, m in months],
            [f"{y - 1}-{m % 12 + 1:02d}/{y}-{m:02d}" if m < 12 else f"{y}" for y, m in months],
        )
    return [month_forms(y, m)[form] for y, m in months], [f"{y}-{m:02d}" for y, m in months]


def figure(draw: st.DrawFn) -> tuple[object, float | None]:
    """Draw a figure as it is kept, and its value; None where only a mark is kept."""
    value = draw(st.one_of(st.integers(0, 180_000), st.floats(0, 5000).map(lambda x: round(x, 2))))
    kept = draw(st.sampled_from(["number"] * 12 + list(WRITTEN)))
    return (value, value) if kept == "number" else WRITTEN[kept](draw, value)


WRITTEN = {
    "mark": lambda draw, _: (draw(st.sampled_from(MARKS)), None),
    "blank": lambda _draw, _value: (None, None),
    "revised": lambda _, value: (f"{value:,} [r]", value),
    "negative": lambda _, value: (f"({value:,})", -value),
    "pounds": lambda _, value: (f"£{value:,}", value),
    "text": lambda _, value: (f"{value:,} ", value),
    "spaced": lambda _, value: (f" {value}", value),
}


@st.composite
def tables(draw: st.DrawFn, made: Made | None = None, top: int = 0, left: int = 0) -> Made:
    """Draw one table with its title, headings, groups, totals and notes."""
    made = made or Made()
    shape = draw(
        st.sampled_from(["wide", "grouped", "two levels", "crossed", "long", "down", "calendar", "parted"])
    )
    top += draw(st.integers(0, 3))
    if draw(st.booleans()):
        made.put(top, left, draw(st.sampled_from(TITLES)))
        top += 1 + draw(st.integers(0, 1))
    bottom = SHAPES[shape](draw, made, top, left, shape)
    if draw(st.booleans()):
        bottom += 1 + draw(st.integers(0, 1))
        for note in draw(
            st.sampled_from([["Source: Lancashire Constabulary"], ["1. Excludes fraud.", "2. Revised."]])
        ):
            made.put(bottom, left, note)
            bottom += 1
    made.bottom = max(made.bottom, bottom)
    return made


def _figures(draw, made, row, columns, rows, heads) -> None:
    for column, (labels, period) in zip(columns, heads, strict=True):
        kept, value = figure(draw)
        made.put(row, column, kept)
        if value is not None:
            made.expected[row, column] = (rows[0], labels, rows[1] or period, float(value))


def _sure(draw, made, row, columns, rows, heads) -> None:
    """Put figures in a row of which at least the first is a number."""
    _figures(draw, made, row, columns, rows, heads)
    labels, period = heads[0]
    value = draw(st.integers(0, 900))
    made.put(row, columns[0], value)
    made.expected[row, columns[0]] = (rows[0], labels, rows[1] or period, float(value))


def _wide(draw, made, top, left, shape) -> int:
    """Periods across; measures down, beneath group headings where the shape says so."""
    headings, said = draw(periods())
    gap = draw(st.sampled_from([0, 0, 1]))
    columns = [left + 1 + gap + at for at in range(len(headings))]
    heads = [((), period) for period in said]
    made.put(top, left, draw(st.sampled_from([None, "Offence", "Measure"])))
    for column, heading in zip(columns, headings, strict=True):
        made.put(top, column, heading)
    if draw(st.sampled_from([False, False, True])):
        top += 1
        for column in columns:
            made.put(top, column, "Number")
        heads = [(("Number",), period) for period in said]
    row = top + 1 + draw(st.integers(0, 1))
    groups = (
        draw(st.lists(st.sampled_from(AREAS), min_size=2, max_size=3, unique=True))
        if shape == "grouped"
        else [""]
    )
    for group in groups:
        if group:
            made.put(row, left, group)
            row += 1
        for measure in draw(st.lists(st.sampled_from(MEASURES), min_size=2, max_size=5, unique=True)):
            made.put(row, left, measure)
            _sure(draw, made, row, columns, ((*([group] if group else []), measure), ""), heads)
            row += 1
        if draw(st.booleans()):
            made.put(row, left, "Total")
            _sure(draw, made, row, columns, ((*([group] if group else []), "Total"), ""), heads)
            row += 1
        row += draw(st.integers(0, 1))
    return row


def _two_levels(draw, made, top, left, _shape) -> int:
    """A measure over its periods, merged or with blank cells at its right."""
    headings, said = draw(periods())
    measures = draw(st.lists(st.sampled_from(MEASURES), min_size=2, max_size=3, unique=True))
    merge = draw(st.booleans())
    spacer = draw(st.sampled_from([0, 0, 1]))
    made.put(top + 1, left, draw(st.sampled_from([None, "Area"])))
    column, columns, heads = left + 1, [], []
    for measure in measures:
        made.put(top, column, measure)
        if merge:
            made.merged.append((top, column, top, column + len(said) - 1))
        for heading, period in zip(headings, said, strict=True):
            made.put(top + 1, column, heading)
            columns.append(column)
            heads.append(((measure,), period))
            column += 1
        column += spacer
    row = top + 2
    for area in draw(st.lists(st.sampled_from(AREAS), min_size=2, max_size=6, unique=True)):
        made.put(row, left, area)
        _sure(draw, made, row, columns, ((area,), ""), heads)
        row += 1
    return row


def _crossed(draw, made, top, left, _shape) -> int:
    """Two columns of labels, the outer one said once, merged or not; periods across."""
    headings, said = draw(periods())
    merge = draw(st.booleans())
    columns = [left + 2 + at for at in range(len(headings))]
    heads = [((), period) for period in said]
    made.put(top, left, "Area")
    made.put(top, left + 1, "Offence")
    for column, heading in zip(columns, headings, strict=True):
        made.put(top, column, heading)
    row = top + 1
    for area in draw(st.lists(st.sampled_from(AREAS), min_size=2, max_size=4, unique=True)):
        inner = draw(st.lists(st.sampled_from(MEASURES), min_size=2, max_size=4, unique=True))
        made.put(row, left, area)
        if merge:
            made.merged.append((row, left, row + len(inner) - 1, left))
        for measure in inner:
            made.put(row, left + 1, measure)
            _sure(draw, made, row, columns, ((area, measure), ""), heads)
            row += 1
    return row


def _long(draw, made, top, left, _shape) -> int:
    """One figure a row."""
    headings, said = draw(periods())
    names = ["Period", "Area", "Offence", "Count"]
    order = draw(st.permutations([0, 1, 2]))
    for at, heading in enumerate([*(names[each] for each in order), "Count"]):
        made.put(top, left + at, heading)
    row = top + 1
    for heading, period in zip(headings, said, strict=True):
        for area in draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=3, unique=True)):
            measure = draw(st.sampled_from(MEASURES))
            cells = [heading, area, measure]
            for at, each in enumerate(order):
                made.put(row, left + at, cells[each])
            labels = tuple(str(cells[each]) for each in order if each)
            _sure(draw, made, row, [left + 3], (labels, period), [(("Count",), "")])
            row += 1
    return row


def _down(draw, made, top, left, _shape) -> int:
    """Periods down, measures across, and perhaps kinds over them."""
    headings, said = draw(periods())
    measures = draw(st.lists(st.sampled_from(MEASURES), min_size=1, max_size=4, unique=True))
    made.put(top, left, draw(st.sampled_from(["Period", "Month", "Year ending"][:2])))
    columns = [left + 1 + at for at in range(len(measures))]
    for column, measure in zip(columns, measures, strict=True):
        made.put(top, column, measure)
    row = top + 1
    for heading, period in zip(headings, said, strict=True):
        made.put(row, left, heading)
        _sure(draw, made, row, columns, ((), period), [((measure,), "") for measure in measures])
        row += 1
    return row


def _calendar(draw, made, top, left, _shape) -> int:
    """Years, calendar or financial, over their months, merged or not; areas down."""
    year, financial, merge = draw(st.integers(1999, 2023)), draw(st.booleans()), draw(st.booleans())
    short = draw(st.booleans())
    count = draw(st.integers(2, 3))
    made.put(top + 1, left, "Area")
    column, columns, heads = left + 1, [], []
    for at in range(count):
        first = year + at
        made.put(top, column, f"{first}/{(first + 1) % 100:02d}" if financial else first)
        months = (
            [(first + (m > 12), (m - 1) % 12 + 1) for m in range(4, 16)]
            if financial
            else [(first, m) for m in range(1, 13)]
        )
        if merge:
            made.merged.append((top, column, top, column + 11))
        for in_year, month in months:
            made.put(top + 1, column, NAMES[month - 1][:3] if short else NAMES[month - 1])
            columns.append(column)
            heads.append(((), f"{in_year}-{month:02d}"))
            column += 1
    row = top + 2
    for area in draw(st.lists(st.sampled_from(AREAS), min_size=2, max_size=4, unique=True)):
        made.put(row, left, area)
        _sure(draw, made, row, columns, ((area,), ""), heads)
        row += 1
    return row


def _parted(draw, made, top, left, _shape) -> int:
    """Year and month in columns of their own, the year said once or on every row."""
    year, once = draw(st.integers(1999, 2023)), draw(st.booleans())
    measures = draw(st.lists(st.sampled_from(MEASURES), min_size=1, max_size=3, unique=True))
    columns = [left + 2 + at for at in range(len(measures))]
    for column, heading in zip([left, left + 1, *columns], ["Year", "Month", *measures], strict=True):
        made.put(top, column, heading)
    row = top + 1
    numbers = draw(st.booleans())
    for at in range(24):
        in_year, month = year + at // 12, at % 12 + 1
        made.put(row, left, in_year if not once or month == 1 else None)
        made.put(row, left + 1, month if numbers else NAMES[month - 1])
        _sure(draw, made, row, columns, ((), f"{in_year}-{month:02d}"), [((each,), "") for each in measures])
        row += 1
    return row


SHAPES = {
    "wide": _wide, "grouped": _wide, "two levels": _two_levels, "crossed": _crossed, "long": _long,
    "down": _down, "calendar": _calendar, "parted": _parted,
}  # fmt: skip
TITLES = ["Table 1: Offences recorded", "Recorded crime, Lancashire"]
NOTES = [["Source: Lancashire Constabulary"], ["1. Excludes fraud.", "2. Revised."]]
