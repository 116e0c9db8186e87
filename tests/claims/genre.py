"""Texts in the manner of other police bodies, written for these tests, with the figures that each line claims.

Each line is a text and its claims; a claim is a kind and its figures by role (``D`` difference, ``p`` percent,
``pp`` points, ``b`` base, ``c`` current, ``n`` part, ``w`` whole, ``v`` value, ``t`` target, ``r`` rank, ``m`` movement,
``f`` forces, ``x`` multiple). Figures are as printed; a fall has a minus.
"""

NARRATIVE = """\
There were 894 warnings last year and 866 this year, a fall of 28 (3.1%). => change_pct b=894 c=866 D=-28 p=-3.1
There was a 25% hike in arson. => change_pct p=25
The number of volunteers fell, by 9% to 143. => change_pct p=-9 c=143
Arson and fraud saw an increase of 13% and 11.9%, as elsewhere. => change_pct p=13 | change_pct p=11.9
In the city there were 999, up 1 (up 0.1%). => change_pct c=999 D=1 p=0.1
For arson the rise was 25% to 144, for fraud 14% to 82 and for assault 3% to 85. => change_pct p=25 c=144 | change_pct p=14 c=82 | change_pct p=3 c=85
The best placed force has a victimisation rate of 28.1. => rate v=28.1
Burglary soared by 14% in the year. => change_pct p=14
Robbery has plummeted 12% to 830 offences. => change_pct p=-12 c=830
There was a 23% year-on-year increase in arson. => change_pct p=23
Arson was up 21 per cent, up to 3,744 recorded offences. => change_pct p=21 c=3744
There were 101 homicides in the county. => count v=101
By strand hate crime came to: disability 112, race 113. => count v=112 | count v=113
Robbery fell to 101 in the east. => level c=101
Arson rose from 400 to 440, 12% below the forecast of 500. => from_to b=400 c=440
Arson rose from 400 to 440, 20 over capacity. => from_to b=400 c=440
Arson rose from 400 to 440, 10% more than last year. => change_pct b=400 c=440 p=10
Cover improved from 80% to 86%, 4 points below the 90% standard. => diff_pp b=80 c=86
Arson rose from 400 in 2016 to 440 in 2017, 12% above 2012. => from_to b=400 c=440
Arson rose from 400 in 2016 to 440 in 2017, 10% above 2016. => change_pct b=400 c=440 p=10
Arson was up 12% in the 12 months to March 2019, from 150. => change_pct p=12 b=150
Arson has risen by 18 in 2018/19 (from 150). => change D=18 b=150
The force was 15th (23rd) for arson in 2019, up 8 places. => rank r=15 b=23 m=8
It is 14th for arson, up from 31st a year ago, a climb of 17 places. => rank r=14 b=31 m=17
We were 12th of the 31 for arson. => rank r=12 of=31
The force made progress on 4 of the 6 areas for improvement. => proportion n=4 w=6
It required improvement in 12 inspections. => count v=12
There were 12.4 robberies for every 10,000 residents. => rate v=12.4
For every 1,000 residents there were 95 crimes. => rate v=95
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
There has been a fall in East of 3.4% (10 casualties), in South of 1.7% (4 casualties) and in West of 3.7% (11). => change_pct p=-3.4 D=-10 | change_pct p=-1.7 D=-4 | change_pct p=-3.7 D=-11
Burglary fell by 3.1% (44 offences) in the north, by 2.0% (30 offences) in the south. => change_pct p=-3.1 D=-44 | change_pct p=-2.0 D=-30
Recruits rose by 12.5% (20 officers), and 25.0% (5 officers) are from minority backgrounds. => change_pct p=12.5 D=20 | proportion n=5 p=25.0 w=20
Emergency calls numbered 41,338, an uplift of 6.9 per cent on the previous quarter's figure of 38,670. => change_pct p=6.9 c=41338 b=38670
Grade 1 attendance was 88.2% within target, 1.4pp better than Q1. => proportion p=88.2 | diff_pp v=1.4
Just 6.3% of investigations resulted in a charge, compared to 7.1% in 2020/21. => diff_pp b=7.1 c=6.3
A total of 3,998 searches were made, of which 1,009 (25.2%) led to a positive outcome. => proportion n=1009 w=3998 p=25.2
Call volumes into 101 have dropped by 12,000 (-9%) since April. => change_pct D=-12000 p=-9
£0.9m of savings have been delivered against a target of £1.5m. => target v=0.9 t=1.5
"""

