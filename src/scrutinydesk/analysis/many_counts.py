"""Exact intervals and tests of many pairs of counts at once: the very numbers of one by one, sooner.

The continued fraction, which takes nearly all of the time, is nothing but sums, products and quotients:
an array of them has the same bits as its elements. All else is left to the functions for one pair.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.incomplete import (
    MANY,
    MOST_STEPS,
    SETTLED,
    SHORT_STEP,
    TINY,
    beta_fraction,
    beta_power,
    beta_start,
    halley_step,
    stirling_error,
)
from scrutinydesk.analysis.intervals import (
    CONFIDENCE,
    HALF,
    Interval,
    RateRatio,
    near_fall,
    near_rise,
    rate_ratio_exact,
    ratio_of,
    smallest_real_fall,
    smallest_real_rise,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TAIL = (1 - CONFIDENCE) / 2
# Lanes that are done are taken out so often: an array for each is dearer than a few turns too many.
TURNS = 8
# How far from the level a tail must lie that is worked out less exactly.
SURE = 1e-6
# What takes more turns than this is worked out by itself: an array of a few is dearer than they are.
MOST_TURNS = 400
STIRLING = tuple(stirling_error(each) if each else 0.0 for each in range(10))
Pair = tuple[int, int]


class Lane(NamedTuple):
    """A continued fraction to be worked out."""

    a: int
    b: int
    x: float


def beta_fractions(lanes: Sequence[Lane]) -> list[float]:
    """Return the continued fraction of the incomplete beta function of each lane: see ``incomplete``."""
    import numpy as np  # noqa: PLC0415  one pair does without

    if not lanes:
        return []
    found: list[float] = beta_fractions_of(*np.array(lanes, dtype=float).T.copy()).tolist()
    return found


def beta_fractions_of(a: Array, b: Array, x: Array) -> Array:
    """Return the same of arrays."""
    import numpy as np  # noqa: PLC0415  as above

    found = np.empty(len(a))
    where, still = np.arange(len(a)), np.ones(len(a), dtype=bool)
    total, plus, minus = a + b, a + 1, a - 1
    c, d = np.ones(len(a)), 1 / _not_nought(1 - total * x / plus)
    result = d.copy()
    for m in range(1, MOST_TURNS):
        even = a + 2 * m
        term = m * (b - m) * x / ((minus + 2 * m) * even)
        d = 1 / _not_nought(1 + term * d)
        c = _not_nought(1 + term / c)
        result = result * (c * d)
        term = -(a + m) * (total + m) * x / (even * (plus + 2 * m))
        d = 1 / _not_nought(1 + term * d)
        c = _not_nought(1 + term / c)
        step = c * d
        result = result * step
        done = still & (np.abs(step - 1) < SETTLED)
        if done.any():
            found[where[done]] = result[done]
            still &= ~done
        if m % TURNS == 0:
            if not still.any():
                return found
            a, b, x, total, plus = a[still], b[still], x[still], total[still], plus[still]
            minus, c, d, result = minus[still], c[still], d[still], result[still]
            where, still = where[still], still[still]
    for at, *lane in np.stack([where, a, b, x], axis=1)[still].tolist():
        found[int(at)] = beta_fraction(*lane)
    return found


def _not_nought(values: Array) -> Array:
    import numpy as np  # noqa: PLC0415  as above

    return values if values.all() else np.where(values == 0, TINY, values)


class _Search:
    """A quantile being looked for, from below the mean, as ``beta_odds_lower`` does."""

    __slots__ = ("a", "b", "odds", "open", "p", "point")

    def __init__(self, p: float, a: int, b: int) -> None:
        self.p, self.a, self.b, self.open = p, a, b, True
        self._at(beta_start(p, a, b))

    def _at(self, point: float) -> None:
        self.point, self.odds = point, math.exp(point)

    @property
    def lane(self) -> Lane:
        return Lane(self.a, self.b, self.odds / (1 + self.odds))

    def step(self, fraction: float) -> None:
        a, b, x = self.lane
        power = beta_power(a, b, self.odds)
        step = halley_step(self.p, power * fraction / a, power, a - (a + b) * x)
        self._at(self.point - step)
        self.open = abs(step) >= SHORT_STEP


def rate_ratios_exact(pairs: Iterable[Pair]) -> dict[Pair, RateRatio]:
    """Return ``rate_ratio_exact`` of each pair of a later and an earlier count."""
    asked = dict.fromkeys(pairs)
    wanted = [pair for pair in asked if min(pair) > 0 and sum(pair) < MANY]
    ends = [
        _Search(*each)
        for x1, x0 in wanted
        for each in ((TAIL, x1, x0 + 1), (1 - (1 - TAIL), x0, x1 + 1))
    ]
    # The tail that is the smaller one, if any is below one half: its shapes are above and below the mean.
    shapes = [(x1, x0 + 1) if x1 > x0 else (x0, x1 + 1) for x1, x0 in wanted]
    sides = [(a + 1) / (a + b + 2) > HALF for a, b in shapes]
    lanes = [Lane(*((a, b) if low else (b, a)), HALF) for (a, b), low in zip(shapes, sides, strict=True)]
    fractions = beta_fractions([*(each.lane for each in ends), *lanes])
    _searched(ends, fractions)
    found: dict[Pair, RateRatio] = {}
    tails = fractions[len(ends) :]
    for at, (pair, (a, b), low, lane) in enumerate(zip(wanted, shapes, sides, lanes, strict=True)):
        part = beta_power(a, b, 1.0) * tails[at] / lane.a
        tail = part if low else 1 - part
        if tail < HALF:
            interval = Interval(ends[2 * at].odds, 1 / ends[2 * at + 1].odds)
            found[pair] = RateRatio(ratio_of(*pair), interval, min(1.0, 2 * tail))
    return {pair: found.get(pair) or rate_ratio_exact(*pair) for pair in asked}


def _searched(ends: list[_Search], fractions: list[float]) -> None:
    left = ends
    for _ in range(MOST_STEPS):
        for each, fraction in zip(left, fractions, strict=False):
            each.step(fraction)
        left = [each for each in left if each.open]
        if not left:
            return
        fractions = beta_fractions([each.lane for each in left])


def smallest_reals(bases: Iterable[int]) -> dict[int, tuple[int, int | None]]:
    """Return ``smallest_real_rise`` and ``smallest_real_fall`` of each count."""
    import numpy as np  # noqa: PLC0415  as above

    asked = list(dict.fromkeys(bases))
    wanted = [each for each in asked if each < MANY / 4]
    rises, falls = [near_rise(base) for base in wanted], [near_fall(base) for base in wanted]
    base, rise, fall = (np.array(each, dtype=float) for each in (wanted, rises, falls))
    # The rise and the count before it, the fall and the count after it: where the two of each are told
    # apart it is the one looked for.
    later = np.concatenate([rise, rise - 1, base, base])
    earlier = np.concatenate([base, base, fall, fall + 1])
    tails = _upper_tails(np.maximum(later, 1), earlier + 1)
    # What lies so near the level is left to the function for one.
    sure = np.abs(2 * tails / (1 - CONFIDENCE) - 1) > SURE
    up, less, down, more = ((2 * tails <= 1 - CONFIDENCE) & sure).reshape(4, -1)
    certain = sure.reshape(4, -1)
    rise_known = (up & ~less & certain[1]).tolist()
    fall_known = (down & ~more & certain[3] & (base > 0)).tolist()
    known = {
        each: (
            rises[at] if rise_known[at] else smallest_real_rise(each),
            falls[at] if fall_known[at] else smallest_real_fall(each),
        )
        for at, each in enumerate(wanted)
    }
    return {each: known.get(each) or (smallest_real_rise(each), smallest_real_fall(each)) for each in asked}


def _upper_tails(a: Array, b: Array) -> Array:
    """Return ``beta_lower(a, b, 1.0)`` to nine digits."""
    import numpy as np  # noqa: PLC0415  as above

    n = a + b
    errors = _stirling_errors(n) - _stirling_errors(a) - _stirling_errors(b)
    deviance = _deviances(a, n / 2) + _deviances(b, n / 2)
    power = np.sqrt(a * b / (2 * np.pi * n)) * np.exp(errors - deviance)
    low = (a + 1) / (n + 2) > HALF
    one, other = np.where(low, a, b), np.where(low, b, a)
    part = power * np.array(beta_fractions_of(one, other, np.full(len(a), HALF))) / one
    return np.where(low, part, 1 - part)


def _stirling_errors(a: Array) -> Array:
    import numpy as np  # noqa: PLC0415  as above

    few = np.array([STIRLING[int(each)] if each < len(STIRLING) else 0.0 for each in a.tolist()])
    inverse = 1 / (a * a)
    series = inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188))
    return np.where(a < len(STIRLING), few, (1 / 12 - inverse * (1 / 360 - series)) / a)


def _deviances(a: Array, mean: Array) -> Array:
    import numpy as np  # noqa: PLC0415  as above

    return mean - a + a * np.log(a / mean)
