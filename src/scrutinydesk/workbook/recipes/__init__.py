"""Workbooks of any layout, understood once: recipes are suggested, kept, found again and applied."""

from __future__ import annotations

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

__all__ = [
    "BETWEEN", "NAMING", "Asked", "Axis", "CellUse", "Fixed", "Gaps", "Guess", "Link", "Outline", "Placed",
    "Question", "Recipe", "RecipeError", "Role", "Suggestion", "TableRecipe", "Use", "Where",
]  # fmt: skip
