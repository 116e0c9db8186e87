"""The bridge from the figure reported to the figure of now: tables, a waterfall, and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.analysis.bridge import Bridge, Step, StepKind, Unbridged
from scrutinydesk.analysis.quality.wording import listed
from scrutinydesk.reporting import rolled_words as words
from scrutinydesk.reporting.figure import Bar, BarKind, Figure, Panel
from scrutinydesk.reporting.figure_parts import nothing
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.findings import Place
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Month

CELLS_NAMED = 12
LABELS = {
    StepKind.RESTATED: "Restated",
    StepKind.RECLASSIFIED: "Reclassified",
    StepKind.DROPPED: "Months dropped",
    StepKind.ADDED: "Months added",
    StepKind.MOVED: "Months dropped and added",
    StepKind.ALL: "All changes together",
}
COLUMNS = (
    Column("step", "Step", width=34),
    Column("figure", "Figure", Align.RIGHT, 12),
    Column("months", "Months", width=30),
    Column("cells", "Cells", width=30),
)
ALL_COLUMNS = (
    Column("line", "Measure, area", width=36),
    Column("start", "As reported", Align.RIGHT, 12),
    Column("restated", "Restated", Align.RIGHT, 10),
    Column("dropped", "Months dropped", Align.RIGHT, 14),
    Column("added", "Months added", Align.RIGHT, 12),
    Column("other", "Not told apart", Align.RIGHT, 14),
    Column("reclassified", "Reclassified", Align.RIGHT, 12),
    Column("end", "Now", Align.RIGHT, 12),
)
RARE = ("other", "reclassified")
Files = tuple["Observations", "Observations"]


def sentence(bridge: Bridge, resources: Resources) -> str:
    """``All crime, Lancashire: 120,101 in the 12 months to June 2017 as reported; restated +12; ...``."""
    unit = _unit(bridge)
    steps = (step for step in bridge.steps if step.amount)
    moves = [f"{LABELS[each.kind].lower()} {words.signed_amount(each.amount, unit)}" for each in steps]
    between = f"; {', '.join(moves)}" if moves else "; nothing changed"
    limits = "".join(f" Note: {limit}." for limit in (*bridge.limits, *breaks_of(bridge, resources)))
    return (
        f"{_who(bridge, resources)}: {words.amount(bridge.start, unit)} in the {bridge.before.words} as "
        f"reported{between}; {words.amount(bridge.end, unit)} in the {bridge.after.words}.{limits}"
    )


def breaks_of(bridge: Bridge, resources: Resources) -> tuple[str, ...]:
    """Return that the two figures lie across a break, where one lies between their months."""
    if bridge.before == bridge.after:
        return ()
    first, last = bridge.before.first, bridge.after.last
    found = resources.breaks.affecting(bridge.measure, first, last, bridge.area)
    months = listed([item.month.words for item in found]) if found else ""
    note = f"the series changed in {months}, so the two figures do not count the same"
    return (note,) if found else ()


def no_bridge(each: Unbridged, resources: Resources) -> str:
    """Say why there is no bridge, with the months that are missing."""
    who = words.line_title(resources, (each.measure, each.area, each.breakdown))
    if each.units:
        units = listed([f"“{unit}”" for unit in each.units])
        return f"{who}: no bridge: the figures are in several units ({units})."
    which = "later" if each.later else "earlier"
    why = f"{listed([m.words for m in each.missing])} missing" if each.missing else "not given"
    return f"{who}: no bridge: in the {which} file there is no figure for the {each.window.words} ({why})."


def _who(bridge: Bridge, resources: Resources) -> str:
    return words.line_title(resources, (bridge.measure, bridge.area, bridge.breakdown))


def _unit(bridge: Bridge) -> str:
    rows = (*bridge.end_rows, *bridge.start_rows)
    return rows[0].unit if rows else ""


def table(bridge: Bridge, files: Files, resources: Resources) -> Table:
    """Return the steps of one bridge; the first figure and the amounts make the last."""
    unit, (earlier, later) = _unit(bridge), files
    rows = [
        _row("start", f"As reported, {bridge.before.words}", words.amount(bridge.start, unit), bridge.start,
             ("", bridge.start_rows, earlier)),
        *(_row(str(step.kind), LABELS[step.kind], words.signed_amount(step.amount, unit), step.amount,
               (_months(step), step.rows, later)) for step in bridge.steps),
        _row("end", f"Now, {bridge.after.words}", words.amount(bridge.end, unit), bridge.end,
             ("", bridge.end_rows, later)),
    ]  # fmt: skip
    title = f"{_who(bridge, resources)}: from the figure reported to now"
    notes = tuple(map(_noted, (*bridge.limits, *breaks_of(bridge, resources))))
    return Table(_id(bridge), title, COLUMNS, tuple(rows), notes)


def _noted(limit: str) -> str:
    return f"{limit[:1].upper()}{limit[1:]}."


def _id(bridge: Bridge) -> str:
    return f"bridge.{bridge.measure}/{bridge.area}" + (f"/{bridge.breakdown}" if bridge.breakdown else "")


def _row(
    key: str, label: str, text: str, value: Fraction, beneath: tuple[str, Sequence[Observation], Observations]
) -> Row:
    months, rows, file = beneath
    places = tuple(file.place(row) for row in rows)
    level = Level.TOTAL if key in {"start", "end"} else Level.ROW
    cells = (Cell(label, label), Cell(text, float(value), places=places), Cell(months, months),
             Cell(_cells(rows), places=places))  # fmt: skip
    return Row(key, cells, level)


def _months(step: Step) -> str:
    return words.windows_said(step.rows) if step.months else ""


def _cells(rows: Sequence[Observation]) -> str:
    return listed(words.cells(rows), CELLS_NAMED) if rows else ""


def overview(bridges: Iterable[Bridge], resources: Resources) -> Table:
    """Return all bridges, a row each."""
    rows, notes, broken = [], dict[str, None](), dict[str, list[str]]()
    for bridge in bridges:
        unit = _unit(bridge)
        amounts = {step.kind: step.amount for step in bridge.steps}
        other = amounts.get(StepKind.MOVED, Fraction(0)) + amounts.get(StepKind.ALL, Fraction(0))
        kinds = (StepKind.RESTATED, StepKind.DROPPED, StepKind.ADDED, None, StepKind.RECLASSIFIED)
        moved = [other if kind is None else amounts.get(kind, Fraction(0)) for kind in kinds]
        who = _who(bridge, resources)
        rows.append(Row(
            f"{bridge.measure}/{bridge.area}" + (f"/{bridge.breakdown}" if bridge.breakdown else ""),
            (Cell(who, who), Cell(words.amount(bridge.start, unit), float(bridge.start)),
             *(Cell(words.signed_amount(each, unit), float(each)) for each in moved),
             Cell(words.amount(bridge.end, unit), float(bridge.end))),
        ))  # fmt: skip
        notes |= dict.fromkeys(map(_noted, bridge.limits))
        for each in breaks_of(bridge, resources):
            broken.setdefault(each, []).append(who)
    notes |= dict.fromkeys(f"{listed(names)}: {each}." for each, names in broken.items())
    title = "From the 12 months reported to those of now"
    return _without_idle(Table("rollforward.bridges", title, ALL_COLUMNS, tuple(rows), tuple(notes)))


def _without_idle(table: Table) -> Table:
    """Leave out steps that no bridge needs, of those that are rare."""
    kept = [
        at
        for at, column in enumerate(table.columns)
        if column.key not in RARE or any(row.cells[at].value for row in table.rows)
    ]
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def figure(bridge: Bridge | Unbridged, files: Files, resources: Resources) -> Figure:
    """Return a bridge as a waterfall; an empty figure that says why where there is none."""
    line = (bridge.measure, bridge.area, bridge.breakdown)
    if isinstance(bridge, Unbridged):
        why = no_bridge(bridge, resources)
        return nothing("/".join(("bridge", *line)), words.line_title(resources, line), why)
    unit = _unit(bridge)
    made = table(bridge, files, resources)
    said = sentence(bridge, resources)
    names = dict.fromkeys(name for file in files for name in file.sources.values())
    return Figure(
        id=_id(bridge),
        title=_finding(bridge, unit),
        subtitle=f"{_who(bridge, resources)}, {bridge.before.words} as reported to {bridge.after.words}",
        panels=(Panel("", (), bars=_bars(bridge, unit, files)),),
        unit=unit,
        table=made,
        from_zero=False,
        note=" ".join(made.notes),
        source=f"Source: {listed([*names])}",
        alt=f"A bridge of bars. {said}",
    )


def _finding(bridge: Bridge, unit: str) -> str:
    change = bridge.end - bridge.start
    past = {StepKind.RESTATED, StepKind.RECLASSIFIED}
    old = sum((step.amount for step in bridge.steps if step.kind in past), start=Fraction(0))
    if not change:
        return f"The figure is as reported: {words.amount(bridge.end, unit)}"
    part = f", of which {words.signed_amount(old, unit)} from changes to past months" if old else ""
    return f"{words.signed_amount(change, unit)} since the last report{part}"


def _bars(bridge: Bridge, unit: str, files: Files) -> tuple[Bar, ...]:
    level = bridge.start
    beneath = _places(files[0], bridge.start_rows), _places(files[1], bridge.end_rows)
    bars = [_total("As reported", bridge.before.last, level, words.amount(level, unit), beneath[0])]
    for step in bridge.steps:
        if not step.amount:
            continue
        after = level + step.amount
        kind = BarKind.UP if step.amount > 0 else BarKind.DOWN
        text = words.signed_amount(step.amount, unit)
        months = f", {_months(step)}" if step.months else ""
        bars.append(
            Bar(LABELS[step.kind], text, float(level), float(after), kind,
                f"{LABELS[step.kind]}{months}, {text}", _places(files[1], step.rows))
        )  # fmt: skip
        level = after
    bars.append(_total("Now", bridge.after.last, level, words.amount(level, unit), beneath[1]))
    return tuple(bars)


def _total(label: str, end: Month, level: Fraction, text: str, places: tuple[Place, ...]) -> Bar:
    when = f"12m to {end.short}"
    return Bar(f"{label}, {when}", text, 0.0, float(level), BarKind.TOTAL, f"{label}, {when}, {text}", places)


def _places(file: Observations, rows: Iterable[Observation]) -> tuple[Place, ...]:
    return tuple(file.place(row) for row in rows)
