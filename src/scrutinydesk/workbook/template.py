"""The empty standard workbook, for a constabulary's performance team to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month
from scrutinydesk.workbook.filling import (
    area_labels,
    date_headings,
    filled,
    month_cell,
    month_headings,
    unit_words,
)
from scrutinydesk.workbook.standard_layout import MARKINGS, Across, Layout, Role
from scrutinydesk.workbook.standard_layouts import DIVISIONS, KSI, LAYOUTS, NATIONAL
from scrutinydesk.workbook.writing import Front, write_book
from scrutinydesk.workbook.writing_tables import Filled

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.measures.resources import Resources

MONTHS = 48
QUARTER = 3

INSTRUCTIONS = (
    (
        "Fill in what you have; leave the rest blank. Scrutiny Desk opens the workbook at any "
        "stage and lists what is still missing."
    ),
    (
        "Type over the month and date headings to move the period. Columns may be added, left "
        "out or put in another order: they are found by their headings."
    ),
    (
        "In place of a number write [x] not available, [c] confidential, [z] not applicable or "
        "[low]. Beside a number write [r] revised, [p] provisional or [e] estimated, such as "
        "1,204 [r]."
    ),
    "Percentages are between 0 and 100, such as 77.4, or cells formatted as a percentage.",
    "Choose measures and areas from the lists in their cells, so that each row is recognised.",
)

GLOSSARY = (
    ("[c] [x] [z] [low]", "Confidential; not available; not applicable; too small to show."),
    ("[r] [p] [e]", "Revised; provisional; estimated. They stand beside the number."),
    ("BME", "Black and minority ethnic, as the reports of the time call it."),
    ("FTE", "Full-time equivalent."),
    ("KSI", "Killed or seriously injured."),
    ("MSG", "Most similar group: forces that are most like this one."),
    ("PCSO", "Police community support officer."),
    (
        "Breaks",
        (
            "Burglary was reclassified, and the victim surveys changed, on 1 April 2017. Scrutiny "
            "Desk says so wherever a comparison crosses that date."
        ),
    ),
)


def write_template(path: Path, resources: Resources, period_end: Month | None = None) -> None:
    """Write an empty standard workbook.

    Parameters
    ----------
    path : Path
        Replaced in one move if it is there already.
    period_end : Month, optional
        The last month that the headings offer; by default the last complete quarter's.
    """
    end = period_end or last_complete_quarter(dt.datetime.now(tz=dt.UTC).date())
    areas = area_labels(resources)
    tables = [_blank(layout, resources, areas, end) for layout in LAYOUTS]
    forces = [resources.areas[force].title for force in resources.areas.forces()]
    cover = (
        ("Title", None), ("Force", None), ("Period end", None), ("Protective marking", None),
        ("Note", None),
    )  # fmt: skip
    choices = {"Force": forces, "Protective marking": MARKINGS}
    write_book(path, Front(cover, INSTRUCTIONS, GLOSSARY, choices), tables)


def last_complete_quarter(today: dt.date) -> Month:
    """Return the last month of the latest quarter that is over."""
    month = Month.of(today.year, today.month) - 1
    return month - (month.month % QUARTER)


def _blank(layout: Layout, resources: Resources, areas: Mapping[str, str], end: Month) -> Filled:
    periods: tuple[str, ...] = ()
    if layout.across is Across.MONTHS:
        periods = month_headings(end - (MONTHS - 1), end)
    elif layout.across is Across.DATES:
        periods = date_headings(end - 12, end)
    rows = list(_rows(layout, resources, areas, end))
    return filled(layout, rows, periods, tuple(areas.values()))


def _rows(
    layout: Layout, resources: Resources, areas: Mapping[str, str], end: Month
) -> Iterator[dict[str, object]]:
    """Yield the rows that are offered: each measure, for each area that the table asks for."""
    force = resources.outline.force
    divisions = resources.areas.divisions(force)
    wanted: tuple[str, ...] = {
        DIVISIONS.id: divisions,
        KSI.id: (force, *divisions),
        NATIONAL.id: tuple(areas)[:4],
    }.get(layout.id, ("",))
    has_first = any(column.role is Role.FIRST for column in layout.columns)
    for label, measure in layout.labels.items():
        for area in wanted:
            row: dict[str, object] = {layout.measure_column.heading: label}
            if area:
                row["Area"] = areas[area]
            if layout.across:
                row["Unit"] = unit_words(resources, measure)
            elif not has_first:
                row["12 months to"] = month_cell(end)
            yield row
