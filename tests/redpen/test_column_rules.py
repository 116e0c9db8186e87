"""Columns that lead to each other by their heads: money, posts, rates, months and shares."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Report of Durham Constabulary to 31 March 2025.\n\n"
# A table with a gap, what is right there and what is not.
TABLES = {
    "years before in brackets": (
        (
            "Offence\t2024/25 (2023/24)\t% change\n"
            "Burglary\t613 (704)\t{}\n"
            "Robbery\t88 (81)\t+8.6%\n"
            "Shoplifting\t2,316 (1,985)\t+16.7%\n"
        ),
        "-12.9%",
        "-15.0%",
    ),
    "last year in brackets": (
        (
            "Offence\tThis year (last year)\tChange\n"
            "Burglary\t613 (704)\t-91\n"
            "Robbery\t88 (81)\t{}\n"
        ),
        "+7",
        "+17",
    ),
    "variance": (
        (
            "\tBudget\tOutturn\tVariance\n"
            "Pay\t121.4\t120.9\t-0.5\n"
            "Non-pay\t38.2\t39.6\t{}\n"
            "Net\t135.5\t135.5\t0.0\n"
        ),
        "+1.4",
        "+1.6",
    ),
    "variance in brackets, actual first": (
        (
            "Heading\tActual (£000)\tBudget (£000)\tOver/(under) spend\n"
            "Pay\t83,650\t84,120\t(470)\n"
            "Premises\t6,480\t6,210\t270\n"
            "Transport\t4,012\t4,105\t{}\n"
            "Total\t94,142\t94,435\t(293)\n"
        ),
        "(93)",
        "(39)",
    ),
    "variance that is good for what is less": (
        (
            "Heading\tBudget\tActual\tVariance\n"
            "Pay\t£121.4m\t£120.9m\t£0.5m\n"
            "Non-pay\t£38.2m\t£39.6m\t{}\n"
        ),
        "-£1.4m",
        "-£1.9m",
    ),
    "variance in per cent": (
        (
            "Heading\tBudget\tForecast\tVariance\tVariance %\n"
            "Pay\t8,412\t8,365\t47\t0.6%\n"
            "Premises\t6,210\t6,480\t-270\t{}\n"
            "Transport\t4,105\t4,012\t93\t2.3%\n"
        ),
        "-4.3%",
        "-3.4%",
    ),
    "posts": (
        (
            "Group\tEstablishment\tStrength\tVacancies\n"
            "Officers\t2,140\t2,104\t{}\n"
            "Staff\t1,130\t1,120\t10\n"
        ),
        "36",
        "63",
    ),
    "joiners and leavers": (
        (
            "Group\t1 April 2024\tJoined\tLeft\t31 March 2025\n"
            "Officers\t2,104\t180\t144\t2,140\n"
            "Staff\t1,120\t95\t117\t{}\n"
        ),
        "1,098",
        "1,089",
    ),
    "joiners and leavers down the side": (
        (
            "\tOfficers\tStaff\n"
            "Opening strength\t2,104\t1,120\n"
            "Joiners\t180\t95\n"
            "Leavers\t144\t117\n"
            "Closing strength\t{}\t1,098\n"
        ),
        "2,140",
        "2,410",
    ),
    "cases": (
        (
            "Team\tBrought forward\tReceived\tFinalised\tCarried forward\n"
            "North\t214\t131\t120\t{}\n"
            "South\t80\t40\t61\t59\n"
        ),
        "225",
        "252",
    ),
    "rates": (
        (
            "District\tOffences\tPopulation\tRate per 1,000\n"
            "North\t4,210\t1,460,000\t2.9\n"
            "South\t3,300\t820,000\t{}\n"
            "East\t1,200\t410,000\t2.9\n"
        ),
        "4.0",
        "4.4",
    ),
    "rates by arrests": (
        (
            "Area\tUses of force\tArrests\tUses per 100 arrests\n"
            "North\t412\t4,600\t{}\n"
            "South\t300\t2,200\t13.6\n"
        ),
        "9.0",
        "6.0",
    ),
    "months": (
        (
            "\tJan\tFeb\tMar\tQuarter\n"
            "999 calls\t9,812\t8,944\t9,760\t{}\n"
            "Answered\t8,929\t8,229\t9,174\t26,332\n"
            "Answered, %\t91.0%\t92.0%\t94.0%\t92.3%\n"
        ),
        "28,516",
        "28,156",
    ),
    "months down the side": (
        (
            "Month\tComplaints\tClosed\n"
            "April\t101\t90\n"
            "May\t110\t95\n"
            "June\t98\t104\n"
            "July\t120\t111\n"
            "August\t87\t92\n"
            "September\t93\t99\n"
            "Half year\t{}\t591\n"
        ),
        "609",
        "690",
    ),
    "quarters": (
        (
            "Quarter\tCalls\tVisits\n"
            "Q1 (Apr-Jun)\t9,812\t412\n"
            "Q2 (Jul-Sep)\t8,944\t398\n"
            "Q3 (Oct-Dec)\t9,760\t401\n"
            "Q4 (Jan-Mar)\t9,101\t377\n"
            "2024/25\t{}\t1,588\n"
        ),
        "37,617",
        "36,717",
    ),
    "one row of quarters": (
        (
            "Offence\tQ1\tQ2\tQ3\tQ4\tTotal\n"
            "Burglary\t150\t160\t170\t133\t{}\n"
        ),
        "613",
        "631",
    ),
    "columns and their total": (
        (
            "Team\tUpheld\tNot upheld\tWithdrawn\tAll\n"
            "North\t12\t40\t3\t{}\n"
            "South\t9\t38\t4\t51\n"
        ),
        "55",
        "65",
    ),
    "share of another column": (
        (
            "Group\t2024\t2025\tChange\tWomen\tWomen, %\n"
            "Officers\t1,810\t1,846\t36\t646\t35.0%\n"
            "Staff\t1,120\t1,098\t-22\t681\t{}\n"
            "PCSOs\t140\t128\t-12\t64\t50.0%\n"
        ),
        "62.0%",
        "60.2%",
    ),
}
# True as they stand, though something in them looks like what the rules look for.
TRUE = {
    "something else in brackets": (
        "Offence\tOffences (detections)\tChange\n"
        "Burglary\t613 (70)\t-15.0%\n"
        "Robbery\t88 (21)\t+18.6%\n"
    ),
    "a plan in brackets": (
        "Offence\t2024/25 (target)\tChange on 2023/24\n"
        "Burglary\t613 (704)\t-15.0%\n"
        "Robbery\t88 (81)\t+18.6%\n"
    ),
    "thousands that were rounded": (
        "Heading\tBudget £000\tActual £000\tVariance £000\n"
        "Pay\t83,631\t85,619\t1,987\n"
        "Other\t73,728\t71,748\t-1,980\n"
        "Total\t157,360\t157,366\t7\n"
    ),
    "less spent is better": (
        "Heading\tBudget\tOutturn\tVariance\tVariance %\n"
        "Pay\t75,894\t81,078\t-5,184\t-6.8%\n"
        "Other\t15,554\t14,717\t837\t5.4%\n"
    ),
    "what is below zero in brackets": (
        "Heading\tBudget (£m)\tOutturn (£m)\tOver/(under) spend (£m)\n"
        "Pay\t121.4\t120.9\t(0.5)\n"
        "Non-pay\t38.2\t39.6\t1.4\n"
        "Total\t159.6\t160.5\t0.9\n"
    ),
    "a forecast, and a variance of the year to date": (
        "Heading\tBudget\tActual to date\tForecast\tVariance\n"
        "Pay\t121.4\t90.1\t120.9\t-0.5\n"
        "Other\t38.2\t30.1\t39.6\t1.4\n"
    ),
    "a rate of a year beside the count of a quarter": (
        "District\tOffences in quarter\tPopulation\tRate per 1,000 a year\n"
        "North\t6,276\t630,000\t39.8\n"
        "South\t2,100\t210,000\t40.0\n"
    ),
    "people who come twice": (
        "\tQ1\tQ2\tQ3\tQ4\tYear\n"
        "Offences\t150\t160\t170\t133\t613\n"
        "Victims\t140\t150\t160\t130\t560\n"
    ),
    "what there is at a time": (
        "\tJan\tFeb\tMar\tQuarter\n"
        "Calls\t150\t160\t170\t480\n"
        "Open cases\t10\t11\t12\t32\n"
        "Officers\t21\t22\t23\t23\n"
    ),
    "leavers and others that the table does not name": (
        "Group\tOpening\tJoiners\tLeavers\tClosing\n"
        "Officers\t2,104\t180\t144\t2,199\n"
        "Staff\t1,120\t95\t117\t1,202\n"
    ),
    "shares of two things": (
        "Group\tOfficers\tWomen\tWomen, %\n"
        "North\t400\t100\t25.0%\n"
        "South\t300\t60\t20.0%\n"
        "County\t2,000\t300\t15.0%\n"
    ),
}


def found_in(table: str) -> list:
    wrong = (Severity.ERROR, Severity.WARNING)
    return [each for each in review_report(HEAD + table).findings if each.severity in wrong]


@pytest.mark.parametrize("name", TABLES)
def test_a_figure_that_its_row_does_not_lead_to_is_found_and_no_other(name):
    table, right, fault = TABLES[name]
    assert [each.title for each in found_in(table.format(right))] == []
    found = found_in(table.format(fault))
    assert found
    text = HEAD + table.format(fault)
    row = next(line for line in text.split("\n") if f"\t{fault}" in line)
    for each in found:
        assert any(text[span.start : span.end] in row for span in each.spans), each.title


@pytest.mark.parametrize("name", TRUE)
def test_a_true_table_is_left_alone(name):
    assert [each.title for each in found_in(TRUE[name])] == []


def test_one_row_that_no_other_confirms_is_asked_about():
    table = "Complaints brought forward\t214\nReceived\t131\nFinalised\t120\nCarried forward\t{}\n"
    assert found_in(table.format("225")) == []
    (asked,) = found_in(table.format("252"))
    assert asked.severity is Severity.WARNING
    assert asked.working == "214 + 131 − 120 = 225, printed 252"


def test_what_is_printed_with_a_minus_went_whatever_it_is_called():
    table = (
        "| | FTE |\n|---|---|\n| Strength at 1 October | 2,000.0 |\n| Joiners | 65.0 |\n"
        "| Transfers in | 5.0 |\n"
        "| Leavers | -48.0 |\n| Change in hours | -2.0 |\n| Strength at 31 December | {} |\n"
    )
    assert not found_in(table.format("2,020.0"))
    assert len(found_in(table.format("2,002.0"))) == 1
