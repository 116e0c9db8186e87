"""What a recipe gives for one label, as a chart, before anything is imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month, Span
from scrutinydesk.qt.panels.mapping.options import title_of
from scrutinydesk.reporting.figure import Figure, Line, Panel
from scrutinydesk.reporting.figure import Role as Look
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table
from scrutinydesk.workbook.recipes import CellUse, Role

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Name
    from scrutinydesk.workbook.recipes import Applied, TableRecipe

MOST_LINES = 4
STEPS = {Span.MONTH: 1, Span.QUARTER: 3}
Series = tuple[str, str, str, Span]


@dataclass(frozen=True, slots=True)
class Preview:
    """A chart and the words beside it.

    Attributes
    ----------
    series : int
        How many the whole recipe gives.
    cells : mapping of CellUse to int
    """

    figure: Figure
    words: str
    series: int
    figures: int
    cells: dict[CellUse, int]


def preview(applied: Applied, table: TableRecipe | None, name: Name | None) -> Preview:
    """Return the series of one label: by area for a measure, by measure for an area."""
    resources = applied.resources
    series: dict[Series, list[Observation]] = {}
    for row in applied.observed.observations:
        series.setdefault((row.measure, row.area, row.breakdown, row.span), []).append(row)
    role, target = _subject(table, name, series)
    chosen = _chosen(series, role, target)
    title = title_of(role, target, resources) if target else "Nothing is linked yet"
    figure = _figure(chosen, series, role, title, resources)
    missing = (
        {month for first, last in figure.panels[0].gaps for month in range(first, last + 1)}
        if (figure.panels)
        else set()
    )
    return Preview(
        figure, _words(title, chosen, series, len(missing)), len(series),
        len(applied.observed.observations), dict(applied.cells),
    )  # fmt: skip


def _subject(
    table: TableRecipe | None, name: Name | None, series: dict[Series, list[Observation]]
) -> tuple[Role, str]:
    if table is not None and name is not None:
        target = table.links(name[0]).get(name[1], "")
        if target and name[0] in {Role.MEASURE, Role.AREA}:
            return name[0], target
    if table is not None:
        held = set(table.links(Role.MEASURE).values()) | {table.fixed.measure}
        first = next((key[0] for key in series if key[0] in held), "")
        if first:
            return Role.MEASURE, first
    return Role.MEASURE, ""


def _chosen(series: dict[Series, list[Observation]], role: Role, target: str) -> list[Series]:
    at = 0 if role is Role.MEASURE else 1
    found = [key for key in series if key[at] == target]
    spans = [key[3] for key in found]
    if not found:
        return []
    span = Span.MONTH if Span.MONTH in spans else spans[0]
    return [key for key in found if key[3] is span and not key[2]] or [key for key in found if key[3] is span]


def _figure(
    chosen: list[Series],
    series: dict[Series, list[Observation]],
    role: Role,
    title: str,
    resources: Resources,
) -> Figure:
    lines = [_line(key, series[key], role, resources) for key in chosen[:MOST_LINES]]
    identity = "preview"
    if not lines:
        table = Table(identity, title, (Column("month", "Month"),), ())
        why = "Link a row to a measure to see its figures here."
        return Figure(identity, title, "", (), "", table, alt=why, empty=why)
    step = STEPS.get(chosen[0][3], 0)
    gaps = _gaps((month for each in lines for month in each.months), step) if step else ()
    unit = series[chosen[0]][0].unit
    more = len(chosen) - len(lines)
    note = f"and {more} more series" if more > 0 else ""
    panel = Panel("", tuple(lines), gaps=gaps)
    return Figure(identity, "", "", (panel,), unit, _twin(title, lines), note=note, alt=title)


def _line(key: Series, rows: list[Observation], role: Role, resources: Resources) -> Line:
    measure, area, breakdown, _ = key
    other = (
        title_of(Role.AREA, area, resources)
        if role is Role.MEASURE
        else (resources.catalogue[measure].short if measure in resources.catalogue else measure)
    )
    name = f"{other}, {breakdown}" if breakdown else other
    held = {row.last: row for row in rows if row.value is not None}
    months = tuple(sorted(held))
    return Line(
        name,
        months,
        tuple(held[month].value for month in months),
        role=Look.MAIN,
        words=tuple(f"{held[month].window.words}, {held[month].value:,g}" for month in months),
    )


def _gaps(months: Iterable[int], step: int) -> tuple[tuple[int, int], ...]:
    held = sorted(set(months))
    return tuple((before + 1, after - 1) for before, after in pairwise(held) if after - before > step)


def _twin(title: str, lines: list[Line]) -> Table:
    columns = (
        Column("month", "Month", width=16),
        *(Column(f"line{at}", each.name, Align.RIGHT, 14) for at, each in enumerate(lines)),
    )
    held = [dict(zip(each.months, each.values, strict=True)) for each in lines]
    rows = []
    for month in sorted({month for each in lines for month in each.months}):
        cells = [Cell(Month(month).words, float(month))]
        for values in held:
            value = values.get(month)
            cells.append(Cell("–") if value is None else Cell(f"{value:,g}", value))
        rows.append(Row(str(Month(month)), tuple(cells)))
    return Table("preview.table", title, columns, tuple(rows))


def _words(title: str, chosen: list[Series], series: dict[Series, list[Observation]], missing: int) -> str:
    if not chosen:
        return ""
    months = {row.last for key in chosen for row in series[key] if row.value is not None}
    what = {Span.MONTH: "month", Span.QUARTER: "quarter"}.get(chosen[0][3], "period")
    parts = [title, _many(len(chosen), "series", "series"), _many(len(months), what, f"{what}s")]
    if missing:
        parts.append(f"{_many(missing, 'month', 'months')} missing")
    return " · ".join(parts)


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
