"""The rules of the individuals chart that judge points, as NHSRplotthedots applies them.

In order of precedence: outside a limit; one of several values that keep rising or falling; beyond
two sigma where two of three neighbours are, all three on one side; one of several on one side of
the mean. How many are several is a matter of the ruleset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from scrutinydesk.analysis.rulesets import Ruleset
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


QUIET = Verdict(Rule.NONE)
# 1 for high or rising and -1 for low or falling, the first point, and the one after the last.
Stretch = tuple[int, int, int]


def _stretches(signs: Sequence[int], length: int) -> Iterator[Stretch]:
    """Yield each stretch of one sign that is so long, but for noughts."""
    first, size = 0, len(signs)
    while first < size:
        sign, stop = signs[first], first + 1
        while stop < size and signs[stop] == sign:
            stop += 1
        if sign and stop - first >= length:
            yield sign, first, stop
        first = stop


def trends(values: Sequence[float], length: int = RUN) -> Iterator[Stretch]:
    """Return each stretch of so many values that keep rising or falling.

    Where a fall turns into a rise, the turning point belongs to both.
    """
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(values)]
    return ((sign, first, stop + 1) for sign, first, stop in _stretches(steps, length - 1))


def shifts(values: Sequence[float], mean: float, length: int = RUN) -> Iterator[Stretch]:
    """Return each stretch of so many values on one side of the mean."""
    return _stretches([(value > mean) - (value < mean) for value in values], length)


def two_in_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Tell for each point whether it is near a limit within a window of three that counts."""
    found = [False] * len(near)
    for here, flag in enumerate(near):
        if flag:
            found[here] = any(
                sum(near[first : first + WINDOW]) >= WITHIN_WINDOW
                and abs(sum(sides[first : first + WINDOW])) == WINDOW
                for first in range(max(0, here - WINDOW + 1), min(here, len(near) - WINDOW) + 1)
            )
    return found


def verdicts(values: Sequence[float], limits: XmR, ruleset: Ruleset = Ruleset.MDC_7) -> list[Verdict]:
    """Return what the rules say of each value of one phase, against the phase's limits."""
    found = [QUIET] * len(values)
    if ruleset.by_point:
        for side, first, stop in shifts(values, limits.mean, ruleset.shift):
            found[first:stop] = [Verdict(Rule.SHIFT, side, n + 1) for n in range(stop - first)]
        _near_limits(values, limits, found)
        # The later of two trends that meet takes the turning point.
        for sign, first, stop in trends(values, ruleset.trend):
            found[first:stop] = [Verdict(Rule.TREND, sign, n + 1) for n in range(stop - first)]
    lower, upper = limits.lower, limits.upper
    for here, value in enumerate(values):
        if value > upper or value < lower:
            found[here] = Verdict(Rule.OUTSIDE, 1 if value > upper else -1)
    return found


def _near_limits(values: Sequence[float], limits: XmR, found: list[Verdict]) -> None:
    """Write into ``found`` which values are near a limit as two in three are."""
    lower, upper = limits.lower, limits.upper
    low, high = limits.inner_lower, limits.inner_upper
    near = [high < value <= upper or lower <= value < low for value in values]
    if sum(near) < WITHIN_WINDOW:
        return
    mean = limits.mean
    sides = [(value > mean) - (value < mean) for value in values]
    for here, close in enumerate(two_in_three(near, sides)):
        if close:
            found[here] = Verdict(Rule.NEAR_LIMIT, sides[here])
