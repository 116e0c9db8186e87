"""What is said over a table holds for its figures: per cent, twelve months, whose survey it is."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import pytest
from sheets import RESOURCES, applied, book, figures, find, kinds, sheet, suggested

from scrutinydesk.command_recipe import created
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span
from scrutinydesk.workbook.recipes import Role, Use, suggest, write_recipe

TRUST = "Taking everything into account I have confidence in the police in this area"
MONTHS = ["Mar-21", "Jun-21", "Sep-21"]


def _survey(title="Residents' survey, per cent agreeing", base="Base (n)"):
    return [
        [title], [], ["Question", base, *MONTHS],
        [TRUST, 1200, 71.2, 70.5, 69.9], ["Feel safe after dark", 1201, 63.0, 64.2, 66.1],
        ["Police do a good job", 1202, 58.1, 57.0, ".."],
    ]  # fmt: skip


def _made(*sheets, **more):
    found = find(book(*sheets, **more))
    return created(suggest(found, RESOURCES), RESOURCES), found


# Twelve months


@pytest.mark.parametrize(
    "title",
    ["Recorded crime, 12 months to the date shown", "Burglary and robbery, twelve months to the month shown",
     "Crime: rolling 12 months", "Recorded crime, year ending", "Crime, 12-month rolling figures",
     "Recorded crime (12 months ending month shown)"],
)  # fmt: skip
def test_months_that_are_the_last_of_twelve_are_read_so(title):
    rows = [[title], [], ["Offence", *MONTHS], ["Burglary", 500, 510, 520], ["Robbery", 44, 45, 46]]
    suggestion, found = suggested(rows)
    assert suggestion.recipe.tables[0].fixed.span == "rolling_12"
    assert {row.span for row in applied(suggestion.recipe, found).observed.observations} == {Span.ROLLING_12}


@pytest.mark.parametrize(
    "title",
    ["Recorded crime by division, 12 months to September 2021", "Crime, year ending 30 September 2021",
     "Crime, year ending the 30th of September", "Recorded crime", "Crime in the year to Sept 2021",
     "Monthly crime, 12 months to end of September 2021"],
)  # fmt: skip
def test_a_title_that_says_what_the_table_spans_is_no_such_thing(title):
    rows = [[title], [], ["Offence", *MONTHS], ["Burglary", 500, 510, 520], ["Robbery", 44, 45, 46]]
    suggestion, _ = suggested(rows)
    assert suggestion.recipe.tables[0].fixed.span == ""


# Whose survey


def test_a_local_survey_is_not_taken_for_the_national_one():
    suggestion, _ = suggested(_survey())
    link = next(link for link in suggestion.links if link.label == TRUST)
    assert (link.use, link.target) == (Use.OPEN, "")
    assert link.alternatives[0].target == "confidence_overall"
    assert TRUST not in suggestion.recipe.tables[0].measures


@pytest.mark.parametrize("title", ["Crime Survey for England and Wales, per cent", "CSEW confidence"])
def test_the_national_survey_is_known_by_its_name(title):
    suggestion, _ = suggested(_survey(title))
    assert suggestion.recipe.tables[0].measures[TRUST] == "confidence_overall"


# Per cent


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Residents' survey, per cent agreeing", Kind.SURVEY), ("Answered in time (%)", Kind.PROPORTION),
     ("Percentage who agree", Kind.PROPORTION)],
)  # fmt: skip
def test_measures_made_of_a_table_in_per_cent_are_percentages(title, kind):
    suggestion, found = _made(_survey(title))
    own = {each.title: each for each in suggestion.recipe.own.measures}
    assert set(own) == {TRUST, "Feel safe after dark", "Police do a good job"} or TRUST not in own
    for each in own.values():
        assert (each.unit, each.kind, each.decimals) == ("percent", kind, 1)
    assert "Base (n)" in suggestion.recipe.tables[0].left_out
    done = applied(suggestion.recipe, found)
    assert kinds(done) == []
    assert {row.unit for row in done.observed.observations} == {"percent"}


@pytest.mark.parametrize("base", ["Base", "Base (n)", "n", "Sample", "Sample size", "Unweighted base"])
def test_how_many_were_asked_is_left_out_as_a_column_and_as_a_row(base):
    suggestion, _ = _made(_survey(base=base))
    assert base in suggestion.recipe.tables[0].left_out
    asked = [base, 1200, 1201, 1199]
    rows = [["Survey, per cent"], [], ["Question", *MONTHS], ["Feel safe after dark", 61, 62, 63], asked]
    suggestion, found = _made(rows)
    assert base in suggestion.recipe.tables[0].left_out
    assert len(figures(applied(suggestion.recipe, found))) == 3


def test_a_per_cent_sign_says_so_too():
    rows = [["Measure", *MONTHS], ["Answered in ten seconds", 0.91, 0.92, 0.9]]
    formats = np.zeros((2, 4), np.uint16)
    formats[1, 1:] = 1
    suggestion, found = _made(sheet(rows, formats=formats), formats=("General", "0.0%"))
    (own,) = suggestion.recipe.own.measures
    assert (own.unit, own.kind) == ("percent", Kind.PROPORTION)
    assert sorted(figures(applied(suggestion.recipe, found)).values()) == [90.0, 91.0, 92.0]


def test_counts_beside_a_word_about_per_cent_stay_counts():
    rows = [["Calls and per cent answered"], [], ["Measure", *MONTHS], ["Calls from bees", 2100, 2200, 2300]]
    suggestion, _ = _made(rows)
    (own,) = suggestion.recipe.own.measures
    assert (own.unit, own.kind) == ("crimes", Kind.FLOW)


# What is made of labels that nobody knows


def test_what_was_made_is_sure():
    bees = [["Offence", "Division", *MONTHS], ["Wild bees", "North Fells", 1, 2, 3]]
    suggestion, _ = _made(_survey(), sheet(bees, "B"))
    assert all(link.use is not Use.OPEN for link in suggestion.links)
    assert "% sure" not in write_recipe(suggestion.recipe, suggestion.links)


def _divisions(name, offence, force, extra=()):
    rows = [["Offence", "Division", *MONTHS]]
    rows += [[offence, area, 4, 5, 6] for area in ("North Fells", "West Coast", *extra)]
    return sheet([*rows, [offence, force, 8, 10, 12]], name)


@pytest.mark.parametrize("force", ["Force", "Constabulary", "Force total", "Lancashire Constabulary total"])
def test_one_area_is_one_in_all_tables_and_the_force_is_the_force(force):
    suggestion, found = _made(
        _divisions("A", "Burglary", force), _divisions("B", "Wild bees", "Force", ["South Lakes"])
    )
    recipe = suggestion.recipe
    assert [each.title for each in recipe.own.areas] == ["North Fells", "West Coast", "South Lakes"]
    one, two = recipe.tables
    assert one.areas["North Fells"] == two.areas["North Fells"] == "lancashire-north-fells"
    assert (one.areas[force], two.areas["Force"]) == ("lancashire", "lancashire")
    done = applied(recipe, found)
    assert figures(done)["burglary_all", "lancashire", "2021-03"] == 8


def test_a_total_of_what_was_made_is_the_force_s_figure_of_it():
    rows = [["Offence", "Division", *MONTHS], ["Wild bees", "North Fells", 1, 2, 3],
            ["Wild bees", "West Coast", 1, 1, 1], ["Wild bees total", "Force", 2, 3, 4]]  # fmt: skip
    suggestion, found = _made(rows)
    (table,) = suggestion.recipe.tables
    assert table.measures == {"Wild bees": "wild_bees", "Wild bees total": "wild_bees"}
    assert table.check_only == ()
    assert figures(applied(suggestion.recipe, found))["wild_bees", "lancashire", "2021-09"] == 4
    assert "% sure" not in write_recipe(suggestion.recipe, suggestion.links)
    rows[3][4] = 9
    done = applied(suggestion.recipe, find(book(rows)))
    assert kinds(done) == ["total"]


def test_areas_of_one_table_are_areas_in_another_that_has_no_word_for_them():
    rows = [
        ["Demand"], [],
        ["Month", "Anti-social behaviour incidents", None, None],
        [None, "North Fells", "West Coast", "Total"],
        ["Mar 2021", 4, 5, 9], ["Apr 2021", 5, 6, 11],
    ]  # fmt: skip
    merged = ((2, 1, 2, 3),)
    suggestion, found = _made(_divisions("A", "Burglary", "Force"), sheet(rows, "B", merged=merged))
    table = suggestion.recipe.tables[1]
    assert [axis.role for axis in table.axes] == [Role.MEASURE, Role.AREA]
    held = figures(applied(suggestion.recipe, found))
    assert held["antisocial_behaviour", "lancashire-north-fells", "2021-04"] == 5
    assert held["antisocial_behaviour", "lancashire", "2021-04"] == 11
    link = next(each for each in suggestion.links if (each.table, each.label) == (table.name, "Total"))
    assert (link.use, link.sureness) == (Use.LINKED, 0.8)


# Names


def test_a_long_title_is_cut_at_a_word():
    title = "Cumbria Constabulary - Performance pack: recorded crime by division, monthly"
    rows = [[title], [], ["Offence", *MONTHS], ["Burglary", 1, 2, 3], ["Robbery", 1, 2, 3]]
    suggestion, _ = suggested(rows)
    assert suggestion.recipe.tables[0].name == "Cumbria Constabulary - Performance pack: recorded crime by…"
    assert len(suggestion.recipe.tables[0].name) <= 60
