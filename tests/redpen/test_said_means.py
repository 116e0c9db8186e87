"""So many in a year and so many a month: "150 in the year, 12.0 a month on average"."""

from __future__ import annotations

import pytest
from told_once import assert_told_once, severities

# Of each the mean is not that of the count.
FALSE = """\
There were 150 robberies in the year, 12.0 a month on average.
In the 12 months to September 2017 there were 1,118 rapes, an average of 103 a month.
1,118 rapes were recorded in 2016/17, or 83 a month.
Robbery: 150 in the year, a monthly average of 15.5.
On average there were 12.0 robberies a month, 150 in the year.
We recorded 2,340 crimes in the quarter, an average of 870 per month.
An average of 12.0 robberies a month were recorded in 2016, 150 in all.
There were 150 robberies in the year to March 2017 (an average of 12.0 per month).
There were 150 robberies in the last 12 months, averaging 15.2 a month.
In 2016/17 115,775 crimes were recorded, a mean of 9,468 a month.
There were 612 burglaries in the quarter, an average of 254 a month.
In 2016 the force took 41,204 calls, an average of 3,843.7 a month.
Complaints: 131 in the year (10.6 a month on average)
Over the year 4,210 searches were carried out, 315 a month on average.
There were 93 child casualties in the year, or 8.7 a month.
"""
# The mean is right, rounded, of another thing or of another time.
TRUE = """\
There were 150 robberies in the year, 12.5 a month on average.
There were 150 robberies in the year, an average of 12 or 13 a month.
There were 150 robberies in the year, an average of about 12 a month.
There were 150 robberies in the year, an average of 13 a month.
In the 12 months to September 2017 there were 1,118 rapes, an average of 93 a month.
1,118 rapes were recorded in 2016/17, or 93 a month.
There were 150 robberies in the quarter, an average of 50 a month.
There were 150 robberies in the quarter, against an average of 12 a month last year.
There were 150 robberies in the year, up from an average of 12 a month.
There were 150 robberies in the year to date, an average of 25 a month.
There were 150 robberies in the first half of the year, an average of 25 a month.
There were 150 robberies in the year so far, an average of 30 a month.
There were 150 robberies in the year, with 20 in June and an average of 11.8 in the other months.
There were 150 robberies in the year, an average of 3 a week.
There were 150 robberies in the year, an average of 2.9 a week.
There were 150 robberies in the year, an average of 12 a month until June.
There were 150 robberies in the year, an average of 12 a month in East.
There were 150 robberies in 2016, with an average of 3.4 officers a month off sick.
150 officers worked an average of 12 days a month.
There were 150 robberies in the year, each taking an average of 12 hours a month.
There were 13,237 calls in December, an average of 427 a day.
There were 365 deaths in 2015, an average of one a day.
On average there were 12.5 robberies a month, 150 in the year.
In the year there were 150 robberies, and burglary averaged 12 a month.
Each officer handled 150 cases in the year, an average of 12 a month.
We recorded 2,340 crimes in the quarter, an average of 780 per month.
An average of 12.5 robberies a month were recorded in 2016, 150 in all.
There were 150 robberies in the year to March 2017 (an average of 12.5 per month).
520 offences were recorded over the year, which is 10 per week on average.
520 offences were recorded over the year, 1.4 a day.
There were 150 robberies in the last 12 months, averaging 12.5 a month.
A total of 1,095 calls in 2015 means an average of 3 a day.
A total of 1,098 calls in 2016 means an average of 3 a day.
In 2016/17 115,775 crimes were recorded, a mean of 9,648 a month.
There were 150 robberies in the year, a median of 12 a month.
There were 150 robberies in the year, 12 a month more than in 2015.
There were 150 robberies in the year, rising by 12 a month.
There were 150 robberies in the year, of which 12 a month were armed.
There were 150 robberies in the year and 12 a month are forecast.
There were 150 searches in the year, an average of 12.0 a month, excluding January.
There were 150 robberies in the year. An average of 12 a month were armed.
There were 150 robberies in the year, an average of 12.5 a month against 14.0 a month before.
The 150 robberies of the year were spread unevenly, with 12 a month in winter.
Calls came to 150 in the year, an average of 12 a month from each school.
We planned 150 visits in the year, but made an average of 12 a month.
There were 150 robberies in the year, and an average of 12 a month over the last five years.
There were 150 robberies in the year, compared with an average of 12 a month nationally.
There were 150 robberies, an average of 37 per division.
There were 150 robberies, an average of 12 a month.
There were 150 robberies over two years, an average of 6.25 a month.
There were 150 working days, an average of 12.5 a month.
The team, 150 strong for most of the year, handled 12 cases a month.
There were 48,210 crimes in 2019/20, some 132 a day.
There were 48,210 crimes in 2019/20, 131.7 a day.
There were 1,034 detentions in the 12 months to September 2017, about three a day.
There were 1,034 detentions in the 12 months to September 2017, just under three a day.
There were 150 robberies in the year, 12.5 a month; in 2015 there were 144, 12 a month.
In September there were 300 burglaries, an average of 10 a day.
In February there were 300 burglaries, an average of 10.7 a day.
Emergency calls averaged 427 a day in December (13,237 in 31 days), 19 more than in November (408).
"""


@pytest.mark.parametrize("line", FALSE.splitlines())
def test_what_cannot_be_is_told_once(line):
    assert_told_once(line)


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_what_may_be_is_left_alone(line):
    assert not severities(line)
