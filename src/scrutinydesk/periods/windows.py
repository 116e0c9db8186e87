"""Months, quarters, financial years and the windows that reports compare.

A month is an ordinal, ``12 * year + month - 1``; windows are closed ranges of months. Every window
can say its end date in words.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
APRIL = 4


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month, ordered, with arithmetic in months."""

    ordinal: int

    def __hash__(self) -> int:
        return hash(self.ordinal)

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

    # Every look-up of a series asks for it: that of enumerations is Python, and takes as long as the rest.
    __hash__ = str.__hash__


@dataclass(frozen=True, order=True, slots=True)
class Window:
    """A closed range of whole months, or a date (``Span.DATE``: the last day of ``last``)."""

    first: Month
    last: Month
    span: Span

    def __hash__(self) -> int:
        # Windows are counted by the thousand; the span adds little and takes as long as the months.
        return hash((self.first.ordinal, self.last.ordinal))

    @classmethod
    def between(cls, first: int, last: int, span: Span) -> Window:
        """Return the window between two months, given by their ordinals."""
        return _window(first, last, span)

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
        return _window(end.ordinal - 11, end.ordinal, Span.ROLLING_12)

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
        return _window(self.first.ordinal - 12, self.last.ordinal - 12, self.span)

    @property
    def months(self) -> tuple[Month, ...]:
        """All months, first to last."""
        ordinals = range(self.first.ordinal, self.last.ordinal + 1)
        return tuple(Month(ordinal) for ordinal in ordinals)

    @property
    def words(self) -> str:
        """The window in prose, always with its end: ``12 months to September 2017``."""
        return _words(self.first.ordinal, self.last.ordinal, self.span)

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


@lru_cache(maxsize=4096)
def _window(first: int, last: int, span: Span) -> Window:
    """Return a window; the thousands of a report share a few."""
    return Window(Month(int(first)), Month(int(last)), span)  # as an array gives them they would be passed on


@lru_cache(maxsize=4096)
def _words(first: int, last: int, span: Span) -> str:
    """Return a window in prose; the tens of thousands of points of a report's charts share some hundred."""
    window = _window(first, last, span)
    end = window.last.words
    if span is Span.DATE:
        return f"{window.last.last_day.day} {end}"
    if span is Span.ROLLING_12:
        return f"12 months to {end}"
    if span is Span.FINANCIAL_YEAR:
        return f"{window.financial_year_name} (year to {end})"
    if first == last:
        return end
    start = window.first.words if window.first.year != window.last.year else NAMES[window.first.month - 1]
    return f"{start} to {end}"


def financial_year_start(month: Month) -> Month:
    """Return the April on or before a month."""
    return Month.of(month.year if month.month >= APRIL else month.year - 1, APRIL)
