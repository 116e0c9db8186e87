"""Lines of the journal told: of what kind, what was before and after, and whether it can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import ndiff
from typing import TYPE_CHECKING, Any

from scrutinydesk.periods import Month
from scrutinydesk.reporting.kept_words import DECIDED, moment
from scrutinydesk.reporting.method_words import BY_KEY, CHOICES
from scrutinydesk.reporting.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.library.values import Entry
    from scrutinydesk.measures.resources import Resources

KINDS = {
    "import": "Imports",
    "meeting": "Meetings",
    "reported": "Reports as given",
    "edit": "Words",
    "decision": "Decisions on findings",
    "rename": "Renames",
    "recipe": "Recipes",
    "measure": "Own measures",
    "area": "Own areas",
    "break": "Breaks",
    "override": "Comparisons allowed",
    "draft": "Mappings begun",
    "method": "How figures are judged",
    "rebase": "New limits",
    "target": "Targets",
    "projection": "Projections of others",
    "projections": "Our projections",
    "claim_link": "Figures of a report linked",
    "report_finding": "Findings in a report",
    "checked_report": "Reports checked",
    "commitment": "Commitments",
}
FIELDS = {
    "text": "Text", "drafted": "As drafted", "decision": "Decision", "reason": "Reason", "title": "Title",
    "label": "Break", "month": "From", "measures": "Measures", "areas": "Areas", "effect": "What changed",
    "advice": "What to do", "instead": "Compare instead", "source": "Source", "removed": "Taken out",
    "measure": "Measure", "area": "Area", "break_id": "Break", "name": "Name", "toml": "Recipe",
    "new": "New name", "meeting": "Meeting", "force": "Force", "file_name": "File", "period_end": "To",
    "sha256": "SHA-256 of the file", "figures": "Figures", "on": "On",
    **{each.key: each.title for each in CHOICES},
    "value": "Value", "since": "From", "breakdown": "Breakdown", "data_to": "Data to", "year": "Year",
    "method": "Method", "low": "From", "high": "To", "shown": "Shown", "document": "Stands in",
    "projections": "Projections", "wording": "In your words", "sheet": "Sheet", "cell": "Cell",
    "written": "Tells up to", "report_text": "Report", "commitments": "Commitments", "state": "State",
    "note": "Note", "quote": "Words",
}  # fmt: skip
STAY = {"import": "What was imported stays.", "reported": "What was given to others stays."}
COLUMNS = (Column("what", "What", width=14), Column("before", "Before"), Column("after", "After"))
ALONE = (Column("what", "What", width=14), Column("is", "As it was kept"))
NOTHING = "–"
LONGEST = 4000
LINES_SHOWN = 60


def kind_words(kind: str) -> str:
    """Return the words for a kind of entry."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def before_and_after(entry: Entry, resources: Resources | None = None) -> Table:
    """Return what an entry changed, a row a field; fields that stayed as they were are left out."""
    before, after = entry.before or {}, entry.after or {}
    rows = []
    for field in dict.fromkeys((*before, *after)):
        was, now = (_said(field, value.get(field), resources) for value in (before, after))
        if was == now:
            continue
        if "\n" in was or "\n" in now:
            was, now = _lines_changed(was, now)
        name = FIELDS.get(field, field.replace("_", " ").capitalize())
        cells = (Cell(was or NOTHING, was), Cell(now or NOTHING, now)) if entry.before else (Cell(now, now),)
        rows.append(Row(field, (Cell(name, name), *cells)))
    return Table(f"journal.{entry.id}", entry.what, COLUMNS if entry.before else ALONE, tuple(rows))


def whole_change(entry: Entry) -> str:
    """Say where an entry stands for more than a change: added, removed, or nothing to be shown."""
    if entry.kind in STAY or (entry.before is None and entry.after is None):
        return ""
    if entry.before is None:
        return "There was none before."
    return "It was removed." if entry.after is None else ""


class Undoing:
    """Tells which entries can be undone, of a journal that is listed from its newest entry on."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def reason_against(self, entry: Entry) -> str:
        """Say why an entry cannot be undone; empty where it can."""
        if entry.kind in STAY:
            return f"{STAY[entry.kind]} It cannot be undone."
        same = (each for each in self._entries if each.key == entry.key and each.kind == entry.kind)
        latest = next(same, entry)
        if latest is not entry and latest.after != entry.after:
            return f"It was changed again on {moment(latest.at)} by {latest.who}: undo that first."
        return ""


def _said(field: str, value: Any, resources: Resources | None) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if field == "projections":
        return f"{len(value):,} values, one a measure, area and method"
    if field == "commitments":
        return f"{len(value):,} commitments"
    if field == "report_text":
        return "its text, as it was read"
    if isinstance(value, Mapping):
        said = ", ".join(f"{key}: {_said('', each, resources)}" for key, each in value.items())
    elif isinstance(value, list):
        said = ", ".join(_said(field, each, resources) for each in value)
    else:
        said = _one(field, value, resources)
    return said[:LONGEST]


def _one(field: str, value: Any, resources: Resources | None) -> str:
    if field in BY_KEY:
        return _chosen(field, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return Month(int(value)).words if field == "period_end" else _number(value)
    if field in {"month", "since", "data_to"}:
        return _month(value)
    return _text(field, value, resources)


def _text(field: str, value: Any, resources: Resources | None) -> str:
    if field == "sha256":
        return f"{str(value)[:16]}…"
    if field == "decision":
        return DECIDED.get(value, str(value))
    known = _held(field, resources)
    return str(known[value].title) if value in known else str(value)


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6g}"


def _chosen(field: str, value: Any) -> str:
    """Return a choice of how figures are judged in the words of its page."""
    if field == "margin":
        return f"{100 * (value - 1):g}%" if isinstance(value, int | float) else str(value)
    return BY_KEY[field].words(value)


def _held(field: str, resources: Resources | None) -> Mapping[str, Any]:
    """Return what the ids in a field stand for."""
    if resources is None:
        return {}
    if field in {"measure", "measures", "instead", "new"}:
        return resources.catalogue
    return resources.areas if field in {"area", "areas", "force"} else {}


def _month(value: Any) -> str:
    year, _, month = str(value).partition("-")
    return Month.of(int(year), int(month)).words if year.isdigit() and month.isdigit() else str(value)


def _lines_changed(was: str, now: str) -> tuple[str, str]:
    """Return the lines that only one of two texts has; the whole where one of them is empty."""
    old, new = was.splitlines(), now.splitlines()
    if old and new:
        marked = list(ndiff(old[: 20 * LINES_SHOWN], new[: 20 * LINES_SHOWN]))
        old = [line[2:] for line in marked if line.startswith("- ")]
        new = [line[2:] for line in marked if line.startswith("+ ")]
    return _first(old), _first(new)


def _first(lines: list[str]) -> str:
    more = len(lines) - LINES_SHOWN
    return "\n".join([*lines[:LINES_SHOWN], f"… and {more:,} more lines"] if more > 0 else lines)
