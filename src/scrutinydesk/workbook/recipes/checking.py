"""Whether a recipe can be used with what the catalogue and the areas hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.workbook.recipes.recipe import Recipe, RecipeError, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from scrutinydesk.measures.resources import Resources

ALIKE = 60


def fault(where: str, what: str, remedy: str = "") -> RecipeError:
    """Return the error that names a key of a recipe, and what is wrong with it."""
    return RecipeError(
        "The recipe cannot be used.",
        f"In {where}: {what}" if where else what[:1].upper() + what[1:],
        remedy or "Correct the recipe, or take an earlier one; nothing was changed.",
    )


def checked(recipe: Recipe, resources: Resources) -> None:
    """Complain about the first id that a recipe names and that there is not.

    Raises
    ------
    RecipeError
        With the nearest id that there is.
    """  # noqa: DOC501  a function makes it
    if recipe.force not in resources.areas:
        raise fault("“force”", _unknown("area", recipe.force, resources.areas))
    measures, areas = frozenset(resources.catalogue), frozenset(resources.areas)
    for table in recipe.tables:
        for role, kind, fixed in (
            (Role.MEASURE, "measure", table.fixed.measure), (Role.AREA, "area", table.fixed.area),
        ):  # fmt: skip
            known = measures if role is Role.MEASURE else areas
            links = table.links(role)
            for target in {*links.values(), *([fixed] if fixed else [])} - known:
                label = next((label for label, each in links.items() if each == target), kind)
                raise fault(f"table “{table.name}”, “{label}”", _unknown(kind, target, known))


def _unknown(kind: str, target: str, known: Collection[str]) -> str:
    from rapidfuzz import process  # noqa: PLC0415  only where something is wrong

    near = process.extractOne(target, list(known), score_cutoff=ALIKE)
    perhaps = f" The nearest is “{near[0]}”." if near else ""
    return f"there is no {kind} “{target}”.{perhaps}"
