"""When a claim holds: the period in its sentence, and the one that it is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from scrutinydesk.claims.dates import DateKind
from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.claims.vocabulary import COMPARED, DIRECTION, rx
from scrutinydesk.periods import Month, Span, Window

_BETWEEN = rx(
    rf"^(?:[a-z ,'()-]{{0,40}}?{COMPARED}[a-z ,'()-]{{0,30}}"
    rf"|[a-zNPQMT ,'()&-]{{0,90}}? (?:compared (?:to|with)|than)(?: in| the| at| for)*[ ]"
    rf"|[a-z ,'()-]{{0,40}}?{COMPARED} (?:the |a total of )?[NPMRT](?: [a-z&'-]+){{0,4}}"
    r" (?:in|for|at|during)(?: the| end| of)*[ ]"
    r"|,? to [NPMRT](?: [a-z&'-]+){0,4} (?:in|for|at|during|by|over)(?: the| end| of)*[ ])$"
)
# What stands before the date of the figure that another is compared with.
_BASE_BEFORE = rx(
    r"(?:compar(?:ed|ing|ison)(?: to| with| against)?|than|against|versus|vs?\.?|relative to"
    r"|since(?: [a-z'-]+){0,4}|up on|down on|[PQ]\)? on|[PQNM]\)? from)"
    r"(?: (?:in|the|to|at|those|that|of|for|same|figures?|levels?|period|time|when"
    r"|first))*[ ]$"
    rf"|(?<![a-z]){DIRECTION} (?:on|from|against|over)(?: the| that of| that in)? $"
    rf"|(?<![a-z])(?:{DIRECTION}|up|down) (?:by )?[NPQ]\)? on (?:the )?$"
    r"|X(?: that (?:of|in)| what it was in)?(?: the)? $"
    r"|(?:than|below|above|over|on|from) (?:the |that )?(?:levels?|numbers?|figures?|rates?|years?|volumes?"
    r"|position|period)(?: [a-z'-]+){0,8} \(?(?:in |to |for |ending |ended )?(?:the )?$"
)
ROLLING = re.compile(
    r"\brolling (?:(?:12|twelve)[ -]months?|year)\b|\b(?:12|twelve)[ -]months? rolling\b", re.IGNORECASE
)
# "compared with the previous year": the base of a claim, so that no other period is.
_OWN_BASE = rx(rf"[a-z ,()'-]{{0,12}}?{COMPARED}(?: the| that of| that in)? (?P<date>D)")
# "the lowest since the series began in 2006": no period of any figure.
_BEGUN = rx(
    r"\b(?:lowest|highest|best|worst|fewest|largest|smallest|first|most|(?:lower|higher) than at any)\b"
    r"[^.;]{0,60} (?:since|on record after) (?:at least )?[a-z (]{0,40}$"
)
# "five times the lowest level, recorded in 2000", "levels not seen since before 2007", "continuing the rise
# seen in 2018": of another time than the figure.
_OF_ANOTHER_TIME = rx(
    r"(?:\b(?:than|above|below|to|at|of) (?:the |its |their |an? )?(?:[a-z]+ )?"
    r"(?:lowest|highest|peak|low|high|record)(?:,? [a-z'-]+){0,5} (?:in|of)"
    r"|\b(?:before|prior to|pre)(?: the)?|\b(?:continu(?:es|ing)|follow(?:s|ing)|revers(?:es|ing))"
    r"(?:,? [a-z'-]+){1,8} (?:in|during|over|of|from))(?: the)?[ -]$"
)
# "compared with the same period in 2017", which is not all of that year.
# "by the end of December", "between June 2016 and the same month this year": where a period ends or begins.
_EDGE = rx(r"(?:^by|\bby(?: the)? end of|\bbetween)(?: the)? $")
_FURTHER = rx(r" (?:and|to)(?: the)? (?P<date>D)")
_SAME_OF = rx(
    r"(?:\bsame (?:T |[a-z]+ )?(?:period|time|months?|quarters?|point|stage)|(?P<date>D))"
    r"(?: in| of| during| for| the)* $"
)
# "down from P in D"
_FROM_BASE = rx(
    r"\b(?:from|than|against|compared (?:with|to)) (?:[a-z'-]+ ){0,6}[PNMT]\)?"
    r" (?:[a-z'-]+ ){0,4}(?:in|for|at|during|over)(?: the)?(?: (?:end|start) of(?: the)?)? $"
)
_JUST_AFTER = rx(r" ?\)?(?: [a-z&'-]+){0,3} (?:in|during|for|over)(?: the)?[ ]")
_AVERAGES = ("average", "mean", "baseline", "norm", "level", " ago", " earlier", " before")
_CLAUSE = re.compile(r" - |\b(?:but|while|whilst|whereas|although|however)\b")
_REACH = 60
_DIGITS = 4  # of a year
_OWN_FIGURE = rx(r"D(?:'s)? (?:figure|total|level|number|count|volume)s?(?: (?:of|was|were))? ")
_AVERAGED = rx(
    r"(?:(?:T|N)[- ]?(?:year|month)?|year|monthly|annual|long[- ]term|baseline|historic(?:al)?|expected"
    r"|seasonal|pre-covid|pre-pandemic)[- ](?:average|mean|baseline|norm|level)s?(?![a-z])|(?:average|mean)"
    r" (?:of|for|over) the (?:T|D|last|previous|past|preceding)|the baseline"
    r"|(?:the|a) (?:year|quarter|month) before (?:that|last)"
    r"|(?:T|N|two|three|four|five|ten|several|few) (?:(?:years?|quarters?|months?) )?"
    r"(?:ago|earlier|before)(?! a)"
    r"|a decade (?:ago|earlier|before)"
)
_IN_YEAR = rx(
    r"'?in[ -]year performance'?|previous (?:T|12 month) period|previous (?:12|twelve) months?"
    r"|same (?:T )?period (?:last|the previous|a) year"
)
_SEVERAL = re.compile(r"(?:years|quarters)\b", re.IGNORECASE)
LAST_YEAR = rx(
    r"(?:last|previous|prior|preceding) year|(?:previous|prior|preceding) (?:12|twelve) months"
    r"|year[ -]on[ -]year|same (?:period|quarter|month|time)"
    r"|a year (?:ago|earlier)|12 months (?:ago|earlier|before)"
)


_SPANNED = rx(
    r"\b(?:over|in|during|for|within|last|past|previous|next)(?: the)?(?: last| past| previous| next)? $"
)
# "so far", "each week", "in the last five years": of a time that no period of a document is.
_OWN_TIME = rx(
    r"\b(?:so far|to date|each|every|daily|weekly|monthly|nightly|per (?:day|week|month|night)"
    r"|an? (?:day|week|month|night)|today|yesterday|tonight"
    r"|this (?:day|week|month|morning|summer|winter|weekend)"
    r"|currently|at present|these days|since|last (?:day|week|month|night|weekend|summer|winter|christmas)"
    r"|in recent|(?:weeks|days|months|years|decades?) ago|over the years|previously|historically"
    r"|by the end)\b"
)


@dataclass(frozen=True, slots=True)
class When:
    """A window and the one that it is compared with; None where not said.

    Attributes
    ----------
    averaged : bool
        Whether the comparison is with an average of several periods, so that no other period is meant.
    elsewhere : bool
        Whether the sentence says it in another clause than the claim.
    """

    window: Window | None = None
    previous: Window | None = None
    averaged: bool = False
    elsewhere: bool = False


def when_of(sentence: Sentence, span: tuple[int, int], as_at: Month | None) -> When:
    """Return the periods of a claim at a span of the shape, as its sentence says them."""
    when = _rolled(_said(sentence, span, as_at), sentence)
    if not any(word in sentence.shape for word in _AVERAGES):
        return when
    averaged = _AVERAGED.search(sentence.shape, *_around(sentence, span))
    return When(when.window, averaged=True, elsewhere=when.elsewhere) if averaged else when


def _rolled(when: When, sentence: Sentence) -> When:
    """Return the years to the months that a rolling year names: ``12-month rolling rape in May 2017``."""
    if when.window is None or when.window.span is not Span.MONTH or not ROLLING.search(sentence.text):
        return when
    window, previous = (
        each if each is None or each.span is not Span.MONTH else Window.rolling_12(each.last)
        for each in (when.window, when.previous)
    )
    return replace(when, window=window, previous=previous)


def _around(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Return the words around a claim, up to the figures before and after it."""
    figures = [token.at for token in sentence.tokens.values() if token.letter not in "DTL"]
    before = [at + 1 for at in figures if at < span[0]]
    after = [at for at in figures if at >= span[1]]
    return max(span[0] - _REACH, *before[-1:], 0), min([span[1] + _REACH, *after[:1]])


