"""All that an office's records may speak of: measures and areas of the open workbook and of every recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.resources import fitting
from scrutinydesk.remembered.recipes import recipes
from scrutinydesk.remembered.register import resources_of

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened


def resources_known(library: Library, opened: Opened | None) -> Resources:
    """Return catalogue, areas and breaks with the office's register, and its own of every recipe."""
    resources = resources_of(library)[0]
    if opened is not None:
        resources = opened.resources.with_register(resources.register)
    for recipe in recipes(library)[0].values():
        resources, _clashing = fitting(resources, recipe.own)
    return resources
