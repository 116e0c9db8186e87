"""What a recipe takes, what it leaves, and what it says of either."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import pytest
from sheets import RESOURCES, applied, book, figures, find, kinds, sheet, suggested

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Severity
from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import Span
from scrutinydesk.workbook.grid import Visibility
from scrutinydesk.workbook.recipes import CellUse, Fixed, Gaps, Role, Use, editing
from scrutinydesk.workbook.recipes.recipe import Axis, Recipe, TableRecipe, Where

MONTHS = ["Apr-21", "May-21", "Jun-21"]


def division_table(total=537):
    """The table of the mock-up: a measure said once, its divisions beneath it, a total in its own column."""
    return [
        ["Recorded crime by division"],
        [],
        ["Offence", "Division", *MONTHS],
        ["Burglary1", "East", 162, 184, 177],
        [None, "South", 131, 131, 166],
        [None, "West", 154, 176, 194],
        ["Constabulary total", None, 447, 491, total],
        [],
        ["Robbery", "East", 31, 30, 36],
        [None, "South", 31, 30, 25],
        [None, "West", 28, 28, 35],
        ["Constabulary total", None, 90, 88, 96],
        [],
        ["1. Classification changed on 1 April 2017."],
    ]


def test_the_workbook_of_the_mock_up_is_understood_at_once():
    suggestion, found = suggested(division_table())
    links = {(link.role, link.label): (link.use, link.target) for link in suggestion.links}
    assert links[Role.MEASURE, "Burglary"] == (Use.LINKED, "burglary_all")
    assert links[Role.MEASURE, "Robbery"] == (Use.LINKED, "robbery_all")
    assert links[Role.MEASURE, "Constabulary total"] == (Use.CHECK_ONLY, "")
    assert links[Role.AREA, "East"] == (Use.LINKED, "lancashire-east")
    done = applied(suggestion.recipe, found)
    assert len(figures(done)) == 18
    assert figures(done)["burglary_all", "lancashire-west", "2021-05"] == 176
    assert done.cells[CellUse.CHECKED] == 6
    assert done.cells[CellUse.NOT_USED] == 0
    assert kinds(done) == []


def test_a_total_that_does_not_add_up_is_named_with_the_difference():
    suggestion, found = suggested(division_table(total=527))
    done = applied(suggestion.recipe, found)
    (finding,) = done.observed.findings
    assert finding.kind == "recipe.total"
    assert finding.place.cell == "E7"
    assert finding.title == "“Constabulary total” is 527; its parts add to 537."
    assert "−10" in finding.detail or "-10" in finding.detail


def test_totals_above_at_the_side_and_with_parts_left_out_are_no_fault():
    rows = [
        ["Offence", "Area", *MONTHS, "Total"],
        ["Burglary", "Total", 12, 15, 18, 45],
        ["Burglary", "East", 5, 6, 7, 18],
        ["Burglary", "South", 4, 5, 6, 15],
        ["Burglary", "Not allocated", 3, 4, 5, 12],
    ]
    suggestion, found = suggested(rows)
    table = suggestion.recipe.tables[0].name
    recipe = editing.left_out(suggestion.recipe, table, Role.AREA, "Not allocated")
    done = applied(recipe, found)
    assert kinds(done) == []
    assert done.cells == {
        CellUse.USED: 6, CellUse.ADDED: 0, CellUse.CHECKED: 6, CellUse.LEFT_OUT: 4, CellUse.NOT_USED: 0,
    }  # fmt: skip
    rows[1][2] = 13
    assert kinds(applied(recipe, find(book(rows)))) == ["total"]


def _districts(*lines):
    rows = [["Month", "Offence", "District", "Count"], *lines]
    known = {"Burglary": "burglary_all", "Officers": "officers_headcount"}
    measures = {label: known[label] for _, label, _, _ in lines}
    table = TableRecipe(
        "t", "", "Figures", ("Month", "Offence", "District"), "rows",
        (Axis(Where.ROW, Role.MEASURE, "Offence"), Axis(Where.ROW, Role.AREA, "District")),
        measures, {"Blackpool": "lancashire-west", "Wyre": "lancashire-west", "Pendle": "lancashire-east"},
    )  # fmt: skip
    return Recipe("r", "lancashire", (table,)), rows


LINES = [
    ("2021-04", "Burglary", "Blackpool", 5), ("2021-04", "Burglary", "Wyre", 3),
    ("2021-04", "Burglary", "Pendle", 9), ("2021-05", "Burglary", "Blackpool", 6),
    ("2021-05", "Burglary", "Pendle", 8),
]  # fmt: skip


def test_parts_are_added_only_where_all_are_there():
    recipe, rows = _districts(*LINES)
    done = applied(recipe, find(book(rows)))
    assert figures(done) == {
        ("burglary_all", "lancashire-west", "2021-04"): 8,
        ("burglary_all", "lancashire-east", "2021-04"): 9,
        ("burglary_all", "lancashire-east", "2021-05"): 8,
    }
    added = next(row for row in done.observed.observations if row.value == 8 and row.derived)
    assert added.derived == "Sum of Blackpool (D2), Wyre (D3)"
    assert added.cell == "D2:D3"
    assert done.cells[CellUse.ADDED] == 2
    assert done.cells[CellUse.NOT_USED] == 1
    (finding,) = done.observed.findings
    assert finding.kind == "recipe.sum_incomplete"
    assert "“Wyre”" in finding.detail
    assert "May 2021" in finding.detail


def test_a_list_may_leave_out_what_is_none():
    recipe, rows = _districts(*LINES)
    recipe = replace(recipe, tables=(replace(recipe.tables[0], gaps=Gaps.NONE),))
    done = applied(recipe, find(book(rows)))
    assert figures(done)["burglary_all", "lancashire-west", "2021-05"] == 6
    words = next(row.derived for row in done.observed.observations if row.value == 6)
    assert words == "Sum of Blackpool (D5); no line, taken as none: Wyre"
    assert kinds(done) == []


def test_a_marked_part_leaves_the_sum_without_a_figure():
    recipe, rows = _districts(*LINES[:1], ("2021-04", "Burglary", "Wyre", "[c]"), LINES[2])
    for gaps in Gaps:
        chosen = replace(recipe, tables=(replace(recipe.tables[0], gaps=gaps),))
        done = applied(chosen, find(book(rows)))
        assert ("burglary_all", "lancashire-west", "2021-04") not in figures(done)
        assert kinds(done) == ["sum_incomplete"]


def test_a_part_that_stands_twice_is_taken_once_and_said():
    recipe, rows = _districts(*LINES[:3], ("2021-04", "Burglary", "Wyre", 30))
    done = applied(recipe, find(book(rows)))
    assert figures(done)["burglary_all", "lancashire-west", "2021-04"] == 8
    assert "part_twice" in kinds(done)
    assert done.cells[CellUse.NOT_USED] == 1


def test_numbers_at_a_date_are_never_added():
    recipe, rows = _districts(
        ("2021-04", "Officers", "Blackpool", 5), ("2021-04", "Officers", "Wyre", 3),
        ("2021-04", "Officers", "Pendle", 4),
    )  # fmt: skip
    done = applied(recipe, find(book(rows)))
    assert figures(done) == {("officers_headcount", "lancashire-east", "2021-04"): 4}
    assert {row.span for row in done.observed.observations} == {Span.DATE}
    (refused,) = (each for each in done.observed.findings if each.kind == "recipe.sum_refused")
    assert refused.severity is Severity.ERROR


def test_revised_parts_make_a_revised_sum():
    recipe, rows = _districts(*LINES[:1], ("2021-04", "Burglary", "Wyre", "3 [r]"), LINES[2])
    done = applied(recipe, find(book(rows)))
    added = next(row for row in done.observed.observations if row.derived)
    assert (added.value, added.marks) == (8, (Mark.REVISED,))


WIDE = [["Offence", *MONTHS], ["Burglary", 10, 11, 12], ["Robbery", 4, 5, 6]]


def test_an_inserted_column_of_labels_is_said_where_it_changes_nothing():
    suggestion, _ = suggested(WIDE)
    rows = [["Offence", "Owner", *MONTHS], ["Burglary", "Smith", 10, 11, 12], ["Robbery", "Jones", 4, 5, 6]]
    done = applied(suggestion.recipe, find(book(rows)))
    assert len(figures(done)) == 6
    assert kinds(done) == ["axis_new"]


def test_figures_that_differ_only_in_labels_that_are_new_are_not_used():
    suggestion, _ = suggested(WIDE)
    rows = [
        ["Offence", "Outcome", *MONTHS],
        ["Burglary", "Charged", 1, 1, 2], ["Burglary", "No suspect", 9, 10, 10],
        ["Robbery", "All", 4, 5, 6],
    ]  # fmt: skip
    done = applied(suggestion.recipe, find(book(rows)))
    assert {measure for measure, _, _ in figures(done)} == {"robbery_all"}
    assert done.cells[CellUse.NOT_USED] == 6
    assert "axis_clash" in kinds(done)


def test_a_lost_column_of_areas_is_not_taken_for_the_force():
    suggestion, _ = suggested(division_table())
    rows = [row[:1] + row[2:] if len(row) > 2 else row for row in division_table()]
    rows = [row for row in rows if not row or row[0] is not None]
    done = applied(suggestion.recipe, find(book(rows)))
    assert figures(done) == {}
    assert "axis_missing" in kinds(done) or "table_missing" in kinds(done)


def test_a_label_that_is_gone_and_one_that_is_new_are_named():
    suggestion, _ = suggested(WIDE)
    rows = [WIDE[0], WIDE[1], ["Wildlife", 1, 1, 1]]
    done = applied(suggestion.recipe, find(book(rows)))
    assert not done.questions
    assert kinds(done) == ["label_missing", "label_new"]
    assert "“Robbery”" in done.observed.findings[0].title
    assert "“Wildlife”" in done.observed.findings[1].title


def test_shares_of_one_are_suggested_as_percentages_and_told_when_they_change():
    rows = [["CSEW question", "Q1 2021", "Q2 2021"], ["Overall confidence in the police", 0.67, 0.7]]
    suggestion, found = suggested(rows)
    assert suggestion.recipe.tables[0].fixed.scale == 100
    done = applied(suggestion.recipe, found)
    assert [row.value for row in done.observed.observations] == [67.0, 70.0]
    changed = [rows[0], [rows[1][0], 67.0, 70.5]]
    done = applied(suggestion.recipe, find(book(changed)))
    assert not len(done.observed.observations)
    assert kinds(done) == ["scale"]
    plain = suggestion.recipe.tables[0]
    unscaled = replace(suggestion.recipe, tables=(replace(plain, fixed=Fixed()),))
    done = applied(unscaled, found)
    assert [row.value for row in done.observed.observations] == [0.67, 0.7]
    assert kinds(done) == ["share"]


def test_cells_that_show_a_per_cent_sign_are_not_multiplied_again():
    rows = [["CSEW question", "Q1 2021", "Q2 2021"], ["Overall confidence in the police", 0.67, 0.7]]
    suggestion, _ = suggested(rows)
    formats = np.zeros((2, 3), np.uint16)
    formats[1, 1:] = 1
    found = find(book(sheet(rows, formats=formats), formats=("General", "0.0%")))
    done = applied(suggestion.recipe, found)
    assert [row.value for row in done.observed.observations] == [67.0, 70.0]
    assert [row.number_format for row in done.observed.observations] == ["0.0%", "0.0%"]


def test_a_per_cent_sign_is_no_count():
    suggestion, _ = suggested(WIDE)
    formats = np.zeros((3, 4), np.uint16)
    formats[2, 1:] = 1
    rows = [WIDE[0], WIDE[1], ["Robbery", 0.04, 0.05, 0.06]]
    found = find(book(sheet(rows, formats=formats), formats=("General", "0%")))
    done = applied(suggestion.recipe, found)
    assert {measure for measure, _, _ in figures(done)} == {"burglary_all"}
    assert done.cells[CellUse.NOT_USED] == 3
    assert kinds(done) == ["unit"]


def test_a_table_of_changes_is_not_linked_to_counts_without_asking():
    rows = [["Table 2: Percentage change in recorded crime"], [], *WIDE]
    suggestion, _ = suggested(rows)
    (table,) = suggestion.recipe.tables
    assert not table.measures
    link = next(link for link in suggestion.links if link.label == "Burglary")
    assert (link.use, link.alternatives[0].target) == (Use.OPEN, "burglary_all")


def test_a_table_like_one_of_the_recipe_is_said_to_be():
    suggestion, _ = suggested(WIDE)
    found = find(book(WIDE, sheet([WIDE[0], ["Burglary", 1, 2, 3], ["Robbery", 1, 2, 3]], "Copy")))
    done = applied(suggestion.recipe, found)
    assert len(figures(done)) == 6
    (finding,) = done.observed.findings
    assert finding.severity is Severity.WARNING
    assert "is like “Figures”" in finding.detail


def test_totals_are_not_judged_where_something_is_not_known():
    suggestion, _ = suggested(division_table(total=527))
    table = suggestion.recipe.tables[0].name
    recipe = editing.opened(suggestion.recipe, table, Role.MEASURE, "Robbery")
    done = applied(recipe, find(book(division_table(total=527))))
    assert kinds(done) == ["label_new"]


def test_marks_stand_with_and_without_a_figure():
    rows = [WIDE[0], ["Burglary", "1,204 [r]", "[c]", 12], ["Robbery", 4, "[zz]", 6]]
    suggestion, _ = suggested(WIDE)
    done = applied(suggestion.recipe, find(book(rows)))
    held = {(row.measure, row.cell): (row.value, row.marks) for row in done.observed.observations}
    assert held["burglary_all", "B2"] == (1204, (Mark.REVISED,))
    assert held["burglary_all", "C2"] == (None, (Mark.CONFIDENTIAL,))
    assert ("robbery_all", "C3") not in held
    assert kinds(done) == ["sign_unknown"]


def test_marks_of_headings_and_labels_hold_for_all_that_they_head():
    rows = [["Offence", "Apr-21 [p]", "May-21"], ["Burglary", 10, 11], ["Robbery [r]", 4, 5]]
    suggestion, found = suggested(rows)
    done = applied(suggestion.recipe, found)
    held = {row.cell: row.marks for row in done.observed.observations}
    assert held == {
        "B2": (Mark.PROVISIONAL,), "C2": (), "B3": (Mark.REVISED, Mark.PROVISIONAL), "C3": (Mark.REVISED,),
    }  # fmt: skip


def test_what_stands_in_no_table_or_in_another_is_said():
    suggestion, _ = suggested(WIDE)
    other = [["Vehicle", *MONTHS], ["Vans", 1, 2, 3], ["Cars", 3, 4, 5]]
    done = applied(suggestion.recipe, find(book(WIDE, sheet(other, "Fleet"))))
    assert kinds(done) == ["table_unused"]
    assert done.cells[CellUse.NOT_USED] == 6


def test_a_hidden_sheet_is_used_where_the_recipe_wants_it_and_said():
    suggestion, _ = suggested(WIDE)
    hidden = sheet(WIDE, visibility=Visibility.HIDDEN)
    done = applied(suggestion.recipe, find(book(hidden)))
    assert len(figures(done)) == 6
    assert kinds(done) == ["hidden"]


def test_months_headed_by_a_date_follow_the_kind_of_the_measure():
    officers = "Police officers (headcount)"
    rows = [["Measure", "30/04/2021", "31/05/2021"], ["Burglary", 5, 6], [officers, 7, 8]]
    suggestion, found = suggested(rows)
    spans = {row.measure: row.span for row in applied(suggestion.recipe, found).observed.observations}
    assert spans == {"burglary_all": Span.MONTH, "officers_headcount": Span.DATE}


def test_a_table_without_periods_is_used_where_the_recipe_says_when():
    rows = [["Offence", "Number"], ["Burglary", 10], ["Robbery", 4]]
    suggestion, found = suggested(rows)
    done = applied(suggestion.recipe, found)
    assert kinds(done) == ["no_period"]
    table = replace(suggestion.recipe.tables[0], fixed=Fixed(period="2016-04/2017-03"))
    done = applied(replace(suggestion.recipe, tables=(table,)), found)
    assert {row.span for row in done.observed.observations} == {Span.FINANCIAL_YEAR}
    assert kinds(done) == []


@pytest.mark.parametrize("what", ["measure", "area", "force"])
def test_an_id_that_there_is_not_stops_the_work_with_its_name(what):
    suggestion, found = suggested(division_table())
    recipe, table = suggestion.recipe, suggestion.recipe.tables[0].name
    if what == "measure":
        recipe = editing.linked(recipe, table, Role.MEASURE, "Robbery", "robery_all")
    elif what == "area":
        recipe = editing.linked(recipe, table, Role.AREA, "East", "lancashire-eest")
    else:
        recipe = replace(recipe, force="lancashir")
    with pytest.raises(ScrutinyError) as caught:
        applied(recipe, found)
    assert "The nearest is" in caught.value.detail


def test_measures_across_and_a_heading_that_is_no_count():
    rows = [
        ["Area", "Burglary", None, "Robbery", None],
        [None, "2020/21", "Change %", "2020/21", "Change %"],
        ["East", 100, 3.2, 50, 1.0],
        ["West", 90, 2.0, 40, -2.5],
    ]
    merged = ((0, 1, 0, 2), (0, 3, 0, 4))
    suggestion, found = suggested(sheet(rows, merged=merged))
    done = applied(suggestion.recipe, found)
    assert figures(done) == {
        ("burglary_all", "lancashire-east", "2021-03"): 100,
        ("burglary_all", "lancashire-west", "2021-03"): 90,
        ("robbery_all", "lancashire-east", "2021-03"): 50, ("robbery_all", "lancashire-west", "2021-03"): 40,
    }  # fmt: skip
    assert done.cells[CellUse.LEFT_OUT] == 4


def test_the_resources_of_a_recipe_show_divisions():
    suggestion, found = suggested(division_table())
    done = applied(suggestion.recipe, found)
    part = done.resources.outline.subsection_of("burglary_all")
    assert part is not None
    assert "division" in part.areas["burglary_all"]
    assert RESOURCES.outline.subsection_of("burglary_all").areas.get("burglary_all") is None


@pytest.mark.parametrize("huge", [[10**400, 2], [10**400, -(10**400)]])
def test_a_number_beyond_any_float_is_no_figure_even_where_another_takes_it_away(huge):
    months = ["Apr-17", "May-17", "Jun-17"]
    suggestion, _ = suggested([["Offence", *months], ["Burglary", 1, 2, 3], ["Robbery", 4, 5, 6]])
    found = find(book([["Offence", *months], ["Burglary", *huge, 3], ["Robbery", 4, 5, 6]]))
    done = applied(suggestion.recipe, found)
    assert {row.value for row in done.observed.observations} <= {2, 3, 4, 5, 6}
    assert "sign_unknown" in kinds(done)
