"""Every figure of a checked report with its verdict: what is marked in the text, and what is said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import WORDS_ALONE
from scrutinydesk.claims.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.redpen.review import Judgement, Review

_WORST_FIRST = tuple(Verdict)
NOTHING_TO_HOLD = "Nothing in the report or in a workbook says anything else about it."


@dataclass(frozen=True, slots=True)
class Figure:
    """A stretch of the text that got a verdict: a number, or words such as “in line with”.

    Attributes
    ----------
    start, end : int
        In ``Document.text``.
    claims : tuple of int
        Indices of the claims that it is part of.
    verdict : Verdict
        The worst of theirs; what no check had anything to say of cannot be checked.
    """

    start: int
    end: int
    claims: tuple[int, ...]
    verdict: Verdict


def figures_of(review: Review) -> tuple[Figure, ...]:
    """Return the figures of a review in the order of the text, each stretch once."""
    claims: dict[tuple[int, int], list[int]] = {}
    for number, claim in enumerate(review.claims):
        for span in _spans(claim, judged=number in review.verdicts):
            claims.setdefault(span, []).append(number)
    return tuple(
        Figure(*span, tuple(dict.fromkeys(numbers)), _verdict(review, numbers, span[0]))
        for span, numbers in sorted(claims.items())
    )


def statements_of(review: Review) -> int:
    """Return how many claims say something in figures; each gets one verdict, of any number of figures."""
    return sum(claim.kind not in WORDS_ALONE for claim in review.claims)


def extent(review: Review, figures: Sequence[Figure] | None = None) -> str:
    """Return how much was read, as it is said everywhere: ``129 statements, 247 figures``.

    Parameters
    ----------
    figures : sequence of Figure, optional
        Those of the review, where they are known already.
    """
    found = figures_of(review) if figures is None else figures
    return f"{_many(statements_of(review), 'statement')}, {_many(len(found), 'figure')}"


def counted(figures: Iterable[Figure]) -> tuple[tuple[Verdict, int], ...]:
    """Return how many figures got each verdict that occurs: agreement first, what is open last."""
    found = Counter(each.verdict for each in figures)
    order = (Verdict.AGREES, *(each for each in _WORST_FIRST if each is not Verdict.AGREES))
    return tuple((each, found[each]) for each in order if found[each])


def judgements_of(review: Review, figure: Figure) -> tuple[Judgement, ...]:
    """Return what was said of a figure, the worst first and what could not be checked last."""
    found = [
        each for number in figure.claims for each in review.judged(number) if each.is_of(figure.start)
    ]
    return tuple(sorted(found, key=lambda each: _rank(each.verdict)))


def read_as(claim: Claim, resources: Resources) -> str:
    """Return how a claim was understood, in words: measure, area and window.

    A measure or area that was read and is not in the catalogue stands in the words of the report.
    """
    measure = resources.catalogue.get(claim.measure)
    area = resources.areas.get(claim.area)
    parts = (
        measure.title if measure is not None else f"“{claim.measure_words}”" if claim.measure_words else "",
        area.title if area is not None else claim.area_words,
        claim.window.words if claim.window is not None else "",
    )
    return ", ".join(part for part in parts if part)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _spans(claim: Claim, *, judged: bool) -> Iterator[tuple[int, int]]:
    for quantity in claim.quantities:
        yield quantity.number.start, quantity.number.end
    if judged and not claim.quantities:
        yield claim.start, claim.end


def _verdict(review: Review, claims: Iterable[int], start: int) -> Verdict:
    """Return the worst verdict on a figure; that its claim agrees says nothing of one left out of that."""
    found = []
    for each in claims:
        worst = review.verdicts[each].verdict if each in review.verdicts else None
        if worst is Verdict.AGREES and not any(
            one.verdict is Verdict.AGREES and one.is_of(start) for one in review.judged(each)
        ):
            worst = Verdict.CANNOT_BE_CHECKED
        found += [] if worst is None else [worst]
    return min(found, key=_rank, default=Verdict.CANNOT_BE_CHECKED)


def _rank(verdict: Verdict) -> int:
    """Place a verdict: that it cannot be checked counts only where nothing else is known."""
    return len(_WORST_FIRST) if verdict is Verdict.CANNOT_BE_CHECKED else _WORST_FIRST.index(verdict)
