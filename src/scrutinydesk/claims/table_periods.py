"""How long the periods of a table are, where its heads name no more than the month in which each ends.

“Year to” over “September 2016”, a column “12 months” beside “July 2017”, a caption “rolling 12-month totals”:
the months are the ends of longer periods then. Where the words leave the length open, the claim is marked as
one whose period was not said beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from scrutinydesk.claims.dates import Dated, DateKind, find_dates
from scrutinydesk.claims.document import Passage
from scrutinydesk.claims.setting import periods_of
from scrutinydesk.claims.table_columns import EARLIER
from scrutinydesk.periods import NAMES, Month, Span, Window


class Length(Enum):
    """How long a period is that ends with a month."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TO_DATE = "to date"
    OPEN = "open"


_S = r"[ \u00a0\n-]*"
_TO = r"(?:to|up to|until|end(?:ing|ed|s)?)"
_MONTHS = rf"(?:(?:12|twelve){_S}(?:months?|mths?|m)\b|12m\b)"
_TWELVE = rf"(?:{_MONTHS}|years?\b)"
_THREE = rf"(?:(?:3|three){_S}(?:months?|mths?|m)\b|quarters?\b|qtrs?\b|3m\b)"
_EACH = r"(?:last|past|previous|latest|preceding|over|each|first|of|average|mean|moving|per|a)"
_COUNTS = r"(?:recorded )?(?:counts?|totals?|figures?|numbers?|data|volumes?|crimes?|offences?|incidents?)"
# An average over twelve months is none of their sums.
_SPREAD = re.compile(r"\b(?:averag\w*|avg|mean|median|trend\w*)\b", re.IGNORECASE)
# The first that fits at a place is what is said there.
_SAID: tuple[tuple[Length, str], ...] = (
    (Length.TO_DATE, rf"(?:financial{_S})?years?{_S}to{_S}date\b|\bf?ytd\b|\bapril{_S}to{_S}date\b"),
    (Length.TO_DATE, rf"\bcumulative\w*{_S}(?:since|from){_S}(?:the{_S})?(?:1(?:st)?{_S})?april\b"),
    # "In the last 12 months" may be of twelve months one by one.
    (Length.OPEN, rf"\b{_EACH}{_S}(?:the{_S})?(?:{_MONTHS}|{_THREE})"),
    (Length.YEAR, rf"\brolling{_S}(?:{_TWELVE}|annual\b)|\b{_TWELVE}{_S}(?:rolling\b|{_TO}\b)"),
    (Length.YEAR, rf"\b(?:12|twelve){_S}(?:months?|mths?){_S}(?:totals?|figures?|periods?|counts?|sums?)\b"),
    (Length.YEAR, rf"^(?:12|twelve){_S}(?:months?|mths?|m)\W*$|^12m\b|\br12m?\b|\by/?e\b|\bmat\b|\bltm\b"),
    (Length.YEAR, rf"\bannual{_S}(?:rolling\b|totals?{_S}to\b)|\brolling{_S}annual\b"),
    (Length.QUARTER, rf"\brolling{_S}{_THREE}|\b{_THREE}{_S}(?:rolling\b|{_TO}\b)|\bq/e\b"),
    # "By month" goes before what is said of more than a month elsewhere.
    (Length.MONTH, rf"\bmonthly{_S}(?:{_COUNTS})\b|\b(?:by|each|per|every){_S}month\b"),
    (Length.MONTH, rf"\bmonths?{_S}{_TO}\b|^(?:calendar{_S})?months?$|^monthly$|\b(?:in|this){_S}month\b"),
    (Length.OPEN, r"\b(?:rolling|moving|trailing|cumulative\w*|running|accumulated|so far|weeks?)\b"),
    (Length.OPEN, rf"\bcalendar{_S}year\b|\b(?:12|twelve|six|nine|6|9|3|three){_S}(?:months?|mths?)\b"),
    (Length.OPEN, rf"\bperiod{_S}(?:{_TO}|covered)\b|\bto[ \n]date\b"),
    (Length.OPEN, r"\b(?:since|from)[ \n](?:1(?:st)?[ \n])?april\b"),
    (Length.OPEN, rf"^(?:reporting{_S})?periods?$|^(?:{_TO}|quarters?|half{_S}years?|12)\W*$"),
    (Length.OPEN, r"\bannual\w*\b|^(?:\w+[ \n])?years?\W*$"),
)
_WORDS = re.compile("|".join(f"(?P<_{at}>{said})" for at, (_, said) in enumerate(_SAID)), re.IGNORECASE)
_BARE = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from)[ \n]+(?:the[ \n]+)?$", re.IGNORECASE)
_EMPTY = re.compile(r"[ \n]*\([ \n]*\)")
_LONG = 200  # of what stands over a table: more is a paragraph
_YEAR, _QUARTER = 12, 3


@lru_cache(maxsize=4096)  # of each cell its heads are asked
def length_said(text: str, as_at: Month | None = None) -> Length | None:
    """Return how long the words of a head or caption say that periods are, None where they say nothing.

    A period that is told in full, such as "12 months to September 2017", is that of the whole table.
    """
    text = text.strip()
    if not text or len(text) > _LONG:
        return None
    text = without(text, [each for each in find_dates(text, as_at) if not _is_of_length(text, each)])
    found = {_SAID[int((each.lastgroup or "_0")[1:])][0] for each in _WORDS.finditer(text.strip(" :,-–()"))}
    if len(found) > 1 or (found and _SPREAD.search(text)):
        return Length.OPEN
    return found.pop() if found else None