def _said(sentence: Sentence, span: tuple[int, int], as_at: Month | None) -> When:
    dated = [token for token in sentence.dated if token.date and token.date.window is not None]
    dated = [token for token in dated if not _is_begun(sentence, token)]
    pair = _pair(sentence, dated)
    if pair is not None:
        return pair
    periods = [token for token in dated if token.date and token.date.kind is not DateKind.RELATIVE] or dated
    if own := _OWN_BASE.match(sentence.shape, span[1]):
        date = sentence.tokens[own.start("date")].date
        if date is not None and date.kind is DateKind.RELATIVE:
            periods = [token for token in periods if not _is_base(sentence, token)]
    if periods:
        nearest = min(periods, key=lambda token: _distance(sentence, token, span))
        window = _window(nearest)
        between = (nearest.at, span[0]) if nearest.at < span[0] else (span[1], nearest.at)
        elsewhere = _CLAUSE.search(sentence.shape, *between) is not None
        if _OWN_FIGURE.fullmatch(sentence.shape, nearest.at, span[0]):
            return When(window)
        if window is not None and (_is_base(sentence, nearest) or _is_from(sentence, nearest)):
            elsewhere = elsewhere or _is_of_another(sentence, span[1], nearest.at)
            now = _current(sentence, periods, nearest)
            then = shifted(now, nearest) if _is_of_same(sentence, nearest) else window
            return When() if elsewhere else When(now, then)
        return When(window, _year_before(sentence, periods, nearest), elsewhere=elsewhere)
    if as_at is not None and _IN_YEAR.search(sentence.shape):
        window = Window.rolling_12(as_at)
        return When(window, window.previous)
    return When()


