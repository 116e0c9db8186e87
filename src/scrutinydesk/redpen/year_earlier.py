"""Figures whose time another one beside them tells: "114 in September 2017, 91 in the September before".

What the earlier one is of is certain where the other is the workbook's to the digit, with its period beside
it, and no word between them is of another thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.periods import Window
from scrutinydesk.redpen.bare_words import words_in
from scrutinydesk.redpen.doubts import Doubts

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim, Quantity
    from scrutinydesk.redpen.workbook_values import Figures

_YEAR, _QUARTER = 12, 3
_UNIT = r"(?P<unit>month|quarter|period|time|three months|12 months|twelve months|year)"
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
# Each phrase stands once in front of its figure or behind it.
_PHRASE = (
    r"(?:(?P<ago>a year (?:earlier|before|ago|previously))"
    rf"|(?:in |for |during )?the (?:same|corresponding|equivalent) {_UNIT}(?: (?:of|in))? (?:the )?"
    r"(?P<of>year before|previous year|preceding year|year earlier|prior year|last year)"
    rf"|(?:in )?the (?P<month>{_MONTHS}) before"
    r"|(?:in |for |during )?the (?P<last>year|quarter|month|three months|12 months|twelve months) before"
    r"|(?:in |for |during )?the (?:previous|preceding|prior) (?P<past>year|quarter|month|three months"
    r"|12 months|twelve months)"
    r"|(?P<bare>year before|previous year))"
)
_NOUN = r"(?: (?!(?:in|of|for|from|with|by|at|on|and|to|or|but|than|per|a)\b)[a-z'’-]+){0,5}?"
_WHEN = r"(?: (?:in|for|during|over|of) (?:the )?#)?"
_JOIN = (
    r"(?:,|;|:|\.)? ?\(?(?:(?:and|but|against|compared (?:with|to)|compare with|up from|down from|from|versus"
    r"|vs|up on|down on)(?: the)? )?(?:just )?"
)
_BEHIND = re.compile(rf"{_NOUN}{_WHEN}{_JOIN}@(?P<what>{_NOUN}),? {_PHRASE}\)?[.;]?\s*")
_AHEAD = re.compile(
    rf"{_NOUN}{_WHEN}(?:,|;|:|\.)? ?\(?(?:and |but )?(?i:{_PHRASE})(?:,|:)?"
    rf"(?: (?:it was|there were|there was|the figure was|it stood at))? @(?P<what>{_NOUN})\)?[.;]?\s*"
)
_LENGTHS = {
    "month": 1, "quarter": _QUARTER, "three months": _QUARTER, "12 months": _YEAR, "twelve months": _YEAR,
    "year": _YEAR,
}  # fmt: skip


_COUNTED = "offences crimes incidents cases recorded were such there"
_THE_YEAR = re.compile(r"[ \n](?:[a-z]+[ \n]){0,2}?the[ \n](?:previous|preceding|prior|last)?[ \n]?year\b")
_TIMES = 2
_SURE = 100  # a smaller count is what it is by chance too often
_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.LEVEL, ClaimKind.STOCK))
_AHEAD_OF_ALL = re.compile(r"\d|\b(?:than|compar\w+|against|last|previous|before|earlier|same)\b")


def earlier_window(claim: Claim, before: Claim | None, figures: Figures) -> Window | None:
    """Return the window of the earlier figure of a claim, where the later one beside it tells it for certain.

    Parameters
    ----------
    before : Claim or None
        The claim before it, whose figure is the later one if this claim has one figure only.
    """
    now, then, later = _pair(claim, before)
    if now is None or then is None or later is None or later.inherited or later.window is None:
        return None
    number = now.number
    exact = number.approx is Approx.EXACT and not number.upto and not number.worded and number.value >= _SURE
    known = figures.of(later.measure, later.area, later.window) if exact and later.measure else ()
    if not any(value.exact == number.value and not value.pooled for value in known):
        return None
    sentence = Doubts.sentence(later)
    start = later.passage.offset + later.passage.text.find(sentence)
    spans = [(each.number.start - start, each.number.end - start) for each in (now, then)]
    return _told(sentence, spans[0], spans[1], later)


def may_be_of_a_year(claim: Claim) -> bool:
    """Tell whether what a month or quarter is compared with may be a year: "320, against 903 in the year"."""
    now, then = claim.of(Role.CURRENT), claim.of(Role.BASE)
    if now is None or then is None or claim.window is None or len(claim.window.months) >= _YEAR:
        return False
    said = _THE_YEAR.match(claim.passage.text, then.number.end - claim.passage.offset)
    return said is not None and then.number.value > _TIMES * now.number.value


def _pair(claim: Claim, before: Claim | None) -> tuple[Quantity | None, Quantity | None, Claim | None]:
    """Return the later and the earlier figure, and the claim that the later one belongs to."""
    if claim.passage.cell is not None:
        return None, None, None
    if claim.kind is ClaimKind.FROM_TO:
        return claim.of(Role.CURRENT), claim.of(Role.BASE), claim
    one = claim.kind in _LEVELS and len(claim.quantities) == 1
    if not one or before is None or before.passage is not claim.passage or before.kind not in _LEVELS:
        return None, None, None
    same = before.measure == claim.measure and before.area == claim.area and len(before.quantities) == 1
    return (before.quantities[0], claim.quantities[0], before) if same else (None, None, None)


def _told(sentence: str, now: tuple[int, int], then: tuple[int, int], later: Claim) -> Window | None:
    """Return the window of the second of two figures in a sentence, which the first one's tells."""
    window = later.window
    if window is None or not 0 <= now[0] < now[1] < then[0] < len(sentence):
        return None
    own = [(each.start, each.end, "#") for each in find_dates(sentence) if each.window == window]
    shape, at = ["", ""], 0
    for first, last, sign in sorted((*own, (*then, "@"), (*now, "|"))):
        behind = first >= now[1]
        shape[behind] += sentence[at:first] + (sign if sign != "|" else "")
        at = last
    shape[1] += sentence[at:]
    # What stands before both is of the later one alone.
    tail = shape[1]
    found = _BEHIND.fullmatch(tail) or _AHEAD.fullmatch(tail)
    if found is None or _AHEAD_OF_ALL.search(shape[0]) or tail.count("#") + shape[0].count("#") != 1:
        return None
    counted = words_in(f"{later.measure_words} {_COUNTED}")
    return _back(found, window) if words_in(found["what"]) <= counted else None


def _back(found: re.Match[str], window: Window) -> Window | None:
    """Return the window that a phrase means beside another one; None where it may be of another length."""
    months = len(window.months)
    if found["month"]:
        same = months == 1 and window.last.words.startswith(found["month"])
        return _moved(window, _YEAR) if same else None
    if found["ago"]:
        return _moved(window, _YEAR)
    if found["of"]:
        length = _LENGTHS.get(found["unit"].casefold(), months)
        return _moved(window, _YEAR) if length == months else None
    named = found["last"] or found["past"] or ("year" if found["bare"] else "")
    length = _LENGTHS[named.casefold()]
    return _moved(window, length) if length == months else None


def _moved(window: Window, months: int) -> Window:
    return Window(window.first - months, window.last - months, window.span)
