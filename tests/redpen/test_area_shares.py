"""What part of a measure is in a division, "East had 47.1% of all crime", against the counts of both."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary: performance report\n\n"
# The first with their periods, from the workbook; then of counts in the report.
TRUE = """\
In the 12 months to September 2017, South saw 37.8% of the force's hate crime.
Over the three months to September 2017 39.8% of public order offences were recorded in East.
36.8% of hate crimes was recorded in East Division in September 2017.
In September 2017, the West Division saw 28.8% of the force's public order offences.
South was responsible for 29.7% of public order offences in the year to September 2017.
South Division accounted for 36% of hate crimes in September 2017.
In the quarter to September 2017, West Division saw 27% of the force's hate crimes.
38% of hate crime was recorded in South in the 12 months to September 2017.
South Division recorded 29.0% of all recorded crime in Lancashire in the year to September 2017.
West accounted for 30.0% of public order offences in the 12 months to September 2016.
South Division recorded 36% of all hate crimes in Lancashire in July 2017.
In the year ending September 2017 East Division had 38% of hate crime.
28.8% of public order offences was recorded in West in September 2017.
32.2% of personal robbery was recorded in South Division in the quarter to September 2017.
Of domestic abuse crime in the three months to September 2017, 35.9% was in East Division.
In the 12 months to September 2017, South Division saw 28.7% of the force's domestic abuse crime.
Over September 2017 28.8% of public order offences were recorded in West Division.
In the three months to September 2017, South Division saw 28% of the force's recorded crime.
27.9% of domestic abuse crime was recorded in South Division in the 12 months to September 2016.
Over the 12 months to September 2016 29% of all crime were recorded in South Division.
"""
# Right in other words, of another whole, of another place, or no share of a division.
OTHERS = """\
East Division had 47.1% of all crime victims in the 12 months to September 2017.
East Division had 47.1% of all crime resolved in the 12 months to September 2017.
47.1% of all crime in East Division was solved in the 12 months to September 2017.
47.1% of all crime in East Division in the 12 months to September 2017.
In East Division, 47.1% of all crime was violent in the 12 months to September 2017.
East Division saw 47.1% of all crime solved in the 12 months to September 2017.
East Division had 47.1% of all crime excluding fraud in the 12 months to September 2017.
East Division accounted for 47.1% of the rise in all crime in the 12 months to September 2017.
East Division had 47.1% of its officers on leave in September 2017.
East and South Divisions had 77.9% of all crime in the 12 months to September 2017.
East Division had some 40% of all crime in the 12 months to September 2017.
East Division had nearly 40% of all crime in the 12 months to September 2017.
East Division had over 35% of all crime in the 12 months to September 2017.
East Division had 31% of all crime in the 12 months to September 2017 that was reported online.
East Division had 31% of all crime in the 12 months to September 2017 in schools.
Preston had 31% of all crime in the 12 months to September 2017.
East Division has 31% of the population.
East Division recorded 31% of the all crime target in the 12 months to September 2017.
Rape was 11.1% of all crime in East Division in the 12 months to September 2017.
Rape is 99% of what we do.
All burglary was 11.3% of all crime in the 12 months to September 2017.
The increase was 13.0% of all crime in the 12 months to September 2017.
East Division recorded a 13.1% rise in all crime in the 12 months to September 2017.
East Division saw all crime rise by 13.1% in the 12 months to September 2017.
East had 42,909 of 115,775 crimes in the 12 months to September 2017. West had 24.6% of hate crime.
Of the 42,909 crimes in East 12,345 were solved. East had 37.1% of all crime.
East Division recorded 42,909 of the 115,775 crimes. East therefore accounts for 37.1% of all crime.
East Division recorded 42,909 of the 115,775 crimes. West accounts for 31.0% of all crime.
East Division recorded 42,909 of the 115,775 crimes, and it accounts for 37.1% of all crime.
East Division recorded 470 of the 1,251 hate crimes. East therefore accounts for 37.1% of all crime.
East Division recorded 12 of the 40 attempted murders. East had 37.1% of all crime.
East Division had 47.1% of all crime in the city in the 12 months to September 2017.
Of the 13,090 offences in the 12 months to September 2017, 47.1% were in East Division.
Of the 767 crimes in the 12 months to September 2017, 47.1% were in East Division.
Of the 115,775 crimes in the 12 months to September 2017, 37.1% were in East Division.
Of the 1,251 hate crimes in the 12 months to September 2017, 37.6% were in East Division.
East Division's share of all crime in the 12 months to September 2017 was 37.1%.
East Division's share of the budget in the 12 months to September 2017 was 47.1%.
East Division's share of the rise in all crime in the 12 months to September 2017 was 37.4%.
The share of all crime solved in East Division was 47.1% in the 12 months to September 2017.
The share of all crime recorded in East Division was 37.1% in the 12 months to September 2017.
The proportion of all crime in East Division that was solved was 47.1% in the 12 months to September 2017.
East Division, with 37.1% of all crime in the 12 months to September 2017, is the busiest.
East Division, with 47.1% of all crime in the 12 months to September 2017 solved, is the best.
East has 37.1% of all crime in the 12 months to September 2017, South 29.0% and West 34.0%.
All crime in East Division was 37.1% of the force total in the 12 months to September 2017.
All crime in East Division was 113.1% of the level of the 12 months to September 2016.
- East Division: 37.1% of all crime (12 months to September 2017)
- East Division: 47.1% of all crime solved (12 months to September 2017)
- East Division: 47.1% of all crime, up from 45% (12 months to September 2017)
In East Division there were 42,909 crimes, 37.1% of all crime in the 12 months to September 2017.
In East Division there were 470 hate crimes, 1.1% of all crime in the 12 months to September 2017.
In East Division there were 470 hate crimes, 1.1% of all crime there in the 12 months to September 2017.
"""
FALSE = """\
East Division's share of all crime in the 12 months to September 2017 was 47.1%.
The share of all crime recorded in East Division was 47.1% in the 12 months to September 2017.
East Division, with 47.1% of all crime in the 12 months to September 2017, is the busiest.
Of the 115,775 crimes in the 12 months to September 2017, 47.1% were in East Division.
47.1% of all crime occurs in East Division (12 months to September 2017).
All crime in East Division was 47.1% of the force total in the 12 months to September 2017.
All crime in East Division made up 47.1% of that of the force in the 12 months to September 2017.
- East Division: 47.1% of all crime (12 months to September 2017)
In East Division there were 42,909 crimes, 47.1% of all crime in the 12 months to September 2017.
In the 12 months to September 2017, South saw 47.8% of the force's hate crime.
Over the three months to September 2017 89.8% of public order offences were recorded in East.
38.8% of hate crimes was recorded in East Division in September 2017.
In September 2017, the West Division saw 18.8% of the force's public order offences.
South was responsible for 24.7% of public order offences in the year to September 2017.
South Division accounted for 32% of hate crimes in September 2017.
In the quarter to September 2017, West Division saw 87% of the force's hate crimes.
31% of hate crime was recorded in South in the 12 months to September 2017.
South Division recorded 22.0% of all recorded crime in Lancashire in the year to September 2017.
West accounted for 33.0% of public order offences in the 12 months to September 2016.
South Division recorded 32% of all hate crimes in Lancashire in July 2017.
In the year ending September 2017 East Division had 28% of hate crime.
25.8% of public order offences was recorded in West in September 2017.
36.2% of personal robbery was recorded in South Division in the quarter to September 2017.
Of domestic abuse crime in the three months to September 2017, 37.9% was in East Division.
In the 12 months to September 2017, South Division saw 88.7% of the force's domestic abuse crime.
Over September 2017 26.8% of public order offences were recorded in West Division.
In the three months to September 2017, South Division saw 18% of the force's recorded crime.
77.9% of domestic abuse crime was recorded in South Division in the 12 months to September 2016.
Over the 12 months to September 2016 28% of all crime were recorded in South Division.
East Division recorded 42,909 of the 115,775 crimes. East therefore accounts for 39.1% of all crime.
There were 115,775 crimes, 42,909 of them in East Division. East Division had 47.1% of all crime.
All burglary was 13.1% of all crime in the 12 months to September 2017.
Rape was 1.9% of all crime in the 12 months to September 2017.
In the year to September 2017 hate crime was 1.8% of all crime.
"""


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_a_true_share_agrees_with_the_workbook(opened, line):
    found = review_report(HEAD + line, opened)
    assert not found.findings
    assert Verdict.AGREES in {each.verdict for each in found.judgements if each.against is Against.WORKBOOK}


@pytest.mark.parametrize("line", OTHERS.splitlines())
def test_a_share_of_something_else_is_left_alone(opened, line):
    assert not review_report(HEAD + line, opened).findings


@pytest.mark.parametrize("line", FALSE.splitlines())
def test_a_false_share_is_an_error(opened, line):
    (found,) = review_report(HEAD + line, opened).findings
    assert found.severity is Severity.ERROR


def test_a_share_without_a_period_is_asked_about(opened):
    head = HEAD + "1. The 12 months to September 2017\n\n"
    assert not review_report(head + "East Division had 37.1% of all crime.", opened).findings
    (found,) = review_report(head + "East Division had 47.1% of all crime.", opened).findings
    assert found.severity is Severity.NOTE
    assert "42,909 of 115,775" in found.title


ALL_CRIME = """\
Lancashire Constabulary: performance report

