"""Totals of tables that are no sums: what there is at a time, and people who count once."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Southmere Police\nReport for 2023/24\n\n"
QUARTERS = """\
Quarter\t{}\tJoined\tLeft\tTransferred to other duties\t{}
Q1\t3,247\t70\t51\t0\t3,266
Q2\t3,266\t62\t58\t0\t3,270
Q3\t3,270\t66\t57\t0\t3,279
Q4\t3,279\t70\t59\t0\t3,290
Year\t3,247\t268\t225\t0\t3,290
"""
CASES = """\
Month\t{}\tNew\tClosed\tReopened\t{}
April\t412\t130\t121\t2\t423
May\t423\t144\t152\t1\t416
June\t416\t128\t133\t0\t411
Quarter 1\t412\t402\t406\t3\t411
"""
ENDS = (
    ("At start", "At end"),
    ("Opening", "Closing"),
    ("Cases at start", "Cases at end"),
    ("Brought forward", "Carried forward"),
    ("Start of quarter", "End of quarter"),
    ("First day", "Last day"),
    ("Before", "After"),
    ("From", "To"),
    ("In hand", "Remaining"),
)
PEOPLE = """\
District\t{}\tCrimes\tArrests
Hale\t1,402\t2,140\t1,640
Combe\t1,210\t1,822\t1,402
Aller\t980\t1,450\t1,101
Force\t{}\t5,412\t4,143
"""
PERSONS = """\
Persons arrested
Offenders
Suspects
Individuals
Victims
Nominals
Unique callers
People stopped
Detainees
Properties visited
Hot spots shared
""".splitlines()


def found(table: str) -> list[tuple[Severity, str]]:
    findings = review_report(HEAD + table).findings
    return [(each.severity, each.title) for each in findings if each.kind in {"arithmetic", "counted_once"}]


@pytest.mark.parametrize("table", [QUARTERS, CASES])
@pytest.mark.parametrize("ends", ENDS)
def test_what_there_is_at_a_time_is_not_added_up(table, ends):
    assert found(table.format(*ends)) == []


@pytest.mark.parametrize("table", [QUARTERS, CASES])
def test_what_comes_and_goes_is(table):
    for right, wrong in (("225", "252"), ("406", "460")):
        changed = table.format("At start", "At end").replace(f"\t{right}\t", f"\t{wrong}\t")
        assert changed == table.format("At start", "At end") or found(changed)


@pytest.mark.parametrize("head", PERSONS)
def test_whoever_is_counted_once_is_asked_about_at_most(head):
    (told,) = found(PEOPLE.format(head, "3,441"))
    assert told[0] is Severity.NOTE
    assert found(PEOPLE.format(head, "3,592")) == []


@pytest.mark.parametrize("head", [*PERSONS, "Beats", "Burglaries"])
def test_a_total_of_more_than_its_parts_is_an_error_of_people_too(head):
    ((severity, _),) = found(PEOPLE.format(head, "3,952"))
    assert severity is Severity.ERROR


def test_ages_leave_nobody_counted_twice():
    rows = "Under 18\t120\t140\n18 to 64\t310\t350\n65 and over\t20\t22\n"
    table = f"Age\tSuspects\tArrests\n{rows}Total\t{{}}\t512\n"
    assert found(table.format(450)) == []
    ((severity, _),) = found(table.format(430))
    assert severity is Severity.ERROR


def test_the_longest_of_all_is_no_sum():
    table = "Division\tCalls\tAttended\tWait\nEast\t910\t300\t61\nSouth\t702\t210\t48\nWest\t833\t280\t72\n"
    assert found(f"{table}Force\t2,445\t790\t72\n") == []


TO_DATE = """\
Measure\tApr\tMay\tJun\t{}\tAvg
Rape\t86\t101\t{}\t276\t92
Arson\t20\t31\t22\t73\t24
Robbery\t59\t60\t61\t180\t60
"""
TWELVE = """\
Measure\tQ3 16/17\tQ4 16/17\tQ1 17/18\tQ2 17/18\t{}
Theft\t287\t276\t337\t{}\t1,251
Robbery\t205\t202\t182\t205\t794
"""


@pytest.mark.parametrize("head", ["YTD", "Year to date", "FYTD", "YTD total", "Financial year to date"])
def test_months_make_up_the_year_to_date(head):
    assert found(TO_DATE.format(head, 89)) == []
    assert found(TO_DATE.format(head, 98)) == [
        (Severity.ERROR, "Rape: the parts come to 285; the report says 276.")
    ]


@pytest.mark.parametrize("head", ["12m", "12 months", "Rolling 12 months", "12-month total", "Rolling year"])
def test_four_quarters_make_up_twelve_months(head):
    assert found(TWELVE.format(head, 351)) == []
    ((severity, title),) = found(TWELVE.format(head, 315))
    assert (severity, title) == (Severity.ERROR, "Theft: the parts come to 1,215; the report says 1,251.")


@pytest.mark.parametrize(
    "table",
    [
        "Measure\tApr\tMay\tJun\tYTD\nRape\t86\t187\t276\t276\nArson\t20\t51\t73\t73\n",
        "Measure\tJul\tAug\tSep\tYTD\nRape\t102\t114\t104\t596\nArson\t20\t31\t22\t140\n",
        "Measure\tQ1 17/18\tQ2 17/18\t12m\nTheft\t337\t351\t1,251\nRobbery\t182\t205\t794\n",
        "Measure\t12m to Aug\t12m to Sep\tYTD\nTheft\t1,228\t1,251\t688\nRobbery\t770\t794\t387\n",
        "Measure\tQ1\tQ2\tQ3\tQ4\tYear\tYear before\nTheft\t287\t276\t337\t351\t1,251\t978\n",
        "Measure\t2015/16\tQ1\tQ2\tQ3\tQ4\t2016/17\nTheft\t978\t287\t276\t337\t351\t1,251\n",
        "Measure\tApr\tMay\tJun\tYTD\tYTD 2016\nRape\t86\t101\t89\t276\t250\nArson\t20\t31\t22\t73\t70\n",
        "Month\tRape\tArson\nApr\t86\t20\nMay\t101\t31\nJun\t89\t22\nYTD\t276\t73\nYTD 2016\t250\t70\n",
        "Month\tRape\tOpen cases\nApr\t86\t20\nMay\t101\t31\nJun\t89\t22\nYTD\t276\t22\n",
    ],
)
def test_other_periods_are_not_added_up(table):
    assert found(table) == []


def test_a_row_of_the_year_to_date_is_of_the_months_above():
    table = "Month\tRape\tArson\nApr\t86\t20\nMay\t101\t31\nJun\t89\t22\nYTD\t276\t{}\n"
    assert found(table.format(73)) == []
    assert found(table.format(37)) == [(Severity.ERROR, "YTD: the parts come to 73; the report says 37.")]


SHARES = """\
Outcome\tNumber\tShare
Charged\t13,083\t11.3%
Other\t5,904\t{}
None\t96,788\t83.6%
{}\t115,775\t100.0%
"""
WHOLES = ("All crimes recorded", "All crime", "All offences", "All outcomes", "Crimes recorded", "Recorded")


@pytest.mark.parametrize("whole", WHOLES)
def test_shares_are_of_the_last_row_whatever_it_is_called(whole):
    def shares(share):
        return [each.title for each in review_report(HEAD + SHARES.format(share, whole)).findings
                if each.severity is Severity.ERROR]  # fmt: skip

    assert shares("5.1%") == []
    (title,) = shares("1.5%")
    assert "5.1" in title
    assert "115,775" in title
