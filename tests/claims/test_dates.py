from __future__ import annotations

import datetime as dt

import pytest

from scrutinydesk.claims.dates import find_dates
from scrutinydesk.periods import Month

SEPTEMBER = Month.of(2017, 9)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("12M Aug-17 -v- 12M Aug-16", ["12m to Aug 2017", "12m to Aug 2016"]),
        ("the year ending March 2019", ["12m to Mar 2019"]),
        ("12 months to the end of March 2019", ["12m to Mar 2019"]),
        ("the 12 month period ending June 2017", ["12m to Jun 2017"]),
        ("Between 1 July 2017 and 30 September 2017", ["Jul to Sep 2017"]),
        ("from January to the end of October", ["Jan to Oct 2017"]),
        ("in Q2 2018/19", ["Jul to Sep 2018"]),
        ("over the three years ending 31 March 2018", ["Apr 2015 to Mar 2018"]),
        ("in the five-year period to March 2020", ["Apr 2015 to Mar 2020"]),
        ("18 months ending June 2019", ["Jan 2018 to Jun 2019"]),
        ("in the four quarters to June 2018", ["12m to Jun 2018"]),
        ("in the quarter ended December 31 there were", ["Oct to Dec 2017"]),
        ("in the year ended March 31st", ["12m to Mar 2018"]),
        ("12 months to March 19", ["12m to Mar 2019"]),
        ("the six weeks to 3 June 2018", []),
        ("the ten years to 2018", []),
        ("in the 5 months September 2017 to January 2018", ["Sep 2017 to Jan 2018"]),
        ("quarter 3 of 2018-19", ["Oct to Dec 2018"]),
        ("for 2017/18 year end", ["2017/18"]),
        ("peaks in May 16, December 16 and May 17", ["May 2016", "Dec 2016", "May 2017"]),
        ("over the last 12 months", ["12m to Sep 2017"]),
        ("an additional 70 Junior Cadets", []),
        ("from 12 to 9", []),
        ("years to September 2015, 2016 and 2017", ["12m to Sep 2015", "12m to Sep 2016", "12m to Sep 2017"]),
        ("12 months to March 2016 and 2017", ["12m to Mar 2016", "12m to Mar 2017"]),
        ("in the year to March 2016; 2017 was calm", ["12m to Mar 2016", "12m to Dec 2017"]),
    ],
)
def test_periods_are_found_in_prose(text, windows):
    assert [date.window.short for date in find_dates(text, SEPTEMBER) if date.window] == windows


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 5th December", dt.date(2017, 12, 5)),
        ("to the 30th September 2017", dt.date(2017, 9, 30)),
        ("on 4th September.", dt.date(2017, 9, 4)),
        ("at 30/09/2017", dt.date(2017, 9, 30)),
    ],
)
def test_a_day_without_a_year_is_the_one_nearest_to_the_report(text, day):
    assert [date.day for date in find_dates(text, SEPTEMBER)] == [day]
