"""What the title of a table says of its period."""

from __future__ import annotations

import pytest
from grids import found, said


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Table 1: Crime, year ending June 2018", "2017-07/2018-06"),
        ("Table 1: Crime, year ending June 20181,2", "2017-07/2018-06"),
        ("Table 1: Crime, year ending June 181,2", "2017-07/2018-06"),
        ("Table 1: Crime, 12 months to Jun-18", "2017-07/2018-06"),
        ("Table 1: Crime, year ending June 2017 compared with year ending June 18", ""),
        ("Table 1: Crime, 12 forces", ""),
    ],
)
def test_period_of_the_title(title, period):
    told = said([[title], ["Force", "Burglary", "Robbery"], ["Kent", 1, 2], ["Essex", 3, 4], ["1. A note."]])
    assert {when for _, _, when, *_ in told.values()} == {period}


def test_a_sign_among_figures_stands_for_one():
    rows = [["Code", "Force", "2017", "2018"], ["E1", "Kent", 1.5, 2.5], ["E2", "City", "+", "+"]]
    told = said([*rows, ["E3", "Essex", 3.5, 4.5]])
    assert told["C4"] == ("E3 | Essex", "", "2017", 3.5, "")


def test_the_number_of_a_title_may_stand_in_a_cell_of_its_own():
    rows = [[4, None, "Construction output by sector"], [], ["Year", "Public", "Private"]]
    rows += [[2017, 1, 2], [2018, 3, 4]]
    assert found(rows).tables[0].title == "4 Construction output by sector"


def test_lines_between_the_title_and_the_headings_are_notes_of_the_table():
    rows = [["Table 1: Flights"], ["Back to contents"], ["This worksheet contains 1 table."]]
    rows += [["Figures in this table are in thousands."], ["Airport", 2017], ["Heathrow", 4], ["Gatwick", 5]]
    table = found([*rows, ["Source: an authority"]]).tables[0]
    assert table.title == "Table 1: Flights"
    assert table.notes == (
        "This worksheet contains 1 table.", "Figures in this table are in thousands.", "Source: an authority",
    )  # fmt: skip


def test_a_unit_may_stand_at_the_right_of_the_title():
    rows = [["Table 2: Costs", None, "£ thousand"], ["Item", "2021/22", "2022/23"]]
    rows += [["Pay", 1, 2], ["Other", 2, 3]]
    table = found(rows).tables[0]
    assert (table.title, table.row_headings) == ("Table 2: Costs", ("Item",))
