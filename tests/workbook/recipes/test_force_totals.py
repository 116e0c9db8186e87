"""The force's own total rows, beside those of its divisions: figures of the same measure."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from sheets import applied, book, figures, find, kinds, suggested

from scrutinydesk.workbook.recipes import Role, Use, editing, read_recipe, write_recipe

MONTHS = ["Apr-21", "May-21", "Jun-21"]
PARTS = {
    "Violence with injury": [(140, 151, 138), (110, 99, 120)],
    "Burglary": [(60, 71, 55), (41, 38, 44)],
}


def _pack(measure="{} total", area="Force", *, parts=None):
    rows = [["Recorded crime by division"], [], ["Offence", "Division", *MONTHS]]
    for name, (east, west) in (parts or PARTS).items():
        rows += [[name, "East", *east], [name, "West", *west]]
        rows.append([measure.format(name), area, *map(sum, zip(east, west, strict=True))])
    return rows


def test_a_total_of_the_force_linked_to_the_measure_of_its_divisions_is_a_figure_of_its_own():
    suggestion, found = suggested(_pack())
    recipe = suggestion.recipe
    table = recipe.tables[0].name
    recipe = editing.linked(recipe, table, Role.AREA, "Force", "lancashire")
    for name, target in (("Violence with injury", "violence_with_injury"), ("Burglary", "burglary_all")):
        recipe = editing.linked(recipe, table, Role.MEASURE, f"{name} total", target)
    done = applied(read_recipe(write_recipe(recipe)), found)
    held = figures(done)
    assert held["violence_with_injury", "lancashire-east", "2021-04"] == 140
    assert held["violence_with_injury", "lancashire", "2021-04"] == 250
    assert len(held) == 18
    assert kinds(done) == []
    assert all(not row.derived for row in done.observed.observations)


def test_a_part_that_is_gone_from_the_table_is_still_missed():
    parts = {"Burglary - home": [(6, 7, 5), (4, 3, 4)], "Burglary - shop": [(1, 2, 3), (1, 0, 0)]}
    rows = _pack("{}", "Force", parts=parts)
    rows = [row for row in rows if "Force" not in row]
    suggestion, found = suggested(rows)
    recipe, table = suggestion.recipe, suggestion.recipe.tables[0].name
    for label in ("Burglary - home", "Burglary - shop"):
        recipe = editing.linked(recipe, table, Role.MEASURE, label, "burglary_all")
    done = applied(recipe, found)
    assert figures(done)["burglary_all", "lancashire-east", "2021-04"] == 7
    later = find(book([row for row in rows if "Burglary - shop" not in row]))
    assert figures(applied(recipe, later)) == {}
    west = [row for row in rows if row[:2] != ["Burglary - shop", "West"]]
    held = figures(applied(recipe, find(book(west))))
    assert {area for _, area, _ in held} == {"lancashire-east"}


@pytest.mark.parametrize(
    ("measure", "area"),
    [("{} total", "Force"), ("Total {}", "Constabulary"), ("{} - total", "Lancashire"), ("{}", "Force total"),
     ("{} total", "Force total"), ("{}", "Lancashire Constabulary total")],
)  # fmt: skip
def test_a_total_row_of_the_force_is_suggested_as_its_figure(measure, area):
    suggestion, found = suggested(_pack(measure, area))
    (table,) = suggestion.recipe.tables
    assert table.check_only == ()
    done = applied(suggestion.recipe, found)
    held = figures(done)
    assert held["burglary_all", "lancashire", "2021-05"] == 109
    assert held["burglary_all", "lancashire-east", "2021-05"] == 71
    assert len(held) == 18
    assert kinds(done) == []
    links = {link.label: link for link in suggestion.links}
    assert links[measure.format("Burglary")].use is Use.LINKED


@pytest.mark.parametrize(
    ("measure", "area"), [("{}", "Total"), ("Total", "All divisions"), ("{} total", "East")]
)
def test_where_it_is_not_clear_a_total_is_for_checking_alone(measure, area):
    suggestion, found = suggested(_pack(measure, area))
    assert suggestion.recipe.tables[0].check_only
    assert not any(key[1] == "lancashire" for key in figures(applied(suggestion.recipe, found)))


def test_its_parts_are_still_held_against_it():
    rows = _pack()
    rows[5][3] = 200
    suggestion, found = suggested(rows)
    done = applied(suggestion.recipe, found)
    assert [each.title for each in done.observed.findings] == [
        "“Violence with injury total” is 200; its parts add to 250."
    ]


def test_a_table_of_the_force_alone_has_its_totals_for_checking():
    rows = [["Offence", *MONTHS], ["Burglary", 1, 2, 3], ["Robbery", 4, 5, 6], ["Burglary total", 5, 7, 9]]
    suggestion, _ = suggested(rows)
    assert suggestion.recipe.tables[0].check_only == ("Burglary total",)