def without(text: str, dates: Iterable[Dated]) -> str:
    """Return a text without its dates, and without brackets that held nothing else."""
    for each in sorted(dates, key=lambda date: -date.start):
        text = f"{text[: each.start]}{text[each.end :]}"
    return _EMPTY.sub("", text).strip()


def _is_of_length(text: str, date: Dated) -> bool:
    """Tell whether a date is one that says how long periods are: "rolling year", "since April"."""
    if date.kind is DateKind.RELATIVE:
        return True
    return date.kind is not DateKind.PERIOD and _SINCE.search(text[: date.start]) is not None


def period_over(before: Passage | None, as_at: Month | None) -> Window | None:
    """Return the one period that what stands over a table names."""
    if before is None or not is_caption(before.text):
        return None
    periods = set(periods_of(before.text, as_at))
    return periods.pop() if len(periods) == 1 else None


def month_of_head(head: str, period: Window | None, as_at: Month | None) -> Window | None:
    """Return the month that a head is the name of: that of the period of its table, or the latest."""
    if not _BARE.fullmatch(head.strip()):
        return None
    number = [name[:3] for name in NAMES].index(head.strip()[:3].title()) + 1
    last = period.last if period is not None and len(period.months) <= _YEAR else as_at
    if last is None:
        return None
    month = Month.of(last.year, number)
    month = month if month <= last else month - _YEAR
    return Window.of_month(month) if period is None or period.first <= month else None


def is_caption(text: str) -> bool:
    """Tell whether a line over a table is short, and no sentence."""
    return len(text) <= _LONG and not text.rstrip().endswith(".")


@dataclass(frozen=True, slots=True)
class Ending:
    """The periods that the months of a table end.

    Attributes
    ----------
    length : Length or None
        What the corner of the table, or what stands over it, says.
    sure : bool
        Whether it says so plainly.
    """

    length: Length | None = None
    sure: bool = True
    as_at: Month | None = None

    def of(self, window: Window | None, *heads: str) -> tuple[Window | None, bool]:
        """Return the period of which heads name a month, and whether its length is in no doubt.

        Parameters
        ----------
        heads : str
            Of the row and the column of a figure: what they say goes before what is said of the table.
        """
        if window is None or window.span not in {Span.MONTH, Span.QUARTER}:
            return window, True
        own = {length_said(head, self.as_at) for head in heads} - {None}
        length, sure = (own.pop(), len(own) == 0) if own else (self.length, self.sure)
        if window.span is Span.QUARTER:
            return window, length not in {Length.YEAR, Length.TO_DATE}
        if length is Length.YEAR:
            return Window.rolling_12(window.last), sure
        if length is Length.QUARTER:
            return Window.quarter(window.last), sure
        if length is Length.TO_DATE:
            return Window.year_to_date(window.last), sure
        return window, sure and length is not Length.OPEN


    def of_column(self, head: str, period: Window | None) -> tuple[Window | None, bool]:
        """Return the period that the head of a column tells, and whether its length is in no doubt."""
        if month := month_of_head(head, period, self.as_at):
            window, sure = self.of(month, head)
            return window, sure and period is not None
        earlier = EARLIER.search(head) is not None  # "Last YTD"
        dates = (
            date.window for date in find_dates(head, self.as_at)
            if date.window and not (earlier and date.kind is DateKind.RELATIVE)
        )  # fmt: skip
        return self.of(next(dates, None), head)


def ending_of(
    corner: str, over: Sequence[str], heads: Iterable[str], period: Window | None, as_at: Month | None
) -> Ending:
    """Return what the months of a table end, as its corner and what stands over it say.

    Parameters
    ----------
    over : sequence of str
        What stands over the table, the nearest first: that alone leaves no doubt.
    heads : iterable of str
        Of the columns and rows.
    period : Window or None
        The one period that is told of the whole table.
    """
    heads = tuple(heads)
    own = length_said(corner, as_at)
    said = [(length_said(text, as_at), not at and is_caption(text)) for at, text in enumerate(over)]
    told, plainly = next((each for each in said if each[0]), (None, True))
    if told is None and period is not None and not _are_successive(heads, as_at):
        told = {_YEAR: Length.YEAR, _QUARTER: Length.QUARTER}.get(len(period.months))
        return Ending(own or told, own not in {None, Length.MONTH} or told is None, as_at)
    if told is Length.TO_DATE and own is None:
        # "Year to date" stands over its single months as well.
        single = any(length_said(head, as_at) is Length.TO_DATE for head in heads)
        return Ending(Length.MONTH if single else told, sure=False, as_at=as_at)
    if told is None or own is told:
        return Ending(own, as_at=as_at)
    if own is None or own is Length.OPEN:
        return Ending(told, plainly, as_at)
    return Ending(told if own is Length.MONTH else own, sure=False, as_at=as_at)


def _are_successive(heads: Iterable[str], as_at: Month | None) -> bool:
    """Tell whether several months among the heads follow each other, or there are none."""
    found = {each.window.last for head in heads for each in find_dates(head, as_at)
             if each.window is not None and each.window.span is Span.MONTH}  # fmt: skip
    months = sorted(found)
    return len(months) != 1 and all(later.ordinal - one.ordinal == 1 for one, later in pairwise(months))