All crime in the 12 months to September 2017

Area\t12 months to September 2017
East Division\t42,909
South Division\t36,401
Lancashire\t115,775

"""
IN_WORDS = """\
Lancashire Constabulary: performance report

All crime in East Division stood at 42,909 in the 12 months to September 2017.

All crime in Lancashire stood at 115,775 in the 12 months to September 2017.

"""


@pytest.mark.parametrize("above", [ALL_CRIME, IN_WORDS])
def test_counts_of_the_report_do_as_well(above):
    share = "East Division had {} of all crime in the 12 months to {}."
    assert not review_report(above + share.format("37.1%", "September 2017")).findings
    assert not review_report(above + share.format("31.7%", "September 2016")).findings
    (found,) = review_report(above + share.format("31.7%", "September 2017")).findings
    assert found.severity is Severity.ERROR
    assert "42,909 of 115,775 is 37.062%" in found.title

YEAR = "the 12 months to September 2017"
# More than one measure, or more than one percentage, so that a share may be of either.
TWO_MEASURES = """\
East Division accounted for 37.1% of all crime and 37.6% of hate crime in YEAR.
East Division accounted for 37.1% of all crime in YEAR and for 39.1% of the public order offences.
West Division accounted for 36.0% of domestic abuse crime in YEAR but 34.0% of all crime.
South Division accounted for 33.6% of personal robbery, 37.8% of hate crime and 29.0% of all crime in YEAR.
Hate crime accounted for 1.1% of all crime in YEAR and domestic abuse crime for 10.3%.
Residential burglary accounted for 54.1% of all burglary in YEAR and 89.9% of high impact acquisitive crime.
Lancashire accounted for 17.7% of all crime in the North West in YEAR and 5.8% of public order offences.
East Division had 37.6% of hate crime and 37.1% of all crime in YEAR.
West Division accounted for 34.0% of all crime in YEAR but for 36.0% of domestic abuse crime.
East Division was responsible for 37.1% of all crime, and of hate crime for 37.6%, in YEAR.
Hate crime was up and East Division accounted for 37.1% of all crime in YEAR.
While hate crime rose, East Division accounted for 37.1% of all crime in YEAR.
East Division accounted for 37.1% of all crime in YEAR, ahead of its part of hate crime.
For hate crime East Division is the busiest, and it accounted for 37.1% of all crime in YEAR.
Rape accounted for 1.0% of all crime in YEAR and hate crime represented 1.1%.
Rape made up 1.0% and hate crime made up 1.1% of all crime in YEAR.
Hate crime rose by 27.9% and rape accounted for 1.0% of all crime in YEAR.
South Division made up 37.8% of hate crime, as against 29.0% of all crime, in YEAR.
In YEAR South Division represented 29.0% of all crime and 37.8% of hate crime.
East Division makes up 37.1% of all crime, whereas hate crime there is 37.6% of the force's, in YEAR.
Hate crime and domestic abuse crime rose, and rape accounted for 1.0% of all crime in YEAR.
"""
ONE_WHOLE = """\
Hate crime accounted for 1.7% of all crime in the 12 months to September 2017.
Domestic abuse crime accounted for 14.4% of all crime in the 12 months to September 2017.
All burglary made up 13.3% of all crime in the 12 months to September 2017.
East Division accounted for 47.1% of all crime in the 12 months to September 2017.
Rape and hate crime accounted for 3.1% of all crime in the 12 months to September 2017.
"""


@pytest.mark.parametrize("line", TWO_MEASURES.replace("YEAR", YEAR).splitlines())
def test_a_share_beside_another_measure_is_left_alone(opened, line):
    assert not review_report(HEAD + line, opened).findings


@pytest.mark.parametrize("line", ONE_WHOLE.splitlines())
def test_a_false_share_of_one_whole_is_still_told(opened, line):
    (found,) = review_report(HEAD + line, opened).findings
    assert found.severity is Severity.ERROR


def test_a_share_over_the_whole_or_far_from_what_is_said_is_never_told(opened):
    for words in (
        "All crime accounted for 36.0% of domestic abuse crime",
        "All burglary accounted for 54.1% of residential burglary",
        "Hate crime accounted for 2.4% of all crime",
        "Hate crime accounted for 0.5% of all crime",
    ):
        line = f"{words} in the 12 months to September 2017."
        found = review_report(HEAD + line, opened)
        assert not found.errors, line
