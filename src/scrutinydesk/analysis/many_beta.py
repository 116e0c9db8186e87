"""The incomplete beta function and its quantiles for many shapes at once: the very numbers of one by one.

Sums, products, quotients and square roots of an array have the same bits as those of its elements;
logarithms and exponentials need not, and are left to ``math``, one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from scrutinydesk.analysis.beta_integral import LARGE, fractions_of_large
from scrutinydesk.analysis.incomplete import (
    MOST_STEPS,
    NEAR,
    NEARLY_MEAN,
    SETTLED,
    SHORT_STEP,
    STIRLING_FROM,
    beta_fraction,
    beta_lower,
    beta_odds_lower,
    beta_start,
    normal_quantile,
    stirling_error,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

# Products of two shapes below this are exact as floats, as they are as whole numbers.
EXACTLY = 2**26
# Lanes that are done are taken out so often: an array for each is dearer than a few turns too many.
TURNS = 8
# What takes more turns than this is worked out by itself: an array of a few is dearer than they are.
MOST_TURNS = 400
# So few are worked out one by one sooner.
FEW = 8
# Smaller shapes have a start of their own.
FISHER_FROM = 1.5


def beta_lowers(a: Array, b: Array, odds: Array) -> Array:
    """Return ``beta_lower`` of shapes that make less than ``EXACTLY`` together."""
    import numpy as np  # noqa: PLC0415  one pair of counts does without

    if len(a) < FEW or not ((odds > 0) & np.isfinite(odds)).all():
        return np.array([beta_lower(*each) for each in np.stack([a, b, odds], axis=1).tolist()])
    x = odds / (1 + odds)
    low = x < (a + 1) / (a + b + 2)
    one, other = np.where(low, a, b), np.where(low, b, a)
    part = beta_powers(a, b, odds) * _fractions(one, other, np.where(low, x, 1 / (1 + odds))) / one
    return np.where(low, part, 1 - part)


def beta_odds_lowers(p: Array, a: Array, b: Array) -> Array:
    """Return ``beta_odds_lower`` of each: the odds of a quantile below the mean."""
    import numpy as np  # noqa: PLC0415  as above

    if len(a) < FEW:
        return np.array([beta_odds_lower(*each) for each in np.stack([p, a, b], axis=1).tolist()])
    point = _starts(p, a, b)
    odds, level = _each(math.exp, point), _each(math.log, p)
    left = np.arange(len(p))
    for _ in range(MOST_STEPS):
        one, other, at = a[left], b[left], odds[left]
        x = at / (1 + at)
        power = beta_powers(one, other, at)
        whole = power * _fractions(one, other, x) / one
        # As ``halley_step``.
        gradient = power / whole
        gap = (_each(math.log, whole) - level[left]) / gradient
        correction = 1 - 0.5 * gap * (one - (one + other) * x - gradient)
        step = np.where(correction > 0.5, gap / correction, gap)  # noqa: PLR2004  see there
        point[left] -= step
        odds[left] = _each(math.exp, point[left])
        left = left[np.abs(step) >= SHORT_STEP]
        if not len(left):
            break
    return odds


def nearly_beta_lowers(a: Array, b: Array) -> tuple[Array, Array]:
    """Return ``beta_lower`` at odds of 1 by Temme's expansion, and by which part it may be wrong.

    The bound is for values from 0.005 to 0.08: there no count up to a million comes nearer to it than to
    a third.
    """
    import numpy as np  # noqa: PLC0415  as above

    n = a + b
    deviance = _deviances(a, n / 2) + _deviances(b, n / 2)
    apart = (b - a) / 2 / np.sqrt(a * b / n)
    score = np.copysign(np.sqrt(2 * np.maximum(deviance, 0.0)), apart)
    with np.errstate(divide="ignore", invalid="ignore"):
        bend = np.where(np.abs(score) > NEARLY_MEAN, 1 / score - 1 / apart, 0.0)
    tails = _each(math.erfc, -score / math.sqrt(2)) / 2
    return tails + _each(math.exp, -deviance) / math.sqrt(2 * math.pi) * bend, n**-1.5


def beta_powers(a: Array, b: Array, odds: Array) -> Array:
    """Return ``beta_power`` of each."""
    import numpy as np  # noqa: PLC0415  as above

    n = a + b
    errors = _stirling_errors(n) - _stirling_errors(a) - _stirling_errors(b)
    deviance = _deviances(a, n * odds / (1 + odds)) + _deviances(b, n / (1 + odds))
    return np.sqrt(a * b / (2 * math.pi * n)) * _each(math.exp, errors - deviance)


def _fractions(a: Array, b: Array, x: Array) -> Array:
    """Return ``beta_fraction`` of each."""
    import numpy as np  # noqa: PLC0415  as above

    found = np.empty(len(a))
    large = (a >= LARGE) & (b >= LARGE)
    found[large] = fractions_of_large(a[large], b[large], x[large])
    found[~large] = _fractions_of_small(a[~large], b[~large], x[~large])
    left = np.isnan(found)
    if left.any():
        found[left] = [beta_fraction(*each) for each in np.stack([a, b, x], axis=1)[left].tolist()]
    return found


def _fractions_of_small(a: Array, b: Array, x: Array) -> Array:
    """Return ``beta_fraction`` of each; no number for those that take many turns or a special one."""
    import numpy as np  # noqa: PLC0415  as above

    found = np.full(len(a), np.nan)
    where, still = np.arange(len(a)), np.ones(len(a), dtype=bool)
    total, plus, minus = a + b, a + 1, a - 1
    # A denominator of nought, which the fraction of one steps over, leaves what is no number.
    with np.errstate(all="ignore"):
        c, d = np.ones(len(a)), 1 / (1 - total * x / plus)
        result = d.copy()
        for m in range(1, MOST_TURNS):
            even = a + 2 * m
            term = m * (b - m) * x / ((minus + 2 * m) * even)
            d = 1 / (1 + term * d)
            c = 1 + term / c
            result *= c * d
            term = -(a + m) * (total + m) * x / (even * (plus + 2 * m))
            d = 1 / (1 + term * d)
            c = 1 + term / c
            step = c * d
            result *= step
            done = still & (np.abs(step - 1) < SETTLED)
            if done.any():
                found[where[done]] = result[done]
                still &= ~done
            if m % TURNS == 0:
                if not still.any():
                    break
                a, b, x, total, plus = a[still], b[still], x[still], total[still], plus[still]
                minus, c, d, result = minus[still], c[still], d[still], result[still]
                where, still = where[still], still[still]
    return found


def _each(function: Callable[[float], float], values: Array) -> Array:
    import numpy as np  # noqa: PLC0415  as above

    return np.array(list(map(function, values.tolist())), dtype=float)


def _stirling_errors(a: Array) -> Array:
    inverse = 1 / (a * a)
    series = inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188))
    found: Array = (1 / 12 - inverse * (1 / 360 - series)) / a
    few = a < STIRLING_FROM
    if few.any():
        found[few] = [stirling_error(each) for each in a[few].tolist()]
    return found


def _deviances(a: Array, mean: Array) -> Array:
    import numpy as np  # noqa: PLC0415  as above

    apart = (mean - a) / a
    ratio = _each(math.log1p, np.where(np.abs(apart) < NEAR, apart, 0.0))
    far = np.abs(apart) >= NEAR
    if far.any():
        ratio[far] = _each(math.log, mean[far] / a[far])
    found: Array = mean - a - a * ratio
    return found


def _starts(p: Array, a: Array, b: Array) -> Array:
    """Return ``beta_start`` of each."""
    import numpy as np  # noqa: PLC0415  as above

    z = -_each(normal_quantile, p)
    u, v = 1 / (2 * a - 1), 1 / (2 * b - 1)
    h = 2 / (u + v)
    skew = (z * z - 3) / 6
    w = z * np.sqrt(h + skew) / h - (v - u) * (skew + 5 / 6 - 2 / (3 * h))
    found = _each(math.log, a / b) - 2 * w
    few = (a < FISHER_FROM) | (b <= 1)
    if few.any():
        found[few] = [beta_start(*each) for each in np.stack([p, a, b], axis=1)[few].tolist()]
    return found
