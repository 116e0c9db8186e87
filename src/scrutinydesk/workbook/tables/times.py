"""When: periods on an axis, one heading a period or several levels that make one."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from scrutinydesk.periods import NAMES, Month, Span, Window, read_period
from scrutinydesk.workbook.grid import Value

YEARS = range(1900, 2101)
_TIME = re.compile(
    r"year|period|date|month|quarter|\bfy\b|ending|\btime\b|\bwhen\b|\bperiod\b|\bweek\b", re.IGNORECASE
)
_NAMES_TIME = re.compile(
    r"(?:the |reporting |time |calendar |financial )?(?:period|month|date|year|quarter|week|fy|time|when)"
    r"(?:[ _]?(?:ending|ended|end|commencing|name|label))?s?",
    re.IGNORECASE,
)
SERIALS = range(32874, 54789)  # 1990 to 2049, as a spreadsheet counts days
_EPOCH = dt.date(1899, 12, 30)
_SHORT = re.compile(r"(\d\d)/(\d\d)")
_DASHED = re.compile(r"((?:19|20)\d\d)[-/](0[1-9]|1[0-2])")
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(NAMES, start=1)}
_MONTH = re.compile(
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"(?:q|qtr|quarter) ?([1-4])|([1-4])(?:st|nd|rd|th)? (?:qtr|quarter)", re.IGNORECASE)
_NAMED_QUARTER = re.compile(r"(?:q|qtr |quarter )[1-4] ?[:(-] ?([^()]+)\)?", re.IGNORECASE)
_QUARTER_MONTHS = re.compile(
    r"(jan|apr|jul|oct)[a-z]*\.? ?(?:-|–|to) ?(mar|jun|sep|dec)[a-z]*\.?", re.IGNORECASE
)


# A number with what may cling to a year: 2017*, 2017 (p), 2017 [note 3].
_WHOLE = re.compile(
    r"\s*(\d{1,8})\s*(?:[*†‡]+|[⁰¹²³⁴-⁹]+|\[[^\]]{1,16}\]|\((?:p|r|\d{1,2}|provisional|revised)\)|[pPrR])?\s*"
)


@lru_cache(maxsize=8192)
def tells_time(heading: str) -> bool:
    """Tell whether a heading says, among other things, that its column states when."""
    return _TIME.search(heading) is not None


def names_time(heading: str) -> bool:
    """Tell whether a heading says that its column states when, and nothing else."""
    return _NAMES_TIME.fullmatch(heading.strip()) is not None


def whole(value: Value) -> int | None:
    """Return a number that is whole, however it is kept; None for anything else."""
    if type(value) is int:
        return value
    if isinstance(value, str):
        found = None if value[:1].isalpha() else _WHOLE.fullmatch(value)
        return int(found[1]) if found else None
    return int(value) if isinstance(value, float) and value.is_integer() else None


def not_words(values: Iterable[Any]) -> list[Any]:
    """Return those of some values that do not begin with a letter: no number does, and most do."""
    return [value for value in values if not (isinstance(value, str) and value[:1].isalpha())]


def whole_among(values: Iterable[Any]) -> list[Any]:
    """Return those of some values that are whole numbers."""
    return [value for value in not_words(values) if whole(value) is not None]


def is_year(value: Value) -> bool:
    """Tell whether a number could be a calendar year."""
    number = whole(value)
    return number is not None and number in YEARS


def is_year_month(value: Value) -> bool:
    """Tell whether a number could be a year and month, as 201709."""
    number = whole(value)
    return number is not None and number // 100 in YEARS and 1 <= number % 100 <= len(NAMES)


def is_serial(value: Value) -> bool:
    """Tell whether a number could be a spreadsheet's count of days."""
    number = whole(value)
    return number is not None and number in SERIALS


def is_time_sequence(values: Sequence[Value]) -> bool:
    """Tell whether numbers are years, year-months or days in order, as the headings of periods are."""
    # Most numbers are figures, and the first tells.
    if not any(kind(value) for value in values[:1] for kind in (is_year, is_year_month, is_serial)):
        return False
    order = [number for value in values if (number := whole(value)) is not None]
    return len(order) == len(values) and _is_in_order(order, values)


def _is_in_order(order: list[int], values: Sequence[Value]) -> bool:
    steps = [after - before for before, after in itertools.pairwise(order)]
    rising = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    if _repeats(order):
        return any(all(map(kind, values)) for kind in (is_year, is_year_month, is_serial))
    if all(map(is_year, values)):
        return rising and all(abs(step) <= 10 for step in steps)  # noqa: PLR2004
    if all(map(is_year_month, values)):
        return rising
    if len(order) > 1 and all(map(is_serial, values)):
        return rising and all(28 <= abs(step) <= 366 for step in steps)  # noqa: PLR2004  months to years
    return False


def _repeats(order: list[int]) -> bool:
    """Tell whether the same numbers come again and again, as under several headings."""
    size = len(set(order))
    return 1 < size < len(order) and all(order[at] == order[at % size] for at in range(len(order)))


