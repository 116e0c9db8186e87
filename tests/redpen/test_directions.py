"""Two figures and the word for which way they went: "rose to 767 from 815"."""

from __future__ import annotations

import pytest
from told_once import assert_mostly_certain, assert_told_once, severities

# Of each the figures went the other way.
FALSE = """\
There were 48 more incidents than in the previous year: 767 compared to 815.
Crime rose to 767 from 815.
Burglary fell, from 120 to 131.
An increase: 767 this year, 815 last year.
We saw an increase: 767 this year, 815 last year.
There were more burglaries this year (120) than last year (131).
There were fewer burglaries this year (131) than last year (120).
767 offences were recorded this year, up from 815.
There were 767 offences, more than the 815 of last year.
767 offences were recorded, down from 715.
Satisfaction rose to 77.4% from 81.3%.
The deficit rose to £1.2m from £1.5m.
Robbery saw an increase (767 vs 815).
Arson decreased (131 v 120).
ASB: increase, 767 (815 in 2016/17).
- Fewer thefts: 815 (last year 767)
- Burglary down: 131 (120 last year)
Recorded crime was higher in 2017 (767) than in 2016 (815).
Recorded crime was lower in 2016 (815) than in 2017 (767).
There were 815 crimes in 2016, down on the 767 of 2015.
Crime fell by 48 to 815 from 767.
There were 767 incidents, 48 more than last year's 815.
The number of complaints has increased, from 131 in 2016/17 to 120 in 2017/18.
The number of complaints has decreased to 131, from 120 in 2016/17.
A reduction in hate crime, from 114 to 129.
There has been a fall in burglary from 767 to 815.
There was a drop in thefts: 815 this year compared with 767 last year.
Vehicle crime is down from 767 to 815.
Vehicle crime was up, at 767 compared with 815 last year.
Use of force went from 815 to 767, an increase.
Fewer burglaries were recorded: 131 compared with 120 in 2016.
There was a rise in burglary, with 767 offences compared with 815 in the previous year.
Burglary decreased to 131 (120 last year).
Burglary has gone up, to 120 from 131 a year ago.
Domestic abuse: up from 815 to 767.
Sickness decreased to 4.6% from 4.1%.
Complaints were lower this quarter at 131, compared to 120 in the same quarter last year.
Personal robbery: 120 offences, an increase on the 131 recorded last year.
Compared with 815 last year, 767 offences have been recorded this year, an increase.
Stop and search fell from 1,815 in the previous year to 1,967.
The number of arrests has risen from 1,967 to 1,815 over the same period.
Domestic burglary fell from 612 to 704 over the year.
Reports of stalking rose to 1,204 from 1,310 in 2016/17.
Theft from vehicles: 2,431 offences, a reduction on the 2,117 of the previous year.
Missing person reports were up, with 2,310 received against 2,514 last year.
There were fewer collisions: 412 compared with 389 in the previous year.
- Robbery: 88, down from 81
- Public order: up to 985 from 1,002
- KSI casualties have decreased to 815 (767 in the previous 12 months)
Hate crime offences reduced from 1,104 in 2016 to 1,251 in 2017.
The number of officers increased to 2,897 from 2,910 at 31 March.
Abandoned calls dropped to 6.2% from 5.4%.
Recorded rape has increased by 45 to 903 from 948.
Use of Taser fell 11 to 41, from 30.
Shoplifting is lower than last year, at 2,316 against 1,985.
We have seen an increase in knife crime from 851 to 789.
Arson has gone down from 117 to 131.
More people were arrested in 2017 (4,380) than in 2016 (4,512).
This is an increase from 1,985 to 1,816.
Sickness absence rose from 4.6% in March to 4.1% in June.
Overtime costs fell from £1.60m to £1.84m.
"""
# The word is of something else, of another time, or right.
TRUE = """\
There were 48 fewer incidents than in the previous year: 767 compared to 815.
Crime fell to 767 from 815.
Burglary rose, from 120 to 131.
A decrease: 767 this year, 815 last year.
In 2016 there were 767 incidents compared to 815 in 2017, a rise of 48.
Burglary rose to 767 in August, compared with 815 in August last year but 702 in July.
Burglary rose to 767, compared with 815 a year ago, in the second month of growth.
Crime rose for the second month running, to 767, against 815 last year.
The fall in crime rose to 15% from 12%.
Reductions from 12% to 30% were seen across the county.
Increases from 30% to 12% were recorded, by district.
Lancashire has fallen from 12 to 15 nationally.
The force dropped from 9 to 12 in the rankings.
We moved up from 12 to 9 in the national table.
Complaints rose to 120 from 131 people.
Calls rose to 767, from 815 households.
Burglary rose to 767 against a target of 815.
Robbery rose to 131, below the 140 forecast.
Response times improved from 12.5 minutes to 11.0 minutes.
The average wait rose to 2 hours from 90 minutes.
The fine was increased to £1.20 from 95p.
Burglary is down: 767 against 815.
There were more burglaries this year (131) than last year (120).
There were fewer burglaries this year (120) than last year (131).
767 offences were recorded this year, down from 815.
767 offences were recorded, fewer than the 815 of last year.
There were burglaries in 12 districts, up from 10.
Burglary increased again in Preston: 767 offences against 815 in Blackpool.
More incidents were recorded in Blackpool: 815 compared with 767 in Preston.
There were more incidents in Blackpool than in Preston, 815 compared to 767.
Despite the rise in calls, officers attended 767 incidents compared with 815 last year.
An increase in reporting led to 767 arrests, down from 815.
With more officers on patrol there were 767 burglaries this year and 815 last year.
As a result of the reduction in staff, overtime claims went from 767 to 815.
The number of officers is down and crime is up, from 767 to 815.
The reduced budget covers 815 posts, against 767 last year.
Higher harm offences: 767, compared to 815 last year.
Lower level ASB stood at 815 incidents, compared with 767.
More serious violence: 767 offences against 815 in 2016.
Down from 815 to 767 offences, burglary is at its lowest level in ten years.
The increase in rape, from 700 to 767, follows the rise from 650 to 700 the year before.
Use of force went from 815 to 767, a decrease.
Follow-up visits went from 767 to 815.
A rise in hate crime was seen in the month; 767 offences in the year compared with 815.
The number of victims under 18 fell to 767 from 815.
Satisfaction fell to 77.4% from 81.3%.
Satisfaction rose 2.1%, compared with 3.4% last year.
Crime rose 5%, down from 7% in the previous quarter.
The increase was 4%, down from 6%.
The deficit fell to £1.2m from £1.5m.
Vacancies were cut from 61 to 45.
The threshold may be reduced from 60 to 80 in due course.
Speeding fell as the average speed dropped to 28.1 from 31.2.
Staff sickness was down on last year, at 4.1% compared to 4.6%.
Staff sickness was lower than the national average of 4.8%, at 4.6%, though up from 4.1%.
Burglary, which rose last year, fell from 815 to 767.
Burglary fell in the quarter: 767 offences, compared with 702 in the same quarter last year.
In the quarter burglary rose to 815, and it was 900 a year ago.
Compared with 815 last year, 767 offences have been recorded this year, so a decrease.
Robbery saw a decrease (767 vs 815).
Arson increased (131 v 120).
ASB: decrease, 767 (815 in 2016/17).
- Fewer thefts: 767 (last year 815)
- Burglary up: 131 (120)
Recorded crime was lower in 2017 (767) than in 2016 (815).
Recorded crime was higher in 2016 (815) than in 2017 (767).
More crimes were recorded in 2016 (815) than in 2017 (767).
815 crimes were recorded in 2016, more than the 767 in 2017.
There were 815 crimes in 2016, up on the 767 of 2015.
In 2016 crime rose to 815; it was 767 in 2017.
In March crime was up, to 815; from 900 in December it fell to 767 in February.
Fewer than 815 offences were recorded: 767.
No increase was seen: 767 this year, 815 last year.
There has been no rise in burglary: 767 compared with 815 last year.
Rather than an increase we saw 767 this year, 815 last year.
We had expected an increase: 767 this year, 815 last year.
The expected rise did not come: 767 this year, 815 last year.
The rise has been reversed: 767 this year, 815 last year.
Following an increase, burglary numbers are 767 this year, 815 last year.
Knife crime remains higher than in 2015, with 767 offences compared with 815 last year.
The increase has slowed: 767 this year, 715 last year.
The upward trend ended, with 767 offences compared with 815 in the previous year.
The increase is smaller than before: 767 offences compared with 815 in the previous year.
A lower increase than last year: 767 compared to 815.
The risk of a rise in burglary is monitored: 767 compared with 815 last year.
The Chief was asked why there had been more complaints, and said 767 against 815 last year.
Reported incidents of less serious crime: 815 this year, 767 last year.
Lower-tier complaints: 815 this year, 767 last year.
Up to 815 officers are deployed, from 767 last year.
More than 815 people attended, from 767 addresses.
Fewer victims withdrew, with 767 cases going to court compared with 715 last year.
A fall in withdrawals meant 815 charges, compared with 767 in the previous year.
There was a reduction in abandoned calls, with 815 answered compared with 767 last year.
Crime rose from 767 in the north to 815 in the south.
The figure for burglary rose to 815 from 767, but vehicle crime fell.
Complaints decreased from 131 to 120, of which most were resolved locally.
The backlog fell from 815 cases to 767 cases.
We received fewer 999 calls (767) than last year (815).
Calls to 101 fell to 767 from 815.
Fewer officers are on long-term sick: 45 against 61 last year.
The number of PCSOs dropped to 281 from 300.
There was a small increase in rape (to 1,118 from 903).
More than 815 people attended this year, up from 767.
At 767, burglary is lower than in any year since 2009, when it was 815.
Burglary is now at 767, lower than the 815 of 2009.
Burglary (767) is lower than robbery (815).
ASB is higher in East (815) than in West (767).
There are more men (815) than women (767).
More offences were solved (815) than last year (767).
Fewer offences go unsolved: 815 were charged, 767 last year.
Less crime was recorded: 767 offences compared with 815.
Crime continues to fall: 767 offences compared with 815 last year.
Crime has fallen for three years, from 815 to 767.
Crime has fallen since 2010, from 815 to 767.
Reductions in staff, from 815 to 767, have had an effect.
A 6% reduction, from 815 to 767, was recorded.
The rise in demand, to 815 from 767, led to delays.
There is an increase (815 compared to 767).
There is a decrease in the use of force, 767 uses in the year compared to 815 uses in the previous year.
Two figures stand out: arrests, up to 815, and charges, at 767.
Arrests rose while charges fell: 815 and 767.
Overall satisfaction was up at 81.3%, against a national average of 77.4%.
Overall satisfaction was up, at 77.4% against 81.3% nationally.
Confidence rose, to 77.4%, compared with 81.3% in our group.
Confidence rose to 77.4%, against 81.3% for the most similar forces.
The percentage of calls answered fell from 92.1% in April to 90.4% in June.
April's rise of 92 was followed by one of 90 in May.
It increased by 120 in 2016 compared with 131 in 2015.
The number grew by 120, from 131 the year before.
Growth: 120 this year, 131 last year.
The increase was 120 this year (131 last year).
An increase of 120, compared with 131 last year.
Increases of 120 and 131 were recorded.
Rape increased by 120 (131 last year).
Burglary down 120 (131 last year).
Burglary: down 120, against 131 last year.
- Up 120 (last year 131)
Robbery up 4.1% (4.6% last quarter)
Robbery is up 4.1% compared to 4.6% nationally.
Crime is down by 4.1% against 4.6% last year.
Down 5 to 45 from 50.
Down from 50 to 45 officers.
There was an increase, from 1 in 12 to 1 in 10.
Sickness was reduced to 4.1 days from 4.6 days.
The share of women rose from 31.2% to 33.0%.
Fewer cars were stolen: 767 compared to 815 in the same period last year.
Thefts of cycles fell: 767 in July to September 2017, 815 in July to September 2016.
In July to September 2016 there were fewer burglaries (767) than in April to June 2016 (815).
Burglary increased between June (767) and July (815).
Burglary increased from June (767) to July (815).
Burglary decreased compared to June (815): 767.
From 815 last year to 767 this year: a fall.
Up to 131 offences were seen at weekends, from 120.
Repeat victims: 767 (up from 715)
Repeat victims: 767 (down from 815)
Repeat victims 767, down on 815
The estate has been reduced from 61 buildings to 45.
The number of custody suites has been reduced from 6 to 8 cells each.
Waits have been reduced from 60 to 90 minutes to under 30.
Speed limits of 30 rather than 40 reduced casualties, from 815 to 767.
Calls fall from 11 to 3.
Incidents increase from 10 to 2 at weekends.
Calls dropped from 10 to 12.
The force has 212 specials, fewer than the 281 PCSOs.
There were 131 complaints, fewer than the 214 allegations.
The age limit was reduced to 17 from 18.
The limit was reduced to 30 from 40.
Vacancies are down from 61 to 45 posts.
Deaths fell to 38 from 41.
The backlog grew from 61 to 88.
A rise from 61 to 88 was seen.
The number of deaths rose from 12 to 15.
"""


@pytest.mark.parametrize("line", FALSE.splitlines())
def test_what_cannot_be_is_told_once(line):
    assert_told_once(line)


def test_most_of_it_is_certain():
    assert_mostly_certain(FALSE.splitlines())


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_what_may_be_is_left_alone(line):
    assert not severities(line)
