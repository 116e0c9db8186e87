"""Months and quarters that stand in a row and are together what the next head or label names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905  words read best as words
_MONTH = re.compile(
    r"\W*(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:[ -]['’]?(?:20)?\d\d)?\W*$",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\W*(?:Q(?:uarter|tr)? ?(?P<one>[1-4])|(?P<word>first|second|third|fourth) quarter"
    r"|(?P<other>[1-4])(?:st|nd|rd|th) quarter)(?: (?:20)?\d\d(?:[/-]\d\d)?)?"
    r"(?: ?\([A-Z][a-z]{2,8}[^()]{1,20}\))?\W*$",
    re.IGNORECASE,
)
_WORDS = ("first", "second", "third", "fourth")
_YEAR = re.compile(
    r"\W*(?:(?:the )?(?:full |whole |financial )?year(?: total)?"
    r"|(?:the )?(?:year )?20\d\d(?:[/-](?:20)?\d\d)?|annual|annual total"
    r"|(?:rolling )?(?:12|twelve)[ -]?(?:months?|mths?|m)(?: rolling)?(?: total)?|rolling (?:12|year))\W*$",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    r"\W*(?:f?ytd|(?:financial )?year[ -]to[ -]date)(?: total)?(?: ?\(?20\d\d[/-](?:20)?\d\d\)?)?\W*$",
    re.IGNORECASE,
)
_APRIL = 3  # January is 0
_HALF = re.compile(
    r"\W*(?:(?:the )?(?:first |second )?half[ -]year|H[12]|6 months|six months)\W*$", re.IGNORECASE
)
_THREE = re.compile(
    r"\W*(?:(?:the )?quarter(?: total)?|Q(?:uarter)? ?[1-4](?: total)?|3 months|three months)\W*$",
    re.IGNORECASE,
)
_MONTHS_OF_A_QUARTER = 3
# How many months make what a name names.
_NAMED = ((_THREE, 3), (_HALF, 6), (_YEAR, 12))


def is_whole_of(parts: Sequence[str], name: str) -> bool:
    """Tell whether heads are months or quarters that follow each other, and a name that of all of them."""
    length = _length(parts)
    if length and is_to_date(name):
        first = _month(parts[0])
        return _quarter(parts[0]) == 0 if first is None else first == _APRIL
    return any(length == months and pattern.match(name) is not None for pattern, months in _NAMED)


def is_to_date(name: str) -> bool:
    """Tell whether a head or label is that of the year to date."""
    return _TO_DATE.match(name) is not None


def period_parts(names: Mapping[int, str], places: Sequence[int]) -> tuple[int, list[int]] | None:
    """Return the first column or row that the months or quarters just before it make up, and these."""
    for at, place in enumerate(places):
        before = [names.get(each, "") for each in places[:at]]
        first = max(at - 1, 0)
        while first and are_in_time(before[first - 1 :]):
            first -= 1
        if is_whole_of(before[first:], names.get(place, "")):
            return place, list(places[first:at])
    return None


def are_in_time(parts: Sequence[str]) -> bool:
    """Tell whether heads are all months, or all quarters, that follow each other."""
    return _length(parts) > 0


def _length(parts: Sequence[str]) -> int:
    """Return how many months such heads make up, 0 where they are none."""
    if len(parts) < 2:  # noqa: PLR2004  several
        return 0
    months = [_month(each) for each in parts]
    if None not in months:
        return len(parts) if _follow([each for each in months if each is not None], 12) else 0
    quarters = [_quarter(each) for each in parts]
    if None not in quarters and _follow([each for each in quarters if each is not None], 4):
        return _MONTHS_OF_A_QUARTER * len(parts)
    return 0


def _follow(found: Sequence[int], cycle: int) -> bool:
    steps = {(later - one) % cycle for one, later in pairwise(found)}
    return steps == {1} and len(found) <= cycle


def _month(head: str) -> int | None:
    found = _MONTH.match(head)
    return None if found is None else _MONTHS.index(found["name"][:3].casefold())


def _quarter(head: str) -> int | None:
    found = _QUARTER.match(head)
    if found is None:
        return None
    if found["word"]:
        return _WORDS.index(found["word"].casefold())
    return int(found["one"] or found["other"]) - 1
