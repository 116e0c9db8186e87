"""Limits of the individuals chart (XmR)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scrutinydesk.analysis.rows import Array

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
    import numpy as np  # noqa: PLC0415  the first paint does without

    if len(values) < 2:  # noqa: PLR2004  one moving range at least
        what = "limits need two values at least"
        raise ValueError(what)
    mean, amr = (each.item() for each in limits(np.array([values], dtype=float), screen=screen))
    reach = LIMIT_FACTOR * amr
    return XmR(mean, mean - reach, mean + reach, amr, len(values))


def limits(values: Array, *, screen: bool = True) -> tuple[Array, Array]:
    """Return the mean and the mean moving range of each row of two values or more, as ``xmr`` has them."""
    import numpy as np  # noqa: PLC0415  as above

    count = values.shape[1]
    ranges = np.abs(np.diff(values, axis=1))
    amr: Array = ranges.sum(axis=1) / (count - 1)
    if screen:
        kept = (ranges < SCREEN_FACTOR * amr[:, None]) | (amr == 0)[:, None]
        amr = np.where(kept, ranges, 0.0).sum(axis=1) / kept.sum(axis=1)
    # Equal values must give exactly their value, or each would lie outside its own limits.
    same = values.min(axis=1) == values.max(axis=1)
    return np.where(same, values[:, 0], values.sum(axis=1) / count), amr
