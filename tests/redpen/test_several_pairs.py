"""Sentences of several pairs, or of several sizes: no size is held against a pair that it may not be of."""

from __future__ import annotations

import pytest

from scrutinydesk.reviewing import review_report

WRONG = {"arithmetic", "arithmetic_doubt", "rounding", "unit", "conflict", "conflict_doubt"}
# All of these are right.
EACH_ITS_OWN = (
    ("Domestic abuse crime in South Division went from 240 to 315 on September 2016, up 31%, "
    "and in West Division from 366 to 354, down 3%."),
    ("Thefts went from 100 to 150 in the east, up 50%, and from 200 to 180 in the west, down "
    "10%, so that the total went from 300 to 330, up 10%."),
    "Arrests moved from 60 to 90 (up 50%) in the north and from 100 to 80 (down 20%) in the south.",
    "The east went from 40 to 50, up 25%, the west from 50 to 45, down 10%.",
    "Burglary went from 500 to 450, down 10%, and robbery from 100 to 120, up 20%.",
    "Homicide went from 9 to 12, up three, and attempted murder from 30 to 24, down six.",
    "Burglary changed from 500 to 450, down 50, robbery from 100 to 120, up 20.",
    ("Hate crime rose from 978 to 1,251 and domestic abuse crime from 9,869 to 11,902 in the 12 "
    "months to September 2017, up 27.9% and 20.6%."),
    "Hate crime rose from 978 to 1,251 and domestic abuse crime from 9,869 to 11,902, up 27.9% and 20.6%.",
    ("Hate crime went from 978 to 1,251 and domestic abuse crime from 9,869 to 11,902, up 27.9% "
    "and 20.6% respectively."),
    ("Hate crime went from 978 to 1,251 and domestic abuse crime from 9,869 to 11,902, "
    "increases of 27.9% and 20.6%."),
    "Burglary moved from 500 to 450 (down 50), while robbery moved from 100 to 120 (up 20).",
    "Burglary stood at 450, down from 500, a fall of 10%, and robbery at 120, up from 100, a rise of 20%.",
    "Costs went from £500,000 to £450,000, down £50,000, and income from £100,000 to £120,000, up £20,000.",
    "Spending moved from £5.0m to £4.5m, down 10%, while income moved from £1.0m to £1.2m, up 20%.",
    ("The solved rate went from 10% to 12%, up 2 percentage points, and the charge rate from 9% "
    "to 8%, down 1 percentage point."),
    ("The solved rate moved from 10.5% to 12.5%, up two points, and the charge rate from 9.0% "
    "to 8.0%, down one point."),
    "Burglary went from 500 to 450, a fall of 10%, and robbery from 100 to 120, a rise of 20%.",
    "Burglary changed from 500 to 450, a fall of 50 (10%), and robbery from 100 to 120, a rise of 20 (20%).",
    "Burglary went from 500 to 450, down by a tenth, and robbery from 100 to 120, up by a fifth.",
    "Burglary went from 500 to 450 (-10%) and robbery from 100 to 120 (+20%).",
    ("Burglary went from 500 to 450 (10% down), robbery from 100 to 120 (20% up) and fraud from "
    "50 to 40 (20% down)."),
    "Burglary went from 500 to 450, down 10%; robbery from 100 to 120, up 20%; fraud, 50 to 40, down 20%.",
    "Burglary went from 500 to 450, 10% down, and robbery went from 100 to 120, 20% up.",
    "Burglary changed from 500 to 450, 50 fewer, and robbery from 100 to 120, 20 more.",
    "Burglary went from 500 to 450, down 10 per cent, whereas robbery went from 100 to 120, up 20 per cent.",
    "In the north calls went from 800 to 1,000, up 25%, and in the south from 1,000 to 900, down 10%.",
    "Burglary rose from 400 to 450, up 12.5%, and robbery fell from 120 to 100, down 16.7%.",
    "Burglary rose from 400 to 450, up 12.5%, and robbery from 100 to 120, up 20%.",
    ("The number of officers went from 1,000 to 1,060 in the towns, up 6%, and from 500 to 480 "
    "in the country, down 4%."),
    ("In the towns, officers moved from 1,000 to 1,060, up 60, and in the country from 500 to "
    "480, down 20, while staff moved from 700 to 770, up 70."),
    ("Waiting went from 10 minutes to 12 minutes, up 20%, and handling from 20 minutes to 15 "
    "minutes, down 25%."),
    "Burglary was down from 500 to 450, down 10%, and robbery up from 100 to 120, up 20%.",
    "Arrests, up 50%, went from 60 to 90 and charges, down 20%, from 100 to 80.",
    "Arrests went up 50%, from 60 to 90, and charges down 20%, from 100 to 80.",
    "Arrests went up from 60 to 90, 50%, and charges down from 100 to 80, 20%.",
    "Up 50% from 60 to 90 were the arrests, and charges went from 100 to 80, down 20%.",
    ("Rape moved from 60 to 90 in the north, an increase of 50%, and robbery from 100 to 80 in "
    "the south, a decrease of 20%."),
    "Satisfaction went from 70% to 75%, up 5 points, and confidence from 60% to 57%, down 3 points.",
    ("Satisfaction went from 70% to 75% (up 5 points) in the north and from 60% to 57% (down 3 "
    "points) in the south."),
    ("Burglary went from 500 in 2016 to 450 in 2017, down 10%, and robbery from 100 in 2016 to "
    "120 in 2017, up 20%."),
    "Burglary went from 500 to 450 between 2016 and 2017, down 10%, and robbery from 100 to 120, up 20%.",
    "Burglary stood at 500 and went to 450, down 10%, and robbery went from 100 to 120, up 20%.",
    "Burglary moved from 500 to 450 and robbery from 100 to 120, down 10% and up 20%.",
    "Burglary moved from 500 to 450 and robbery from 100 to 120, down 50 and up 20 respectively.",
    "Burglary moved from 500 to 450 and robbery from 100 to 120, a fall of 10% and a rise of 20%.",
    "Both rose: hate crime from 100 to 120, and domestic abuse from 200 to 220, by 20% and 10%.",
    "Hate crime went from 100 to 120 and domestic abuse from 200 to 220, a rise of 20% for the first.",
    "Hate crime went from 100 to 120 and domestic abuse from 200 to 220, a rise of 13% between them.",
    "Hate crime went from 100 to 120 and domestic abuse from 200 to 220, together up 40.",
    "Hate crime went from 100 to 120 and domestic abuse from 200 to 220, an increase of 40 in all.",
    "Hate crime went from 100 to 120 and domestic abuse from 200 to 220, an increase of 40 (13.3%).",
    "Hate crime rose from 100 to 120 and domestic abuse rose from 200 to 220, a total increase of 13.3%.",
    "Hate crime rose from 100 to 120, and domestic abuse from 200 to 220, a combined rise of 40.",
    "Reports went from 200 to 240 in the east and from 100 to 110 in the west, a rise of 50 in all.",
    "Reports went from 200 to 240 in the east and from 100 to 110 in the west, up 20% and 10%.",
    "Reports rose from 200 to 240 in the east and from 100 to 110 in the west, up 17%.",
    "Burglary went from 500 to 450, down 10%, with robbery going from 100 to 120, up 20%.",
    "Burglary, from 500 to 450, was down 10% and robbery, from 100 to 120, was up 20%.",
    "Burglary: from 500 to 450, down 10%. Robbery: from 100 to 120, up 20%.",
    "Theft went from 500 to 450 (a fall of 50, or 10%) and robbery from 100 to 120 (a rise of 20, or 20%).",
    "Burglary went to 450 from 500, down 10%, and robbery to 120 from 100, up 20%.",
    "Burglary stood at 450 against 500, down 10%, and robbery at 120 against 100, up 20%.",
    "Burglary stood at 450 (500 the year before), down 10%, and robbery at 120 (100), up 20%.",
    "Burglary went from 500 to 450, which is down 10%, and robbery from 100 to 120, which is up 20%.",
    "Burglary went from 500 to 450 - down 10% - and robbery from 100 to 120 - up 20%.",
    "Burglary went from 500 to 450, down 50 (10%), and robbery from 100 to 120, up 20 (20%).",
    ("Burglary went from 500 to 450, 50 down, fraud from 70 to 77, seven up, and robbery from "
    "100 to 120, 20 up."),
    ("Officers moved from 3,012 to 3,050, up 38, staff from 1,900 to 1,847, down 53, and "
    "specials from 200 to 180, down 20."),
    ("Officers moved from 3,012 to 3,050 (+38), staff from 1,900 to 1,847 (-53), and specials "
    "from 200 to 180 (-20)."),
    "Officers moved from 3,012 to 3,050 (1.3% up), staff from 1,900 to 1,847 (2.8% down).",
    "Reports changed from 200 to 240 here and from 100 to 90 there, up 40 and down 10.",
    "Both moved, one from 200 to 240, up a fifth, and the other from 100 to 90, down a tenth.",
    "The rate went from 8.0 to 10.0 per 1,000 people, up 25%, and in the south from 10.0 to 9.0, down 10%.",
    ("The average went from 4.0 days to 5.0 days, up 25%, and in the south from 10.0 days to "
    "9.0 days, down 10%."),
    ("Satisfaction went from 70% to 75% in the year, an improvement of five points, while "
    "confidence went from 60% to 57%, a fall of three points."),
    ("Burglary went from 500 to 450 in the year to March 2017, a fall of 10%, compared with "
    "robbery, which went from 100 to 120, a rise of 20%."),
    "Burglary went from 500 to 450, down 10%, but had gone from 400 to 500 the year before, up 25%.",
    "Burglary went from 400 to 500, up 25%, and then from 500 to 450, down 10%.",
    "Burglary went from 400 in 2015 to 500 in 2016, up 25%, and from 500 in 2016 to 450 in 2017, down 10%.",
    "Burglary went down from 500 to 450, a drop of 50, and robbery up from 100 to 120, a rise of 20.",
    "Arrests went up by 30 from 60 to 90 in the north and down by 20 from 100 to 80 in the south.",
    "Arrests rose 50% from 60 to 90 and charges fell 20% from 100 to 80.",
    ("Arrests rose from 60 to 90 (up 50%), charges fell from 100 to 80 (down 20%), and cautions "
    "were unchanged at 40."),
    "Of the divisions, East moved from 60 to 90 (30 more) and West from 100 to 80 (20 fewer).",
    "East saw a move from 60 to 90, 50% more, and West one from 100 to 80, 20% less.",
    ("Vehicle crime, which went from 60 to 90, was up 50%, and burglary, which went from 100 to "
    "80, was down 20%."),
    ("Vehicle crime changed from 60 last year to 90 this year, up 50%, and burglary from 100 "
    "last year to 80 this year, down 20%."),
    ("Vehicle crime changed from 60 (2016) to 90 (2017), up 50%, and burglary from 100 (2016) "
    "to 80 (2017), down 20%."),
    "Vehicle crime: 60 to 90, up 50%; burglary: 100 to 80, down 20%.",
    "Vehicle crime moved from 60 to 90, up by half, and burglary from 100 to 80, down by a fifth.",
    "Money spent went from £1.2m to £1.5m, £0.3m more, and money saved from £0.5m to £0.4m, £0.1m less.",
    "Money spent went from £1.2m to £1.5m, up 25%, and money saved from £0.5m to £0.4m, down 20%.",
    ("The charge rate moved from 12% to 15% (up three percentage points) while the caution rate "
    "moved from 5% to 3% (down two percentage points)."),
    "The charge rate moved from 12% to 15%, up 25%, and the caution rate from 5% to 4%, down 20%.",
    ("The charge rate stood at 15%, up from 12%, up 3 points, and the caution rate at 3%, down "
    "from 5%, down 2 points."),
    "Calls stood at 1,000, up 25% from 800, and visits at 90, down 10% from 100.",
    "Calls stood at 1,000 (up 25% from 800) and visits stood at 90 (down 10% from 100).",
    "Calls stood at 1,000, up from 800 (25%), and visits at 90, down from 100 (10%).",
    "Calls were up from 800 to 1,000, or 25%, and visits down from 100 to 90, or 10%.",
    "The three areas moved from 100 to 110, from 200 to 230 and from 300 to 310, an increase of 50.",
    "The three areas moved from 100 to 110, from 200 to 230 and from 300 to 310, up 8% in all.",
    "The three areas moved from 100 to 110, from 200 to 230 and from 300 to 310: 50 more in all.",
    "The three areas moved from 100 to 110, from 200 to 230 and from 300 to 310 (+50).",
    "Reports went from 200 to 240 in the east and from 100 to 110 in the west (up 50).",
    "Reports went from 200 to 240 in the east and from 100 to 110 in the west (+50 in all).",
    "Reports went from 200 to 240 here and from 100 to 110 there, 50 more.",
    "Reports went from 200 to 240 here and from 100 to 110 (a rise of 50 between the two).",
)
OF_THE_WHOLE = (
    ("Domestic abuse crime rose by 2,033, from 3,554 to 4,208 in East Division, from 2,754 to "
    "3,415 in South Division and from 3,561 to 4,279 in West Division."),
    "Reports rose by 50, from 200 to 240 in the east and from 100 to 110 in the west.",
    "Complaints fell by 30, from 100 to 80 for delay and from 60 to 50 for conduct.",
    "Complaints fell by 17%, from 70 to 60 for delay and from 80 to 65 for conduct.",
    "Complaints fell by 17%, from 60 to 50 for conduct and from 80 to 70 for delay.",
    ("The number of officers rose by 4% overall, from 1,000 to 1,060 in the towns and from 500 "
    "to 500 in the country."),
    "Reports went up by 50, from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports were up 50 (17%), from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports rose by 50 (from 200 to 240 in the east and from 100 to 110 in the west).",
    "Reports rose by 50: from 200 to 240 in the east and from 100 to 110 in the west.",
    "There was a rise of 50 reports, from 200 to 240 in the east and from 100 to 110 in the west.",
    "There was a 17% rise in reports, from 200 to 240 in the east and from 100 to 110 in the west.",
    "There was an increase of 17% in reports, from 200 to 240 in the east and 100 to 110 in the west.",
    "Reports rose by 50, in the east from 200 to 240 and in the west from 100 to 110.",
    "Reports rose by 50: in the east from 200 to 240, in the west from 100 to 110.",
    "Reports rose by 50, from 200 to 240 in the east while in the west they went from 100 to 110.",
    "Reports rose by 50, from 200 in the east to 240 and from 100 in the west to 110.",
    "Costs rose by £50,000, from £200,000 to £240,000 for pay and from £100,000 to £110,000 for fuel.",
    "Costs rose by £0.5m, from £2.0m to £2.4m for pay and from £1.0m to £1.1m for fuel.",
    "Fifty more reports were made, from 200 to 240 in the east and from 100 to 110 in the west.",
    "50 more reports were made, from 200 to 240 in the east and from 100 to 110 in the west.",
    "The force lost 30 officers: from 100 to 80 in the towns and from 60 to 50 in the country.",
    "Complaints were reduced by 30, from 100 to 80 for delay and 60 to 50 for conduct.",
    "Complaints fell by 30 (19%), from 100 to 80 (20%) for delay and from 60 to 50 (17%) for conduct.",
    ("Complaints fell by 30, from 100 to 80 for delay, a fall of 20%, and from 60 to 50 for "
    "conduct, a fall of 17%."),
    "Complaints fell by 30, from 100 to 80, down 20, for delay and from 60 to 50, down 10, for conduct.",
    ("The share solved rose by 2 percentage points, from 10% to 13% in the east and from 10% to "
    "11% in the west."),
    "The rate improved by 2 points, from 10% to 13% for men and from 10% to 11% for women.",
    ("Waiting fell by 3 minutes, from 10 minutes to 6 minutes in the day and from 20 minutes to "
    "18 minutes at night."),
    "Crime is up by 17% overall, from 200 to 240 in the east and from 100 to 110 in the west.",
    "In the year reports grew by 50, from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports grew by 50 to 350, from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports fell from 160 to 130, from 100 to 80 for delay and from 60 to 50 for conduct.",
    "Reports fell by 30 from 160 to 130, from 100 to 80 for delay and from 60 to 50 for conduct.",
    "Reports fell by 30 to 130, from 100 to 80 for delay and from 60 to 50 for conduct.",
    "Complaints were 30 lower: from 100 to 80 for delay and from 60 to 50 for conduct.",
    "Complaints are down a fifth, from 100 to 80 for delay and from 60 to 48 for conduct.",
    "Reports, up 50, went from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports (+50) went from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports rose by 50 between 2016 and 2017, from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports rose by 50 in all: in the east they went from 200 to 240, and in the west from 100 to 110.",
    "Reports rose by a sixth, from 200 to 240 in the east and from 100 to 110 in the west.",
    ("Reports increased by 50 in the 12 months to September 2017, from 200 to 240 in the east "
    "and from 100 to 110 in the west."),
    "Reports increased by 17% (50), from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports increased by 17% to 350, from 200 to 240 in the east and from 100 to 110 in the west.",
    "There were 50 more reports: from 200 to 240 in the east and from 100 to 110 in the west.",
    "There were 50 more reports (from 200 to 240 in the east, from 100 to 110 in the west).",
    "Overall reports moved up by 50, with the east going from 200 to 240 and the west from 100 to 110.",
    "Overall reports moved up by 50, as the east went from 200 to 240 and the west from 100 to 110.",
    "Overall reports moved up by 50, the east going from 200 to 240 and the west from 100 to 110.",
    "The rise of 50 came from the east (from 200 to 240) and the west (from 100 to 110).",
    "The rise of 50 came from both: from 200 to 240 in the east and from 100 to 110 in the west.",
    "Reports rose by 50, up from 200 to 240 in the east and up from 100 to 110 in the west.",
    "Reports rose by 50, rising from 200 to 240 in the east and from 100 to 110 in the west.",
    ("Reports rose by 50, rising from 200 to 240 in the east and falling from 100 to 90 in the "
    "west, and from 50 to 70 elsewhere."),
    "Reports rose by 30, up from 200 to 240 in the east and down from 100 to 90 in the west.",
    "Reports rose by 30, from 200 to 240 in the east but falling from 100 to 90 in the west.",
    "Total crime rose by 70, with burglary up from 400 to 450 and robbery up from 100 to 120.",
    "Total crime rose by 70 (burglary from 400 to 450, robbery from 100 to 120).",
    "Total crime rose by 14%: burglary from 400 to 450 and robbery from 100 to 120.",
    "Total crime rose by 70 offences, burglary going from 400 to 450 and robbery from 100 to 120.",
    "Total crime rose by 70, from 400 to 450 for burglary, and 100 to 120 for robbery.",
    "Total crime rose by 70, burglary by 50, from 400 to 450, and robbery by 20, from 100 to 120.",
    "Total crime rose by 70; burglary went from 400 to 450 and robbery from 100 to 120.",
    "Crime in all went up 70 while burglary went from 400 to 450 and robbery from 100 to 120.",
    "Crime rose by 70, driven by burglary, which went from 400 to 450.",
    "Crime rose by 70, mainly because burglary went from 400 to 450.",
    "Crime rose by 70, of which 50 was burglary, from 400 to 450.",
    "Crime rose by 70, led by burglary (from 400 to 450).",
    "Crime rose by 70, including a rise in burglary from 400 to 450.",
    "Crime rose by 14%, burglary from 400 to 450.",
    "Total crime rose by 14% to 570, burglary from 400 to 450 and robbery from 100 to 120.",
)
OF_PARTS = (
    "Drug offences rose from 500 to 550 in the year, a rise of 5% in the first half and 15% in the second.",
    "Drug offences rose from 500 to 550 in the year, up 5% in the first half and 15% in the second.",
    ("Drug offences rose from 500 to 550 in the year, up 5% in the first six months and up 15% "
    "in the second six."),
    ("Drug offences went from 500 to 550, a rise of 5% in the first half of the year and of 15% "
    "in the second half."),
    "Drug offences went from 500 to 550, up 12 in the first half and 38 in the second.",
    "Drug offences went from 500 to 550 (up 12 in the first half and 38 in the second).",
    "Drug offences went from 500 to 550 (up 5% in the first half and 15% in the second).",
    "Drug offences moved from 500 to 550, with a rise of 5% in the first half and 15% in the second.",
    "Drug offences moved from 500 to 550, an increase of 5% in the first quarter and 15% in the last.",
    "Drug offences rose from 500 to 550, 5% in the first half and 15% in the second.",
    "Drug offences rose from 500 to 550, an increase of 5% among men and 15% among women.",
    "Drug offences rose from 500 to 550, a rise of 5% in the east and 15% in the west.",
    "Drug offences rose from 500 to 550, up 5% in the east and up 15% in the west.",
    "Drug offences rose from 500 to 550, up 5% in the east but 15% in the west.",
    "Drug offences rose from 500 to 550, up 20 in the east, 30 in the west.",
    "Drug offences rose from 500 to 550, up by 20 in the east and by 30 in the west.",
    "Drug offences fell from 550 to 500, down 5% in spring and 12% in summer.",
    ("Drug offences fell from 550 to 500, a fall of 5% in April to June 2017 and 12% in July to "
    "September 2017."),
    "Spending rose from £500,000 to £550,000, a rise of 5% in the first half and 15% in the second.",
    "Spending went from £5.0m to £5.5m, up £0.2m in the first half and £0.3m in the second.",
    "Satisfaction rose from 70% to 75%, up 2 points in the first half and 3 points in the second.",
    "Satisfaction rose from 70% to 75%, a rise of 2 percentage points in the first half and 3 in the second.",
    ("The charge rate went from 10.0% to 12.0%, an increase of 0.5 points in the first half and "
    "1.5 points in the second."),
    "Drug offences stood at 550 against 500, a rise of 5% in the first half and 15% in the second.",
    ("Drug offences stood at 550 compared with 500 the year before, up 5% in the first half and "
    "15% in the second."),
    "Drug offences rose to 550 from 500, a rise of 5% in the first half and 15% in the second.",
    ("Drug offences rose from 500 to 550 in the year, a rise of 5% in the first half while in "
    "the second they rose by 15%."),
    "Drug offences rose from 500 to 550 in the year, rising by 5% in the first half and 15% in the second.",
    "Drug offences changed from 500 to 550 over the year, with 5% in the first half and 15% in the second.",
    "Drug offences rose from 500 to 550 in the year: up 5% in the first half, up 15% in the second.",
    "Drug offences rose from 500 to 550 in the year (a rise of 5% in the first half; 15% in the second).",
    ("Drug offences rose from 500 to 550 in the year, a rise of only 5% in the first half but "
    "of 15% in the second."),
    "Drug offences rose from 500 to 550 in the year, up 5% in each half.",
    "Drug offences rose from 500 to 550, up 20 in the first half.",
    "Drug offences rose from 500 to 550, a rise of 5% to June and 5% from July.",
    "Drug offences went from 500 to 550 in the year: a rise of 5% in the first half and 15% in the second.",
    "Drug offences moved from 500 to 550 in the year - up 5% in the first half and 15% in the second.",
    "Drug offences rose from 500 to 550, a rise of 5% before Christmas and 5% after it.",
    "Drug offences rose from 500 to 550, a rise of 5% (25) in the first half and 5% (25) in the second.",
    "Drug offences rose from 500 to 550, a rise of 25 (5%) in the first half and 25 (5%) in the second.",
    "Drug offences rose from 500 to 550, a rise of 5% up to June and of 5% thereafter.",
    "Drug offences rose from 500 to 550, an increase of 5% in boys' cases, and 15% in girls'.",
    "Drug offences changed from 500 to 550: first a fall of 5%, then a rise of 15%.",
    ("Drug offences changed from 500 to 550, a fall of 5% in the first half followed by a rise "
    "of 16% in the second."),
    ("Drug offences changed from 500 to 550, with a fall of 5% in the first half being followed "
    "by a rise of 16%."),
    "Drug offences changed from 500 to 550, a fall of 5% and then a rise of 16%.",
    "Drug offences changed from 500 to 550, down 5% and then up 16%.",
    "Spending rose from £500,000 to £550,000, £20,000 in the first half and £30,000 in the second.",
    "Burglary fell from 500 to 450, down 30 in the north and down 20 in the south.",
    "Burglary fell from 500 to 450 (30 fewer in the north, 20 fewer in the south).",
    "Burglary fell from 500 to 450, 30 fewer in the north and 20 fewer in the south.",
    "Burglary fell from 500 to 450, down 30 for homes and 20 for shops.",
    "Burglary fell from 500 to 450, a fall of 8% at homes, and of 14% at shops.",
    "Burglary went from 500 to 450, a fall of 30 at homes and a fall of 20 at shops.",
    "Burglary went from 500 to 450, with falls of 30 at homes and 20 at shops.",
    "Burglary went from 500 to 450, a fall at homes of 30 and at shops of 20.",
    "Burglary went from 500 to 450, down 30 (homes) and 20 (shops).",
    "Burglary went from 500 to 450: down 30 in January to June and down 20 in July to December.",
    "Confidence went from 70% to 75%, up two points by June and a further three by December.",
)
OF_ANOTHER = (
    "Burglary fell by 10%, the number of robberies went from 100 to 80.",
    "In the year burglary was down 10%, and in the same time robbery moved from 100 to 80.",
    "Burglary was up 50 and fraud changed from 100 to 80.",
    "Calls rose by 5%, but the share answered in time went from 80% to 70%.",
    "Costs rose by £5,000, while income went from £10,000 to £8,000.",
    "Burglary fell by 10% and robbery went from 100 to 80.",
    "Burglary fell by 50, and robbery went from 100 to 80.",
    "Burglary fell by 10%, robbery went from 100 to 80.",
    "Burglary fell by 10%; robbery went from 100 to 80.",
    "Burglary fell by 10% while robbery moved from 100 to 80.",
    "Burglary went from 500 to 450, down 3% on the plan, and robbery from 100 to 120.",
    "Burglary went from 500 to 450, 12% below the region.",
    "Burglary went from 500 to 450, down 20% since 2010.",
    "Satisfaction went from 70% to 75%, up 2% in the month.",
    "Burglary went from 500 to 450, a fall of 20% in the north.",
    "Burglary went from 500 to 450, up 5% in December alone.",
    "Burglary went from 500 to 450, a third of them at night.",
    "Burglary went from 500 to 450, 40% lower than robbery.",
    "Burglary went from 500 in January to 450 in June, down 20% in the summer months.",
    "Officers went from 500 to 450, down 30 sergeants.",
    "Costs went from £500 to £450, a fall of £20 for each of them.",
    "The force went from 500 to 450, down 12 sergeants and 38 constables.",
    "Burglary went from 500 to 450, an average fall of 5% a year.",
    "The budget went from £5.0m to £4.5m, a cut of 25% in real terms.",
    "Burglary went from 500 to 450, up 10 on the month but down 50 on the year.",
    "Burglary went from 500 in 2015 to 450 in 2016 and 490 in 2017, down 2%.",
    "Burglary went from 500 to 450 in 2016, then 490, down 2%.",
    "Burglary went from 500 to 450 while robbery, the worst, was up, up 12%.",
    "Burglary went from 500 to 450, and robbery, down 12%, came to 88.",
)


