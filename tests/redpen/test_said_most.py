"""Words for how large a part is, with its figures beside: "more than half (93 of 214)"."""

from __future__ import annotations

import pytest
from told_once import assert_told_once, severities

from scrutinydesk.findings import Severity

# Of each the figures say otherwise.
FALSE = """\
Most of the 400 victims (120) withdrew.
More than half of the 400 victims (120) withdrew.
The majority of the 214 complaints (93) were upheld.
A third of the 400 victims (60) withdrew.
Half of the 400 victims (120) withdrew.
Most victims (120 of 400) withdrew.
The majority of complaints, 93 of 214, were upheld.
More than half of complaints (93 out of 214) were resolved locally.
Almost two thirds of officers (120 of 318) had been trained.
A quarter of the 318 volunteers (120) left.
Less than a third of searches (1,204 of 2,310) led to an outcome.
93 of the 214 complaints, a majority, were upheld.
Of the 214 complaints, most (93) were upheld.
Of the 400 victims the majority, 120, withdrew.
120 of the 400 victims, more than half, withdrew.
Most complaints were upheld (43%).
The majority of respondents (41%) felt safe.
More than half of those asked (47.1%) felt safe.
A minority of complaints (131 of 214) were upheld.
Three quarters of calls (312 of 612) were answered in time.
More than half of the recruits (17 of 51) were women.
The majority of searches (1,004 of 2,310) were for drugs.
Of the 742 cases, more than half (312) were closed.
Most respondents (398 of 840) were confident.
12 of the 45 actions, the majority, are overdue.
The majority of victims were satisfied (46.2%).
Just over half of staff (41.3%) took part.
"""
# The words are right, or of something else.
TRUE = """\
Most of the 400 victims (220) withdrew.
More than half of the 400 victims (220) withdrew.
The majority of the 214 complaints (131) were upheld.
A third of the 400 victims (133) withdrew.
Half of the 400 victims (200) withdrew.
Half of the 400 victims (198) withdrew.
Most victims (220 of 400) withdrew.
The majority of complaints, 131 of 214, were upheld.
More than half of complaints (131 out of 214) were resolved locally.
Over half (31 of 45) of the recommendations are complete.
Almost two thirds of officers (210 of 318) had been trained.
Two thirds of officers (212 of 318) had been trained.
A quarter of the 318 volunteers (80) left.
Fewer than half of the 45 recommendations (12) are complete.
Less than a third of searches (604 of 2,310) led to an outcome.
131 of the 214 complaints, a majority, were upheld.
Of the 214 complaints, most (131) were upheld.
Of the 400 victims the majority, 220, withdrew.
120 of the 400 victims, most of them young, withdrew.
120 of the 400 victims withdrew, the most of any year.
The most common reason (120 of 400) was fear.
The most serious offences (93 of 214) were reviewed first.
The two most frequent outcomes were no further action (93 of 214) and caution (60 of 214).
Most often (93 of 214) nothing was taken.
Most of those who replied (120 of the 400 asked) were women.
Most of the rise (93 of the 214 offences) was in East.
Most victims were women. Of the 400, 120 withdrew.
The majority group (93 of 214 members) has the chair.
The largest group was of thefts, 93 of 214.
Most complaints were upheld (63%).
The majority of respondents (61%) felt safe.
The majority of respondents felt safe (61%, 12% very).
The majority were upheld, 43% fully and 20% in part.
Most respondents felt safe, but 41% had been victims.
Most respondents (61%) felt safe; a minority (12%) did not.
Most crime (57.9%) was solved, and most of it (41.2% of all) within a week.
More than half of those asked (57.1%) felt safe.
A minority of complaints (93 of 214) were upheld.
200 of 400 victims withdrew, about half.
Three quarters of calls (462 of 612) were answered in time.
The vast majority of calls (580 of 612) were answered in time.
The majority of calls (410 of 612) were answered within the target, and 43% at once.
More than half of the 43 forces (24) saw a rise.
More than half of forces saw a rise (24 of 43).
Most forces (24 of 43) saw a rise.
The most improved of 43 forces, with 12 of 20 measures up.
At most 12 of 45 actions are late.
At most half of the 45 actions (31) can be closed this year.
Almost half of the 318 volunteers (155) left.
Nearly half of the 318 volunteers (150) left.
About a third of the 318 volunteers (110) left.
Up to a third of the 318 volunteers (80) may leave.
A third of the 318 volunteers left, 80 of them in the first month.
Half of the 318 volunteers left (80 in the first month).
Over half of the 318 volunteers, 170 people, left, 80 of them in May.
Half of the 12 districts saw a rise (of 120 offences).
Most of the 12 districts (120 offences in all) saw a rise.
A third party reported 93 of 214 incidents.
A quarter on quarter rise was seen (93 of 214 wards).
In the third quarter (93 of 214) most were upheld.
The second half (93 of 214) was quieter.
A half-day course was attended by 93 of 214 officers.
Most months (7 of 12) saw a rise.
Most of the 45 (31) are complete and 10 more than half complete.
"""


@pytest.mark.parametrize("line", FALSE.splitlines())
def test_what_cannot_be_is_told_once(line):
    assert_told_once(line)


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("More than half of complaints (93 out of 214) were upheld.", Severity.ERROR),
        ("Most complaints (93 out of 214) were upheld.", Severity.NOTE),  # the largest part, it may be
        ("Half of the 400 victims (120) withdrew.", Severity.NOTE),  # the year before, it may be
    ],
)
def test_what_may_be_meant_otherwise_is_asked(line, severity):
    assert severities(line) == [severity]


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_what_may_be_is_left_alone(line):
    assert not severities(line)
