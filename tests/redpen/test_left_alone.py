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


@pytest.mark.parametrize("line", [line for line in NARRATIVE.splitlines() if line])
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
Satisfaction stood at 10 to 15.2%, 3% less than the 41% of last year.
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
