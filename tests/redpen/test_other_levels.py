"""Changes with a further figure behind them that is on something else than the level before."""

from __future__ import annotations

import pytest

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

TRUE = """
Confidence rose from 78.3% to 79.8% in 2017, 0.2 percentage points below the 80% target.
Robbery rose from 596 to 794 in 2017, 95% more than the 407 of two years before.
Detentions rose from 1,012 to 1,034 in 2017, 4% below the 1,073 of two years before.
Satisfaction fell from 81.3% to 77.4% in 2017, 2.1 points above that with other services (75.3%).
Crime rose from 102,455 to 115,775, 5% above the forecast of 110,262.
Robbery rose from 200 to 240, 15% above the ceiling of 209 set in the plan and 20% above last year.
Robbery fell from 250 to 225, 25% below the 300 of 2009.
Arrests rose from 300 to 330, 20 more than the average of 310.
Detainees rose from 300 to 330, 20 over capacity (310).
Arrests rose from 300 to 330, 20 lower than the 350 of 2009.
Arrests rose from 500 to 550, up 22% on the 450 of two years ago.
There were 550 thefts compared with 500 last year, 5% above the 524 of 2009.
Posts fell from 3,060 to 3,000, 3% above the 2,913 of 2010.
Thefts rose from 400 to 440, 20 fewer than the year before last (460).
Thefts rose from 400 to 440, 12% below plan.
Thefts rose from 400 to 440, 5% higher than in the region.
Thefts rose from 400 to 440, which is 5% above the target of 419.
Thefts rose from 400 to 440. This is 12% below the plan of 500.
""".strip().split("\n")
FALSE = [
    ("Thefts rose from 400 to 440, 12% more than last year.", "12%"),
    ("Thefts rose from 400 in 2016 to 440 in 2017, 12% above 2016.", "12%"),
    ("Thefts rose from 400 to 440, up 50.", "50"),
    ("Thefts rose from 400 to 440, an increase of 12% on the previous year.", "12%"),
    ("Thefts rose from 400 to 440, 12% higher.", "12%"),
    ("Thefts fell from 440 to 400 (12%), below the target of 419.", "12%"),
]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_on_something_else_is_not_held_against_the_level_before(sentence):
    assert Severity.ERROR not in {each.severity for each in review_report(sentence).findings}


@pytest.mark.parametrize(("sentence", "said"), FALSE)
def test_what_is_on_the_level_before_is_still_held_against_it(sentence, said):
    errors = [each.title for each in review_report(sentence).findings if each.severity is Severity.ERROR]
    assert [each for each in errors if each.endswith(f"the report says {said}.")]


def test_what_is_said_to_go_the_other_way_does_not_agree():
    text = "Detentions stood at {} in the year to September 2017, 22 fewer than the 1,012 of the year before."
    told = [review_report(text.format(now)).judgements for now in ("990", "1,034")]
    assert [Verdict.AGREES in {each.verdict for each in judged} for judged in told] == [True, False]