def _year_before(sentence: Sentence, periods: list[Token], nearest: Token) -> Window | None:
    """Return the period a year before that of a claim, if its sentence compares with it."""
    window = _window(nearest)
    same = [token for token in periods if token is not nearest and _is_of_same(sentence, token)]
    if same:
        return shifted(window, same[-1])
    return window.previous if window and says_year_ago(sentence) else None


def says_year_ago(sentence: Sentence) -> bool:
    """Tell whether a sentence compares with the period a year before."""
    return LAST_YEAR.search(sentence.shape) is not None or any(
        token.date and token.date.kind is DateKind.RELATIVE and LAST_YEAR.search(token.date.text.casefold())
        for token in sentence.dated
    )


def spoken_of(sentence: Sentence) -> set[Window | None]:
    """Return the periods that a sentence leaves in mind; None of a month, which its own figures are of."""
    dates = [token.date for token in sentence.dated if token.date and not _is_base(sentence, token)]
    told = [date for date in dates if date.kind in {DateKind.PERIOD, DateKind.MONTH}]
    return {date.window if date.kind is DateKind.PERIOD else None for date in told}


def is_of_its_own_time(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of another time than the whole document, though it names no period."""
    if _OWN_TIME.search(sentence.shape):
        return True
    relative = [token.date for token in sentence.dated if token.date and token.date.kind is DateKind.RELATIVE]
    texts = (date.text.casefold() for date in relative if date.window is None)
    long = [token.at for token in sentence.tokens.values() if "long" in sentence.unit_of_time(token.at)]
    return any(not LAST_YEAR.search(text) and text != "past year" for text in texts) or any(
        _SPANNED.search(sentence.shape, 0, at) for at in long
    )


def led_by(sentences: list[Sentence]) -> When:
    """Return the period that a line names which leads on to others: ``In the year to March 2019:``.

    Of two days the later is that of the figures, and the earlier what they are compared with.
    """
    dates = [token.date for each in sentences for token in each.dated if token.date and token.date.window]
    windows = sorted({date.window for date in dates if date.window is not None})
    kinds = {date.kind for date in dates}
    if len(windows) == 1 and kinds == {DateKind.PERIOD}:
        return When(windows[0])
    apart = kinds <= {DateKind.DAY, DateKind.MONTH} and len(windows) == 2  # noqa: PLR2004  now and then
    return When(windows[1], windows[0]) if apart and windows[1].previous == windows[0] else When()


def _current(sentence: Sentence, periods: list[Token], base: Token) -> Window | None:
    """Return the one other period of a sentence, which is then that of the figure that is compared."""
    others = [token for token in periods if token is not base and not _is_base(sentence, token)]
    return _window(others[0]) if len(others) == 1 and others[0].at < base.at else None


def _is_of_same(sentence: Sentence, token: Token) -> bool:
    """Tell whether a year is only that of the same months: ``the same period in 2017``."""
    found = _SAME_OF.search(sentence.shape, max(token.at - _REACH, 0), token.at)
    if found is None or not found["date"]:
        return found is not None
    date = sentence.tokens[found.start("date")].date
    return date is not None and "same" in date.text.casefold()


def shifted(now: Window | None, then: Token) -> Window | None:
    """Return the same months of a year that is named alone, if it is the one before."""
    if then.date is None or len(then.date.text) != _DIGITS:
        return _window(then)
    before = now.previous if now else None
    return before if before and before.last.year == int(then.date.text) else None


def _is_of_another(sentence: Sentence, end: int, at: int) -> bool:
    """Tell whether a further figure, in a clause of its own, stands between a claim and a date."""
    figures = [place for place, token in sentence.tokens.items() if token.letter in "NPQM"]
    between = [place for place in figures if end <= place < at]
    return bool(between) and "," in sentence.shape[end : between[-1]]


def _is_from(sentence: Sentence, token: Token) -> bool:
    """Tell whether a date is that of the figure that one comes down or up from."""
    return _FROM_BASE.search(sentence.shape, max(token.at - _REACH, 0), token.at) is not None


def _is_begun(sentence: Sentence, token: Token) -> bool:
    """Tell whether a date is only when something began, or since when nothing was as high or low."""
    before = sentence.shape[max(token.at - _REACH - 30, 0) : token.at]
    if _OF_ANOTHER_TIME.search(before) is not None:
        return True
    if token.date and token.date.kind is not DateKind.PERIOD and _EDGE.search(before):
        further = _FURTHER.match(sentence.shape, token.at + 1)
        return further is None or _window(sentence.tokens[further.start("date")]) is None
    return ("since" in before or "record" in before) and _BEGUN.search(before) is not None


def _is_base(sentence: Sentence, token: Token) -> bool:
    """Tell whether a date is that of the figure that is compared with: ``13% higher than in 2017``."""
    start = max(token.at - _REACH, 0)
    return _BASE_BEFORE.search(sentence.shape[start : token.at]) is not None


def _distance(sentence: Sentence, token: Token, span: tuple[int, int]) -> int:
    if token.at < span[0]:
        return span[0] - token.at
    if _JUST_AFTER.fullmatch(sentence.shape, span[1], token.at):
        return 0
    return max(token.at - span[1], 0) + 1


def _pair(sentence: Sentence, dated: list[Token]) -> When | None:
    for one, other in pairwise(dated):
        first, second = _window(one), _window(other)
        if first is None or second is None or not _alike(first, second) or _is_base(sentence, one):
            continue
        between = sentence.shape[one.at + 1 : other.at]
        ahead = sentence.shape[: one.at].rstrip(" ").removesuffix(" the").rpartition(" ")[2]
        through = (ahead, between.strip()) in {("from", "to"), ("between", "and")}
        several = one.date is not None and _SEVERAL.match(one.date.text) is not None
        through = through or (several and between.strip() == "and")
        if first != second and (through or _BETWEEN.match(between)):
            return When(max(first, second), min(first, second))
    return None


def _window(token: Token) -> Window | None:
    return token.date.window if token.date else None


def _alike(one: Window, other: Window) -> bool:
    """Tell whether two windows are as long, and so may be compared."""
    if Span.OTHER in {one.span, other.span}:
        return len(one.months) == len(other.months)
    return one.span is other.span
