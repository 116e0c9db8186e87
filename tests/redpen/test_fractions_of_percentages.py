"""A fraction of a percentage, "rose by a quarter, from 8% to 10%", is a share of it and no points."""

from __future__ import annotations

import pytest

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

TRUE = """\
The proportion solved grew by half, from 6% to 9%.
Attrition is down by a third, from 9.0% to 6.0%.
The abandonment rate was cut by three quarters, from 8.0% to 2.0%.
The vacancy rate fell by a fifth, from 10.0% to 8.0%.
The vacancy rate fell from 10.0% to 8.0%, a fall of a fifth.
The vacancy rate fell from 10.0% to 8.0%, down by a fifth.
The vacancy rate was 10.0% last year and is 8.0% now, a fifth lower.
At 8.0% the vacancy rate is a fifth below the 10.0% of last year.
The vacancy rate stood at 8.0%, a fifth less than the 10.0% of last year.
The solved rate rose by two thirds, from 12% to 20%.
The solved rate is up a third, from 12% to 16%.
Sickness fell by a tenth from 5.0% to 4.5%.
Sickness went from 4% to 5%, up a quarter.
Sickness, at 5%, is up a quarter on 4% a year ago.
Sickness increased from 4% to 5%. This is an increase of a quarter.
Sickness increased by about a quarter, from 4.0% to 5.1%.
Sickness increased by almost a half, from 4.0% to 5.9%.
The rate rose by half a percentage point, from 8.0% to 8.5%.
The rate rose by half a point, from 8.0% to 8.5%.
The rate rose by a quarter of a percentage point, from 8.0% to 8.25%.
The rate rose by a quarter of a point, from 8.0% to 8.25%.
The rate rose by half of one per cent, from 8.0% to 8.5%.
The proportion of victims who were satisfied fell by one tenth, from 80% to 72%.
The proportion of 999 calls abandoned halved, from 8% to 4%.
The proportion solved increased by one and a half, from 6% to 15%.
The rate has dropped a third from 9% to 6%.
The share with a charge rose by a quarter, from 8.0% to 10.0%, that with a caution by half, from 2% to 3%.
The share of women rose by a quarter in the north, from 20% to 25%, and by a fifth, from 25% to 30%, here.
"""
FALSE = """\
The proportion solved grew by half, from 60% to 70%.
The share of cases with a charge rose by a quarter, from 8.0% to 12.0%.
Attrition is down by a third, from 9.0% to 4.0%.
"""


@pytest.mark.parametrize("text", TRUE.splitlines())
def test_a_fraction_of_a_percentage_is_no_change_in_points(text):
    assert not review_report(text).findings


@pytest.mark.parametrize("text", FALSE.splitlines())
def test_a_false_fraction_is_told_as_a_percentage(text):
    (found,) = review_report(text).findings
    assert "points" not in found.title
    assert "-" not in found.title
    assert "%; the report says" in found.title


def test_a_true_fraction_agrees():
    found = review_report("The abandonment rate was cut by three quarters, from 8.0% to 2.0%.")
    (judged,) = (each for each in found.judgements if each.against is Against.ITSELF)
    assert judged.verdict is Verdict.AGREES
