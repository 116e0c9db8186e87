"""A review as lines, worded once: what the command, spreadsheets, letters and comments print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scrutinydesk.claims.claim import WORDS_ALONE, Claim
from scrutinydesk.claims.document import Document
from scrutinydesk.claims.tables import HiddenTable
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Place, Severity
from scrutinydesk.redpen.commitments import Promised, commitments
from scrutinydesk.redpen.figures import counted, extent, figures_of
from scrutinydesk.redpen.kept import Commitment, FindingDecision, FindingState
from scrutinydesk.redpen.keys import key_of
from scrutinydesk.redpen.quoting import quoted, words_of
from scrutinydesk.redpen.review import Against, Judgement, ReportFinding, Review, Span
from scrutinydesk.redpen.strange_columns import column_of, strange_columns

UNJUDGED = "nothing to hold it against"
MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in the report with its words.

    Attributes
    ----------
    section : str
        The outermost heading that it stands under; empty before the first one.
    place : str
        ``4(b)(viii), page 3``; ``line`` is that of the text form.
    words, sentence : str
        What it is about, exactly, and the sentence that holds it.
    """

    section: str
    place: str
    line: int
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with everything that is printed of it.

    Attributes
    ----------
    number : int
        From 1, in the order of the review.
    quotes : tuple of Quote
        The one in question first, then the other sentences that it rests on.
    question : str
        To the constabulary, as the officer worded it.
    decision : FindingDecision or None
        What the officer made of it.
    """

    number: int
    finding: ReportFinding
    quotes: tuple[Quote, ...]
    question: str
    decision: FindingDecision | None = None

    @property
    def first(self) -> Quote:
        """The words in question."""
        return self.quotes[0]

    @property
    def beside(self) -> tuple[str, ...]:
        """The other sentences with their places; of many the first ones, and where the rest stand."""
        others = self.quotes[1:]
        told = [f"Beside it, {each.place}: “{each.sentence}”" for each in others[:MOST_BESIDE]]
        shown = {each.place for each in others[:MOST_BESIDE]}
        if more := [each for each in dict.fromkeys(one.place for one in others) if each not in shown]:
            told.append(f"Also in {', '.join(more)}.")
        return tuple(told)

    @property
    def dismissed(self) -> bool:
        return self.decision is not None and self.decision.state is FindingState.DISMISSED

    @property
    def cells(self) -> str:
        """The cells of the workbook that it rests on, in words."""
        return cells_in_words(self.finding.cells)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with the verdict that counts.

    Attributes
    ----------
    number : int
        From 1, in the order of the document.
    verdict : str
        ``UNJUDGED`` where no check had anything to say.
    words : str
        What it says, in one line; of a table the label of its row and its own cells.
    judgements : tuple of Judgement
        All that came to this verdict, the one that counts first.
    """

    number: int
    claim: Claim
    place: str
    verdict: str
    judgements: tuple[Judgement, ...]
    key: str
    words: str

    @property
    def working(self) -> str:
        """What it comes to, against each thing that it was held against."""
        return _joined(each.working for each in self.judgements)

    @property
    def missing(self) -> str:
        """What it takes to check it; empty where it was."""
        return _joined(each.missing for each in self.judgements)

    @property
    def against(self) -> str:
        """What it was held against."""
        return _joined(str(each.against) for each in self.judgements)

    @property
    def cells(self) -> tuple[Place, ...]:
        """The cells of the workbook that it was held against."""
        return tuple(dict.fromkeys(cell for each in self.judgements for cell in each.cells))


