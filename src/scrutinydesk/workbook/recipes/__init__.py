"""Workbooks of any layout, understood once: recipes are suggested, kept, found again and applied."""

from __future__ import annotations

from scrutinydesk.workbook.recipes.applying import Applied, apply
from scrutinydesk.workbook.recipes.asking import answered
from scrutinydesk.workbook.recipes.drawing import erased, outline_of, redrawn, table_in, with_outlines
from scrutinydesk.workbook.recipes.names import known_to
from scrutinydesk.workbook.recipes.placing import Match, match
from scrutinydesk.workbook.recipes.reading import read_recipe
from scrutinydesk.workbook.recipes.recipe import (
    BETWEEN,
    NAMING,
    Asked,
    Axis,
    CellUse,
    Fixed,
    Gaps,
    Guess,
    Link,
    Outline,
    Placed,
    Question,
    Recipe,
    RecipeError,
    Role,
    Suggestion,
    TableRecipe,
    Use,
    Where,
)
from scrutinydesk.workbook.recipes.suggesting import suggest, suggest_table, trimmed
from scrutinydesk.workbook.recipes.writing import write_recipe

__all__ = [
    "BETWEEN",
    "NAMING",
    "Applied",
    "Asked",
    "Axis",
    "CellUse",
    "Fixed",
    "Gaps",
    "Guess",
    "Link",
    "Match",
    "Outline",
    "Placed",
    "Question",
    "Recipe",
    "RecipeError",
    "Role",
    "Suggestion",
    "TableRecipe",
    "Use",
    "Where",
    "answered",
    "apply",
    "erased",
    "known_to",
    "match",
    "outline_of",
    "read_recipe",
    "redrawn",
    "suggest",
    "suggest_table",
    "table_in",
    "trimmed",
    "with_outlines",
    "write_recipe",
]  # fmt: skip
