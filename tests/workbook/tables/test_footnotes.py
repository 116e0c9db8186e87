"""Footnote numbers glued to labels are parted from them; numbers that belong to names are not."""

from __future__ import annotations

import pytest
from grids import said, sheet


def labels(rows) -> list[str]:
    return [row for row, *_ in said(rows).values()]


@pytest.mark.parametrize("form", ["District {}", "District{}", "District ({})"])
def test_names_that_differ_in_their_number_alone_stay_apart(form):
    names = [form.format(number) for number in range(1, 51)]
    assert labels([["District", "Offences"], *([name, 10 * at] for at, name in enumerate(names))]) == names


def test_a_number_that_nothing_explains_stays_where_others_count_on():
    rows = [["Post", "Hours"], *([f"Post{at}", at] for at in range(1, 6))]
    assert labels(rows) == [f"Post{at}" for at in range(1, 6)]


def test_two_footnotes_of_one_name_are_parted_where_it_stands_without_them():
    rows = [["Force", "2017", "2018"], ["Lancashire8", 1, 2], ["Cheshire", 3, 4], ["Lancashire9", 5, 6]]
    assert labels(rows) == ["Lancashire"] * 2 + ["Cheshire"] * 2 + ["Lancashire"] * 2


def test_explained_footnotes_are_parted_from_names_that_nobody_knows():
    rows = [
        ["Type", "2017", "2018"], ["Quinces3", 1, 2], ["Medlars (4)", 3, 4], ["Sloes 3", 5, 6],
        ["Damsons and bullaces 4", 7, 8], [], ["3. Grown under glass."], ["4. Gathered."],
    ]  # fmt: skip
    assert labels(rows)[::2] == ["Quinces", "Medlars", "Sloes 3", "Damsons and bullaces"]


def test_a_sheet_of_notes_explains_what_stands_on_sheets_before_it():
    rows = [["Type", "2017", "2018"], ["Quinces3", 1, 2], ["Medlars", 3, 4], ["1. Rounded."]]
    notes = [["Notes"], ["1. Provisional."], ["2. Counted once."], ["3. Grown under glass."]]
    table, explained = sheet(rows, "Table 1"), sheet(notes, "Notes")
    for order in ((table, explained), (explained, table)):
        assert said(*order)["Table 1!B2"][0] == "Quinces"


def test_a_known_name_keeps_the_number_that_is_part_of_it():
    whole = "Sexual offences against children under 16"
    rows = [["Offence", "2017", "2018"], [whole, 1, 2], ["Sexual offences against children under", 3, 4]]
    assert labels([*rows, ["16. Rounded."]])[::2] == [whole, "Sexual offences against children under"]


def test_a_number_of_three_digits_is_no_footnote():
    rows = [["Route", "2017", "2018"], ["Bypass 101", 1, 2], ["Bypass", 3, 4], ["Lancashire8", 5, 6]]
    assert labels(rows)[::2] == ["Bypass 101", "Bypass", "Lancashire"]


def test_a_name_that_stands_only_with_footnotes_is_known_by_the_plainest_of_them():
    rows = [["Area", "Type", "2017"], ["East", "All crime [note 2]", 1], ["West", "All crime 3", 2]]
    rows += [["South", "All crime (1)", 3], ["1. Rounded."], ["2. Counted once."], ["3. Provisional."]]
    assert labels(rows) == ["East | All crime", "West | All crime", "South | All crime"]
