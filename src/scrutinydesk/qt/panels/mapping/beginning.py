"""Where a mapping begins: with guesses, or with a recipe that was made before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.qt.panels.mapping.draft import Draft

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.progress import Progress
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.recipes import Recipe


def begin(book: Book, resources: Resources, recipe: Recipe | None, progress: Progress) -> Draft:
    """Find the tables of a workbook and begin to map them; to be called in a thread.

    Parameters
    ----------
    recipe : Recipe or None
        One that is to be changed; its tables that are not found here are left out of the draft, and
        tables that it does not know are not outlined.
    """
    from scrutinydesk.workbook.recipes import known_to, suggest  # noqa: PLC0415  numpy, not at start-up
    from scrutinydesk.workbook.tables import find_tables  # noqa: PLC0415

    known = resources.extended(recipe.own) if recipe is not None else resources
    found = find_tables(book, known_to(known), progress)
    if recipe is not None:
        return _resumed(found, recipe, known)
    suggestion = suggest(found, resources)
    links = {
        table.name: tuple(each for each in suggestion.links if each.table == table.name)
        for table in suggestion.recipe.tables
    }
    return Draft(found, suggestion.recipe, links, dict(suggestion.tables))


def _resumed(found: object, recipe: Recipe, resources: Resources) -> Draft:
    from scrutinydesk.workbook.recipes import apply, known_to, suggest_table  # noqa: PLC0415  numpy
    from scrutinydesk.workbook.recipes.drawing import with_outlines  # noqa: PLC0415
    from scrutinydesk.workbook.tables import Found  # noqa: PLC0415

    assert isinstance(found, Found)  # noqa: S101  named late, because it brings numpy
    here = with_outlines(found, recipe, known_to(resources))
    at = {each.table: each.found for each in apply(recipe, here, resources).placed if each.found}
    draft = Draft(here, replace(recipe, tables=()), {}, at)
    for table in recipe.tables:
        if table.name in at:
            _, links = suggest_table(here, at[table.name], resources, recipe.force, table.axes, table.name)
            draft = draft.with_table(table, links, at[table.name])
    return replace(draft, accepted=frozenset(at))
