"""The example of the page on recipes is one that can be used."""

from __future__ import annotations

import re

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.recipes import checking, read_recipe, write_recipe


def test_the_example_of_the_page_can_be_used(root):
    page = (root / "docs" / "recipes.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    recipe = read_recipe(example)
    checking.checked(recipe, load_resources().extended(recipe.own))
    assert read_recipe(write_recipe(recipe)) == recipe
    assert [table.name for table in recipe.tables] == ["Crime by division", "Confidence"]
