"""The note under a control chart: season, rules, limits, target; and what may be concluded from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.assurance import Assurance, assured
from scrutinydesk.analysis.control import ControlChart, Rule, Variation
from scrutinydesk.analysis.false_signals import rate
from scrutinydesk.analysis.phases import SETTLED
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.charting import CHARTED
from scrutinydesk.reporting.signals import time_of_year

if TYPE_CHECKING:
    from scrutinydesk.analysis.attribute_charts import AttributeChart
    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.reporting.charting import Chart
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.figure_parts import Subject

Said = tuple[str, ...]
TOO_SHORT = "No limits: the months are too few."
CARRIED = "No limits: figures like these carry over from one month to the next."
WHY = "Why this is so."
WHY_AT_ALL = "Why any of this changed."
RECORDED = "Why this is so, and whether more took place or more was reported and recorded."
# A share of charts this small is not worth a sentence.
WORTH_SAYING = 0.05


def note(evidence: Evidence, subject: Subject, chart: Chart | None) -> str:
    """Return what must be read with a control chart, its rules first."""
    if chart is None:
        return TOO_SHORT if subject.measure.kind in CHARTED else CARRIED
    by = evidence.conventions
    told = [*_season(chart, by), *_trial(chart), chart.reason, *_target(evidence, subject, chart)]
    return " ".join(filter(None, (chart.ruleset.words, *told, limits(chart, by))))


def limits(chart: Chart | None, by: Conventions) -> str:
    """Return how limits are drawn."""
    first = f", from the first {by.baseline} months of each stretch" if by.baseline else ""
    if chart is None or isinstance(chart, ControlChart):
        return f"Limits: mean ± 2.66 × average moving range (XmR){first}."
    return _own_limits(chart, first)


def _own_limits(chart: AttributeChart, first: str) -> str:
    said = (
        f"Limits: three standard errors about the mean, from what each month is out of ({chart.sort} chart)"
    )
    phi = chart.phases[-1].phi if chart.phases else 1.0
    wider = ""
    if phi > 1:
        wider = f", widened, as months vary {numbers.plain(phi, 1)} times as much as chance would make them"
    rough = " They are rough where few are expected." if any(each.rough for each in chart.phases) else ""
    left = len(chart.left_out)
    out = (
        f" {left} {'month has' if left == 1 else 'months have'} no point: {chart.left_out[0].reason}"
        if left
        else ""
    )
    return f"{said}{wider}{first}.{rough}{out}"


def _season(chart: Chart, by: Conventions) -> Said:
    if not isinstance(chart, ControlChart):
        return ()
    if chart.tested is None:
        return () if by.season else ("Not adjusted for the season: the office leaves it in.",)
    patterns = chart.tested.patterns
    told = {each.words: each for each in patterns}
    if len(told) == 1:
        return tuple(told)
    return tuple(
        f"{each.first.short} to {each.last.short}: {words[:1].lower()}{words[1:]}"
        for words, each in told.items()
    )


def _trial(chart: Chart) -> Said:
    return tuple(
        f"Trial limits from {each.first.words}: they rest on {each.n} months and are provisional until "
        f"there are {SETTLED}."
        for each in chart.phases
        if each.trial
    )


def _target(evidence: Evidence, subject: Subject, chart: Chart) -> Said:
    target = evidence.target(subject.measure.id, subject.area)
    if target is None:
        return ()
    amount = numbers.quantity(target.value, subject.measure.unit, subject.measure.decimals)
    source = f" ({target.source})" if target.source else ""
    found = assured(chart, target.value)
    told = found.reason if found.assurance is Assurance.NONE else f"{found.assurance.words}."
    return (f"Target {amount} a month{source}: {told}",)


def conclusions(measure: Measure, chart: Chart | None) -> tuple[Said, Said]:
    """Return what can and what cannot be concluded from a control chart."""
    if chart is None or chart.last.variation is Variation.UNKNOWN:
        why = "" if chart is None or not chart.reason else f": {chart.reason[:1].lower()}{chart.reason[1:]}"
        return ("What was stated for each month.",), (f"What is usual{why or ', as there are no limits.'}",)
    cannot = _across(chart)
    if not chart.special:
        month = chart.last.month.words
        can = f"Nothing in {month} stands out from the usual ups and downs{time_of_year(chart)}."
        return (can,), (
            "That nothing has changed: a small or slow change can hide within the limits.",
            *cannot,
        )
    recorded = measure.kind is Kind.FLOW and measure.polarity is Polarity.AMBIGUOUS
    return (_stands_out(chart),), (RECORDED if recorded else WHY, *_by_chance(chart), *cannot)


def _stands_out(chart: Chart) -> str:
    last, month, season = chart.last, chart.last.month.words, time_of_year(chart)
    side = "above" if chart.direction > 0 else "below"
    if last.rule is Rule.OUTSIDE:
        return f"{month} is {side} the expected range{season}, beyond the usual ups and downs."
    if last.rule is Rule.SHIFT:
        return f"{last.run} months in a row are {side} average{season}, longer than chance often brings."
    if last.rule is Rule.TREND:
        way, apart = "higher" if last.direction > 0 else "lower", ", the season taken out" if season else ""
        each = f"Each of the last {last.run - 1} months is {way} than the one before{apart}"
        return f"{each}, which chance seldom brings."
    if last.rule is Rule.NEAR_LIMIT:
        edge = "upper" if last.direction > 0 else "lower"
        return f"The latest months are near the {edge} limit together, which chance seldom brings."
    return "The level has moved: the months do not cross their middle as chance alone would have them do."


def _by_chance(chart: Chart) -> Said:
    """Return how many charts like it have a mark though nothing has changed."""
    if not isinstance(chart, ControlChart) or any(each.n < each.size for each in chart.phases):
        return ()
    none = 1.0
    for each in chart.phases:
        found = rate(chart.ruleset, each.size)
        none *= 1 - (found.anywhere if found else 0.0)
    if 1 - none < WORTH_SAYING:
        return ()
    share = numbers.percent(100 * (1 - none), 0)
    return (f"That every mark means something: {share} of charts of this length have one by chance.",)


def _across(chart: Chart) -> Said:
    if not chart.breaks:
        return ()
    months = numbers.listed(tuple(dict.fromkeys(each.month.words for each in chart.breaks)))
    return (f"How the months before and after {months} compare: the series changed.",)
