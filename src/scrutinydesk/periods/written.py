"""Periods as people write them, read from a cell or a few words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from scrutinydesk.periods.windows import APRIL, NAMES, Month, Span, Window


def read_period(value: object, number_format: str = "", *, bare_year: bool = False) -> Window | None:
    """Return the window that a cell states in any of the usual written forms, or None.

    Parameters
    ----------
    value : object
        A date, or a text such as ``Sep-17``, ``12M to Aug-17``, ``Q2 2017/18`` or ``YE Jun 2018``.
        ``Q1 2010`` is a calendar quarter, ``2010-11`` a financial year, ``2019-12`` a month,
        ``FY18`` the financial year that ends in 2018. The first of a month stands for the month, any
        other day for a date, unless the format of a date hides its day. A week stands for the month
        of the day that is named, as ``Span.OTHER``. Two-digit years 00 to 69 are 2000 to 2069.
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
    if window is None and bare_year and (found := _BARE.fullmatch(_plain(value))):
        window = _calendar_year(int(found[1]))
    return window


_LENGTHS = range(4, 81)
_DIGIT = re.compile(r"\d")
_YEARS = range(1900, 2100)
_BARE = re.compile(r"(\d{4}) ?[pre]?")
_NAME = (
    r"(?P<m%s>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# A footnote digit may cling to the year: "Mar '083", "June 20191,2", "June 2019 1".
_FOOTNOTES = r"\d(?:, ?\d{1,2})*"
_YEAR = r"(?P<y%s>(?:19|20)\d\d(?: (?=\d))?|\d\d)(?:" + _FOOTNOTES + ")?"
_DAY = r"(?:(?P<d%s>\d{1,2})(?:st|nd|rd|th)?[ /-]?)"
_GAP = r"[ ,/-]*"
_DATE = _DAY % "" + "?" + _NAME % "" + _GAP + _YEAR % ""
_FINANCIAL = r"(?P<y>(?:19|20)?\d\d) ?(?:[/-]|to) ?(?P<z>(?:19|20)?\d\d)(?:" + _FOOTNOTES + ")?"
_MARK = re.compile(
    r"[*:\u2020\u2021 ]+$"
    r"| ?[\[(](?:(?:notes? ?)?[\d, ]+|[a-z]|low|provisional|revised|q[1-4]|year to [^)]*)[\])]$"
)


def _of_day(day: dt.date, *, shows_day: bool = True, as_at: bool = False) -> Window | None:
    month = Month.of(day.year, day.month)
    if as_at or (shows_day and day.day != 1):
        return Window.date(month)
    return Window.of_month(month)


def _calendar_year(year: int) -> Window | None:
    return Window.rolling_12(Month.of(year, 12)) if year in _YEARS else None


def _year(text: str) -> int:
    text = text.strip()
    return int(text) if len(text) > len("17") else int(("20" if text < "70" else "19") + text)


def _month(found: re.Match[str], suffix: str = "", year: str = "") -> Month:
    name = found["m" + suffix]
    number = int(name) if name.isdecimal() else _NUMBERS[name[:3]]
    return Month.of(_year(year or found["y" + suffix]), dt.date(2000, number, 1).month)


def _dated(found: re.Match[str]) -> Window | None:
    month = _month(found)
    if not found["d"]:
        return Window.date(month) if found["at"] else Window.of_month(month)
    return _of_day(month.first_day.replace(day=int(found["d"])), as_at=bool(found["at"]))


def _numeric(found: re.Match[str]) -> Window | None:
    return _of_day(dt.date(_year(found["y"]), int(found["m"]), int(found["d"])))


def _number_month(found: re.Match[str]) -> Window | None:
    return Window.of_month(_month(found))


def _year_ending(found: re.Match[str]) -> Window | None:
    month = _month(found)
    whole = not found["d"] or int(found["d"]) == month.last_day.day
    return Window.rolling_12(month) if whole else None


def _quarter_ending(found: re.Match[str]) -> Window | None:
    year = _year_ending(found)
    return year and Window.quarter(year.last)


def _month_ending(found: re.Match[str]) -> Window | None:
    year = _year_ending(found)
    return year and Window.of_month(year.last)


def _week(found: re.Match[str]) -> Window | None:
    if not found["d"]:
        return None
    month = _month(found)
    month.first_day.replace(day=int(found["d"]))
    return Window(month, month, Span.OTHER)


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
    return _months(first, last)


def _months(first: Month, last: Month) -> Window:
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
    return Window.quarter(Month.of(_year(found["y"]), 3 * int(found["q"])))


def _half(found: re.Match[str]) -> Window | None:
    financial = "z" in found.groupdict()
    year = _financial(found) if financial else _calendar_year(int(found["y"]))
    return year and _months(year.first + 6 * int(found["h"]) - 6, year.first + 6 * int(found["h"]) - 1)


def _financial(found: re.Match[str]) -> Window | None:
    first = _year(found["y"])
    if (first + 1) % 100 != int(found["z"]) % 100:
        return None
    return Window.financial_year(Month.of(first, APRIL))


def _financial_end(found: re.Match[str]) -> Window | None:
    return Window.financial_year(Month.of(_year(found["y"]), APRIL - 1))


_NUMBERS = {name[:3].lower(): number for number, name in enumerate(NAMES, start=1)}
_Q = r"q ?(?P<q>[1-4])"
_Y4 = r"(?P<y>(?:19|20)\d\d)"
_Y2 = r"(?P<y>(?:19|20)\d\d|\d\d)"
_TO = r"(?: period)?(?: (?:to|ending|ended|end))?:? ?(?:the )?"
_TWELVE = (
    r"(?:(?:rolling )?(?:12|twelve)[ -]?m(?:onths?|ths?)?(?: rolling)?"
    r"|rolling years?|r12m?|years?|y/?\.?e\.?|fye)"
)
_THREE = r"(?:(?:rolling )?(?:3|three)[ -]?m(?:onths?|ths?)?|quarters?(?= to| end)|q/?\.?e\.?)"
_NUMERIC = r"(?P<d%s>\d{1,2})[/.-](?P<m%s>\d{1,2})[/.-](?P<y%s>(?:19|20)\d\d|\d\d)"
_WEEK = r"(?:week|wk)s? ?(?:ending|ended|commencing|beginning|starting|to)?|w/?[ecb]"
_Reader = Callable[[re.Match[str]], Window | None]


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    # Compiled at the first text: some milliseconds that the start of the app need not pay.
    first, second = (_DAY % n + "?" + _NAME % n for n in (1, 2))
    day, day1, day2 = (_NUMERIC % (n, n, n) for n in ("", "1", "2"))
    forms: tuple[tuple[str, _Reader], ...] = (
        (r"(?P<at>(?:as )?at |as of |on )?(?:the )?(?:(?:in|for) )?" + _DATE, _dated),
        (_Y4 + _GAP + _NAME % "", lambda found: Window.of_month(_month(found))),
        (_TWELVE + _TO + _DATE, _year_ending),
        (_TWELVE + _TO + day, _year_ending),
        (_THREE + _TO + _DATE, _quarter_ending),
        (r"month (?:to|ending|ended|of) ?" + _DATE, _month_ending),
        (r"(?:ytd|year to date)(?: (?:to|ending|at))? ?" + _DATE, _to_date),
        (f"{first}(?:{_GAP}{_YEAR % 1})? ?(?:to|until|-) ?{second}{_GAP}{_YEAR % 2}", _range),
        (f"{day1} ?(?:to|until|-) ?{day2}", _range),
        (r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>(?:19|20)\d\d|\d\d)", _numeric),
        (_Y4 + r"-(?P<m>\d\d)-(?P<d>\d\d)(?:[ t]00:00(?::00(?:\.0+)?)?)?", _numeric),
        (_Q + r",? (?:fy ?)?" + _FINANCIAL, _financial_quarter),
        (r"(?:fy ?)?" + _FINANCIAL + r",? ?" + _Q, _financial_quarter),
        (_Q + r"[ ,/-]* ?" + _Y2, _quarter),
        (_Y4 + r"[ ,/-]*" + _Q, _quarter),
        (r"h(?P<h>[12])[ ,]* ?" + _FINANCIAL, _half),
        (_FINANCIAL + r"[ ,]* ?h(?P<h>[12])", _half),
        (r"h(?P<h>[12])[ ,]* ?" + _Y4, _half),
        (r"(?:fy|financial year:?) ?" + _FINANCIAL, _financial),
        (_FINANCIAL.replace("(?:19|20)?", "(?:19|20)", 1) + r"(?: (?:fy|financial year))?", _financial),
        (r"(?:fye?|financial year(?: (?:ending|ended|to))?) ?" + _Y2, _financial_end),
        (r"(?:cy|calendar year) ?" + _Y4, lambda found: _calendar_year(int(found["y"]))),
        (r"mid(?:-year)?[ -]?" + _Y4, lambda found: Window.date(Month.of(int(found["y"]), 6))),
        (_Y4 + r"[/-]?(?P<m>0[1-9]|1[0-2])", _number_month),
        (_Y4 + r" ?m ?(?P<m>0?[1-9]|1[0-2])", _number_month),
        (r"(?P<m>0?[1-9]|1[0-2])[/-]" + _Y4, _number_month),
        (rf"(?:{_WEEK}):? ?(?:{_DATE})", _week),
        (rf"(?:{_WEEK}):? ?(?:{day})", _week),
    )
    return tuple((re.compile(pattern), read) for pattern, read in forms)


_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?=\d)")
_QUARTERLY = re.compile(
    r"\b(?:([1-4])(?:st|nd|rd|th)? ?(?:quarter|qtr|q)\b|(?:quarter|qtr)\.? ?(?=[1-4]\b)())"
)
# The number of a quarter beside its months says nothing more.
_NUMBERED = re.compile(r"^q[1-4],? [(]?([a-z]{3,9}\.? ?(?:-|to) ?[a-z]{3,9})[)]?(?=[ ,]*\d)")
_ENDING = re.compile(r"^(years?|months?|weeks?|quarters?|year)-(?=to\b|end)")


