"""Dates and periods in prose, and the pairs of them that are compared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from scrutinydesk.periods import NAMES, Month, Span, Window, read_period

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])(?:\.(?=[ -]?['’]?\d))?"
)
_DAY = r"(?:\d{1,2}(?:[ ]?(?:st|nd|rd|th)\b)?)"
# "August 38" is no year, and neither is any other that no report tells of.
_YEAR = r"(?:(?:19|20)\d\d|['’‘]\d\d|[0129]\d)(?![\d%]|[.,]\d|[ ]?(?:%|per cent)|st\b|nd\b|rd\b|th\b)"
_S = r"[ \u00a0\n]"
# "In July, 38": a year after a comma has four digits, or an apostrophe.
_MONTH_YEAR = rf"{_MONTHS}(?:{_S}?[-/'’]?{_S}?{_YEAR}|,{_S}?(?=['’‘]|(?:19|20)\d\d){_YEAR})"
_MONTH_DAY = rf"{_MONTHS}{_S}\d{{1,2}}(?:st|nd|rd|th)?,?{_S}(?:19|20)\d\d(?!\d)"
_FULL = (
    rf"(?:{_MONTH_DAY}|{_DAY}{_S}?(?:of{_S})?(?:the{_S})?{_MONTHS}(?:,?{_S}{_YEAR}|[-/]{_YEAR})?"
    rf"|{_MONTH_YEAR})"
)
_NUMERIC = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d)(?![\d/])"
# Also "2019 to 2020", as the Home Office writes them.
_YEAR_TO_YEAR = rf"(?:{'|'.join(f'{year} to {year + 1}' for year in range(1990, 2050))})"
_FINANCIAL = (
    rf"(?:FY ?)?(?:(?<!from )(?<!between ){_YEAR_TO_YEAR}"
    r"|(?:19|20)\d\d ?[/-] ?(?:20)?\d\d|(?<![\d/])1\d/[12]\d|2\d/[23]\d)(?![\d/%]|[.,]\d)"
)
_ENDING = (
    rf"(?:{_S}(?:period{_S})?(?:to|ending|ended|end|up to|until)?{_S}?(?:in{_S})?(?:the{_S})?(?:end{_S}"
    rf"(?:of{_S})?)?:?{_S}?)"
)
_ENDED = rf"{_S}(?:to|ending|ended|up{_S}to|until){_S}(?:the{_S})?(?:end{_S}of{_S})?"
_END_OF = rf"(?:the{_S})?(?:end{_S}of{_S})?"
_TO = rf"{_S}?(?:to|until|[-–—]){_S}?{_END_OF}"
# "Quarter ended March 31", which is no year.
_DAY_31 = rf"(?:{_S}3[01](?:st|th)?(?![\d,%]|[.:]\d))?"
_AND = rf"{_S}(?:and|to){_S}{_END_OF}"
_ONE = rf"{_FULL}|{_NUMERIC}|{_MONTHS}|{_DAY}"
_COUNTED = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|few|couple of)"

_SEVERAL = (
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|eighteen|[1-9]\d?)[ \u00a0\n-]"
    r"(?:(?:financial|calendar|full|rolling|successive|consecutive)[ \u00a0\n])?"
    r"(?P<unit>[Yy]ears?|[Qq]uarters?|[Mm]onths?|[Ww]eeks?|[Dd]ays?)"
)
_SEVERAL_ENDED = (
    rf"{_S}(?:period{_S})?(?:to|ending|ended|up{_S}to|until){_S}(?:in{_S})?(?:the{_S})?(?:end{_S}of{_S})?"
)

_PATTERN = re.compile(
    rf"(?P<several>{_SEVERAL}{_SEVERAL_ENDED}(?:{_FULL}|{_NUMERIC}|{_FINANCIAL}|{_MONTHS}{_DAY_31}|(?:19|20)\d\d\b))"
    rf"|(?P<window>(?:rolling{_S})?(?:\b(?:12|twelve|three|3|six|6|nine|9)[ -]?[Mm](?:onths?"
    rf"|ths)?\b(?:{_S}rolling)?|\b[Yy]ears?|\bYE|\bY/E"
    rf"|\b[Qq]uarters?|\bYTD|\b[Yy]ear{_S}to{_S}date|\b[Mm]onths?)"
    rf"(?!{_ENDING}(?:{_FULL}|{_NUMERIC}){_TO}(?:{_FULL}|{_NUMERIC}))"
    rf"(?:{_ENDING}(?:{_FULL}|{_NUMERIC})|{_ENDED}{_MONTHS}{_DAY_31}))"
    rf"|(?P<quarter>\b(?:[Qq](?:uarter|tr)?{_S}?[1-4]|[Qq]uarter{_S}(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)|(?:first|second|third|fourth|1st|2nd|3rd|4th){_S}"
    rf"(?:[Qq]uarter|Qtr|Qrt))\b"
    rf"(?:{_S}?(?:of{_S})?\(?(?:the{_S})?(?:financial{_S}year{_S})?(?:{_FINANCIAL}|(?:19|20)\d\d))?)"
    rf"|(?P<range>\b(?:[Bb]etween{_S}(?:{_ONE}){_AND}(?:{_FULL}|{_NUMERIC}|{_MONTHS})"
    rf"|[Ff]rom{_S}(?:{_ONE}){_TO}(?:{_FULL}|{_NUMERIC}|{_MONTHS})|(?:{_ONE}){_TO}(?:{_FULL}|{_NUMERIC})"
    rf"|{_MONTHS}{_TO}{_MONTHS}))"
    rf"|(?P<date>\b(?:{_FULL}|{_NUMERIC}))"
    rf"|(?P<financial>(?<![\w.,£]){_FINANCIAL}(?:{_S}year(?:[ -]end)?)?)"
    rf"|(?P<relative>\b(?:(?:last|previous|past|preceding|next|first|coming|same|prior|rolling"
    rf"|following){_S}){{1,4}}"
    rf"(?:{_COUNTED}[ -])?(?:weeks?|months?|quarters?|years?|financial{_S}years?|calendar{_S}years?"
    rf"|spring|summer|autumn|winter|period)"
    rf"(?:{_S}(?:period|(?:the{_S})?(?:last|previous|prior){_S}year))?\b|\byear{_S}to{_S}date\b"
    rf"|\bYTD\b|\byear[ -]on[ -]year\b)"
    rf"|(?P<vague>\b(?:early|late|mid|spring|summer|autumn|winter|end{_S}of){_S}?-?(?:19|20)\d\d\b"
    rf"|\bChristmas\b)"
    rf"|(?P<year>(?<![\w.,£/-])(?:19|20)\d\d(?![\w%/-]|[.,]\d|{_S}(?:offences|crimes|incidents"
    rf"|officers|people|calls)))"
    rf"|(?P<month>\b(?:January|February|April|June|July|August|September|October|November|December"
    rf"|(?<=[a-z,] )(?:March|May)(?!{_S}[a-z]+{_S}be))\b)"
)
# Every form begins with one of these: what begins otherwise need not be tried. Literals alone are found
# several times as fast as patterns.
_BEGINS = re.compile(
    "|".join(
        "0 1 2 3 4 5 6 7 8 9 Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Year year YE Y/E YTD Q q Month "  # noqa: SIM905  words read best as words
        "two four five seven eight ten month FY rolling twelve three six nine Between between From from "
        "first second third fourth coming "
        "same prior last previous past preceding next following early late mid spring summer autumn winter "
        "end Christmas".split()
    )
)
# "the years ending March 2018 and March 2019" are two years.
_ENDINGS = re.compile(rf"(?P<lead>.*(?:[Yy]ears|[Qq]uarters)\b.*?)(?:{_FULL}|{_NUMERIC})", re.DOTALL)
_AND_ALSO = re.compile(_AND)
# "Years to September 2016, 2017 and 2018" are three.
_YEARS_TO = re.compile(r"(?P<lead>.*(?:[Yy]ears|[Qq]uarters|[Mm]onths)\b.*?)(?:19|20)\d\d", re.DOTALL)
_LISTED = re.compile(rf",?{_S}(?:(?:and|to|or|&|-|–){_S})?")
_NO_DATE = re.compile(r"\d+(?:,\d{3}|(?:\.\d+)?[ ]?%)")
_TWO = re.compile(rf"({_ONE})(?:{_TO}|{_AND})({_FULL}|{_NUMERIC}|{_MONTHS})")
_DAY_ONLY = re.compile(r"(\d{1,2})")
_NAMED = re.compile(_MONTHS)
_NUMBERED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})")
_CHRISTMAS = 12
_AHEAD = 3


class DateKind(Enum):
    """How much of a date is said."""

    DAY = "day"
    MONTH = "month"
    PERIOD = "period"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or period as written.

    Attributes
    ----------
    window : Window or None
        The months that it covers; of a day the month; None where it is not said plainly enough.
    day : date or None
        Of a single day.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    window: Window | None = None
    day: dt.date | None = None


@lru_cache(maxsize=4096)  # several checks look at the same passages
def find_dates(text: str, as_at: Month | None = None) -> tuple[Dated, ...]:
    """Return the dates and periods of a text in its order.

    Parameters
    ----------
    as_at : Month, optional
        The month up to which the document reports: a date without a year is the one nearest to it.
    """
    dates: list[Dated] = []
    listed = ""  # what stands before the year of periods that are listed
    for found in _matches(text):
        last = dates[-1] if dates else None
        lead = ""
        if last and listed and found.lastgroup == "year":
            lead = listed if _LISTED.fullmatch(text, last.end, found.start()) else ""
        if last and found.lastgroup == "date" and _AND_ALSO.fullmatch(text, last.end, found.start()):
            several = _ENDINGS.fullmatch(last.text)
            lead = several["lead"] if several else ""
        dates.append(_dated(found, as_at, lead))
        several = _YEARS_TO.fullmatch(found[0])
        listed = several["lead"] if several else listed if lead else ""
    return tuple(dates)


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    for begun in _BEGINS.finditer(text):
        start = begun.start()
        if start < at or (start and text[start - 1].isalnum()) or _NO_DATE.match(text, start):
            continue
        if found := _PATTERN.match(text, start):
            yield found
            at = found.end()


def _dated(found: re.Match[str], as_at: Month | None, lead: str) -> Dated:
    words = " ".join((lead + found[0]).replace("\u00a0", " ").split())
    group = "window" if lead else found.lastgroup or ""
    kind, window, day = _read(group, words, as_at)
    return Dated(found.start(), found.end(), found[0], kind, window, day)


_Read = tuple[DateKind, Window | None, dt.date | None]


def _window(words: str, as_at: Month | None) -> _Read:
    bare = re.sub(r"\b(?:up to|period|in the|(?:the )?end of(?: the)?)\b ?", "", words)
    bare = re.sub(r"\b(?:until|in)\b", "to", " ".join(bare.split())).replace("to to", "to")
    bare = _LAST_DAY.sub(r"\1", _DAY_OF_MONTH.sub(r"\1", bare))
    if (window := read_period(bare)) is None and as_at is not None and not _ENDS_IN_DIGITS.search(bare):
        month = _month_of(bare.rpartition(" ")[2], as_at)  # "the year to March"
        window = read_period(f"{bare} {month.year}") if month else None
    return DateKind.PERIOD, window, None


def _several(words: str, as_at: Month | None) -> _Read:
    """Read periods together: the three years to March 2018 are 36 months, and no one year."""
    found = _COUNTED_PERIODS.match(words)
    if found is None:
        return DateKind.PERIOD, None, None
    number = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    months = number * _LENGTHS.get(found["unit"].casefold().removesuffix("s"), 0)
    if months in {3, 12}:
        return _window(f"{months} months to {words[found.end() :]}", as_at)
    _, end, _ = _window(f"year to {words[found.end() :]}", as_at)
    if end is None or not months:
        return DateKind.PERIOD, None, None
    return DateKind.PERIOD, Window(end.last - (months - 1), end.last, Span.OTHER), None


_COUNTED_PERIODS = re.compile(_SEVERAL + _SEVERAL_ENDED)
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eighteen": 18,
}  # fmt: skip
_LENGTHS = {"year": 12, "quarter": 3, "month": 1}
_DAY_OF_MONTH = re.compile(rf"({_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,?(?= \d{{4}}$)")
_LAST_DAY = re.compile(rf"({_MONTHS}) 3[01](?:st|th)?$")
_ENDS_IN_DIGITS = re.compile(r"\d$")
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
    "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_NUMBER = re.compile(r"one|two|three|four|first|second|third|fourth|[1-4]")


def _quarter(words: str, as_at: Month | None) -> _Read:
    named = _NUMBER.search(words.casefold())
    digit = _NUMBERS[named[0]] if named else 1
    year = re.search(_FINANCIAL + r"|(?:19|20)\d\d", words)
    if year:
        return DateKind.PERIOD, read_period(f"Q{digit} {year[0]}"), None
    if as_at is None:
        return DateKind.PERIOD, None, None
    # Without a year it is the latest that the document can know: financial quarters, as reports count.
    end = Month.of(as_at.year, 3 * digit + 3) if digit < 4 else Month.of(as_at.year, 3)  # noqa: PLR2004  quarters of a year
    return DateKind.PERIOD, Window.quarter(end if end <= as_at else end - 12), None


_DAYS = re.compile(rf"({_MONTHS}) ([0-3]?\d) ({_MONTHS}) ([0-3]?\d)")


def _are_days(found: re.Match[str], as_at: Month | None) -> bool:
    """Tell whether the numbers of ``July 12 to August 11`` can be no years: these run on, and have been."""
    first, last = int(found[2]), int(found[4])
    months = [_SHORT.index(found[at][:3].casefold()) for at in (1, 3)]
    ahead = as_at is not None and 2000 + last > as_at.year + 1
    return (first, months[0]) > (last, months[1]) or last - first > 1 or ahead


# "Jan 13 to Mar 13" are of 2013; "13 January" is of any year.
_DATED = re.compile(r"\d{4}|['’/-]\d\d\b|[a-z] \d\d(?!\w)")


def _range(words: str, as_at: Month | None) -> _Read:
    found = _TWO.search(words)
    if found is None:
        return DateKind.PERIOD, None, None
    if (days := _DAYS.fullmatch(found[1] + " " + found[2])) and _are_days(days, as_at):
        return _range(f"{days[2]} {days[1]} to {days[4]} {days[3]}", as_at)  # "July 12 to August 11"
    last = _month_of(found[2], as_at)
    named = not _DAY_ONLY.fullmatch(re.sub(r"(?:st|nd|rd|th)$", "", found[1].strip()))
    if last and as_at and not _DATED.search(words) and last > as_at + _AHEAD:
        last -= 12  # "April to September" has been, unless it comes soon
    first = (_month_of(found[1], last) if named else last) if last else None
    if first is None or last is None:
        return DateKind.PERIOD, None, None
    while first > last:
        first -= 12
    window = read_period(f"{first.words} to {last.words}") if first != last else Window.of_month(last)
    return DateKind.PERIOD, window or Window(first, last, Span.OTHER), None


def _date(words: str, as_at: Month | None) -> _Read:
    month = _month_of(words, as_at)
    if month is None:
        return DateKind.MONTH, None, None
    numbered = _NUMBERED.fullmatch(words)
    day = numbered or _DAY_ONLY.match(words)
    if not day or (not numbered and not _NAMED.search(words)):
        return DateKind.MONTH, Window.of_month(month), None
    number = int(day[1])
    if not 1 <= number <= month.last_day.day:
        return DateKind.MONTH, Window.of_month(month), None
    return DateKind.DAY, Window.of_month(month), month.first_day.replace(day=number)


def _financial(words: str, _as_at: Month | None) -> _Read:
    found = re.search(_FINANCIAL, words)
    window = read_period(f"FY {found[0].removeprefix('FY').strip().replace(' to ', '/')}") if found else None
    return DateKind.PERIOD, window, None


def _relative(words: str, as_at: Month | None) -> _Read:
    plain = words.casefold()
    if as_at is None:
        return DateKind.RELATIVE, None, None
    if re.search(r"(?:last|past|rolling) (?:12|twelve) months", plain):
        return DateKind.RELATIVE, Window.rolling_12(as_at), None
    if "to date" in plain or plain == "ytd":
        return DateKind.RELATIVE, Window.year_to_date(as_at), None
    return DateKind.RELATIVE, None, None


def _vague(words: str, as_at: Month | None) -> _Read:
    year = re.search(r"\d{4}", words)
    if year is None:
        ahead = Month.of(as_at.year, _CHRISTMAS) if as_at else None
        return DateKind.MONTH, Window.of_month(ahead) if ahead else None, None
    number = int(year[0])
    parts = {
        "early": (1, 3),
        "late": (10, 12),
        "mid": (5, 8),
        "spr": (3, 5),
        "sum": (6, 8),
        "aut": (9, 11),
        "win": (12, 14),
        "end": (12, 12),
    }
    first, last = next(span for word, span in parts.items() if words.casefold().startswith(word))
    return (
        DateKind.PERIOD,
        Window(Month.of(number, first), Month.of(number, 1) + (last - 1), Span.OTHER),
        None,
    )


def _year(words: str, _as_at: Month | None) -> _Read:
    return DateKind.PERIOD, read_period(words, bare_year=True), None


def _bare_month(words: str, as_at: Month | None) -> _Read:
    month = _month_of(words, as_at)
    return DateKind.MONTH, Window.of_month(month) if month else None, None


_READERS = {
    "several": _several, "window": _window, "quarter": _quarter, "range": _range, "date": _date,
    "financial": _financial, "relative": _relative, "vague": _vague, "year": _year, "month": _bare_month,
}  # fmt: skip


@lru_cache(maxsize=4096)
def _read(group: str, words: str, as_at: Month | None) -> _Read:
    return _READERS[group](words, as_at)


_SHORT = tuple(name[:3].casefold() for name in NAMES)


def _month_of(words: str, as_at: Month | None) -> Month | None:
    """Return the month of a date; without a year the one nearest to the month after ``as_at``."""
    words = words.strip()
    if found := _NUMBERED.fullmatch(words):
        number, year = int(found[2]), int(found[3])
        year += 2000 if year < 100 else 0  # noqa: PLR2004  a year of two digits
        return Month.of(year, number) if 1 <= number <= len(NAMES) else None
    if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words):
        return Month.of(int(iso[1]), int(iso[2])) if 1 <= int(iso[2]) <= len(NAMES) else None
    named = _NAMED.search(words)
    if named is None:
        return None
    number = _SHORT.index(named[0][:3].casefold()) + 1
    if year_found := re.search(r"\d{2,4}$", words[named.end() :]):
        year = int(year_found[0])
        return Month.of(year + 2000 if year < 100 else year, number)  # noqa: PLR2004  a year of two digits
    if as_at is None:
        return None
    nearest = Month.of((as_at + 1).year, number)
    return min(
        (nearest - 12, nearest, nearest + 12), key=lambda month: abs(month.ordinal - as_at.ordinal - 1)
    )
