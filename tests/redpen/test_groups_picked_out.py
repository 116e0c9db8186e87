"""Parts of a part, "400 men and 100 women, 30 (30%) of whom": of the nearest group, or none for sure."""

from __future__ import annotations

import pytest

from scrutinydesk.reviewing import review_report

TRUE = """\
Of the 500 detainees, 400 (80%) were men and 100 women, 30 (30%) of whom had a child at home.
Of the 90 officers who left, 60 resigned, 15 (25%) of them within two years.
Of 1,200 victims, 900 gave a statement, 300 (33%) of them on video.
Of 1,200 victims, 900 replied and 540 (60%) of those were satisfied.
Of 1,200 victims, 300 did not reply, and 540 (60%) of those who did were satisfied.
Of 800 staff, 200 are part-time, 150 (75%) of whom are women.
There were 400 men and 100 women, 30 (6%) of whom had a child at home.
Of the 90 officers who left, 60 resigned, and 9 (10%) of them all had a complaint.
Of 640 complaints, 160 were upheld, and 40 of them (25%) led to action.
Of 640 complaints, 160 were upheld, 25% (40) of which led to action.
Of the 2,000 calls, 500 were abandoned, 125 of which (25%) were 999 calls.
Of 1,000 vehicles stopped, 250 were uninsured, 50 (20%) of these were seized.
Of 1,000 vehicles stopped, 250 were uninsured; of these, 50 (20%) were seized.
Of 1,000 people arrested, 400 were charged, of whom 100 (25%) were remanded.
Of 1,000 people arrested, 400 were charged, of whom 100 (25%) were remanded, of whom 20 (20%) were under 18.
Of 300 officers, 90 applied and 45, or 50%, of them were promoted.
The force stopped 1,000 people and searched 200, 30 (15%) of whom were arrested.
We recruited 120 officers and 80 staff, 40 (50%) of them women.
We recruited 120 officers and 80 staff, 100 (50%) of them women.
Of the 90 who left, 60 resigned and 20 retired, 16 (20%) of them within two years.
Of 500 victims, 100 were children, 20 (20%) of them under five.
"""
FALSE = {
    "Of 1,200 victims, 900 replied and 540 (65%) of those were satisfied.": "540 of 900",
    "Of the 500 detainees, 100 were women, 30 (35%) of whom had a child at home.": "30 of 100",
    "There were 90 leavers, 15 (25%) of whom resigned.": "15 of 90",
}


@pytest.mark.parametrize("text", TRUE.splitlines())
def test_a_part_of_the_group_before_it_is_left_alone(text):
    assert not review_report(text).findings


@pytest.mark.parametrize(("text", "of"), FALSE.items())
def test_a_false_part_is_told_of_the_nearest_group(text, of):
    (found,) = review_report(text).findings
    assert found.title.startswith(f"{of} is")