BULLETINS = """\
14% increase in shoplifting (20,417 offences) => change_pct p=14 v=20417
A 9% rise in arson (31 more fires) was seen across the county. => change_pct p=9 D=31
A 16% increase (205 offences) was recorded in fraud. => change_pct p=16 D=205
Firearms offences rose by 3% (to 5,118 offences). => change_pct p=3 c=5118
Homicides saw a 12% rise in the latest year, to 74 from 66. => change_pct p=12 b=66 c=74
Stalking rose to 9,310 for the year to June 2021, up from 8,204 in the previous 12 months. => from_to c=9310 b=8204
Vandalism fell by 4%, which amounts to 388 fewer incidents than last year. => change_pct p=-4 D=-388
House burglary dropped by 6.4 per cent, car crime by 11.9 per cent and shop theft by 3 per cent. => change_pct p=-6.4 | change_pct p=-11.9 | change_pct p=-3
Drug offences have fallen by a further 7% compared to the year before. => change_pct p=-7
The grant was subject to a 15% cut in that year. => change_pct p=-15
Housebreaking is down 2.6 per cent on the five year average. => change_pct p=-2.6
Detection rates are up to 48.2 per cent from 46.9 per cent at the same point last year. => diff_pp b=46.9 c=48.2
Some 77.5 per cent felt “safe” or “very safe” after dark compared with 79 per cent in 2018. => diff_pp b=79 c=77.5
Of the nine allegations, four were upheld, three were dismissed and two were withdrawn. => proportion n=4 w=9 | proportion n=3 w=9 | proportion n=2 w=9
Of the 2,115 people stopped, 423 (20%) were arrested. => proportion n=423 w=2115 p=20
Number of forces in England and Wales with a rise in this category 31 => forces_up f=31
We rank 12th out of 43 forces compared with 19th a year ago. => rank r=12 of=43 b=19
The force has risen from 31st to ninth for calls answered. => rank b=31 r=9
The average wait was 6m 40secs in May, when compared to 19mins in March. => from_to b=19 c=20/3
Response times fell from 11 minutes 30 seconds to 10 minutes 45 seconds. => from_to b=23/2 c=43/4
Calls took 13.8 seconds to answer, now down to 9 seconds. => duration v=13.8 | duration c=9
Online reports fell to 4.2 million – 6 per cent below the year before. => level c=4.2 | change_pct p=-6
Young people were 3.4 times as likely to be searched. => multiple x=3.4
Spit guards were used 34 times. => count v=34
Some 61% of residents backed a rise in the precept. => proportion p=61
There was an uplift in the volume of cyber crime recorded (8% year on year). => change_pct p=8
The force did better than its peers, with falls of 9% and 12.2% respectively. => change_pct p=-9 | change_pct p=-12.2
Men committed 3 out of every 4 assaults, and of the 59 victims, 3 were under 18 years old. => proportion n=3 w=4 | proportion n=3 w=59
There were 146 arrests under section 41 of the Public Safety Act 2000, compared to 176 in the previous year. => from_to b=176 c=146
Trust in the force was ranked 8 out of 8 in its group. => rank r=8 of=8
The average wait fell to 1min 38secs, from 8min 5 seconds. => from_to b=97/12 c=49/30
The Police Service of the Isles (PSI) recorded 912 crimes (PSI) in 2019/20 compared with 1,012 in 2018/19, a fall of 100 (9.9%). => change_pct D=-100 p=-9.9 b=1012 c=912
Men had the highest rate, at 70 stop and searches per 1,000 population. => rate v=70
Arrests rose by almost a third (32%). => change_pct p=1/3
Two in ten cases were closed within a week. => proportion n=2 w=10
There were 1,207 race hate crimes, down 5% on the year. => change_pct p=-5 c=1207
Half of all thefts were from shops and 38% were for violence against the person and 6% arson. => proportion p=1/2 | proportion p=38 | proportion p=6
3.1\tSeven of the 29 milestones are late. => proportion n=7 w=29
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

Measure\tTarget for answering (seconds)\tCalls received\tCalls answered within target
Avon => target t=10 v=2810 | count v=2410\t10\t2,810\t2,410

Victim group\tSatisfied\tPrevious\tDifference
Burglary => diff_pp c=81.3 b=83.0 p=-1.7\t81.3%\t83.0%\t-1.7%
"""

