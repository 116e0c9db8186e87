"""Divisions by type: a small control chart a division and measure, to see which of them stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.analysis.false_signals import false_signals
from scrutinydesk.analysis.within import WHOLE
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.reporting import drivers, limit_words, numbers
from scrutinydesk.reporting.figure import Figure, Grid, Panel
from scrutinydesk.reporting.figure_limits import drawn, limits, rebased
from scrutinydesk.reporting.figure_parts import Subject, break_lines, gaps, nothing, source, subtitle
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.points import PointState
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.charting import Chart
    from scrutinydesk.reporting.evidence import Evidence

MOST_TYPES, MOST_DIVISIONS = 12, 8
MOST_NAMED = 3


class Place(NamedTuple):
    """A cell: the months of a measure in a division, and their chart."""

    measure: Measure
    area: str
    rows: list[Observation]
    chart: Chart | None

    @property
    def latest(self) -> PointState | None:
        """What the rules say of the latest month; None without limits."""
        return self.chart.states[-1] if self.chart is not None and self.chart.states else None

    @property
    def special(self) -> bool:
        """Whether the latest month breaks a rule."""
        return self.latest is not None and self.latest.special


def grid(evidence: Evidence, subject: Subject) -> Figure:
    """Return measures down and divisions across; where there are no two of either, why not."""
    measure = subject.measure
    types = family(evidence, measure.id)
    areas = evidence.resources.areas.divisions(evidence.force)
    held = {
        (name, area): rows
        for name in types
        for area in areas
        if len(rows := evidence.monthly(name, area)) > 1
    }
    names = tuple(name for name in types if any((name, area) in held for area in areas))[:MOST_TYPES]
    shown = tuple(area for area in areas if any((name, area) in held for name in names))[:MOST_DIVISIONS]
    if len(names) < len("ab") or len(shown) < len("ab"):
        why = f"The workbook has no months by division of two or more types of {_whole(evidence, measure)}."
        return nothing(subject.id, measure.title, why, measure.unit)
    catalogue = evidence.resources.catalogue
    cells = [
        Place(catalogue[name], area, held.get((name, area), []), evidence.chart(name, area))
        for name in names
        for area in shown
    ]
    rows = [row for cell in cells for row in cell.rows]
    first, last = min(row.last for row in rows), max(row.last for row in rows)
    title = title_of(evidence, cells)
    whole = Subject(subject.key, subject.mode, catalogue[names[0]], evidence.force)
    return Figure(
        id=subject.id,
        title=title,
        subtitle=subtitle(evidence, whole, first, last, "a month by division and type"),
        panels=tuple(_panel(evidence, subject, cell) for cell in cells),
        unit=measure.unit,
        table=_table(evidence, subject, title, cells),
        decimals=measure.decimals,
        note=f"{_rules(evidence)} {_season(evidence)} {_expected(cells)}".strip(),
        source=source(evidence, rows),
        alt=f"Small line charts of {len(names)} measures in {len(shown)} divisions. {title}.",
        grid=Grid(tuple(catalogue[name].short for name in names), tuple(map(evidence.title, shown))),
        can=(_can(cells),),
        cannot=("That one division does better than another: they differ in size, place and people.",
                "Why a month stands out."),
    )  # fmt: skip


def family(evidence: Evidence, measure: str) -> tuple[str, ...]:
    """Return a measure with what the report has within it, or that of which it is itself a part."""
    catalogue = evidence.resources.catalogue
    top = measure
    while catalogue[top].parent and not drivers.parts_of(evidence, top):
        top = catalogue[top].parent
    crimes = catalogue[WHOLE].unit if WHOLE in catalogue else ""
    if not drivers.parts_of(evidence, top) and catalogue[top].unit == crimes:
        top = WHOLE
    return (top, *drivers.parts_of(evidence, top))


def _whole(evidence: Evidence, measure: Measure) -> str:
    return evidence.resources.catalogue[family(evidence, measure.id)[0]].title


def title_of(evidence: Evidence, cells: list[Place]) -> str:
    """Return in which cells the latest month is unusual."""
    sides: dict[str, list[str]] = {"higher": [], "lower": []}
    for cell in cells:
        if cell.latest is not None and cell.latest.special:
            side = "higher" if cell.latest.direction > 0 else "lower"
            sides[side].append(f"{cell.measure.short} in {evidence.title(cell.area)}")
    said = [_said(side, names, len(_charts(cells))) for side, names in sides.items() if names]
    if said:
        return numbers.capital("; ".join(said))
    charts = len(_charts(cells))
    return f"No division stands out: the latest month is within its usual range in all {charts} charts"


def _said(side: str, names: list[str], charts: int) -> str:
    if len(names) <= MOST_NAMED:
        verb = "is" if len(names) == 1 else "are"
        return f"{numbers.listed(tuple(names))} {verb} {side} than usual in the latest month"
    some = numbers.listed(tuple(names[: MOST_NAMED - 1]))
    return f"{len(names)} of {charts} charts are {side} than usual in the latest month, among them {some}"


def _charts(cells: list[Place]) -> list[Chart]:
    return [cell.chart for cell in cells if cell.chart is not None]


def _panel(evidence: Evidence, subject: Subject, cell: Place) -> Panel:
    """Return the chart of a cell, made once: every measure of a family shows the same grid."""
    key = cell.measure.id, cell.area
    if key not in evidence.panels:
        evidence.panels[key] = _drawn(evidence, subject, cell)
    return evidence.panels[key]


def _drawn(evidence: Evidence, subject: Subject, cell: Place) -> Panel:
    name = f"{evidence.title(cell.area)}: {cell.measure.short}"
    if not cell.rows:
        return Panel(name, ())
    own = subject._replace(measure=cell.measure, area=cell.area)
    found = drawn(evidence, own, cell.rows, cell.chart, name)
    first, last = cell.rows[0].last, cell.rows[-1].last
    breaks = (*break_lines(evidence, own, first, last), *rebased(cell.chart))
    charted = found.lines[0]
    return Panel(
        name, (charted,), found.limits, tuple(sorted(breaks, key=lambda each: each.month)),
        gaps=gaps(charted.months),
    )  # fmt: skip


def _rules(evidence: Evidence) -> str:
    by = evidence.conventions
    return f"{by.ruleset.words} {limit_words.limits(None, by)}"


def _season(evidence: Evidence) -> str:
    return "A season that is found in a series is taken out of it." if evidence.conventions.season else ""


def _expected(cells: list[Place]) -> str:
    found = false_signals(each for each in _charts(cells) if isinstance(each, ControlChart))
    if not found.charts:
        return ""
    return (
        f"Of {found.charts} charts about {numbers.plain(found.latest, 1)} would show a signal in the latest "
        "month if nothing had changed."
    )


def _can(cells: list[Place]) -> str:
    if any(cell.special for cell in cells):
        return "Which months broke a rule of the control charts: they are worth a question."
    return "That no division’s latest month of any type stands out from its own past."


def _table(evidence: Evidence, subject: Subject, title: str, cells: list[Place]) -> Table:
    columns = (
        Column("type", "Type", width=26), Column("division", "Division", width=16),
        Column("month", "Latest month", width=16), Column("value", "Value", Align.RIGHT, 10),
        Column("usual", "Usual range", Align.RIGHT, 16), Column("said", "Latest month is", width=24),
    )  # fmt: skip
    rows = []
    for cell in cells:
        if not cell.rows:
            continue
        last, measure = cell.rows[-1], cell.measure
        text = numbers.level(last.value or 0, measure.unit, measure.decimals)
        known = cell.latest is not None
        ends = limits(subject._replace(measure=measure, area=cell.area), cell.chart) if known else ()
        usual = f"{numbers.plain(ends[-1].lower)} to {numbers.plain(ends[-1].upper)}" if ends else "–"
        why = f"{measure.id}/{cell.area}/month:{last.window.last}" if measure.kind is Kind.FLOW else ""
        said = cell.latest.word if cell.latest is not None else limit_words.TOO_SHORT.rstrip(".")
        title_ = evidence.title(cell.area)
        rows.append(
            Row(
                f"{measure.id}/{cell.area}",
                (
                    Cell(measure.short, measure.short), Cell(title_, title_),
                    Cell(last.window.words, float(last.last)),
                    Cell(text, last.value, why=why, places=evidence.places((last,))),
                    Cell(usual, ends[-1].upper if ends else None), Cell(said, said),
                ),
            )
        )  # fmt: skip
    return Table(f"{subject.id}.table", title, columns, tuple(rows), (_rules(evidence),))
