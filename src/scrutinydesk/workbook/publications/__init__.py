"""Public releases of the Home Office and ONS, recognised by what is in them, not by their names.

Each module knows one family of layouts: it says which sheets it can read and takes observations
from them. An edition with a sheet renamed, a title changed or rows added is read all the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.observations import Observations
from scrutinydesk.periods import Month
from scrutinydesk.workbook.observed import Cover, Observed
from scrutinydesk.workbook.publications import area_tables, long_crime, long_workforce, workforce
from scrutinydesk.workbook.publications.gathered import Gathered

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.grid import Book, Sheet

FAMILIES = (area_tables, workforce, long_crime, long_workforce)


def recognise(book: Book) -> bool:
    """Tell whether at least one sheet has a layout of a public release."""
    return any(family.matches(sheet) for sheet in book.sheets for family in FAMILIES)


def observe(book: Book, resources: Resources) -> Observed:
    """Take every figure that a measure and an area are known for.

    Returns
    -------
    Observed
        The cover's force is the office's own; the period ends with the latest figure. Each
        column, row and sheet that was not used is named in a finding.
    """
    gathered = Gathered(book, resources)
    for sheet in book.sheets:
        _observe_sheet(gathered, sheet)
    gathered.report_unused()
    area_tables.add_previous_year(gathered)
    outline = resources.outline
    force = resources.areas[outline.force]
    end = Month(max((row.last for row in gathered.rows), default=Month.of(2000, 1).ordinal))
    cover = Cover(force.id, force.title, _usual_end(gathered, force.id) or end, "", outline.title)
    observations = Observations(tuple(gathered.rows), {book.sha256: book.name})
    return Observed(observations, tuple(gathered.findings), cover)


def _observe_sheet(gathered: Gathered, sheet: Sheet) -> None:
    for family in FAMILIES:
        if family.matches(sheet):
            before = gathered.taken
            family.observe(gathered, sheet)
            if gathered.taken > before:
                return
    if sheet.values.size:
        gathered.findings.append(
            Finding(
                "publication.sheet_unused",
                Severity.NOTE,
                f"Sheet “{sheet.name}” was not used.",
                "It holds no table of figures by police force area for a measure in the catalogue.",
                "Look at it in the Data tab.",
                Place(gathered.book.name, sheet.name),
            )
        )


def _usual_end(gathered: Gathered, force: str) -> Month | None:
    """Return the month at which most of the force's series end, so that an outlier does not lead."""
    latest: dict[tuple[str, str], int] = {}
    for row in gathered.rows:
        if row.area == force and not row.breakdown:
            key = (row.measure, row.span)
            latest[key] = max(latest.get(key, 0), row.last)
    if not latest:
        return None
    count = Counter(latest.values())
    return Month(max(count, key=lambda month: (count[month], month)))
