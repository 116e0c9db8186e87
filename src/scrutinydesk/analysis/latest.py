"""The window at which a series is looked at: its latest one, up to the end of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation, Observations

YEAR = 12
# A report speaks of what came just after its period; later figures belong to the next one.
MONTHS_AFTER = 2
# Where a workbook gives several windows that end together, the first of these is looked at.
SPANS = (
    Span.ROLLING_12,
    Span.DATE,
    Span.YEAR_TO_DATE,
    Span.FINANCIAL_YEAR,
    Span.QUARTER,
    Span.OTHER,
)


def latest_window(
    observations: Observations, measure: Measure, area: str, breakdown: str, end: Month
) -> Window | None:
    """Return the latest window, up to ``end``, for which there is a figure; None without any.

    A flow with twelve months to its latest month is looked at over 12 months. A measure that
    only has windows after ``end`` is shown with the first of them if it lies just after.
    """
    if measure.kind is Kind.FLOW:
        known = observations.months(measure.id, area, breakdown).until(end.ordinal)
        last = known.ordinals[-1] if known.ordinals else 0
        if known.stretch(last - YEAR + 1, last):
            return Window.rolling_12(Month(last))
    months = [row for row in observations.series(measure.id, area, breakdown).values() if _known(row)]
    given = [
        row
        for span in SPANS
        for row in observations.series(measure.id, area, breakdown, span).values()
        if _known(row)
    ]
    # Of those that end together the first span stands, and max() keeps the first.
    for rows in (given, months):
        within = [row for row in rows if row.last <= end.ordinal]
        if within:
            return max(within, key=_last).window
    after = [row for row in (*given, *months) if row.last <= end.ordinal + MONTHS_AFTER]
    return min(after, key=_last).window if after else None


def _known(row: Observation | None) -> bool:
    return row is not None and row.value is not None


def _last(row: Observation) -> int:
    return row.last
