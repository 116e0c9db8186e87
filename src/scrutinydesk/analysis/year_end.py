"""The arithmetic of years that are not over, for many series at once.

Of a financial year ``done`` months are known and sum to A. Of a year before, the same months sum to
A' and the others, its remainder, to B. Four methods tell the remainder of the year; each is tried on the
years before, at the same month. Formulas and sources: docs/statistics.md.

Arrays have one row a series and one column a year, oldest first; the last year is the one projected.
What is not known, or cannot be had, is NaN in here and in no result beyond.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.float64]

YEAR = 12
SHARED_YEARS = 3
# The excess variance is that of the latest years: it takes three to see any, and old ones tell little.
FEWEST_MISSES, MOST_MISSES = 3, 5
# Fewer years than these do not choose a method; more than those are another time.
FEWEST_YEARS, MOST_YEARS = 3, 10
# Beyond so many years nothing is looked at: those tried, what their tau² rests on, and the shares of that.
DEPTH = 1 + MOST_YEARS + MOST_MISSES + SHARED_YEARS


class Method(StrEnum):
    """How the rest of the year is told, in the order in which one is taken where nothing else decides."""

    RATIO = "last_year_ratio"
    REMAINDER = "last_year_remainder"
    SHARE = "three_year_share"
    RUN_RATE = "run_rate"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the methods say of the last year, and what they would have said of those before.

    Attributes
    ----------
    so_far : array, by series
        A.
    value, sd, tau2 : arrays, by method and series
        Of the year's total. NaN where the method cannot be had; ``sd`` also where phi is not known.
    phi : array, by series
    error : array, by method, series and past year
        Projected less actual, in per cent of the outturn; NaN where there was no trial.
    inside : array, by method, series and past year
        1 where the interval of then held the outturn, 0 where not, NaN where there was none.
    method : array, by series
        Place in ``Method`` of the one taken: of least mean absolute error on the years in which all
        could be tried, never the run-rate; -1 where only that can be had.
    compared : array, by series
        Years on which they were compared; nought where there were too few and the first is taken.
    """

    so_far: Array
    value: Array
    sd: Array
    tau2: Array
    phi: Array
    error: Array
    inside: Array
    method: npt.NDArray[np.intp]
    compared: npt.NDArray[np.intp]

    @property
    def spread(self) -> tuple[Array, Array]:
        """The lowest and the highest that methods say of each series; NaN where fewer than two say any."""
        import numpy as np  # noqa: PLC0415  as above

        known = np.isfinite(self.value)
        several = known.sum(axis=0) > 1
        low = np.where(known, self.value, np.inf).min(axis=0)
        high = np.where(known, self.value, -np.inf).max(axis=0)
        return np.where(several, low, np.nan), np.where(several, high, np.nan)


def outlook(monthly: Array, done: int, z: float, most: int = MOST_YEARS) -> Outlook:
    """Return the outlook of series of whole years.

    Parameters
    ----------
    monthly : array, by series, year and month
        No negative counts. The months after ``done`` of the last year are NaN.
    done : int
        1 to 11.
    z : float
        Of the interval: 1.96 for 95%.
    most : int
        Years on which the methods are tried.
    """
    import numpy as np  # noqa: PLC0415  nobody who has no projection made waits for it

    with np.errstate(all="ignore"):
        so_far = monthly[:, :, :done].sum(axis=2)
        # Of whole years only, as all that rests on it.
        rest = monthly[:, :, done:].sum(axis=2) + 0 * so_far
        expected, sampling = _remainders(so_far, rest, done)
        phi = _phi(monthly, done)
        tau2 = _excess(expected, sampling, rest, phi)
        sd = np.sqrt(phi * expected + expected**2 * (phi * sampling + tau2))
        tried = slice(max(0, monthly.shape[1] - 1 - most), -1)
        actual = so_far + rest
        off = expected - rest
        error = np.where(actual > 0, 100 * off / actual, np.nan)[:, :, tried]
        inside = np.where(np.isnan(sd) | np.isnan(off), np.nan, np.abs(off) <= z * sd)[:, :, tried]
    inside = np.where(np.isnan(error), np.nan, inside)
    method, compared = _chosen(error, ~np.isnan(expected[:, :, -1]))
    now = (..., -1)
    value = so_far[now] + expected[now]
    return Outlook(so_far[now], value, sd[now], tau2[now], phi[now], error, inside, method, compared)


