"""How precise a difference of two percentages is: of two surveys, or of two shares of counted cases."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import CONFIDENCE, Interval, newcombe, wilson

if TYPE_CHECKING:
    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations

# Victim surveys of a force are close to simple random samples of those who can be reached.
DESIGN_EFFECT = 1.0
# An illustration for a survey whose size is not given: that of a county, with clusters and weights.
USUAL_SIZE, USUAL_EFFECT = 800, 1.2
MOST_ASKED = 100_000_000
PERCENT = 100
MOVER = "from the two estimates' own 95% intervals (MOVER)"
NOT_SURVEYED = "The number surveyed is not given for both periods."
NOT_COUNTED = "The cases beneath the percentage are not given for both periods."
NO_SHARE = "A percentage below 0 or above 100, or of none at all, has no interval."
NOT_THEIRS = "The cases given do not make the percentage that is stated."


@dataclass(frozen=True, slots=True)
class Precision:
    """The interval of a difference, in percentage points, and what it rests on.

    Attributes
    ----------
    difference : Interval
    now, then : Interval
        Of each of the two percentages.
    sizes : tuple of float or None
        How many were asked, or are counted, now and then; None where the file gives intervals instead.
    deff : float
        The design effect: samples count for n / deff. 1 for cases that are counted in full.
    method : str
    """

    difference: Interval
    now: Interval
    then: Interval
    sizes: tuple[float, float] | None
    deff: float
    method: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """How precise a change would be if each survey had asked so many; nothing is known of this one.

    Attributes
    ----------
    margin : float
        Half the width of the interval of the later estimate, in points.
    difference : Interval
        Of the change, in points.
    needed : int or None
        How many in each period it takes for a difference of this size to leave out nought; None for
        no difference.
    """

    n: int
    deff: float
    margin: float
    difference: Interval
    needed: int | None


def _share(value: float, n: float, deff: float) -> Interval:
    found = wilson(min(value * n / PERCENT, n) / deff, n / deff)
    return Interval(PERCENT * found.low, PERCENT * found.high)


def _of_sizes(
    values: tuple[float, float], sizes: tuple[float, float], deff: float, method: str
) -> Precision | None:
    if min(sizes) <= 0 or min(values) < 0 or max(values) > PERCENT or not math.isfinite(sum(sizes)):
        return None
    each = tuple(_share(value, n, deff) for value, n in zip(values, sizes, strict=True))
    # Newcombe's method 10 is that of two intervals, taken from Wilson's.
    return Precision(from_intervals(values, *each), each[0], each[1], sizes, deff, method)


def from_intervals(values: tuple[float, float], now: Interval, then: Interval) -> Interval:
    """Return the interval of ``now - then`` from the interval of each (Zou and Donner 2008)."""
    estimate, earlier = values
    down = math.hypot(estimate - now.low, then.high - earlier)
    up = math.hypot(now.high - estimate, earlier - then.low)
    return Interval(estimate - earlier - down, estimate - earlier + up)


def _pair(
    observations: Observations, measure: Measure, area: str, totals: tuple[Total, Total], name: str
) -> tuple[float, float] | None:
    """Return a property of the estimate now and then, or None where either is missing."""
    rows = [
        observations.series(measure.id, area, name, each.window.span).get(each.window.last.ordinal)
        for each in totals
    ]
    now, then = (None if row is None else row.value for row in rows)
    return None if now is None or then is None else (now, then)


def survey_precision(
    observations: Observations,
    measure: Measure,
    area: str,
    totals: tuple[Total, Total],
    deff: float = DESIGN_EFFECT,
) -> Precision | str:
    """Return the precision of the change of a survey estimate, or why it is unknown.

    From both estimates' own intervals where the file gives them, for these allow for the design
    of the survey; else from both numbers surveyed.

    Raises
    ------
    ValueError
        If the design effect is not above nought.
    """
    if not deff > 0:
        what = f"a design effect is above nought, not {deff}"
        raise ValueError(what)
    values = (totals[0].value, totals[1].value)
    low, high, sizes = (
        _pair(observations, measure, area, totals, name) for name in ("lower", "upper", "surveyed")
    )
    if low is not None and high is not None:
        now, then = (Interval(*ends) for ends in zip(low, high, strict=True))
        if values[0] in now and values[1] in then:
            return Precision(from_intervals(values, now, then), now, then, sizes, deff, MOVER)
    if sizes is None or not all(sizes):
        return NOT_SURVEYED
    method = f"Newcombe's method 10 from the numbers surveyed, design effect {deff:g}"
    return _of_sizes(values, sizes, deff, method) or NO_SHARE


def proportion_precision(
    observations: Observations, measure: Measure, area: str, totals: tuple[Total, Total]
) -> Precision | str:
    """Return the precision of the change of a share of counted cases, or why it is unknown.

    The file gives beside the percentage its ``denominator``, and perhaps its ``numerator``, as
    properties of the same window. Chance is that of which cases came up.
    """
    values = (totals[0].value, totals[1].value)
    tops, sizes = (
        _pair(observations, measure, area, totals, name) for name in ("numerator", "denominator")
    )
    if sizes is None:
        return NOT_COUNTED
    if min(sizes) <= 0:
        return NO_SHARE
    if tops is not None:
        exact = tuple(PERCENT * x / n for x, n in zip(tops, sizes, strict=True))
        slack = 10.0**-measure.decimals
        if any(abs(each - value) > slack for each, value in zip(exact, values, strict=True)):
            return NOT_THEIRS
        values = (exact[0], exact[1])
    method = "Newcombe's method 10 from the cases beneath the percentages"
    return _of_sizes(values, sizes, 1.0, method) or NO_SHARE


def illustrated(
    now: float, then: float, n: int = USUAL_SIZE, deff: float = USUAL_EFFECT
) -> Illustration | None:
    """Return how precise a change would be with ``n`` asked in each period; None for no percentages."""
    found = _of_sizes((now, then), (n, n), deff, "")
    if found is None:
        return None
    return Illustration(n, deff, found.now.width / 2, found.difference, needed(now, then, deff))


def needed(now: float, then: float, deff: float = DESIGN_EFFECT, conf: float = CONFIDENCE) -> int | None:
    """Return how many in each period it takes for the change to leave out nought.

    None where there is no change, or where it takes more than there are people.
    """
    if now == then or min(now, then) < 0 or max(now, then) > PERCENT:
        return None

    def clear(n: int) -> bool:
        return 0.0 not in newcombe(now * n / PERCENT, n, then * n / PERCENT, n, conf, deff)

    low, high = 0, 16
    while not clear(high):
        low, high = high, 2 * high
        if high > MOST_ASKED:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if clear(middle) else (middle, high)
    return high
