"""A recipe that was kept and cannot be used as it is: what clashes is dropped, the rest goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.additions import Additions
from scrutinydesk.measures.resources import fitting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.recipes import Recipe, TableRecipe


class Mended(NamedTuple):
    """A recipe that can be used.

    Attributes
    ----------
    dropped : tuple of str
        What it says no longer, in words for the officer; empty where all of it stands.
    """

    recipe: Recipe
    dropped: tuple[str, ...]


def mended(recipe: Recipe, resources: Resources) -> Mended:
    """Return a recipe without the measures and areas that cannot stand, and without what led to any such.

    Their labels are to be decided again.
    """
    known, left = fitting(resources, recipe.own)
    own = Additions(
        tuple(each for each in recipe.own.measures if each not in left),
        tuple(each for each in recipe.own.areas if each not in left),
    )
    force = recipe.force if recipe.force in known.areas else resources.outline.force
    dropped = [f"“{each.title}”" for each in left]
    if force != recipe.force:
        dropped.append(f"the force “{recipe.force}”")
    tables = tuple(_leading(table, known) for table in recipe.tables)
    gone = {target for table in recipe.tables for target in _targets(table)}
    gone -= {target for table in tables for target in _targets(table)} | {each.id for each in left}
    dropped += [f"“{target}”" for target in sorted(gone)]
    return Mended(replace(recipe, own=own, force=force, tables=tables), tuple(dropped))


def _leading(table: TableRecipe, known: Resources) -> TableRecipe:
    fixed = table.fixed
    return replace(
        table,
        measures=_known(table.measures, known.catalogue),
        areas=_known(table.areas, known.areas),
        fixed=replace(
            fixed,
            measure=fixed.measure if fixed.measure in known.catalogue else "",
            area=fixed.area if fixed.area in known.areas else "",
        ),
    )


def _known(links: Mapping[str, str], there: Mapping[str, object]) -> dict[str, str]:
    return {label: target for label, target in links.items() if target in there}


def _targets(table: TableRecipe) -> set[str]:
    return {*table.measures.values(), *table.areas.values(), table.fixed.measure, table.fixed.area} - {""}
