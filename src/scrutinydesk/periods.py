"""Months, quarters, financial years and the windows that reports compare.

A month is an ordinal, ``12 * year + month - 1``; windows are closed ranges of months. Every window
can say its end date in words.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
APRIL = 4


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month, ordered, with arithmetic in months."""

    ordinal: int

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """Return the month ``month`` (1 to 12) of ``year``."""
        return cls(12 * year + month - 1)

    @property
    def year(self) -> int:
        return self.ordinal // 12

    @property
    def month(self) -> int:
        return self.ordinal % 12 + 1

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def __add__(self, months: int) -> Month:
        return Month(self.ordinal + months)

    def __sub__(self, months: int) -> Month:
        return Month(self.ordinal - months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def words(self) -> str:
        """``September 2017``."""
        return f"{NAMES[self.month - 1]} {self.year}"

    @property
    def short(self) -> str:
        """``Sep 2017``."""
        return f"{NAMES[self.month - 1][:3]} {self.year}"


class Span(StrEnum):
    """The kinds of window; the value is its name in settings and on the command line.

    ``OTHER`` is any further range of whole months, such as January to October.
    """

    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    ROLLING_12 = "rolling_12"
    YEAR_TO_DATE = "year_to_date"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, order=True, slots=True)
class Window:
    """A closed range of whole months, or a date (``Span.DATE``: the last day of ``last``)."""

    first: Month
    last: Month
    span: Span

    @classmethod
    def of_month(cls, month: Month) -> Window:
        """Return one calendar month."""
        return cls(month, month, Span.MONTH)

    @classmethod
    def date(cls, month: Month) -> Window:
        """Return the last day of a month, as the window of a stock."""
        return cls(month, month, Span.DATE)

    @classmethod
    def quarter(cls, end: Month) -> Window:
        """Return the three months that end with ``end``."""
        return cls(end - 2, end, Span.QUARTER)

    @classmethod
    def rolling_12(cls, end: Month) -> Window:
        """Return the twelve months that end with ``end``."""
        return cls(end - 11, end, Span.ROLLING_12)

    @classmethod
    def financial_year(cls, end: Month) -> Window:
        """Return the whole April to March year in which ``end`` lies."""
        first = financial_year_start(end)
        return cls(first, first + 11, Span.FINANCIAL_YEAR)

    @classmethod
    def year_to_date(cls, end: Month) -> Window:
        """Return April to ``end`` of the financial year in which ``end`` lies."""
        return cls(financial_year_start(end), end, Span.YEAR_TO_DATE)

    @classmethod
    def ending(cls, span: Span, end: Month) -> Window:
        """Return the window of this span that ends with ``end``, or in which ``end`` lies.

        ``Span.OTHER`` has no length of its own: a ``KeyError``.
        """
        return {
            Span.MONTH: cls.of_month,
            Span.QUARTER: cls.quarter,
            Span.FINANCIAL_YEAR: cls.financial_year,
            Span.ROLLING_12: cls.rolling_12,
            Span.YEAR_TO_DATE: cls.year_to_date,
            Span.DATE: cls.date,
        }[span](end)

    @property
    def previous(self) -> Window:
        """The same window a year earlier."""
        return Window(self.first - 12, self.last - 12, self.span)

    @property
    def months(self) -> tuple[Month, ...]:
        """All months, first to last."""
        ordinals = range(self.first.ordinal, self.last.ordinal + 1)
        return tuple(Month(ordinal) for ordinal in ordinals)

    @property
    def words(self) -> str:
        """The window in prose, always with its end: ``12 months to September 2017``."""
        if self.span is Span.DATE:
            return f"{self.last.last_day.day} {self.last.words}"
        if self.span is Span.ROLLING_12:
            return f"12 months to {self.last.words}"
        if self.span is Span.FINANCIAL_YEAR:
            return f"{self.financial_year_name} (year to {self.last.words})"
        if self.first == self.last:
            return self.last.words
        start = self.first.words if self.first.year != self.last.year else NAMES[self.first.month - 1]
        return f"{start} to {self.last.words}"

    @property
    def short(self) -> str:
        """The window in a narrow column: ``12m to Sep 2017``."""
        if self.span is Span.DATE:
            return f"{self.last.last_day.day} {self.last.short}"
        if self.span is Span.ROLLING_12:
            return f"12m to {self.last.short}"
        if self.span is Span.FINANCIAL_YEAR:
            return self.financial_year_name
        if self.first == self.last:
            return self.last.short
        start = self.first.short if self.first.year != self.last.year else self.first.short[:3]
        return f"{start} to {self.last.short}"

    @property
    def financial_year_name(self) -> str:
        """The financial year in which the window ends: ``2017/18``."""
        year = financial_year_start(self.last).year
        return f"{year}/{(year + 1) % 100:02d}"


