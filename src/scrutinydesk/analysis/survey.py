"""The interval of a difference between two survey estimates, in percentage points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import Interval, newcombe

if TYPE_CHECKING:
    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.measures.observations import Observations

# Victim surveys of a force are close to simple random samples of those who can be reached.
DESIGN_EFFECT = 1.0


def survey_interval(
    observations: Observations,
    measure: str,
    area: str,
    current: Total,
    previous: Total,
    deff: float = DESIGN_EFFECT,
) -> tuple[Interval, str] | None:
    """Return the 95% interval of the difference and how it was made, or None.

    From both estimates' own intervals where the file gives them, for these allow for the design
    of the survey; else from both numbers surveyed.
    """

    def part(total: Total, name: str) -> float | None:
        window = total.window
        row = observations.series(measure, area, name, window.span).get(window.last.ordinal)
        return None if row is None else row.value

    now, then = current.value, previous.value
    low1, high1 = part(current, "lower"), part(current, "upper")
    low0, high0 = part(previous, "lower"), part(previous, "upper")
    if low1 is not None and high1 is not None and low0 is not None and high0 is not None:
        given = Interval(low1, high1), Interval(low0, high0)
        return from_intervals((now, then), *given), "from the two estimates' own 95% intervals (MOVER)"
    n1, n0 = part(current, "surveyed"), part(previous, "surveyed")
    if not n1 or not n0:
        return None
    found = newcombe(now * n1 / 100, n1, then * n0 / 100, n0, deff=deff)
    method = f"Newcombe's method 10 from the numbers surveyed, design effect {deff:g}"
    return Interval(100 * found.low, 100 * found.high), method


def from_intervals(values: tuple[float, float], now: Interval, then: Interval) -> Interval:
    """Return the interval of ``now - then`` from the interval of each (Zou and Donner 2008)."""
    estimate, earlier = values
    down = math.hypot(estimate - now.low, then.high - earlier)
    up = math.hypot(now.high - estimate, earlier - then.low)
    return Interval(estimate - earlier - down, estimate - earlier + up)
