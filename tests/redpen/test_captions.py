"""What stands over a table, or at the head of a column, narrows its figures or tells what they are."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\nPerformance to 30 September 2017\n\n"
ROWS = "12 months to\tSep 2016\tSep 2017\nRape\t{}\t{}\nPersonal robbery\t{}\t{}\n"
NARROW = (
    "Solved, Lancashire",
    "Lancashire: crimes with a knife",
    "Charged in Lancashire",
    "Hate crime in Lancashire by offence",
    "Knife crime in Lancashire",
    "Crimes against tourists in Lancashire",
    "Lancashire: crimes that were cancelled",
)
PLAIN = (
    "Lancashire",
    "Recorded crime in Lancashire",
    "Table 1: Rape and personal robbery in Lancashire",
    "Rape and personal robbery recorded in Lancashire, compared with the year before",
    "All crime in Lancashire by type",
    "Offences recorded by Lancashire Constabulary",
    "Personal robbery, rape",
    "The figures in the table below are taken from the national collection of the Home Office:",
)
TRUE = [
    "Lancashire\n\nMeasure\tYTD\tLast YTD\tChange\nRape\t596\t490\t+106\nHate crime\t688\t539\t+149\n",
    "Rape, Lancashire: April to June\n\nYear\tRape\n2015\t187\n2016\t238\n2017\t276\n",
    "Rape, Lancashire, quarter 1\n\nYear\tRape\n2015\t187\n2016\t238\n2017\t276\n",
    "Change on a year before\n\n12 months to\tRape\tHate crime\nSep 2016\t+146\t+249\nSep 2017\t+215\t+273\n",
    "Lancashire\n\nOffence\tRecorded, year to Sep 2017\tSolved, year to Sep 2017\nRape\t1,118\t48\n",
]


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def errors(text, opened):
    findings = review_report(HEAD + text, opened).findings
    return [each.title for each in findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("caption", NARROW)
def test_a_caption_that_narrows_accuses_nobody(caption, opened):
    assert errors(f"{caption}\n\n{ROWS.format(61, 48, 130, 184)}", opened) == []


@pytest.mark.parametrize("caption", PLAIN)
def test_a_caption_that_narrows_nothing_leaves_a_wrong_figure_wrong(caption, opened):
    (title,) = errors(f"{caption}\n\n{ROWS.format(903, '1,118', 596, 749)}", opened)
    assert "749" in title


@pytest.mark.parametrize("text", TRUE)
def test_other_true_tables_are_left_alone(text, opened):
    found = review_report(HEAD + text, opened).findings
    assert [each.title for each in found if each.kind != "style"] == []


def test_changes_of_two_things_in_a_row_are_two(opened):
    text = "Change, Lancashire\n\n12 months to\tRape\tHate crime\nSep 2017\t+215\t+273\n"
    claims = review_report(HEAD + text, opened).claims
    assert [(each.measure, each.quantities[0].number.text) for each in claims] == [
        ("rape", "+215"), ("hate_crime", "+273"),
    ]  # fmt: skip