def financial_year_start(month: Month) -> Month:
    """Return the April on or before a month."""
    return Month.of(month.year if month.month >= APRIL else month.year - 1, APRIL)


def read_period(value: object, number_format: str = "", *, bare_year: bool = False) -> Window | None:
    """Return the window that a cell states in any of the usual written forms, or None.

    Parameters
    ----------
    value : object
        A date, or a text such as ``Sep-17``, ``12M to Aug-17``, ``Q2 2017/18`` or ``YE Jun 2018``.
        ``Q1 2010`` is a calendar quarter, ``2010-11`` a financial year, ``2019-12`` a month. The
        first of a month stands for the month, any other day for a date, unless the format of a
        date hides its day. Two-digit years 00 to 69 are 2000 to 2069.
    number_format : str
        How the cell shows a date.
    bare_year : bool
        Whether 2017 alone is the calendar year 2017.
    """
    if isinstance(value, dt.date):
        return _of_day(value, shows_day="d" in (number_format or "d").lower())
    if bare_year and isinstance(value, int | float) and value == int(value):
        value = str(int(value))
    if not isinstance(value, str) or len(value) not in _LENGTHS or not _DIGIT.search(value):
        return None
    window = _read_text(value)
    if window is None and bare_year and (match := re.fullmatch(r"\s*(\d{4})\s*", value)):
        window = _calendar_year(int(match[1]))
    return window