# What has figures and claims none.
NO_CLAIMS = """\
The Panel met on Tuesday, 14 May 2019 at 10.30am in Committee Room 2.
Present: Councillors Ash (Chair), Birch and Cole; apologies from 2 High Street, Anytown.
For further details telephone 01632 960 123 or (020) 7946 0018, ext. 4821.
Write to the Statistics Branch, 15 Mill Lane, Anytown, ZZ1 9QX, or ring +44 1632 960456.
This is a duty under Section 12(1) of the Police Reform and Social Responsibility Act 2011.
See sections 4, 6(2) and 11 of the Act and Regulation 7 of the 2012 Regulations.
The minutes are on pages 4 to 9 and the figures in Table 3 and Figure 12.
Agenda item 7 refers to recommendation 14 and Appendix B2.
ISBN: 978-0-11-000000-1. Statistical Bulletin 07/18, version 1.2.
Groups 1 to 5 are counted by the fifth working group.
The force has moved between quartile 3 and quartile 2.
The COVID-19 plan, form G-12 and the mid-2020 review were noted.
Members may dial 101, or 999 in an emergency.
Further copies are at www.example.org/2019/04/report-3.
The scheme is for those aged 16 to 24 and for the under 12s.
Operation Uplift began in Q3 2019/20 and runs until the end of 2022/23.
It was last done five years ago, and is done every two years.
Standards on the A46 and at junction 7 of the M9 were discussed.
Friday, 27th September, 2019 2.00 pm
All of them were aged 18 years or older, and some were under 16 years of age.
The report is of Period 4 and is version : 0.2, of figures in £000.
They were all aged between 15 and 34.
The 2021 Census and the Data Protection Act 2018 were mentioned.
Contact: Clerk to the Panel  03000 400400
"""

