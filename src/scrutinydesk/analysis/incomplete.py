"""Incomplete beta and gamma functions and their quantiles, in the standard library alone.

For shapes of 1 or more, which is what counts give.

``scipy.special`` takes longer to import than a whole report takes to draft; see
``docs/decisions/0010-own-incomplete-beta.md``. The tests hold these against scipy.

The power terms are computed in Loader's saddle-point form (C. Loader, "Fast and accurate
computation of binomial probabilities", 2000), which keeps its digits for counts in the millions,
where differences of ``lgamma`` lose them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from scrutinydesk.analysis.beta_integral import LARGE, fractions_of_large

_Evaluate = Callable[[float], tuple[float, float, float]]
TINY = 1e-300
EPSILON = 1e-16
# A factor of the continued fraction that lies so near to 1 changes nothing more.
SETTLED = 2 * EPSILON
MOST_TERMS = 100_000
# From these shapes on the fraction takes tens of thousands of turns near the mean.
MANY = 1e8
NEARLY_MEAN = 1e-3
MOST_STEPS = 60
# Halley's method triples the digits: after so short a step the rest is below rounding.
SHORT_STEP = 1e-6
SURELY_BELOW, SURELY_ABOVE = 0.36, 0.64
STIRLING_FROM = 10.0
NEAR = 0.5
_HALF_LOG_2PI = 0.5 * math.log(2 * math.pi)


def stirling_error(a: float) -> float:
    """Return log of gamma(a) less Stirling's approximation to it."""
    if a < STIRLING_FROM:
        return math.lgamma(a) - (a - 0.5) * math.log(a) + a - _HALF_LOG_2PI
    inverse = 1 / (a * a)
    series = 1 / 1680 - inverse / 1188
    return (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * series))) / a


def _deviance(a: float, mean: float) -> float:
    """Return ``a log(a / mean) + mean - a`` without cancellation near ``a = mean``."""
    apart = (mean - a) / a
    ratio = math.log1p(apart) if abs(apart) < NEAR else math.log(mean / a)
    return mean - a - a * ratio


def beta_power(a: float, b: float, odds: float) -> float:
    """Return ``x^a (1 - x)^b / B(a, b)`` with ``x = odds / (1 + odds)``."""
    n = a + b
    errors = stirling_error(n) - stirling_error(a) - stirling_error(b)
    deviance = _deviance(a, n * odds / (1 + odds)) + _deviance(b, n / (1 + odds))
    return math.sqrt(a * b / (2 * math.pi * n)) * math.exp(errors - deviance)


def beta_fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction of the incomplete beta function, of large shapes as an integral."""
    large = a >= LARGE and b >= LARGE
    return float(fractions_of_large(a, b, x)[0]) if large else lentz(a, b, x)


def lentz(a: float, b: float, x: float) -> float:
    """Return the continued fraction by Lentz's method."""
    total, plus, minus = a + b, a + 1, a - 1
    c, d = 1.0, 1 / ((1 - total * x / plus) or TINY)
    result = d
    for m in range(1, MOST_TERMS):
        even = a + 2 * m
        term = m * (b - m) * x / ((minus + 2 * m) * even)
        d = 1 / ((1 + term * d) or TINY)
        c = (1 + term / c) or TINY
        result *= c * d
        term = -(a + m) * (total + m) * x / (even * (plus + 2 * m))
        d = 1 / ((1 + term * d) or TINY)
        c = (1 + term / c) or TINY
        step = c * d
        result *= step
        if abs(step - 1) < SETTLED:
            break
    return result


def _beta_of_many(a: float, b: float, odds: float) -> float:
    """Return the same of very large shapes, of which the fraction would take too many turns.

    The first two terms of Temme's expansion ("Special functions", 1996, 11.3.3): what is left out is a
    part of 1 / (a + b) of the second.
    """
    n = a + b
    deviance = _deviance(a, n * odds / (1 + odds)) + _deviance(b, n / (1 + odds))
    apart = (b * odds - a) / (1 + odds) / math.sqrt(a * b / n)
    score = math.copysign(math.sqrt(2 * max(deviance, 0.0)), apart)
    bend = 1 / score - 1 / apart if abs(score) > NEARLY_MEAN else 0.0
    return math.erfc(-score / math.sqrt(2)) / 2 + math.exp(-deviance) / math.sqrt(2 * math.pi) * bend


def beta_lower(a: float, b: float, odds: float) -> float:
    """Return the regularised incomplete beta function at ``x = odds / (1 + odds)``."""
    if odds <= 0 or math.isinf(odds):
        return 0.0 if odds <= 0 else 1.0
    if a + b > MANY:
        return _beta_of_many(a, b, odds)
    x = odds / (1 + odds)
    power = beta_power(a, b, odds)
    if x < (a + 1) / (a + b + 2):
        return power * beta_fraction(a, b, x) / a
    return 1 - power * beta_fraction(b, a, 1 / (1 + odds)) / b


