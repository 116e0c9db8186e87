"""Quantiles of many binomial and Poisson counts at once, with the steps between counts made even."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk.analysis.incomplete import normal_quantile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

# From this variance on the expansion of Cornish and Fisher is right to a hundredth of a count.
EXPANDED_FROM = 25.0
# No count of a variance below that lies so high: the mean is then below 50.
TABLE = 150


def binomial_quantiles(mean: Array, share: float, levels: Sequence[float]) -> Array:
    """Return the points below which a count lies with given probabilities, a row a level.

    Between two counts, whose cumulative probabilities are known, the line between them is taken, so that
    ``x`` is the quantile of its own cumulative probability (Spiegelhalter 2005, A.1.1). Below the
    probability of none the point lies between -1 and 0.

    Parameters
    ----------
    mean : array
        Expected counts, above zero.
    share : float
        Chance of one case, below 1, the number of trials being ``mean / share``; 0 for Poisson counts.
    """
    import numpy as np  # noqa: PLC0415  not needed before the first funnel

    if share > 0.5:  # noqa: PLR2004  the table below is short where the rarer outcome is counted
        n = mean / share
        return n - 1 - binomial_quantiles(n - mean, 1 - share, [1 - level for level in levels])
    result = _expanded(mean, share, levels)
    few = mean * (1 - share) < EXPANDED_FROM
    if few.any():
        result[:, few] = _tabled(mean[few], share, np.asarray(levels))
    return result


def _expanded(mean: Array, share: float, levels: Sequence[float]) -> Array:
    import numpy as np  # noqa: PLC0415  late: decision 6

    variance = mean * (1 - share)
    spread = np.sqrt(variance)
    skew = (1 - 2 * share) / spread
    excess = (1 - 6 * share * (1 - share)) / variance
    z = np.asarray([[normal_quantile(level)] for level in levels])
    bent = z + skew * (z**2 - 1) / 6 + excess * (z**3 - 3 * z) / 24 - skew**2 * (2 * z**3 - 5 * z) / 36
    result: Array = mean + spread * bent - 0.5
    return result


def _tabled(mean: Array, share: float, levels: Array) -> Array:
    import numpy as np  # noqa: PLC0415  late: decision 6

    counts = np.arange(TABLE)
    if share > 0:
        n = mean / share
        start = n * np.log1p(-share)
        steps = np.maximum(n[:, None] - counts[:-1], 0) / counts[1:] * (share / (1 - share))
    else:
        start = -mean
        steps = mean[:, None] / counts[1:]
    chances = np.exp(start)[:, None] * np.cumprod(np.hstack((np.ones((len(mean), 1)), steps)), axis=1)
    upto = np.cumsum(chances, axis=1)
    result = np.empty((len(levels), len(mean)))
    rows = np.arange(len(mean))
    for number, level in enumerate(levels):
        at = np.argmax(upto >= level, axis=1)
        result[number] = at - (upto[rows, at] - level) / chances[rows, at]
    return result
