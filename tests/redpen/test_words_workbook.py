"""Comparisons in words against a workbook, where the report prints no figures for them."""

from __future__ import annotations

import re

import pytest

from scrutinydesk import opening
from scrutinydesk.analysis.comparison import Alignment, compare_areas
from scrutinydesk.claims.claim import ClaimKind
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.periods import Month
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary: performance to September 2017\n\n"
SEPTEMBER = Month.of(2017, 9)


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def aligned(opened, measure: str, area: str) -> Alignment | None:
    """What the product's own comparison says of a measure and an area."""
    found = compare_areas(
        opened.observations, opened.resources.catalogue[measure], "lancashire", SEPTEMBER, opened.resources
    )
    row = found.row(area)
    return row.alignment if row else None


MEASURES = {
    "rape": "rape", "public_order": "public order offences", "all_crime": "all crime",
    "robbery_personal": "personal robbery",
}  # fmt: skip
AREAS = {"england-and-wales": "the national picture", "north-west": "the North West region"}


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("area", AREAS)
def test_in_line_is_as_the_workbook_has_it(opened, measure, area):
    said = f"The increase in {MEASURES[measure]} is in line with {AREAS[area]}."
    found = review_report(HEAD + said, opened)
    (comparison,) = [n for n, each in enumerate(found.claims) if each.kind is ClaimKind.COMPARISON]
    judged = found.verdicts[comparison]
    alignment = aligned(opened, measure, area)
    assert judged.against is Against.WORKBOOK or alignment is None
    apart = alignment in {Alignment.HIGHER, Alignment.LOWER}
    assert (judged.verdict is Verdict.DIFFERS) is apart, (alignment, judged)
    findings = [each for each in found.findings if each.kind == "claim_v_workbook"]
    assert len(findings) == apart
    assert all(each.cells and each.question.endswith("?") for each in findings)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("area", AREAS)
def test_a_comparison_can_be_redone_from_its_working(opened, measure, area):
    said = f"The increase in {MEASURES[measure]} is in line with {AREAS[area]}."
    found = review_report(HEAD + said, opened)
    (judged,) = [each for each in found.judgements if each.working.startswith("workbook, ")] or [None]
    if judged is None:
        assert aligned(opened, measure, area) is None
        return
    grown = re.findall(r"([+\u2212][\d.]+)% \(([\d,]+) → ([\d,]+)\)", judged.working)
    assert len(grown) == 2
    for percent, *counts in grown:
        before, now = (int(each.replace(",", "")) for each in counts)
        shown = float(percent.replace("\N{MINUS SIGN}", "-"))
        assert shown == pytest.approx(100 * (now / before - 1), abs=0.051)
    sums = re.search(r"growth ratio \((1 . [\d.]+)\) ÷ \((1 . [\d.]+)\) = ([\d.]+)", judged.working)
    top, bottom = (eval(each.replace("\N{MINUS SIGN}", "-")) for each in sums.groups()[:2])  # noqa: S307  a sum
    assert float(sums[3]) == pytest.approx(top / bottom, abs=0.00051)
    assert "the rest of" in judged.working


def test_some_of_them_differ_and_some_do_not(opened):
    all_of_them = {aligned(opened, measure, area) for measure in MEASURES for area in AREAS}
    apart = {Alignment.HIGHER, Alignment.LOWER}
    assert all_of_them & apart
    assert all_of_them - apart


def test_what_the_report_prints_goes_first(opened):
    text = (
        "5. Crime\n\na) Rape\n\n(i) The increase in rape is in line with the national picture.\n\n"
        "\tEngland & Wales\tLancashire\n"
        "12M Aug-17 -v- 12M Aug-16\tUp 22.4% (8,339 Crimes)\tUp 22.0% (197 Crimes)\n"
    )
    found = review_report(HEAD + text, opened)
    (comparison,) = [n for n, each in enumerate(found.claims) if each.kind is ClaimKind.COMPARISON]
    assert found.verdicts[comparison].against is Against.REPORT


def trends(said: str, opened) -> list[str]:
    return [
        each.title for each in review_report(HEAD + said, opened).findings if each.kind == "trend_v_workbook"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "All crime is on a downward trend.",
        "Rape offences show a decreasing trend.",
        "Public order offences have remained stable.",
    ],
)
def test_a_trend_that_the_workbook_has_the_other_way(opened, said):
    (title,) = trends(said, opened)
    assert "12 months went from" in title
    assert not trends(said, None)


@pytest.mark.parametrize(
    "said",
    [
        "All crime is on an upward trend.",
        "All crime has been on a downward trend over the last three months.",
        "All crime is on a downward trend nationally.",
        "All crime in East Division is on a downward trend.",
        "Calls are on a downward trend.",
    ],
)
def test_a_trend_that_it_bears_out_or_says_nothing_of(opened, said):
    assert not trends(said, opened)
