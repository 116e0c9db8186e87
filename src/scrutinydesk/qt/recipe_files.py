"""Recipes in files of their own, to be handed from one office to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk import atomic
from scrutinydesk.errors import ScrutinyError

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.workbook.recipes import Recipe

LARGEST = 2 * 2**20  # bytes; a recipe of five hundred tables is a tenth of it
REMEDY = "Choose a file that Scrutiny Desk exported."


def write(path: Path, recipe: Recipe) -> None:
    """Write a recipe, without the tables of which it takes nothing.

    Raises ``ExportError`` where it could not be written.
    """
    from scrutinydesk.workbook.recipes import trimmed, write_recipe  # noqa: PLC0415  not before the first paint

    atomic.write(path, write_recipe(trimmed(recipe)).encode())


def read(path: Path) -> Recipe:
    """Read a recipe.

    Raises
    ------
    ScrutinyError
        The file is gone, too large, no text, or no recipe.
    """
    from scrutinydesk.workbook.recipes import read_recipe  # noqa: PLC0415  not before the first paint

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ScrutinyError(
            f"“{path.name}” could not be read.", f"The system says: {error.strerror or error}.", REMEDY
        ) from error
    if len(content) > LARGEST:
        raise ScrutinyError(f"“{path.name}” is too large to be a recipe.", "", REMEDY)
    try:
        return read_recipe(content.decode())
    except UnicodeDecodeError as error:
        raise ScrutinyError(f"“{path.name}” is no text, and so no recipe.", "", REMEDY) from error
