"""Texts of other forces, in many manners and all of them right: nothing in them is said to be wrong."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.redpen.checks import CHECKS
from scrutinydesk.reviewing import review_report

WRONG = {"arithmetic", "arithmetic_doubt", "rounding", "conflict", "conflict_doubt"}

NARRATIVE = """\
Performance of Durham Constabulary, quarter ending 31 December 2019

Executive summary

Overall crime fell by 2.3% (412 offences) in the quarter and by 1.9% (1,388 offences) over the year.
Burglary is down 6.0%. Vehicle crime is up 4.0%, and robbery is up 12 offences.
Public confidence stands at 61%, 2 percentage points above the national average of 59%.

Burglary

Burglary is down 9.0% in the south of the county and down 3.0% in the north.
There were 1,204 burglaries, of which 612 were residential. In total 96 people were arrested and 14% charged.
Residential burglary fell from 1,310 to 1,204 (8.1%). Repeat burglary fell from 131 to 120 (8.4%).
Compared with the same quarter a year ago burglary is down by 41 offences; with the last quarter by 14.
One in twelve burglaries was solved; the target is one in ten.

Vehicle crime

Vehicle crime rose by 4.0% (148 offences).
Theft from vehicles rose by 4.8% (121) and theft of vehicles by 2.3% (27).
Of 212 people arrested 51 were charged, of whom 24 (47.1%) were women, of whom 6 (25%) were under 18.
Theft of keys accounted for 27% of these. The average value rose by 5% to £9,300.

Response

Emergency calls: 91.2% were answered in 10 seconds, up from 88.7%.
101 calls: 5.4% were abandoned, against 6.2%.
Response times improved by 8.3%, from 12 minutes to 11 minutes. Sickness fell from 4.6% to 4.1%.
In a survey of 1,000 people 61.3% said that they felt safe, and of the 412 women among them 58.4%.
The force spent £4.5m, £0.3m more than planned, and 12 officers (3.1 FTE) left.

Workforce

