"""What the few figures of a closed sentence come to: two levels and the change between them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_change
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.shape import sentences
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.redpen.closed_flows import led_figures
from scrutinydesk.redpen.closed_sentences import Closed, closed_sentences
from scrutinydesk.redpen.closed_texts import Brackets
from scrutinydesk.redpen.directions import turned_round
from scrutinydesk.redpen.inside_changes import are_of_two_things, as_rounded
from scrutinydesk.redpen.near_sums import near_sums
from scrutinydesk.redpen.printing import printed_alike, printed_number
from scrutinydesk.redpen.said_gaps import said_gaps
from scrutinydesk.redpen.said_means import said_means
from scrutinydesk.redpen.said_most import said_most
from scrutinydesk.redpen.said_parts import said_parts
from scrutinydesk.redpen.sentence_verdicts import Led, SentenceVerdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Sentence
    from scrutinydesk.redpen.material import Material
    from scrutinydesk.redpen.review import Found

_DIGITS = re.compile(r"\d+")
_IN_BRACKETS = re.compile(r"\(\d+(?:%| per cent)\)")
_NEAR = 200
_FEWEST = 2  # before and after
_FITS = frozenset((Verdict.AGREES, Verdict.ONLY_IF_TRUNCATED))


def closed_figures(material: Material) -> Found:
    """Judge the sentences whose few figures lead to each other, whatever else was read there."""
    held = SentenceVerdicts(material)
    brackets = Brackets()
    for passage in material.document.passages:
        brackets.enter(passage)
        if passage.cell is not None or not _may_lead(passage.text):
            continue
        material.heed()
        said = list(sentences(passage, None))
        for reader in _READERS:
            for led in reader(passage, said):
                held.take(led)
        for led in _closed(passage, said, brackets=brackets.hold):
            held.take(led)
    return held.found()


def _may_lead(text: str) -> bool:
    """Tell whether there may be figures that lead to each other, or one in brackets behind a word for it."""
    return len(_DIGITS.findall(text)) >= _FEWEST or _IN_BRACKETS.search(text) is not None


_READERS = (turned_round, led_figures, said_parts, said_means, said_most, said_gaps, near_sums)


def _closed(passage: Passage, said: Sequence[Sentence], *, brackets: bool) -> Iterator[Led]:
    """Yield what comes of the sentences of two levels and a change."""
    for one in closed_sentences(passage, said, brackets=brackets):
        checked = _checked(one)
        if checked is None:
            continue
        sizes = [each for each in (one.percent, one.size) if each is not None]
        if not checked.working.endswith("%"):
            sizes.reverse()
        rest = [each for each in one.tokens if each not in sizes]
        yield Led(passage, (*sizes, *rest), checked, _WHY, led=len(sizes))


_WHY = "The figures cannot all be right as they are printed."


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
        if checked.verdict is not Verdict.AGREES:
            return None
        return _other_way(one, before, after) if one.planned else _turned_about(one, before, after)
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
    if found is None or _INCOME.search(text, *near):
        return None
    side = "more" if after.value > before.value else "less"
    said = f"{after} is {side} than the {before} that was planned; the report says “{found[0].casefold()}”."
    working = f"{after} is {side} than {before}, printed as “{found[0].casefold()}”"
    return Checked(Verdict.DIFFERS, working, said=said)


def _turned_about(one: Closed, before: Printed, after: Printed) -> Checked | None:
    """Return that a rise is called a fall, or the other way about, where its size is right.

    Better and worse say nothing of up and down, and with dates the second figure may be the later one.
    """
    at = one.before.origin + one.before.start - one.passage.offset
    if one.dated or _BETTER.search(one.passage.text, max(at - _NEAR, 0), at + _NEAR):
        return None
    went = "up" if after.value > before.value else "down"
    said = "down" if after.value > before.value else "up"
    what = f"rom {before} to {after} is {went}"
    working = f"f{what}, printed as {said}"
    return Checked(Verdict.DIFFERS, working, said=f"F{what}; the report says {said}.")


_BETTER = re.compile(
    r"\b(?:improv|deteriorat|worse|better|gain|uplift|growth|surge|narrow|widen|clos)", re.IGNORECASE
)
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
