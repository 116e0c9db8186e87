"""Months, quarters, financial years and the windows that reports compare.

A month is an ordinal, ``12 * year + month - 1``; windows are closed ranges of months. Every window
can say its end date in words.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

NAMES = tuple(calendar.month_name)[1:]


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
    """The kinds of window; the value is its name in settings and on the command line."""

    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    ROLLING_12 = "rolling_12"
    YEAR_TO_DATE = "year_to_date"
    DATE = "date"


@dataclass(frozen=True, order=True, slots=True)
class Window:
    """A closed range of whole months, or a date (``Span.DATE``: the last day of ``last``)."""

    first: Month
    last: Month
    span: Span
