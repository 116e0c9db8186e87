"""Faults planted in the wording of other forces: each is found, and the same text put right is left alone."""

from __future__ import annotations

import pytest

from scrutinydesk.reviewing import review_report

HEAD = "Performance of Durham Constabulary to 31 March 2020.\n\n"
WRONG = frozenset(("arithmetic", "rounding", "conflict", "unit"))
# A text, what is put wrongly in it and what is right there.
PLANTED = """\
There were 96,412 crimes recorded in 2019/20 compared with 93,115 in 2018/19, up {} (3.5%). | 3,279 | 3,297
Anti-social behaviour fell by 1,104 incidents ({}) from 46,204 to 45,100. | 3.4% | 2.4%
Call attrition was 12.3%, down {} percentage points from 35.5% in 2018. | 25.2 | 23.2
The net budget rises by £4.1m ({}) from £201.4m to £205.5m. | 5.1% | 2.0%
Of the 71,805 allegations finalised, 17,098 ({}) were investigated. | 34% | 24%
Police officer numbers are up {} FTE (0.2%) from 147,434 to 147,764. | 312 | 330
Walkers hurt rose {} from 398 to 464. | 12% | 17%
There were 2,455 casualties on rural roads, {} of the 5,621 in all. | 34% | 44%
Detections are up to 50.4% from 49.3%, an improvement of {} percentage points. | 2.1 | 1.1
Stop and searches increased by a third, from 2,100 to {}. | 3,400 | 2,800
Robberies fell to 1,204 from 1,310, a drop of 106 ({}). | 9.1% | 8.1%
Shoplifting is up {} (1,420 more offences), from 5,551 to 6,971. | 31.2% | 25.6%
Domestic abuse incidents {} by 8% from 9,120 to 9,820. | decreased | increased
Of the 61 officers dismissed, 12 (19.7%) were sergeants and {} (80.3%) were constables. | 48 | 49
Of 1,212 complaints, 303 (25%) were upheld, 606 ({}) were dismissed and 303 (25%) are open. | 55% | 50%
There were 1,807 race incidents, {} more than the 1,335 of the year before. | 454 | 472
Use of force: 4,210 (▲ {} on 3,659). | 12.0% | 15.1%
There were {} per cent more calls in July than in June (21,400 against 19,107). | 21 | 12
Of the £12.4m spent, £9.3m ({}) was on pay. | 85% | 75%
Stalking increased by {}, from 1,104 to 1,204. | 19% | 9%
"""
TABLE = """\
Area 2018/19 2019/20 Change % Change
North 1,204 1,310 +106 +8.8%
South 2,310 2,210 -100 -4.3%
East 410 470 +60 {}
"""
YEAR = """\
Quarter\tQ1\tQ2\tQ3\tQ4\tYear
Theft\t900\t870\t910\t880\t{}
Burglary\t410\t400\t390\t380\t1,580
Robbery\t40\t44\t39\t41\t164
"""


def wrong(text: str) -> list[str]:
    return [each.title for each in review_report(HEAD + text).findings if each.kind in WRONG]


@pytest.mark.parametrize("line", PLANTED.splitlines())
def test_a_planted_fault_is_found_and_no_other(line):
    text, fault, right = (each.strip() for each in line.split(" | "))
    assert len(wrong(text.format(fault))) == 1
    assert wrong(text.format(right)) == []


def test_a_planted_fault_in_a_table_is_found():
    assert len(wrong(TABLE.format("+16.4%"))) == 1
    assert wrong(TABLE.format("+14.6%")) == []


def test_the_year_is_the_sum_of_its_quarters():
    assert len(wrong(YEAR.format("3,650"))) == 1
    assert wrong(YEAR.format("3,560")) == []
