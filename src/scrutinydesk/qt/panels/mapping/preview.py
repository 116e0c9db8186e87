"""What a recipe gives for one label, as a chart, before anything is imported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.numerals import figure
from scrutinydesk.periods import Month, Span
from scrutinydesk.qt.panels.mapping.draft import meanings
from scrutinydesk.qt.panels.mapping.options import title_of
from scrutinydesk.reporting.figure import Figure, Line, Panel
from scrutinydesk.reporting.figure import Role as Look
from scrutinydesk.reporting.figure_parts import gaps
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table
from scrutinydesk.workbook.recipes import Role, Use

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft, Name
    from scrutinydesk.workbook.recipes import Applied, Recipe, TableRecipe

MOST_LINES = 4
MOST_ROWS = 200_000  # observations that are made for a preview; of more only those of the label looked at
STEPS = {Span.MONTH: 1, Span.QUARTER: 3}
Series = tuple[str, str, str, Span]
Rows = dict[Series, list["Observation"]]


@dataclass(frozen=True, slots=True)
class Read:
    """What a recipe gives, sorted into series.

    Attributes
    ----------
    applied : Applied
        Of the whole recipe.
    rows : mapping of series to observations
    whole : bool
        Whether these are all series, or those of the label looked at alone.
    """

    applied: Applied
    rows: Rows
    whole: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A chart and the words beside it."""

    figure: Figure
    words: str


def read(draft: Draft, resources: Resources, table: str, name: Name | None) -> Read:
    """Apply the recipe of a draft; in a thread.

    Parameters
    ----------
    table : str
        Name of the table that is looked at; empty where none is.
    name : (Role, str) or None
        The label that is looked at.
    """
    from scrutinydesk.workbook.recipes import apply  # noqa: PLC0415  numpy, not at start-up

    recipe = standing(draft)
    applied = apply(recipe, draft.found, resources)
    if len(applied.observed.observations) <= MOST_ROWS:
        return Read(applied, _grouped(applied), whole=True)
    few = _narrowed(recipe, table, name)
    if few is not None:
        part = apply(few, draft.found, resources)
        if len(part.observed.observations) <= MOST_ROWS:
            return Read(applied, _grouped(part), whole=False)
    return Read(applied, {}, whole=False)


def standing(draft: Draft) -> Recipe:
    """Return the recipe with the tables that stand somewhere in this workbook."""
    held = tuple(each for each in draft.recipe.tables if draft.found_table(each.name) is not None)
    return replace(draft.recipe, tables=held)


def preview(read_: Read, table: TableRecipe | None, name: Name | None) -> Preview:
    """Return the series of one label: by area for a measure, by measure for an area."""
    resources, rows = read_.applied.resources, read_.rows
    role, target = _subject(table, name, rows)
    chosen = _chosen(rows, role, target)
    title = title_of(role, target, resources) if target else ""
    if not chosen:
        return Preview(_nothing(title, len(read_.applied.observed.observations)), "")
    figure = _figure(chosen, rows, role, title, resources)
    stretches = (range(first, last + 1) for panel in figure.panels for first, last in panel.gaps)
    missing = {month for each in stretches for month in each}
    return Preview(figure, _words(title, chosen, rows, len(missing)))


def _grouped(applied: Applied) -> Rows:
    rows: Rows = {}
    for row in applied.observed.observations:
        rows.setdefault((row.measure, row.area, row.breakdown, row.span), []).append(row)
    return rows


def _narrowed(recipe: Recipe, table: str, name: Name | None) -> Recipe | None:
    """Return a recipe that reads one label of one table; None where none is looked at."""
    held = next((each for each in recipe.tables if each.name == table), None)
    role, target = _linked(held, name)
    if held is None or not target:
        return None
    links = {label: key for label, key in held.links(role).items() if key == target}
    one = replace(held, measures=links) if role is Role.MEASURE else replace(held, areas=links)
    return replace(recipe, tables=(one,))


def _linked(table: TableRecipe | None, name: Name | None) -> tuple[Role, str]:
    """Return what a label stands for; of the table's measures the first where it stands for nothing."""
    if table is None:
        return Role.MEASURE, ""
    if name is not None and name[0] in {Role.MEASURE, Role.AREA}:
        use, target = meanings(table, name[0], (name[1],))[name[1]]
        if use is Use.LINKED:
            return name[0], target
    return Role.MEASURE, next(iter(table.measures.values()), table.fixed.measure)


def _subject(table: TableRecipe | None, name: Name | None, rows: Rows) -> tuple[Role, str]:
    role, target = _linked(table, name)
    at = 0 if role is Role.MEASURE else 1
    if table is not None and not any(key[at] == target for key in rows) and name is None:
        held = {*table.measures.values(), table.fixed.measure}
        target = next((key[0] for key in rows if key[0] in held), target)
    return role, target


def _nothing(title: str, figures: int) -> Figure:
    if figures > MOST_ROWS:
        why = f"{figures:,} figures are too many to be drawn here."
    elif title:
        why = f"{title} has no figures yet: decide on the other labels of the table too."
    else:
        why = "Link a row to a measure to see its figures here."
    table = Table("preview", title, (Column("month", "Month"),), ())
    return Figure("preview", title, "", (), "", table, alt=why, empty=why)


def _chosen(series: Rows, role: Role, target: str) -> list[Series]:
    at = 0 if role is Role.MEASURE else 1
    found = [key for key in series if key[at] == target]
    spans = [key[3] for key in found]
    if not found:
        return []
    span = Span.MONTH if Span.MONTH in spans else spans[0]
    return [key for key in found if key[3] is span and not key[2]] or [key for key in found if key[3] is span]


def _largest(chosen: list[Series], series: Rows) -> list[Series]:
    """Return as many as a small chart can show, in their order."""
    sizes = {key: sum(abs(row.value or 0) for row in series[key]) for key in chosen}
    most = set(sorted(chosen, key=lambda key: -sizes[key])[:MOST_LINES])
    return [key for key in chosen if key in most]


def _figure(chosen: list[Series], series: Rows, role: Role, title: str, resources: Resources) -> Figure:
    lines = [_line(key, series[key], role, resources) for key in _largest(chosen, series)]
    step = STEPS.get(chosen[0][3], 0)
    missing = gaps((month for each in lines for month in each.months), step) if step else ()
    unit = series[chosen[0]][0].unit
    more = len(chosen) - len(lines)
    note = f"the {len(lines)} largest of {len(chosen)} series" if more > 0 else ""
    panel = Panel("", tuple(lines), gaps=missing)
    return Figure("preview", "", "", (panel,), unit, _twin(title, lines), note=note, alt=title)


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
        words=tuple(f"{held[month].window.words}, {figure(held[month].value or 0)}" for month in months),
    )


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
            cells.append(Cell("–") if value is None else Cell(figure(value), value))
        rows.append(Row(str(Month(month)), tuple(cells)))
    return Table("preview.table", title, columns, tuple(rows))


def _words(title: str, chosen: list[Series], series: Rows, missing: int) -> str:
    months = {row.last for key in chosen for row in series[key] if row.value is not None}
    what = {Span.MONTH: "month", Span.QUARTER: "quarter"}.get(chosen[0][3], "period")
    parts = [title, _many(len(chosen), "series", "series"), _many(len(months), what, f"{what}s")]
    if missing:
        parts.append(f"{_many(missing, 'month', 'months')} missing")
    return " · ".join(parts)


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
