"""Which control chart a monthly series gets, by the conventions of the office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from scrutinydesk.analysis.attribute_charts import AttributeChart, Counted, p_chart, u_chart
from scrutinydesk.analysis.control import ControlChart, control_chart
from scrutinydesk.analysis.phases import FEWEST
from scrutinydesk.analysis.seasonal import seasonality
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources

Chart = ControlChart | AttributeChart
# What a month's figure is of, where it may have limits: others carry over from month to month.
CHARTED = {Kind.FLOW, Kind.PROPORTION}
PERCENT = "percent"
# A file says of a rate what it is per by its own figures: 1.2 of 60 in 50,000 is per 1,000.
PER = (1.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)
CLOSE = 0.01


class Held(Protocol):
    """What ``Evidence`` holds and a chart is made from."""

    observations: Observations
    resources: Resources
    conventions: Conventions

    def monthly(self, measure_id: str, area: str, breakdown: str = "") -> list[Observation]:
        """Return the months with a value up to the period end, ascending."""


def chart_of(evidence: Held, measure_id: str, area: str) -> Chart | None:
    """Return the control chart of a series to the period end; None where it can have no limits.

    Proportions and rates whose months say what they are out of have limits that follow that number;
    all others are charted as single values. Only these can be adjusted for season.
    """
    measure = evidence.resources.catalogue[measure_id]
    rows = evidence.monthly(measure_id, area)
    if measure.kind not in CHARTED or len(rows) < FEWEST:
        return None
    by = evidence.conventions
    months = [Month(row.last) for row in rows]
    breaks = evidence.resources.breaks.affecting(measure_id, months[0], months[-1], area)
    rebases = by.rebases_of(measure_id, area)
    counted = attribute_chart(evidence, measure_id, area)
    if counted is not None:
        return counted if counted.points else None
    values = [row.value for row in rows if row.value is not None]
    season = seasonality(months, values, breaks, rebases) if by.season else None
    return control_chart(
        months, values, measure.polarity, breaks,
        rebases=rebases, ruleset=by.ruleset, baseline=by.baseline, season=season,
    )  # fmt: skip


def attribute_chart(evidence: Held, measure_id: str, area: str) -> AttributeChart | None:
    """Return the chart of a proportion or rate, whose limits follow what each month is out of.

    None of any other measure, under the fewest months, and where the file does not say what it is out of.
    """
    measure = evidence.resources.catalogue[measure_id]
    rows = evidence.monthly(measure_id, area) if measure.kind is Kind.PROPORTION else []
    if len(rows) < FEWEST:
        return None
    tops, sizes = (_months(evidence, measure_id, area, part) for part in ("numerator", "denominator"))
    per = PER[1] if measure.unit == PERCENT else _per(rows, tops, sizes)
    if not per or all(row.last not in sizes for row in rows):
        return None
    by = evidence.conventions
    breaks = evidence.resources.breaks.affecting(
        measure_id, Month(rows[0].last), Month(rows[-1].last), area
    )
    made = p_chart if measure.unit == PERCENT else partial(u_chart, per=per)
    return made(
        [_counted(row, tops, sizes, per) for row in rows], measure.polarity, breaks,
        rebases=by.rebases_of(measure_id, area), ruleset=by.ruleset, baseline=by.baseline, laney=True,
    )  # fmt: skip


def seasonal(chart: Chart | None) -> bool:
    """Tell whether the latest month of a chart was adjusted for the season."""
    return (
        isinstance(chart, ControlChart)
        and chart.season is not None
        and bool(chart.season.indices_at(chart.last.month))
    )


def _months(evidence: Held, measure: str, area: str, part: str) -> dict[int, float]:
    series = evidence.observations.series(measure, area, part, Span.MONTH)
    return {month: row.value for month, row in series.items() if row.value is not None}


def _counted(row: Observation, tops: Mapping[int, float], sizes: Mapping[int, float], per: float) -> Counted:
    """Return a month's count; where the file gives none, what its figure makes of what it is out of."""
    size = sizes.get(row.last)
    count = tops.get(row.last)
    if count is None and size is not None and row.value is not None:
        count = row.value * size / per
    return Counted(Month(row.last), count, size)


def _per(rows: Sequence[Observation], tops: Mapping[int, float], sizes: Mapping[int, float]) -> float | None:
    """Return what a rate is per, as all its months say; None where they do not, or not alike."""
    said = {
        next(
            (each for each in PER if abs(row.value * sizes[row.last] / tops[row.last] / each - 1) < CLOSE),
            None,
        )
        for row in rows
        if row.value and sizes.get(row.last) and tops.get(row.last)
    }
    return said.pop() if len(said) == 1 else None