_LENGTHS = range(4, 81)
_DIGIT = re.compile(r"\d")
_YEARS = range(1900, 2100)
_NAME = (
    r"(?P<m%s>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# A footnote digit may cling to the year: "Mar '083", "June 20191,2".
_YEAR = r"(?P<y%s>(?:19|20)\d\d|\d\d)(?:\d(?:, ?\d{1,2})*)?"
_DAY = r"(?:(?P<d%s>\d{1,2})(?:st|nd|rd|th)?[ /-]?)"
_GAP = r"[ ,/-]*"
_DATE = _DAY % "" + "?" + _NAME % "" + _GAP + _YEAR % ""
_FINANCIAL = r"(?P<y>(?:19|20)?\d\d) ?[/-] ?(?P<z>(?:19|20)?\d\d)"
_MARK = re.compile(
    r"[*:\u2020\u2021 ]+$| ?[\[(](?:(?:notes? ?)?[\d, ]+|[a-z]|low|provisional|revised|year to [^)]*)[\])]$"
)


def _of_day(day: dt.date, *, shows_day: bool = True, as_at: bool = False) -> Window | None:
    month = Month.of(day.year, day.month)
    if as_at or (shows_day and day.day != 1):
        return Window.date(month)
    return Window.of_month(month)


def _calendar_year(year: int) -> Window | None:
    return Window.rolling_12(Month.of(year, 12)) if year in _YEARS else None


def _year(text: str) -> int:
    return int(text) if len(text) > len("17") else int(("20" if text < "70" else "19") + text)


def _month(found: re.Match[str], suffix: str = "", year: str = "") -> Month:
    name = found["m" + suffix]
    return Month.of(_year(year or found["y" + suffix]), _NUMBERS[name[:3]])


def _dated(found: re.Match[str]) -> Window | None:
    month = _month(found)
    if not found["d"]:
        return Window.date(month) if found["at"] else Window.of_month(month)
    return _of_day(month.first_day.replace(day=int(found["d"])), as_at=bool(found["at"]))


def _numeric(found: re.Match[str]) -> Window | None:
    return _of_day(dt.date(_year(found["y"]), int(found["m"]), int(found["d"])))


def _number_month(found: re.Match[str]) -> Window | None:
    month = dt.date(int(found["y"]), int(found["m"]), 1)
    return _of_day(month)


def _year_ending(found: re.Match[str]) -> Window | None:
    month = _month(found)
    whole = not found["d"] or int(found["d"]) == month.last_day.day
    return Window.rolling_12(month) if whole else None


def _to_date(found: re.Match[str]) -> Window | None:
    return Window.year_to_date(_month(found))


def _range(found: re.Match[str]) -> Window | None:
    last = _month(found, "2")
    first = _month(found, "1", found["y1"] or str(last.year))
    if not found["y1"] and first > last:
        first -= 12
    ends_whole = not found["d2"] or int(found["d2"]) == last.last_day.day
    if first > last or not ends_whole or int(found["d1"] or 1) != 1:
        return None
    length = last.ordinal - first.ordinal + 1
    april = first.month == APRIL
    year = Span.FINANCIAL_YEAR if april else Span.ROLLING_12
    other = Span.YEAR_TO_DATE if april and last < first + 12 else Span.OTHER
    spans = {1: Span.MONTH, 3: Span.QUARTER, 12: year}
    return Window(first, last, spans.get(length, other))


def _financial_quarter(found: re.Match[str]) -> Window | None:
    year = _financial(found)
    return year and Window.quarter(year.first + 3 * int(found["q"]) - 1)


def _quarter(found: re.Match[str]) -> Window | None:
    return Window.quarter(Month.of(int(found["y"]), 3 * int(found["q"])))


def _financial(found: re.Match[str]) -> Window | None:
    first = _year(found["y"])
    if (first + 1) % 100 != int(found["z"]) % 100:
        return None
    return Window.financial_year(Month.of(first, APRIL))


_NUMBERS = {name[:3].lower(): number for number, name in enumerate(NAMES, start=1)}
_Q = r"q(?:uarter|tr)? ?(?P<q>[1-4])"
_Y4 = r"(?P<y>(?:19|20)\d\d)"
_TWELVE = r"(?:(?:rolling )?(?:12|twelve)[ -]?m(?:onths?|ths?)?(?: rolling)?|year|y/?\.?e\.?)"
_Reader = Callable[[re.Match[str]], Window | None]


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    # Compiled at the first text: 7 ms that the start of the app need not pay.
    first, second = (_DAY % n + "?" + _NAME % n for n in (1, 2))
    forms: tuple[tuple[str, _Reader], ...] = (
        (r"(?P<at>(?:as )?at |as of |on )?(?:the )?" + _DATE, _dated),
        (_Y4 + _GAP + _NAME % "", lambda found: Window.of_month(_month(found))),
        (_TWELVE + r"(?: (?:to|ending|ended|end))? ?(?:the )?" + _DATE, _year_ending),
        (r"(?:ytd|year to date)(?: (?:to|ending|at))? ?" + _DATE, _to_date),
        (f"{first}(?:{_GAP}{_YEAR % 1})? ?(?:to|until|-) ?{second}{_GAP}{_YEAR % 2}", _range),
        (r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>(?:19|20)\d\d|\d\d)", _numeric),
        (_Y4 + r"-(?P<m>\d\d)-(?P<d>\d\d)(?:[ t]00:00(?::00(?:\.0+)?)?)?", _numeric),
        (_Q + r",? (?:fy ?)?" + _FINANCIAL, _financial_quarter),
        (r"(?:fy ?)?" + _FINANCIAL + r",? ?" + _Q, _financial_quarter),
        (_Q + r",? ?" + _Y4, _quarter),
        (_Y4 + r",? ?" + _Q, _quarter),
        (r"(?:fy|financial year) ?" + _FINANCIAL, _financial),
        (_FINANCIAL.replace("(?:19|20)?", "(?:19|20)", 1) + r"(?: fy)?", _financial),
        (_Y4 + r"-?(?P<m>0[1-9]|1[0-2])", _number_month),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)


@lru_cache(maxsize=4096)
def _read_text(value: str) -> Window | None:
    text = unicodedata.normalize("NFKC", value).casefold()
    text = re.sub(r"['\u2018\u2019]", "", re.sub("[\u2010-\u2015]", "-", text))
    text = " ".join(text.split()).replace(" - ", "-")
    while (bare := _MARK.sub("", text)) != text:
        text = bare
    for pattern, read in _forms():
        if found := pattern.fullmatch(text):
            try:
                window = read(found)
            except ValueError:  # such as 31 June
                continue
            if window is not None:
                return window
    return None
