"""Areas that one table of a workbook has a word for, and another has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.workbook.recipes.profile import known_as
from scrutinydesk.workbook.recipes.recipe import SAID_ONCE, Axis, Link, Role, TableRecipe, Use
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:
    from scrutinydesk.workbook.recipes.profile import Profile

MOST = 0.5  # share of an axis's labels that are areas elsewhere, from which they are areas here
ALL = 0.8  # that a total of areas is the force, where it would be the whole of a breakdown


def areas_said(links: Iterable[Link]) -> set[str]:
    """Return the labels that are areas in some table of a workbook."""
    return {known_as(each.label) for each in links if each.role is Role.AREA and not is_total((each.label,))}


def with_areas(profile: Profile, table: TableRecipe, said: set[str]) -> tuple[Axis, ...]:
    """Return the axes with one of areas, where its labels are areas in another table; empty where none is."""
    if table.of_role(Role.AREA):
        return ()
    for number, axis in enumerate(table.axes):
        if axis.role is Role.BREAKDOWN and axis.where not in SAID_ONCE:
            labels = [known_as(label) for label in profile.axes[axis.place] if not is_total((label,))]
            if len(labels) > 1 and sum(label in said for label in labels) > MOST * len(labels):
                return (*table.axes[:number], replace(axis, role=Role.AREA), *table.axes[number + 1 :])
    return ()


def with_whole(
    table: TableRecipe, links: tuple[Link, ...], force: str
) -> tuple[TableRecipe, tuple[Link, ...]]:
    """Take the one total of areas for the force, where no other label is."""
    totals = [link for link in links if link.role is Role.AREA and link.use is Use.CHECK_ONLY]
    if len(totals) != 1 or force in table.areas.values():
        return table, links
    (total,) = totals
    whole = replace(
        total, target=force, use=Use.LINKED, sureness=ALL, why="the total of all divisions",
        alternatives=tuple(each for each in total.alternatives if each.target != force),
    )  # fmt: skip
    checks = tuple(label for label in table.check_only if label != total.label)
    areas = {**table.areas, total.label: force}
    changed = replace(table, areas=areas, check_only=checks)
    return changed, tuple(whole if link is total else link for link in links)
