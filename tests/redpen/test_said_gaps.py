"""Two percentages with the points between them, right and wrong, and what only looks like that."""

from __future__ import annotations

import pytest

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

SAID = [
    ("Men felt safer, at 84.8% (80.6–89.0%), than women, at 71.0%; the gap is {} points.", "13.8", "18.3"),
    ("More women than men felt safe (76.9% and 74.5%), by {} points.", "2.4", "4.2"),
    ("Of older people 77.0% were satisfied and of younger ones 73.2%, a gap of {} points.", "3.8", "8.3"),
    ("75.7% (2,106 of 2,781) were content, down from 77.7% (n = 9). That is {} points lower.", "2.0", "4.0"),
    ("Attendance was 79.8% in towns and 75.0% elsewhere, a gap of {} percentage points.", "4.8", "8.4"),
    ("Attendance was 79.8% in towns and 75.0% in villages. The gap is {} percentage points.", "4.8", "8.4"),
]  # fmt: skip
SOMETHING_ELSE = """
Satisfaction was 77.0% among the old and 73.2% among the young, a gap of 3.8 points, once 5.1 points.
Satisfaction was 75% in towns and 70% in villages, 2.0 points lower than the year before.
Satisfaction was 75% in towns and 70% in villages; both fell by 2 points.
Satisfaction was 75% in towns and 70% in villages. The gap was 3.1 points in 2016.
Satisfaction stood at 75% against 70% nationally, having risen by 3 points.
Attendance was 79.8% in towns and 75.0% in villages, and timeliness showed a difference of 3.0 points.
Attendance was 79.8% in April and 75.0% in May. The gap is 2.0 points for women.
The share was 12.0% for burglary and 14.0% for robbery; the gap was 5.0 points in the year before.
Answering fell to 75.0% from 79.8%. The difference is 3.0 points once abandoned calls are left out.
The share rose from 12% to 15%: the gap to the target is 5 points.
Confidence is 75.4% and trust 73.1%, a gap of 2.2 points.
The change from 84.0% to 84.8% is within the margin of error, a difference of 4.2 points.
""".strip().split("\n")


@pytest.mark.parametrize(("sentence", "right", "wrong"), SAID)
def test_points_are_those_between_the_percentages_beside_them(sentence, right, wrong):
    true = review_report(sentence.format(right))
    assert not [each for each in true.findings if each.severity is not Severity.NOTE]
    assert Verdict.AGREES in {each.verdict for each in true.judgements if f"printed {right}" in each.working}
    found = review_report(sentence.format(wrong)).findings
    errors = [each.title for each in found if each.severity is Severity.ERROR]
    assert [each for each in errors if f"the report says {wrong}" in each]


@pytest.mark.parametrize("sentence", SOMETHING_ELSE)
def test_points_of_something_else_are_not_held_against_them(sentence):
    assert not [each for each in review_report(sentence).findings if each.severity is not Severity.NOTE]
