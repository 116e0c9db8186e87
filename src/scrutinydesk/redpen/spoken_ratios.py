"""Ratios as people say them: ``1 in 9 (11.3%)`` is the nearest such ratio, and no count of nine people."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity

_IN = re.compile(r"[ \n-]in[ \n-](?:every[ \n])?")
_OUT_OF = re.compile(r"[ \n](?:out[ \n])?of[ \n](?:every[ \n])?")
_EVERY = re.compile(r"\bevery\b")
# Wholes of which people say so many out of: "9 out of 10".
_ROUND = frozenset((3, 4, 5, 10, 20, 100))
_HUNDRED = 100
_WIDEST, _LOOSE = 10, Fraction(15, 100)


def is_spoken_ratio(part: Quantity, whole: Quantity, text: str) -> bool:
    """Tell whether a part and a whole are a ratio as people say it, and no counts."""
    if part.number.worded and whole.number.worded:
        return True
    between = text[part.number.end : whole.number.start]
    if part.number.start > whole.number.start or part.number.decimals or whole.number.decimals:
        return False
    said_of = part.value == 1 or whole.value in _ROUND or _EVERY.search(between) is not None
    return _IN.fullmatch(between) is not None or (said_of and _OUT_OF.fullmatch(between) is not None)


def rounds_to(percent: Fraction, part: Fraction, whole: Fraction) -> bool:
    """Tell whether a percentage is one of which a ratio may be said: no further off than the next one."""
    exact = _HUNDRED * part / whole
    away = abs(percent - exact)
    if part == 1:  # "1 in 300 (0.34%)": of so many nobody says 294
        next_one = _HUNDRED / (whole + 1) <= percent <= _HUNDRED / max(whole - 1, Fraction(1))
        return next_one or away <= exact * _LOOSE
    return away <= min(Fraction(_HUNDRED, 2 * whole), Fraction(_WIDEST))
