"""Two quarters of 100 measures, 4 areas and 120 months compared, beside a merge by pandas."""

from __future__ import annotations

import sys

from clock import report
from side_by_side import compare as in_turn
from side_by_side import figures

from scrutinydesk.analysis.rollforward import compare
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span

MEASURES, AREAS, MONTHS, QUARTER = 100, 4, 120, 3
KEYS = ["measure", "area", "breakdown", "first", "last", "span"]
START = Month.of(2008, 1).ordinal


def edition(quarter: int) -> Observations:
    """Return an edition; the second ends a quarter later, and has one figure in 40 restated."""
    rows = []
    for measure in range(MEASURES):
        for area in range(AREAS):
            for at in range(MONTHS):
                month = START + at + QUARTER * quarter
                value = 400 + (measure * 37 + area * 11 + month * 7) % 97
                value += quarter and (measure + area + month - START) % 40 == 0
                rows.append(
                    Observation(
                        f"measure_{measure}", f"area_{area}", "", month, month, Span.MONTH, float(value),
                        "crimes", (), "S", f"C{len(rows)}", "0", str(quarter),
                    )
                )  # fmt: skip
    return Observations(tuple(rows), {str(quarter): f"Q{quarter}.xlsx"})


BEFORE, AFTER, RESOURCES = edition(0), edition(1), load_resources()
FRAMES = BEFORE.frame, AFTER.frame


def ours() -> None:
    """Compare with ours."""
    rolled = compare(BEFORE, AFTER, RESOURCES)
    if rolled.compared != MEASURES * AREAS * (MONTHS - QUARTER) or not rolled.restated:
        message = f"only {rolled.compared} figures compared, {len(rolled.restated)} restated"
        raise RuntimeError(message)


def pandas() -> None:
    """Merge the frames and pick what differs."""
    merged = FRAMES[0].merge(FRAMES[1], on=KEYS, how="outer", suffixes=("_old", "_new"))
    _ = merged[merged["value_old"] != merged["value_new"]]


report(**figures("ours", "pandas", in_turn(ours, pandas, int(sys.argv[1]))))