# A text, and what its last claim is of: measure, area, window and the window before; a dash for what is not said.
SETTINGS = """\
Kent to March 2020. A total of 6.3 million crimes were recorded, 4% more than before. => all_crime | kent | - | -
Kent to March 2020. Robbery and burglary offences are down, falling by 10 and 14 per cent respectively. => burglary_all | kent | - | -
Kent to March 2020. They include robbery, which is up by 27 per cent. => robbery_all | kent | - | -
Kent to March 2020. Stalking and harassment (722) rose, and all violence against the person offences (2,100). => violence | kent | - | -
Kent to March 2020. Theft fell, theft of lorries by 17.5%. => - | kent | - | -
Kent to March 2020. Detections in relation to domestic abuse increased by 4.7%. => - | kent | - | -
Kent to March 2020. Robbery matters. A 30% decrease had been seen in doorstep crime. => - | kent | - | -
Kent to March 2020. There were 60 police officers, with 44% being women. => officers_headcount | kent | - | -
Kent to September 2020. Robbery is down 83 from a peak of 749 at the end of March 2020. => robbery_all | kent | - | Mar 2020
Kent to March 2020. There were 107 fewer noise complaints. Robbery is also down. => - | kent | - | -
Kent to March 2020. The number of cyclists killed or seriously injured rose by 11%. => - | kent | - | -
Kent to March 2020. Rape shows only a small increase (1.3%). => rape | kent | - | -
Kent to March 2020. Robbery fell. There were 107 fewer rape offences recorded. => rape | kent | - | -
Kent to March 2020. Serious Youth Violence is down by 8%. => - | kent | - | -
Kent to March 2020. Disability hate crimes rose by 14%. => - | kent | - | -
Kent to March 2020. In Hampden and Fernley there were 12 fewer robberies. => robbery_all | - | - | -
Kent to March 2020. Over the rest of London there was a rise in robberies of 2%. => robbery_all | - | - | -
Kent to March 2020. In 2019/20 robbery rose, to more than double the 2012/13 figure of 422. => robbery_all | kent | 2012/13 | -
Kent to March 2020. Sexual offences and robbery are up by 19%. => - | kent | - | -
Kent to March 2020. There were rises in robbery, theft and rape, with an increase of 13%. => - | kent | - | -
Kent to March 2020. Robbery and rape fell, and burglary is up by 19%. => burglary_all | kent | - | -
Kent to March 2020. There were 12 robberies and 15 rapes. => rape | kent | - | -
Kent to March 2020. Surrey and Essex saw increases in robbery of 2% and 5% respectively. => robbery_all | essex | - | -
Kent. Robbery rose by 5% between April 1, 2012 and March 13, 2013. => robbery_all | kent | 2012/13 | -
Kent. Between June 2016 and the same month this year there were 61 robberies. => robbery_all | kent | - | -
Kent to March 2020. By the end of December 2019 robbery was down by 5%. => robbery_all | kent | - | -
Kent to March 2020. Office for National Statistics data show that robbery rose by 5%. => robbery_all | kent | - | -
Kent to March 2020. Figures show crime across the county was down by 5%. => all_crime | kent | - | -
Kent to March 2020. Thefts from a person went up by 48%. => theft_person | kent | - | -
Kent to March 2020. The types with a rise are Robbery (+4.7%), Wildlife crime (+3%) and Rape (+20.2%). => rape | kent | - | -
Kent to March 2020. The types with a rise are Robbery (+4.7%) and Wildlife crime (+3%), not Rape. => - | kent | - | -
Kent to March 2020. Recorded crime fell. An audit found a 90% accuracy rate. => - | kent | - | -
Kent to March 2020. Robbery - 1,204 offences. => robbery_all | kent | - | -
Kent to March 2020. Fernley City - 1,204 offences. => - | - | - | -
Kent to March 2020. Crime in Fernley was up by 5%. => all_crime | - | - | -
Kent to March 2020. Robbery rose in Hampden (5%), Fernley (6%) and Little Oakley (7%). => robbery_all | - | - | -
Kent to March 2020. Hampden saw a rise of 5% in robbery. => robbery_all | - | - | -
Kent to March 2020. In Custody a rise of 5% in robbery was seen. => robbery_all | kent | - | -
Hampden Community Safety Partnership, Kent. Robbery rose by 5%. => robbery_all | - | - | -
Recorded crime in England and Wales. Robbery rose by 5%. => robbery_all | england-and-wales | - | -
Recorded crime in Scotland. Robbery rose by 5%. => robbery_all | - | - | -
Kent to March 2020. Robbery rose by 5%, far above the lowest level recorded in 2014/15. => robbery_all | kent | - | -
Kent to March 2020. Robbery rose by 5%, to a level not seen since before 2014/15. => robbery_all | kent | - | -
Kent. Robbery rose by 5% in the year to March, the most since the year ending March 2011. => robbery_all | kent | - | -
Kent to March 2020. In the years ending June 2015 and June 2019, robbery rose by 5%. => robbery_all | kent | 12m to Jun 2019 | 12m to Jun 2015
Kent to August 2022. Between July 12 and August 11 there were 61 robberies. => robbery_all | kent | Jul to Aug 2022 | -
Kent. Between July 12 and August 11 there were 61 robberies. => robbery_all | kent | - | -
Kent 2019 to 2020. Robbery rose by 5% in 2019 to 2020. => robbery_all | kent | 2019/20 | -
Kent to March 2020. Robbery rose by 5%, continuing the rise seen in 2018/19. => robbery_all | kent | - | -
Kent to March 2020. In 2019/20, robbery rose by 5% compared to the same period in 2017. => robbery_all | kent | 2019/20 | -
Kent to March 2020. Sex offences rose by 5%. => sexual_all | kent | - | -
Kent to March 2020. Stalking offences rose by 5%. => - | kent | - | -
Kent to March 2020. Robbery fell. Killings rose by 14%. => - | kent | - | -
Kent to March 2020. Robbery fell, Grievous Bodily Harm was down 5%. => - | kent | - | -
Kent to March 2020. The number of rapes and other sex offences rose, hitting almost 900. => - | kent | - | -
Humberside Police: report to June 2019. Robbery rose by 5% in the year to June. => robbery_all | humberside | 12m to Jun 2019 | -
Avon and Somerset, Q3 2023/24. Knife crime fell by 8% in Q3 2023/24 compared with Q3 2022/23. => knife_crime | avon-and-somerset | Oct to Dec 2023 | Oct to Dec 2022
Kent, Quarter One 2022/23. Robbery rose by 5% in quarter one. => robbery_all | kent | Apr to Jun 2022 | -
Essex to March 2020. Robbery fell by 5% in the 12 months to March 30 2020. => robbery_all | essex | 12m to Mar 2020 | -
Kent to March 2020. Robbery fell by 5% nationally. => robbery_all | england-and-wales | - | -
Kent to March 2020. Nationally robbery rose by 5% but fell by 2% here. => robbery_all | kent | - | -
Kent to March 2020. There was a 40% fall in robbery in Little Hampden. => robbery_all | - | - | -
Kent to March 2020. Robbery was 13% higher than in the year ending March 2017. => robbery_all | kent | - | 12m to Mar 2017
Kent to March 2020. Robbery in 2019/20 was 13% below the three-year average. => - | kent | 2019/20 | -
Kent to March 2020. Last year car theft fell by 9%. => - | kent | - | -
Kent to March 2020. Thefts from cars fell by 9%. => - | kent | - | -
Kent to March 2020. Robbery saw a 23% fall, criminal damage fell by 20%. => - | kent | - | -
Kent to March 2020. Robbery is a priority. Members were told of an increase of 54% in pedal cycle casualties. => - | kent | - | -
Kent to March 2020. There was a 12% fall in lorry hijacks and a 14% fall in robbery; detections rose by 2%. => - | kent | - | -
Kent to March 2020. Robbery worries residents. There was an increase of 5% in the year. => robbery_all | kent | - | -
Kent to March 2020. There were 900 fewer crimes, including robbery and arson. This is down by 5%. => - | kent | - | -
Kent to March 2020. There were 15 robberies. We carried out 412 warrants. => - | kent | - | -
Kent to March 2020. There were 454 more race crimes recorded. => - | kent | - | -
Kent to March 2020. Police officers received a rise of £1,900. => - | kent | - | -
Kent to March 2020. Robbery fell by 5% and is the lowest since the survey began in 1981. => robbery_all | kent | - | -
Kent to March 2020. This is one of the best rates in the country, with a fall of 5% in robbery. => robbery_all | kent | - | -
Kent to March 2020. Robbery is down by 7.9% from 2018/19. => robbery_all | kent | - | 2018/19
Kent to March 2020. Between April and August 2019, robbery was 12.3%, down from 35.5% in 2018. => - | kent | Apr to Aug 2019 | 12m to Dec 2018
Kent to March 2020. In the 12 month period 1 February 2019 to 31 January 2020 there were 1,742 robberies. => robbery_all | kent | 12m to Jan 2020 | -
Kent to March 2020. There were 912 robberies in 2019/20 compared with 1,012 in 2018/19, a fall of 100. => robbery_all | kent | 2019/20 | 2018/19
Kent to March 2020. Robbery was 87.4% compared to 83.5% in 2018/19. => - | kent | - | 2018/19
Kent to March 2020. Robbery rose by 5% in the year to March 2020. This follows a fall of 13.3% last year. => robbery_all | kent | - | -
Kent to March 2020. Robbery in 2019/20 fell by 5% on two years ago. => - | kent | 2019/20 | -
Kent to March 2020. Police arrests for robbery in 2018/19 dropped by 12% on 2017/18. => - | kent | 2018/19 | -
Kent to March 2020. A further 1,629 robberies were recorded, a 15.2% increase on 2018/19. => robbery_all | kent | - | 2018/19
Kent to March 2020. Robbery fell by 25% compared with the previous year, and is 8% below the level in the year ending March 2018. => robbery_all | kent | - | 12m to Mar 2018
Kent to March 2020. There were 70 robberies per 1,000 population in 2019/20. => robbery_all | kent | 2019/20 | -
Kent to March 2020. Satisfaction with ease of contact rose from 86% to 89%. => - | kent | - | -
Kent to March 2020. There was robbery. The volume of prosecutions rose to 78,071. => - | kent | - | -
Kent to March 2020. Theft dropped 9%, while robbery dropped 3%. => robbery_all | kent | - | -
Kent to March 2020. Robbery dropped 9%, public order rose. => robbery_all | kent | - | -
Kent to March 2020. Burglary has reduced by 13%. => burglary_all | kent | - | -
Kent to March 2020. There was a fall of 408 robberies from 2010/11 to 2018/19. => robbery_all | kent | 2018/19 | 2010/11
Kent to March 2020. The rate fell from 27.3% in 2018/19 to 26.3% in 2019/20. => - | kent | 2019/20 | 2018/19
Kent to June 2021. Trust fell by 3 points compared to the year to May 2020 (70.1%), but rose by 5 points compared to the year to May 2018 (62.1%). => - | kent | - | 12m to May 2018
Crime in England and Wales (excluding Kent): robbery rose by 5%. => robbery_all | england-and-wales | - | -
"""