@dataclass(frozen=True)
class Listing:
    """All lines of a review."""

    review: Review
    findings: tuple[FindingLine, ...]
    claims: tuple[ClaimLine, ...]
    commitments: tuple[Promised, ...]

    @property
    def tables(self) -> tuple[HiddenTable, ...]:
        return self.review.tables

    @property
    def register(self) -> tuple[Commitment, ...]:
        """What is promised as rows of the register over all reports."""
        name = self.review.document.name
        return tuple(
            Commitment(
                "", name, None, each.place, each.quote, each.what, self.review.claims[each.claim].measure,
                each.due, each.due_day, also_due=each.also_due,
            )
            for each in self.commitments
        )  # fmt: skip

    @cached_property
    def unsure(self) -> tuple[ClaimLine, ...]:
        """Statements without a finding that are not what the workbook has, if they are of what they seem."""
        told = {number for each in self.findings for number in each.finding.claims}
        unsure = tuple(
            each for each in self.claims
            if each.verdict == Verdict.CANNOT_BE_CHECKED and each.cells and each.number - 1 not in told
        )  # fmt: skip
        against = [each for each in self.review.judgements if each.against is Against.WORKBOOK]
        agreeing = [self.review.claims[each.claim] for each in against if each.verdict is Verdict.AGREES]
        strange = strange_columns(agreeing, [each.claim for each in unsure])
        return tuple(each for each in unsure if column_of(each.claim) not in strange)

    @cached_property
    def extent(self) -> str:
        """How much was read: statements, and figures in them."""
        return extent(self.review)

    @cached_property
    def verdicts(self) -> Counter[str]:
        """How many statements got which verdict, the worst first."""
        found = Counter(each.verdict for each in self.claims if each.claim.kind not in WORDS_ALONE)
        order = [*map(str, Verdict), UNJUDGED]
        return Counter({verdict: found[verdict] for verdict in order if found[verdict]})

    @cached_property
    def of_figures(self) -> tuple[tuple[Verdict, int], ...]:
        """How many figures got which verdict, as they are marked in the text."""
        return counted(figures_of(self.review))

    @cached_property
    def severities(self) -> Counter[Severity]:
        """How many findings stand by severity, without those that were dismissed."""
        found = Counter(each.finding.severity for each in self.findings if not each.dismissed)
        return Counter({severity: found[severity] for severity in Severity if found[severity]})


def listed(review: Review, decisions: Mapping[str, FindingDecision] | None = None) -> Listing:
    """Return a review as lines.

    Parameters
    ----------
    decisions : mapping of str to FindingDecision
        By the fingerprint of the finding.
    """
    held = decisions or {}
    findings = tuple(
        _finding(number, each, review.document, held.get(each.fingerprint))
        for number, each in enumerate(review.findings, start=1)
    )
    return Listing(review, findings, tuple(_claims(review)), commitments(review.claims))


def _finding(
    number: int, finding: ReportFinding, document: Document, decision: FindingDecision | None
) -> FindingLine:
    quotes: dict[str, Quote] = {}
    for span in finding.spans:
        quote = quote_of(document, span)
        quotes.setdefault(quote.sentence, quote)
    return FindingLine(
        number,
        finding,
        tuple(quotes.values()),
        (decision.wording if decision else "") or finding.question,
        decision,
    )


def quote_of(document: Document, span: Span) -> Quote:
    """Return a stretch of the report with its place and its sentence."""
    passage = document.passage_at(span.start)
    line = document.line_of(span.start)
    return Quote(
        passage.path[0] if passage and passage.path else "",
        passage.place if passage else f"line {line}",
        line,
        document.text[span.start : span.end],
        quoted(document, span.start, span.end),
    )


def _claims(review: Review) -> list[ClaimLine]:
    verdicts = review.verdicts
    lines = []
    for number, claim in enumerate(review.claims):
        chosen = verdicts.get(number)
        word = str(chosen.verdict) if chosen else UNJUDGED
        alike = [each for each in review.judged(number) if chosen and each.verdict is chosen.verdict]
        said, place = words_of(review.document, claim), claim.passage.place
        lines.append(ClaimLine(number + 1, claim, place, word, tuple(alike), key_of(claim), said))
    return lines


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(filter(None, dict.fromkeys(texts)))


def cells_in_words(cells: tuple[Place, ...]) -> str:
    """Return cells with their sheets: ``sheet “Counts”, cell B4; …``."""
    return "; ".join(dict.fromkeys(map(str, cells)))
