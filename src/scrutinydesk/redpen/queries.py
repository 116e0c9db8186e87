"""Findings as questions to the constabulary: which are asked, in which order, under which number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity

if TYPE_CHECKING:
    from scrutinydesk.redpen.listing import FindingLine, Listing

USUAL = {
    Severity.ERROR: "Could the Constabulary confirm the figures?",
    Severity.WARNING: "Could the Constabulary say more about this?",
    Severity.NOTE: "Would the Constabulary wish to look at this again?",
}


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the constabulary.

    Attributes
    ----------
    number : int
        From 1; the same in the letter and in the commented copy.
    """

    number: int
    line: FindingLine

    @property
    def question(self) -> str:
        """The question, as the officer worded it where that was done."""
        return self.line.question or USUAL[self.line.finding.severity]

    @property
    def found(self) -> str:
        """What was found, where the question does not say it."""
        title = self.line.finding.title
        return "" if title.rstrip(".") in self.question else title

    @property
    def working(self) -> str:
        """The working, where neither the question nor what was found says it."""
        working = self.line.finding.working
        return "" if working.rstrip(".") in f"{self.question} {self.found}" else working

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said beneath the words of the report, a paragraph each; the question comes last."""
        line = self.line
        return (
            *((self.found,) if self.found else ()),
            *((f"Working: {self.working}",) if self.working else ()),
            *line.beside,
            *((f"Workbook: {line.cells}",) if line.cells else ()),
            self.question,
        )


def queries(listing: Listing, *, notes: bool = False, chosen: bool = False) -> tuple[Query, ...]:
    """Return what is asked: errors first, then what may mislead, in the order of the report.

    A finding that the officer has chosen to ask about is asked in any case.

    Parameters
    ----------
    notes : bool
        Whether notes are asked about as well.
    chosen : bool
        Whether nothing else is asked than what the officer has chosen.
    """
    usual = [] if chosen else [each for each in Severity if notes or each is not Severity.NOTE]
    asked = [
        each
        for each in listing.findings
        if not each.dismissed and (each.decision is not None or each.finding.severity in usual)
    ]
    order = tuple(Severity)
    asked.sort(key=lambda each: (order.index(each.finding.severity), each.finding.start))
    return tuple(Query(number, each) for number, each in enumerate(asked, start=1))