def _back(years: Array, by: int = 1, fill: float = float("nan")) -> Array:
    """Return the value that stands so many years before each."""
    import numpy as np  # noqa: PLC0415  as above

    found = np.full_like(years, fill)
    found[..., by:] = years[..., : max(0, years.shape[-1] - by)]
    return found


def _before(years: Array, number: int, fill: float = float("nan")) -> Array:
    """Return the sum of the years before each."""
    found = _back(years, 1, fill)
    for by in range(2, number + 1):
        found = found + _back(years, by, fill)
    return found


def _remainders(so_far: Array, rest: Array, done: int) -> tuple[Array, Array]:
    """Return what each method expects, and the reciprocals of the counts that it rests on, summed."""
    import numpy as np  # noqa: PLC0415  as above

    some, left = np.where(so_far > 0, so_far, np.nan), np.where(rest > 0, rest, np.nan)
    before, after = _back(some), _back(left)
    share, odds = some / (some + left), 1 / some + 1 / left
    mean = _before(share, SHARED_YEARS) / SHARED_YEARS
    of_shares = _before(odds, SHARED_YEARS) / SHARED_YEARS**2
    told = {
        Method.RATIO: (after * some / before, 1 / some + 1 / before + 1 / after),
        Method.REMAINDER: (after + 0 * so_far, 1 / after),
        Method.SHARE: (some * (1 - mean) / mean, 1 / some + of_shares),
        # No projection without a year before: nor is one tried.
        Method.RUN_RATE: (some * (YEAR - done) / done + 0 * _back(so_far + rest), 1 / some),
    }
    return np.stack([told[each][0] for each in Method]), np.stack([told[each][1] for each in Method])


def _excess(expected: Array, sampling: Array, rest: Array, phi: Array) -> Array:
    """Return tau²: how the misses of the years before each vary beyond what its phi explains.

    The variance is about nought, which is what the method expects: its bias counts.
    """
    import numpy as np  # noqa: PLC0415  as above

    square = np.log(rest / expected) ** 2
    known = np.isfinite(square)
    parts = np.stack([np.where(known, square, 0.0), np.where(known, sampling + 1 / rest, 0.0), known])
    seen, told, number = _before(parts, MOST_MISSES, 0.0)
    beyond = (seen - phi * told) / number
    return np.where((number >= FEWEST_MISSES) & (beyond > 0), beyond, 0.0)


def _phi(monthly: Array, done: int) -> Array:
    """Return the dispersion as it was known when ``done`` months of each year were: see ``dispersion``."""
    import numpy as np  # noqa: PLC0415  as above

    series, years, _ = monthly.shape
    found = np.full((series, years), np.nan)
    flat = monthly.reshape(series, years * YEAR)[:, done : done + (years - 1) * YEAR]
    ending = flat.reshape(series, years - 1, YEAR)
    now, then = ending[:, 1:], ending[:, :-1]
    before, after = then.sum(axis=2), now.sum(axis=2)
    growth = np.where((before > 0) & (after > 0), after / before, np.nan)[:, :, None]
    variance = np.where(then > 0, growth * then * (1 + growth), growth * now)
    squares = np.where(variance == 0, 0.0, (now - growth * then) ** 2 / variance).sum(axis=2)
    free = np.where(np.isnan(squares), 0, YEAR - 1)
    earlier, less = _back(squares), _back(free.astype(float), fill=0.0)
    found[:, 2:] = np.maximum(1.0, np.where(less > 0, squares + earlier, squares) / (free + less))
    return found


def _chosen(error: Array, able: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    import numpy as np  # noqa: PLC0415  as above

    able = np.array(able)
    able[list(Method).index(Method.RUN_RATE)] = False
    # The shares need three years more than the others: they stand back before the trial does.
    fewer = np.array(able)
    fewer[list(Method).index(Method.SHARE)] = False
    method = np.where(able.any(axis=0), able.argmax(axis=0), -1)
    compared = np.zeros_like(method)
    for names in (fewer, able):
        some = np.asarray(names.any(axis=0))[:, None]
        common = (~np.isnan(error) | ~names[:, :, None]).all(axis=0) & some
        years = np.sum(common, axis=1)
        missed = np.where(common, np.abs(error), 0.0).sum(axis=2)
        best = np.where(names, missed, np.inf).argmin(axis=0)
        enough = years >= FEWEST_YEARS
        method, compared = np.where(enough, best, method), np.where(enough, years, compared)
    return method, compared
