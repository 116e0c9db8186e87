"""A claim held against the figures right beside it."""

from __future__ import annotations

import pytest

from scrutinydesk.reviewing import review_report


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("Recorded stalking doubled, from 410 offences to 1,230.", "1,230 ÷ 410 = 3 times"),
        ("Complaints halved, from 90 to 60.", "60 ÷ 90 = 66.7%"),
        ("Arrests trebled, from 100 to 150.", "150 ÷ 100 = 1.5 times"),
        ("Of 200 calls, 90 (40%) were answered.", "90 ÷ 200 = 45%"),
        ("Of the 200 searches, 90 (40%) led to an outcome.", "90 ÷ 200 = 45%"),
        ("Satisfaction fell from 77.0% to 74.0%, down 5 points.", "74.0 − 77.0 = −3, printed −5"),
        ("The budget is £396.9m, of which £317.5m (75%) is pay.", "£317.5m ÷ £396.9m = 79.99%"),
    ],
)
def test_what_does_not_fit_is_an_error(text, working):
    found = review_report(text)
    (finding,) = [each for each in found.findings if each.kind == "arithmetic"]
    assert finding.working.startswith(working)
    assert found.errors


@pytest.mark.parametrize(
    "text",
    [
        "Recorded stalking doubled, from 410 offences to 820.",
        "Recorded stalking doubled, from 410 offences to 980.",
        "Recorded stalking more than doubled, from 410 offences to 1,230.",
        "Recorded stalking has not doubled, from 410 offences to 500.",
        "Complaints nearly halved, from 90 to 60.",
        "Complaints more than halved, from 90 to 20.",
        "Complaints halved, from about 90 to 60.",
        "Complaints halved. Arrests went from 90 to 60.",
        "Of 200 calls, 80 (40%) were answered.",
        "Of 200 calls, 90 (40% of those at night) were answered.",
        "There was an increase of 200 calls, 90 (40%) were answered.",
        "Satisfaction fell from 77.0% to 74.0%, down 3 points.",
        "Satisfaction fell from 77.4% to 74.0%, down 3 points.",
        "Satisfaction fell from 77.0% to 74.0%, down 5 places.",
        "The budget is £396.9m, of which £317.5m (80%) is pay.",
        "The budget is £396.9m, of which £317.5m (75% of the grant) is pay.",
        "The budget is £396.9m, and £317.5m (75%) of the grant is pay.",
    ],
)
def test_what_fits_or_is_in_doubt_is_no_error(text):
    found = review_report(text)
    assert not found.errors, [each.title for each in found.findings]


def test_the_figure_in_question_is_the_one_of_the_working():
    found = review_report("Offence\t2022\t2023\tChange\t% change\nRobbery\t612\t655\t53\t7.0%\n")
    (finding,) = found.findings
    assert finding.working == "655 − 612 = 43, printed 53"
    assert found.document.text[finding.spans[0].start : finding.spans[0].end] == "53"
