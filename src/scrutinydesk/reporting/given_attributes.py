"""What a p or u chart tells, as plain figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.analysis.assurance import assured
from scrutinydesk.analysis.attribute_charts import AttributeChart, AttributePhase, Sort
from scrutinydesk.reporting.given import Cells, Given, plain
from scrutinydesk.reporting.given_series import judged_more

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation

METHODS = {
    Sort.PROPORTION: "p chart, limits by each month's number",
    Sort.RATE: "u chart, limits by each month's exposure",
}
NO_SEASON = "Limits follow what each month is out of; such a chart is not adjusted for a season."
NO_POINTS = "No month has both a count and what it is out of."


def attribute_given(
    chart: AttributeChart, target: float | None, rows: list[Observation], cells: Cells
) -> Iterator[Given]:
    """Return the latest month in its own limits, and that no season is taken out."""
    beneath = cells.of_rows(rows)
    if chart.points:
        point, phase = chart.points[-1], chart.phase
        method = METHODS[chart.sort]
        if phase is not None and phase.widened:
            method += f", widened by phi {phase.phi:.2f}"
        yield Given(
            "control_chart", plain(chart.last.value), plain(point.lower), plain(point.upper),
            test=chart.ruleset.words if phase else "", verdict=chart.variation.words, method=method,
            inputs={
                "month": str(chart.last.month), "count": plain(point.count), "out_of": plain(point.out_of),
                "per": plain(chart.per), "points": len(chart.points),
            },
            cells=beneath, reason=chart.reason,
            more={
                **judged_more(chart, assured(chart, target)),
                "phases": [_phase(each) for each in chart.phases],
                "missing": [str(each.month) for each in chart.left_out],
            },
        )  # fmt: skip
    else:
        yield Given("control_chart", reason=NO_POINTS)
    yield Given("season", reason=NO_SEASON)


def _phase(phase: AttributePhase) -> dict[str, object]:
    return {
        "first": str(phase.first), "last": str(phase.last), "mean": plain(phase.mean),
        "limits_rest_on": phase.n, "phi": plain(phase.phi), "widened": phase.widened, "rough": phase.rough,
        "trial": phase.trial, "began": phase.reason,
    }  # fmt: skip
