"""Texts in the manner of other police bodies, written for these tests, with the figures that each line claims.

Each line is a text and its claims; a claim is a kind and its figures by role (``D`` difference, ``p`` percent,
``pp`` points, ``b`` base, ``c`` current, ``n`` part, ``w`` whole, ``v`` value, ``t`` target, ``r`` rank, ``m`` movement,
``f`` forces, ``x`` multiple). Figures are as printed; a fall has a minus.
"""

NARRATIVE = """\
Total recorded crime rose by 6.2% (4,118 offences) in the year ending March 2019. => change_pct D=4118 p=6.2
There were 70,541 crimes recorded between April 2018 and March 2019, compared with 66,423 in the previous year. => from_to b=66423 c=70541
This is an increase of 4,118 offences, or 6.2%. => change_pct D=4118 p=6.2
Residential burglary has fallen 8.4% compared with the same period last year, with 212 fewer offences. => change_pct p=-8.4 | change D=-212
A 12% reduction in vehicle crime was seen (431 fewer crimes). => change_pct p=-12 D=-431
Knife crime decreased from 612 to 548 offences (-10.5%). => change_pct b=612 c=548 p=-10.5
Robbery offences are up 3.1 per cent on last year, from 1,204 to 1,241. => change_pct p=3.1 b=1204 c=1241
Overall victim satisfaction stands at 74.2%, up 1.8 percentage points on the previous quarter. => diff_pp pp=1.8 c=74.2
Satisfaction with the whole experience improved by 2.3 percentage points to 79.6%. => diff_pp pp=2.3 c=79.6
The positive outcome rate for rape fell from 7.9% to 6.1%. => diff_pp b=7.9 c=6.1
In Q2 the force answered 92.3% of 999 calls within 10 seconds against a target of 90%. => target v=92.3 t=90
The average response time to immediate incidents was 9 minutes 32 seconds. => duration v=143/15
The abandonment rate for 101 calls was 5.4%, against a target of less than 5%. => target v=5.4 t=5
The force recorded 68.9 crimes per 1,000 population, the third lowest rate in the country. => rate v=68.9 | rank r=3
The constabulary is ranked 5th out of 43 forces nationally for burglary. => rank r=5
Our position in the most similar group has moved from 6th to 4th. => rank r=4 b=6
Of the 1,212 victims surveyed, 907 (74.8%) were satisfied with the service. => proportion n=907 w=1212 p=74.8
Just over a third of all hate crimes were committed online. => proportion p=1/3
One in five victims did not support a prosecution. => proportion n=1 w=5
Domestic abuse accounted for 18% of all recorded crime. => share p=18
Violence without injury accounts for 61% of the overall increase. => share_of_increase p=61
The number of stalking offences has more than doubled since 2016. => multiple x=2
Demand peaked at 1,902 incidents in July 2018. => level v=1902
At the end of September there were 3,012 officers in post against an establishment of 3,050. => target v=3012 t=3050
As at 30 June 2019 the workforce comprised 1,847 police staff and 201 PCSOs. => stock v=1847 | stock v=201
The revenue budget is forecast to underspend by £1.2m at year end. => projection v=1.2
Sickness absence was 4.1% for officers, down from 4.6%. => diff_pp c=4.1 b=4.6
Anti-social behaviour incidents reduced by 2,310 to 18,455. => change D=-2310 c=18455
The detection rate remained at 14.2%. => change_zero c=14.2
A total of 412 warrants were executed and 96 arrests were made. => level v=412 | count v=96
We project that all crime will rise by 5% by March 2020. => projection p=5
Thirty-two forces recorded an increase in violence. => forces_up f=32
28 of the 43 forces have seen a rise in robbery. => forces_up f=28 of=43
Theft from the person: 1,204 offences (+148, +14.0%). => change_pct c=1204 D=148 p=14.0
Compared to the same quarter last year, shoplifting is 7.4% lower. => change_pct p=-7.4
There was a 3.2% (41 offences) decrease in arson. => change_pct p=-3.2 D=-41
Fraud offences increased significantly, by 22%, over the last 12 months. => change_pct p=22
Hate crime is down by 9 crimes (1.1%) year on year. => change_pct D=-9 p=-1.1
Confidence in the police is 2 percentage points higher than the national average of 76%. => diff_pp pp=2 b=76
The number of people killed or seriously injured fell by almost 10%, from 402 to 363. => change_pct p=-10 b=402 c=363
Of these, 114 were motorcyclists and 58 were pedestrians. => count v=114 | count v=58
Repeat victimisation makes up nearly a quarter of domestic abuse cases. => share p=1/4
Use of stop and search has increased by a third. => change_pct p=1/3
Officers spent £4.5 million on overtime, £0.3m more than budgeted. => change D=0.3 c=4.5
The share of victims who were satisfied was 71.5%, against 74.0% at the same point last year – a deterioration of 2.5 percentage points. => diff_pp pp=-2.5 b=74.0 c=71.5
Some 4,380 people were arrested, 612 of whom were under 18 (14%). => proportion n=612 w=4380 p=14
Public confidence dipped below 70% for the first time, standing at 69.4%. => level v=69.4
Stalking reports were up 18% at 1,066. => change_pct p=18 c=1066
Hate crime decreased by 4% in the north, but increased by 7% in the south and 2% in the city. => change_pct p=-4 | change_pct p=7 | change_pct p=2
Emergency calls numbered 41,338, an uplift of 6.9 per cent on the previous quarter's figure of 38,670. => change_pct p=6.9 c=41338 b=38670
Grade 1 attendance was 88.2% within target, 1.4pp better than Q1. => proportion p=88.2 | diff_pp v=1.4
Just 6.3% of investigations resulted in a charge, compared to 7.1% in 2020/21. => diff_pp b=7.1 c=6.3
A total of 3,998 searches were made, of which 1,009 (25.2%) led to a positive outcome. => proportion n=1009 w=3998 p=25.2
Call volumes into 101 have dropped by 12,000 (-9%) since April. => change_pct D=-12000 p=-9
£0.9m of savings have been delivered against a target of £1.5m. => target v=0.9 t=1.5
"""

