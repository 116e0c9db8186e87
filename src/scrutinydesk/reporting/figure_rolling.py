"""Twelve-month sums over time; never with control limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Figure, Line, Panel
from scrutinydesk.reporting.figure_parts import (
    NO_LIMITS,
    YEAR,
    Subject,
    break_lines,
    hatched,
    mixed,
    nothing,
    parted,
    source,
    subtitle,
    twin,
)

if TYPE_CHECKING:
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing


def rolling_values(
    evidence: Evidence, measure: str, area: str
) -> dict[int, tuple[float, tuple[Observation, ...]]]:
    """Return 12-month totals by their last month: summed where all months are there, else given."""
    end = evidence.end.ordinal
    totals: dict[int, tuple[float, tuple[Observation, ...]]] = {}
    given = evidence.observations.series(measure, area, "", Span.ROLLING_12)
    for month, row in given.items():
        if row.value is not None and month <= end:
            totals[month] = (row.value, (row,))
    series = evidence.observations.series(measure, area, "", Span.MONTH)
    present = {month for month, row in series.items() if row.value is not None}
    for month in present:
        window = range(month - YEAR + 1, month + 1)
        if month <= end and present.issuperset(window):
            rows = tuple(series[each] for each in window)
            totals[month] = (sum(row.value or 0 for row in rows), rows)
    return dict(sorted(totals.items()))


def rolling(evidence: Evidence, subject: Subject) -> Figure:
    """Return the chart of 12-month sums."""
    measure = subject.measure
    if measure.kind is not Kind.FLOW:
        why = f"{measure.title} is not a count over time, so there is no 12-month sum of it."
        return nothing(subject.id, measure.title, why, measure.unit)
    totals = rolling_values(evidence, measure.id, subject.area)
    if len(totals) < len("ab"):
        why = f"There are not two complete 12-month totals of {measure.title} to draw."
        return nothing(subject.id, measure.title, why, measure.unit)
    first, last = min(totals), max(totals)
    drawn = Line(
        name=evidence.title(subject.area),
        months=tuple(totals),
        values=tuple(value for value, _ in totals.values()),
        words=tuple(_said(subject, month, value) for month, (value, _) in totals.items()),
        places=tuple(evidence.observations.place(rows[-1]) for _, rows in totals.values()),
    )
    rows = [row for _, each in totals.values() for row in each]
    title = rolling_title(subject, evidence.standing(measure.id, subject.area))
    breaks = break_lines(evidence, subject, first - (YEAR - 1), last)
    shown = tuple(each for each in breaks if each.month > first)
    panel = Panel("", (parted(drawn, shown),), (), shown, mixed=mixed(drawn.months, breaks))
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, subject, first, last, "in 12 months"),
        panels=(panel,),
        unit=measure.unit,
        table=twin(subject, title, (drawn,), "12 months to"),
        decimals=measure.decimals,
        note=" ".join((NO_LIMITS, *hatched(breaks))),
        source=source(evidence, rows),
        alt=(
            f"Line chart of 12-month totals of {measure.title} in {evidence.title(subject.area)}, "
            f"{drawn.words[0]} to {drawn.words[-1]}. The table gives every value."
        ),
        can=(_can(evidence.standing(measure.id, subject.area)),),
        cannot=(
            "Whether a single month was unusual: neighbouring totals share eleven months.",
            "Why any of this changed.",
        ),
    )


def _can(standing: Standing | None) -> str:
    """Return what the totals tell: how the last one stands to that of a year before, if that is tested."""
    if standing is None or standing.refused or standing.difference is None:
        return "How the yearly level moved, whatever the season."
    window = standing.window.words
    if standing.state is State.CLEAR:
        return f"The {window} differ from the year before by more than chance alone would explain."
    return f"The {window} do not differ from the year before by more than chance alone could bring."


def _said(subject: Subject, month: int, value: float) -> str:
    amount = numbers.quantity(value, subject.measure.unit, subject.measure.decimals)
    return f"{Window.rolling_12(Month(month)).words}, {amount}"


def rolling_title(subject: Subject, standing: Standing | None) -> str:
    """Return the finding of a change over a year, as a title."""
    title = subject.measure.title
    if standing is not None and standing.refused:
        return f"{title}: the {standing.window.words} cannot be compared with the year before"
    if standing is None or standing.percent is None:
        return f"{title}: 12-month totals"
    window = standing.window.words
    if standing.state in {State.WITHIN, State.TOO_FEW}:
        return f"{title}: no change beyond normal variation in the {window}"
    percent = numbers.percent(abs(standing.percent))
    way = "rose" if standing.percent > 0 else "fell"
    return f"{title} {way} by {percent} in the {window}"
