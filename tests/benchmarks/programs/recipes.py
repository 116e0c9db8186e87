"""Tables found and a recipe applied, beside python-calamine reading the same file and nothing more."""

from __future__ import annotations

import sys

import python_calamine
from books import million, quarterly
from clock import report
from side_by_side import compare, figures, forget

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook import reading
from scrutinydesk.workbook.grid import Book
from scrutinydesk.workbook.recipes import apply, editing, known_to, suggest
from scrutinydesk.workbook.recipes.recipe import Recipe, Role
from scrutinydesk.workbook.tables import find_tables

# A million rows take long: two pairs say enough.
which, pairs = sys.argv[2], int(sys.argv[1])
path, most, cells = (quarterly(), 20, 12 * 58 * 38) if which == "quarterly" else (million(), 2, 1_000_000)
resources = load_resources()


def raw() -> None:
    """Read with calamine alone."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def recipe_for(book: Book) -> Recipe:
    """Return a recipe that takes every figure; what is in no catalogue becomes the officer's own."""
    suggestion = suggest(find_tables(book, known_to(resources)), resources)
    recipe = suggestion.recipe
    for link in suggestion.links:
        if not link.target and link.label:
            taken = [each.id for each in (*recipe.own.measures, *recipe.own.areas)]
            if link.role is Role.MEASURE:
                made = editing.own_measure(link.label, taken)
                recipe = editing.with_measure(recipe, made)
            else:
                made = editing.own_division(link.label, recipe.force, taken)
                recipe = editing.with_area(recipe, made)
            recipe = editing.linked(recipe, link.table, link.role, link.label, made.id)
    return recipe


book = reading.read(path).book
recipe = recipe_for(book)


def ours() -> None:
    """Find the tables and apply the recipe."""
    applied = apply(recipe, find_tables(book, known_to(resources)), resources)
    if len(applied.observed.observations) < cells:
        message = f"only {len(applied.observed.observations)} figures: {applied.observed.findings[:3]}"
        raise RuntimeError(message)


report(**figures("ours", "calamine", compare(ours, raw, min(pairs, most), forget)))