There were 3,012 officers at the end of March, 3,050 at the end of June and 3,041 at the end of September.
Of 51 starters 24 were women (47%), 6 (12%) from minority groups and 30 (59%) under 25.
At 30 June 201 of the 1,847 staff (11%) worked part time. Ten of them (5%) were on leave.
The force ranks 5th of 43 for burglary and 12th of 43 for robbery. It was 7th and 14th.
"""
# All of these are right, and each was once said to be wrong for being read wrongly.
MISREAD = """\
Violence saw a 23% fall, criminal damage fell by 20%, and theft fell by 12%.
There was an 11.6% fall in house break-ins and a 14.1% drop in burglary of shops.
In all 3,198 drivers were hurt, of whom 101 died. There were 912 walkers (16% of the total), of whom 33 \
died, 480 cyclists (9% of the total), of whom 2 died, and 467 riders (8% of the total), of whom 25 died.
Numbers rose by 5.1% (up 7,201 from 140,228 officers), after the drive to find an additional 20,000 officers.
Between 120 and 140 calls a day are answered, a rise of 10% on the 110 to 127 of last year.
In real terms the budget has fallen by 9% since 2010, though it has risen from £250m to £262m in cash.
Burglary fell from 5,210 in 2015 to 4,980 in 2016, 4,610 in 2017 and 4,420 in 2018, a fall of 15% in all.
Hate crime rose from 1,010 to 1,111, an increase of one tenth.
There were 12 per cent more calls in July than in June (21,400 against 19,107).
Robbery was 40 in 2015, 44 in 2016 and 42 in 2017, a fall of 5% in the year but a rise of 5% in two.
Robbery in 2018/19 was 13% below the three-year average. Robbery was 15% below the five-year average.
Crime was 6% down on last year in 2018/19, a 12% drop on the year before that and 15% on the one before.
Burglary fell to 120 from 140 in the year, 58% of them at night.
The rate was 79.2, 6.1 higher than our neighbours' 73.1 and 11.6 lower than the 90.8 of the region.
ASB fell by a further 9%, having fallen by 14% the year before, and is now 22% lower than in 2017.
Robbery [1] 88,581 100,222 -11,641 -11.6%
The road toll 178 170 +8 +4.7% N/A N/A
Theft 98,968 102,110 -3,142 -3.1% 6.7% 6.2%
"""
# As those, and they never were.
TRICKY = """\
We answered 41,204 emergency calls in Q3 (Q2: 39,870), a rise of 8.1% on the year and 3.3% on the quarter.
Sexual offences rose by 12%, of which a third is due to reports of offences more than ten years old.
There were 112 fewer officers than in 2010 (-3.4%), and 61 more than a year ago (+2.0%).
Crime rose by 4% in towns (1,204 offences) and fell by 2% in villages (96 offences), a net rise of 1,108.
Confidence fell for the fourth quarter running, to 58%; it was 60, 61 and 63% in the three before.
Use of Taser rose from 30 to 41 (37%), though it was fired only 6 times in each year.
For every 100 crimes there were 9 charges, against 11 a year ago and 15 in 2014.
Stop and search: 3,998 (2,115 a year ago), arrests 640 (381), arrest rate 16.0% (18.0%).
The share of officers from ethnic minorities rose from 2.8% to 3.1%, that is from 84 to 93 people.
Missing people: 2,310 reports about 1,204 people; 61% of reports were of 212 children in care.
The burglary rate was 4.2 per 1,000 households, down from 4.7 per 1,000, a fall of 10.6%.
Satisfaction rose 3 percentage points, or 4.2%, from 71% to 74%.
Crime fell 2% in Q1 and rose 6% over the year to 48,210.
Year to date there have been 1,204 robberies against 1,150 at this point last year, up 4.7%.
Confidence was 62% (±3 percentage points), compared with 60% (±3) a year ago.
Figures are rounded to the nearest 5: 105 searches, of which 35 (33%) were of young people.
Arrests for arson: <5 in the north, 12 in the south, 15 in all.
Of 200 victims, 120 were women and 110 were under 30.
Recorded rapes rose to 540 (previously reported as 528), up 8% on 500.
Spending was £4.1m net of £0.6m grant, against a budget of £4.5m gross.
The index of recorded crime stands at 108 (2015 = 100).
There are 3,012 officers or 2,950 FTE, 40 more than a year ago on the first count and 12 fewer on the second.
Compared with 2012, crime is down 14%; compared with 2016, it is up 3%.
Calls rose 12% in the first half and 4% in the second, making 8% for the year.
The number of officers fell by 1,500, or more than a fifth, from 7,200.
There were 38 fatal collisions, leading to 41 deaths, 3 fewer than in 2018.
Attendance within 15 minutes was 84.1% (target 85%, last quarter 82.3%, +1.8pp).
Black people were 4.1 times more likely to be searched (12.3 per 1,000 against 3.0 per 1,000).
Sickness fell by 0.5 days to 8.2 days per officer, 6% below the national average of 8.7.
From a baseline of 400 in 2019 violence fell by 12% in 2020 and a further 10% in 2021, to 317.
Over five years the number has grown from 10,000 to 16,105, or by 10% a year.
Emergency calls rose by 8.4% to 212,310; abandoned calls fell by 1.1 percentage points to 0.9%.
Crime outside the home fell (-4.1%), inside the home it rose (+2.7%), leaving the whole 1.9% lower.
It cost £46 per head in 2019/20, £2 or 4.5% more than in 2018/19.
The number of victims (2,310) exceeds that of offences (2,104) by 9.8%.
The call centre had 52 staff in April, 61 in July (up 17%) and 55 in October (down 10%).
Volumes ▲ 4.2% (1,204), outcomes ▼ 0.8pp (14.1%), satisfaction ◄► 71%.
Emergency grade calls: 9,210 in 2018, 9,760 in 2019; 88% and 86% on time.
"""
TABLES = """\
Crimes per 1,000 population by area

Measure\tEngland & Wales\tNorth East\tDurham
All crime\t82\t95\t101
Burglary\t6\t7\t5

Recorded crime by quarter

Offence\tQ1\tQ2\tQ3\tQ4\tYear\tChange on year
Theft\t900\t870\t910\t880\t3,560\t-2.1%
Burglary\t410\t400\t390\t380\t1,580\t-4.0%
Violence\t1,300\t1,350\t1,400\t1,380\t5,430\t3.2%
Average\t870\t873\t900\t880\t3,523\t

Workforce at 31 March

Group\tHeadcount\tFTE\tFemale\tTarget
Officers\t3,012\t2,950.4\t31.2%\t3,050
Staff\t1,847\t1,702.1\t62.0%\t1,850
PCSOs\t201\t190.5\t44.8%\t210
Total\t5,060\t4,843.0\t43.0%\t5,110

Satisfaction

Group\tThis year\tLast year\tDifference
Burglary\t81.3%\t83.0%\t-1.7pp
Vehicle\t75.0%\t74.1%\t0.9pp

Top five districts (of twelve)

