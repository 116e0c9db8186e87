"""Where a mapping begins: with guesses, or with a recipe that was made before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.progress import SILENT
from scrutinydesk.qt.panels.mapping.draft import Draft

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.progress import Progress
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.recipes import Link, Recipe
    from scrutinydesk.workbook.tables import Found

# What is imported inside brings numpy, which is not needed at start-up; all of it runs in threads.


def begin(
    book: Book, resources: Resources, recipe: Recipe | None = None, progress: Progress = SILENT
) -> Draft:
    """Find the tables of a workbook and begin to map them.

    Parameters
    ----------
    recipe : Recipe, optional
        One that is to be changed.
    """
    from scrutinydesk.workbook.recipes import known_to, suggest  # noqa: PLC0415  see above
    from scrutinydesk.workbook.tables import find_tables  # noqa: PLC0415  late: decision 6

    known = resources.extended(recipe.own) if recipe is not None else resources
    found = find_tables(book, known_to(known), progress)
    progress.step(0, 0, "Guessing what the rows are")
    if recipe is not None:
        return resumed(found, recipe, resources)
    suggestion = suggest(found, resources)
    links: dict[str, list[Link]] = {table.name: [] for table in suggestion.recipe.tables}
    for link in suggestion.links:
        links[link.table].append(link)
    by_table = {name: tuple(held) for name, held in links.items()}
    return Draft(found, suggestion.recipe, by_table, dict(suggestion.tables))


def resumed(found: Found, recipe: Recipe, resources: Resources) -> Draft:
    """Go on with a recipe in place of guesses: what it says stands.

    What a label might mean otherwise is guessed anew. Tables that the recipe does not know get no
    outline; those that it knows and the workbook does not have stay in the recipe.
    """
    from scrutinydesk.workbook.recipes import known_to, suggest_table, with_outlines  # noqa: PLC0415  see above
    from scrutinydesk.workbook.recipes.placing import pairings  # noqa: PLC0415  late: decision 6
    from scrutinydesk.workbook.recipes.profile import profiles  # noqa: PLC0415  late: decision 6

    known = resources.extended(recipe.own)
    found = with_outlines(found, recipe, known_to(known))
    draft = Draft(found, recipe)
    for pair in pairings(recipe, profiles(found)):
        if pair.here is not None:
            table, at = pair.sought.recipe, pair.here.table.id
            _, links = suggest_table(found, at, known, recipe.force, table.axes, table.name)
            draft = replace(draft, links={**draft.links, table.name: links}, at={**draft.at, table.name: at})
    return draft
