"""Limits of the individuals chart (XmR)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# 3 / d2 and D4 for ranges of two (Shewhart; NHSRplotthedots).
LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267


class XmR(NamedTuple):
    """Mean and limits of a series of single values.

    Attributes
    ----------
    lower, upper : float
        Three-sigma limits; a count's lower limit may be negative and is clipped in drawing only.
    amr : float
        Mean moving range, after screening if asked for.
    n : int
        Values beneath it.
    """

    mean: float
    lower: float
    upper: float
    amr: float
    n: int

    @property
    def inner_lower(self) -> float:
        """Two-sigma limit below the mean."""
        return self.mean - LIMIT_FACTOR * self.amr * 2 / 3

    @property
    def inner_upper(self) -> float:
        """Two-sigma limit above the mean."""
        return self.mean + LIMIT_FACTOR * self.amr * 2 / 3


def xmr(values: Sequence[float], *, screen: bool = True) -> XmR:
    """Return the limits of the values in time order.

    With ``screen``, moving ranges of 3.267 times their mean or more are left out once, and the
    mean range taken again; the mean of the values keeps all of them (Nelson 1982).

    Raises
    ------
    ValueError
        With fewer than two values.
    """
    if len(values) < 2:  # noqa: PLR2004  one moving range at least
        what = "limits need two values at least"
        raise ValueError(what)
    # Equal values must give exactly their value, or each would lie outside its own limits.
    mean = values[0] if min(values) == max(values) else math.fsum(values) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    amr = math.fsum(ranges) / len(ranges)
    if screen and amr > 0:
        kept = [each for each in ranges if each < SCREEN_FACTOR * amr]
        amr = math.fsum(kept) / len(kept)
    reach = LIMIT_FACTOR * amr
    return XmR(float(mean), mean - reach, mean + reach, amr, len(values))
