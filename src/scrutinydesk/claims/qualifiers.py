"""Words before a number that make it approximate or a bound: ``about``, ``at least``, ``up to``."""

from __future__ import annotations

import re
from enum import StrEnum


class Approx(StrEnum):
    """What a word beside a number makes of it."""

    EXACT = ""
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    OVER = "over"
    UNDER = "under"


_QUALIFIERS = {
    Approx.AT_LEAST: r"at least|a minimum of|no fewer than|not less than|upwards of",
    Approx.AT_MOST: r"at most|up to|a maximum of|no more than|not more than",
    Approx.OVER: r"more than|over|in excess of|just over|above|exceeding|greater than|well over|>",
    Approx.UNDER: r"less than|fewer than|under|just under|below|<",
    Approx.ABOUT: (
        r"about|around|approximately|approx\.?|circa|c\.|some|roughly|nearly|almost|close to|just|~|≈"
    ),
}
_QUALIFIER = re.compile(
    "(?<!\\w)(?:"
    + "|".join(rf"(?P<{approx.name}>{words})" for approx, words in _QUALIFIERS.items())
    + r")[ \n]?$",
    re.IGNORECASE,
)
_LAST_WORDS = tuple(
    {words.split()[-1] for each in _QUALIFIERS.values() for words in each.replace(r"\.?", "").split("|")}
    | {"approx.", "c."}
)
_FROM = re.compile(r"[ \n](?:[a-z]+[ \n])?from\b")
_RISE = re.compile(r"(?:%|cent|(?:in|of) [a-z ]+)\)?,? $")
_BACK = 18  # as far back as the longest qualifier reaches


def qualified(text: str, start: int, end: int) -> tuple[int, Approx]:
    """Return where a number begins with the word that qualifies it, and what that makes of it."""
    before = text[max(start - _BACK, 0) : start].rstrip(" \n")
    if not before.lower().endswith(_LAST_WORDS):
        return start, Approx.EXACT
    found = _QUALIFIER.search(text, max(start - _BACK, 0), start)
    rise = found and found["AT_MOST"] and (_FROM.match(text, end) or _RISE.search(text, 0, found.start()))
    if found is None or rise:  # "up to 50% from 49%", "up 5%, up to 412"
        return start, Approx.EXACT
    return found.start(), Approx[found.lastgroup or ""]
