"""A total is held against its own parts, and against nothing else where one of them is not known."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import applied, book, find, kinds, suggested

from scrutinydesk.workbook.recipes import Role, editing

MONTHS = ["Apr-21", "May-21", "Jun-21"]
BLOCKS = {
    "Burglary": [(10, 11, 12), (20, 21, 22), (30, 31, 32)],
    "Robbery": [(1, 2, 3), (4, 5, 6), (7, 8, 9)],
    "Bicycle theft": [(100, 200, 300), (400, 500, 600), (700, 800, 900)],
}


def _blocks(*, above=False, force="All teams", months=MONTHS, named=True):
    """Blocks of an offence each, its total beneath its divisions, or above them."""
    rows = [["Offence", "Division", *months]]
    for name, parts in BLOCKS.items():
        lines = [[name, area, *each] for area, each in zip(("East", "South", "West"), parts, strict=True)]
        total = [f"{name} total" if named else "Total", force, *map(sum, zip(*parts, strict=True))]
        rows += [total, *lines] if above else [*lines, total]
    return [row[: len(months) + 2] for row in rows]


def _row(rows, name, area):
    return next(row for row in rows if row[:2] == [name, area])


def _titles(rows):
    suggestion, _ = suggested(_blocks())
    recipe = suggestion.recipe
    table = recipe.tables[0].name
    for name in BLOCKS:
        recipe = editing.check_only(recipe, table, Role.MEASURE, f"{name} total")
    recipe = editing.check_only(recipe, table, Role.MEASURE, "Total")
    done = applied(recipe, find(book(rows)))
    assert set(kinds(done)) <= {"total", "label_missing"}
    return [each.title for each in done.observed.findings if each.kind == "recipe.total"]


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("mark", ["..", "[c]"])
@pytest.mark.parametrize("months", [MONTHS, MONTHS[:2]])
def test_a_total_with_a_part_that_is_not_known_is_not_held_against_another_block(above, named, mark, months):
    for name in BLOCKS:
        rows = _blocks(above=above, named=named, months=months)
        _row(rows, name, "South")[3] = mark
        assert _titles(rows) == []


@pytest.mark.parametrize("above", [False, True])
def test_where_one_total_cannot_be_checked_the_others_still_are(above):
    rows = _blocks(above=above)
    _row(rows, "Burglary", "South")[3] = "[c]"
    _row(rows, "Robbery total", "All teams")[3] = 16
    assert _titles(rows) == ["“Robbery total” is 16; its parts add to 15."]


def test_a_total_of_which_no_part_is_known_is_not_checked():
    rows = _blocks()
    for area in ("East", "South", "West"):
        _row(rows, "Burglary", area)[2:] = ["[c]"] * 3
    assert _titles(rows) == []


def test_a_table_of_one_month_is_held_to_the_blocks_that_its_totals_name():
    rows = _blocks(months=MONTHS[:1])
    _row(rows, "Burglary", "South")[2] = ".."
    _row(rows, "Robbery total", "All teams")[2] = 13
    assert _titles(rows) == ["“Robbery total” is 13; its parts add to 12."]


def test_a_grand_total_with_a_part_that_is_not_known_is_not_held_against_the_last_block():
    rows = _blocks(named=False)
    totals = [row[2:] for row in rows if row[0] == "Total"]
    rows.append(["Total", "All teams", *map(sum, zip(*totals, strict=True))])
    assert _titles(rows) == []
    _row(rows, "Burglary", "South")[3] = ".."
    assert _titles(rows) == []


@settings(max_examples=60, deadline=None)
@given(
    st.booleans(),
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(list(BLOCKS)), st.sampled_from(["East", "South", "West"]),
                       st.integers(2, 4)), max_size=8),
)  # fmt: skip
def test_no_right_total_is_ever_called_wrong(above, named, unknown):
    rows = _blocks(above=above, named=named)
    for name, area, at in unknown:
        _row(rows, name, area)[at] = ".."
    assert _titles(rows) == []
