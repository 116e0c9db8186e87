"""What is asked where a figure is not what the workbook has, and it is not quite sure what it is of.

One that may be of another area or period is no fault, but where the figures beside it are those of the
workbook to the digit, an officer wants to know.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.doubts import Doubt
from scrutinydesk.redpen.plain_forms import CHANGES
from scrutinydesk.redpen.strange_columns import column_of, strange_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.claims.claim import Claim, Quantity
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.review import ReportFinding
    from scrutinydesk.redpen.workbook_asked import Asked
    from scrutinydesk.redpen.workbook_compare import Compared

_FURTHER_UP = "The period is said further up and not beside the figure, so it may be another."
_ASSUMED = "No period stands beside the figure; that of the report was assumed, so it may be another."
_OURS = "The report names no force; its other figures are those of the workbook."
_BESIDE = "The figure beside it is the workbook's; this one may be of something else."
_SURE = 100  # a smaller count is what it is by chance too often
# Of what a figure is, besides the sentence that it stands in.
Subject = tuple[str, str, "Window | None"]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A figure that is not what the workbook has, if it is of what it was read as.

    Attributes
    ----------
    sentence : tuple of int
        Which sentence of the document it stands in.
    finding : ReportFinding
        What would be said if nothing were in doubt.
    others : bool
        Whether the sentence names another measure or area too.
    """

    sentence: tuple[int, int]
    asked: Asked
    held: Compared
    doubts: tuple[Doubt, ...]
    finding: ReportFinding
    others: bool


@dataclass
class Questions:
    """Gathers what agrees and what is in doubt, until all claims have been looked at.

    Parameters
    ----------
    assumed : bool
        Whether the report names no force, and was taken to be of the workbook's.
    """

    assumed: bool
    _agreed: set[tuple[tuple[int, int], Subject, bool]] = field(default_factory=set)
    _doubtful: list[Doubtful] = field(default_factory=list)
    _agreeing: list[Claim] = field(default_factory=list)

    def agrees(self, sentence: tuple[int, int], asked: Asked, held: Compared) -> None:
        """Remember that a claim agrees with the workbook."""
        self._agreeing.append(asked.claim)
        if any(map(_is_sure, _right(asked, held))):
            self._agreed.add((sentence, _subject(asked), asked.claim.kind in CHANGES))

    def doubt(self, doubtful: Doubtful) -> None:
        """Remember a figure that may be asked about."""
        if doubtful.held.verdict is Verdict.DIFFERS:
            self._doubtful.append(doubtful)

    def findings(self) -> Iterator[ReportFinding]:
        """Yield a note for each figure that is worth asking about; of a table that is not understood, one.

        Yields
        ------
        ReportFinding
        """
        strange = strange_columns(self._agreeing, self._claims())
        asked = {column[0] for column in map(column_of, self._agreeing) if column}
        for claim, note in self._notes():
            column = column_of(claim)
            first = column is not None and column[0] not in asked
            if first and column is not None:
                asked.add(column[0])
                strange |= {each for each in map(column_of, self._claims()) if each and each[0] == column[0]}
            if first or column not in strange:
                yield note

    def _claims(self) -> Iterator[Claim]:
        return (each.asked.claim for each in self._doubtful)

    def _notes(self) -> Iterator[tuple[Claim, ReportFinding]]:
        # A report that names no force and whose figures are not the workbook's is of another force.
        elsewhere = [each for each in self._doubtful if set(each.doubts) <= {Doubt.AREA, Doubt.WINDOW}]
        ours = self.assumed and len(self._agreed) > len(elsewhere)
        for each in self._doubtful:
            claim = each.asked.claim
            doubts = set(each.doubts) - ({Doubt.AREA} if ours else set())
            if doubts == {Doubt.WINDOW} and (claim.inherited or claim.window is None):
                detail = _FURTHER_UP if claim.inherited else _ASSUMED
                yield claim, _note(each, "workbook_period", detail, "which period “{said}” is of")
            elif ours and not doubts:
                yield claim, _note(each, "workbook_area", _OURS, "“{said}”")
            elif self._is_beside_one_that_agrees(each):
                yield claim, _note(each, "workbook_beside", _BESIDE, "what “{said}” is of")

    def _is_beside_one_that_agrees(self, each: Doubtful) -> bool:
        if each.others:
            return False
        if any(map(_is_sure, _right(each.asked, each.held))):
            return True
        # Two levels of one thing in a sentence are of two things, but a level goes with its change.
        beside = (each.sentence, _subject(each.asked), each.asked.claim.kind not in CHANGES)
        return Doubt.MEASURE not in each.doubts and beside in self._agreed


def _right(asked: Asked, held: Compared) -> list[Quantity]:
    return [each for each in asked.claim.quantities if each not in held.wrong]


def _is_sure(quantity: Quantity) -> bool:
    number = quantity.number
    exact = compare.telling(quantity) and not compare.approximate(quantity)
    return exact and (number.decimals > 0 or abs(number.value) >= _SURE)


def _subject(asked: Asked) -> Subject:
    return asked.measure.id, asked.area, asked.window


def _note(each: Doubtful, kind: str, detail: str, asks: str) -> ReportFinding:
    said, told = each.held.said, each.held.told
    of = each.finding.title.rpartition(" for ")[2]
    return replace(
        each.finding,
        kind=kind,
        severity=Severity.NOTE,
        title=f"Is “{said}” of {of}? The workbook has {told}",
        detail=detail,
        question=f"Could the Constabulary confirm {asks.format(said=said)}?",
    )
