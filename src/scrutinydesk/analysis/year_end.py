"""The arithmetic of a year that is not over: four ways to tell its remainder, and how far each may miss.

Of a financial year ``done`` months are known and sum to A. Of a year before, the same months sum to
A' and the others, its remainder, to B. Formulas and sources: docs/statistics.md.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from scrutinydesk.analysis.dispersion import phi_of

YEAR = 12
SHARED_YEARS = 3
# The excess variance is that of the latest years: it takes three to see any, and old ones tell little.
FEWEST_MISSES, MOST_MISSES = 3, 5


class Method(StrEnum):
    """How the rest of the year is told."""

    RATIO = "last_year_ratio"
    REMAINDER = "last_year_remainder"
    SHARE = "three_year_share"
    RUN_RATE = "run_rate"


class Remainder(NamedTuple):
    """What one method expects of the months to come.

    Attributes
    ----------
    value : float
    sampling : float
        Sum of the reciprocals of the counts it rests on: its relative variance if they were Poisson.
    """

    value: float
    sampling: float


class Miss(NamedTuple):
    """How a year turned out against what a method had expected of its remainder.

    Attributes
    ----------
    year : int
        Ordinal of its first month.
    square : float
        Of log(actual / expected).
    sampling : float
        What it would be if the counts were Poisson.
    """

    year: int
    square: float
    sampling: float


class Years:
    """A monthly series cut into financial years, each at the same month.

    Parameters
    ----------
    monthly : mapping of month ordinal to count
        Without the months that are missing.
    done : int
        1 to 11.
    start : int
        Ordinal of the first month of the year that is to be projected.
    """

    def __init__(self, monthly: Mapping[int, float], done: int, start: int) -> None:
        self.monthly = monthly
        self.done = done
        self.start = start
        self._whole: dict[int, tuple[float, float] | None] = {}
        self._blocks: dict[int, float | None] = {}
        self._found: dict[int, dict[Method, Remainder]] = {}
        first = min(monthly, default=start)
        self.first = start - YEAR * ((start - first) // YEAR)

    def whole(self, start: int) -> tuple[float, float] | None:
        """Return (A, B) of the year that begins with a month, or None where a month is missing."""
        if start not in self._whole:
            months = self.monthly
            known = [months[at] for at in range(start, start + YEAR) if at in months]
            parts = (sum(known[: self.done]), sum(known[self.done :])) if len(known) == YEAR else None
            self._whole[start] = parts
        return self._whole[start]

    def remainders(self, start: int) -> dict[Method, Remainder]:
        """Return what each method expects of the year that begins with a month.

        A method is left out where what it needs is missing, or nought where it divides by it.
        """
        if start not in self._found:
            self._found[start] = self._remainders(start)
        return self._found[start]

    def _remainders(self, start: int) -> dict[Method, Remainder]:
        months = self.monthly
        known = [months[at] for at in range(start, start + self.done) if at in months]
        so_far = sum(known)
        if len(known) < self.done or so_far < 0:
            return {}
        found: dict[Method, Remainder] = {}
        last = self.whole(start - YEAR)
        if last is not None and last[1] > 0:
            before, rest = last
            found[Method.REMAINDER] = Remainder(rest, 1 / rest)
            if so_far and before > 0:
                sampling = 1 / so_far + 1 / before + 1 / rest
                found[Method.RATIO] = Remainder(rest * so_far / before, sampling)
        if so_far:
            self._of_shares(start, so_far, found)
            found[Method.RUN_RATE] = Remainder(so_far * (YEAR - self.done) / self.done, 1 / so_far)
        return found

    def _of_shares(self, start: int, so_far: float, found: dict[Method, Remainder]) -> None:
        past = [self.whole(start - YEAR * back) for back in range(1, SHARED_YEARS + 1)]
        years = [year for year in past if year is not None and min(year) > 0]
        if len(years) == SHARED_YEARS:
            share = sum(before / (before + rest) for before, rest in years) / SHARED_YEARS
            sampling = sum(1 / before + 1 / rest for before, rest in years) / SHARED_YEARS**2
            found[Method.SHARE] = Remainder(so_far * (1 - share) / share, 1 / so_far + sampling)

    def misses(self, start: int, method: Method) -> list[Miss]:
        """Return by how much the method missed the latest years before one, oldest first."""
        found = self._misses.get(method, [])
        end = bisect_left(found, start, key=_year)
        return found[max(0, end - MOST_MISSES) : end]

    @cached_property
    def _misses(self) -> dict[Method, list[Miss]]:
        found: dict[Method, list[Miss]] = {}
        for year in range(self.first, self.start, YEAR):
            parts = self.whole(year)
            if parts is None or parts[1] <= 0:
                continue
            rest = parts[1]
            for method, expected in self.remainders(year).items():
                if expected.value > 0:
                    log = math.log(rest / expected.value)
                    found.setdefault(method, []).append(Miss(year, log * log, expected.sampling + 1 / rest))
        return found

    def phi(self, start: int) -> float | None:
        """Return the dispersion as it was known when ``done`` months of the year were."""
        return phi_of(self.monthly, start + self.done - 1, self._blocks)


def _year(miss: Miss) -> int:
    return miss.year


def excess(misses: Sequence[Miss], phi: float) -> float:
    """Return by how much the misses of past years vary beyond what phi explains; nought with too few.

    The variance is about nought, which is what the method expects: its bias counts.
    """
    if len(misses) < FEWEST_MISSES:
        return 0.0
    seen = told = 0.0
    for _, square, sampling in misses:
        seen += square
        told += sampling
    return max(0.0, (seen - phi * told) / len(misses))


def deviation(remainder: Remainder, phi: float, tau2: float) -> float:
    """Return the standard deviation of a projected year: only its remainder is uncertain."""
    rest = remainder.value
    return math.sqrt(phi * rest + rest * rest * (phi * remainder.sampling + tau2))
