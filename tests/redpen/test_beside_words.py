"""True sentences with a word for which way, how much or how many on average beside the figures."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

TRUE = """\
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


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_words_that_are_right_beside_figures_are_left_alone(line):
    found = review_report(line).findings
    assert not [each.title for each in found if each.severity is not Severity.NOTE]
    assert not [each.title for each in found if each.kind == "arithmetic_doubt"]