class Forms(NamedTuple):
    """How an axis writes what one heading by itself leaves open.

    Attributes
    ----------
    months : bool
        Whether 2003-04 is a month: one beside it is no financial year.
    short : bool
        Whether 17/18 is a financial year: those beside it are too.
    """

    months: bool = False
    short: bool = False


def forms_of(values: Iterable[Any]) -> Forms:
    """Return how the periods of an axis are written."""
    distinct = dict.fromkeys(not_words(values))
    texts = [value.strip() for value in distinct if isinstance(value, str)]
    dashed = [found for text in texts if (found := _DASHED.fullmatch(text))]
    months = any((int(found[1]) + 1) % 100 != int(found[2]) for found in dashed)
    years = [found for text in texts if (found := _SHORT.fullmatch(text))]
    short = len(years) > 1 and all((int(found[1]) + 1) % 100 == int(found[2]) for found in years)
    return Forms(months, short)


def period_of(
    value: Value, number_format: str = "", *, numbers: bool = True, forms: Forms | None = None
) -> Window | None:
    """Return the period that a heading states.

    With ``numbers``, bare years, 201709 and day counts too; ``forms`` is how the axis writes its periods.
    """
    number = whole(value) if numbers else None
    if number is not None:
        return _of_number(number, value)
    if isinstance(value, str):
        return _of_text(value, forms or _PLAIN)
    return read_period(value, number_format) if isinstance(value, dt.date) else None


_PLAIN = Forms()


@lru_cache(maxsize=8192)
def _of_text(value: str, forms: Forms) -> Window | None:
    text = " ".join(value.split())
    if found := _NAMED_QUARTER.fullmatch(text):
        text = found[1]
    if forms.months and (found := _DASHED.fullmatch(text)):
        return Window.of_month(Month.of(int(found[1]), int(found[2])))
    if forms.short and _SHORT.fullmatch(text):
        return read_period(f"FY{text}")
    return read_period(text)


def _of_number(number: int, value: Value) -> Window | None:
    if number in YEARS:
        return read_period(str(number), bare_year=True)
    if is_year_month(number):
        return Window.of_month(Month.of(number // 100, number % 100))
    if number in SERIALS and not isinstance(value, str):
        day = _EPOCH + dt.timedelta(days=number)
        return Window.of_month(Month.of(day.year, day.month))
    return None


def part_of_year(value: Value, heading: str = "") -> tuple[str, int] | None:
    """Return what a heading says within a year: ``("month", 4)``, ``("quarter", 1)``, or None.

    A bare number counts where the heading of its column says so.
    """
    number = whole(value)
    if number is not None and number > 0:
        named = heading.casefold()
        if "quarter" in named and number <= 4:  # noqa: PLR2004
            return "quarter", number
        if "month" in named and number <= len(NAMES):
            return "month", number
        return None
    return _named_part(value) if isinstance(value, str) else None


@lru_cache(maxsize=8192)
def _named_part(value: str) -> tuple[str, int] | None:
    text = " ".join(value.split())
    if _MONTH.fullmatch(text):
        return "month", _MONTHS[text[:3].casefold()]
    if found := _QUARTER.fullmatch(text):
        return "quarter", int(found[1] or found[2])
    if found := _QUARTER_MONTHS.fullmatch(text):
        first, last = (_MONTHS[found[at].casefold()] for at in (1, 2))
        return ("ending", last) if last == first + 2 else None
    return None


@lru_cache(maxsize=8192)
def says_when(value: Value, forms: Forms) -> bool:
    """Tell whether a cell that is no number states a period or a part of a year."""
    return period_of(value, numbers=False, forms=forms) is not None or part_of_year(value) is not None


def within(year: Window, part: tuple[str, int]) -> Window | None:
    """Return a month or quarter of a calendar or financial year; None where it is no whole year."""
    if length(year) + 1 != len(NAMES):
        return None
    kind, number = part
    if kind == "quarter":
        return Window.quarter(year.first + 3 * number - 1)
    for month in year.months:
        if month.month == number:
            return Window.of_month(month) if kind == "month" else Window.quarter(month)
    return None


def written(window: Window | None) -> str:
    """Return a period as ``2017-09``, ``2017``, or ``2016-04/2017-03``; empty for None."""
    if window is None:
        return ""
    if window.first == window.last:
        return str(window.last)
    if window.span is Span.ROLLING_12 and window.first.month == 1:
        return f"{window.last.year:04d}"
    return f"{window.first}/{window.last}"


def all_years(cells: Sequence[Any]) -> bool:
    """Tell whether there are cells and all could be years or year-months."""
    return bool(cells) and all(map(_is_yearly, cells))


def year_like(cells: Sequence[Any]) -> float:
    """Return the share of cells that could be years or year-months."""
    return sum(map(_is_yearly, cells)) / max(1, len(cells))


def _is_yearly(cell: Any) -> bool:
    number = whole(cell)
    return number is not None and (number in YEARS or is_year_month(number))


def length(window: Window) -> int:
    """Return how long a window is, by which the narrowest of several is told."""
    return window.last.ordinal - window.first.ordinal


def covers(one: Window, two: Window) -> bool:
    """Tell whether a window holds all of another."""
    return one.first.ordinal <= two.first.ordinal and two.last.ordinal <= one.last.ordinal
