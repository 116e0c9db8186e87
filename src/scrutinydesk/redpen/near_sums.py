"""Figures that would be a sum or a difference of those beside them, but for one slip of the pen.

"3,214.6 officers, 1,892.4 staff and 187.3 PCSOs, 5,249.3 altogether": whatever else may be counted, the sum
has the same digits in another order. It is asked and never called wrong: chance does it too, if seldom. In
28,000 statements of old news and 15,000 of performance reports it did not.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.closed_texts import Text, is_plain, joined, marked
from scrutinydesk.redpen.printing import printed_alike
from scrutinydesk.redpen.sentence_verdicts import Led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Sentence

_WHY = "It may be of something else; but for one slip it is what the figures beside it come to."
_SMALL = (
    r"(?: (?:an?|the|its|our|overall|combined|grand|total|of|for|to|up|some|just|only|net|account(?:s|ed)?))*"
)
_SUM_AHEAD = re.compile(
    r"\b(?:total(?:s|led|ling)?|bringing (?:the|its|our|this) total(?: [a-z]+)? to|makes?|making"
    rf"|com(?:es?|ing) to|came to|gives?|giving|together|combined|sum of){_SMALL} $"
)
_SUM_BEHIND = re.compile(
    r"(?: [a-z'-]+){0,3} (?:in all|in total|altogether|all told|combined|together"
    r"|over the (?:[a-zTN]+ )?(?:years|quarters|months|T))(?![a-z])"
)
_APART_AHEAD = re.compile(
    r"\b(?:increase|rise|fall|drop|decrease|reduction|difference|gap|gain|loss|saving|growth|shortfall|surplus"
    r"|cut) of (?:just |only |some )?$"
)
_APART_BEHIND = re.compile(
    r"(?: [a-z]+){0,3}? (?:more|fewer|less|higher|lower|above|below|short of"
    r"|over(?! (?:the|an?|T|N|this|these))|under|ahead|behind)(?![a-z])"
)
# What stands between two figures of a list, and what leads from a whole to its parts.
_NO_MORE = r"(?!average|mean|total|which|mak|giv|com|this|that|up |down |an? |or )"
_NEXT = re.compile(
    rf"(?: \(P\))?(?: {_NO_MORE}[a-zL'/-]+){{0,8}}?(?:[,;]|,? and) (?:{_NO_MORE}[a-z'/-]+ ){{0,5}}"
)
_OF_THE = re.compile(r"\bof (?:the|these|those|them|our|all)\b|: $")
_PARTS = re.compile(
    r"(?:\bof (?:the|these|those|them|our|all)\b[a-z' ]{0,40}|: "
    r"|\b(?:compris|made up|consist|split|divided|broken)[a-z ]{0,30})$"
)
# What came and went makes no whole.
_FLOWS = re.compile(
    r"\b(?:lost|left|leaving|losing|ended|began|begun|opened|closed|closing|opening|net|spent)\b"
)
_BACK, _AHEAD = 50, 40
_MOST, _FEWEST = 8, 2
_MOST_FIGURES = 24  # in two sentences; more are a table that lost its columns
# One changed digit tells something in so many, two that changed places in fewer.
_SURE, _DIGITS = 4, 3
_COUNTED = frozenset("NM")


def near_sums(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield figures that one slip parts from what those beside them come to.

    Yields
    ------
    Led
    """
    texts = [Text(marked(each), each.tokens) for each in said]
    for number, text in enumerate(texts):
        before = texts[number - 1] if number else None
        both = joined(before, text) if before is not None else text
        if not _FEWEST < len(both.figures) <= _MOST_FIGURES:
            continue
        begins = len(both.shape) - len(text.shape)
        listed = _of_list(passage, both, begins)
        if listed is not None:
            yield listed
        for at in both.figures:
            if at >= begins and both.letter(at) in _COUNTED and is_plain(both.tokens[at].number):
                led = _read(passage, both, at)
                if led is not None:
                    yield led


def _read(passage: Passage, text: Text, at: int) -> Led | None:
    ahead, behind = text.shape[max(at - _BACK, 0) : at], text.shape[at + 1 : at + _AHEAD]
    added = _SUM_AHEAD.search(ahead) or _SUM_BEHIND.match(behind)
    apart = _APART_AHEAD.search(ahead) or _APART_BEHIND.match(behind)
    if not (added or apart):
        return None
    alike = [each for each in text.figures if text.letter(each) == text.letter(at)]
    others = [each for each in alike if each != at]
    if len(others) < _FEWEST or not all(is_plain(text.tokens[each].number) for each in alike):
        return None
    numbers = [number for each in (at, *others) if (number := text.tokens[each].number) is not None]
    shown, *rest = printed_alike(numbers)
    before = [one for one, each in zip(rest, others, strict=True) if each < at]
    made = _of_sum(shown, before[-_MOST:]) if added else None
    if made is None and apart:
        made = _of_gap(shown, rest, before)
    tokens = tuple(text.tokens[each] for each in (at, *others))
    return Led(passage, tokens, made, _WHY, sure=False) if made is not None else None