def wrong_in(text: str) -> list[str]:
    return [each.working for each in review_report(text).findings if each.kind in WRONG]


@pytest.mark.parametrize("text", EACH_ITS_OWN)
def test_each_pair_has_the_size_that_stands_behind_it(text):
    assert not wrong_in(text)


@pytest.mark.parametrize("text", OF_THE_WHOLE)
def test_a_change_in_all_is_of_none_of_the_pairs_of_its_parts(text):
    assert not wrong_in(text)


@pytest.mark.parametrize("text", OF_PARTS)
def test_sizes_of_parts_are_not_of_the_pair_before_them(text):
    assert not wrong_in(text)


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_a_size_is_not_of_the_pair_of_another_clause(text):
    assert not wrong_in(text)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        (
            "Burglary went from 500 to 450, down 12%, and robbery from 100 to 120, up 20%.",
            "(450 − 500) ÷ 500 = −10%, printed −12%",
        ),
        (
            "Burglary went from 500 to 450, down 10%, and robbery from 100 to 120, up 25%.",
            "(120 − 100) ÷ 100 = 20%, printed 25%",
        ),
        (
            "Burglary went from 500 to 450 (-10%) and robbery from 100 to 120 (+25%).",
            "(120 − 100) ÷ 100 = 20%, printed 25%",
        ),
        (
            "Burglary changed from 500 to 450, 60 fewer, and robbery from 100 to 120, 20 more.",
            "450 − 500 = −50, printed −60",
        ),
        (
            "Burglary fell by 60, from 500 to 450, and robbery rose by 20, from 100 to 120.",
            "450 − 500 = −50, printed −60",
        ),
        (
            "Burglary fell by 50, from 500 to 450, and robbery rose by 30, from 100 to 120.",
            "120 − 100 = 20, printed 30",
        ),
        (
            "Burglary fell by 12% in the north, from 500 to 450, and by 10% in the south, from 200 to 180.",
            "(450 − 500) ÷ 500 = −10%, printed −12%",
        ),
        ("Burglary fell by 12% and went from 500 to 450.", "(450 − 500) ÷ 500 = −10%, printed −12%"),
        ("Reports rose by 60, from 200 to 240 in the east.", "240 − 200 = 40, printed 60"),
        (
            "Drug offences rose from 500 to 550 in the year, a rise of 15%.",
            "(550 − 500) ÷ 500 = 10%, printed 15%",
        ),
        (
            "Drug offences rose from 500 to 550, a rise of 15% in the year, and 20% since 2010.",
            "(550 − 500) ÷ 500 = 10%, printed 15%",
        ),
    ],
)
def test_a_wrong_size_beside_its_own_pair_is_found(text, working):
    assert wrong_in(text) == [working]
