"""Changes on the month, on the quarter and on the year are several changes of one period, and no conflict."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary: performance report\n\n"
WRONG = {"conflict", "conflict_doubt"}
TRUE = """\
Rape rose by 33% in September 2017 on the year. Rape fell by 9% in September 2017 on the month.
All crime rose by 13.0% in the 12 months to September 2017 and 11.6% in July to September 2017. \
All crime was 3.2% up on the quarter in July to September 2017, at 30,706, from 29,754 in April to June 2017.
All crime rose by 11.6% in July to September 2017. It rose by 3.2% on the previous quarter.
All crime rose by 11.6% in July to September 2017. \
All crime rose by 3.2% on the previous quarter in July to September 2017.
Rape rose by 33% year on year in September 2017. Rape fell by 9% month on month in September 2017.
Rape rose by 33% in September 2017. Rape fell by 9% in September 2017 on the month before.
Rape rose by 33% in September 2017. Rape fell by 9% on August in September 2017.
All crime rose by 11.6% on the year in July to September 2017. \
All crime rose by 3.2% on the quarter in July to September 2017.
All crime was up 11.6% in July to September 2017 compared with a year earlier. \
All crime was up 3.2% in July to September 2017 compared with three months earlier.
In September 2017 all crime was up 4% over the year. \
In September 2017 all crime was down 2% over the month.
In September 2017 all crime was up 4% on last year. \
In September 2017 all crime was down 2% on last month.
In September 2017 all crime was up 4% annually. In September 2017 all crime was down 2% monthly.
Robbery rose by 12% in September 2017 against the month before. \
Robbery fell by 5% in September 2017 against the year before.
Robbery rose by 12% quarter on quarter in July to September 2017. \
Robbery fell by 5% in July to September 2017.
Robbery, up 12% on the month, stood at 112 in September 2017. Robbery fell by 5% in September 2017.
Robbery fell by 5% in September 2017. Robbery rose by 12% from August 2017 to September 2017.
Robbery rose by 12% on the same month of last year in September 2017. \
Robbery fell by 5% in September 2017 on the previous month.
Rape rose by 33% in September 2017, year on year. \
Elsewhere: rape rose by 23% in September 2017, month on month.
There were 219 more crimes in September 2017 on the month. \
There were 215 more crimes in September 2017 on the year.
All crime rose by 219 in September 2017 on the month. \
All crime rose by 215 in September 2017 on the year.
"""
FALSE = """\
Rape rose by 33% in September 2017 on the year. Rape fell by 9% in September 2017 on the year.
Rape rose by 33% in September 2017. Rape fell by 9% in September 2017.
All crime rose by 11.6% in July to September 2017. All crime rose by 11.9% in July to September 2017.
All crime rose by 11.6% on the year in July to September 2017. \
All crime rose by 16.1% on the year in July to September 2017.
"""


@pytest.mark.parametrize("text", TRUE.splitlines())
def test_changes_on_several_bases_are_not_one(text):
    assert not [each.title for each in review_report(HEAD + text).findings if each.kind in WRONG]


@pytest.mark.parametrize("text", TRUE.splitlines())
def test_nor_are_they_in_two_sections(text):
    first, second = text.split(". ", 1)
    parted = f"{HEAD}1. Crime\n\n{first}.\n\n2. More\n\n{second}"
    assert not [each.title for each in review_report(parted).findings if each.kind in WRONG]


@pytest.mark.parametrize("text", FALSE.splitlines())
def test_two_changes_on_one_base_are_a_conflict(text):
    assert [each for each in review_report(HEAD + text).findings if each.kind in WRONG]


ON_SHORT = """\
In September 2017 all crime was down 1.0% over the month.
In September 2017 all crime was down 1.0% monthly.
In September 2017 all crime was down by 1.0% on August.
All crime fell by 1.0% on the month in September 2017.
All crime fell by 1.0% month on month in September 2017.
All crime was down 1.0% in September 2017, month on month.
Hate crime was up 5.6% over the month in September 2017.
Domestic abuse crime fell by 6.2% on the month in September 2017.
All crime was up 3.2% over the quarter in July to September 2017.
All crime rose by 3.2% quarter on quarter in July to September 2017.
Hate crime rose by 4.2% on the quarter in July to September 2017.
"""


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.mark.parametrize("text", ON_SHORT.splitlines())
def test_a_change_on_the_month_is_not_held_against_the_year_before(opened, text):
    assert not review_report(HEAD + text, opened).errors


def test_a_change_on_the_year_is_still_held(opened):
    assert review_report(f"{HEAD}In September 2017 all crime was up 4% over the year.", opened).errors
