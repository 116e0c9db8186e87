"""What the checks make of a report: a verdict on each claim, findings with their working, hidden tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Place, Severity

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.claims.document import Document
    from scrutinydesk.claims.tables import HiddenTable

_WORST_FIRST = tuple(Verdict)


class Against(StrEnum):
    """What a claim was held against."""

    ITSELF = "itself"
    REPORT = "the rest of the report"
    WORKBOOK = "the workbook"
    EARLIER = "an earlier quarter"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one claim by one check.

    Attributes
    ----------
    claim : int
        Index of the claim in the review.
    working : str
        One line that a person can redo on a calculator.
    missing : str
        What it takes to check the claim; empty unless it cannot be checked.
    cells : tuple of Place
        The cells of the workbook that it was held against.
    figures : tuple of int
        Where in the text the figures begin that it speaks of; empty where it speaks of all of the claim.
    """

    claim: int
    verdict: Verdict
    working: str
    against: Against = Against.ITSELF
    missing: str = ""
    cells: tuple[Place, ...] = ()
    figures: tuple[int, ...] = ()

    def is_of(self, figure: int) -> bool:
        """Return whether it speaks of the figure that begins there."""
        return not self.figures or figure in self.figures


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Document.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """One thing in a report that the office may ask the constabulary about.

    Attributes
    ----------
    kind : str
        Stable id of the rule that found it, such as ``arithmetic`` or ``caveat_breach``.
    title : str
        What was found, in one sentence: "5 of 16 is 31.25%; the report says 31.36%".
    working : str
        One line that a person can redo on a calculator; empty where nothing is computed.
    detail : str
        Why it matters.
    question : str
        A courteous sentence to the constabulary, for the letter: asks, and accuses nobody.
    spans : tuple of Span
        Where it stands in the text, the figure or words in question first; at least one.
    claims : tuple of int
        Indices of the claims that it is about.
    cells : tuple of Place
        The cells of the workbook that it rests on.
    """

    kind: str
    severity: Severity
    title: str
    spans: tuple[Span, ...]
    working: str = ""
    detail: str = ""
    question: str = ""
    against: Against = Against.ITSELF
    claims: tuple[int, ...] = ()
    cells: tuple[Place, ...] = ()

    @property
    def start(self) -> int:
        """Offset of its first span, by which findings are in the order of the document."""
        return self.spans[0].start

    @property
    def fingerprint(self) -> str:
        """Identity of the finding within its report, of 32 hexadecimal digits, for keeping decisions.

        Its place in the text is left out, so that a decision holds when a paragraph is put in above.
        """
        words = "\x1f".join((self.kind, self.title, self.working))
        return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Found:
    """What one check found."""

    judgements: tuple[Judgement, ...] = ()
    findings: tuple[ReportFinding, ...] = ()
    tables: tuple[HiddenTable, ...] = ()


@dataclass(frozen=True)
class Review:
    """A report as checked.

    Attributes
    ----------
    judgements : tuple of Judgement
        Any number of each claim.
    findings : tuple of ReportFinding
        By severity, then in the order of the document.
    tables : tuple of HiddenTable
        Worked out from figures that the report does print.
    workbook : str
        Name of the workbook that it was held against; empty without one.
    unheld : str
        Why no statement was held against the workbook, in words; empty where one was, or there is none.
    assumed : str
        Name of the force of which it was taken to be, as the workbook is; empty where it names one.
    """

    document: Document
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[ReportFinding, ...]
    tables: tuple[HiddenTable, ...] = ()
    workbook: str = ""
    unheld: str = ""
    assumed: str = ""

    @cached_property
    def verdicts(self) -> dict[int, Judgement]:
        """The judgement that counts of each claim that was judged: the worst, the first of equals.

        That it cannot be checked against one thing does not count where it was checked against another.
        """
        chosen: dict[int, Judgement] = {}
        for each in self.judgements:
            held = chosen.get(each.claim)
            if held is None or _rank(each.verdict) < _rank(held.verdict):
                chosen[each.claim] = each
        return chosen

    def judged(self, claim: int) -> tuple[Judgement, ...]:
        """Return all judgements of a claim."""
        return tuple(self._by_claim.get(claim, ()))

    @cached_property
    def _by_claim(self) -> dict[int, list[Judgement]]:
        found: dict[int, list[Judgement]] = {}
        for each in self.judgements:
            found.setdefault(each.claim, []).append(each)
        return found

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(each.severity is Severity.ERROR for each in self.findings)


def _rank(verdict: Verdict) -> int:
    unchecked = verdict is Verdict.CANNOT_BE_CHECKED
    return len(_WORST_FIRST) if unchecked else _WORST_FIRST.index(verdict)
