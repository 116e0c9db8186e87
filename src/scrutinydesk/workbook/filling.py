"""From a layout and its rows to a table that can be written; template and demo both use it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scrutinydesk.measures.resources import Resources
from scrutinydesk.periods import Month
from scrutinydesk.workbook.standard_layout import Across, Column, Layout, Role
from scrutinydesk.workbook.writing_cells import Shown
from scrutinydesk.workbook.writing_tables import Filled

PERIOD_WIDTH = 11
DATE_WIDTH = 15
MONTHS_A_PAGE = 20
MONTH_FORMAT = "mmm yyyy"
SHARE = "Most similar group"
UNITS = {
    "crimes": "crimes",
    "incidents": "incidents",
    "detentions": "detentions",
    "casualties": "casualties",
    "people": "people",
    "fte": "FTE",
    "gbp_million": "£ million",
}


def area_labels(resources: Resources) -> dict[str, str]:
    """Return the labels that the workbook uses for areas, by id.

    The force of the report, its divisions, its region, its group and the country come first.
    """
    areas, force = resources.areas, resources.outline.force
    first = ["england-and-wales", areas.region_of(force), f"{force}-msg", force]
    first += areas.divisions(force)
    rest = [key for key in (*areas.regions(), *areas.forces()) if key not in first]
    labels = {key: areas[key].title for key in (*first, *rest)}
    labels[f"{force}-msg"] = SHARE
    return labels


def unit_words(resources: Resources, measure: str) -> str:
    """Return the unit of a measure as the workbook prints it."""
    unit = str(resources.catalogue[measure].unit)
    return UNITS.get(unit, unit)


def month_headings(first: Month, last: Month) -> tuple[str, ...]:
    """Return the headings of the months from first to last."""
    return tuple(Month(month).short for month in range(first.ordinal, last.ordinal + 1))


def date_headings(*months: Month) -> tuple[str, ...]:
    """Return the headings of dates at the ends of months."""
    return tuple(f"{month.last_day.day} {month.short}" for month in months)


def month_cell(month: Month | None) -> Shown | None:
    """Return a cell that holds a month, as a date shown without its day."""
    if month is None:
        return None
    day = month.first_day
    return Shown(dt.datetime(day.year, day.month, 1), MONTH_FORMAT)  # noqa: DTZ001  a date in a cell


def filled(
    layout: Layout,
    rows: Sequence[Mapping[str, object]],
    periods: Sequence[str] = (),
    areas: Sequence[str] = (),
) -> Filled:
    """Return a table with its columns in the layout's order, periods before the note.

    Parameters
    ----------
    rows : sequence of mapping from heading to value
    periods : sequence of str
        Headings of the columns that run across.
    areas : sequence of str
        To be offered in the area column; without them no lists are offered at all.
    """
    fixed = [column for column in layout.columns if not _last(layout, column)]
    notes = [column for column in layout.columns if _last(layout, column)]
    headings = (
        *(column.heading for column in fixed), *periods, *(column.heading for column in notes),
    )  # fmt: skip
    period_width = PERIOD_WIDTH if layout.across is Across.MONTHS else DATE_WIDTH
    widths = (
        *(column.width for column in fixed),
        *(period_width for _ in periods),
        *(column.width for column in notes),
    )
    choices: dict[int, Sequence[str]] = {}
    for at, column in enumerate(fixed if areas else ()):
        if column.role is Role.MEASURE:
            choices[at] = tuple(layout.labels)
        elif column.role is Role.AREA:
            choices[at] = tuple(areas)
    lines = [[row.get(heading) for heading in headings] for row in rows]
    texts = sum(column.role in {Role.MEASURE, Role.AREA, Role.NOTE} for column in fixed)
    remarks = frozenset(range(len(headings) - len(notes), len(headings)))
    frozen = len(fixed) if layout.across else 1
    pages = 1 + len(periods) // MONTHS_A_PAGE
    return Filled(layout, headings, lines, widths, choices, frozen, texts, remarks, pages)


def _last(layout: Layout, column: Column) -> bool:
    return column.role is Role.NOTE and (column.heading == "Note" or not layout.across)
