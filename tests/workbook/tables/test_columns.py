"""What the columns of a table are: figures, labels, or marks beside figures."""

from __future__ import annotations

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