_QUOTES, _DASHES = re.compile(r"['\u2018\u2019`]"), re.compile("[\u2010-\u2015]")


def _plain(value: str) -> str:
    """Return a text in small letters, signs alike, without the marks that cling to its end."""
    text = unicodedata.normalize("NFKC", value).casefold()
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    text = " ".join(text.split()).replace(" - ", "-")
    while not text[-1:].isalnum() and (bare := _MARK.sub("", text)) != text:
        text = bare
    return text


# Most texts are no period: their first word says so.
_WORD = re.compile(r"[a-z]+")
_FIRST_WORDS = frozenset(
    (  # noqa: SIM905  a list would be as long as the page
        "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun q qtr qua qe h fy fye "
        "fin cal cy mid yea y ye ytd rol r rm twe thr m mth wee wk w as at on in for the to st nd rd th"
    ).split()
)


@lru_cache(maxsize=8192)
def _read_text(value: str) -> Window | None:
    text = _plain(value)
    if (word := _WORD.search(text)) and word[0][:3] not in _FIRST_WORDS:
        return None
    text = _WEEKDAY.sub("", text)
    if "q" in text:
        text = _QUARTERLY.sub(lambda found: f"q{found[1] or ''}", text)
    text = _ENDING.sub(r"\1 ", _NUMBERED.sub(r"\1", text))
    for pattern, read in _forms():
        if found := pattern.fullmatch(text):
            try:
                window = read(found)
            except ValueError:  # such as 31 June
                continue
            if window is not None:
                return window
    return None
