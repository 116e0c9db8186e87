"""Faults planted in a real workbook: each is found at its cell, with why and what to do, and nothing else."""

from __future__ import annotations

import openpyxl
import pytest

from scrutinydesk import checking, pipeline
from scrutinydesk.findings import Severity

COUNTS, HEADINGS = "Monthly counts", 5
MONTH = 26  # column Z, September 2015
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def put(cell, value):
    def change(sheet):
        sheet[cell] = value

    return change


def times(factor, *cells):
    def change(sheet):
        for cell in cells:
            sheet[cell] = sheet[cell].value * factor

    return change


def more(cell, amount):
    def change(sheet):
        sheet[cell] = round(sheet[cell].value + amount, 2)

    return change


def across(first, last, row, factor):
    def change(sheet):
        for column in range(first, last + 1):
            sheet.cell(row, column).value *= factor

    return change


def no_month(sheet):
    sheet.delete_cols(MONTH)


def blank_column(sheet):
    for row in range(HEADINGS + 1, sheet.max_row + 1):
        sheet.cell(row, MONTH).value = None


def month_twice(sheet):
    sheet.cell(HEADINGS, MONTH).value = sheet.cell(HEADINGS, MONTH - 1).value


def months_swapped(sheet):
    """Whole columns, so that only their order is odd."""
    for row in range(HEADINGS, sheet.max_row + 1):
        one, two = sheet.cell(row, MONTH), sheet.cell(row, MONTH + 1)
        one.value, two.value = two.value, one.value


def row_again(changed_by):
    def change(sheet):
        values = [sheet.cell(14, column).value for column in range(1, sheet.max_column + 1)]
        values[19] += changed_by
        for column, value in enumerate(values, 1):
            sheet.cell(22, column).value = value

    return change


def also(measure, first, last, value):
    def change(sheet):
        row = max(cell.row for cell in sheet["A"] if cell.value) + 1
        for column, each in enumerate((measure, first, last, value), 1):
            sheet.cell(row, column).value = each

    return change


def running_totals(sheet):
    total = 0
    for column in range(3, sheet.max_column + 1):
        month = (column - 3 + 9) % 12 + 1  # October first
        total = (0 if month == 4 else total) + sheet.cell(7, column).value
        sheet.cell(7, column).value = total


