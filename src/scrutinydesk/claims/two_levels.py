"""Two figures with a date each, and which is the earlier one: ``N in D and N in D, an increase of``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.drafts import Draft, alike, is_free
from scrutinydesk.claims.vocabulary import AGAINST, rx

if TYPE_CHECKING:
    from scrutinydesk.claims.shape import Sentence
    from scrutinydesk.periods import Window

# Of "last year" the date is known by itself.
_NOW, _THEN = "this year|now", "the year before|a year (?:ago|earlier|before)"
_WHEN = rf"(?:D|{_NOW}|{_THEN})"
_IN = r"(?: (?:in|for|during|over|at)(?: the)?)?"
_WHAT = r"(?: (?!per |average |an? |target )[a-z&'-]+){0,5}?"
_LED = r")[,:]?(?: [a-z]+){0,3}?"
_JOIN = (
    rf"(?:,|;|,? and|,? but|,? to|,? then|,? \(?(?:compared (?:with|to)|versus|vs\.?|{AGAINST}))"
    r"(?: (?:there were|just|only|then|to|that for))?"
)
_SO = (
    r" ?\)?(?:,|;|:| -)?(?: (?:or|which|this|that|it|there|is|was|has|been|represents?|representing"
    r"|equates to|reflecting|marking|showing|an?|overall|net|slight|small|significant|marked"
    r"|substantial)){0,6} ?\(?$"
)
# "612 in 2022 and 655 in 2023, | an increase of 53"; "in 2022 there were 612 and in 2023 655, | up 53".
_BEFORE = (
    rx(
        rf"(?P<base>[NM])(?P<what>{_WHAT}){_IN} ?\(?(?P<first>{_WHEN})\)?{_JOIN} "
        rf"(?P<current>[NM])(?P<also>{_WHAT}){_IN} ?\(?(?P<second>{_WHEN}){_SO}"
    ),
    rx(
        rf"(?P<first>{_WHEN}{_LED} (?P<base>[NM])(?P<what>{_WHAT}){_JOIN} "
        rf"(?:in |for |during |over )?(?P<second>{_WHEN}{_LED} (?P<current>[NM])(?P<also>{_WHAT}){_SO}"
    ),
)
# What may stand behind such a change; anything else may be another period that it is held against.
_BEHIND = rx(
    r" ?\)?(?P<what>(?: [a-z]+)?) ?(?:\(P\))?(?P<than> (?:on|over|from|than|compared (?:with|to)) (?:the )?"
    r"(?:(?P<when>D)|year|last year|previous year|year before|before|period))?"
    r" ?(?:$|[.;,)]|(?: and| while| but) )"
)
_AFTER = rx(rf"{_WHAT}{_IN} ?\(?(?P<when>{_WHEN})")
_PAST = re.compile(r"last|previous|prior|preceding|before|ago|earlier", re.IGNORECASE)
_AGO = re.compile(_THEN)
_FIGURES = "NPMFXRQLT"  # a label may be a count all the same: "101 visits"
_BACK = 160
_COUNTED = frozenset("offences crimes more".split())  # noqa: SIM905  words read best as words
_VERBS = frozenset("were was is are been be have had recorded reported there the".split())  # noqa: SIM905  words read best as words
_CRIMES = frozenset(("offences", "crimes"))
# Of means and the like before and now are rounded, and of people in full time too.
_ROUNDED = re.compile(
    r"\b(?:average|mean|median|rates?|score|index|ratio|rounded|strength|fte|establishment)\b"
)


def take_earlier(sentence: Sentence, draft: Draft, start: int) -> None:
    """Take the figure before that a change follows, where its date says that it is the earlier one.

    Parameters
    ----------
    start : int
        Where the words of the change begin, behind the figures.
    """
    if draft.has(Role.BASE) or _ROUNDED.search(sentence.shape, 0, start):
        return
    lowest = max(start - _BACK, 0)
    current = next((token.at for role, token, _ in draft.figures if role is Role.CURRENT), -1)
    for pattern in _BEFORE:
        match = pattern.search(sentence.shape[lowest:start])
        if match is None or current not in {-1, lowest + match.start("current")}:
            continue
        base, now, *dates = (lowest + match.start(name) for name in ("base", "current", "first", "second"))
        order = _order(sentence, *dates)
        taken = [base] if current == now else [base, now]
        of_one = alike(sentence, base, now) and _one_thing(match) and not _figures_before(sentence, base)
        if of_one and is_free(sentence, *taken) and order and _is_all(sentence, draft, match, dates[::order]):
            for at in taken:
                draft.take(sentence, at, Role.BASE if at == base else Role.CURRENT)
            in_time(sentence, draft, (dates[0], dates[1]))
        return


def _figures_before(sentence: Sentence, at: int) -> bool:
    return any(token.letter in _FIGURES for token in sentence.tokens.values() if token.at < at)


def in_time(sentence: Sentence, draft: Draft, dates: tuple[int, int] | None = None) -> None:
    """Make the earlier of two dated figures the one before, whichever is named first.

    Parameters
    ----------
    dates : (int, int), optional
        Where the dates of the first and the second one stand; just behind them if left out.
    """
    tokens = {role: token for role, token, _ in draft.figures}
    if Role.BASE not in tokens or Role.CURRENT not in tokens:
        return
    base, current = tokens[Role.BASE].at, tokens[Role.CURRENT].at
    if dates is None:
        found = [_AFTER.match(sentence.shape, at + 1) for at in (base, current)]
        if found[0] is None or found[1] is None:
            return
        dates = found[0].start("when"), found[1].start("when")
    order = _order(sentence, *dates)
    if order < 0:
        other = {Role.BASE: Role.CURRENT, Role.CURRENT: Role.BASE}
        draft.figures = [(other.get(role, role), token, way) for role, token, way in draft.figures]
    windows = [window for at in dates if (window := _window(sentence, at)) is not None]
    if order and len(windows) == len(dates):
        draft.windows = max(windows), min(windows)


def _order(sentence: Sentence, first: int, second: int) -> int:
    """Return 1 where the first of two dates is the earlier one, -1 the second, 0 where that is not sure."""
    one, other = _window(sentence, first), _window(sentence, second)
    if one is not None and other is not None:
        alike_long = one != other and len(one.months) == len(other.months)
        return 0 if not alike_long else 1 if one < other else -1
    if one is not None or other is not None:
        return 0
    past = [_is_past(sentence, at) for at in (first, second)]
    return 0 if past[0] is past[1] else 1 if past[0] else -1


def _window(sentence: Sentence, at: int) -> Window | None:
    date = sentence.tokens[at].date if at in sentence.tokens else None
    return date.window if date is not None else None


def _is_past(sentence: Sentence, at: int) -> bool:
    date = sentence.tokens[at].date if at in sentence.tokens else None
    return (_PAST.search(date.text) if date else _AGO.match(sentence.shape, at)) is not None


def _one_thing(match: re.Match[str]) -> bool:
    """Tell whether both figures count the same, as far as words stand behind them."""
    what, also = (set(match[name].split()) - _VERBS for name in ("what", "also"))
    return also <= what or (also <= _CRIMES and (not what or bool(what & _CRIMES)))


def _is_all(sentence: Sentence, draft: Draft, match: re.Match[str], dates: list[int]) -> bool:
    """Tell whether nothing behind the change says that it is of something else than the two figures.

    "On last year" it is only where they are a year apart.
    """
    behind = _BEHIND.match(sentence.shape, draft.end)
    if behind is None or not set(behind["what"].split()) <= _COUNTED | set(match["what"].split()):
        return False
    earlier, later = (_window(sentence, at) for at in dates)
    if not behind["than"] or earlier is None or later is None:
        return True
    said = _window(sentence, behind.start("when")) if behind["when"] else None
    return said == earlier if said is not None else later.previous == earlier
