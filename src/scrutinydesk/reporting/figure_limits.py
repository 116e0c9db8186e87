"""What a control chart adds to the months of a series: adjusted values, limits, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Mark
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import BreakLine, Limits, Line, Role, Target
from scrutinydesk.reporting.figure_parts import Subject, line, said
from scrutinydesk.reporting.signals import assurance_of, point, variation_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scrutinydesk.analysis.attribute_charts import AttributeChart
    from scrutinydesk.analysis.seasonal import Seasonality
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.charting import Chart
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.table import Signal

COUNTED = "as counted"
ADJUSTED = "season taken out"
LARGE = 100  # from here on a tenth says nothing
REBASED = "Limits begin anew here, as the office decided; the series itself is the same."


class Drawn(NamedTuple):
    """A monthly series as it is drawn.

    Attributes
    ----------
    lines : tuple of Line
        What the limits are of; where that is adjusted also the figures as they were counted, faint.
    remarks : mapping of month ordinal to str
        What the rules say, where limits begin anew, and which figures are provisional.
    """

    lines: tuple[Line, ...]
    limits: tuple[Limits, ...]
    remarks: Mapping[int, str]

    @property
    def adjusted(self) -> bool:
        """Whether the season was taken out of some stretch."""
        return len(self.lines) > 1


def drawn(
    evidence: Evidence, subject: Subject, rows: Sequence[Observation], chart: Chart | None, name: str = ""
) -> Drawn:
    """Return the lines and limits of a monthly series, and what is to be said of its months."""
    states = {} if chart is None else {state.month.ordinal: state for state in chart.states}
    marks = [point(states.get(row.last)) for row in rows]
    lines: tuple[Line, ...] = (line(evidence, subject, rows, name, marks),)
    season = chart.season if isinstance(chart, ControlChart) else None
    if isinstance(chart, ControlChart) and season is not None:
        lines = _adjusted(lines[0], subject, rows, (chart, season), name)
    remarks = {row.last: [words] for row, (_, words) in zip(rows, marks, strict=True)}
    for phase in chart.phases if chart is not None else ():
        if phase.reason:
            remarks[phase.first.ordinal].append(f"limits begin anew: {phase.reason}")
        if phase.trial:
            remarks[phase.first.ordinal].append(f"trial limits, from {phase.n} months")
    for row in rows:
        if Mark.PROVISIONAL in row.marks:
            remarks[row.last].append("provisional")
    told = {month: ", ".join(filter(None, texts)) for month, texts in remarks.items()}
    return Drawn(lines, limits(subject, chart), told)


def _adjusted(
    counted: Line,
    subject: Subject,
    rows: Sequence[Observation],
    by: tuple[ControlChart, Seasonality],
    name: str,
) -> tuple[Line, Line]:
    """Return the line without its season, and faintly the one as counted."""
    chart, season = by
    words = []
    for row, state in zip(rows, chart.points, strict=True):
        amount = numbers.plain(state.value, int(abs(state.value) < LARGE))
        text = f"{amount} with the season taken out"
        told = (text if season.indices_at(state.month) else "", point(state)[1])
        words.append(said(subject, row, ", ".join(filter(None, told))))
    main = f"{name}, {ADJUSTED}" if name else ADJUSTED
    faint = f"{name}, {COUNTED}" if name else COUNTED
    actual = tuple(said(subject, row, COUNTED) for row in rows)
    return (
        Line(main, counted.months, tuple(chart.points.charted), Role.MAIN, counted.marks, tuple(words),
             counted.places),
        Line(faint, counted.months, counted.values, Role.FAINT, (), actual, counted.places),
    )  # fmt: skip


def limits(subject: Subject, chart: Chart | None) -> tuple[Limits, ...]:
    """Return mean and limits as drawn: of each phase, or of each month where they follow its number."""
    if chart is None:
        return ()
    if not isinstance(chart, ControlChart):
        return _by_month(subject, chart)
    found = []
    for phase in chart.phases:
        low = phase.drawn_lower if subject.measure.kind is Kind.FLOW else phase.xmr.lower
        label = _label(subject, low, phase.xmr.upper)
        found.append(
            Limits(phase.first.ordinal, phase.last.ordinal, phase.xmr.mean, low, phase.xmr.upper, label)
        )
    return tuple(found)


def _by_month(subject: Subject, chart: AttributeChart) -> tuple[Limits, ...]:
    found = []
    for phase in chart.phases:
        for each in chart.points:
            ends = chart.drawn(each)
            if ends is not None and phase.first <= each.state.month <= phase.last:
                month = each.state.month.ordinal
                found.append(Limits(month, month, phase.mean, *ends, _label(subject, *ends)))
    return tuple(found)


def _label(subject: Subject, low: float, high: float) -> str:
    unit, decimals = subject.measure.unit, subject.measure.decimals
    return f"limits {numbers.level(low, unit, decimals)} to {numbers.level(high, unit, decimals)}"


def rebased(chart: Chart | None) -> tuple[BreakLine, ...]:
    """Return where the office has begun limits anew, with the reason; not where a break does so anyway."""
    if chart is None:
        return ()
    broken = {each.month for each in chart.breaks}
    return tuple(
        BreakLine(each.month.ordinal, f"{each.month.short}: {each.reason}", REBASED, rebased=True)
        for each in chart.rebases
        if each.month not in broken
    )


def badges_of(evidence: Evidence, subject: Subject, chart: Chart | None) -> tuple[Signal, ...]:
    """Return what stands in the head of a chart: is the latest month unusual, and the target met."""
    if chart is None:
        return ()
    target = assurance_of(chart, evidence.target(subject.measure.id, subject.area))
    return (variation_of(chart), *((target,) if target is not None else ()))


def target_line(evidence: Evidence, subject: Subject) -> Target | None:
    """Return the line of the office's target."""
    found = evidence.target(subject.measure.id, subject.area)
    if found is None:
        return None
    amount = numbers.level(found.value, subject.measure.unit, subject.measure.decimals)
    return Target(found.value, f"target {amount}")
