"""What checks of whole sentences found, as judgements of the claims that hold their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.inside import agrees_inside
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.shape import Token
    from scrutinydesk.redpen.material import Material

_LEAD, _NEAR = 60, 200
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Led:
    """Figures that lead to each other, and what comes of them: they differ or agree.

    Attributes
    ----------
    tokens : tuple of Token
        The figures that the others lead to first.
    led : int
        How many those are.
    sure : bool
        Whether it is certain what each figure is; else it is asked what is meant.
    """

    passage: Passage
    tokens: tuple[Token, ...]
    checked: Checked
    why: str
    led: int = 1
    sure: bool = True


class SentenceVerdicts:
    """Gathers the verdicts on sentences whose figures were read by the sentence and not by the claim."""

    def __init__(self, material: Material) -> None:
        self._judgements: list[Judgement] = []
        self._findings: list[ReportFinding] = []
        self._told: set[int] = set()
        self._material = material
        self._claims: dict[int, list[int]] = {}
        for number, claim in enumerate(material.claims):
            for quantity in claim.quantities:
                self._claims.setdefault(quantity.number.start, []).append(number)

    def take(self, one: Led) -> None:
        """Judge figures that agree; of those that do not, the ones that the others lead to.

        What a claim is known to get wrong by itself, or another reader told, is not told twice.
        """
        agrees = one.checked.verdict is Verdict.AGREES
        numbers = self._of(one.tokens)
        if not agrees and not all(agrees_inside(each, self._material) for each in numbers):
            return
        told = {span_of(each).start for each in one.tokens}
        if not one.sure and told & self._told:
            return
        judged = one.tokens if agrees else one.tokens[: one.led]
        if one.sure:
            starts = tuple(span_of(each).start for each in judged)
            self._judgements += [
                Judgement(number, one.checked.verdict, one.checked.working, figures=starts)
                for number in self._of(judged)
            ]
        if not agrees:
            self._told |= told
            self._findings.append(_found(one, numbers))

    def _of(self, tokens: Sequence[Token]) -> tuple[int, ...]:
        found = (number for each in tokens for number in self._claims.get(span_of(each).start, ()))
        return tuple(dict.fromkeys(found))

    def found(self) -> Found:
        """Return all that was gathered."""
        return Found(tuple(self._judgements), tuple(self._findings))


def span_of(token: Token) -> Span:
    """Return where a figure stands in the document."""
    start = token.origin + token.start
    return Span(start, start + token.end - token.start)


def _found(one: Led, claims: tuple[int, ...]) -> ReportFinding:
    passage, checked = one.passage, one.checked
    ordered = sorted((span_of(each) for each in one.tokens), key=lambda each: each.start)
    at = ordered[0].start - passage.offset
    lead = max(at - _LEAD, 0)
    stop, blank = passage.text.rfind(". ", lead, at), passage.text.find(" ", lead, at)
    begins = stop + 2 if stop >= 0 else blank + 1 if lead and blank >= 0 else lead
    quote = _quoted(" ".join(passage.text[begins : at + _NEAR].split()))
    return ReportFinding(
        "arithmetic" if one.sure else "arithmetic_doubt",
        Severity.ERROR if one.sure else Severity.NOTE,
        checked.said or f"{checked.working}.",
        (span_of(one.tokens[0]), Span(ordered[0].start, ordered[-1].end)),
        checked.working,
        one.why,
        f"Could the figures of “{quote}” {passage.aside} be checked? We make it: {checked.working}.",
        Against.ITSELF,
        claims,
    )


def _quoted(words: str) -> str:
    words = words.rstrip(".")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
