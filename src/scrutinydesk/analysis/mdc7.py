"""The MDC-7 rules of the individuals chart, as NHSRplotthedots applies them.

In order of precedence: outside a limit; one of seven or more values that keep rising or falling;
beyond two sigma where two of three neighbours are, all three on one side; one of seven or more on
one side of the mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from scrutinydesk.analysis.xmr import XmR

RUN = 7
WINDOW = 3
WITHIN_WINDOW = 2


class Rule(StrEnum):
    """The rule that a point meets; the first in order of precedence."""

    OUTSIDE = "outside"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"
    SHIFT = "shift"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one point.

    Attributes
    ----------
    direction : int
        1 for high or rising, -1 for low or falling, 0 where no rule is met.
    run : int
        Points of the trend or shift up to and with this one; 0 for other rules.
    """

    rule: Rule
    direction: int = 0
    run: int = 0


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (sign, first, stop) of each stretch of one sign; zeros belong to none."""
    first = 0
    for stop in range(1, len(signs) + 1):
        if stop == len(signs) or signs[stop] != signs[first]:
            if signs[first]:
                yield signs[first], first, stop
            first = stop


def trends(values: Sequence[float], length: int = RUN) -> list[tuple[int, int]]:
    """Return for each point (direction, run so far) if it is in a strict trend, else (0, 0).

    Where a falling trend turns into a rising one, the turning point counts for the later.
    """
    found = [(0, 0)] * len(values)
    steps = [_sign(later - earlier) for earlier, later in pairwise(values)]
    for sign, first, stop in _runs(steps):
        if stop - first + 1 >= length:
            found[first : stop + 1] = [(sign, n + 1) for n in range(stop - first + 1)]
    return found


def shifts(values: Sequence[float], mean: float, length: int = RUN) -> list[tuple[int, int]]:
    """Return for each point (side, run so far) if it is in a run on one side, else (0, 0)."""
    found = [(0, 0)] * len(values)
    for sign, first, stop in _runs([_sign(value - mean) for value in values]):
        if stop - first >= length:
            found[first:stop] = [(sign, n + 1) for n in range(stop - first)]
    return found


def two_in_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Tell for each point whether it is near a limit within a window of three that counts."""
    found = [False] * len(near)
    for first in range(len(near) - WINDOW + 1):
        window = slice(first, first + WINDOW)
        if sum(near[window]) >= WITHIN_WINDOW and abs(sum(sides[window])) == WINDOW:
            found[window] = [True] * WINDOW
    return [flag and close for flag, close in zip(found, near, strict=True)]


def mdc7(values: Sequence[float], limits: XmR) -> list[Verdict]:
    """Return what the rules say of each value of one phase, against the phase's limits."""
    sides = [_sign(value - limits.mean) for value in values]
    outside = [value > limits.upper or value < limits.lower for value in values]
    near = [
        not out and (value > limits.inner_upper or value < limits.inner_lower)
        for value, out in zip(values, outside, strict=True)
    ]
    rows = zip(
        sides,
        outside,
        trends(values),
        two_in_three(near, sides),
        shifts(values, limits.mean),
        strict=True,
    )
    return [_verdict(*row) for row in rows]


def _verdict(
    side: int,
    outside: bool,  # noqa: FBT001  zipped rows
    trend: tuple[int, int],
    close: bool,  # noqa: FBT001
    shift: tuple[int, int],
) -> Verdict:
    if outside:
        return Verdict(Rule.OUTSIDE, side)
    if trend[0]:
        return Verdict(Rule.TREND, *trend)
    if close:
        return Verdict(Rule.NEAR_LIMIT, side)
    return Verdict(Rule.SHIFT, *shift) if shift[0] else Verdict(Rule.NONE)
