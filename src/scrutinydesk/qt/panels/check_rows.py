"""Findings as rows of a table: those that are open, and those that were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.reporting import table as tables
from scrutinydesk.reporting.kept_words import decided, stamp
from scrutinydesk.reporting.table import Cell, Column, Row, Shape, Tone

if TYPE_CHECKING:
    from scrutinydesk.findings import Accepted, Finding

SIGNS = {
    Severity.ERROR: tables.Signal(Shape.UP, Tone.CONCERN, "Error"),
    Severity.WARNING: tables.Signal(Shape.DASH, Tone.BLOCKED, "Warning"),
    Severity.NOTE: tables.Signal(Shape.CIRCLE, Tone.COMMON, "Note"),
}
_SHARED = (
    Column("severity", "Severity", width=9),
    Column("what", "What was found"),
    Column("where", "Where", width=22),
)
OPEN = (*_SHARED, Column("why", "Why it matters"), Column("do", "What to do"))
ACCEPTED = (*_SHARED, Column("reason", "Accepted because"), Column("who", "By whom and when", width=24))


def open_row(at: int, finding: Finding, before: Accepted | None) -> Row:
    """Return the row of a finding.

    Parameters
    ----------
    before : Accepted or None
        The decision that it has been put right, where it is found all the same.
    """
    title = finding.title
    if before is not None:
        title = f"{title}\n{decided(before)} (“{before.reason}”), and found again."
    return Row(
        str(at),
        (
            *_shared(finding, title),
            Cell(finding.detail, finding.detail),
            Cell(finding.remedy, finding.remedy),
        ),
    )


def accepted_row(at: int, finding: Finding, decision: Accepted) -> Row:
    """Return the row of a finding that was accepted, with the reason."""
    who = ", ".join(part for part in (decision.who, stamp(decision.when)) if part)
    return Row(
        str(at),
        (
            *_shared(finding, finding.title),
            Cell(decision.reason, decision.reason),
            Cell(who, decision.when),
        ),
    )


def _shared(finding: Finding, title: str) -> tuple[Cell, ...]:
    order = str(list(Severity).index(finding.severity))
    where = str(finding.place)
    return (
        Cell("", order, signal=SIGNS[finding.severity]),
        Cell(title, finding.title),
        Cell(where, where, places=(finding.place,) if finding.place.sheet else ()),
    )
