"""Which rows are headings: a figure that looks like a year heads nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from grids import found, said

from scrutinydesk.workbook.grid import CellError

BENEATH = [["South", 1000], ["West", 1100], ["Central", 900]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Month", "Area", "Count"], ["2009-02", "East", 2026], ["2009-03", "East", 1000]],
        [["Offence", "Area", "N"], ["Theft", "East", 2026], ["Theft", "West", 1000], ["Arson", "West", 4]],
        [["Area", "Count"], ["East", 2026], *BENEATH],
        [[None, "Count"], ["East", 2026], *BENEATH],
        [["Area", "Count"], [], ["East", 2026], *BENEATH],
        [["Theft", 2026], *BENEATH, ["Theft", 12]],
    ],
)
def test_a_figure_that_looks_like_a_year_is_a_figure(rows):
    assert 2026 in [value for *_, value, _ in said(rows).values()]


@pytest.mark.parametrize(
    "rows",
    [
        [["Area", 2017], ["East", 20], *BENEATH],
        [["Population"], ["Area", 2017], ["East", 20], *BENEATH],
        [[None, "Population"], ["Area", 2017], ["East", 20], *BENEATH],
        [[None, "Population"], [None, 2017], ["East", 20], *BENEATH],
        [["Area", "Population"], [None, 2017], ["East", 20], *BENEATH],
    ],
)
def test_a_year_over_figures_heads_them(rows):
    told = list(said(rows).values())
    assert len(told) == 4
    assert {period for _, _, period, *_ in told} == {"2017"}


def test_day_counts_that_are_said_for_each_column_beneath_them_are_periods():
    months, names = [35796, 35796, 35827, 35827, 35855, 35855], ["Number", "Rate"] * 3
    told = said([[None, *months], [None, *names], ["East", *range(6)], ["West", *range(6)]])
    assert [(heading, period) for _, heading, period, *_ in told.values()][:3] == [
        ("Number", "1998-01"), ("Rate", "1998-01"), ("Number", "1998-02"),
    ]  # fmt: skip


def test_figures_that_count_up_beneath_headings_and_beside_labels_are_figures():
    heads = ["Month", "Day", "North", "South", "East", "West", "County"]
    days = ([None, at, at, at, at, at, "Essex"] for at in (8, 15, 22))
    rows = [heads, ["Jan", 1, 1, 2, 3, 4, "Kent"], *days]
    assert said(rows)["C2"][:2] == ("Jan | 1 | Kent", "North")
    numbered = [heads[2:], [1, 2, 3, 4, None], *([5, 6, 7, 8, name] for name in ("Kent", "Essex"))]
    assert next(iter(said(numbered))) == "A3"


def test_words_over_all_labels_of_the_first_row_head_them():
    heads = [["Purpose", None, None, "0 - 6", "7 - 10"], ["Sex", "Age", "Schooling"]]
    rows = [["Male", "15 - 24", "None", 12, 37]]
    rows += [[None, None, "Diploma", 30, 190], ["Male", "25+", "None", 1, 2]]
    table = found([*heads, *rows]).tables[0]
    assert table.row_headings == ("Sex", "Age", "Schooling")
    assert said([*heads, *rows])["E4"] == ("Male | 15 - 24 | Diploma", "7 - 10", "", 190.0, "")


def test_a_label_at_the_right_without_figures_heads_no_group():
    rows = [["Number", "Rate", "Area"], [1, 2, "Kent"], [None, None, "Surrey"]]
    rows += [[3, 4, "Essex"], [5, 6, "Devon"]]
    assert [row for row, *_ in said(rows).values()] == ["Kent"] * 2 + ["Essex"] * 2 + ["Devon"] * 2


def test_errors_are_no_title():
    rows = [[CellError("#NAME?"), CellError("#NAME?")], ["Deaths by area"], ["Area", "Deaths"], ["Kent", 1]]
    assert found(rows).tables[0].title == "Deaths by area"


def test_names_of_the_fields_of_a_pivot_table_head_no_figures():
    rows = [["Sum of Crimes", None, "Month", "Sex"], [None, None, "Jan", None, "Feb"]]
    rows += [["Area", "Type", "F", "M", "F", "M"], ["Kent", "Theft", 1, 2, 3, 4], [None, "Arson", 5, 6, 7, 8]]
    assert [heading for _, heading, *_ in said(rows).values()][:3] == ["Jan | F", "Jan | M", "Feb | F"]
    rows = [["Count of ID", "Column Labels"], ["Row Labels", "Jan", "Feb"], ["Kent", 1, 2], ["Essex", 3, 4]]
    assert said(rows)["C3"][:2] == ("Kent", "Feb")
    rows[0] = ["Count of crimes", "Burglary"]
    assert said(rows)["C3"][:2] == ("Kent", "Burglary | Feb")
    rows[0] = ["Count of crimes", "Burglary", "Robbery"]
    assert said(rows)["C3"][:2] == ("Kent", "Robbery | Feb")


def test_a_heading_of_the_labels_may_stand_in_a_row_of_its_own_between_levels():
    rows = [["Output"], [], [None, "Volume", None, "Price", None], [None, "All", "Growth", "All", "Growth"]]
    rows += [["Date"], [None, "£m", "%", "£m", "%"], [2017, 1, 2, 3, 4], [2018, 5, 6, 7, 8]]
    table = found(rows).tables[0]
    assert (table.header_rows, table.row_headings, table.title) == ((2, 3, 4, 5), ("Date",), "Output")
    assert said(rows)["E8"] == ("", "Price | Growth | %", "2018", 8.0, "")


@pytest.mark.parametrize(
    ("title", "heading", "period", "label"),
    [
        ("Performance to September 2023", "2022/23 YTD", "2022-04/2022-09", "2022/23 YTD"),
        ("Performance", "2022/23 YTD", "", "2022/23 YTD"),
        ("Performance to September 2023", "2022/23", "2022-04/2023-03", ""),
    ],
)
def test_a_year_to_date_is_no_whole_year(title, heading, period, label):
    told = said([[title], [], ["Offence", heading, "Change"], ["Burglary", 1, 2], ["Robbery", 3, 4]])
    assert told["B4"][1:3] == (label, period)


def test_days_of_one_month_are_told_apart():
    days = [dt.datetime(2024, 4, day) for day in (1, 8, 15)]  # noqa: DTZ001  as a workbook keeps them
    told = said([["Week commencing", *days], ["East", 1, 2, 3], ["West", 4, 5, 6]])
    assert [heading for _, heading, *_ in told.values()][:3] == ["2024-04-01", "2024-04-08", "2024-04-15"]


def test_years_with_raised_footnotes_are_headings():
    told = said([["Force", "2022¹", "2023²"], ["Kent", 6, 7], ["Essex", 8, 9]])
    assert [(heading, period) for _, heading, period, *_ in told.values()][:2] == [("", "2022"), ("", "2023")]


def test_a_quarter_that_names_its_months_is_a_period():
    heads = ["Force", "Quarter 1 (Apr - Jun 2023)", "Q2 (Jul - Sep 2023)"]
    told = said([heads, ["Kent", 1, 2], ["Essex", 3, 4]])
    assert [period for _, _, period, *_ in told.values()][:2] == ["2023-04/2023-06", "2023-07/2023-09"]


def test_years_among_the_words_of_headings_are_periods_where_they_differ():
    rows = [["Kent", 1, 2, 3], ["Essex", 3, 4, 5]]
    told = said([["Area", "Thefts 2022", "Thefts 2023", "Change 2022 to 2023"], *rows])
    assert [each[1:3] for each in told.values()][:3] == [
        ("Thefts 2022", "2022"), ("Thefts 2023", "2023"), ("Change 2022 to 2023", ""),
    ]  # fmt: skip
    told = said([["Area", "Thefts 2022", "Households", "Rate"], *rows])
    assert {period for _, _, period, *_ in told.values()} == {""}


def test_months_in_rows_belong_to_the_year_of_the_title():
    told = said([["Crime 2023/24"], ["Month", "Theft"], ["April", 1], ["January", 2], ["Total", 3]])
    assert [each[:3] for each in told.values()] == [
        ("", "Theft", "2023-04"), ("", "Theft", "2024-01"), ("Total", "Theft", ""),
    ]  # fmt: skip


def test_a_month_beneath_its_date_is_no_label():
    dates = [dt.datetime(2023, month, 1) for month in (4, 5)]  # noqa: DTZ001  as a workbook keeps them
    told = said([[None, *dates], [None, "Apr", "May"], ["Theft", 1, 2], ["Arson", 3, 4]])
    assert [each[1:3] for each in told.values()][:2] == [("", "2023-04"), ("", "2023-05")]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Apr-23 Target", "2023-04"), ("MAT Mar-23", "2022-04/2023-03"), ("Number April 2023", "2023-04"),
        ("12 months to Mar 23 - number", "2022-04/2023-03"), ("2022/23 rate", "2022-04/2023-03"),
        ("P1 2023/24", ""), ("Attended by 21st", ""), ("Top 10 Mar 23rd", ""), ("Census 2021", ""),
    ],
)  # fmt: skip
def test_periods_among_the_words_of_a_heading(heading, period):
    told = said([["Offence", heading, "Other"], ["Burglary", 1, 2], ["Robbery", 3, 4]])
    assert told["B2"][1:3] == (heading, period)
