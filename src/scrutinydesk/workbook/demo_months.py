"""Illustrative months for the demo: they look as such series do and add up to given totals.

Nothing here is drawn at random: the noise comes from a small generator of our own with a fixed
seed, so that the same workbook is made on every machine and by every version of Python.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from fractions import Fraction

from scrutinydesk.periods import Month
from scrutinydesk.workbook.demo_figures import (
    DIVISION_SHARES,
    EAST,
    END,
    FORCE,
    FORCE_SERIES,
    KSI_SERIES,
    SOUTH,
    START,
    WEST,
    Series,
)

YEAR = 12
FARTHEST = 2.2
MONTHS = END.ordinal - START.ordinal + 1
DIVISIONS = (EAST, SOUTH, WEST)

# Twelve factors, January first. February is short, and summer evenings are long.
SEASONS: dict[str, tuple[float, ...]] = {
    "flat": (0.99, 0.92, 1.02, 0.98, 1.03, 1.02, 1.04, 1.02, 0.99, 1.02, 0.99, 0.98),
    "summer": (0.95, 0.89, 1.00, 0.99, 1.07, 1.05, 1.08, 1.04, 0.98, 1.02, 0.97, 0.96),
    "winter": (1.09, 0.98, 1.01, 0.93, 0.95, 0.90, 0.93, 0.95, 0.97, 1.06, 1.13, 1.10),
    "roads": (0.96, 0.84, 0.94, 0.95, 1.03, 1.04, 1.06, 1.05, 1.07, 1.08, 1.05, 0.93),
    "school": (0.93, 0.92, 1.03, 0.96, 1.08, 1.09, 1.04, 0.93, 1.06, 1.06, 1.00, 0.90),
}

# How far the change has come at some months (a month twice is a step); between them it is linear.
SHAPES: dict[str, tuple[tuple[str, float], ...]] = {
    "ramp": (("2013-10", -0.6), ("2015-09", 0.0), ("2017-09", 1.0)),
    "recording": (
        ("2013-10", -0.25), ("2015-09", 0.0), ("2016-03", 0.08), ("2016-04", 0.62),
        ("2016-09", 0.70), ("2017-09", 1.15),
    ),
    "late_rise": (("2013-10", -0.1), ("2016-03", 0.0), ("2016-10", 0.5), ("2017-09", 1.0)),
    "reclassified": (
        ("2013-10", -0.05), ("2015-09", 0.0), ("2016-09", 0.02), ("2017-03", 0.18),
        ("2017-04", 0.92), ("2017-09", 1.0),
    ),
    "doubling": (("2013-10", -0.05), ("2015-09", 0.0), ("2016-09", 0.32), ("2017-09", 1.0)),
}  # fmt: skip

Counts = tuple[int, ...]


class Noise:
    """A linear congruential generator (Knuth's MMIX constants), nothing that versions change."""

    def __init__(self, name: str) -> None:
        self._state = zlib.crc32(name.encode())
        for _ in range(8):
            self._uniform()

    def _uniform(self) -> float:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 11) / 2**53

    def normal(self) -> float:
        """Return a number with mean 0 and variance about 1, cut off where outliers begin.

        Twelve uniforms less six: no logarithm or cosine, whose last digit differs by machine.
        """
        return max(-FARTHEST, min(FARTHEST, sum(self._uniform() for _ in range(12)) - 6))


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Return whole numbers in proportion to weights that add up to the total.

    Largest remainder, computed exactly; of equal remainders the first wins.
    """
    exact = [Fraction(weight) for weight in weights]
    shares = [total * weight / sum(exact) for weight in exact]
    counts = [math.floor(share) for share in shares]
    order = sorted(range(len(counts)), key=lambda k: (counts[k] - shares[k], k))
    for k in order[: total - sum(counts)]:
        counts[k] += 1
    return counts


def _month(text: str) -> int:
    year, month = text.split("-")
    return Month.of(int(year), int(month)).ordinal - START.ordinal


def _path(shape: str) -> list[float]:
    knots = [(_month(month), height) for month, height in SHAPES[shape]]
    path = []
    for t in range(MONTHS):
        at = next(k for k, (month, _) in enumerate(knots[1:]) if t <= month)
        (first, low), (last, high) = knots[at], knots[at + 1]
        path.append(low + (high - low) * (t - first) / (last - first))
    return path


def _levels(series: Series) -> list[float]:
    """Return the expected months: a path whose size gives the rise from year to year."""
    path = _path(series.shape)
    season = SEASONS[series.season]
    factors = [season[(START + t).month - 1] for t in range(MONTHS)]
    before, after = slice(MONTHS - 2 * YEAR, MONTHS - YEAR), slice(MONTHS - YEAR, MONTHS)
    moved = [factor * height for factor, height in zip(factors, path, strict=True)]
    ratio = series.current / series.previous
    # sum(after) = ratio * sum(before), with level = factor * (1 + size * path): linear in size.
    size = (ratio * sum(factors[before]) - sum(factors[after])) / (
        sum(moved[after]) - ratio * sum(moved[before])
    )
    levels = [factor + size * move for factor, move in zip(factors, moved, strict=True)]
    scale = series.previous / sum(levels[before])
    return [max(level * scale, 0.2) for level in levels]


def months(name: str, series: Series) -> Counts:
    """Return the months of a series, October 2013 first.

    The last two runs of twelve add up to the series' totals; the years before are free.
    """
    noise = Noise(name)
    weights = []
    for t, level in enumerate(_levels(series)):
        sigma = math.sqrt(series.spread / max(level, 1.0))
        event = series.events.get(str(START + t), 1.0)
        weights.append(round(level * event * max(1 + sigma * noise.normal(), 0.15), 4))
    fixed = {_month(month): count for month, count in series.fixed.items()}
    free_years = MONTHS - 2 * YEAR
    counts = [fixed.get(t, round(weights[t])) for t in range(free_years)]
    for start, total in ((free_years, series.previous), (free_years + YEAR, series.current)):
        span = range(start, start + YEAR)
        open_months = [t for t in span if t not in fixed]
        left = total - sum(fixed[t] for t in span if t in fixed)
        shares = dict(zip(open_months, apportion(left, [weights[t] for t in open_months]), strict=True))
        counts += [fixed.get(t, shares.get(t, 0)) for t in span]
    return tuple(counts)


def _divided(name: str, counts: Counts, shares: Sequence[float]) -> list[Counts]:
    """Return the divisions' months, which add up to the force in each month."""
    noises = [Noise(f"{name} {division}") for division in DIVISIONS]
    parts = []
    for count in counts:
        wobble = [
            share * max(1 + 0.9 * noise.normal() * math.sqrt(1 / max(count * share, 1)), 0.2)
            for share, noise in zip(shares, noises, strict=True)
        ]
        parts.append(apportion(count, [round(weight, 6) for weight in wobble]))
    return [tuple(part[k] for part in parts) for k in range(len(DIVISIONS))]


