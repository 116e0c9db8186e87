"""Values of a table outside the confidence interval that stands beside them."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Southmere Police\nSurvey of victims 2022/23\n\n"
ONE = """\
Crime type\tn 2021/22\tSatisfied 2021/22\tn 2022/23\tSatisfied 2022/23\t{}\tChange (pts)
Burglary\t1,012\t80.2%\t1,021\t77.4%\t{}\t-2.8
Violent crime\t760\t74.5%\t748\t71.0%\t{}\t-3.5
Vehicle crime\t540\t75.0%\t525\t75.8%\t{}\t+0.8
Hate crime\t210\t76.2%\t204\t{}\t{}\t-4.1
"""
WAYS = (
    "74.8% to 79.9%|67.7% to 74.2%|72.1% to 79.5%|65.9% to 78.2%",
    "74.8–79.9|67.7–74.2|72.1–79.5|65.9–78.2",
    "(74.8, 79.9)|(67.7, 74.2)|(72.1, 79.5)|(65.9, 78.2)",
    "[74.8%-79.9%]|[67.7%-74.2%]|[72.1%-79.5%]|[65.9%-78.2%]",
)
HEADS = ("95% CI", "CI", "95% confidence interval", "Confidence interval (95%)")
TWO = """\
Measure\tEstimate\t{}\t{}\tRespondents
Good job\t61.2%\t59.0%\t63.4%\t1,204
Treat fairly\t70.1%\t68.1%\t72.1%\t1,198
Respect\t{}\t86.0%\t89.2%\t1,201
"""


def table(head: str, way: str, value: str) -> str:
    first, second, third, last = way.split("|")
    return HEAD + ONE.format(head, first, second, third, value, last)


def errors(text: str) -> list[str]:
    return [each.title for each in review_report(text).findings if each.kind == "interval"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("way", WAYS)
def test_a_value_outside_its_own_interval_is_an_error(head, way):
    assert errors(table(head, way, "72.1%")) == []
    (title,) = errors(table(head, way, "79.1%"))
    assert title == "Hate crime: 79.1% lies outside its own interval, 65.9 to 78.2."


@pytest.mark.parametrize("ends", [("Lower", "Upper"), ("Lower 95% CI", "Upper 95% CI"), ("LCI", "UCI")])
def test_the_ends_may_stand_in_two_columns(ends):
    assert errors(HEAD + TWO.format(*ends, "87.7%")) == []
    assert errors(HEAD + TWO.format(*ends, "78.7%")) == [
        "Respect: 78.7% lies outside its own interval, 86.0 to 89.2."
    ]


def test_a_value_on_the_end_is_inside():
    assert errors(HEAD + TWO.format("Lower", "Upper", "86.0%")) == []
    assert errors(HEAD + TWO.format("Lower", "Upper", "89%")) == []


@pytest.mark.parametrize(
    "text",
    [
        # Ages and ranges are no intervals of what stands beside them.
        "Group\tCount\tAge range\nA\t120\t18 to 24\nB\t20\t25 to 34\nC\t310\t35 to 44\n",
        # The interval is of the change.
        "Group\tUp\tChange\t95% CI of change\nA\t61.2%\t+1.2\t-0.8 to 3.2\nB\t70.0%\t-2.0\t-4.0 to 0.0\n",
        # Of one row nobody says that it is of the value beside it.
        "Group\tCount\t95% CI\nA\t120\t18 to 24\n",
        # The interval of all, limits of a chart, and what was forecast.
        "Force\tRate\tEngland CI\nA\t5.1\t4.8 to 5.6\nB\t6.2\t4.8 to 5.6\nC\t5.0\t4.8 to 5.6\n",
        "Month\tCalls\tLCL\tUCL\nApr\t900\t700\t1,200\nMay\t1,250\t710\t1,200\nJun\t800\t700\t1,200\n",
        "Force\tEstimate\tLower quartile\tUpper quartile\nA\t90\t70\t120\nB\t65\t70\t121\nC\t80\t70\t119\n",
        "Month\tCalls\tPrediction interval\nApr\t90\t85 to 99\nMay\t99\t90 to 96\nJun\t95\t90 to 97\n",
        # It is of the wave before the last.
        "Item\tThis wave\tLast wave\t95% CI\nA\t61\t59\t57 to 65\nB\t70\t66\t66 to 74\nC\t80\t71\t76 to 84\n",
        # Lower and upper tier authorities.
        "Area\tAll\tLower\tUpper\nEast\t120\t80\t40\nSouth\t90\t60\t30\nWest\t70\t30\t40\n",
    ],
)
def test_what_is_no_interval_of_the_value_is_left_alone(text):
    assert errors(HEAD + text) == []


def test_it_is_an_error_with_working_and_a_question():
    findings = review_report(table("CI", WAYS[0], "79.1%")).findings
    (found,) = (each for each in findings if each.kind == "interval")
    assert found.severity is Severity.ERROR
    assert found.working == "79.1 > 78.2"
    assert found.question
