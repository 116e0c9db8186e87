"""The tables behind a report's figures that it does not print, as far as its figures give them away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from scrutinydesk.claims.tables import HiddenTable, hidden_table

if TYPE_CHECKING:
    from scrutinydesk.claims.solver import Solved
    from scrutinydesk.redpen.held import Held
    from scrutinydesk.redpen.labels import Labels
    from scrutinydesk.redpen.sameness import Thing
    from scrutinydesk.redpen.told import Unknown

_MOST_CELLS = 400


def hidden_tables(tables: Iterable[Solved], held: Held, labels: Labels) -> tuple[HiddenTable, ...]:
    """Return a table for each group of figures that add up, in the order of the report."""
    found: list[tuple[int, HiddenTable]] = []
    for solved in tables:
        if not solved.fits or not any(each.relation for each in solved.statements):
            continue
        told = [held.told[each.name] for each in solved.statements if not each.relation]
        unknowns = list({each.name: each for one in told for each in one.unknowns}.values())
        table = _table(solved, unknowns, labels) if len(unknowns) <= _MOST_CELLS else None
        if table is not None and not _all_printed(solved, len(unknowns)):
            found.append((told[0].number, table))
    return tuple(table for _, table in sorted(found, key=lambda each: each[0]))


def _all_printed(solved: Solved, unknowns: int) -> bool:
    """Tell whether the report prints every figure itself, so that nothing is hidden."""
    alone = {
        condition.terms[0][0]
        for statement in solved.statements
        for condition in statement.rounded
        if len(condition.terms) == 1 and condition.low is not None and condition.low == condition.high
    }
    return len(alone) >= unknowns


def _table(solved: Solved, unknowns: Sequence[Unknown], labels: Labels) -> HiddenTable | None:
    """Return the table of some unknowns: its columns are areas where there are several, else windows."""
    catalogue = labels.resources.catalogue
    order = {key: at for at, key in enumerate(catalogue)}
    unknowns = sorted(
        unknowns,
        key=lambda one: (order.get(one.thing.measure, len(order)), not one.before, _when(one), one.name),
    )
    areas = sorted(dict.fromkeys(one.thing.area for one in unknowns), key=lambda key: _place(key, labels))
    cells: dict[tuple[str, str], str] = {}
    by_area = len(areas) > 1
    for one in unknowns:
        measure, window = labels.measure(one.thing), labels.window(one)
        row = f"{measure}, {window}" if by_area else measure
        column = labels.area(one.thing) if by_area else window
        cells[row, column] = one.name
    rows = list(dict.fromkeys(row for row, _ in cells))
    columns = [labels.area(one) for one in _by_area(unknowns, areas)] if by_area else _columns(cells)
    if len(cells) < len(unknowns):
        return None  # two unknowns with one label: what tells them apart is not known
    title = _title(unknowns, labels, by_area=by_area)
    return hidden_table(title, rows, columns, cells, [solved])


def _when(one: Unknown) -> int:
    return one.window.last.ordinal if one.window else 0


def _columns(cells: dict[tuple[str, str], str]) -> list[str]:
    return list(dict.fromkeys(column for _, column in cells))


def _by_area(unknowns: Sequence[Unknown], areas: Sequence[str]) -> list[Thing]:
    by_key = {one.thing.area: one.thing for one in unknowns}
    return [by_key[key] for key in areas]


def _place(key: str, labels: Labels) -> tuple[int, str]:
    """Return where an area stands among columns: divisions before their force, that before its region."""
    areas = labels.resources.areas
    kinds = ["division", "force", "msg", "region", "country"]
    return (kinds.index(areas[key].kind), areas[key].title) if key in areas else (0, key)


def _title(unknowns: Sequence[Unknown], labels: Labels, *, by_area: bool) -> str:
    catalogue = labels.resources.catalogue
    held = {one.thing.measure for one in unknowns}
    roots = [one for one in unknowns if one.thing.measure in catalogue]
    top = next(
        (one for one in roots if catalogue[one.thing.measure].parent not in held),
        unknowns[0],
    )
    name = labels.measure(top.thing)
    return f"{name} by area" if by_area else f"{name} and its parts"
