"""Exact intervals and tests of many pairs of counts at once: the very numbers of one by one, sooner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import (
    CONFIDENCE,
    HALF,
    Interval,
    RateRatio,
    rate_ratio_exact,
    ratio_of,
    smallest_real_fall,
    smallest_real_rise,
    z_of,
)
from scrutinydesk.analysis.many_beta import EXACTLY, beta_lowers, beta_odds_lowers, nearly_beta_lowers

if TYPE_CHECKING:
    from scrutinydesk.analysis.rows import Array

TAIL = (1 - CONFIDENCE) / 2
Pair = tuple[int, int]


def rate_ratios_exact(pairs: Iterable[Pair]) -> dict[Pair, RateRatio]:
    """Return ``rate_ratio_exact`` of each pair of a later and an earlier count."""
    import numpy as np  # noqa: PLC0415  one pair does without

    asked = dict.fromkeys(pairs)
    wanted = [pair for pair in asked if min(pair) > 0 and sum(pair) + 2 < EXACTLY]
    if not wanted:
        return {pair: rate_ratio_exact(*pair) for pair in asked}
    later, earlier = np.array(wanted, dtype=float).T.copy()
    level = np.full(len(wanted), TAIL)
    odds = beta_odds_lowers(
        np.concatenate([level, 1 - (1 - level)]),
        np.concatenate([later, earlier]),
        np.concatenate([earlier, later]) + 1,
    )
    low, high = odds[: len(wanted)].tolist(), (1 / odds[len(wanted) :]).tolist()
    fewer, more = np.minimum(later, earlier), np.maximum(later, earlier)
    tails = beta_lowers(more, fewer + 1, np.ones(len(wanted)))
    both = tails >= HALF
    tails[both] = np.minimum(tails[both], beta_lowers(fewer[both], more[both] + 1, np.ones(both.sum())))
    ps = np.minimum(1.0, 2 * tails).tolist()
    found = {
        pair: RateRatio(ratio_of(*pair), Interval(low[at], high[at]), ps[at])
        for at, pair in enumerate(wanted)
    }
    return {pair: found.get(pair) or rate_ratio_exact(*pair) for pair in asked}


def _near_reals(base: Array) -> tuple[Array, Array]:
    """Return ``near_rise`` and ``near_fall`` of each."""
    import numpy as np  # noqa: PLC0415  as above

    z2 = z_of(CONFIDENCE) ** 2
    rise = base + 1 + np.ceil((z2 + np.sqrt(z2 * z2 + 4 * z2 * (2 * base + 1))) / 2)
    less = np.ceil((np.sqrt(z2 * z2 + 4 * z2 * np.maximum(2 * base - 1, 0)) - z2) / 2)
    return rise, np.maximum(base - 1 - less, 0)


def smallest_reals(bases: Iterable[int]) -> dict[int, tuple[int, int | None]]:
    """Return ``smallest_real_rise`` and ``smallest_real_fall`` of each count."""
    import numpy as np  # noqa: PLC0415  as above

    asked = list(dict.fromkeys(bases))
    wanted = [each for each in asked if each < EXACTLY / 4]
    base = np.array(wanted, dtype=float)
    rise, fall = _near_reals(base)
    rises, falls = rise.astype(int).tolist(), fall.astype(int).tolist()
    # The rise and the count before it, the fall and the count after it: where the two of each are told
    # apart it is the one looked for.
    later = np.concatenate([rise, rise - 1, base, base])
    earlier = np.concatenate([base, base, fall, fall + 1])
    tails, wrong = nearly_beta_lowers(np.maximum(later, 1), earlier + 1)
    apart = 2 * tails / (1 - CONFIDENCE) - 1
    # What is not told for sure is left to the function for one.
    up, less, down, more = np.where(np.abs(apart) > wrong, apart <= 0, np.nan).reshape(4, -1)
    rise_known, fall_known = ((up == 1) & (less == 0)).tolist(), ((down == 1) & (more == 0)).tolist()
    known = {
        each: (
            rises[at] if rise_known[at] else smallest_real_rise(each),
            falls[at] if fall_known[at] and each else smallest_real_fall(each),
        )
        for at, each in enumerate(wanted)
    }
    return {each: known.get(each) or (smallest_real_rise(each), smallest_real_fall(each)) for each in asked}
