"""The rules of the individuals chart that judge points, as NHSRplotthedots applies them.

In order of precedence: outside a limit; one of several values that keep rising or falling; beyond
two sigma where two of three neighbours are, all three on one side; one of several on one side of
the mean. How many are several is a matter of the ruleset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

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


class Verdict(NamedTuple):
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


@lru_cache(maxsize=32)
def _same(length: int) -> re.Pattern[bytes]:
    return re.compile(rb"\x00{%d,}|\x02{%d,}" % (length, length))


def _stretches(signs: bytes, length: int) -> list[Stretch]:
    """Return each stretch of one sign and that length or more; signs are 0, 1 for none, and 2."""
    return [(signs[hit.start()] - 1, *hit.span()) for hit in _same(length).finditer(signs)]


def trends(values: Sequence[float], length: int = RUN) -> list[Stretch]:
    """Return each stretch of so many values that keep rising or falling.

    Where a fall turns into a rise, the turning point belongs to both.
    """
    steps = bytes([(later > earlier) - (later < earlier) + 1 for earlier, later in pairwise(values)])
    return [(sign, first, stop + 1) for sign, first, stop in _stretches(steps, length - 1)]


def shifts(values: Sequence[float], mean: float, length: int = RUN) -> list[Stretch]:
    """Return each stretch of so many values on one side of the mean."""
    return _stretches(bytes([(value > mean) - (value < mean) + 1 for value in values]), length)


def two_in_three(near: Sequence[int], sides: Sequence[int]) -> list[int]:
    """Return which of the points near a limit lie in a window of three that counts.

    Parameters
    ----------
    near : sequence of int
        The points near a limit, ascending.
    sides : sequence of int
        The side of the mean of every point.
    """
    close = set(near)
    found = set()
    for here in near:
        for first in range(max(0, here - WINDOW + 1), min(here, len(sides) - WINDOW) + 1):
            window = range(first, first + WINDOW)
            inside = close.intersection(window)
            if len(inside) >= WITHIN_WINDOW and abs(sum(sides[first : first + WINDOW])) == WINDOW:
                found |= inside
    return sorted(found)


def verdicts(values: Sequence[float], limits: XmR, ruleset: Ruleset = Ruleset.MDC_7) -> list[Verdict]:
    """Return what the rules say of each value of one phase, against the phase's limits."""
    found = [QUIET] * len(values)
    low, high, lower, upper = limits.inner_lower, limits.inner_upper, limits.lower, limits.upper
    beyond = [here for here, value in enumerate(values) if not low <= value <= high]
    if ruleset.by_point:
        for side, first, stop in shifts(values, limits.mean, ruleset.shift):
            found[first:stop] = [Verdict(Rule.SHIFT, side, n + 1) for n in range(stop - first)]
        near = [here for here in beyond if lower <= values[here] <= upper]
        if len(near) >= WITHIN_WINDOW:
            sides = [(value > limits.mean) - (value < limits.mean) for value in values]
            for here in two_in_three(near, sides):
                found[here] = Verdict(Rule.NEAR_LIMIT, sides[here])
        # The later of two trends that meet takes the turning point.
        for sign, first, stop in trends(values, ruleset.trend):
            found[first:stop] = [Verdict(Rule.TREND, sign, n + 1) for n in range(stop - first)]
    for here in beyond:
        if not lower <= values[here] <= upper:
            found[here] = Verdict(Rule.OUTSIDE, 1 if values[here] > upper else -1)
    return found