NOUGHT = "A nought too many or too few"
# Name; sheet and what is done to it; kind, severity, sheet and cell of each finding; words of them.
PLANTED = [
    ("a missing month", COUNTS, put("Z7", None), [("standard.gap", WARNING, COUNTS, "Z7")],
     ["no figure for September 2015", "No 12-month total is worked out over a missing month"]),
    ("a month that nobody has", COUNTS, blank_column, [("standard.gap", WARNING, COUNTS, "Z6")],
     ["“All crime” and 15 other rows have no figure for September 2015"]),
    ("a month without its column", COUNTS, no_month, [("quality.missing", WARNING, COUNTS, "Y6:Z6")],
     ["16 series", "no figure for September 2015"]),
    ("a month twice", COUNTS, month_twice, [("standard.repeated_period", ERROR, COUNTS, "Z5"),
                                            ("quality.missing", WARNING, COUNTS, "Y6:AA6")],
     ["August 2015 stands above two columns", "They differ: 7764 in Z6, 7542 in Y6"]),
    ("a month out of order", COUNTS, months_swapped, [("quality.out_of_order", WARNING, COUNTS, "Z6")],
     ["October 2015 stands after August 2015", "Check the heading"]),
    ("a row twice", COUNTS, row_again(0), [("standard.repeated_row", ERROR, COUNTS, "A22")],
     ["a second time", "They state the same."]),
    ("a figure twice that disagrees", COUNTS, row_again(1), [("standard.repeated_row", ERROR, COUNTS, "A22")],
     ["They differ: 1016 in T22, 1015 in T14."]),
    ("two sheets that disagree", "Other counts", also("All crime", "Sep 2017", "Sep 2017", 10070),
     [("standard.contradiction", ERROR, "Other counts", "D10")], ["10,070 for September 2017"]),
    ("divisions above their force", "Divisions", more("Z6", 7), [("quality.divisions", ERROR, COUNTS, "Y6")],
     ["its divisions add up to 7,549, 7 more", "sheet “Divisions”, Z6"]),
    ("divisions below their force", "Divisions", more("Z6", -7),
     [("quality.divisions", WARNING, COUNTS, "Y6")], ["its divisions add up to 7,535, 7 fewer"]),
    ("categories below their parent", "Spend", more("C12", 5),
     [("quality.categories", WARNING, "Spend", "C12")], ["add up to 133.9, 5 less", "C8, C9, C10 and C11"]),
    ("categories above their parent", "Spend", more("C12", -5),
     [("quality.categories", ERROR, "Spend", "C12")], ["add up to 133.9, 5 more"]),
    ("a total that its months do not make", "National comparison", more("E9", 11),
     [("quality.total", ERROR, "National comparison", "E9")],
     ["114,686 is given", "its months add up to 114,675, 11 fewer", "Cells AL6 to AW6"]),
    ("ten times", COUNTS, times(10, "Z7"), [("quality.unit_jump", WARNING, COUNTS, "Z7")],
     ["6,700 for September 2015 is about 10 times", NOUGHT]),
    ("a hundred times", COUNTS, times(100, "Z7"), [("quality.unit_jump", ERROR, COUNTS, "Z7")],
     ["about 100 times", NOUGHT]),
    ("a thousand times", COUNTS, times(1000, "Z7"), [("quality.unit_jump", ERROR, COUNTS, "Z7")],
     ["about 1,000 times", NOUGHT]),
    ("a tenth", COUNTS, times(0.1, "Z7"), [("quality.unit_jump", WARNING, COUNTS, "Z7")],
     ["about one tenth of what is usual"]),
    ("another unit from a month on", COUNTS, across(30, 50, 7, 1000),
     [("quality.unit_jump", ERROR, COUNTS, "AD7:AX7")], ["January 2016 to September 2017", "1,000 times"]),
    ("a turned sign", COUNTS, times(-1, "Z7"), [("quality.sign", ERROR, COUNTS, "Z7")],
     ["−670, where 684 is usual", "correct the sign"]),
    ("a nought", COUNTS, put("Z7", 0), [("quality.zeros", WARNING, COUNTS, "Z7")],
     ["0 for September 2015, where 684 is usual"]),
    ("a run of noughts", COUNTS, times(0, "Z7", "AA7", "AB7"),
     [("quality.zeros", WARNING, COUNTS, "Z7:AB7")], ["0 for September 2015 to November 2015"]),
    ("an outlier", COUNTS, times(3, "Z7"), [("quality.outlier", WARNING, COUNTS, "Z7")],
     ["2,010 in September 2015, where about 669 would be usual for the season"]),
    ("an error cell", COUNTS, put("Z7", "#DIV/0!"), [("cell.error", ERROR, COUNTS, "Z7"),
                                                     ("quality.missing", WARNING, COUNTS, "Y7:AA7")],
     ["#DIV/0! in place of a value"]),
    ("a formula never calculated", COUNTS, put("Z7", "=1+1"), [("cell.uncalculated", WARNING, COUNTS, "Z7"),
                                                               ("standard.gap", WARNING, COUNTS, "Z7")],
     ["The formula was never worked out"]),
    ("a stock added up", "Other counts", also("Police officers, headcount", "Oct 2016", "Sep 2017", 34000),
     [("quality.stock_as_flow", WARNING, "Other counts", "D10")],
     ["34,000 is given for", "a period has no total of them", "at the last day of the period"]),
    ("a count taken for a stock", "National comparison", put("E9", 10200),
     [("quality.total", ERROR, "National comparison", "E9")], []),
    ("months that run on from April", COUNTS, running_totals,
     [("quality.running_total", ERROR, COUNTS, "C7:AX7")], ["totals of the year to date"]),
    ("a share of one among percentages", "Satisfaction", put("D6", 0.774),
     [("standard.share", WARNING, "Satisfaction", "D6")], ["0.774 may be meant as 77.4%"]),
    ("a percentage above a hundred", "Satisfaction", put("D6", 177.4),
     [("standard.not_a_percentage", ERROR, "Satisfaction", "D6")], ["between 0 and 100"]),
    ("a part above its whole", "Appointments", put("E6", 60),
     [("standard.part_above_whole", ERROR, "Appointments", "E6")], ["more than the total"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("clean") / "Clean.xlsx"
    pipeline.write_demo(path)
    return path


@pytest.fixture(scope="module")
def clean(demo):
    return {(each.kind, each.title) for each in checking.check(pipeline.open_workbook(demo)).findings}


def planted(demo, path, sheet, change):
    book = openpyxl.load_workbook(demo)
    change(book[sheet])
    book.save(path)
    return checking.check(pipeline.open_workbook(path))


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant[0])
def test_a_planted_fault_is_found_and_nothing_else(demo, clean, tmp_path, plant):
    _, sheet, change, expected, words = plant
    opened = planted(demo, tmp_path / "Spoilt.xlsx", sheet, change)
    found = [
        each
        for each in opened.findings
        if (each.kind, each.title) not in clean and each.kind != "workbook.read"
    ]
    said = [(each.kind, each.severity, each.place.sheet, each.place.cell) for each in found]
    assert sorted(said) == sorted(expected)
    text = "\n".join(f"{each.title} {each.detail} {each.remedy}" for each in found)
    for each in words:
        assert each in text
    for each in found:
        assert each.place.source == "Spoilt.xlsx"
        assert all((each.title, each.detail, each.remedy))


def test_every_matter_of_the_list_is_planted():
    kinds = {each[0].partition(".")[2] for plant in PLANTED for each in plant[3]}
    assert {
        "gap", "missing", "repeated_period", "repeated_row", "out_of_order", "divisions", "categories",
        "unit_jump", "sign", "zeros", "outlier", "error", "uncalculated", "stock_as_flow", "share",
        "contradiction", "total", "running_total", "not_a_percentage", "part_above_whole",
    } <= kinds  # fmt: skip