District\tCrimes\tShare of force
North\t1,900\t14.2%
South\t1,750\t13.1%
East\t1,200\t9.0%
Force total\t13,380\t100%
"""


def mine(text):
    found = review_report(text)
    kinds = [f"{each.kind}: {each.title}" for each in found.findings if each.kind in WRONG]
    wrong = [
        found.claims[each.claim].quote
        for each in found.judgements
        if each.verdict is Verdict.DIFFERS and found.claims[each.claim].quantities
    ]
    return kinds, wrong


@pytest.mark.parametrize("text", [NARRATIVE, TABLES, NARRATIVE.replace("\n\n", "\n"), NARRATIVE + TABLES])
def test_a_report_without_a_fault_is_left_alone(text):
    assert mine(text) == ([], [])


def test_what_is_tricky_is_left_alone_together():
    head = "Performance of Durham Constabulary to 31 December 2019.\n\n"
    assert mine(head + "\n\n".join((MISREAD + TRICKY).splitlines())) == ([], [])


@pytest.mark.parametrize("line", [line for line in (NARRATIVE + MISREAD + TRICKY).splitlines() if line])
def test_each_line_by_itself_is_left_alone(line):
    assert mine(f"Performance of Durham Constabulary to 31 December 2019.\n\n{line}\n") == ([], [])


def test_the_sentences_of_the_genre_are_left_alone():
    sys.path.insert(0, str(Path(__file__).parents[1] / "claims"))
    import genre

    lines = [line.split(" => ")[0] for line in (genre.NARRATIVE + genre.MINUTES).splitlines()]
    tables = [re.sub(r" => [^\t]*", "", line) for line in genre.TABLES.splitlines()]
    above = "Performance of Durham Constabulary to 31 March 2019.\n\n"
    assert mine(above + "\n".join(lines) + "\n\n" + "\n".join(tables) + "\n") == ([], [])


def test_every_check_of_figures_is_among_the_checks():
    assert len({check for _, check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    "text",
    [
        "There were 85 wards. Only 10 or 15 per cent of them had one, or 20, 25, or 30 per cent in 2018.",
        "The scheme went from five grades to four broader ones, 10 per cent, 15, 25 and 33 per cent.",
        "Burglary rose by 47% – 3 times faster than theft. Robbery fell by 12%, 3 times in a row.",
        "There were 850 calls in the north of the county. In the east 30 (12%) were abandoned.",
        "Officers took 850 calls in the north of the county and 30 (12%) in the south.",
        "The census shows an increase over that of 1891 of 44,981, or 41.2%.",
        "Satisfaction was 70, 72 and 75% in the three divisions, and 80 or 85% among victims of burglary.",
    ],
)
def test_what_only_looks_like_a_count_and_its_share_is_left_alone(text):
    assert mine(text) == ([], [])


# Figures that stand as close together as those of one change, and are of several things.
APART = """\
The number of burglaries fell by 38 to a total of 801, against 1,248 a year ago.
Complaints rose 31.3% to 154, compared with 146 in April.
In the east the count was up 14 to 164, against 422 a year earlier.
Average response rose 2.2% to 12.21 minutes, from 12 minutes.
Recorded theft rose six per cent on a like-for-like basis to 1,086 from 893.
Burglary was 10.3 to 15.2% lower than the 1,450 recorded last year.
The 14 wards rose to 655 from 612.
All 12 districts saw crime rise to 655 from 612.
Seizures by the 14 teams fell sharply to 11,500 from 14,600.
Stops of vans of up to six tonnes fell sharply to 1,150 from 1,460.
Over the first nine months the total rose to 3,201 from 2,702.
The total for the first 20 days of the month fell to 526 from 531.
Arrests in the period 21 to 28 February rose to 350 from 257.
Arrests in the February 21 to 28 period rose to 350 from 257.
Reports fell by 6.6%, resulting in a surge in complaints from 175 to 251, an increase of 43%.
Burglary had fallen steadily from a peak of 580 in 2012 to 136 in 2015, and rose by 20.2% in 2016.
Of the budget 60 is spent on overtime out of pay of 456, 28% of all pay.
Crime was 9,721 in December, compared with 9,705 in November. It was up 9.4% on its level a year before.
The operation runs from 1700 to 2100 hours (2300 to 0300 at weekends).
The patrol was moved from 1700 to 2100 local time.
Burglary was up 14, 3 per cent of victims being over 80.
Burglary fell to 120 from 140 in the year, 58 offenders were charged.
Burglary was 7.2% down at 436 offences against 470.
Thefts rose by 1.7% or 49 offences to 2,931.
There were 655 robberies, a 7.0% increase over September 2016's total of 612.
Burglary fell 27.7% from a year earlier to 612.
There were 612 robberies, up 11% from 551, and theft was 20 higher at 420 on 3,139 calls.
Theft was 20 higher at 420, on a total of 3,139 crimes.
Repeat calls are 75 to 100 fewer than usual after having been only 75 lower all winter.
The share fell by 1.5% or 210 from a year earlier to 13,790.
The team recovered 48, down from 52 in May and up from 35 a year ago, a rise of 37.1%.
The 30-day average rose to 371 from 328. Robbery was 39% down at 309 offences from 507.
"""


@pytest.mark.parametrize("line", APART.splitlines())
def test_figures_of_several_things_are_not_held_against_each_other(line):
    assert mine(line) == ([], [])


# Where a bracket, "and" or "but" ends what belongs together, and where words are the rounding of a figure.
CLAUSES = """\
There were 10 offences this month, compared to 11 last year and they were up 33% year on year in September.
There were falls in vehicle offences, (down 10.5%), and criminal damage, (down 11.0%).
Trafficking and possession of drugs is down by 0.6% and 8.3%, respectively.
Crime remains at one of the lowest levels seen since 1974. Crime was 1% higher than in the year before.
Hate crime was 3.1% lower in the first half (585 against 604) and 6.3% higher in the second (645 and 607).
There were 109 leavers out of 1,393 officers, against 81 a year earlier (28 more, or 34.6%).
Assaults rose from 318 to 347, of which 66 (19.0%) led to injury, compared with 53 (16.7%) the year before.
Of 3,600 tests 180 (5%) were positive, compared with 4,000 tests and 240 positive (6%) in 2023.
In Q1 1,798 (7.0%) were abandoned of 25,648; in Q2 24,109 (93.1%) and 1,787 (6.9%) of 25,896.
Overtime was £3.87m, £0.46m (13.5%) above the £3.41m budget but £0.19m (4.7%) below last year's £4.06m.
Overtime was £3.27m, £0.14m (4.1%) below the £3.41m budget and £0.21m (6.9%) above the £3.06m of last year.
Nine out of ten (90.4%) of the 1,150 people asked felt safe; three in ten (29.8%) had seen an officer.
Four in ten (39.6%) were under 30. One in eight (12.3%) had called. Two in five (39.7%, or 431) agreed.
The force dealt with 1,150 missing people, 230 (20%) of them more than once.
Domestic abuse rose 3% against a 5% rise in the region and 7% nationally.
It stands 15th nationally (23rd before), an improvement of eight places, and 1st in the region, up from 2nd.
"""


@pytest.mark.parametrize("line", CLAUSES.splitlines())
def test_what_another_clause_says_is_not_held_against_this_one(line):
    assert mine(line) == ([], [])


# Ratios as people say them: the percentage is the exact figure, and the ratio is its rounding.
RATIOS = """\
1 in 9 (11.3%) officers are in training. 1 in 20 (5.1%) were out of time, 1 in 4 (24.6%) were victims before.
9 in 10 calls (91.8%) were answered in 10 seconds, 1 in 12 (8.2%) were not. 9 in 10 (88.7%) were satisfied.
One in 9 (11.3%) officers is in training. 1-in-9 (11.3%) officers are in training.
2 in 5 (41.3%) said that they felt safe. 4 in every 10 crimes (41.9%) are violent. 1 in 2 (48.6%) agreed.
1 in every 15 (6.6%) crimes, 1 in 16 (6.2%) last year.
3 out of 10 (29.4%) respondents agreed. 9 out of 10 (90.4%) of the 1,150 people asked felt safe.
About 1 in 3 (34.2%) victims is a child; 2 in 3 (65.8%) are not. 7 in 20 (34.7%) respondents agreed.
1 in 100 (1.1%) calls is abandoned. 1 in 300 (0.34%) complaints led to dismissal.
"""


@pytest.mark.parametrize("line", RATIOS.splitlines())
def test_a_ratio_as_people_say_it_is_rounded(line):
    assert mine(line) == ([], [])
    assert not [each for each in review_report(line).findings if each.kind == "small_shares"]


@pytest.mark.parametrize(
    "line", ["1 in 4 (42.6%) had been victims.", "9 in 10 (19.8%) agreed.", "12 of 48 (23.0%) were late."]
)
def test_a_ratio_far_from_its_percentage_is_told(line):
    assert mine(line)[0]
