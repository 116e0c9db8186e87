"""Figures that tell no period are held against that of the cover, which accuses nobody."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import read_pasted, review_document

COVER = "Lancashire Constabulary: performance in the 12 months to September 2017\n\n"


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def against(review):
    """Return verdicts by the workbook alone, and its findings."""
    verdicts = [each.verdict for each in review.judgements if each.against is Against.WORKBOOK]
    return verdicts, [each for each in review.findings if each.against is Against.WORKBOOK]


def covered(text, opened):
    return review_document(read_pasted(COVER + text), opened)


def test_a_figure_without_a_period_is_held_against_that_of_the_cover(opened):
    verdicts, findings = against(covered("All crime rose by 13,320 crimes (13.0%) to 115,775.", opened))
    assert (verdicts, findings) == ([Verdict.AGREES], [])


def test_the_period_of_the_cover_accuses_nobody_but_asks(opened):
    review = covered("All crime rose by 13,320 crimes (13.9%).", opened)
    verdicts, findings = against(review)
    assert verdicts == [Verdict.CANNOT_BE_CHECKED]
    assert [(each.kind, each.severity) for each in findings] == [("workbook_period", Severity.NOTE)]
    assert "12 months to September 2017" in findings[0].title
    assert "assumed" in findings[0].detail


def test_nothing_is_asked_where_the_figure_of_the_workbook_stands_beside(opened):
    text = "Operational frontline spend is £93.14m, 72.9% of £127.8m."
    _, findings = against(covered(text, opened))
    assert findings == []


@pytest.mark.parametrize(
    "text",
    [
        "All crime rose by 13.9% over the last five years.",
        "All crime has risen by 13.9% so far.",
        "All crime rose by 13.9% in July.",
        "In 2015/16 robbery fell. All crime rose by 13.9%.",
        "There are 320 crimes of all crime each day.",
    ],
)
def test_the_period_of_the_cover_is_not_that_of_another_time(opened, text):
    _, findings = against(covered(text, opened))
    assert [each for each in findings if "September 2017" in each.title] == []
