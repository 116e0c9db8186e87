"""Footnotes that a release hangs on an area: what its makers say of the office's own figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.cells import strip_note

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.publications.gathered import Gathered

LONGEST = 400
_NOTE = re.compile(r"\s*(\d{1,2})\s*[.)]\s*(.+)", re.DOTALL)


def report_area_notes(
    gathered: Gathered, sheet: Sheet, rows: dict[str, int], name: int, after: int
) -> None:
    """Make a finding of each footnote on the force, its region, and England and Wales.

    Parameters
    ----------
    rows : mapping of area id to row
    name, after : int
        Column of the areas' names; the row after which footnotes stand.
    """
    areas = gathered.resources.areas
    force = gathered.resources.outline.force
    notes = _notes(sheet, after)
    for area in (force, areas.region_of(force), "england-and-wales"):
        if area not in rows or not notes:
            continue
        label = str(sheet.value(rows[area], name) or "")
        _, numbers = strip_note(label, lambda text: areas.find(text) is not None and not text[-1:].isdigit())
        for number in re.findall(r"\d+", numbers):
            text = notes.get(number)
            if text is None or text.startswith("'") or gathered.said(area, text):
                continue
            place = Place(gathered.book.name, sheet.name, sheet.address(rows[area], name))
            gathered.findings.append(
                Finding(
                    "publication.area_note",
                    Severity.WARNING if area == force else Severity.NOTE,
                    f"A note of the release concerns {areas[area].title}.",
                    text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…",
                    "Read it before these figures are compared, and say so beside them.",
                    place,
                )
            )


def _notes(sheet: Sheet, after: int) -> dict[str, str]:
    """Return the numbered footnotes beneath the table, by number."""
    found: dict[str, str] = {}
    for row in range(after, sheet.shape[0]):
        for column in range(min(sheet.shape[1], 3)):
            value = sheet.value(row, column)
            match = _NOTE.fullmatch(value) if isinstance(value, str) else None
            if match:
                found.setdefault(match[1], " ".join(match[2].split()))
                break
    return found
