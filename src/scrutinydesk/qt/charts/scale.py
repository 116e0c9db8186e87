"""Axes without Qt: where values and months fall, and which of them are worth a tick."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.reporting.figure import Figure, Panel

NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
APRIL = 3
# Where the lowest value is this near zero, the axis may as well start there.
NEAR_ZERO = 0.35
SLACK = 1e-9
# Of the span from tick to tick that values must fill.
FULL_ENOUGH = 0.7


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight mapping of values ``low`` to ``high`` onto ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value falls."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def value(self, place: float) -> float:
        """Return what stands at a place."""
        return self.low + (place - self.start) / (self.end - self.start) * (self.high - self.low)


def nice_step(span: float, most: int, least: float) -> float:
    """Return the smallest of 1, 2, 2.5 and 5 times a power of ten that needs ``most`` steps."""
    raw = max(span / max(1, most), least)
    power = 10.0 ** math.floor(math.log10(raw))
    for nice in NICE:
        step = nice * power
        whole = step >= least and abs(step / least - round(step / least)) < SLACK
        if step >= raw * (1 - SLACK) and whole:
            return step
    return 10 * power


def value_ticks(low: float, high: float, most: int, decimals: int = 0) -> tuple[float, ...]:
    """Return round values that enclose ``low`` and ``high``, ``most`` steps at most (or a few more).

    No step is finer than the decimals that are printed.
    """
    least = 10.0**-decimals
    if high - low < least:
        low, high = low - least, high + least
    step = nice_step(high - low, most, least)
    first = math.floor(low / step + SLACK)
    last = math.ceil(high / step - SLACK)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def value_axis(
    low: float, high: float, most: int, decimals: int = 0
) -> tuple[tuple[float, ...], tuple[float, float]]:
    """Return ticks and the span of an axis: from tick to tick, or tighter where that is wasteful."""
    ticks = value_ticks(low, high, most, decimals)
    span = ticks[0], ticks[-1]
    if high - low >= FULL_ENOUGH * (span[1] - span[0]) or high <= low:
        return ticks, span
    spare = (high - low) * 0.08
    tight = (low if low == 0 else low - spare), high + spare
    inside = tuple(
        tick for tick in value_ticks(low, high, most + 1, decimals) if tight[0] <= tick <= tight[1]
    )
    return (inside, tight) if len(inside) > 1 else (ticks, span)


def tick_decimals(ticks: tuple[float, ...], decimals: int) -> int:
    """Return the fewest decimals that print all ticks apart."""
    for fewer in range(decimals + 1):
        if all(abs(tick - round(tick, fewer)) < SLACK for tick in ticks):
            return fewer
    return decimals


def month_ticks(first: int, last: int, room: int) -> tuple[int, ...]:
    """Return the months to label, ``room`` at most: April and October before others."""
    for step in MONTH_STEPS:
        start = first + (APRIL - first) % step
        ticks = tuple(range(start, last + 1, step))
        if len(ticks) <= max(1, room):
            return ticks or (first,)
    return (first,)


def month_label(month: int, *, short: bool = False) -> str:
    """``Oct 2016``, or ``Oct 16``."""
    words = Month(month).short
    return f"{words[:4]}{words[-2:]}" if short else words


def months_of(figure: Figure) -> tuple[int, int]:
    """Return the first and the last month that any panel shows."""
    months = [month for panel in figure.panels for line in panel.lines for month in line.months]
    months += [month for p in figure.panels for each in p.limits for month in (each.first, each.last)]
    months += [month for panel in figure.panels if panel.fan is not None for month in panel.fan.months]
    return (min(months), max(months)) if months else (0, 0)


def _values(panels: Iterable[Panel]) -> list[float]:
    found: list[float] = []
    for panel in panels:
        for line in panel.lines:
            found += [value for value in line.values if value is not None and math.isfinite(value)]
        for limits in panel.limits:
            found += [limits.lower, limits.mean, limits.upper]
        if panel.target is not None:
            found.append(panel.target.value)
        if panel.fan is not None:
            found += [*panel.fan.low, *panel.fan.high, *(panel.fan.methods or ())]
    return found


def value_range(figure: Figure) -> tuple[float, float]:
    """Return the lowest and highest value that any panel shows, zero included where it is near."""
    values = _values(figure.panels) or [0.0, 1.0]
    low, high = min(values), max(values)
    if low > 0 and (figure.from_zero or low < NEAR_ZERO * high):
        low = 0.0
    if high < 0 and figure.from_zero:
        high = 0.0
    return low, high


def step_of(months: tuple[int, ...]) -> int:
    """Return how far apart the points of a series stand: 1, or 12 for a figure a year."""
    return min((later - earlier for earlier, later in pairwise(months)), default=1)


# Of each line it is asked when it is laid out, when its points are chosen, and when it is painted.
@lru_cache(maxsize=512)
def runs(months: tuple[int, ...], values: tuple[float | None, ...]) -> tuple[tuple[int, int], ...]:
    """Return the unbroken stretches, as positions first and last: no missing month, no None."""
    found: list[tuple[int, int]] = []
    step = step_of(months)
    for at, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1][1] == at - 1 and months[at] - months[at - 1] == step:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return tuple(found)
