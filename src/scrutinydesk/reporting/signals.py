"""Shape, colour and word of what is to be noticed about a row, and about each month of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.analysis.control import PointState, Rule, Variation
from scrutinydesk.measures.catalogue import Measure, Polarity
from scrutinydesk.periods import Span
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import PointMark
from scrutinydesk.reporting.table import Shape, Signal, Tone

if TYPE_CHECKING:
    from scrutinydesk.analysis.control import ControlChart
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

# These say why there is no more to say, whatever the chart of the months shows.
BLOCKED = {
    State.NOT_COMPARABLE: Signal(Shape.DASH, Tone.BLOCKED, "Not comparable"),
    State.PRECISION_UNKNOWN: Signal(Shape.CIRCLE, Tone.COMMON, "Precision unknown"),
    State.UNAVAILABLE: Signal(Shape.DASH, Tone.COMMON, "No earlier figure"),
    State.TOO_FEW: Signal(Shape.CIRCLE, Tone.COMMON, "Too few to say"),
}
INCOMPLETE = Signal(Shape.DASH, Tone.BLOCKED, "Months missing")
QUIET = {
    State.WITHIN: Signal(Shape.CIRCLE, Tone.COMMON, "Within chance"),
}
MARKS = {
    Variation.CONCERN: PointMark.CONCERN,
    Variation.IMPROVEMENT: PointMark.IMPROVEMENT,
    Variation.NEUTRAL: PointMark.NEUTRAL,
}
TONES = {
    Variation.CONCERN: Tone.CONCERN,
    Variation.IMPROVEMENT: Tone.IMPROVEMENT,
    Variation.NEUTRAL: Tone.NEUTRAL,
}
# Words of a point that a rule flags, for its readout and the table twin.
REMARKS = {
    Rule.TREND: ("part of a run of rises", "part of a run of falls"),
    Rule.NEAR_LIMIT: ("near the upper limit", "near the lower limit"),
    Rule.SHIFT: ("part of a run above the mean", "part of a run below the mean"),
    Rule.OUTSIDE: ("above the upper limit", "below the lower limit"),
}


def signal_of(evidence: Evidence, standing: Standing) -> Signal:
    """Return what is to be noticed: comparability first, then the latest month, then the year."""
    if standing.incomplete or standing.state in BLOCKED:
        return INCOMPLETE if standing.incomplete else BLOCKED[standing.state]
    last = latest(evidence, standing)
    if last is not None and last.special:
        shape = Shape.UP if last.direction > 0 else Shape.DOWN
        return Signal(shape, TONES.get(last.variation, Tone.NEUTRAL), last.word)
    if standing.state in QUIET:
        return QUIET[standing.state]
    if not standing.difference:
        return Signal(Shape.CIRCLE, Tone.COMMON, "No change")
    rises = standing.difference > 0
    if standing.state is State.CLEAR:
        return toned(standing, "Clear rise" if rises else "Clear fall")
    return toned(standing, "Higher" if rises else "Lower")


def latest(evidence: Evidence, standing: Standing) -> PointState | None:
    """Return the last month of the control chart, if it closes the standing's window."""
    if standing.window.span is not Span.ROLLING_12 or standing.breakdown:
        return None
    chart = evidence.chart(standing.measure.id, standing.area)
    if chart is None or chart.last.month != standing.window.last:
        return None
    return chart.last


def unusual(evidence: Evidence, standing: Standing) -> bool:
    """Tell whether a rule of the control chart is met in one of the last three months."""
    chart = evidence.chart(standing.measure.id, standing.area)
    return chart is not None and any(each.special for each in chart.points[-3:])


def toned(standing: Standing, word: str) -> Signal:
    """Return a signal in the direction of the change, its tone by what is good."""
    return directed(standing.measure, word, up=(standing.difference or 0) > 0)


def directed(measure: Measure, word: str, *, up: bool) -> Signal:
    """Return a signal of a direction; ambiguous and neutral measures have no good direction."""
    good = {Polarity.UP_GOOD: up, Polarity.DOWN_GOOD: not up}.get(measure.polarity)
    tone = Tone.NEUTRAL if good is None else Tone.IMPROVEMENT if good else Tone.CONCERN
    return Signal(Shape.UP if up else Shape.DOWN, tone, word)


def outside(chart: ControlChart | None) -> str:
    """Return ``above`` or ``below`` where the last point lies outside its limits, else nothing."""
    if chart is None or chart.last.rule is not Rule.OUTSIDE:
        return ""
    return "above" if chart.last.direction > 0 else "below"


def point(chart: ControlChart, number: int) -> tuple[PointMark, str]:
    """Return the mark of a point and what it says."""
    state = chart.points[number]
    if state.rule not in REMARKS:
        return PointMark.PLAIN, ""
    up, down = REMARKS[state.rule]
    mark = MARKS.get(state.variation, PointMark.NEUTRAL)
    return mark, up if state.direction > 0 else down


def finding(evidence: Evidence, measure: Measure, area: str) -> str:
    """Return what the months of a series show, as the title of its chart."""
    chart = evidence.chart(measure.id, area)
    title = measure.title
    if chart is None:
        return _of_change(evidence, measure, area)
    if chart.last.special:
        return _of_rule(title, chart)
    if chart.last.variation is Variation.UNKNOWN:
        return f"{title}: too few months since the series changed to say what is usual"
    return f"{title}: {chart.last.month.words} is within its usual range"


def _of_rule(title: str, chart: ControlChart) -> str:
    last = chart.last
    up = last.direction > 0
    side = "above" if up else "below"
    if last.rule is Rule.OUTSIDE:
        return f"{title}: {last.month.words} is {side} its usual range"
    if last.rule is Rule.SHIFT:
        since = chart.points[-min(last.run, len(chart.points))].month
        return f"{title}: every month since {since.words} has been {side} average"
    if last.rule is Rule.TREND:
        verb = "risen" if up else "fallen"
        return f"{title} has {verb} month after month to {last.month.words}"
    edge = "upper" if up else "lower"
    return f"{title}: the latest months are near the {edge} edge of the usual range"


def _of_change(evidence: Evidence, measure: Measure, area: str) -> str:
    standing = evidence.standing(measure.id, area)
    title = measure.title
    if standing is None or standing.value is None:
        return title
    now = numbers.quantity(standing.value, measure.unit, measure.decimals)
    if standing.refused:
        return f"{title}: {now}, not comparable with the year before"
    if standing.difference is None:
        return title
    if standing.difference == 0:
        return f"{title}: {now}, the same as a year before"
    way = "up" if standing.difference > 0 else "down"
    size = numbers.size(standing.difference, measure.decimals)
    if measure.unit == "percent":
        size = numbers.points(abs(standing.difference)).lstrip("+")
    return f"{title}: {now}, {way} {size} on the year before"
