"""Names, figures and periods as the comparison of two imports prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.quality.wording import listed
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import Number, figure
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.cell_ranges import ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.measures.resources import Resources

MONTHS_NAMED = 4


def measure_title(resources: Resources, measure: str) -> str:
    """Return the title of a measure, or its id where the catalogue does not hold it."""
    return resources.catalogue[measure].title if measure in resources.catalogue else measure


def area_title(resources: Resources, area: str) -> str:
    """Return the short name of an area, or its id where it is not known."""
    return resources.areas[area].short if area in resources.areas else area


def line_title(resources: Resources, line: tuple[str, str, str]) -> str:
    """``Rape, Lancashire``, with the breakdown where there is one."""
    measure, area, breakdown = line
    parts = (measure_title(resources, measure), breakdown.replace("_", " "), area_title(resources, area))
    return ", ".join(part for part in parts if part)


def is_flow(resources: Resources, row: Observation) -> bool:
    """Tell whether months of the measure may be added; a monthly count of one not known may."""
    if row.measure in resources.catalogue:
        return resources.catalogue[row.measure].kind is Kind.FLOW
    return row.span is not Span.DATE and row.unit not in {"percent", "rank", "fte"}


def amount(value: Number, unit: str = "") -> str:
    """Return a figure with all its decimals, and its unit only where that is part of it."""
    if unit == "percent":
        return f"{figure(value)}%"
    if unit == "gbp_million":
        text = figure(value)
        sign = numbers.MINUS if text.startswith(numbers.MINUS) else ""
        return f"{sign}£{text.removeprefix(numbers.MINUS)}m"
    return figure(value)


def signed_amount(value: Number, unit: str = "") -> str:
    """Return a difference with its sign; of percentages in percentage points."""
    text = figure(value) if unit == "percent" else amount(value, unit)
    text = f"+{text}" if value > 0 else text
    return f"{text} percentage points" if unit == "percent" else text


def stated(row: Observation) -> str:
    """Return what a cell states: its value, or its marks where it has none."""
    marks = " ".join(f"[{mark}]" for mark in row.marks)
    value = "" if row.value is None else amount(row.value, row.unit)
    return f"{value} {marks}".strip()


def cell(row: Observation) -> str:
    """``Monthly counts!C7``, as a spreadsheet program writes it."""
    return f"{row.sheet}!{row.cell}"


def cells(rows: Iterable[Observation]) -> list[str]:
    """Return cells of figures as ranges, sheet by sheet: ``Monthly counts!B6:M6``."""
    sheets: dict[str, list[str]] = {}
    for row in rows:
        sheets.setdefault(row.sheet, []).append(row.cell)
    return [f"{sheet}!{each}" for sheet, found in sheets.items() for each in ranges(found)]


def windows_said(rows: Iterable[Observation]) -> str:
    """Return the windows of figures in words, oldest first, each once; the first few by name."""
    found = sorted({(row.last, row.first, row.span) for row in rows})
    said = [Window(Month(first), Month(last), span).words for last, first, span in found]
    return listed(said, MONTHS_NAMED)


def years_said(rows: Iterable[Observation]) -> str:
    """Return the financial years in which figures end: ``2015/16 and 2016/17``."""
    years = dict.fromkeys(row.window.financial_year_name for row in sorted(rows, key=lambda row: row.last))
    return listed(list(years), MONTHS_NAMED)


def plural(count: int, noun: str) -> str:
    """``1 figure``, ``12 figures``; ``series`` stays as it is."""
    return f"{count:,} {noun}{'' if count == 1 or noun == 'series' else 's'}"
