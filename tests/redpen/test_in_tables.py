"""Totals of tables, and what their percentages are of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

DISTRICTS = """\
Crimes by district

District\t2018/19\t2019/20\tChange
North\t{}\t140\t{}
South\t310\t295\t-15
East\t77\t80\t3
Total\t507\t{}\t8
"""
SPEND = """\
Spend at 30/09/2017\t£m\t%
Visible\t£52.5m\t41.1%
Non Visible\t{}\t31.8%
Operational Frontline\t£93.1m\t72.9%
Frontline Support\t£10.4m\t8.1%
Business Support\t£24.3m\t{}
Other *\t£6.1m\t
Total\t{}\t
"""


def test_a_table_that_adds_up_is_no_finding():
    found = review_report(DISTRICTS.format(120, 20, 515))
    assert not found.findings
    assert {each.verdict for each in found.judgements} == {Verdict.AGREES}


def test_a_total_that_another_column_confirms_as_such_must_add_up():
    found = review_report(DISTRICTS.format(120, 20, 571))
    added = next(each for each in found.findings if "parts" in each.detail)
    assert (added.kind, added.severity) == ("arithmetic", Severity.ERROR)
    assert added.working == "140 + 295 + 80 = 515, printed 571"


def test_the_parts_of_a_wrong_total_are_not_said_to_be_wrong():
    found = review_report(DISTRICTS.format(120, 20, 516))
    wrong = {each.claim for each in found.judgements if each.verdict is Verdict.DIFFERS}
    assert {found.claims[number].line for number in wrong} == {7}


def test_the_base_of_percentages_is_found_and_said_where_it_is_not_the_total():
    (finding,) = review_report(SPEND.format("£40.6m", "19.0%", "£133.9m")).findings
    assert (finding.kind, finding.severity) == ("denominator", Severity.WARNING)
    assert finding.title == "The percentages are of £127.8m (without Other), not of the total of £133.9m."
    assert "Visible 39.208%" in finding.detail


def test_a_wrong_amount_share_and_total_are_each_told():
    for changed in (("£40.6m", "19.7%", "£133.9m"), ("£40.6m", "19.0%", "£183.9m")):
        wrong = [each for each in review_report(SPEND.format(*changed)).findings if each.kind == "arithmetic"]
        assert len(wrong) == 1
    both = review_report(SPEND.format("£48.6m", "19.0%", "£133.9m"))
    assert {each.title.split(":")[0] for each in both.findings if each.kind == "arithmetic"} == {
        "Non Visible",
        "Operational Frontline",
    }


def test_rows_that_are_no_parts_of_the_total_are_not_added():
    selection = "District\tCrimes\nNorth\t1,200\nSouth\t1,100\nTotal for the force\t9,431\n"
    rates = "District\tCrimes per 1,000\nNorth\t12\nSouth\t30\nForce\t19\n"
    mixed = "Measure\tMay\tJune\nBurglary\t40\t50\nCalls\t900\t950\nTotal\t7,000\t7,100\n"
    for text in (selection, rates, mixed):
        assert not review_report(text).findings


def test_a_total_of_a_row_is_held_against_its_columns():
    rows = (
        "Area\tEast\tSouth\tWest\tTotal\nBurglary\t10\t20\t30\t60\nRobbery\t5\t6\t7\t{}\nFraud\t1\t2\t3\t6\n"
    )
    assert not review_report(rows.format(18)).findings
    (finding,) = review_report(rows.format(19)).findings
    assert finding.working == "5 + 6 + 7 = 18, printed 19"


counts = st.lists(st.lists(st.integers(10, 5000), min_size=2, max_size=4), min_size=2, max_size=6)


@settings(deadline=None, max_examples=60)
@given(counts, st.data())
def test_one_wrong_total_in_a_table_of_counts_is_the_one_finding(rows, data):
    width = min(map(len, rows))
    columns = [[row[at] for row in rows] for at in range(width)]
    totals = [sum(column) for column in columns]
    wrong = data.draw(st.integers(0, width - 1))
    shown = list(totals)
    shown[wrong] += data.draw(st.integers(1, 9))
    names = ["Northfield", "Southgate", "Eastham", "Westbury", "Midtown", "Farleigh"]
    lines = [f"{names[k]}\t" + "\t".join(f"{row[at]:,}" for at in range(width)) for k, row in enumerate(rows)]
    head = "Town\t" + "\t".join(f"Kind {letter}" for letter in "ABCD"[:width])

    def text(last):
        return "\n".join([head, *lines, "Total\t" + "\t".join(f"{each:,}" for each in last)]) + "\n"

    assert not review_report(text(totals)).findings
    (finding,) = review_report(text(shown)).findings
    assert finding.working.endswith(f"{totals[wrong]:,}, printed {shown[wrong]:,}")


def test_a_column_of_points_needs_no_unit_in_its_cells():
    table = (
        "Measure\tQ2\tQ3\tChange (points)\nAnswered\t74.5%\t78.1%\t+3.6\nSatisfied\t86.0%\t84.4%\t-1.6\n"
    )
    assert not review_report(table).findings
    assert "−1.6, printed −1.9" in review_report(table.replace("-1.6", "-1.9")).findings[0].working
