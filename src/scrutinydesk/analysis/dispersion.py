"""How much more monthly counts vary than chance alone would make them: phi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.incomplete import gamma_quantile, gamma_upper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

YEAR = 12
BLOCKS = 2
# A report asks this of some sixty series: at one in twenty, three would be called by chance.
LEVEL = 0.01
FEWEST_FREE = 2
# So near to what is just rare the tail itself decides.
NEAR = 1e-6


class Dispersion(NamedTuple):
    """The dispersion of monthly counts about last year's months times the growth.

    Attributes
    ----------
    phi : float
        1 or more: Poisson counts have 1.
    freedom : int
        Degrees of freedom beneath it: eleven a year compared, or one fewer than the months.
    beyond_chance : bool
        Whether so large a value would be rare (1 in 100) if the counts were Poisson. Phi from
        two years wanders up to 1.8 where the truth is 1.
    """

    phi: float
    freedom: int
    beyond_chance: bool


def dispersion(monthly: Mapping[int, float], end: int) -> Dispersion | None:
    """Return phi from the last two years to ``end`` against the years before each.

    Parameters
    ----------
    monthly : mapping of month ordinal to count
        24 months without a hole give one comparison of years, 36 give two; with fewer there is
        none, and the result is None.
    """
    import numpy as np  # noqa: PLC0415  the first paint does without

    for years in range(BLOCKS + 1, 1, -1):
        values = [monthly.get(at) for at in range(end - YEAR * years + 1, end + 1)]
        if None not in values:
            return dispersions(np.array([values], dtype=float))[0]
    return None


def dispersions(rows: Array) -> list[Dispersion | None]:
    """Return phi of each row of two or three whole years, oldest month first; see ``dispersion``."""
    import numpy as np  # noqa: PLC0415  as above

    years = rows.reshape(len(rows), -1, YEAR)
    excess, freedom = np.zeros(len(rows)), np.zeros(len(rows), dtype=int)
    counted = np.ones(len(rows), dtype=bool)
    for block in range(1, years.shape[1]):
        now, then = years[:, -block], years[:, -block - 1]
        after, before = _added(now), _added(then)
        # A year without any ends it: nothing is held against that, nor against what lies before.
        counted &= (after != 0) & (before != 0)
        with np.errstate(all="ignore"):
            growth = (after / before)[:, None]
            # A month of none has no variance of its own: take that of the pair.
            variance = np.where(then != 0, growth * then * (1 + growth), growth * now)
            apart = now - growth * then
            squares = np.where(variance != 0, apart * apart / variance, 0.0)
        excess += np.where(counted, _added(squares), 0.0)
        freedom += np.where(counted, YEAR - 1, 0)
    return [_told(*each) if each[1] else None for each in zip(excess.tolist(), freedom.tolist(), strict=True)]


def _added(months: Array) -> Array:
    """Return the sum of each row, added one by one from the last month back."""
    result: Array = months[:, ::-1].cumsum(axis=1)[:, -1]
    return result


def _told(excess: float, freedom: int) -> Dispersion:
    return Dispersion(max(1.0, excess / freedom), freedom, _rare(excess, freedom))


def _rare(excess: float, freedom: int) -> bool:
    """Tell whether chance alone gives so much excess less often than at ``LEVEL``."""
    critical = _critical(freedom)
    if abs(excess / critical - 1) > NEAR:
        return excess > critical
    return gamma_upper(freedom / 2, excess / 2) < LEVEL


@lru_cache(maxsize=256)
def _critical(freedom: int) -> float:
    return 2 * gamma_quantile(LEVEL, freedom / 2, upper=True)


def dispersion_about_mean(values: Sequence[float]) -> Dispersion | None:
    """Return phi of months about their own mean, for a series with no year before to go by.

    Season, trend and the change in question all count as dispersion: it errs on the side of
    saying nothing. None for fewer than three months, or for none but noughts.
    """
    freedom = len(values) - 1
    mean = sum(values) / len(values) if values else 0.0
    if freedom < FEWEST_FREE or mean <= 0:
        return None
    excess = sum((value - mean) ** 2 for value in values) / mean
    return _told(excess, freedom)
