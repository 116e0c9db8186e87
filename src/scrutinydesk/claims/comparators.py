"""Sentences that compare with more than one period: each change has the one that stands with it.

``40 lower than in the year to March 2020 and 22 lower than in the year to March 2023`` are two changes on
two periods; which belongs to which is told by what stands between a size and a period.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.drafts import Draft
from scrutinydesk.claims.shape import Sentence
from scrutinydesk.claims.times import LAST_YEAR, ROLLING, When, shifted
from scrutinydesk.claims.vocabulary import DIRECTION, LESS, MORE, rx
from scrutinydesk.periods import Window

_KINDS = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.POINTS))
_SIZES = frozenset((Role.DIFFERENCE, Role.PERCENT, Role.POINTS))
_AGO = (
    r"(?:(?:the|a|one) (?:year|quarter|month)|(?:T|N|two|three|four|five|ten|several|few)"
    r"(?: (?:years|quarters|months))?) (?:before|earlier|ago|previously)(?: that| last)?(?![a-z])"
)
_WAY = rf"(?:{DIRECTION}|{MORE}|{LESS})"
_COMPARED = rx(
    r"(?<![a-z])(?P<year>year[ -]on[ -]year|(?:on|over) the (?:previous )?year(?! (?:to|end)))(?![a-z])"
    r"|(?<=[NPQF])\)? (?P<bare>D)"
    r"|(?<![a-z])(?:(?:when )?compar(?:ed|ing|ison) (?:with|to)|than|above|below|against|versus|vs\.?|since"
    rf"|exceed(?:s|ed|ing)|(?:(?<=[NPQF])\)?|(?<![a-z]){_WAY}) on)"
    r"(?: (?:in|for|of|to|at|during|the|that|those|a|figures?|levels?|total|number|same|when))*?"
    rf"(?: (?P<level>[NPM])(?: (?!{_WAY} )[a-z'-]+){{0,3}} (?:of|in|for|during|to)(?: the)?)?"
    rf" (?:(?:the )?(?P<same>same (?:T |[a-z]+ )?(?:period|time|months?|quarters?|point) (?:in|of|during) )?"
    rf"(?P<date>D)|(?P<ago>{_AGO}))"
)
_FURTHER = re.compile(r"\b(?:and|but|while|whilst|whereas|although|though)\b|[;:]|,(?! ?$)")
_OPENS = re.compile(r"(?:^|[,;:(-]|\b(?:and|but|while|whilst|whereas))[ ]*$")
_CHAIN = re.compile(
    r"\b(?:after|following|having|had|when|which|itself|that|against|compared|last|previous|earlier|before|then)\b"
)
_YEARLY = re.compile(r"year[ -]on[ -]year", re.IGNORECASE)
_FIGURES = "NPQMF"
_MANY = 2
_DECEMBER = 12


class _Comparator(NamedTuple):
    start: int
    end: int
    date: int
    level: int
    ago: str
    same: bool


def own_comparator(sentence: Sentence, draft: Draft) -> When | None:
    """Return the periods of a change in a sentence that compares with several; None of any other.

    Where it is not told which of them it is on, the comparison is with none that is known.
    """
    sizes = [token.at for role, token, _ in draft.figures if role in _SIZES]
    if draft.kind not in _KINDS or not sizes or ROLLING.search(sentence.text):
        return None
    held = _comparators(sentence)
    if len(held) < _MANY:
        return None
    own = {token.at for _, token, _ in draft.figures}
    own |= {each.level for each in held}
    others = [at for at, token in sentence.tokens.items() if token.letter in _FIGURES and at not in own]
    one = _told(sentence, held, sizes, others)
    now, sure = _current(sentence, held, (min(sizes), one.start if one else min(sizes)))
    sure = sure and not (one and _is_chained(sentence, held, one, min(sizes)))
    then = _previous(sentence, one, now) if one else None
    if not sure or then is None or (now is not None and len(now.months) != len(then.months)):
        return When(now, averaged=True)
    return When(now, then)


def _comparators(sentence: Sentence) -> list[_Comparator]:
    held: list[_Comparator] = []
    for found in _COMPARED.finditer(sentence.shape):
        ago = found["ago"] or found["year"] or ""
        if found["bare"]:
            date = sentence.tokens[found.start("bare")].date
            ago = date.text.casefold() if date and _YEARLY.fullmatch(date.text) else ""
            if not ago:
                continue
        places = found.start(), found.end(), found.start("date"), found.start("level")
        held.append(_Comparator(*places, ago, bool(found["same"])))
    return held


def _told(
    sentence: Sentence, held: list[_Comparator], sizes: list[int], others: list[int]
) -> _Comparator | None:
    """Return the comparator that a size stands with, None where none does or two do."""
    shape, first, last = sentence.shape, min(sizes), max(sizes)
    behind = next((each for each in held if each.start > last), None)
    if behind and (_FURTHER.search(shape, last + 1, behind.start) or _any(others, last, behind.start)):
        behind = None
    before = next((each for each in reversed(held) if each.end <= first), None)
    if before and (not _OPENS.search(shape[: before.start]) or _any(others, before.end, first)):
        before = None
    return (behind or before) if not (behind and before) else None


def _is_chained(sentence: Sentence, held: list[_Comparator], one: _Comparator, size: int) -> bool:
    """Tell whether a change is one of the period before: "up 215 on 2016, after a rise of 146 on 2015"."""
    last = max((each.end for each in held if each.end <= size), default=-1)
    dated = [token.at for token in sentence.dated]
    if one.start < size or last < 0 or any(size < at < one.start for at in dated):
        return False
    return any(last <= at < size for at in dated) or _CHAIN.search(sentence.shape, last, size) is not None


def _any(places: list[int], start: int, end: int) -> bool:
    return any(start < at < end for at in places)


def _current(
    sentence: Sentence, held: list[_Comparator], span: tuple[int, int]
) -> tuple[Window | None, bool]:
    """Return the period that is compared, and whether that is sure: the only other one, or one between."""
    compared = {each.date for each in held}
    dated = [
        token
        for token in sentence.dated
        if token.date and token.date.window is not None and token.at not in compared
    ]
    between = [token for token in dated if span[0] < token.at < span[1]]
    found = {token.date.window for token in (between or dated) if token.date}
    return (found.pop(), True) if len(found) == 1 else (None, not found)


def _previous(sentence: Sentence, one: _Comparator, now: Window | None) -> Window | None:
    before = now.previous if now else None
    if one.ago:
        last = "year" in one.ago and "years" not in one.ago and not one.ago.endswith("that")
        return before if last else None
    token = sentence.tokens[one.date]
    if token.date is None:
        return None
    if token.date.window is None:
        return before if LAST_YEAR.search(token.date.text.casefold()) else None
    # "The year to September 2017 was 361 up on 2015": that is a year to September as well.
    of_same = one.same or (now is not None and now.last.month != _DECEMBER)
    return shifted(now, token) if of_same else token.date.window
