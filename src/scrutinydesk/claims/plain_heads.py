"""Heads of columns that lost their places when a table was copied: ``Apr-Dec 2006 Apr-Dec 2005 % Change``."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_YEAR = r"(?:20)?\d\d"
_ONE = rf"{_MONTH}(?:[ -]{_YEAR}(?!\d))?"
_PERIOD = (
    rf"(?:{_ONE} ?(?:[-–]|to) ?{_MONTH}[ -]{_YEAR}|{_MONTH}[- ]{_YEAR}"
    rf"|(?:FY ?)?(?:19|20)\d\d(?:[/-]{_YEAR})?"
    rf"|Q[1-4](?: (?:19|20)\d\d(?:[/-]\d\d)?)?)"
)
_WORD = (
    r"(?:% ?[Cc]hange|% ?[Dd]iff(?:erence)?|[Vv]olume [Cc]hange|[Nn]umeric [Cc]hange|[Dd]ifference|[Cc]hange"
    r"|[Nn]umeric|[Pp]ercentage|[Vv]olume|[Tt]arget|[Aa]ctual|[Tt]otal|[Vv]ariance|[Dd]iff|[Tt]his [Yy]ear"
    r"|[Ll]ast [Yy]ear|[Pp]revious(?: [Yy]ear)?|[Cc]urrent(?: [Yy]ear)?|F?YTD|%|\+/-)(?![A-Za-z])"
)
_MONEY = r"[A-Z%][A-Za-z ]{2,40}?\(£(?:000s?|m|k)\)"  # "Forecast outturn (£000)"
_LAST = r"% [A-Z][A-Za-z ]{2,40}(?=[ ]*$)"
_HEAD = rf"(?:{_PERIOD}|{_WORD}|{_MONEY}|{_LAST})"
_ANY = r"[A-Z][a-z][A-Za-z0-9 ,()%/-]{2,60}"  # the last of them may be in any words
_TWO = 2
_CELL = re.compile(_HEAD)
_LONGEST = 300


@lru_cache(maxsize=16)
def _line(count: int) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[ ]*(?P<label>[A-Za-z][A-Za-z &/–-]{{0,40}}?)(?=[ ]))??"
        rf"(?P<heads>(?:(?:^|[ ])[ ]*{_HEAD}){{{count}}}"
        rf"|(?:(?:^|[ ])[ ]*{_HEAD}){{{max(count - 1, _TWO)}}}[ ]+{_ANY})[ ]*$"
    )


def heads_of(text: str, count: int) -> list[tuple[int, int, int]] | None:
    """Return column, start and end of the heads of a line that has exactly so many; otherwise None."""
    found = _line(count).match(text) if count > 1 and len(text) <= _LONGEST else None
    if found is None:
        return None
    cells: list[tuple[int, int, int]] = []
    label = found["label"]
    if label and label.strip():
        cells.append((1, found.start("label"), found.start("label") + len(label.rstrip())))
    spans: list[tuple[int, int]] = []
    at = found.start("heads")
    for _ in range(count - 1):
        head = _CELL.search(text, at)
        at = head.end() if head else at
        spans.append(head.span() if head else (at, at))
    last = text[at:]
    spans.append((at + len(last) - len(last.lstrip()), at + len(last.rstrip())))
    return [*cells, *((number, start, end) for number, (start, end) in enumerate(spans, start=2))]
