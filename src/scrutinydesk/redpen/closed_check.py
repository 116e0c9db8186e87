"""What the few figures of a closed sentence come to: two levels and the change between them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_change
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.shape import sentences
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.closed_flows import led_figures
from scrutinydesk.redpen.closed_sentences import Closed, closed_sentences
from scrutinydesk.redpen.closed_texts import Brackets
from scrutinydesk.redpen.inside import agrees_inside
from scrutinydesk.redpen.inside_changes import are_of_two_things, as_rounded
from scrutinydesk.redpen.printing import printed_alike, printed_number
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Token
    from scrutinydesk.redpen.material import Material

_DIGITS = re.compile(r"\d+")
_LEAD, _NEAR = 60, 200
_FEWEST = 3  # two levels and a change
_FITS = frozenset((Verdict.AGREES, Verdict.ONLY_IF_TRUNCATED))


def closed_figures(material: Material) -> Found:
    """Judge the sentences whose few figures lead to each other, whatever else was read there."""
    held = _Held(material)
    brackets = Brackets()
    for passage in material.document.passages:
        brackets.enter(passage)
        if passage.cell is not None or len(_DIGITS.findall(passage.text)) < _FEWEST:
            continue
        material.heed()
        said = list(sentences(passage, None))
        for one in closed_sentences(passage, said, brackets=brackets.hold):
            checked = _checked(one)
            if checked is not None:
                held.take(one, checked)
        for led in led_figures(passage, said):
            held.judge(led.passage, led.tokens, [led.tokens[0]], led.checked, led.why)
    return Found(tuple(held.judgements), tuple(held.findings))


class _Held:
    def __init__(self, material: Material) -> None:
        self.judgements: list[Judgement] = []
        self.findings: list[ReportFinding] = []
        self._material = material
        self._claims: dict[int, list[int]] = {}
        for number, claim in enumerate(material.claims):
            for quantity in claim.quantities:
                self._claims.setdefault(quantity.number.start, []).append(number)

    def _of(self, tokens: Sequence[Token]) -> tuple[int, ...]:
        found = (number for each in tokens for number in self._claims.get(_span(each).start, ()))
        return tuple(dict.fromkeys(found))

    def take(self, one: Closed, checked: Checked) -> None:
        """Judge two levels and a change; what is known to be wrong is not told twice."""
        alike = all(agrees_inside(each, self._material) for each in self._of(one.tokens))
        if checked.verdict is Verdict.DIFFERS and not alike:
            return
        sizes = [each for each in (one.percent, one.size) if each is not None]
        if not checked.working.endswith("%"):
            sizes.reverse()
        self.judge(one.passage, one.tokens, sizes, checked, _WHY)

    def judge(
        self, passage: Passage, tokens: Sequence[Token], led: Sequence[Token], checked: Checked, why: str
    ) -> None:
        """Judge figures that agree; of those that do not, the ones that the others lead to."""
        agrees = checked.verdict is Verdict.AGREES
        judged = tokens if agrees else led
        starts = tuple(_span(each).start for each in judged)
        self.judgements += [
            Judgement(number, checked.verdict, checked.working, figures=starts) for number in self._of(judged)
        ]
        if not agrees:
            self.findings.append(_found(passage, tokens, led[0], checked, why, self._of(tokens)))


_WHY = "The figures cannot all be right as they are printed."


def _span(token: Token) -> Span:
    start = token.origin + token.start
    return Span(start, start + token.end - token.start)


def _checked(one: Closed) -> Checked | None:
    """Return what comes of the figures, None where they may be of several things."""
    size, percent, before, after = _figures(one)
    if after.value == before.value or before.value <= 0 or after.value <= 0:
        return None
    went = 1 if after.value > before.value else -1
    # Posts in full time were rounded; crimes were counted.
    whole = one.before.number is not None and one.before.number.unit is Unit.COUNT and not one.rounded
    figures = [_turned(size, went), _turned(percent, went), before, after]
    checked = check_change(*figures, whole=whole)
    if went != one.way:
        return _other_way(one, before, after) if checked.verdict is Verdict.AGREES else None
    if checked.verdict is not Verdict.DIFFERS:
        return checked if checked.verdict is Verdict.AGREES else None
    loose = as_rounded(figures)
    if are_of_two_things(figures) or (loose and check_change(*loose, whole=False).verdict in _FITS):
        return None
    return checked


def _other_way(one: Closed, before: Printed, after: Printed) -> Checked | None:
    """Return that an overspend is called an underspend, or the other way about, where the sum is right.

    Of money that comes in, more than was planned is no overspend.
    """
    text, at = one.passage.text, one.before.origin + one.before.start - one.passage.offset
    near = max(at - _NEAR, 0), at + _NEAR
    found = _SPENT.search(text, *near)
    if not one.planned or found is None or _INCOME.search(text, *near):
        return None
    side = "more" if after.value > before.value else "less"
    said = f"{after} is {side} than the {before} that was planned; the report says “{found[0].casefold()}”."
    working = f"{after} is {side} than {before}, printed as “{found[0].casefold()}”"
    return Checked(Verdict.DIFFERS, working, said=said)


_SPENT = re.compile(r"\b(?:over|under)-?spen[dt]\b", re.IGNORECASE)
_INCOME = re.compile(r"\b(?:income|receipts?|savings?|net|grants?|reserves?|fees|surplus)\b", re.IGNORECASE)


def _figures(one: Closed) -> tuple[Printed | None, Printed | None, Printed, Printed]:
    """Return size, percentage, before and after as they are printed."""
    levels = [each.number for each in (one.before, one.after, one.size) if each is not None and each.number]
    money = levels[0].unit is Unit.MONEY
    alike = money and len({each.scale for each in levels}) == 1
    shown = printed_alike(levels) if alike else [printed_number(each) for each in levels]
    if one.rounded:
        shown = [replace(each, counted=False) for each in shown]
    percent = one.percent.number if one.percent is not None else None
    return (
        shown[2] if one.size is not None else None,
        printed_number(percent) if percent is not None else None,
        shown[0],
        shown[1],
    )


def _turned(one: Printed | None, way: int) -> Printed | None:
    return one.turned() if one is not None and one.value and (one.value < 0) is not (way < 0) else one


def _found(
    passage: Passage,
    tokens: Sequence[Token],
    first: Token,
    checked: Checked,
    why: str,
    claims: tuple[int, ...],
) -> ReportFinding:
    ordered = sorted((_span(each) for each in tokens), key=lambda each: each.start)
    at = ordered[0].start - passage.offset
    lead = max(at - _LEAD, 0)
    stop, blank = passage.text.rfind(". ", lead, at), passage.text.find(" ", lead, at)
    begins = stop + 2 if stop >= 0 else blank + 1 if lead and blank >= 0 else lead
    quote = _quoted(" ".join(passage.text[begins : at + _NEAR].split()))
    return ReportFinding(
        "arithmetic",
        Severity.ERROR,
        checked.said or f"{checked.working}.",
        (_span(first), Span(ordered[0].start, ordered[-1].end)),
        checked.working,
        why,
        f"Could the figures of “{quote}” {passage.aside} be checked? We make it: {checked.working}.",
        Against.ITSELF,
        claims,
    )


_LONGEST = 90


def _quoted(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