def _climb(value: float, start: float, evaluate: _Evaluate) -> float:
    """Solve ``log F(t) = log value`` by Halley's method on a log-concave ``F``.

    ``evaluate(t)`` gives ``F``, its derivative, and the derivative's logarithmic derivative.
    Newton's step on a concave function never passes the root from the left, so it is taken
    wherever Halley's correction would be large.
    """
    t = start
    for _ in range(MOST_STEPS):
        step = halley_step(value, *evaluate(t))
        t -= step
        if abs(step) < SHORT_STEP:
            break
    return t


def halley_step(value: float, whole: float, slope: float, bend: float) -> float:
    """Return by how much a point lies too far to the right, from what ``evaluate`` gives of it."""
    gradient = slope / whole
    gap = (math.log(whole) - math.log(value)) / gradient
    correction = 1 - 0.5 * gap * (bend - gradient)
    return gap / correction if correction > 0.5 else gap  # noqa: PLR2004  see above


def beta_odds(p: float, a: float, b: float) -> float:
    """Return the odds ``x / (1 - x)`` of the ``p`` quantile ``x`` of the beta distribution."""
    # The mean of a density whose logarithm is concave has 1/e below it and 1/e above it, at least.
    if p > SURELY_ABOVE or (p > SURELY_BELOW and p > beta_lower(a, b, a / b)):
        return 1 / beta_odds_lower(1 - p, b, a)
    return beta_odds_lower(p, a, b)


def beta_odds_lower(p: float, a: float, b: float) -> float:
    """Return the odds of the ``p`` quantile, for a ``p`` that lies below the mean."""

    def evaluate(t: float) -> tuple[float, float, float]:
        odds = math.exp(t)
        x = odds / (1 + odds)
        power = beta_power(a, b, odds)
        many = a + b > MANY
        whole = _beta_of_many(a, b, odds) if many else power * beta_fraction(a, b, x) / a
        return whole, power, a - (a + b) * x

    return math.exp(_climb(p, beta_start(p, a, b), evaluate))


def beta_start(p: float, a: float, b: float) -> float:
    """Return rough log odds of the ``p`` quantile."""
    start = _fisher_start(p, a, b)
    # Where a is small the lower tail is a power of x, and the normal start lies far below.
    return max(start, (math.log(p) + math.log(a) + _log_beta(a, b)) / a) if a < 1.5 else start  # noqa: PLR2004  where the first term of the series is near enough


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _fisher_start(p: float, a: float, b: float) -> float:
    """Return rough log odds: the approximation 26.5.22 of Abramowitz and Stegun."""
    z = -normal_quantile(p)
    if a <= 1 or b <= 1:
        return math.log(a / b) - z * math.sqrt(1 / a + 1 / b)
    u, v = 1 / (2 * a - 1), 1 / (2 * b - 1)
    h = 2 / (u + v)
    skew = (z * z - 3) / 6
    w = z * math.sqrt(h + skew) / h - (v - u) * (skew + 5 / 6 - 2 / (3 * h))
    return math.log(a / b) - 2 * w


@lru_cache(maxsize=256)
def normal_quantile(p: float) -> float:
    """Return the quantile of the standard normal distribution."""
    from statistics import NormalDist  # noqa: PLC0415  needed by few paths; costs 5 ms

    return NormalDist().inv_cdf(p)


def _gamma_power(a: float, x: float) -> float:
    """Return ``x^a e^-x / gamma(a)``."""
    return math.sqrt(a / (2 * math.pi)) * math.exp(-stirling_error(a) - _deviance(a, x))


def gamma_lower(a: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function."""
    return _gamma_series(a, x) if x < a + 1 else 1 - _gamma_fraction(a, x)


def gamma_upper(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function."""
    return 1 - _gamma_series(a, x) if x < a + 1 else _gamma_fraction(a, x)


def _gamma_series(a: float, x: float) -> float:
    term = total = 1.0
    n = a
    while term > total * EPSILON:
        n += 1
        term *= x / n
        total += term
    return _gamma_power(a, x) * total / a


def _gamma_fraction(a: float, x: float) -> float:
    b = x + 1 - a
    c, d = 1 / TINY, 1 / b
    result = d
    for m in range(1, MOST_TERMS):
        term = m * (a - m)
        b += 2
        d = 1 / ((term * d + b) or TINY)
        c = (b + term / c) or TINY
        step = c * d
        result *= step
        if abs(step - 1) < SETTLED:
            break
    return _gamma_power(a, x) * result


def gamma_quantile(p: float, a: float, *, upper: bool = False) -> float:
    """Return the point with probability ``p`` below it (``upper``: above it)."""
    # Wilson and Hilferty's start: the cube root is nearly normal.
    z = normal_quantile(p) * (-1 if upper else 1)
    root = 1 - 1 / (9 * a) + z / (3 * math.sqrt(a))
    floor = math.exp((math.log(p) + math.lgamma(a + 1)) / a)
    start = math.log(max(a * root**3, floor)) if root > 0 else math.log(floor)
    tail = gamma_upper if upper else gamma_lower
    sign = -1 if upper else 1

    def evaluate(t: float) -> tuple[float, float, float]:
        x = math.exp(t)
        return tail(a, x), sign * _gamma_power(a, x), a - x

    return math.exp(_climb(p, start, evaluate))