def _of_list(passage: Passage, text: Text, begins: int) -> Led | None:
    """Return what comes of a list in the last sentence, held against a figure that it may be the parts of."""
    counts = [at for at in text.figures if text.letter(at) in _COUNTED]
    plain = all(is_plain(text.tokens[at].number) for at in counts)
    if not plain or len({text.letter(at) for at in counts}) != 1 or _FLOWS.search(text.shape, begins):
        return None
    shown = printed_alike([number for at in counts if (number := text.tokens[at].number) is not None])
    found: list[tuple[int, range]] = []
    for listed in _lists(text, counts, begins):
        parts = [shown[at] for at in listed]
        made = _sum(parts)
        wholes = range(listed.start)
        if any(_fits(shown[at], made, parts) for at in wholes):
            return None
        near = (at for at in wholes if abs(made - shown[at].value) <= shown[at].value / 2)
        swapped = _PARTS.search(text.shape, 0, counts[listed.start]) is None
        slips = ((at, _slip_of_sum(shown[at], parts, swapped=swapped)) for at in near)
        found += [(at, listed) for at, slip in slips if slip is not None]
    if len(found) != 1:
        return None
    whole, listed = found[0]
    tokens = tuple(text.tokens[counts[at]] for at in (whole, *listed))
    said = _sum_words([shown[at] for at in listed], shown[whole])
    return Led(passage, tokens, said, _WHY, sure=False)


def _lists(text: Text, counts: Sequence[int], begins: int) -> Iterator[range]:
    """Yield which of the figures are a list, from its beginning to its end, behind a figure at least."""
    first = 1
    while first < len(counts):
        last = first
        while last + 1 < len(counts) and _follows(text, counts[last], counts[last + 1]):
            last += 1
        led = _OF_THE.search(text.shape, 0, counts[first]) is not None
        if counts[first] >= begins and last - first + 1 >= _FEWEST + (not led):
            yield range(first, last + 1)
        first = last + 1


def _follows(text: Text, one: int, other: int) -> bool:
    """Tell whether a figure is the next one of a list."""
    return _NEXT.fullmatch(text.shape, one + 1, other) is not None


def _of_sum(shown: Printed, before: Sequence[Printed]) -> Checked | None:
    """Return what comes of a figure as the sum of some before it; None where it is none, or right."""
    runs = [before[-many:] for many in range(_FEWEST, len(before) + 1)]
    some = (each for many in range(_FEWEST, _SURE + 1) for each in combinations(before, many))
    if any(_fits(shown, _sum(each), each) for each in (*runs, *some)):
        return None
    near = [run for run in runs if _is_slip(shown, _sum(run))]
    if not near and runs and _slip_of_sum(shown, runs[-1]) is not None:
        near = runs[-1:]
    return _sum_words(near[-1], shown) if near else None


def _of_gap(shown: Printed, rest: Sequence[Printed], before: Sequence[Printed]) -> Checked | None:
    """Return what comes of a figure as the difference of two beside it."""
    if any(_fits(shown, _gap(pair), pair) for pair in combinations(rest, 2)):
        return None
    beside = [*before[-2:], *rest[len(before) : len(before) + 1]]
    pairs = [pair for pair in pairwise(beside) if _is_slip(shown, _gap(pair))]
    swapped = [pair for pair in pairs if _alike(figure(_gap(pair)), str(shown))]
    chosen = pairs if len(pairs) == 1 else swapped
    return _gap_words(chosen[0], shown) if len(chosen) == 1 else None


def _sum(run: Sequence[Printed]) -> Fraction:
    return sum((each.value for each in run), Fraction(0))


def _gap(pair: Sequence[Printed]) -> Fraction:
    return abs(pair[0].value - pair[1].value)


def _fits(shown: Printed, made: Fraction, of: Sequence[Printed]) -> bool:
    """Tell whether a figure is what others come to, as far as their decimals tell."""
    decimals = [each.decimals for each in (shown, *of) if each.decimals or each.value.denominator != 1]
    loose = sum((Fraction(1, 2) / Fraction(10) ** each for each in decimals), Fraction(0))
    return abs(shown.value - made) <= loose


def _slip_of_sum(whole: Printed, parts: Sequence[Printed], *, swapped: bool = False) -> int | None:
    """Return which figure one slip makes a sum right in: 0 the whole, from 1 the parts; None where none does.

    Parameters
    ----------
    swapped : bool
        Whether two digits must have changed places.
    """
    over = _sum(parts) - whole.value
    needed = (whole.value + over, *(each.value - over for each in parts))
    found = (
        at
        for at, (one, value) in enumerate(zip((whole, *parts), needed, strict=True))
        if _is_slip(one, value, swapped=swapped)
    )
    return next(found, None)


def _is_slip(one: Printed, value: Fraction, *, swapped: bool = False) -> bool:
    """Tell whether one slip makes a figure of another; of few digits two must have changed places."""
    told = len(_digits(str(one)))
    scale = Fraction(10) ** one.decimals
    if told < _DIGITS or value <= 0 or (value * scale).denominator != 1:
        return False
    shown, meant = str(int(one.value * scale)), str(int(value * scale))
    if len(shown) != len(meant):
        return False
    other = [at for at, (sign, also) in enumerate(zip(shown, meant, strict=True)) if sign != also]
    if len(other) == 1:
        return told >= _SURE and not swapped
    return bool(other) and other == [other[0], other[0] + 1] and sorted(shown) == sorted(meant)


def _digits(text: str) -> str:
    told = "".join(filter(str.isdigit, text)).lstrip("0")
    return told if "." in text else told.rstrip("0")


def _alike(one: str, other: str) -> bool:
    return sorted(_digits(one)) == sorted(_digits(other))


def _sum_words(run: Sequence[Printed], shown: Printed) -> Checked:
    made = figure(_sum(run))
    working = f"{' + '.join(map(str, run))} = {made}, printed {shown}"
    return Checked(Verdict.DIFFERS, working, said=f"The figures beside {shown} come to {made}.")


def _gap_words(pair: Sequence[Printed], shown: Printed) -> Checked:
    high, low = sorted(pair, key=lambda each: each.value, reverse=True)
    made = figure(_gap(pair))
    working = f"{high} \N{MINUS SIGN} {low} = {made}, printed {shown}"
    said = f"{high} and {low} are {made} apart; beside them is {shown}."
    return Checked(Verdict.DIFFERS, working, said=said)