MINUTES = """\
The Chief Constable reported that theft had grown by 5.4% (2,960 offences to 3,120). => change_pct p=5.4 b=2960 c=3120
Members noted that arson had gone down by 2.5%, which came to 14 fewer fires. => change_pct p=-2.5 | change D=-14
It was confirmed that 22 additional officers would be recruited by 31 March 2020. => count v=22 | commitment
In response to a question, the Commissioner said that 85% of rural residents felt safe. => proportion p=85
The Panel heard that the backlog had reduced from 1,240 cases to 310. => from_to b=1240 c=310
A Member queried why response times had risen by two minutes. => change D=2
ACTION: The Head of Contact Management to report on 101 waiting times by 12 December 2019. => commitment
The precept would rise by £24 a year for a Band D property. => change D=24
It was noted that 4,512 calls had been received, of which 3,820 (84.7%) had been answered within 30 seconds. => proportion n=3820 w=4512 p=84.7
The Force was 8th in its most similar group and 27th nationally. => rank r=8 r=27
"""

TABLES = """\
Offence group\t2017/18\t2018/19\tChange\t% change
Burglary => change_pct b=3204 c=2950 D=-254 p=-7.9\t3,204\t2,950\t-254\t-7.9%
Robbery => change_pct b=611 c=702 D=91 p=14.9\t611\t702\t+91\t+14.9%
Hate crime => change_pct b=1040 c=1188 D=148 p=14.2\t1,040\t1,188\t148\t14.2%

Measure\tTarget\tApr-Jun 2019\tApr-Jun 2018
999 calls answered in 10 seconds => target t=90 v=91.2\t90%\t91.2%\t88.7%

Area\tJul-18 to Jun-19\tJul-19 to Jun-20\tNumeric\tPercentage
Cumbria => change_pct b=21040 c=22197 D=1157 p=5.5\t21,040\t22,197\t+ 1,157\t+ 5.5%
Kent => change_pct b=98400 c=95153 D=-3247 p=-3.3\t98,400\t95,153\t- 3,247\t- 3.3%

Victim group\tSatisfied\tPrevious\tDifference
Burglary => diff_pp c=81.3 b=83.0 p=-1.7\t81.3%\t83.0%\t-1.7%
"""
