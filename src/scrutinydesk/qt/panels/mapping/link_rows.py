"""The labels of a table as rows: what stands on the sheet, what it stands for, how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.qt.panels.mapping.options import title_of
from scrutinydesk.reporting import table as tables
from scrutinydesk.reporting.table import Cell, Column, Level, Row, Shape, Tone
from scrutinydesk.workbook.recipes import NAMING, Role, Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Name, Said
    from scrutinydesk.workbook.recipes import Link

SURE = 0.9
HEADINGS = {Role.MEASURE: "Measures", Role.AREA: "Areas", Role.BREAKDOWN: "Parts"}
COLUMNS = (Column("label", "On the sheet"), Column("means", "Stands for"), Column("sure", "", width=12))
MEANS = 1
_DECIDE = tables.Signal(Shape.UP, Tone.CONCERN, "decide")
_UNSURE = tables.Signal(Shape.DASH, Tone.BLOCKED, "look")
_SURE = tables.Signal(Shape.TICK, Tone.IMPROVEMENT, "sure")
_DECIDED = tables.Signal(Shape.CIRCLE, Tone.COMMON, "decided")


def rows_of(
    said: Sequence[Said], resources: Resources, *, only_open: bool
) -> tuple[tuple[Row, ...], dict[str, Name]]:
    """Return the rows by role, those in doubt first, and the name that each row's key stands for.

    The order is that of the suggestion, so that no row moves while it is decided on.
    """
    rows: list[Row] = []
    names: dict[str, Name] = {}
    for role in NAMING:
        mine = [each for each in said if each.link.role is role]
        shown = [each for each in mine if not only_open or each.use is Use.OPEN]
        if shown:
            rows.append(Row(f"group.{role}", (Cell(HEADINGS[role]),), Level.GROUP))
        for each in sorted(shown, key=lambda each: _doubt(each.link)):
            row = _row(each, resources)
            names[row.key] = each.name
            rows.append(row)
    return tuple(rows), names


def is_open(row: Row) -> bool:
    """Whether somebody has still to decide on a row."""
    return row.cells[-1].signal is _DECIDE


def _doubt(link: Link) -> int:
    if link.use is Use.OPEN:
        return 0
    return 1 if link.use is Use.LINKED and link.sureness < SURE else 2


def _row(said: Said, resources: Resources) -> Row:
    link = said.link
    shown = link.label or "(no label)"
    means = _means(said, resources)
    signal, text = _sureness(said)
    figures = "1 figure" if link.cells == 1 else f"{link.cells:,} figures"
    why = link.why if said.as_suggested else "as you decided"
    note = ". ".join(part for part in (f"{shown}: {means}", why, figures) if part) + "."
    cells = (
        Cell(shown, shown, note=note),
        Cell(means, means, note=note),
        Cell(text, round(link.sureness, 2), signal=signal, note=note),
    )
    return Row(f"{link.role}/{link.label}", cells)


def _means(said: Said, resources: Resources) -> str:
    if said.use is Use.LINKED:
        return title_of(said.link.role, said.target, resources)
    return "not decided" if said.use is Use.OPEN else str(said.use)


def _sureness(said: Said) -> tuple[tables.Signal, str]:
    if said.use is Use.OPEN:
        return _DECIDE, _DECIDE.word
    if not said.as_suggested:
        return _DECIDED, "by you"
    signal = _UNSURE if said.use is Use.LINKED and said.link.sureness < SURE else _SURE
    return signal, f"{round(100 * said.link.sureness)}% sure"
