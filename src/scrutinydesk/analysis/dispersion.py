"""How much more monthly counts vary than chance alone would make them: phi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutinydesk.analysis.incomplete import gamma_upper

YEAR = 12
BLOCKS = 2
# A report asks this of some sixty series: at one in twenty, three would be called by chance.
LEVEL = 0.01
FEWEST_FREE = 2


@dataclass(frozen=True, slots=True)
class Dispersion:
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
    excess, freedom = 0.0, 0
    for block in range(BLOCKS):
        last = end - YEAR * block
        now = [monthly.get(last - n) for n in range(YEAR)]
        then = [monthly.get(last - YEAR - n) for n in range(YEAR)]
        after = [value for value in now if value is not None]
        before = [value for value in then if value is not None]
        if len(after) < YEAR or len(before) < YEAR or not sum(before) or not sum(after):
            break
        excess += _squares(after, before, sum(after) / sum(before))
        freedom += YEAR - 1
    if not freedom:
        return None
    rare = gamma_upper(freedom / 2, excess / 2) < LEVEL if excess > freedom else False
    return Dispersion(max(1.0, excess / freedom), freedom, rare)


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
    rare = gamma_upper(freedom / 2, excess / 2) < LEVEL if excess > freedom else False
    return Dispersion(max(1.0, excess / freedom), freedom, rare)


def _squares(now: list[float], then: list[float], growth: float) -> float:
    result = 0.0
    for y, before in zip(now, then, strict=True):
        # A month of none has no variance of its own: take that of the pair.
        variance = growth * before * (1 + growth) if before else growth * y
        if variance:
            result += (y - growth * before) ** 2 / variance
    return result
