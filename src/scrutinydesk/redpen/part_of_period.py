"""Whether a figure is of a part of the period that is named: ``the second half of the year to March``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.dates import find_dates
from scrutinydesk.redpen.told_apart import MONTH_NAME

if TYPE_CHECKING:
    from scrutinydesk.periods import Window

_COUNTS = {
    word: count
    for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1  # noqa: SIM905  words read best as words
    )
}  # fmt: skip
_COUNT = rf"(?P<count>{'|'.join(_COUNTS)}|\d\d?)"
_UNITS = {"half": 6, "halves": 6, "quarter": 3, "month": 1, "week": 0, "fortnight": 0, "third": 4, "part": 0}
_WHICH = (
    r"(?:first|second|third|fourth|last|latter|former|final|closing|opening|initial|middle|earl(?:y|ier)|later"
    r"|other|remaining|next|each)"
)
_PART = re.compile(
    rf"\b{_WHICH}[ \n](?P<unit>{'|'.join(_UNITS)})s?\b|\b(?P<half>half-?way|mid-?way|mid-?point"
    r"|(?:half|middle|quarter|part|start|beginning) of(?=[ \n](?:the[ \n])?\0))",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    rf"\b(?:{_COUNT}[ \n-](?P<unit>months?|quarters?|weeks?)\b"
    rf"|{_WHICH}[ \n]{_COUNT.replace('count', 'first')}[ \n]of\b)",
    re.IGNORECASE,
)
_LENGTHS = {"month": 1, "quarter": 3, "week": 0}
_YEARED = re.compile(r"\d\d")


def is_of_a_part(window: Window | None, sentence: str) -> bool:
    """Tell whether a sentence speaks of fewer months than the period that its figure was given."""
    length = len(window.months) if window else 0
    if length <= 1:
        return False
    rest = _without_dates(sentence)
    for found in _PART.finditer(rest):
        if found["half"] or _UNITS[found["unit"].casefold()] < length:
            return True
    for found in _SO_MANY.finditer(rest):
        many = _number(found["count"] or found["first"])
        unit = (found["unit"] or "month").casefold().removesuffix("s")
        if many * _LENGTHS[unit] < length:
            return True
    return MONTH_NAME.search(rest) is not None


def _number(word: str) -> int:
    return _COUNTS.get(word.casefold()) or int(word)


def _without_dates(sentence: str) -> str:
    """Return a sentence with a sign for each date that has its year."""
    parts, at = [], 0
    for date in find_dates(sentence):
        if date.start >= at and _YEARED.search(date.text):
            parts += [sentence[at : date.start], "\0"]
            at = date.end
    return "".join((*parts, sentence[at:]))
