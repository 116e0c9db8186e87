"""Measures and areas made of many labels at once."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrutinydesk.measures.names import fold
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.recipes import Recipe, Role, editing, read_recipe, write_recipe
from scrutinydesk.workbook.recipes.recipe import TableRecipe

RESOURCES = load_resources()
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)
LABELS = st.lists(
    WORDS.filter(lambda text: text.strip())
    | st.sampled_from(["All crime", "ALL CRIME", "Burglary", "burglary "]),
    max_size=12,
    unique_by=lambda text: text.strip(),
)


@given(st.sampled_from([Role.MEASURE, Role.AREA]), LABELS)
@example(Role.AREA, ["CONSTABULARY", "Force total", "East"])
def test_each_label_gets_one_of_its_own(role, labels):
    recipe = Recipe("R", "lancashire", (TableRecipe("T"),))
    made = editing.own_for_each(recipe, "T", [(role, label) for label in labels], RESOURCES)
    own = made.own.measures if role is Role.MEASURE else made.own.areas
    targets = list(made.table("T").links(role).values())
    assert len(targets) == len({fold(label) for label in labels})  # what folds alike is one label
    assert len(set(targets)) == len(targets)
    assert {each.id for each in own} == set(targets) - {"lancashire"}  # what says that it is the force is it
    known = RESOURCES.extended(made.own)  # it would refuse what has the name of another
    assert len({each.id for each in own}) == len(own)
    assert {each.id for each in own} <= set(known.catalogue if role is Role.MEASURE else known.areas)


@pytest.mark.parametrize(
    ("label", "title", "name"),
    [
        ("VEHICLE OFFENCES | THEFT FROM A VEHICLE", "Vehicle offences: theft from a vehicle", None),
        ("FRAUD AND FORGERY | FRAUD AND FORGERY", "Fraud and forgery", None),
        ("ASB", "ASB", "ASB"),
        ("NORTH WARD", "North ward", "North Ward"),
        ("St Anne’s", "St Anne’s", "St Anne’s"),
    ],
)
def test_a_label_reads_as_a_title(label, title, name):
    assert editing.readable(label) == title
    if name is not None:
        assert editing.readable(label, name=True) == name


def test_they_travel_with_the_recipe():
    recipe = Recipe("R", "lancashire", (TableRecipe("T"),))
    names = [(Role.MEASURE, "WILD BEES | WILD BEES"), (Role.MEASURE, "All crime"), (Role.AREA, "NORTH WARD")]
    made = editing.own_for_each(recipe, "T", names, RESOURCES)
    assert [each.title for each in made.own.measures] == ["Wild bees", "All crime (b)"]
    assert read_recipe(write_recipe(made)).own == made.own
