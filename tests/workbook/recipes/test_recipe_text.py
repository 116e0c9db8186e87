"""The text of a recipe: written and read back, and edited into nonsense."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.measures.additions import additions_from_dict, additions_to_dict
from scrutinydesk.measures.areas import Area, AreaKind
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.recipes import Outline, RecipeError, checking, editing, read_recipe, write_recipe
from scrutinydesk.workbook.recipes.recipe import Axis, Fixed, Gaps, Recipe, Role, TableRecipe, Where

RESOURCES = load_resources()


def example() -> Recipe:
    measure = editing.own_measure("Wildlife crime", RESOURCES.catalogue, polarity=Polarity.DOWN_GOOD)
    table = TableRecipe(
        "Crime by division", "Recorded crime by division", "5a Crime", ("Offence", "Division"), "columns",
        (
            Axis(Where.ROW, Role.MEASURE, "Offence"), Axis(Where.ROW, Role.AREA, "Division"),
            Axis(Where.COLUMN, Role.BREAKDOWN),
        ),
        {"Burglary": "burglary_all", "Wildlife": measure.id, "“Quoted” = odd #\n\t": "rape"},
        {"East": "lancashire-east", "": "lancashire"},
        {"Number": "", "Women": "female"},
        ("Not allocated",), ("Total",), {"Wild life": "Wildlife"}, {"Wild Life": ("Burglary",)},
        Fixed(span="quarter", scale=1000), Gaps.NONE, Outline("Offence", 2, 1, "Notes", ""),
    )  # fmt: skip
    recipe = Recipe("Quarterly", "lancashire", (table,), "OFFICIAL", "Provisional.")
    recipe = editing.with_measure(recipe, measure)
    return editing.with_area(recipe, editing.own_division("Rural", "lancashire", RESOURCES.areas))


def test_a_recipe_comes_back_from_its_text():
    text = write_recipe(example())
    assert read_recipe(text) == example()
    checking.checked(example(), RESOURCES.extended(example().own))
    assert text.startswith("# A recipe")


LABELS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)


@given(st.dictionaries(LABELS, IDS, max_size=4), st.lists(LABELS, max_size=3), st.text(max_size=20))
def test_any_label_comes_back(links, left, note):
    table = TableRecipe("t", measures=links, areas=links, left_out=tuple(left))
    recipe = Recipe("n", "lancashire", (table,), note=note.encode("utf-8", "replace").decode())
    assert read_recipe(write_recipe(recipe)) == recipe


TEXT = write_recipe(example())
JUNK = st.sampled_from([
    "", "=", "[", "]]", '"', "'", "[[table]]", "9" * 5000, "[" * 5000, "nan", "1e999", "true", "\x00",
    "\u2028",
    "scale = -1\n", "format = 2\n", "level = -3\n", '"a" = 1\n', "{}", "[table.measures]\n", "1979-05-27",
])  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_nonsense_is_always_one_clear_error(data):
    text = TEXT
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 1, 3, 20, 200]))
        text = text[:at] + data.draw(JUNK | st.text(max_size=4)) + text[at + gone :]
    said = None
    try:
        recipe = read_recipe(text)
        checking.checked(recipe, RESOURCES.extended(recipe.own))
    except ScrutinyError as error:
        said = error
    if said is not None:
        assert said.title
        assert said.detail
        assert said.remedy
    else:
        assert read_recipe(write_recipe(recipe)) == recipe


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("format = 1", "format = 2", "format"),
        ("format = 1", 'format = "1"', "format"),
        ('force = "lancashire"', "", "force"),
        ('force = "lancashire"', 'force = "Lancashire"', "force"),
        ('where = "row"', 'where = "rows"', "where"),
        ('role = "area"', 'role = "place"', "role"),
        ('periods = "columns"', 'periods = "across"', "periods"),
        ('Burglary = "burglary_all"', "Burglary = 5", "Burglary"),
        ("scale = 1000", "scale = 0", "scale"),
        ('span = "quarter"', 'span = "fortnight"', "span"),
        ('"Wild life" = "Wildlife"', '"Wild life" = "Wilderness"', "renamed"),
        ('unit = "crimes"', "", "unit"),
        ('kind = "flow"', 'kind = "flows"', "kind"),
        ("left_out =", "leftout =", "leftout"),
    ],
)
def test_a_fault_names_its_key(old, new, named):
    assert old in TEXT
    with pytest.raises(RecipeError) as caught:
        read_recipe(TEXT.replace(old, new, 1))
    assert named in caught.value.detail
    assert caught.value.title == "The recipe cannot be used."
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [('Burglary = "burglary_all"', 'Burglary = "burglary_al"', "burglary_all"),
     ('force = "lancashire"', 'force = "lancashir"', "lancashire")],
)  # fmt: skip
def test_an_id_that_is_not_there_is_named_with_the_nearest(old, new, near):
    recipe = read_recipe(TEXT.replace(old, new, 1))
    with pytest.raises(RecipeError) as caught:
        checking.checked(recipe, RESOURCES.extended(recipe.own))
    assert near in caught.value.detail


def test_two_tables_of_one_name_are_refused():
    recipe = example()
    with pytest.raises(RecipeError, match="cannot be used"):
        read_recipe(write_recipe(replace(recipe, tables=recipe.tables * 2)))


def test_a_text_far_too_long_is_refused_at_once():
    with pytest.raises(RecipeError):
        read_recipe("#" * 3_000_000)


def test_additions_come_back_from_plain_values():
    own = example().own
    assert additions_from_dict(additions_to_dict(own)) == own


def test_an_own_measure_has_a_place_in_the_report():
    own = example().own
    more = RESOURCES.extended(own)
    measure = more.catalogue[own.measures[0].id]
    part = more.outline.subsection_of(measure.id)
    assert part is not None
    assert part.title == "Other measures"
    assert part.id == measure.subsection == more.outline.section("5").subsections[-1].id
    assert AreaKind.DIVISION in part.areas[measure.id]
    assert own.areas[0].id in more.areas.divisions("lancashire")
    assert RESOURCES.outline.subsection_of(measure.id) is None
    assert more.extended(own).catalogue[measure.id] == measure  # the same once more is no fault


@pytest.mark.parametrize("title", ["Burglary", "All burglary", "burglary all", "burglary_all"])
def test_a_measure_of_a_known_name_is_refused(title):
    measure = replace(editing.own_measure("Wildlife", ()), title=title)
    with pytest.raises(ScrutinyError) as caught:
        RESOURCES.extended(editing.with_measure(example(), measure).own)
    assert "already stands for" in caught.value.detail


def test_a_division_of_another_force_may_be_called_east():
    kent = Area("kent-east", "East", "East", AreaKind.DIVISION, "", "", "kent")
    more = RESOURCES.extended(editing.with_area(example(), kent).own)
    assert more.areas.find("East Division") == "lancashire-east"
    with pytest.raises(ScrutinyError):
        RESOURCES.extended(editing.with_area(example(), replace(kent, parent="lancashire")).own)


def test_a_stock_may_be_an_own_measure():
    measure = editing.own_measure("Horses", (), unit="animals", kind=Kind.STOCK, subsection="4b")
    more = RESOURCES.extended(editing.with_measure(example(), measure).own)
    assert more.outline.subsection_of(measure.id).id == "4b"
