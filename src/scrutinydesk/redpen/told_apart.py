"""Words that make it hard to tell which figure is of what: with them the workbook calls nothing wrong.

“337 and 351 respectively”, “3,614 in all”, a column “Same month last year”: a reader sees what is meant,
and rules that read one figure at a time may not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.claims.table_periods import Length, length_said
from scrutinydesk.periods import Span

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.periods import Window

_IN_TURN = re.compile(r"\b(?:respectively|in (?:that|this) order|in turn)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:excluding|excludes?|excl|except\w*|without|apart from|other than|not including|net of)\b",
    re.IGNORECASE,
)
_SLIGHT = re.compile(r"\bslight(?:ly)?[ \n]+(?:injur|hurt)", re.IGNORECASE)
# And not "an increase in All crime".
_TOGETHER = re.compile(
    r"[ \n]*\)?,?[ \n]+(?:[a-z]+[ \n]+)?"
    r"(?:in all(?![ \n]+[a-z])|altogether|in total|combined|all told|together)\b"
)
_BY, _NEAR = re.compile(r"\bby[ \n]+(?:[a-z]+[ \n]+)?$", re.IGNORECASE), 24
_COUNTED_OTHERWISE = re.compile(r"[ \n]+(?:[a-z]+[ \n]+)?(?:incidents?|reports?)\b", re.IGNORECASE)
# So far, or over longer than the month that is named.
_LONGER_THAN_MONTH = re.compile(
    r"\b(?:year[ -]to[ -]date|to[ -]date|ytd|so far|cumulative\w*|since|quarters?|rolling|average\w*|mean)\b",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    r"[ \n]+(?:an?|per|each|every|on average)[ \n]+(?:a[ \n]+)?(?:day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
_AT_MONTH = re.compile(r"\b(?:at|as at|as of|by)[ \n]+(?:the[ \n]+end[ \n]+of[ \n]+)?$", re.IGNORECASE)
# Of a table under such words a year by its name may be another.
MONTHS_TO = re.compile(
    r"\b(?:months?|quarter|year)s?[ \n](?:to|end\w*|up to)\b|\brolling\b|\byear[ -]end\w*", re.IGNORECASE
)
_OTHER_TIME = re.compile(
    r"\b(?:last|previous|prior|preceding|same|earlier|before|ago|average\w*|avg|mean|median|forecast\w*"
    r"|projected|first|original\w*|initial\w*|provisional|published|halves|half|H[12]|target\w*|plan\w*|budget\w*|expected|baseline|peak|highest|lowest|best|worst)\b",
    re.IGNORECASE,
)
_OTHER_HEAD = re.compile(
    rf"{_OTHER_TIME.pattern}|\b(?:cumulative\w*|since|rolling|to[ -]date|ytd)\b", re.IGNORECASE
)
MONTH_NAME = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_PART_OF_A_YEAR = re.compile(
    rf"{MONTH_NAME.pattern}"
    rf"|(?i:{MONTHS_TO.pattern}|\bquarter|\bhal(?:f|ves)\b|\bto date\b|\bytd\b|\bseasons?\b)"
)
_NUMBER = re.compile(r"\d{4}")
# "In July 2017 there were 129, in August 108": a month without a year, beside one figure of several.
_MONTH_AHEAD = re.compile(
    rf"(?<!\bto[ \n])(?P<month>{MONTH_NAME.pattern})[:,]?[ \n](?:there[ \n](?:were|was)[ \n])?$"
)
_MONTH_BEHIND = re.compile(
    rf"(?:[ \n][a-z]+){{0,2}}?[ \n](?:in|for)[ \n](?P<month>{MONTH_NAME.pattern})(?![ \n]\d{{4}})"
)


def may_be_of_other_things(claim: Claim, sentence: str, text: str) -> bool:
    """Tell whether words say that a figure is of more, of less, or of something else than what is named.

    Parameters
    ----------
    text : str
        Of the whole document.
    """
    if _IN_TURN.search(sentence) or _LEFT_OUT.search(sentence) or _SLIGHT.search(sentence):
        return True
    ends = [each.number.end for each in claim.quantities]
    named = claim.measure_words.casefold()
    if any(_TOGETHER.match(text, end) for end in ends):
        return True
    # "East by 123, South by 89": so many more, whatever the words before say.
    starts = [each.number.start for each in claim.quantities if each.role is Role.VALUE]
    if any(_BY.search(text, max(start - _NEAR, 0), start) for start in starts):
        return True
    if "incident" in named or "report" in named:
        return False
    at = sentence.find(claim.measure_words) if named else -1
    behind = at >= 0 and _COUNTED_OTHERWISE.match(sentence, at + len(claim.measure_words)) is not None
    return behind or any(_COUNTED_OTHERWISE.match(text, end) for end in ends)


def is_for_each(claim: Claim, text: str) -> bool:
    """Tell whether a figure is so much for each of several times: "rose by 2.4% a month"."""
    return any(_FOR_EACH.match(text, each.number.end) for each in claim.quantities)


def may_be_of_other_months(claim: Claim, sentence: str, *, flow: bool) -> bool:
    """Tell whether a sentence speaks of another stretch of time than the month or year that it names.

    Parameters
    ----------
    flow : bool
        Whether the measure is counted over a time, so that "at May 2017" names no month of it.
    """
    window = claim.window
    if window is None:
        return False
    if _is_beside_a_month(claim, window):
        return True
    if _is_year_alone(window, sentence):
        return MONTHS_TO.search(sentence) is not None
    if window.span is not Span.MONTH or not flow:
        return False
    dates = [each for each in find_dates(sentence) if each.window == window]
    at = any(_AT_MONTH.search(sentence[: each.start]) for each in dates)
    return at or _LONGER_THAN_MONTH.search(sentence) is not None


def _is_beside_a_month(claim: Claim, window: Window) -> bool:
    """Tell whether a month is named right beside a figure, without a year, that is not the window."""
    text, base = claim.passage.text, claim.passage.offset
    for each in claim.quantities:
        start, end = each.number.start - base, each.number.end - base
        found = _MONTH_AHEAD.search(text, max(start - _NEAR, 0), start) or _MONTH_BEHIND.match(text, end)
        if found is None:
            continue
        said = found["month"][:3].casefold()
        if window.span is not Span.MONTH or not window.last.words.casefold().startswith(said):
            return True
    return False


def _is_year_alone(window: Window, text: str) -> bool:
    """Tell whether a text names a window as a year by its number alone, which may begin in any month."""
    return any(each.window == window and _NUMBER.fullmatch(each.text) for each in find_dates(text))


def is_of_another_head(claim: Claim, heads: tuple[str, ...], over: str) -> bool:
    """Tell whether the heads of a cell, or what stands over its table, speak of another time than its claim.

    Parameters
    ----------
    heads : tuple of str
        Of its column and of its row.
    over : str
        The heading, the caption and all heads of the table.
    """
    window = claim.window
    if window is None:
        return False
    said = {each.window.last for head in heads for each in find_dates(head) if each.window}
    if any(_is_year_alone(window, head) for head in heads) and _PART_OF_A_YEAR.search(over):
        return True
    for head in heads:
        dates = [each.window for each in find_dates(head) if each.window]
        if _OTHER_HEAD.search(head) and window not in dates and not _says_length(head):
            return True
        if MONTH_NAME.search(head) and window.last not in said:
            return True
        ends = window.last in {each.last for each in dates}
        if MONTH_NAME.search(head) and not ends and len(window.months) > 1:
            return True
    return False


def _says_length(head: str) -> bool:
    """Tell whether a head says no more of its time than how long it is: "rolling 12 months"."""
    return _OTHER_TIME.search(head) is None and length_said(head) not in {None, Length.OPEN}
