"""What the columns of a table are: figures, labels, or marks beside figures."""

from __future__ import annotations

import pytest
from grids import found, said

FORCES = ["Cleveland", "Durham", "Northumbria", "Cheshire"]


def test_letters_beside_figures_and_without_a_heading_belong_to_them():
    rows = [["Force", "Deaths", "Rate", None, "Upper"]]
    rows += [[force, at, 0.5 * at, "u" if at % 2 else None, ":"] for at, force in enumerate(FORCES, 1)]
    table = found(rows).tables[0]
    assert (table.value_columns, dict(table.beside)) == ((1, 2, 4), {3: 2})


def test_a_column_of_marks_that_has_a_heading_is_a_column_of_figures():
    rows = [["Force", "2016", "2017"], *([force, at, "c"] for at, force in enumerate(FORCES, 1))]
    assert found(rows).tables[0].value_columns == (1, 2)


def test_letters_at_the_right_of_figures_are_no_labels_of_a_table_of_their_own():
    rows = [["Force", "Drawn", None, "Aimed", None, None, "Fired", None]]
    rows += [[force, at, "R", at, None, None, at, "R"] for at, force in enumerate(FORCES, 1)]
    told = said(rows)
    assert len(found(rows).tables) == 1
    assert told["G3"] == ("Durham", "Fired", "", 2.0, "[r]")


def test_labels_of_the_next_table_are_not_those_of_columns_beyond_a_spacer():
    rows = [["Area", 2016, 2017, None, 2016, 2017, None, "Month", "Count", "Type"]]
    for at, force in enumerate(FORCES, 1):
        rows.append([force, at, at, None, at, at, None, f"2020-0{at}", at, "Theft"])
    assert [table.range for table in found(rows).tables] == ["A1:F5", "H1:J5"]


def test_headings_beyond_a_spacer_are_no_labels_of_figures_of_the_next_table():
    rows = [[None] * 8, [None, "All crime", None, "Burglary", None, "East", 1, 2]]
    rows += [[None, "Jan-98", None, "Jan-98", None, "South", 3, 4]]
    rows += [["East", 5, None, 6], ["South", 7, None, 8]]
    rows[0][5:] = ["Area", "Jan-98", "Feb-98"]
    told = said(rows)
    assert told["D4"][:3] == ("East", "Burglary", "1998-01")
    assert told["H3"][:3] == ("South", "", "1998-02")


def test_counts_headed_no_are_figures():
    rows = [["Offence", "2022", None, "2023", None], [None, "No.", "%", "No.", "%"]]
    told = said([*rows, ["Theft", 10, 0.1, 20, 0.2], ["Arson", 3, 0.1, 4, 0.2], ["Fraud", 5, 0.3, 6, 0.4]])
    assert (told["B3"][:3], told["D5"][:3]) == (("Theft", "No.", "2022"), ("Fraud", "No.", "2023"))
    told = said([["No.", "Offence", "2022"], [1, "Theft", 10], [2, "Arson", 12], [3, "Fraud", 9]])
    assert told["C3"][:3] == ("Arson", "", "2022")


def test_half_an_interval_is_a_figure():
    told = said([["Force", "Satisfied", "Interval"], ["Kent", "75.2%", "±3.1"], ["Essex", "71.0%", "+/-2.9"]])
    assert (told["C2"][3], told["C3"][3]) == (3.1, 2.9)


def test_a_current_month_is_no_part_of_a_year():
    rows = [["Report to September 2023"], [], [None, "Current month", "Previous month", "12 months to date"]]
    told = said([*rows, ["Theft", 100, 110, 1200], ["Arson", 10, 11, 120]])
    assert [each[1:3] for each in told.values()][:3] == [
        ("Current month", "2023-09"), ("Previous month", ""), ("12 months to date", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("cells", "period"), [((4, 5, 6), "2023-04"), ((202304, 202305, 202306), "2023-04")])
def test_a_column_of_months_names_its_rows(cells, period):
    rows = [["Year", "Month", "Thefts"], *([2023, cell, 100 + at] for at, cell in enumerate(cells))]
    assert said(rows)["C2"][:3] == ("", "Thefts", period)


def test_labels_are_carried_down_beside_totals_that_have_only_the_first():
    rows = [["Division", "Offence", "2022"], ["East", "Burglary", 1], [None, "Robbery", 3]]
    rows += [["East total", None, 4], ["West", "Burglary", 1], [None, "Robbery", 3], ["West total", None, 4]]
    rows += [["Grand total", None, 8]]
    assert [row for row, *_ in said(rows).values()] == [
        "East | Burglary", "East | Robbery", "East total",
        "West | Burglary", "West | Robbery", "West total", "Grand total",
    ]  # fmt: skip


def test_footnotes_and_marks_after_figures():
    told = said([["Force", "2022", "2023"], ["Kent", "1,234 (1)", "12 [2]"], ["Essex", "3*", "4 p"]])
    assert [each[3:] for each in told.values()] == [(1234.0, ""), (12.0, ""), (3.0, ""), (4.0, "[p]")]


def test_tables_that_touch_begin_where_the_heading_of_labels_comes_again():
    rows = [["Area", "2022", "2023", "Area", "2022", "2023"], ["East", 1, 2, "North", 5, 6]]
    rows.append(["West", 3, 4, "South", 7, 8])
    assert [table.range for table in found(rows).tables] == ["A1:C3", "D1:F3"]


def test_running_numbers_are_told_beside_another_table_and_above_a_third():
    rows = [["No.", "Area", "2016", None, "Month", "Thefts"]]
    rows += [[at, force, at * 3, None, f"2020-0{at}", at] for at, force in enumerate(FORCES, 1)]
    rows += [[], [], ["Year", "Type", "Count"], [2019, "Theft", 7], [2020, "Theft", 8]]
    assert [table.range for table in found(rows).tables] == ["B1:C5", "A8:C10", "E1:F5"]
