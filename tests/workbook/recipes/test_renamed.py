"""What is gone and what is new: only what may be the same is asked about."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sheets import applied, book, figures, find, kinds, suggested

from scrutinydesk.workbook.recipes import CellUse, Role, answered, editing

MONTHS = ["Apr-21", "May-21", "Jun-21", "Jul-21"]
EAST, WEST = (9, 12, 7, 14), (5, 3, 8, 4)


def _pack(robbery="Robbery of personal property", *, drones=True, months=4):
    rows = [["Recorded crime"], [], ["Offence", "Division", *MONTHS[:months]]]
    parts = [("Burglary", (60, 71, 55, 64), (41, 38, 44, 40)), (robbery, EAST, WEST)]
    if drones:
        parts.append(("Bicycle theft", (1, 2, 1, 3), (2, 1, 1, 1)))
    for name, east, west in parts:
        rows.append([name, "East", *east[:months]])
        rows.append([name, "West", *west[:months]])
        both = [a + b for a, b in zip(east, west, strict=True)]
        rows.append([f"{name} total", "Total", *both[:months]])
    return rows


def _before():
    suggestion, found = suggested(_pack(months=3))
    recipe = suggestion.recipe
    table = recipe.tables[0].name
    for label in ("Burglary total", "Robbery of personal property total", "Bicycle theft total"):
        recipe = editing.check_only(recipe, table, Role.MEASURE, label)
    return recipe, applied(recipe, found).observed.observations


def test_a_total_is_not_asked_about_as_an_offence_that_is_gone():
    recipe, earlier = _before()
    later = find(book(_pack("Personal robbery offences", drones=False)))
    for known in (earlier, None):
        done = applied(recipe, later, earlier=known)
        assert [(each.old, each.new) for each in done.questions] == [
            ("Robbery of personal property", "Personal robbery offences")
        ]
        assert "total_renamed" in kinds(done)
        assert done.cells[CellUse.CHECKED] == 8


def test_figures_that_differ_are_never_asked_about_however_alike_the_names():
    recipe, earlier = _before()
    rows = _pack("Robbery of personal things")
    for row in rows:
        if row and row[0] == "Robbery of personal things":
            row[2:] = [each + 50 for each in row[2:]]
    later = find(book(rows))
    assert applied(recipe, later, earlier=earlier).questions == ()
    assert [each.new for each in applied(recipe, later).questions] == ["Robbery of personal things"]


def test_names_that_are_not_alike_are_asked_about_where_the_figures_agree_alone():
    recipe, earlier = _before()
    later = find(book(_pack("Muggings")))
    assert applied(recipe, later).questions == ()
    (question,) = [each for each in applied(recipe, later, earlier=earlier).questions if each.used]
    assert (question.old, question.new) == ("Robbery of personal property", "Muggings")


def test_a_label_left_out_is_asked_about_and_stays_left_out():
    recipe, earlier = _before()
    table = recipe.tables[0].name
    recipe = editing.left_out(recipe, table, Role.MEASURE, "Robbery of personal property")
    later = find(book(_pack("Robbery of personal things")))
    (question,) = applied(recipe, later, earlier=earlier).questions
    assert (question.old, question.target, question.used) == ("Robbery of personal property", "", False)
    done = applied(answered(recipe, question, yes=True), later, earlier=earlier)
    assert not done.questions
    assert done.cells[CellUse.LEFT_OUT] == 8
    assert not any(measure.startswith("robbery") for measure, _, _ in figures(done))
