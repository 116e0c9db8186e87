"""What better recording alone would do to a count: a scenario, and called one wherever it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import Interval
from scrutinydesk.analysis.scenario import Rate, recording
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.reporting import numbers

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

MEASURE = "recording_rate"
CRIMES = "crimes"


def scenario(evidence: Evidence, standing: Standing) -> str:
    """Return the scenario beside a change of a count of crimes; empty where it cannot be said.

    The rates are the latest two that the workbook gives of the force, not after the count.
    """
    measure = standing.measure
    counted = measure.unit == CRIMES and measure.kind is Kind.FLOW
    if not counted or MEASURE not in evidence.resources.catalogue:
        return ""
    rows = {
        row.window: row
        for row in evidence.rows(MEASURE, evidence.force)
        if row.value is not None and row.last <= standing.window.last.ordinal
    }
    if len(rows) < len("ab"):
        return ""
    before, after = (rows[window] for window in sorted(rows, key=lambda each: (each.last, each.first))[-2:])
    found = recording(_rate(evidence, before), _rate(evidence, after))
    if found.percent is None:
        return f"No scenario of recording can be given: {numbers.uncapital(found.reason)}"
    ends = ""
    if found.interval is not None:
        ends = f" (95% interval {numbers.interval(found.interval.low, found.interval.high)})"
    return (
        f"Scenario, not a finding: if {numbers.percent(before.value or 0)} of crimes were recorded "
        f"({before.window.words}) and then {numbers.percent(after.value or 0)} ({after.window.words}), "
        f"that alone would change the count by {numbers.signed_percent(found.percent)}{ends} though no more "
        "or fewer happened."
    )


def _rate(evidence: Evidence, row: Observation) -> Rate:
    ends = [_part(evidence, row.window, part) for part in ("lower", "upper")]
    low, high = ends
    interval = None if low is None or high is None else Interval(low, high)
    return Rate(row.value or 0.0, interval)


def _part(evidence: Evidence, window: Window, name: str) -> float | None:
    rows = evidence.rows(MEASURE, evidence.force, name)
    return next((row.value for row in rows if row.window == window and row.value is not None), None)
