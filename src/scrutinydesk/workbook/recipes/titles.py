"""Titles without what changes from quarter to quarter: periods, and the number of the table."""

from __future__ import annotations

import re
from functools import lru_cache

from scrutinydesk.periods import NAMES

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "May" else name for name in NAMES)
# A footnote number may cling to the year: "March 181,2".
_YEAR = r"(?:(?:19|20)\d\d|\d\d)(?:\d(?:,\s?\d{1,2})*)?"
_WHEN = re.compile(
    rf"""[\s,;:(\[–-]*\b
    (?:(?:(?:rolling\s)?(?:12|twelve|three|3)[\s-]months?|years?|quarters?|months?|period|as\sat|as\sof|at|
       up\sto|from|between|ytd|year\sto\sdate|q[1-4])\s+)*
    (?:(?:to|ending|ended|end|and|the|until|-|–)\s+)*
    (?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?
    (?:(?:{_MONTH}|sept)\b\.?[\s'’-]*{_YEAR}\b|(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)?\d\d)(?:-\d\d)?)?
       |\d{{1,2}}[/.]\d{{1,2}}[/.](?:(?:19|20)?\d\d)\b)
    \s*[)\]]?""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(
    r"^\s*(?:table|figure|chart|annex|appendix)\s+[\w.]{1,6}\s*[:.–-]?\s*(?=\S)", re.IGNORECASE
)
_LEFT = re.compile(r"\s+(?:to|from|until|ending|ended|for|in|by|at)\s*$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def bare_title(title: str) -> str:
    """Return a title without its periods and without the number of its table.

    A title that is nothing else stays as it is.

    >>> bare_title("Table 5a: Burglary by division, 12 months to September 2017")
    'Burglary by division'
    >>> bare_title("2017/18")
    '2017/18'
    """
    text = " ".join(title.split())
    bare = _NUMBER.sub("", _WHEN.sub(" ", text))
    bare = " ".join(bare.split()).strip(" ,;:–-([")
    bare = _LEFT.sub("", bare).strip(" ,;:–-([")
    return bare or text