def _sum(parts: Sequence[Counts]) -> Counts:
    return tuple(sum(column) for column in zip(*parts, strict=True))


def force_months() -> dict[str, Counts]:
    """Return the months of every measure of the force."""
    made = {measure: months(measure, series) for measure, series in FORCE_SERIES.items()}
    made["high_impact_acquisitive"] = _sum([made["burglary_residential"], made["robbery_personal"]])
    return made


def division_months(force: Mapping[str, Counts]) -> dict[tuple[str, str], Counts]:
    """Return the months of measures by division, which add up to the force's."""
    made = {}
    for measure, shares in DIVISION_SHARES.items():
        parts = _divided(measure, force[measure], shares)
        made.update({(measure, area): part for area, part in zip(DIVISIONS, parts, strict=True)})
    return made


def ksi_months() -> dict[tuple[str, str], Counts]:
    """Return casualties by type and area: adults and children add to all, divisions to the force."""
    made = {key: months(" ".join(key), series) for key, series in KSI_SERIES.items()}
    for kind in ("ksi_adult", "ksi_child"):
        made[kind, FORCE] = _sum([made[kind, area] for area in DIVISIONS])
    for area in (FORCE, *DIVISIONS):
        made["ksi_all", area] = _sum([made["ksi_adult", area], made["ksi_child", area]])
    return made
