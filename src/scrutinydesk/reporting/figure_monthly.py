"""Months with control limits, other series as they are, and divisions as small multiples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import limit_words, numbers
from scrutinydesk.reporting.charting import seasonal
from scrutinydesk.reporting.figure import Figure, Panel
from scrutinydesk.reporting.figure_limits import Drawn, badges_of, drawn, rebased, target_line
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
from scrutinydesk.reporting.signals import finding
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.charting import Chart
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.figure import Line

PANELS = 20
OF_DIVISIONS = "Which division fares worst: they differ in size, and no figure here allows for that."


def monthly(evidence: Evidence, subject: Subject) -> Figure:
    """Return the months with limits by phase; of a stock or survey, the points that exist."""
    rows = evidence.monthly(subject.measure.id, subject.area)
    if len(rows) < len("ab"):
        return _dated(evidence, subject)
    chart = evidence.chart(subject.measure.id, subject.area)
    measure = subject.measure
    first, last = rows[0].last, rows[-1].last
    found = drawn(evidence, subject, rows, chart)
    breaks = (*break_lines(evidence, subject, first, last), *rebased(chart))
    title = finding(evidence, measure, subject.area)
    can, cannot = limit_words.conclusions(measure, chart)
    each = "a month, the season taken out" if found.adjusted else "a month"
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, subject, first, last, each),
        panels=(
            Panel(
                "",
                found.lines,
                found.limits,
                tuple(sorted(breaks, key=lambda each: each.month)),
                gaps=gaps(found.lines[0].months),
                target=target_line(evidence, subject),
            ),
        ),
        unit=measure.unit,
        table=_twin(subject, title, rows, found, (limit_words.note(evidence, subject, chart),)),
        decimals=measure.decimals,
        note=limit_words.note(evidence, subject, chart),
        source=source(evidence, rows),
        alt=(
            f"Line chart of {measure.title} a month in {evidence.title(subject.area)}, "
            f"{Month(first).words} to {found.lines[0].words[-1]}. The table gives every value."
        ),
        badges=badges_of(evidence, subject, chart),
        can=can,
        cannot=cannot,
    )


def _twin(
    subject: Subject, title: str, rows: list[Observation], found: Drawn, notes: tuple[str, ...]
) -> Table:
    if not found.limits:
        return twin(subject, title, found.lines)
    columns = (
        Column("month", "Month", width=16), Column("value", "Value", Align.RIGHT, 10),
        *((Column("adjusted", "Adjusted", Align.RIGHT, 10),) if found.adjusted else ()),
        Column("mean", "Mean", Align.RIGHT, 10), Column("lower", "Lower limit", Align.RIGHT, 11),
        Column("upper", "Upper limit", Align.RIGHT, 11), Column("remark", "Remark", width=24),
    )  # fmt: skip
    body = []
    for row, adjusted in zip(rows, found.lines[0].values, strict=True):
        phase = next((each for each in found.limits if each.first <= row.last <= each.last), None)
        levels = (phase.mean, phase.lower, phase.upper) if phase else (None, None, None)
        levels = (adjusted, *levels) if found.adjusted else levels
        value = numbers.plain(row.value or 0, subject.measure.decimals)
        cells = [Cell(Month(row.last).words, float(row.last)), Cell(value, row.value)]
        cells += [Cell("–" if each is None else numbers.plain(each, 1), each) for each in levels]
        cells.append(Cell(found.remarks[row.last]))
        body.append(Row(str(Month(row.last)), tuple(cells)))
    return Table(f"{subject.id}.table", title, columns, tuple(body), notes)


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
    points = line(evidence, subject, rows)
    breaks = break_lines(evidence, subject, first, last)
    title = finding(evidence, measure, subject.area)
    each = "in 12 months" if rows[0].span is Span.ROLLING_12 and measure.kind is Kind.FLOW else ""
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, subject, first, last, each),
        panels=(Panel("", (parted(points, breaks),), (), breaks),),
        unit=measure.unit,
        table=twin(subject, title, (points,), "Period end"),
        decimals=measure.decimals,
        note="The workbook holds these points only, no months: there are no limits to draw.",
        source=source(evidence, rows),
        alt=(
            f"Line chart of {measure.title} in {evidence.title(subject.area)}: {points.words[0]} to "
            f"{points.words[-1]}. The table gives every value."
        ),
        can=("What was stated for each of these periods.",),
        cannot=("What is usual between them: there are no months to tell from.",),
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
    panels: list[Panel] = []
    lines: list[Line] = []
    everything: list[Observation] = []
    charts: list[Chart | None] = []
    for area, rows in found.items():
        chart = evidence.chart(measure.id, area)
        charts.append(chart)
        there = drawn(evidence, subject, rows, chart, evidence.title(area))
        lines += there.lines
        everything += rows
        breaks = break_lines(evidence, subject._replace(area=area), rows[0].last, rows[-1].last)
        flags = tuple(sorted((*breaks, *rebased(chart)), key=lambda each: each.month))
        missing = gaps(there.lines[0].months)
        panels.append(Panel(evidence.title(area), there.lines, there.limits, flags, gaps=missing))
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
        note=_note(evidence, charts, _left_out(len(found), every)),
        source=source(evidence, everything),
        alt=f"Small line charts of {measure.title}: {'; '.join(_last(each) for each in lines)}.",
        can=(_clear_ones(evidence, measure, tuple(found)),),
        cannot=(OF_DIVISIONS, limit_words.WHY_AT_ALL),
    )


def _note(evidence: Evidence, charts: list[Chart | None], left_out: str) -> str:
    by = evidence.conventions
    taken_out = sum(seasonal(each) for each in charts)
    season = (
        f"The season is taken out of {taken_out} of {len(charts)}; figures as counted are faint. "
        if taken_out
        else ""
    )
    first = next((each for each in charts if each is not None), None)
    limits = limit_words.limits(first, by)
    return f"{by.ruleset.words} {season}All panels have the same axes. {left_out}{limits}"


def _clear_ones(evidence: Evidence, measure: Measure, areas: tuple[str, ...]) -> str:
    """Return which divisions changed beyond chance over the year, as a sentence."""
    clear: list[str] = []
    for area in areas:
        standing = evidence.standing(measure.id, area)
        if standing is not None and standing.state is State.CLEAR and standing.difference:
            clear.append(evidence.title(area))
    if not clear:
        return "No division changed over the year by more than chance alone would explain."
    return f"Over the year {numbers.listed(tuple(clear))} changed by more than chance alone would explain."


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
