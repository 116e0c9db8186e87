"""Whether a period stands beside the figure of now, or beside what that is compared with.

“13,090 in the year to March 2017” is of that year; in “13,090, above the 11,950 of the year to March 2016”
and “up 9.5% on the year to March 2016” the year is of the other figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.periods import Span
from scrutinydesk.redpen.outturns import is_of_a_plan
from scrutinydesk.redpen.part_of_period import is_of_a_part
from scrutinydesk.redpen.plain_forms import CHANGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.claims.dates import Dated
    from scrutinydesk.periods import Window

# Words after which comes what is compared with; "from" not where a period begins with it, "on" only there.
_COMPARING = re.compile(
    r"\b(?:than|above|below|beyond|under|against|since|until|from(?![ \n]+(?:the[ \n]+)?$)|compar\w+|versus"
    r"|vs?|exce\w+|outstrip\w*|surpass\w*|beat\w*|level|previous\w*|prior|preceding|earlier|last|before"
    r"|after)\b"
    r"|\bon(?=[ \n]+(?:the[ \n]+)?(?:\w+[ \n]+)?$)",
    re.IGNORECASE,
)
# Words between a period and a figure that is of another one.
_OF_ANOTHER = re.compile(
    r"\b(?:current|latest|this|now|today|following|next|later|since|previous\w*|preceding|prior|last|earlier|before"
    r"|compar\w+|against|versus|than)\b",
    re.IGNORECASE,
)
_MOST_BETWEEN = 120
_PARTED = re.compile(r"\d|[.;][ \n]")
_LEADS = re.compile(
    r"(?:^|[ \n(])(?:in|for|during|over|at|as at|of|across|within|throughout)[ \n]+(?:the[ \n]+)?"
    r"(?:end[ \n]+of[ \n]+)?(?:(?!last|previous)[a-z-]+[ \n]+)?$|\([ \n]*(?:the[ \n]+)?$",
    re.IGNORECASE,
)
_BOTH_ENDS = re.compile(r"(?:between|from)\b", re.IGNORECASE)
_YEAR = 12
_LENGTHS = {"month": 1, "quarter": 3}
_LENGTH = re.compile(r"\b(?:this|last|the|in) (quarter|month)s?\b", re.IGNORECASE)
# "Up by a third over three years": the year that is named is the last of them.
_LONGER = re.compile(
    r"\b(?:over|in|within|during|for|across|of)[ \n](?:the[ \n])?(?:last[ \n]|past[ \n]|previous[ \n])?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|few|\d+)[ \n]years\b|\bdecades?\b"
    r"|\b(?:two|three|four|five|ten|\d+)-year\b",
    re.IGNORECASE,
)
# "The rolling year reached 1,118 in September": a year, and not that month.
_ROLLING = re.compile(r"\b(?:rolling|(?:12|twelve)[ \n-]months?|annual\w*|yearly|full year)\b", re.IGNORECASE)
_USUAL = frozenset((1, 3, 6, 9, 12))
_BRACKETS = re.compile(r"\([^()]*\)")
_BRACKET = re.compile(r"\([^()]*$")
_CLAUSE = re.compile(r"[.;:][ \n]")
_ENDS_THERE = re.compile(
    r"\b(?:to|until|till|up to|ending|ended|by)[ \n]+(?:the[ \n]+)?(?:end[ \n]+of[ \n]+)?$", re.IGNORECASE
)


def is_of_another_period(claim: Claim, sentence: str) -> bool:
    """Tell whether the words around a figure speak against the period that its claim was given.

    The sentence speaks of a quarter where the claim took over a month from further up, or has dates of its
    own; or a change is one over several years, of which the year that is named is the last; or it is of a
    part of the period; or so many more or fewer than was planned.
    """
    window = claim.window or claim.assumed
    planned = claim.previous is None and is_of_a_plan(sentence, claim.quote)
    if planned or is_of_a_part(window, sentence):
        return True
    if claim.window is not None and not claim.inherited:
        return claim.kind in CHANGES and claim.previous is None and _LONGER.search(sentence) is not None
    said = {each.window for each in find_dates(sentence)} - {None}
    if said and not said & {window, claim.previous}:
        return True
    months = len(window.months) if window else 0
    lengths = {_LENGTHS[each.casefold()] for each in _LENGTH.findall(sentence)}
    return bool(lengths) and months not in lengths


def is_of_now(claim: Claim, sentence: str, start: int, dates: Iterable[Dated]) -> bool:
    """Tell whether the period of a claim is said of its figure of now, and of nothing else.

    Parameters
    ----------
    start : int
        Where the sentence begins in the text of the document.
    dates : iterable of Dated
        Of the sentence, with places in it.
    """
    dates = tuple(dates)
    mine = [each for each in dates if each.window == claim.window]
    if is_of_another_period(claim, sentence) or (_is_month(claim.window) and _ROLLING.search(sentence)):
        return False
    if not mine or any(
        _only_ends(sentence, each)
        or _is_from_end_to_end(claim, each)
        or _in_other_brackets(claim, sentence, start, each)
        for each in mine
    ):
        return False
    other = _OF_ANOTHER.search(sentence) or any(_COMPARING.search(sentence[: each.start]) for each in mine)
    if len({each.window for each in dates}) == 1 and not other and not _COMPARING.search(sentence):
        return True
    after = [each for each in dates if _follows(claim, sentence, start, each)]
    if after:
        return all(each.window == claim.window for each in after)
    return any(_leads(claim, sentence, start, each, dates) for each in mine)


def _is_month(window: Window | None) -> bool:
    return window is not None and window.span is Span.MONTH


def _only_ends(sentence: str, date: Dated) -> bool:
    """Tell whether words say where a period ends, and none where it begins: "recorded to March 2017"."""
    return _is_month(date.window) and _ENDS_THERE.search(sentence[: date.start]) is not None


def _is_from_end_to_end(claim: Claim, date: Dated) -> bool:
    """Tell whether a change may be from one month to another: "rose by 17% between May and June 2016"."""
    months = len(date.window.months) if date.window else 0
    if claim.kind not in CHANGES or months == _YEAR or claim.previous is not None:
        return False
    return _BOTH_ENDS.match(date.text) is not None or months not in _USUAL


def _in_other_brackets(claim: Claim, sentence: str, start: int, date: Dated) -> bool:
    """Tell whether a date has brackets with a figure of its own: "13,090 (year to March 2016: 11,950)"."""
    for bracket in _BRACKETS.finditer(sentence):
        if bracket.start() < date.start < bracket.end():
            beside = sentence[bracket.start() : date.start] + sentence[date.end : bracket.end()]
            places = [each.number.start - start for each in claim.quantities]
            mine = any(bracket.start() < place < bracket.end() for place in places)
            return not mine and re.search(r"\d", beside) is not None
    return False


def _leads(claim: Claim, sentence: str, start: int, date: Dated, dates: tuple[Dated, ...]) -> bool:
    """Tell whether a date stands before all figures: "In the year to March 2017 there were 13,090"."""
    first = min(each.number.start for each in claim.quantities) - start
    if date.end > first:
        return False
    ended = max((each.end() for each in _CLAUSE.finditer(sentence, 0, date.start)), default=0)
    others = any(date.end <= each.start < first for each in dates if each.window != claim.previous)
    compared = _COMPARING.search(sentence[ended : date.start])
    return not (others or compared or _OF_ANOTHER.search(sentence, date.end, first))


def _follows(claim: Claim, sentence: str, start: int, date: Dated) -> bool:
    """Tell whether a date stands after the figure of now: "13,090 in the year to March 2017"."""
    held = [each for each in claim.quantities if each.number.end <= start + date.start]
    if not held:
        return False
    last = max(held, key=lambda each: each.number.end)
    between = sentence[last.number.end - start : date.start]
    if last.role is Role.BASE or len(between) > _MOST_BETWEEN or _PARTED.search(between):
        return False
    if _COMPARING.search(between) or not _LEADS.search(between):
        return False
    return not _BRACKET.search(between) or sentence[date.end :].lstrip().startswith(")")
