"""Whether conditions have a solution at all, in fractions: the dual simplex method, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from scrutinydesk.claims.propagation import Row

# Larger systems take longer than the answer is worth; it is then not known.
MOST_CELLS = 8_000
MOST_PIVOTS = 200


@dataclass(slots=True)
class _Line:
    """``scale`` times the unknown ``basic``, plus multiples of the others, is ``right``."""

    basic: int
    scale: int
    factors: list[int]
    right: int


def has_no_solution(rows: Sequence[Row], least: Sequence[int]) -> bool:
    """Return whether it is proved that no unknowns, each no less than its ``least``, satisfy the rows.

    Narrowing cannot tell that of unknowns without end: three shares of a total that is not printed may add
    up to less than all of it. False is no answer: there may be fractions that fit and no whole numbers.
    """
    if len(rows) * (len(least) + 1) > MOST_CELLS:
        return False
    lines = [_line(row, number, least) for number, row in enumerate(rows)]
    others = list(range(len(least)))
    for _ in range(MOST_PIVOTS):
        short = min((line for line in lines if line.right < 0), key=lambda line: line.basic, default=None)
        if short is None:
            return False
        useful = [column for column, factor in enumerate(short.factors) if factor < 0]
        if not useful:
            return True  # a sum of what is not negative would have to be below zero
        column = min(useful, key=lambda each: others[each])  # with the least basic: never round in circles
        _exchange(lines, short, column, others)
    return False


def _line(row: Row, number: int, least: Sequence[int]) -> _Line:
    factors = [0] * len(least)
    right = row.most
    for column, factor in zip(row.columns, row.factors, strict=True):
        factors[column] = factor
        right -= factor * least[column]
    return _Line(len(least) + number, 1, factors, right)


def _exchange(lines: list[_Line], line: _Line, column: int, others: list[int]) -> None:
    """Make the unknown of a column basic in a line, and eliminate it from all other lines."""
    scale = -line.factors[column]
    line.factors = [-factor for factor in line.factors]
    line.factors[column] = -line.scale
    line.right, line.scale = -line.right, scale
    line.basic, others[column] = others[column], line.basic
    for each in lines:
        share = each.factors[column]
        if each is line or not share:
            continue
        each.factors[column] = 0
        mixed = [factor * scale - share * own for factor, own in zip(each.factors, line.factors, strict=True)]
        right = each.right * scale - share * line.right
        common = gcd(each.scale * scale, right, *mixed)
        each.factors = [factor // common for factor in mixed]
        each.right, each.scale = right // common, each.scale * scale // common
