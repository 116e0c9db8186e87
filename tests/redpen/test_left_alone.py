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


# True, with a word for which way, how much or how many on average beside the figures.
BESIDE_WORDS = """\
Mr Jones noted that knife crime was up, from 789 to 851, and asked what was being done.
The Chair welcomed the fall in ASB (from 9,120 to 8,204) but was concerned about rural crime.
Dwelling burglary continues to reduce, from 704 in 2022/23 to 612 in 2023/24.
Fewer people were killed: 38 compared with 41 in 2018.
Satisfaction remains lower than a year ago at 71.3%, though up from 68.8% in the last quarter.
Charges rose to 1,243 (1,117 last year) while cautions fell to 389 (417 last year).
The number of special constables fell to 212, from 268 in 2015 and a peak of 319 in 2012.
Up 12 on last year: 131 complaints.
Down from its peak of 815 in 2006, the toll of 767 is still higher than in 2012 (702).
There were 767 casualties this year, which is lower than the 815 recorded last year.
Overall, stop and search increased: 3,998 in the year against 2,115 in the previous year.
Vehicle crime has increased for the third quarter, to 1,204 from 1,150.
The precept was increased from £162.22 to £167.22.
Average speeds fell from 31.2 mph to 30.8 mph.
The force's ranking improved from 15 to 12.
Our position fell from 12 to 15 out of 43.
The rate of increase fell from 12% to 9%.
More than 1,200 residents responded, up from 840 in 2016.
Although more crimes were recorded (48,210) than in 2018/19 (46,204), harm fell.
Of the 48,210 crimes, 12,310 were in Fernley, 18,400 in Hampden and 17,500 in Marlow.
Of the 1,308 victims 789 were female, 515 male and four did not say.
Ninety complaints were closed: 40 upheld, 45 not upheld and 5 withdrawn.
There were 12 deaths: 7 drivers, 3 passengers, and 2 pedestrians.
214 complaints (318 allegations) were received: 120 allegations of incivility and 198 of others.
There were 214 complaints in the year: 120 in the first half, 94 in the second.
There were 214 complaints in the year, 60 of them in the last quarter and 41 in December.
Of 45 actions, 30 are green, 10 amber and 5 red.
Of 45 actions, 30 are green and 10 amber.
Of the 45 actions, 30 were due by June and 15 by September; 12 are late.
Of the 2,310 searches, 1,004 were for drugs (43.5%), 812 for stolen goods and the remaining 494 for weapons.
400 people came: 220 on the first day, 150 on the second, and 30 on both.
There were 400 visits: 220 in May, 180 in June.
The 400 visits (220 in May and 150 in June, the rest in July) were all announced.
Total workforce 5,060: officers 3,012, staff 1,847, PCSOs 201.
The 43 forces recorded 120,000 offences: 70,000 in the south and 50,000 in the north.
Some 120,000 offences were recorded, 70,000 in the south and 60,000 in the north.
On average 39.4 people a day were arrested, 14,381 in the year.
14,381 arrests were made in 2016/17, an average of 39 a day.
The control room took 41,204 calls in Q3, an average of 448 a day.
There were 1,204 burglaries in the year, or 100 a month.
There were 1,204 burglaries in the year, or about 100 a month.
There were 1,204 burglaries in the year, 3.3 a day.
We visit 612 schools a year, an average of 51 a month.
Officers worked 48,210 hours of overtime in the year, an average of 4,017 a month.
Each PCSO patrols 15 beats, an average of 3 a day.
The average officer dealt with 150 crimes in the year, 12.5 a month.
We spent £1.84m in the year, an average of £153k a month.
Most of our 318 volunteers (212) are over 50.
Two thirds of volunteers (212 of 318) are over 50.
Most (61%) felt safe.
Most respondents (612 of 840) said they felt safe, and 43% had seen an officer.
A majority of the panel (7 of 12) agreed.
Only a minority of victims (93 of 214) were told.
Nearly half of victims (104 of 214) were told.
Less than half of victims (104 of 214) were told.
The largest share of complaints (93 of 214) was about incivility.
Most frequently (93 of 214 times), the reason was delay.
Half of all crime is committed in 12 of 214 wards.
Almost all of the 214 complaints (198) were closed in time.
The top three wards have a third of all crime (4,102 of 12,310).
Burglary made up 4.2% of all crime and robbery 0.7%.
East Division has 40% of the county's population and 37.1% of all crime.
Of the 120 recommendations, 70 were accepted in full, 30 in part and the remaining 20 rejected.
Of the 120 officers who left, 70 retired; of the other 50, 30 resigned and 20 transferred.
Of 120 calls 70 were graded emergency and the other 60 or so were not recorded.
In the 120 cases reviewed, 70 victims were adults and 60 children were present.
There were 120 victims of stalking, 100 female and 20 male, and 110 suspects, 100 male and 10 female.
The 214 complaints included 120 from men and 94 from women.
We held 12 meetings: 7 in the north, 3 in the south and 2 online.
We held 12 meetings, 7 in public and 5 in private, attended by 120 people.
Of 12 meetings, 7 were in the north and 6 were attended by the Chief Constable.
There were 120 collisions in East and 131 in West: 70 on A roads, 181 elsewhere.
30 of the 45 actions were closed in May and the other 15 in June.
Of the 767 casualties, 61 died: 30 in East, 20 in South and 11 in West.
Of the 767 casualties 61 were killed and 706 seriously hurt, 245 of them in South and 263 in West.
120 burglaries, 70 robberies and 60 thefts were recorded.
120 people took part, 70 last year and 60 the year before.
ASB fell in East (from 120 to 110) and rose in West (from 60 to 70).
East fell to 110 from 120, West rose to 70 from 60.
Burglary was up in East, 120 against 110, and down in West, 60 against 70.
Theft rose to 767, but the rise was from a low base of 412 in 2020/21.
The rise, from 12% to 15%, is significant; the fall, from 15% to 12%, was not.
Crime has risen from 767 at its lowest to 815.
Numbers fell to 767, from 815 at their peak.
The number waiting fell from 815 on 1 April to 767 on 30 June.
The wait has come down to 12 days from 15 days.
Response times are up, from 11 minutes to 12 minutes.
Fewer complaints were upheld: 43 of 131 compared with 60 of 154.
More officers are in post (2,897) than at any time since 2010 (2,910).
A higher proportion was charged: 14.1% against 13.4%.
Fewer than 815 took part, up from 767.
Lower crime: 767 offences, 815 last year.
The fall in confidence, to 71%, from 74% last year, is a concern.
The average age rose to 41 from 39.
The reward was increased to £1,000 from £500.
In the year to March there were 150 robberies, 12.5 a month on average, and 84 charges, 7 a month.
There were 150 robberies in 2016, an average of 12.5 a month, and 180 in 2017, 15 a month.
At 12 a month on average, there were 150 robberies in the year.
There were 150 robberies in the year: 12 in most months, 18 in December.
The service took 48,210 calls in the year, an average of 185 each working day.
The 12 officers dealt with 150 cases in the year, an average of 12.5 each.
150 cases in the year is an average of 12.5 for each officer.
About 12 cases a month were heard, 150 in the year.
More than half of our wards (22 of 43) and most of our parishes (120 of 214) have a team.
More than half (22) of our 43 wards have a team.
More than half the 43 wards (22) have a team.
Half the wards have a team, 22 of 43.
The majority of the 43 wards have a team; 12 do not.
Just 12 of the 43 wards, a minority, have none.
Most (93 of 131) of those complaints came from women.
Most of the complaints, 93 of 131, came from women.
Two in five victims (171 of 428) withdrew.
A third (33.1%) withdrew.
Over a third (34%) withdrew.
A fifth (18.4%) withdrew.
Almost half (48.9%) withdrew; most of these (52.1%) in the first week.
Three quarters (72%) were satisfied.
A quarter (131 of 520) were under 18.
"""


@pytest.mark.parametrize("line", BESIDE_WORDS.splitlines())
def test_words_that_are_right_beside_figures_are_left_alone(line):
    assert mine(line) == ([], [])
