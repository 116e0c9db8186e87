"""Where two files state one figure differently: said, and never settled in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.analysis.totals import total
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Window
from scrutinydesk.reporting import numbers

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources

# A file that keeps more decimals than another does not disagree with it.
DECIMALS = 2
SAME_FIGURE = slice(6)  # measure, area, breakdown, first, last, span


def disagreements(
    own: Observations, other: Observations, resources: Resources, end: Month
) -> Iterator[Finding]:
    """Yield a finding for each series of which two files state a figure differently.

    Compared are the latest cells for the same period, and the totals of 12 months to ``end``, which
    one file may hold as months and the other as quarters.

    Yields
    ------
    Finding
        With the cell of the first file, whose figure is the one used.
    """
    held = {row[SAME_FIGURE]: row for row in own if row.value is not None}
    said: set[tuple[str, str]] = set()
    for row in sorted(other, key=lambda row: -row.last):
        before = held.get(row[SAME_FIGURE])
        if before is None or before.value is None or row.value is None:
            continue
        if (row.measure, row.area) not in said and _differ(before.value, row.value):
            said.add((row.measure, row.area))
            yield _finding(own, other, resources, (before.value, row.value), (before, row))
    window = Window.rolling_12(end)
    for measure in sorted(own.measures & other.measures):
        for area in sorted(own.areas(measure) & other.areas(measure)):
            kind = resources.catalogue[measure]
            if (measure, area) in said or kind.kind is not Kind.FLOW:
                continue
            ours, theirs = total(own, kind, area, window), total(other, kind, area, window)
            if ours is not None and theirs is not None and _differ(ours.value, theirs.value):
                cells = ours.observations[-1], theirs.observations[-1]
                yield _finding(own, other, resources, (ours.value, theirs.value), cells, window)


def _differ(one: float, two: float) -> bool:
    return round(one, DECIMALS) != round(two, DECIMALS)


def _finding(
    own: Observations,
    other: Observations,
    resources: Resources,
    values: tuple[float, float],
    rows: tuple[Observation, Observation],
    window: Window | None = None,
) -> Finding:
    before, row = rows
    measure, area = resources.catalogue[row.measure], resources.areas[row.area].short
    ours, theirs = (numbers.level(value, measure.unit, measure.decimals) for value in values)
    return Finding(
        "comparison.disagreement",
        Severity.WARNING,
        f"{measure.title}, {area}, {(window or row.window).words}: {ours} here, {theirs} in "
        f"“{other.place(row).source}”.",
        "The workbook’s own figure is used. Releases revise figures, and definitions can differ.",
        "Ask the force which figure it stands by.",
        own.place(before),
    )
