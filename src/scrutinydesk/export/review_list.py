"""A checked report as a list with commas between: findings, then figures, then commitments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.export.delimited import guarded
from scrutinydesk.redpen.listing import cells_in_words
from scrutinydesk.workbook.tables.times import written

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.listing import ClaimLine, FindingLine, Listing

COLUMNS = (
    "what", "number", "kind", "severity", "verdict", "line", "place", "quote", "title", "working", "detail",
    "missing", "question", "against", "cells", "measure", "area", "period", "due", "decision", "reason", "id",
)  # fmt: skip
_COUNTED = frozenset(("number", "line"))


def as_csv(listing: Listing) -> str:
    """Return a line for each finding, claim and commitment, in this order; ``what`` says which it is.

    ``due`` is an ISO date; ``id`` is the fingerprint of a finding, of a claim what it is known by from one
    report to the next.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for line in _lines(listing):
        writer.writerow({name: text if name in _COUNTED else guarded(text) for name, text in line.items()})
    return out.getvalue()


def _lines(listing: Listing) -> Iterator[dict[str, str]]:
    yield from map(_finding, listing.findings)
    yield from map(_claim, listing.claims)
    for number, each in enumerate(listing.commitments, start=1):
        claim = listing.review.claims[each.claim]
        yield {
            "what": "commitment", "number": str(number), "line": str(each.line), "place": each.place,
            "quote": each.what, "measure": claim.measure, "area": claim.area, "period": period(each.due),
            "due": each.last.isoformat() if each.last else "",
        }  # fmt: skip


def _finding(each: FindingLine) -> dict[str, str]:
    finding = each.finding
    return {
        "what": "finding", "number": str(each.number), "kind": finding.kind,
        "severity": str(finding.severity), "line": str(each.first.line), "place": each.first.place,
        "quote": each.first.sentence, "title": finding.title, "working": finding.working,
        "detail": finding.detail,
        "question": each.question, "against": str(finding.against), "cells": each.cells,
        "decision": str(each.decision.state) if each.decision else "",
        "reason": each.decision.reason if each.decision else "", "id": finding.fingerprint,
    }  # fmt: skip


def _claim(each: ClaimLine) -> dict[str, str]:
    claim = each.claim
    return {
        "what": "claim", "number": str(each.number), "kind": str(claim.kind), "verdict": each.verdict,
        "line": str(claim.line), "place": each.place, "quote": each.words,
        "working": each.working, "missing": each.missing,
        "against": each.against, "cells": cells_in_words(each.cells),
        "measure": claim.measure, "area": claim.area, "period": period(claim.window), "id": each.key,
    }  # fmt: skip


def period(window: Window | None) -> str:
    """Return a window as lists have it; empty where none is known."""
    return written(window) if window else ""
