"""How lines of words read: as a title, a note, a way back to the contents, or a unit."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

LONG = 100  # characters of a line that is no heading
_NOTE = re.compile(
    r"\s*(?:sources?\b|notes?\b|\[?note \d|footnotes?\b|\*|\u2020|[(\[]?\d{1,2}[.)\]:]\s?\S|\d{1,2}\s+[A-Z]|"
    r"[rpezcx][ =:-]|\[[a-z]+\]|figures? (?:are|in|may|for)|this (?:table|worksheet)|"
    r"crown copyright|(?:data |date )?(?:extracted|published|last updated)\b|"
    r"shorthand|the figures|n\.?b\.?\b|legend\b|key\b ?:|caveats?\b|"
    r"https?://|www\.|\S+@\S+\.\S+$)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*(?:table|figure|chart|worksheet|annex|appendix)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"\s*(?:(?:back|return|go|link)(?: back)?(?: to)?(?: the)? ?"
    r"(?:contents?|index|cover|menu|top|home|main).*|"
    r"(?:table of )?contents?(?: page)?|index|menu|home|main index|view table of contents)\s*",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\(?\s*(?:[£%]|(?:in )?(?:£ ?)?(?:000s?|thousands?|millions?|billions?|m|bn|k)|"
    r"£?'?000s?|percentages?|per cents?|numbers?(?: of [\w ]+)?|counts?|rates?(?: per [\d,]+[\w ,]*)?|"
    r"per [\d,]+[\w ,]*|index(?: numbers?)?.*|\d{4} ?= ?100|units?:.*|[\w ]+\((?:£ ?)?"
    r"(?:000s?|thousands?|millions?|m|bn)(?: of [\w ]+)?\)|"
    r"fte|headcount|hours|minutes|days|people|persons|offences)"
    r"\s*\)?",
    re.IGNORECASE,
)


CODE = re.compile(
    r"\b(?:codes?|ids?|ref(?:erence)?|key|postcode|index)\s*$|^(?:id|code|ref|unnamed.*)\b|"
    r"\b(?:ref(?:erence)?|crime|serial|collar|incident|case|log|row|item|line) no\.?\s*$",
    re.IGNORECASE,
)
RUNNING = re.compile(r"(?:unnamed.*|index|no\.?|#|row|row no\.?|n\.?o\.?|id|ref|s/?n)?", re.IGNORECASE)
_PART = re.compile(
    r"\W*(?:(?!current|previous|prior|last|this|next|latest|same|per|each|every)\w+[ _])?"
    r"(?P<part>quarter|month|week|weekday|day|hour|age)\W*",
    re.IGNORECASE,
)
_PARTS = {"quarter": 4, "month": 12, "week": 53, "weekday": 7, "day": 366, "hour": 24, "age": 120}
_PIVOT = re.compile(r"(?:sum|count|average|min|max|product) of .+", re.IGNORECASE)
COMPACT = "Column Labels"  # what stands in a pivot table for the names of its fields
# Letters and words that mark the figure beside them.
MARKS = frozenset(
    "r p e u * ** [r] [p] [e] [u] (r) (p) (e) [low] [c] [x] [z] revised provisional estimated".split()  # noqa: SIM905
)
_LABEL_HEADINGS = {
    "area", "areas", "force", "forces", "name", "region", "regions", "division", "district",
    "borough", "offence", "offences", "measure", "category", "type", "crime", "month", "year",
    "period", "date", "quarter", "indicator", "country", "age", "sex", "role", "group",
    "description", "code", "area name", "force area", "police force", "police force area", "row labels",
}  # fmt: skip


def clean(value: Any) -> str:
    """Return a label as one line; a whole number without its decimal point, a day without its hour."""
    if isinstance(value, str):
        return _one_line(value)
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


@lru_cache(maxsize=8192)
def _one_line(text: str) -> str:
    return " ".join(text.split())


def is_note(text: str) -> bool:
    """Tell whether a line of words reads like a note or a source."""
    return len(text) > LONG or reads_as_note(text)


def reads_as_note(text: str) -> bool:
    """Tell whether a line of words begins as a note or a source does."""
    return _NOTE.match(text) is not None


def is_title(text: str) -> bool:
    """Tell whether a line of words begins as the title of a table does."""
    return _TITLE.match(text) is not None


@lru_cache(maxsize=8192)
def leads_away(text: str) -> bool:
    """Tell whether a cell is a link to the contents or the cover."""
    return _AWAY.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Tell whether a text says in what figures are counted, such as ``£ million`` or ``2018=100``."""
    return _UNIT.fullmatch(text) is not None


def sums_up(text: str) -> bool:
    """Tell whether a text is what the corner of a pivot table says, beside the names of its fields."""
    return _PIVOT.fullmatch(text) is not None


def parts_named(heading: str) -> int:
    """Return how many parts a heading such as ``Month`` or ``Age`` numbers; 0 where it numbers none."""
    found = _PART.fullmatch(heading)
    return _PARTS[found["part"].casefold()] if found else 0


def names_labels(text: str) -> bool:
    """Tell whether a text is what the columns of labels are headed."""
    return text.casefold() in _LABEL_HEADINGS
