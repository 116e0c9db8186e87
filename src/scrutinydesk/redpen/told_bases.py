"""What a change is said to be on: "up 33% on the year" and "down 9% on the month" are two of one month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.redpen.doubts import Doubts

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim

_LAST = "(?:last|previous|preceding|prior)"
_ON = (
    r"\b(?:on|over|against|than|from|with|to|versus|vs?)[ \n]+(?:that[ \n]+(?:of|in)[ \n]+)?"
    r"(?:the[ \n]+|an?[ \n]+)?"
    rf"(?:{_LAST}[ \n]+)?"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?![ \n]+(?:to|and|\d))"
)
_WORDS = {
    "year": (
        r"\bsame[ \n]+(?:month|months|quarter|period|time)\b",
        r"\byear[ -](?:on|over|to)[ -]year\b|\bannual(?:ly)?\b|\byearly\b",
        r"\b(?:year|(?:12|twelve)[ \n]months)[ \n]+(?:ago|earlier|before)\b",
        rf"(?:{_ON}|\b(?:last|previous)[ \n]+)year\b(?![ \n]+(?:to|end\w*)\b)",
    ),
    "quarter": (
        r"\bquarter[ -](?:on|over|to)[ -]quarter\b|\bquarterly\b",
        r"\b(?:quarter|(?:3|three)[ \n]months)[ \n]+(?:ago|earlier|before)\b",
        rf"(?:{_ON}|\b{_LAST}[ \n]+)(?:quarter|(?:3|three)[ \n]months)\b(?![ \n]+(?:to|end\w*|of|last)\b)",
    ),
    "month": (
        r"\bmonth[ -](?:on|over|to)[ -]month\b|\bmonthly\b",
        r"\bmonth[ \n]+(?:ago|earlier|before)\b",
        rf"(?:{_ON}|\b{_LAST}[ \n]+)month\b(?![ \n]+(?:last|of)\b)",
        rf"\b(?:on|than|against)[ \n]+(?:that[ \n]+(?:of|in)[ \n]+)?{_MONTH}",
    ),
}
_BASES = {base: re.compile("|".join(each), re.IGNORECASE) for base, each in _WORDS.items()}
SHORT = frozenset(("month", "quarter"))
_YEAR = 12


def base_of(claim: Claim) -> str:
    """Return on what a change is said to be, ``month``, ``quarter`` or ``year``; empty where nothing is said.

    Of several in a sentence it is the first behind the claim, else the last before it. A year on the year
    before needs no saying.
    """
    if claim.previous is not None or claim.passage.cell is not None:
        return ""
    sentence = Doubts.sentence(claim)
    start = claim.start - claim.passage.offset
    at = start - claim.passage.text.rfind(sentence, 0, start + len(sentence))
    places = ((each.start(), base) for base, words in _BASES.items() for each in words.finditer(sentence))
    found = sorted(places)
    behind = [base for start, base in found if start >= at]
    before = [base for start, base in found if start < at]
    said = behind[0] if behind else before[-1] if before else ""
    months = len(claim.window.months) if claim.window else 0
    return "" if said == "year" and months == _YEAR else said
