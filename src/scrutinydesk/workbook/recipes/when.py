"""Periods as recipes write them: ``2017-09``, ``2017``, or first and last month with a stroke."""

from __future__ import annotations

import re
from functools import lru_cache

from scrutinydesk.periods import APRIL, Month, Span, Window

_MONTH = r"((?:19|20)\d\d)-(0[1-9]|1[0-2])"
_RANGE = re.compile(rf"{_MONTH}(?:/{_MONTH})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
YEAR, QUARTER = 12, 3


@lru_cache(maxsize=1024)
def window_of(text: str) -> Window | None:
    """Return the window that is written so; None where it is none.

    Twelve months from April are a financial year.
    """
    if _YEAR.fullmatch(text):
        return Window.rolling_12(Month.of(int(text), YEAR))
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    first = Month.of(int(found[1]), int(found[2]))
    last = Month.of(int(found[3]), int(found[4])) if found[3] else first
    months = last.ordinal - first.ordinal + 1
    if months < 1:
        return None
    april = first.month == APRIL
    spans = {1: Span.MONTH, QUARTER: Span.QUARTER, YEAR: Span.FINANCIAL_YEAR if april else Span.ROLLING_12}
    other = Span.YEAR_TO_DATE if april and months < YEAR else Span.OTHER
    return Window(first, last, spans.get(months, other))
