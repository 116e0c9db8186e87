"""What words say of the time: titles and headings that name a period among others, or how long it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scrutinydesk.periods import NAMES, Span, Window, read_period
from scrutinydesk.workbook.tables import times

_NAMED = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? )?"
_YEAR4 = r"(?:19|20)\d\d"
_PHRASE = re.compile(
    rf"(?:(?:12|twelve|3|three) months?|years?|quarters?) (?:to|ending|ended|end)(?: the)? "
    rf"{_DAY}{_NAMED} {_YEAR4}"
    rf"|{_DAY}{_NAMED}(?: {_YEAR4})? ?(?:to|until|-|–) ?{_DAY}{_NAMED} {_YEAR4}"
    rf"|\bq(?:uarter )?[1-4],? {_YEAR4}(?:[/-]\d\d(?!\d))?"
    rf"|(?:\bfy ?)?(?<!\d){_YEAR4}[/-](?:19|20)?\d\d(?![\d/-])"
    rf"|{_DAY}\b{_NAMED} {_YEAR4}(?!\d)"
    rf"|(?:12 months|years?) (?:to|ending|ended) {_NAMED}[ -]\d\d(?!\d\d)",
    re.IGNORECASE,
)

_TWELVE = re.compile(
    r"\b(?:12|twelve)[ -]?months?\b|\byears? (?:ending|ended|to)\b|\brolling\b|\bmat\b|"
    r"\bmoving annual\b|\br12m?\b",
    re.IGNORECASE,
)
_THREE = re.compile(
    r"\b(?:3|three)[ -]?months? (?:to|ending|ended)|\bquarters? (?:ending|ended|to)\b", re.IGNORECASE
)


def period_in(text: str) -> Window | None:
    """Return the one period that the words of a heading name; None where they name none or several.

    Of a numbered part of a year, such as ``P1 2023/24``, it is not said when it is.
    """
    phrases = _PHRASE.findall(text) or _SHORT_MONTH.findall(text)
    found = {window for phrase in phrases if (window := read_period(phrase))}
    if len(found) != 1:
        return None
    window = lengthened(text, found.pop())
    return None if len(window.months) == len(NAMES) and _NUMBERED_PART.search(text) else window


def year_in(lines: Iterable[str]) -> Window | None:
    """Return the one calendar year that words name; None where they name none or several."""
    years = set(_YEAR.findall(_NOT_WHEN.sub("", " ".join(lines))))
    return read_period(years.pop(), bare_year=True) if len(years) == 1 else None


_SHORT_MONTH = re.compile(rf"\b{_NAMED}[- ]'?\d\d(?![\d:])(?!st|nd|rd|th)\b", re.IGNORECASE)
_NUMBERED_PART = re.compile(r"\b(?:p|period|m|month|wk|week) ?\d{1,2}\b", re.IGNORECASE)


def title_period(lines: Sequence[str], sheet: str) -> Window | None:
    """Return the period that the title of a table states, or a sheet's name that is one, or None."""
    text = " ".join(dict.fromkeys(lines))
    if not _DIGIT.search(text):
        return times.period_of(sheet.strip())
    text = _PUBLISHED.sub("", text)
    found = {window for phrase in _PHRASE.findall(text) if (window := read_period(phrase))}
    if found:
        return found.pop() if len(found) == 1 else None
    if _YEAR.search(_NOT_WHEN.sub("", text)):
        return year_in([text])
    return times.period_of(sheet.strip())


_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d/.,£-])(?:19[89]\d|20[0-4]\d)(?![\d/%-]|,\d)")
_PUBLISHED = re.compile(
    r"(?:published|updated|extracted|released|issued|created|printed|run)"
    r"(?: on| at|:)?[^,;]{0,24}?(?:19|20)\d\d",
    re.IGNORECASE,
)
_NOT_WHEN = re.compile(
    r"(?:since|from|after|before|than|act|census|based on|published|updated|extracted|reference year:?) "
    r"(?:19|20)\d\d|(?:19|20)\d\d(?: ?=|[ -]based|[ -]census|[ -]prices| act| boundaries| onwards)",
    re.IGNORECASE,
)


_ELSEWHEN = re.compile(
    r"\b(?:previous|prior|last|earlier|before|baseline|12[ -]months?|rolling)\b", re.IGNORECASE
)
_TO_DATE = re.compile(r"\b(?:fy ?)?ytd\b|\bto date\b|\bso far\b", re.IGNORECASE)


def is_to_date(texts: Iterable[str]) -> bool:
    """Tell whether words say that figures are of a part of their year, as ``2023/24 YTD`` does."""
    return any(_TO_DATE.search(text) for text in texts)


def is_elsewhen(texts: Iterable[str]) -> bool:
    """Tell whether words say that figures are of another time than the title: ``Previous 12 months``."""
    return any(_TO_DATE.search(text) or _ELSEWHEN.search(text) for text in texts)


def to_date(year: Window, said: Window | None) -> Window | None:
    """Return a year up to the month in which ``said``, the period of the title, ends; None without one."""
    ends = (month for month in year.months if said is not None and month.month == said.last.month)
    last = next(ends, None)
    return Window(year.first, last, Span.YEAR_TO_DATE) if last is not None else None


def lengthened(words: str, window: Window) -> Window:
    """Return the window that a month ends, where the words beside it say ``12 months to``."""
    if not words or times.length(window):
        return window
    if _TWELVE.search(words):
        return Window.rolling_12(window.last)
    return Window.quarter(window.last) if _THREE.search(words) else window


_ONLY_LENGTH = re.compile(
    r"(?:rolling )?(?:12|twelve|3|three)[ -]months?(?: (?:to|ending|ended))?(?: the)?:?"
    r"|(?:years?|quarters?) (?:to|ending|ended):?",
    re.IGNORECASE,
)


def only_length(text: str) -> bool:
    """Tell whether a heading says only how long a period is, such as ``12 months to``."""
    return _ONLY_LENGTH.fullmatch(text) is not None
