"""Columns of something else beside the workbook's own figures, and what is listed of tables."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.redpen.listing import listed
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\nPerformance in the 12 months to 30 September 2017\n\n"
CAPTION = "Lancashire, 12 months to September 2017\n\n"
ROWS = "Rape\t{}\t1,118\nHate crime\t{}\t1,251\nPersonal robbery\t{}\t794\nAll burglary\t{}\t13,090\n"
OTHERS = ("124 139 88 1,454", "1,158 1,291 834 13,130", "372 417 264 4,363", "522 563 407 6,842")
HEADS = ("Charged", "Forecast", "At night", "1st half", "Victims", "Solved", "Involving knives")
MONTHS = """\
Year to date (Apr–Sep)

Measure\tApr\tMay\tJun\tJul\tAug\tSep\tYTD\tAvg
Rape\t86\t101\t89\t102\t114\t104\t596\t99
Hate crime\t83\t119\t135\t129\t108\t114\t688\t115
"""


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("figures", OTHERS)
def test_a_column_of_something_else_is_not_asked_about_cell_by_cell(head, figures, opened):
    table = f"Offence\t{head}\tAll\n{ROWS.format(*figures.split())}"
    lines = listed(review_report(HEAD + CAPTION + table, opened))
    assert [each.finding.title for each in lines.findings if each.finding.kind != "style"] == []
    assert lines.unsure == ()


def test_a_row_of_something_else_as_well_leaves_one_at_most(opened):
    table = "Offence\tCharged\tVictims\tRecorded\nRape\t124\t1,098\t1,118\n"
    assert review_report(HEAD + CAPTION + table, opened).findings == ()


def test_of_a_table_of_which_no_figure_agrees_one_is_asked(opened):
    table = "Offence\tNumber\nRape\t1,218\nHate crime\t1,351\nPersonal robbery\t784\n"
    found = review_report(HEAD + CAPTION + table, opened)
    assert len(found.findings) == 1


def test_one_figure_among_others_that_agree_is_still_asked_about(opened):
    table = "Offence\tNumber\nRape\t1,218\nHate crime\t1,251\nPersonal robbery\t794\n"
    (note,) = review_report(HEAD + CAPTION + table, opened).findings
    assert "1,218" in note.title


def test_months_under_a_year_to_date_are_months(opened):
    lines = listed(review_report(HEAD + MONTHS, opened))
    assert [each.finding.title for each in lines.findings] == []
    assert lines.unsure == ()
    held = {each.claim for each in lines.review.judgements
            if each.against is Against.WORKBOOK and each.verdict is Verdict.AGREES}  # fmt: skip
    assert len(held) == 14


def test_of_a_cell_its_row_and_itself_are_listed(opened):
    lines = listed(review_report(HEAD + MONTHS, opened))
    assert {"Rape | 86", "Rape | 102", "Hate crime | 688"} <= {each.words for each in lines.claims}


def test_when_people_were_counted_is_no_period_of_crimes(opened):
    table = "Rates per 1,000 people (population 1,478,100, ONS mid-2016)\n\nMeasure\tCount\nRape\t1,118\n"
    found = review_report(HEAD + table, opened)
    assert not any("2016" in each.working for each in found.judgements)
    assert all(each.window is None for each in found.claims if each.measure == "rape")


def test_a_title_of_several_years_is_not_of_the_first(opened):
    title = "Lancashire Constabulary\nYears to 30 September 2014, 2015, 2016 and 2017\n\nOutcomes\n\n"
    table = "Outcome\tNumber\nCharged\t13,083\nOther\t102,692\nAll crime\t115,775\n"
    found = review_report(title + table, opened)
    assert [each.title for each in found.findings] == []
    assert not any(each.window and each.window.last.year == 2014 for each in found.claims)
