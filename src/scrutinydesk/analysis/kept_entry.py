"""Plain values as they were kept somewhere, read back by someone who trusts none of them."""

from __future__ import annotations

import math
import re
from typing import ClassVar

from scrutinydesk.errors import ResourceError
from scrutinydesk.measures.entries import Entry
from scrutinydesk.periods import APRIL, Month, Window

LONGEST, LONGEST_TEXT = 200, 4000
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
FINANCIAL_YEAR = re.compile(r"(\d{4})/(\d{2})", re.ASCII)
EARLIEST, LATEST = Month.of(1800, 1), Month.of(2200, 1)


class KeptEntry(Entry):
    """A record; what is wrong with it is a ``ResourceError`` with the title and remedy of its kind."""

    TITLE: ClassVar[str]
    REMEDY: ClassVar[str]

    def fault(self, what: str) -> ResourceError:
        return ResourceError(self.TITLE, f"In [{self.name}]: {what}", self.REMEDY)

    def line(self, key: str, default: str | None = None, longest: int = LONGEST) -> str:
        """Return a text that is not long; nor blank, where there is no default."""
        text = self.text(key, default)
        if len(text) > longest or (default is None and not text.strip()):
            raise self.fault(f"“{key}” must be a text of 1 to {longest} characters.")
        return text

    def sure(self, key: str) -> float:
        """Return a number that must be there, and finite."""
        try:
            value = self.decimal(key)
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise self.fault(f"“{key}” must be a finite number.")
        return value

    def between(self, key: str, low: float, high: float) -> float:
        """Return a number that must be there, and within bounds."""
        value = self.sure(key)
        if not low <= value <= high:
            raise self.fault(f"“{key}” must be from {low:g} to {high:g}.")
        return value

    def figure(self, key: str) -> float | None:
        """Return a number, or None where the key is not there."""
        return self.sure(key) if key in self.table else None

    def month(self, key: str) -> Month:
        """Return a month, written ``2017-09``."""
        found = MONTH.fullmatch(self.line(key))
        month = Month.of(int(found[1]), int(found[2])) if found and int(found[1]) else None
        if month is None or not EARLIEST <= month <= LATEST:
            raise self.fault(f"“{key}” must be a month such as “2017-09”.")
        return month

    def financial_year(self, key: str) -> Window:
        """Return a financial year, written ``2017/18``."""
        found = FINANCIAL_YEAR.fullmatch(self.line(key))
        if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
            raise self.fault(f"“{key}” must be a financial year such as “2017/18”.")
        return Window.financial_year(Month.of(int(found[1]), APRIL))
