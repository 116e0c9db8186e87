"""All evidence of 100 measures, 4 areas and 120 months, beside rolling sums and limits by pandas.

The areas are a force, its most similar group, its region, and England and Wales: what a workbook gives
of each offence. Counts are Poisson with growth, every other measure with a season, from some 5 to 500 a
month in the force. The reference works on the same frame in long form, as a frame is handed over.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import numpy as np
from clock import report
from side_by_side import compare, figures

from scrutinydesk.analysis import intervals, smallest
from scrutinydesk.analysis.comparison import compared_areas
from scrutinydesk.analysis.series_evidence import all_evidence
from scrutinydesk.measures.additions import Additions
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span

MEASURES, MONTHS = 100, 120
FORCES_WORTH = (60, 10, 8, 1)
START = Month.of(2012, 10).ordinal
END = Month(START + MONTHS - 1)
FACTOR = 2.66
OWN = load_resources()
AREAS = compared_areas(OWN.outline.force, OWN)


def measure(number: int):
    """Return a measure made for this."""
    name = f"measure_{number}"
    return replace(
        OWN.catalogue["violence"], id=name, title=f"Measure {number}", short=f"Measure {number}", aliases=(),
        parent="", overlaps=(), section="", subsection="", breakdowns=(), share_base=(),
    )  # fmt: skip


def observed() -> Observations:
    """Return the observations."""
    random = np.random.default_rng(20171)
    at = np.arange(MONTHS)
    rows = []
    for number in range(MEASURES):
        level = 10 ** random.uniform(0.7, 2.7)
        season = 1 + (number % 2) * 0.2 * np.sin(2 * np.pi * at / 12)
        growth = 1 + random.uniform(-0.3, 0.3) * at / MONTHS
        for area, worth in zip(AREAS, FORCES_WORTH, strict=True):
            counts = random.poisson(level * worth * season * growth).tolist()
            rows += [
                Observation(
                    f"measure_{number}", area, "", START + n, START + n, Span.MONTH, float(count), "crimes",
                    (), "S", f"C{len(rows) + n}", "0", "x",
                )
                for n, count in enumerate(counts)
            ]  # fmt: skip
    return Observations(tuple(rows), {"x": "made.xlsx"})


RESOURCES = OWN.extended(Additions(tuple(map(measure, range(MEASURES))), ()))
OBSERVED = observed()
KEYS = [(f"measure_{number}", area, "") for number in range(MEASURES) for area in AREAS]
FRAME = OBSERVED.frame[["measure", "area", "last", "value"]]


def ours(keys=KEYS) -> None:
    """Work out everything anew, and ask for it."""
    OBSERVED.kept.clear()
    for kept in (
        intervals.rate_ratio_exact, intervals.smallest_real_rise, intervals.smallest_real_fall,
        smallest._rise, smallest._fall,
    ):  # fmt: skip
        kept.cache_clear()
    for each in all_evidence(OBSERVED, keys, END, RESOURCES):
        told = each.change, each.smallest, each.chart.last, each.chart.variation, each.projection.best
        if each.across is not None:
            across = each.across
            told += across.beside, across.up, across.level, across.growth, across.group, across.funnel
            told += (across.share,)
        if each.change.interval is None or each.projection.best.interval is None or each.chart.reason:
            message = f"{each.measure.id} in {each.area} is not whole: {told}"
            raise RuntimeError(message)


def pandas() -> None:
    """Work out rolling sums over 12 months, and the limits of each series."""
    groups = FRAME.groupby(["measure", "area"], sort=False)["value"]
    rolling = groups.rolling(12).sum()
    mean = groups.mean()
    moved = groups.diff().abs().groupby([FRAME["measure"], FRAME["area"]], sort=False).mean()
    limits = mean - FACTOR * moved, mean + FACTOR * moved
    if len(limits[0]) != len(KEYS) or len(rolling) != len(FRAME):
        message = "the reference is not whole"
        raise RuntimeError(message)


def one() -> float:
    """Return the longest time for one measure of the force, of several that were not seen before."""
    longest = []
    for number in range(5, 25):
        start = time.perf_counter()
        ours([(f"measure_{number}", AREAS[-1], "")])
        longest.append(time.perf_counter() - start)
    return float(np.median(longest))


told = figures("ours", "pandas", compare(ours, pandas, int(sys.argv[1])))
report(**told, one=one())
