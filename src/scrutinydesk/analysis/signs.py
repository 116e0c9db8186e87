"""In how many forces a measure rose, and whether as many would by chance."""

from __future__ import annotations

import math


def sign_test(up: int, down: int) -> float:
    """Return the two-sided p-value of so many rises and falls if both were equally likely.

    Exact binomial: twice the smaller tail, which is whole since the halves mirror each other. Forces that
    neither rose nor fell are in neither number. 1 without any.

    Raises
    ------
    ValueError
        If a number is below zero.
    """
    if up < 0 or down < 0:
        what = f"rises and falls are counted from zero, not {up} and {down}"
        raise ValueError(what)
    n = up + down
    tail = sum(math.comb(n, k) for k in range(min(up, down) + 1))
    # Whole numbers divide without overflow, however many there are.
    return min(1.0, 2 * tail / 2**n)
