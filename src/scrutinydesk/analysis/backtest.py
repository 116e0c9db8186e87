"""What each method would have said of past years at the same month, and which is therefore taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from scrutinydesk.analysis.intervals import CONFIDENCE, z_of
from scrutinydesk.analysis.year_end import YEAR, Method, Years, deviation, excess

# Fewer years than these do not choose a method; more than those are another time.
FEWEST_YEARS = 3
MOST_YEARS = 10
FALLBACK = Method.RATIO


class Trial(NamedTuple):
    """What one method would have said of one past year.

    Attributes
    ----------
    start : int
        Ordinal of the year's first month.
    inside : bool or None
        Whether the interval of then holds the outturn; None where there was none to be had.
    """

    start: int
    value: float
    actual: float
    inside: bool | None

    @property
    def error(self) -> float:
        """By how much it was too high, in per cent of the outturn."""
        return 100 * (self.value - self.actual) / self.actual


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How one method did in past years; errors in per cent of the outturn.

    Attributes
    ----------
    years : int
        Years in which it could be tried.
    error : float
        Mean of the absolute errors.
    bias : float
        Mean of the errors: above nought where it was too high.
    inside, intervals : int
        Intervals that held the outturn, of how many.
    """

    years: int
    error: float
    bias: float
    inside: int
    intervals: int

    @classmethod
    def of(cls, trials: Collection[Trial]) -> TrackRecord:
        """Return the record of one trial or more."""
        errors = [trial.error for trial in trials]
        told = [trial.inside for trial in trials if trial.inside is not None]
        mean = sum(map(abs, errors)) / len(errors)
        return cls(len(errors), mean, sum(errors) / len(errors), sum(told), len(told))


NO_TRIALS: Mapping[Method, tuple[Trial, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Backtest:
    """All methods on past years.

    Attributes
    ----------
    trials : mapping of Method to tuple of Trial
        Newest year first; a method without a year is not there.
    compared : int
        Years in which all methods that are had now could be tried: on these they are compared.
    method : Method or None
        The one taken: of least error, never the run-rate. With fewer than three years to compare,
        the last-year ratio; None where no method can be had but the run-rate.
    tried : bool
        Whether past years chose it.
    """

    trials: Mapping[Method, tuple[Trial, ...]]
    compared: int
    method: Method | None
    tried: bool

    def record(self, method: Method) -> TrackRecord | None:
        """Return how a method did; None where there was no year to try it."""
        trials = self.trials.get(method, ())
        return TrackRecord.of(trials) if trials else None


def backtest(
    years: Years, start: int, most: int = MOST_YEARS, conf: float = CONFIDENCE
) -> Backtest:
    """Return how the methods did in the years before the one that begins with ``start``."""
    found: dict[Method, list[Trial]] = {}
    z = z_of(conf)
    for year in range(start - YEAR, max(years.first, start - YEAR * most) - 1, -YEAR):
        parts, expected = years.whole(year), years.remainders(year)
        if parts is None or sum(parts) <= 0 or not expected:
            continue
        so_far, rest = parts
        phi = years.phi(year)
        for method, remainder in expected.items():
            inside = None
            if phi is not None:
                spread = z * deviation(remainder, phi, excess(years.misses(year, method), phi))
                inside = abs(remainder.value - rest) <= spread
            trial = Trial(year, so_far + remainder.value, so_far + rest, inside)
            found.setdefault(method, []).append(trial)
    trials = {method: tuple(each) for method, each in found.items()}
    return Backtest(trials, *_chosen(trials, years.remainders(start)))


def _chosen(
    trials: Mapping[Method, tuple[Trial, ...]], now: Collection[Method]
) -> tuple[int, Method | None, bool]:
    """Return the years compared, the method taken and whether they chose it."""
    able = [method for method in Method if method in now and method is not Method.RUN_RATE]
    # The shares need three years more than the others: they stand back before the trial does.
    for names in (able, [method for method in able if method is not Method.SHARE]):
        common = set.intersection(*({t.start for t in trials.get(m, ())} for m in names)) if names else set()
        if len(common) >= FEWEST_YEARS:
            errors = {m: sum(abs(t.error) for t in trials[m] if t.start in common) for m in names}
            return len(common), min(names, key=errors.__getitem__), True
    if FALLBACK in able:
        return 0, FALLBACK, False
    return 0, (able[0] if able else None), False
