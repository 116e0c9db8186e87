"""Intervals for counts, proportions and their changes.

Two-sided; ``conf`` is 0.95 unless another is asked for. Proportions and ratios are plain numbers
here (0.05, 1.2); ``change`` turns them into per cent. Formulas and sources: docs/statistics.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from scrutinydesk.analysis.incomplete import (
    beta_lower,
    beta_odds,
    gamma_quantile,
    normal_quantile,
)

CONFIDENCE = 0.95
# Below this count Byar's approximation gives way to the exact interval (PHEindicatormethods).
BYAR_FROM = 10
HALF = 0.5
# The logarithm of a ratio that no number can hold.
MOST_LOG = 700


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range; an end may be infinite."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def width(self) -> float:
        return self.high - self.low


class RateRatio(NamedTuple):
    """A ratio of two rates, its interval, and the two-sided p-value against 1."""

    ratio: float
    interval: Interval
    p: float

    @property
    def percent(self) -> Interval:
        """The interval as a change in per cent."""
        return Interval(100 * (self.interval.low - 1), 100 * (self.interval.high - 1))


@lru_cache(maxsize=64)
def z_of(conf: float) -> float:
    """Return the two-sided normal quantile: 1.95996 for 0.95."""
    return normal_quantile(0.5 + conf / 2)


def _normal_p(z: float) -> float:
    return math.erfc(abs(z) / math.sqrt(2))


def poisson_exact(x: int, conf: float = CONFIDENCE) -> Interval:
    """Return the exact (Garwood) interval for the mean of a Poisson count."""
    tail = (1 - conf) / 2
    low = gamma_quantile(tail, x) if x else 0.0
    return Interval(low, gamma_quantile(tail, x + 1, upper=True))


def byar(x: int, conf: float = CONFIDENCE) -> Interval:
    """Return Byar's interval for a count; ``count_interval`` takes the exact one where x < 10."""
    z = z_of(conf)
    up = x + 1
    high = up * (1 - 1 / (9 * up) + z / (3 * math.sqrt(up))) ** 3
    low = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3 if x else 0.0
    return Interval(max(low, 0.0), high)


def count_interval(x: int, conf: float = CONFIDENCE) -> Interval:
    """Return the interval for one count: exact below ten, Byar's from there."""
    return poisson_exact(x, conf) if x < BYAR_FROM else byar(x, conf)


def wilson(x: float, n: float, conf: float = CONFIDENCE) -> Interval:
    """Return Wilson's score interval for a proportion ``x / n``; ``n`` may be an effective size.

    Raises
    ------
    ValueError
        If ``x`` lies outside 0 to ``n``, or ``n`` is not above zero.
    """
    if n <= 0 or not 0 <= x <= n:
        what = f"a proportion needs 0 <= x <= n and n > 0, not {x} of {n}"
        raise ValueError(what)
    z = z_of(conf)
    centre = 2 * x + z * z
    spread = z * math.sqrt(z * z + 4 * x * (1 - x / n))
    low, high = (centre - spread) / (2 * (n + z * z)), (centre + spread) / (2 * (n + z * z))
    return Interval(0.0 if x == 0 else max(low, 0.0), 1.0 if x == n else min(high, 1.0))


def newcombe(
    x1: float, n1: float, x0: float, n0: float, conf: float = CONFIDENCE, deff: float = 1.0
) -> Interval:
    """Return the interval for ``x1 / n1 - x0 / n0`` by Newcombe's method 10.

    ``deff`` is the design effect: both samples count for ``n / deff``.
    """
    first = wilson(x1 / deff, n1 / deff, conf)
    second = wilson(x0 / deff, n0 / deff, conf)
    p1, p0 = x1 / n1, x0 / n0
    down = math.hypot(p1 - first.low, second.high - p0)
    up = math.hypot(first.high - p1, p0 - second.low)
    return Interval(p1 - p0 - down, p1 - p0 + up)


