"""Shape, colour and word of what is to be noticed about a row, and about each month of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.analysis.assurance import Assurance, assured
from scrutinydesk.analysis.change import State
from scrutinydesk.analysis.control import PointState, Rule, Variation
from scrutinydesk.measures.catalogue import Measure, Polarity
from scrutinydesk.periods import Span
from scrutinydesk.reporting import badges, numbers
from scrutinydesk.reporting.charting import Chart, seasonal
from scrutinydesk.reporting.figure import PointMark
from scrutinydesk.reporting.table import Shape, Signal, Tone

if TYPE_CHECKING:
    from scrutinydesk.analysis.conventions import Target
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
    """Return what is to be noticed: comparability first, then the latest month, then the year.

    Where the months have a target, how they stand to it follows.
    """
    found = _noticed(evidence, standing)
    chart = latest(evidence, standing)
    badge = (
        None if chart is None else assurance_of(chart, evidence.target(standing.measure.id, standing.area))
    )
    return found if badge is None else replace(found, word=f"{found.word}; {badge.word.lower()}")


def _noticed(evidence: Evidence, standing: Standing) -> Signal:
    if standing.incomplete:
        return INCOMPLETE
    chart = latest(evidence, standing)
    of_month = chart is not None and standing.window.span is Span.MONTH
    if standing.state in BLOCKED and not of_month:
        return BLOCKED[standing.state]
    if chart is not None and (chart.special or of_month):
        shape = {1: Shape.UP, -1: Shape.DOWN}.get(chart.direction, Shape.CIRCLE)
        return Signal(shape, TONES.get(chart.variation, Tone.COMMON), chart.word)
    if standing.state in QUIET:
        return QUIET[standing.state]
    return _of_year(standing)


def _of_year(standing: Standing) -> Signal:
    if not standing.difference:
        return Signal(Shape.CIRCLE, Tone.COMMON, "No change")
    rises = standing.difference > 0
    if standing.state is State.CLEAR:
        return toned(standing, "Clear rise" if rises else "Clear fall")
    return toned(standing, "Higher" if rises else "Lower")


def latest(evidence: Evidence, standing: Standing) -> Chart | None:
    """Return the control chart, if its last month closes the standing's window."""
    if standing.window.span not in {Span.ROLLING_12, Span.MONTH} or standing.breakdown:
        return None
    chart = evidence.chart(standing.measure.id, standing.area)
    if chart is None or chart.last.month != standing.window.last:
        return None
    return chart


def variation_of(chart: Chart) -> Signal:
    """Return the badge of the latest months."""
    if chart.last.variation is Variation.UNKNOWN:
        return Signal(Shape.DASH, Tone.COMMON, "Too few months to say")
    if not chart.special:
        return badges.USUAL
    if not chart.direction:
        return Signal(Shape.CIRCLE, Tone.NEUTRAL, chart.word)
    word = "" if chart.last.rule is Rule.OUTSIDE else chart.word
    found = badges.variation(TONES.get(chart.variation, Tone.NEUTRAL), word, up=chart.direction > 0)
    return replace(found, word=f"{found.word}{time_of_year(chart)}") if not word else found


def assurance_of(chart: Chart, target: Target | None) -> Signal | None:
    """Return the badge of a target; None where there is none, or nothing can be said of it."""
    if target is None:
        return None
    found = assured(chart, target.value)
    if found.assurance is Assurance.NONE or found.lower is None:
        return None
    if found.assurance is Assurance.HIT_OR_MISS:
        return badges.HIT_AND_MISS
    return badges.assurance(meets=found.assurance is Assurance.PASS, above=target.value < found.lower)


def time_of_year(chart: Chart | None) -> str:
    """Return what is added to words about a month where the season was taken out."""
    return " for the time of year" if seasonal(chart) else ""


def toned(standing: Standing, word: str) -> Signal:
    """Return a signal in the direction of the change, its tone by what is good."""
    return directed(standing.measure, word, up=(standing.difference or 0) > 0)


def directed(measure: Measure, word: str, *, up: bool) -> Signal:
    """Return a signal of a direction; ambiguous and neutral measures have no good direction."""
    good = {Polarity.UP_GOOD: up, Polarity.DOWN_GOOD: not up}.get(measure.polarity)
    tone = Tone.NEUTRAL if good is None else Tone.IMPROVEMENT if good else Tone.CONCERN
    return Signal(Shape.UP if up else Shape.DOWN, tone, word)


def outside(chart: Chart | None) -> str:
    """Return ``above`` or ``below`` where the last point lies outside its limits, else nothing."""
    if chart is None or chart.last.rule is not Rule.OUTSIDE:
        return ""
    return "above" if chart.last.direction > 0 else "below"


def point(state: PointState | None) -> tuple[PointMark, str]:
    """Return the mark of a point and what it says; of a month without one, nothing."""
    if state is None or state.rule not in REMARKS:
        return PointMark.PLAIN, ""
    up, down = REMARKS[state.rule]
    mark = MARKS.get(state.variation, PointMark.NEUTRAL)
    return mark, up if state.direction > 0 else down


def expected(chart: Chart) -> str:
    """Return the words for where a month is expected to lie."""
    return f"the expected range{time_of_year(chart)}" if seasonal(chart) else "its usual range"


def finding(evidence: Evidence, measure: Measure, area: str) -> str:
    """Return what the months of a series show, as the title of its chart."""
    chart = evidence.chart(measure.id, area)
    title = measure.title
    if chart is None:
        return _of_change(evidence, measure, area)
    if chart.last.special:
        return _of_rule(title, chart)
    if chart.by_runs and chart.runs is not None:
        how = (
            "keep to one side of their middle for longer"
            if chart.runs.too_long
            else "cross their middle less"
        )
        return f"{title}: the months {how} than chance would make them"
    if chart.last.variation is Variation.UNKNOWN:
        since = " since the series changed" if chart.phases else ""
        return f"{title}: too few months{since} to say what is usual"
    return f"{title}: {chart.last.month.words} is within {expected(chart)}"


def _of_rule(title: str, chart: Chart) -> str:
    last = chart.last
    up = last.direction > 0
    side = "above" if up else "below"
    if last.rule is Rule.OUTSIDE:
        return f"{title}: {last.month.words} is {side} {expected(chart)}"
    if last.rule is Rule.SHIFT:
        since = chart.states[-min(last.run, len(chart.states))].month
        return f"{title}: every month since {since.words} has been {side} average{time_of_year(chart)}"
    if last.rule is Rule.TREND:
        verb = "risen" if up else "fallen"
        season = ", the season taken out" if seasonal(chart) else ""
        return f"{title} has {verb} month after month to {last.month.words}{season}"
    edge = "upper" if up else "lower"
    where = expected(chart) if seasonal(chart) else "the usual range"
    return f"{title}: the latest months are near the {edge} edge of {where}"


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
