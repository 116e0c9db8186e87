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