@lru_cache(maxsize=4096)
def rate_ratio_exact(
    x1: int, x0: int, t1: float = 1.0, t0: float = 1.0, conf: float = CONFIDENCE
) -> RateRatio:
    """Return ``(x1 / t1) / (x0 / t0)`` with the exact conditional interval and p-value.

    Given ``x1 + x0`` the first count is binomial, so that Clopper and Pearson's interval for its
    share, turned into odds, is exact. The p-value is twice the smaller tail. With both counts
    zero the ratio is not a number and the interval is all that is possible.
    """
    scale = t0 / t1
    tail = (1 - conf) / 2
    low = beta_odds(tail, x1, x0 + 1) * scale if x1 else 0.0
    high = beta_odds(1 - tail, x1 + 1, x0) * scale if x0 else math.inf
    share = t1 / t0

    def at_least() -> float:
        return beta_lower(x1, x0 + 1, share) if x1 else 1.0

    def at_most() -> float:
        return beta_lower(x0, x1 + 1, 1 / share) if x0 else 1.0

    first, second = (at_least, at_most) if x1 / t1 > x0 / t0 else (at_most, at_least)
    # The two share a case, and so make more than 1: below one half a tail is the smaller.
    tail = first()
    tail = tail if tail < HALF else min(tail, second())
    return RateRatio(ratio_of(x1, x0, scale), Interval(low, high), min(1.0, 2 * tail))


def ratio_of(x1: int, x0: int, scale: float = 1.0) -> float:
    """Return the ratio of two counts: infinite on none, and not a number for none on none."""
    alone = math.inf if x1 else math.nan
    return x1 / x0 * scale if x0 else alone


def rate_ratio_phi(
    x1: float, x0: float, phi: float, t1: float = 1.0, t0: float = 1.0, conf: float = CONFIDENCE
) -> RateRatio:
    """Return the ratio with a log-normal (Wald) interval widened by the dispersion ``phi``.

    Raises
    ------
    ValueError
        If a count is not above zero.
    """
    if x1 <= 0 or x0 <= 0:
        what = "the log-normal interval needs two counts above zero"
        raise ValueError(what)
    ratio = x1 / t1 * t0 / x0
    return log_normal(ratio, max(phi, 1.0) * (1 / x1 + 1 / x0), conf)


def log_normal(ratio: float, variance: float, conf: float = CONFIDENCE) -> RateRatio:
    """Return a ratio above zero whose logarithm is normal with a variance above zero."""
    error = math.sqrt(variance)
    wide = z_of(conf) * error
    spread = math.exp(wide) if wide < MOST_LOG else math.inf
    return RateRatio(ratio, Interval(ratio / spread, ratio * spread), _normal_p(math.log(ratio) / error))


def ratio_of_ratios(
    force: tuple[float, float],
    others: tuple[float, float],
    phi: tuple[float, float] = (1.0, 1.0),
    conf: float = CONFIDENCE,
) -> RateRatio:
    """Return the force's growth over that of a comparator which does not contain the force.

    ``force`` and ``others`` are (count before, count now), all above zero; ``phi`` the dispersion
    of each.

    Raises
    ------
    ValueError
        If a count is not above zero.
    """
    (f0, f1), (g0, g1) = force, others
    if min(f0, f1, g0, g1) <= 0:
        what = "a ratio of ratios needs four counts above zero"
        raise ValueError(what)
    variance = phi[0] * (1 / f0 + 1 / f1) + phi[1] * (1 / g0 + 1 / g1)
    return log_normal(f1 / f0 / (g1 / g0), variance, conf)


def near_rise(base: int, conf: float = CONFIDENCE) -> int:
    """Return about which later count is the smallest real rise: the normal law, with its half a case."""
    z2 = z_of(conf) ** 2
    return base + 1 + math.ceil((z2 + math.sqrt(z2 * z2 + 4 * z2 * (2 * base + 1))) / 2)


def near_fall(base: int, conf: float = CONFIDENCE) -> int:
    """Return about which later count is the largest real fall."""
    z2 = z_of(conf) ** 2
    return max(0, base - 1 - math.ceil((math.sqrt(z2 * z2 + 4 * z2 * max(2 * base - 1, 0)) - z2) / 2))


@lru_cache(maxsize=1024)
def smallest_real_rise(base: int, conf: float = CONFIDENCE) -> int:
    """Return the smallest later count that the exact test could call a real rise from ``base``."""
    at = near_rise(base, conf)
    while not is_rise(base, at, conf):
        at += 1
    while is_rise(base, at - 1, conf):
        at -= 1
    return at


@lru_cache(maxsize=1024)
def smallest_real_fall(base: int, conf: float = CONFIDENCE) -> int | None:
    """Return the largest later count that the exact test could call a real fall from ``base``.

    None where even a later count of nought could be chance.
    """
    if not is_rise(0, base, conf):
        return None
    at = near_fall(base, conf)
    while not is_rise(at, base, conf):
        at -= 1
    while is_rise(at + 1, base, conf):
        at += 1
    return at


def is_rise(base: int, later: int, conf: float = CONFIDENCE) -> bool:
    """Tell whether the exact test calls a later count a rise."""
    tail = beta_lower(later, base + 1, 1.0) if later else 1.0
    return 2 * tail <= 1 - conf
