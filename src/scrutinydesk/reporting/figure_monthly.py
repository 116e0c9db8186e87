"""Months with control limits, other series as they are, and divisions as small multiples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Figure, Limits, Panel, PointMark
from scrutinydesk.reporting.figure_parts import (
    Subject,
    break_lines,
    gaps,
    line,
    nothing,
    parted,
    source,
    subtitle,
    twin,
)
from scrutinydesk.reporting.signals import finding, point
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.control import ControlChart
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.figure import Line

RULESET = "Limits: mean ± 2.66 × average moving range (XmR). Signals: MDC-7 rules."
TRIAL = "Limits rest on few months and are provisional."
PANELS = 20
TOO_SHORT = "Too few months for limits."


def monthly(evidence: Evidence, subject: Subject) -> Figure:
    """Return the months with limits by phase; of a stock or survey, the points that exist."""
    rows = evidence.monthly(subject.measure.id, subject.area)
    if len(rows) < len("ab"):
        return _dated(evidence, subject)
    chart = evidence.chart(subject.measure.id, subject.area)
    measure = subject.measure
    first, last = rows[0].last, rows[-1].last
    remarks = [point(chart, number) for number in range(len(rows))] if chart else []
    drawn = line(evidence, subject, rows, remarks=remarks)
    limits = limits_of(subject, chart)
    title = finding(evidence, measure, subject.area)
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, subject, first, last, "a month"),
        panels=(
            Panel(
                "", (drawn,), limits, break_lines(evidence, subject, first, last), gaps=gaps(drawn.months)
            ),
        ),
        unit=measure.unit,
        table=_twin(subject, title, drawn, limits, remarks=[words for _, words in remarks]),
        decimals=measure.decimals,
        note=_note(chart),
        source=source(evidence, rows),
        alt=(
            f"Line chart of {measure.title} a month in {evidence.title(subject.area)}, "
            f"{Month(first).words} to {drawn.words[-1]}. The table gives every value."
        ),
    )


def _note(chart: ControlChart | None) -> str:
    if chart is None:
        return TOO_SHORT
    return f"{RULESET} {TRIAL}" if any(phase.trial for phase in chart.phases) else RULESET


def limits_of(subject: Subject, chart: ControlChart | None) -> tuple[Limits, ...]:
    """Return the limits of each phase of a chart, those of counts cut off at zero."""
    if chart is None:
        return ()
    found = []
    for phase in chart.phases:
        # A count stops at zero, unless corrections have taken even its mean below.
        counted = subject.measure.kind is Kind.FLOW and phase.xmr.mean >= 0
        low = max(phase.xmr.lower, 0) if counted else phase.xmr.lower
        found.append(
            Limits(
                first=phase.first.ordinal,
                last=phase.last.ordinal,
                mean=phase.xmr.mean,
                lower=low,
                upper=phase.xmr.upper,
                label=f"limits {numbers.plain(low)} to {numbers.plain(phase.xmr.upper)}",
            )
        )
    return tuple(found)


def _twin(subject: Subject, title: str, drawn: Line, limits: tuple[Limits, ...], remarks: list[str]) -> Table:
    if not limits:
        return twin(subject, title, (drawn,))
    columns = (
        Column("month", "Month", width=16), Column("value", "Value", Align.RIGHT, 10),
        Column("mean", "Mean", Align.RIGHT, 10), Column("lower", "Lower limit", Align.RIGHT, 11),
        Column("upper", "Upper limit", Align.RIGHT, 11), Column("remark", "Remark", width=24),
    )  # fmt: skip
    rows = []
    for number, (month, value) in enumerate(zip(drawn.months, drawn.values, strict=True)):
        phase = next((each for each in limits if each.first <= month <= each.last), None)
        levels = (phase.mean, phase.lower, phase.upper) if phase else (None, None, None)
        cells = [Cell(Month(month).words, float(month))]
        cells.append(Cell("–" if value is None else numbers.plain(value, subject.measure.decimals), value))
        cells += [Cell("–" if each is None else numbers.plain(each, 1), each) for each in levels]
        late = "provisional" if drawn.marks[number] is PointMark.PROVISIONAL else ""
        said = [text for text in (remarks[number] if remarks else "", late) if text]
        cells.append(Cell(", ".join(said)))
        rows.append(Row(str(Month(month)), tuple(cells)))
    return Table(f"{subject.id}.table", title, columns, tuple(rows), (RULESET,))


def _same_span(evidence: Evidence, subject: Subject, span: Span) -> list[Observation]:
    """Return the points of the span looked at; where that has one only, of the commonest span."""
    found = [
        row
        for row in evidence.rows(subject.measure.id, subject.area)
        if row.value is not None and row.last <= evidence.end.ordinal
    ]
    spans = Counter(row.span for row in found)
    if spans and spans[span] < len("ab"):
        span = max(spans, key=lambda each: spans[each])
    # Where a release beside the workbook states a date too, the workbook's own figure stands.
    first = {row.last: row for row in reversed(found) if row.span is span}
    return [first[last] for last in sorted(first)]


def _dated(evidence: Evidence, subject: Subject) -> Figure:
    """Return points at dates or over other windows, where there are at least two."""
    measure = subject.measure
    standing = evidence.standing(measure.id, subject.area)
    rows = [] if standing is None else _same_span(evidence, subject, standing.window.span)
    if len(rows) < len("ab"):
        known = "no figure" if not rows else "one figure only"
        why = f"There is {known} of {measure.title} for {evidence.title(subject.area)}: nothing to draw."
        return nothing(subject.id, measure.title, why, measure.unit)
    first, last = rows[0].last, rows[-1].last
    drawn = line(evidence, subject, rows)
    breaks = break_lines(evidence, subject, first, last)
    title = finding(evidence, measure, subject.area)
    each = "in 12 months" if rows[0].span is Span.ROLLING_12 and measure.kind is Kind.FLOW else ""
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, subject, first, last, each),
        panels=(Panel("", (parted(drawn, breaks),), (), breaks),),
        unit=measure.unit,
        table=twin(subject, title, (drawn,), "Period end"),
        decimals=measure.decimals,
        note="The workbook holds these points only, no months: there are no limits to draw.",
        source=source(evidence, rows),
        alt=(
            f"Line chart of {measure.title} in {evidence.title(subject.area)}: {drawn.words[0]} to "
            f"{drawn.words[-1]}. The table gives every value."
        ),
    )


def divisions(evidence: Evidence, subject: Subject) -> Figure:
    """Return a panel for each division, all on one pair of axes."""
    measure = subject.measure
    areas = evidence.resources.areas.divisions(evidence.force)
    found = {area: evidence.monthly(measure.id, area) for area in areas}
    found = {area: rows for area, rows in found.items() if len(rows) > 1}
    every = len(found)
    found = _largest(found)
    if not found:
        why = f"The workbook has no months of {measure.title} by division."
        return nothing(subject.id, measure.title, why, measure.unit)
    panels, lines, everything = [], [], []
    for area, rows in found.items():
        drawn = line(evidence, subject, rows, evidence.title(area))
        lines.append(drawn)
        everything += rows
        chart = evidence.chart(measure.id, area)
        breaks = break_lines(evidence, subject._replace(area=area), rows[0].last, rows[-1].last)
        limits, missing = limits_of(subject, chart), gaps(drawn.months)
        panels.append(Panel(evidence.title(area), (drawn,), limits, breaks, gaps=missing))
    first = min(row.last for row in everything)
    last = max(row.last for row in everything)
    title = _by_division(evidence, subject, tuple(found))
    whole = Subject(subject.key, subject.mode, measure, evidence.force)
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, whole, first, last, "a month by division"),
        panels=tuple(panels),
        unit=measure.unit,
        table=twin(subject, title, lines),
        decimals=measure.decimals,
        from_zero=True,
        note=f"All panels have the same axes. {_left_out(len(found), every)}{RULESET}",
        source=source(evidence, everything),
        alt=f"Small line charts of {measure.title}: {'; '.join(_last(each) for each in lines)}.",
    )


def _largest(found: dict[str, list[Observation]]) -> dict[str, list[Observation]]:
    """Return as many divisions as can be looked at side by side, in their order."""
    sizes = {area: sum(row.value or 0 for row in rows) for area, rows in found.items()}
    chosen = set(sorted(sizes, key=lambda area: -sizes[area])[:PANELS])
    return {area: rows for area, rows in found.items() if area in chosen}


def _left_out(shown: int, every: int) -> str:
    return f"The {shown} largest of {every} are shown. " if shown < every else ""


def _last(drawn: Line) -> str:
    return f"{drawn.name} {drawn.words[-1]}"


def _by_division(evidence: Evidence, subject: Subject, areas: tuple[str, ...]) -> str:
    """Return which divisions changed beyond chance."""
    title = subject.measure.title
    clear: dict[str, list[str]] = {"rose": [], "fell": []}
    for area in areas:
        standing = evidence.standing(subject.measure.id, area)
        if standing is None or standing.refused:
            return f"{title} by division"
        if standing.state is State.CLEAR and standing.difference:
            clear["rose" if standing.difference > 0 else "fell"].append(evidence.title(area))
    said = [f"{verb} in {numbers.listed(tuple(names))}" for verb, names in clear.items() if names]
    if said:
        return f"{title} {' and '.join(said)}"
    return f"{title}: no division changed beyond normal variation"
