"""Parts of a whole in words: "of 120, 70 were in East and the remaining 60 in West"."""

from __future__ import annotations

import pytest
from told_once import assert_mostly_certain, assert_told_once, severities

# Of each the parts do not come to the whole, or come to more.
FALSE = """\
There were 120 offences, of which 70 were in East and 60 in West.
620 complaints were recorded: 300 about incivility, 200 about delay and 150 about searches.
Of the 120 offences, 70 were in East and the remaining 60 in West.
Of the 120 offences, 70 were in East and the other 40 in West.
There were 767 casualties: 259 in East, 245 in South and 273 in West.
Of the 767 casualties, 259 were in East Division, 245 in South Division and 273 in West Division.
We received 214 complaints, 131 of which were resolved and the rest, 93, are ongoing.
A total of 400 crimes was recorded: 200 thefts, 100 assaults and 110 other crimes.
Of 318 incidents 212 were closed and the remaining 116 are open.
There were 320 rapes in the quarter: 110 in July, 105 in August and 115 in September.
320 rapes were recorded (110 in July, 105 in August, 115 in September).
Of the 51 recruits, 24 were women and 37 men.
51 people were appointed: 24 women and 37 men.
There were 2,310 reports, of which 1,204 were of adults and 1,206 of children.
The 815 casualties comprised 93 children and 622 adults.
Of the 1,251 hate crimes, 470 were in East, 473 in South and 318 in West.
- 214 complaints: 131 resolved, 93 ongoing
Of the 120 burglaries, 70 were residential and the remaining 60 were of businesses.
There were 120 deaths, 70 of them in the north and 60 in the south.
Of our 318 volunteers, 120 are based in Preston, 110 in Blackpool and the other 98 in Burnley.
In total 96 people were arrested: 60 for burglary, 20 for robbery and 26 for theft.
The Panel noted that of 45 actions 30 were complete, 10 were under way and the remaining 6 had not begun.
In the quarter 612 residential burglaries were recorded, 245 in East, 210 in South and 187 in West.
Of the 742 cases finalised, 389 were cautions and the remaining 363 were charges.
There were 412 collisions (212 in the north and 220 in the south).
The 131 complaints were made up of 60 about conduct, 45 about delay and 36 about searches.
Of 1,308 victims, 789 were female and 619 male.
A total of 84 officers left: 41 retired, 30 resigned and 23 transferred.
We recruited 51 officers in the quarter: 17 in July, 18 in August and 19 in September.
Of the 389 cautions, 211 were conditional and the other 168 simple.
All 45 recommendations have been addressed: 30 are closed and 16 are in hand.
The Commissioner's office received 214 letters: 120 on speeding, 64 on ASB, 40 on other matters.
There were 93 child casualties, of whom 37 were in East, 26 in South and 40 in West.
620 complaints were recorded - 300 on service, 200 on delay, 150 on conduct.
"""
# Not all parts are told, things are counted twice or at several times, or all is right.
TRUE = """\
There were 120 offences, of which 70 were in East and 50 in West.
There were 120 offences, of which 70 were in East and 40 in West.
There were 120 offences, of which 70 were in East and 60 were solved.
There were 120 offences, of which 70 were violent and 60 were domestic.
620 complaints were recorded: 300 about incivility, 200 about delay and 120 about searches.
620 complaints were recorded: 300 about incivility and 200 about delay.
620 complaints came in, with 300 of rudeness, 200 of delay and 150 of searches; some were of more than one.
Of the 120 offences, 70 were in East and the remaining 50 in West.
Of 120 victims 100 were spoken to, of whom 40 supported a prosecution; the remaining 60 did not.
Of the 120 cases, 70 were closed; of the remaining 50, 20 are with the CPS.
Of the 120 offences, 70 were in East, compared with 60 last year.
Of the 120 offences 70 were in East; in the previous year it was 60 in East.
There were 120 offences in Lancashire, 70 in Cumbria and 60 in Cheshire.
There were 767 casualties: 259 in East, 245 in South and 263 in West.
There were 767 casualties, 259 in East, an increase of 12.
We received 214 complaints, 131 of which were resolved; the rest, 83, are ongoing.
A total of 400 crimes was recorded: 200 thefts, 100 assaults and 100 other crimes.
A total of 400 crimes was recorded, among them 200 thefts and 100 assaults.
There were 320 rapes in the quarter: 110 in July, 105 in August and 105 in September.
There were 320 rapes in the quarter, 110 in September and 1,118 in the year.
There were 320 rapes in the year, of which 110 were in Preston (105 in the year before).
Of the 51 recruits, 24 were women and 27 men.
Of the 51 recruits, 24 were women and 37 were under 25.
51 people were appointed: 24 women, 27 men, 10 of them from ethnic minorities.
There were 51 starters and 60 leavers: 24 women and 36 men left.
There were 2,310 reports, of which 1,204 were of adults, 1,106 of children and 300 of both repeated.
The 815 casualties comprised 93 children and 722 adults.
Of 120 respondents, 70 had seen an officer in the past week and 60 felt safe.
Of 120 respondents, 70 lived in East and 60 worked in West.
- 214 complaints: 131 resolved, 83 ongoing
- 214 complaints: 131 resolved, 93 upheld in part, 20 withdrawn after being resolved
Of the 120 burglaries, 70 were residential, and the remaining 48 were of businesses and 2 of farms.
Officers made 120 arrests, 70 in East and 50 in West, with 60 charges.
There were 38 fatal collisions, in which 41 people died: 30 in the county and 11 in the city.
120 people were arrested for 131 offences: 70 burglaries and 61 robberies.
120 people were arrested, 70 for burglary and 60 for robbery, ten of them for both.
Of the 120, 70 were in East and 20 in West; the remaining 30 were elsewhere.
There were 120 burglaries in the first quarter and 131 in the second: 70 in East and 61 in West.
120 offences fell to 70 in East and 60 in West.
The team of 12 dealt with 120 offences: 70 in East and 50 in West.
We recorded 120 offences. Of these 70 were in East and 50 in West.
We recorded 120 offences. Of these 70 were in East. The remaining 50 were in West.
In Preston 120 offences were recorded, in Blackpool 70 and in Burnley 60.
Up to 120 people attended: 70 in Preston and 60 in Blackpool.
About 120 people attended: 70 in Preston and 60 in Blackpool.
More than 120 people attended: 70 in Preston and 60 in Blackpool.
On average 120 people attended each meeting: 70 in Preston and 60 in Blackpool.
Each of the 120 officers works 70 days in East and 60 in West.
Of 120 vehicles stolen 70 were found within 10 days and the other 50 within 60 days.
120 officers (FTE) are posted: 70.5 in East and 49.5 in West.
120 victims were repeat victims: 70 in 2016 and 60 in 2017.
In 2016 there were 120 victims, 70 of them in East, and in 2017 60 in East.
The rate was 120 per 1,000, 70 in East and 60 in West.
The remaining 60 posts will be filled by March; 70 of the 120 are filled already in East.
Of 120 posts 70 are filled, 10 are frozen and recruitment to the remaining 40 is under way.
Of 120 posts 70 are filled, and the other force has 60.
Of the 120 calls, 70 came from East, and on the remaining 60 days there were none.
Of 45 actions 30 were complete and another 10 were under way.
Of 45 actions 30 were complete and a further 16 were added.
The 43 forces differ: 20 saw rises, 22 saw falls and in 1 there was no change.
Of the 43 forces 20 saw a rise in burglary, and 30 in robbery.
There were 120 searches: 70 for drugs, 40 for weapons and 10 for other reasons, and 60 led to an outcome.
There were 120 searches: 70 for drugs and 60 for weapons, as 10 were for both.
There were 120 collisions, injuring 140 people: 70 drivers, 60 passengers and 10 pedestrians.
Of 120 files 70 (58%) passed and the remaining 50 (42%) failed.
Of 120 files 70 passed, up from 60, and the remaining 50 failed, down from 52.
Of the 240 people arrested, 120 were women, 120 were men and 130 were under 25.
We had 318 complaints: 120 of rudeness, 98 of delay, 60 of searches, and 70 of more, as one may have several.
There were 318 allegations in 214 complaints: 120 about incivility, 98 about delay and 100 about searches.
Of 214 complaints, 131 were resolved and 93 were made by women.
Of 214 complaints 131 were closed and 93 open at the end of June.
214 complaints were open at the start: 131 closed, 93 open now with those received in the quarter.
There were 12 murders: 7 in East and 5 in West, and 120 robberies, 70 in East and 60 in West.
Burglary: 120 (70 in East, 50 in West)
Burglary: 120 (70 in East; 60 in West last year)
The 120 offences in Preston, the 70 in East and the 60 in West are all under review.
Five of the 12 posts are vacant; 7 were filled.
Of the 12 recommendations, 7 are complete, 3 in progress and 2 outstanding.
Of the 12 recommendations 7 are complete, 3 in progress and the remaining two outstanding.
Of 12 recommendations, seven are complete; the other six, made in May, are not.
120 calls were made to 70 people in East and 60 in West.
120 officers were deployed: 70 by day and 60 by night.
There are 120 custody cells, 70 in the north and 50 in the south of the county.
There were 120 in the north, 70 in the south and 60 in the east.
Of 120 in East 70 were solved; of 131 in West, 60.
Of the 120 offences in East, 70 were solved, and of the 60 in West 40.
A total of 45 people were interviewed, 30 in May and 25 in June.
In East 120 offences were recorded, 70 in May and 50 in June.
Of the 120 victims, 70 were female and 60 were repeat victims.
Of the 120 victims, 70 were adults and 60 women.
Of 840 respondents, 420 (50%) were satisfied, 210 (25%) dissatisfied and the remaining 210 (25%) neither.
Of 840 respondents, 420 agreed, 210 disagreed and the rest did not answer.
Of 120 stop searches, 70 led to no further action; the other 50 led to 60 outcomes.
Of 120 searches, 70 were negative, and the remaining 50 led to 30 arrests and 20 cautions.
There were 120 deaths in custody, 70 of them in prisons and the other 50 in police stations.
The estate has 120 buildings: 70 freehold and 50 leasehold, with the remaining 6 shared.
The grant of 120 was spent on 70 cameras and the remaining 60 on posts.
Of the 45 who applied, 30 were interviewed and 20 were appointed.
45 applied: 30 were interviewed, 20 appointed, 10 withdrew.
45 applied; of these 30 were interviewed and 20 appointed.
Of 45 applicants, 30 were men, 15 women; of the 30, 20 were appointed.
The 45 students came from 30 schools: 20 in Preston and 10 in Burnley.
- Casualties: 767, of which killed 61, seriously injured 706
- Officers: 2,897, of whom women 967 and men 1,930
- Incidents 320: July 110, August 105, September 105
Of the 320 incidents, 110 fell in July, 105 in August and the rest in September.
Of the 45 actions agreed in May, 30 were complete in June and 40 in July.
Of the 45 actions, 30 were complete in June and 40 in July.
Of 45 cases, 20 were closed in June and 30 in July, five having been reopened.
Of 45 cases outstanding in June, 30 were outstanding in July and 20 in August.
45 cases were outstanding: 30 in July and 20 in August.
There were 120 cases on the books in the quarter, 110 in July, 105 in August and 120 in September.
There were 2,897 officers in the quarter: 2,900 in July, 2,895 in August and 2,897 in September.
There were 815 prisoners, 790 in July and 800 in August.
Of 51 recruits 24 were women; the remaining 30 places will be filled in May.
Of the 51 posts 24 are filled, and the remaining 30 applicants were told.
214 complaints were received, 131 were resolved and 93 remain open.
214 complaints were received in the quarter, 131 closed and 93 open.
214 complaints were received: 131 were closed and 80 are open.
We received 214 complaints, 131 were upheld and 93 not upheld.
Of the 214 complaints 131 were upheld and 83 not upheld.
Of the 12 posts 7 were filled and the other 5 posts were held.
"""


@pytest.mark.parametrize("line", FALSE.splitlines())
def test_what_cannot_be_is_told_once(line):
    assert_told_once(line)


def test_most_of_it_is_certain():
    assert_mostly_certain(FALSE.splitlines())


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_what_may_be_is_left_alone(line):
    assert not severities(line)
