"""Rows that repeat beneath rows of figures are told apart by these."""

from __future__ import annotations

import pytest
from grids import said

from scrutinydesk.workbook.tables.blocks import block_heads, spread

AGES = ["All ages", "Robbery", "Arson", "Adults", "Robbery", "Arson", "Children", "Robbery", "Arson"]


def test_blocks_of_the_same_rows_are_named_by_the_row_above_them():
    rows = [[None, "2016", "2017"], *([label, at, at] for at, label in enumerate(AGES))]
    assert [row for row, *_ in said(rows).values()][::2] == [
        "All ages", "All ages | Robbery", "All ages | Arson",
        "Adults", "Adults | Robbery", "Adults | Arson",
        "Children", "Children | Robbery", "Children | Arson",
    ]  # fmt: skip


def test_blank_rows_between_blocks_and_a_total_beneath_them_change_nothing():
    rows = [[None, "2016", "2017"], *([label, at, at] for at, label in enumerate(AGES)), [], ["Total", 9, 9]]
    rows[4:4] = [[]]
    told = [row for row, *_ in said(rows).values()][::2]
    assert (told[3], told[4], told[-1]) == ("Adults", "Adults | Robbery", "Total")


@pytest.mark.parametrize(
    "labels",
    [
        [],
        ["Kent", "Essex", "Devon"],
        ["Total", "Kent", "Essex", "Kent"],  # a name that comes twice
        ["Robbery", "Arson", "Adults", "Robbery", "Arson"],  # what begins without a heading
        ["Adults", "Robbery", "Arson", "Children", "Robbery", "Theft"],
        ["Adults", "Robbery", "Arson", "Children", "Arson", "Robbery"],
        ["Adults", "", "", "Children", "", ""],
    ],
)
def test_other_rows_have_no_blocks(labels):
    assert not any(block_heads(labels))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_label_anywhere_beside_a_block_holds_for_all_of_it(place):
    rows = [[None, None, "2016", "2017"]]
    for sex in ("Female", "Male"):
        rows += [[sex if at == place else None, age, 1, 2] for at, age in enumerate(("Young", "Old", "All"))]
    told = [row for row, *_ in said(rows).values()][::2]
    assert told == [f"{sex} | {age}" for sex in ("Female", "Male") for age in ("Young", "Old", "All")]


@pytest.mark.parametrize("sparse", [[None, "F", None, None], [None, "F", "M", "N"], [None] * 4])
def test_labels_that_are_not_one_for_each_block_stay_where_they_stand(sparse):
    assert spread(["Young", "Old"] * 2, sparse) == sparse


def test_columns_that_repeat_are_named_by_the_column_before_them():
    heads = ["Year", "Heat", "Rate", "Upper", "Cold", "Rate", "Upper"]
    told = said([heads, [2017, 1, 2, 3, 4, 5, 6], [2018, 1, 2, 3, 4, 5, 6]])
    names = [told[cell][1] for cell in ("B2", "D2", "E2", "F2")]
    assert names == ["Heat", "Heat | Upper", "Cold", "Cold | Rate"]


def test_indents_by_blanks_tell_rows_apart_that_are_alike():
    rows = [["Offence", "2022"], ["Burglary", 10], ["  Home", 6], ["  Business", 4]]
    rows += [[], ["Robbery", 5], ["  Personal", 3], ["  Business", 2]]
    assert [row for row, *_ in said(rows).values()] == [
        "Burglary", "Burglary | Home", "Burglary | Business",
        "Robbery", "Robbery | Personal", "Robbery | Business",
    ]  # fmt: skip
    rows[-1] = ["  Till", 2]
    assert [row for row, *_ in said(rows).values()][1] == "Home"


def test_what_is_of_something_belongs_to_the_row_above_it():
    rows = [["Offence", "2022"], ["Violence", 10], ["of which: domestic", 6], ["of which: other", 4]]
    assert [row for row, *_ in said([*rows, ["Theft", 5], ["of which: other", 2]]).values()] == [
        "Violence", "Violence | of which: domestic", "Violence | of which: other",
        "Theft", "Theft | of which: other",
    ]  # fmt: skip


def test_columns_that_repeat_may_have_units_beneath_them():
    heads = [["Area", "Theft", "Rate", "Rank", "Arson", "Rate", "Rank"], [None, *["No.", "%", "No."] * 2]]
    told = said([*heads, ["Kent", 1, 2, 3, 4, 5, 6], ["Essex", 1, 2, 3, 4, 5, 6]])
    names = [told[cell][1] for cell in ("B3", "C3", "F3")]
    assert names == ["Theft | No.", "Theft | Rate | %", "Arson | Rate | %"]


def test_columns_that_repeat_may_lack_figures():
    rows = [["Area", "Theft", "Rate", "Rank", "Arson", "Rate", "Rank"], ["Kent", 1, 2, None, 4, 5, None]]
    told = said([*rows, ["Essex", 1, 2, None, 4, 5, None]])
    names = [told[cell][1] for cell in ("B2", "C2", "E2", "F2")]
    assert names == ["Theft", "Theft | Rate", "Arson", "Arson | Rate"]
