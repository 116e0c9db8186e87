"""The cover of a standard workbook: force, period end, protective marking, title."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Severity
from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook.grid import Book, Sheet
from scrutinydesk.workbook.observed import Cover
from scrutinydesk.workbook.standard_layout import COVER_FIELDS, fold
from scrutinydesk.workbook.standard_tables import period, readable

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.standard_notes import Notes

LABELS_WITHIN = 40
QUARTER = 3
_WORDS = {fold(word): key for key, words in COVER_FIELDS.items() for word in words}

Fields = Mapping[str, tuple[Any, Sheet, str]]


def cover_fields(book: Book) -> Fields:
    """Return what the cover states: value, sheet and cell of each field that is filled in.

    Empty where no sheet looks like a cover: two of its labels must stand beneath one another.
    """
    for sheet in readable(book):
        fields: dict[str, tuple[Any, Sheet, str]] = {}
        labels = set()
        for row, line in enumerate(sheet.values[:LABELS_WITHIN].tolist()):
            filled = [(at, cell) for at, cell in enumerate(line) if str(cell or "").strip()]
            key = _WORDS.get(fold(str(filled[0][1]))) if filled else None
            if key is None:
                continue
            labels.add(key)
            if len(filled) > 1:
                at, value = filled[1]
                fields.setdefault(key, (value, sheet, sheet.address(row, at)))
        if {"force", "period_end"} <= labels:
            return {"": ("", sheet, ""), **fields}
    return {}


def force_of(fields: Fields, resources: Resources, notes: Notes) -> str:
    """Return the id of the force that the cover names, or empty with a finding."""
    if "force" not in fields:
        return ""
    value, sheet, cell = fields["force"]
    found = resources.areas.find(str(value))
    if found is None:
        words = (
            f"“{value}” is not a force that Scrutiny Desk knows.",
            f"The workbook is read as {resources.areas[resources.outline.force].title}’s.",
            "Write the force’s name as on the list in the template.",
        )
        notes.add("unknown_force", Severity.ERROR, words, sheet, cell)
        return ""
    return found


def read_cover(
    fields: Fields, force: str, observations: list[Observation], resources: Resources, notes: Notes
) -> Cover:
    """Return the cover; what it does not say is taken from the data, with a finding."""
    texts = {key: str(value).strip() for key, (value, _, _) in fields.items()}
    end = _period_end(fields, notes)
    given = end is not None
    if end is not None:
        _remark_outside(end, observations, fields, notes)
    if end is None:
        end = _latest(observations) or _last_quarter()
        if observations and "period_end" not in fields:
            words = (
                "The workbook does not say up to when it reports.",
                f"The month with which most of its figures end is taken: {end.words}.",
                "Enter the period end on the cover.",
            )
            notes.add("no_period_end", Severity.WARNING, words)
    title = texts.get("force") or (resources.areas[force].title if force else "")
    note = texts.get("note", "")
    return Cover(force, title, end, texts.get("marking", ""), texts.get("title", ""), given, note)


def _period_end(fields: Fields, notes: Notes) -> Month | None:
    if "period_end" not in fields:
        return None
    value, sheet, cell = fields["period_end"]
    window = period(value)
    if window is not None:
        return window.last
    words = (
        f"“{value}” is not a date that Scrutiny Desk can read.",
        "The month with which most figures end is taken as the period end.",
        "Write the period end as 30 September 2017.",
    )
    notes.add("period_end", Severity.ERROR, words, sheet, cell)
    return None


def _remark_outside(end: Month, observations: list[Observation], fields: Fields, notes: Notes) -> None:
    """Remark where no monthly figure reaches the period end, or all lie after it."""
    months = {row.last for row in observations if row.span is Span.MONTH and row.value is not None}
    if months and not min(months) <= end.ordinal <= max(months):
        _, sheet, cell = fields["period_end"]
        words = end.words, Month(min(months)).words, Month(max(months)).words
        notes.outside_figures(sheet, cell, *words)


def _latest(observations: list[Observation]) -> Month | None:
    """Return the month with which most monthly series end.

    Not the last of all months: one count may run on after the period, as those of new recruits do.
    """
    ends: dict[tuple[str, str], int] = {}
    for row in observations:
        if row.span is Span.MONTH and row.value is not None:
            key = (row.measure, row.area)
            ends[key] = max(row.last, ends.get(key, row.last))
    if ends:
        count = Counter(ends.values())
        return Month(max(count, key=lambda month: (count[month], month)))
    months = [row.last for row in observations]
    return Month(max(months)) if months else None


def _last_quarter() -> Month:
    today = dt.datetime.now(tz=dt.UTC).date()
    month = Month.of(today.year, today.month) - 1
    return month - (month.month % QUARTER)
