"""What is said of a finding or a figure of a report, worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.qt.panels.red_pen.signs import SEVERITIES, VERDICTS
from scrutinydesk.redpen.figures import NOTHING_TO_HOLD, judgements_of, read_as
from scrutinydesk.redpen.held_against import remarks
from scrutinydesk.redpen.kept import FindingState
from scrutinydesk.redpen.keys import key_of
from scrutinydesk.redpen.queries import USUAL
from scrutinydesk.reporting.kept_words import stamp
from scrutinydesk.reporting.numbers import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scrutinydesk.findings import Finding, Place
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.redpen.figures import Figure
    from scrutinydesk.redpen.kept import FindingDecision
    from scrutinydesk.redpen.material import Link
    from scrutinydesk.redpen.review import Judgement, ReportFinding, Review
    from scrutinydesk.reporting.table import Signal

UNHELD = "report.unheld"
MOST_QUOTED = 160
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as it stands in the list.

    Attributes
    ----------
    at : int
        Its index in the review.
    under : str
        Place, kind and working in one line.
    state : str
        What was decided of it, in words; empty where nothing is.
    """

    at: int
    title: str
    under: str
    signal: Signal
    state: str = ""

    @property
    def words(self) -> str:
        """What a screen reader says."""
        return ". ".join(part for part in (self.signal.word, self.title, self.under, self.state) if part)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands beneath the list of what is chosen.

    Attributes
    ----------
    lines : tuple of (Signal or None, str)
        How it was checked.
    cells : tuple of Place
        Of the workbook.
    question : str
        To the constabulary; empty of a figure.
    claims : tuple of int
        Indices of claims that can be linked to something else.
    key : str
        The fingerprint of the finding; empty of a figure.
    """

    title: str
    signal: Signal
    under: str
    lines: tuple[tuple[Signal | None, str], ...] = ()
    cells: tuple[Place, ...] = ()
    question: str = ""
    claims: tuple[int, ...] = ()
    key: str = ""


def kind_words(kind: str) -> str:
    """Return the kind of a finding in words."""
    return capital(kind.replace("_", " ").replace(".", ": "))


def place_of(review: Review, start: int) -> str:
    """Return where a character stands, in words."""
    passage = review.document.passage_at(start)
    return passage.place if passage is not None else f"line {review.document.line_of(start)}"


def listed(review: Review, at: int, decision: FindingDecision | None) -> Listed:
    """Return a finding as it stands in the list."""
    finding = review.findings[at]
    working = finding.working if finding.working.rstrip(".") != finding.title.rstrip(".") else ""
    parts = (place_of(review, finding.start), kind_words(finding.kind).lower(), working)
    under = " · ".join(part for part in parts if part)
    title, signal = finding.title.removesuffix("."), SEVERITIES[finding.severity]
    return Listed(at, title, under, signal, decided_words(decision))


def decided_words(decision: FindingDecision | None) -> str:
    """Return a decision in words: what, why, by whom and when."""
    if decision is None:
        return ""
    what = {
        FindingState.ACCEPTED: "To be asked",
        FindingState.REWORDED: "To be asked in your words",
        FindingState.DISMISSED: "Dismissed",
    }[decision.state]
    why = f": “{decision.reason}”" if decision.reason else ""
    who = ", ".join(part for part in (decision.who, stamp(decision.when) if decision.when else "") if part)
    return f"{what}{why} ({who})" if who else f"{what}{why}"


def told_of_finding(review: Review, at: int, resources: Resources, links: Mapping[str, Link]) -> Told:
    """Return all that is said of a finding."""
    finding = review.findings[at]
    texts = [finding.detail] if finding.detail else []
    if finding.working and finding.working.rstrip(".") != finding.title.rstrip("."):
        texts.insert(0, f"Working: {finding.working}")
    lines: list[tuple[Signal | None, str]] = [(None, text) for text in texts]
    judged = sorted(
        (each for number in finding.claims for each in review.judged(number)),
        key=lambda each: each.verdict is Verdict.CANNOT_BE_CHECKED,
    )
    lines += [_judged(each) for each in judged if each.working != finding.working]
    lines += [(None, text) for text in _read(review, finding.claims, resources, links)]
    return Told(
        finding.title,
        SEVERITIES[finding.severity],
        " · ".join((place_of(review, finding.start), f"against {finding.against}", _quoted(review, finding))),
        _some(lines),
        _cells(finding.cells, judged),
        finding.question or USUAL[finding.severity],
        finding.claims,
        finding.fingerprint,
    )


def told_of_figure(
    review: Review, figure: Figure, resources: Resources, links: Mapping[str, Link]
) -> Told:
    """Return all that is said of a figure: its verdict, with how it was checked."""
    judged = judgements_of(review, figure)
    lines: list[tuple[Signal | None, str]] = [_judged(each) for each in judged]
    if not judged:
        lines.append((None, NOTHING_TO_HOLD))
    lines += [(None, text) for text in _read(review, figure.claims, resources, links)]
    words = review.document.text[figure.start : figure.end]
    return Told(
        f"“{' '.join(words.split())}” {figure.verdict}",
        VERDICTS[figure.verdict],
        place_of(review, figure.start),
        _some(lines),
        _cells((), judged),
        claims=figure.claims,
    )


def kept_words(entered: Sequence[object], left_out: Sequence[tuple[str, str]]) -> str:
    """Return what comes of keeping a report.

    Parameters
    ----------
    entered : sequence
        The projections in it that went to the scorecard.
    left_out : sequence of (str, str)
        The words of each other, and what is missing.
    """
    said = ["Next quarter’s report is held against it; its promises stand under Commitments."]
    if entered:
        count = len(entered)
        what = "projection of it is" if count == 1 else "projections of it are"
        said.append(f"{count:,} {what} on the scorecard.")
    said += [f"Not there: “{' '.join(words.split())}”, which needs {missing}." for words, missing in left_out]
    return " ".join(said)


def told_of_reading(notices: Sequence[Finding]) -> Told:
    """Return what was left out, taken for granted or not understood as a report was read."""
    worst = min((each.severity for each in notices), key=list(SEVERITIES).index)
    lines = tuple(
        (SEVERITIES[each.severity], " ".join(part for part in (each.title, each.detail, each.remedy) if part))
        for each in notices
    )
    return Told("How the report was read", SEVERITIES[worst], "", lines)


def unheld_words(review: Review) -> str:
    """Return that nothing was held against the workbook, why, and what to do; empty where something was."""
    told = [each for each in remarks(review) if each.kind == UNHELD]
    return " ".join(part for each in told for part in (each.title, each.detail, each.remedy) if part)


def hint(review: Review, figure: Figure) -> str:
    """Return what hovering over a figure says: its verdict and the working, in a line or two."""
    judged = judgements_of(review, figure)
    said = judged[0].working if judged else NOTHING_TO_HOLD
    if figure.verdict is Verdict.CANNOT_BE_CHECKED and judged:
        said = f"needs {judged[0].missing}" if judged[0].missing else said
    return f"{capital(str(figure.verdict))}: {said}"


def _some(lines: Sequence[tuple[Signal | None, str]]) -> tuple[tuple[Signal | None, str], ...]:
    """Return each line once, and no more than are read; how many others there are is said."""
    different = tuple(dict.fromkeys(lines))
    if len(different) <= MOST_LINES:
        return different
    more = f"And {len(different) - MOST_LINES:,} more, which the exported list has."
    return *different[:MOST_LINES], (None, more)


def _judged(judgement: Judgement) -> tuple[Signal | None, str]:
    said = judgement.working
    if judgement.verdict is Verdict.CANNOT_BE_CHECKED and judgement.missing:
        said = f"needs {judgement.missing}"
    # What is held against it says so itself.
    said = said.removeprefix(f"{str(judgement.against).removeprefix('the ')}: ")
    verdict = capital(str(judgement.verdict))
    return VERDICTS[judgement.verdict], f"{verdict}, against {judgement.against}: {said}"


def _read(
    review: Review, claims: Sequence[int], resources: Resources, links: Mapping[str, Link]
) -> list[str]:
    """Return how claims were understood, and what of that the officer has put right."""
    said = []
    for number in claims:
        claim = review.claims[number]
        link = links.get(key_of(claim))
        words = read_as(claim, resources)
        if link is not None:
            said.append(f"Linked by hand to {link_words(link, resources)}")
        elif words:
            said.append(f"Read as {words}")
    return list(dict.fromkeys(said))


def link_words(link: Link, resources: Resources) -> str:
    """Return what a figure was linked to, in words."""
    measure, area = resources.catalogue.get(link.measure), resources.areas.get(link.area)
    parts = [
        measure.title if measure is not None else link.measure,
        area.title if area is not None else link.area,
    ]
    if link.cell:
        parts.append(f"cell {link.cell} of sheet “{link.sheet}”")
    return ", ".join(part for part in parts if part)


def _cells(own: Sequence[Place], judged: Sequence[Judgement]) -> tuple[Place, ...]:
    found = (*own, *(place for each in judged for place in each.cells))
    return tuple(dict.fromkeys(found))[:MOST_LINES]


def _quoted(review: Review, finding: ReportFinding) -> str:
    span = finding.spans[0]
    words = " ".join(review.document.text[span.start : span.end].split())
    return f"“{words if len(words) <= MOST_QUOTED else words[: MOST_QUOTED - 1] + '…'}”"

