"""Numbers that share the unit behind the last of them: ``70, 72 and 75%``, ``10 or 15 per cent``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutinydesk.claims.numbers import Number, Unit, interval
from scrutinydesk.claims.qualifiers import Approx

_JOINED = re.compile(r",[ \n]|(?P<comma>,?)[ \n](?P<word>and|&|or)[ \n]")
_MOST = 1_000  # more is a count, whatever percentage follows
_NEAR = 3  # "an increase of 48 or 5.9%" is two ways to say one thing; "10 or 15%" is not
_SHARED = frozenset((Unit.PERCENT, Unit.POINTS))


def with_shared_units(numbers: tuple[Number, ...], text: str) -> tuple[Number, ...]:
    """Return the numbers of a text, those of a list with the unit that only its last one is printed with."""
    if not any(each.unit in _SHARED for each in numbers):
        return numbers
    found = list(numbers)
    for at, last in enumerate(numbers):
        if last.unit in _SHARED and not last.worded:
            first = _first(numbers, at, text)
            for index in range(first, at):
                found[index] = with_unit(numbers[index], last.unit)
    return tuple(found)


def _first(numbers: Sequence[Number], at: int, text: str) -> int:
    """Return the index of the first number of the list that ends with one; its own where there is none."""
    first = at
    while first and _is_plain(numbers[first - 1]) and _gap(numbers, first, text):
        first -= 1
    if first == at:
        return at
    last = _gap(numbers, at, text)
    several = at - first > 1
    if last is None or not last["word"]:
        return at  # "48 offences, 5.9%" and "12, 15%": one may be the size of the other
    if last["word"] == "or" and not several:
        low, high = numbers[first].value, numbers[at].value
        return first if not last["comma"] and low < high <= _NEAR * low else at
    return first if several or not last["comma"] else at


def _gap(numbers: Sequence[Number], at: int, text: str) -> re.Match[str] | None:
    return _JOINED.fullmatch(text, numbers[at - 1].end, numbers[at].start)


def _is_plain(number: Number) -> bool:
    return (
        number.unit is Unit.COUNT
        and number.approx is Approx.EXACT
        and not (number.worded or number.signed or number.per)
        and number.scale == 1
        and number.upto is None
        and number.value < _MOST
    )


def with_unit(number: Number, unit: Unit) -> Number:
    """Return a number that is printed without its unit, with it."""
    low, high = interval(number.value, number.decimals, 1, unit, Approx.EXACT)
    return number._replace(unit=unit, low=low, high=high)
