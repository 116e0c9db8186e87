"""Recipes in the library: kept under their names, and while they are being made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.recipes import answered, read_recipe, write_recipe

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.workbook.recipes import Question, Recipe

RECIPE, DRAFT = "recipe", "draft"


def recipes(library: Library) -> tuple[dict[str, Recipe], tuple[Finding, ...]]:
    """Return the recipes that are kept, by key, and a finding for each that cannot be read."""
    found: dict[str, Recipe] = {}
    faults: list[Finding] = []
    for key, record in library.records(RECIPE).items():
        try:
            found[key] = read_recipe(str((record.value or {}).get("toml", "")))
        except ScrutinyError as error:
            faults.append(
                Finding(
                    "recipe.unreadable", Severity.WARNING, error.title, error.detail, error.remedy, Place(key)
                )
            )
    return found, tuple(faults)


def key_of(name: str) -> str:
    """Return the key under which a recipe of this name is kept."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-") or "recipe"


def keep_recipe(library: Library, recipe: Recipe, why: str = "") -> Record:
    """Keep a recipe under its name; one that is there already is replaced, and stays in the journal."""
    key = key_of(recipe.name)
    before = library.record(RECIPE, key)
    what = f"Recipe “{recipe.name}” {'changed' if before.value else 'kept'}"
    value = {"name": recipe.name, "toml": write_recipe(recipe)}
    return library.put(RECIPE, key, value, before.version, what, why)


def answer(library: Library, recipe: Recipe, question: Question, *, yes: bool) -> Recipe:
    """Remember the answer to a question that a workbook raised; it is not asked again."""
    changed = answered(recipe, question, yes=yes)
    verb = "is" if yes else "is not"
    keep_recipe(library, changed, f"“{question.new}” {verb} “{question.old}”")
    return changed


def keep_draft(library: Library, sha256: str, recipe: Recipe | None) -> None:
    """Keep a recipe that is being made, so that it outlives a crash; None when it is done."""
    before = library.record(DRAFT, sha256)
    if recipe is None and before.value is None:
        return
    value = None if recipe is None else {"toml": write_recipe(recipe)}
    what = "Mapping put down" if recipe is None else f"Mapping of “{recipe.name}” so far"
    library.put(DRAFT, sha256, value, before.version, what)


def draft(library: Library, sha256: str) -> Recipe | None:
    """Return the recipe that was being made for a file; None where there is none.

    Raises
    ------
    ScrutinyError
        There is one, and it cannot be read.
    """
    value = library.record(DRAFT, sha256).value
    try:
        return read_recipe(str(value["toml"])) if value else None
    except ScrutinyError as error:
        raise ScrutinyError(
            "What was left of this mapping cannot be read.",
            error.detail,
            "It is begun anew; the journal keeps what was left.",
        ) from error
