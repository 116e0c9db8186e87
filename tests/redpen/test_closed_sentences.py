"""Sentences of a few figures in whatever order: levels and changes, budgets, flows and rates."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

# A sentence, what is put wrongly in it and what is right there.
PLANTED = """\
Residential burglary fell to 613, {} fewer than last year's 704, a fall of 12.9%. | 92 | 91
There were 613 residential burglaries, 91 fewer than last year's 704, a fall of {}. | 15.0% | 12.9%
There were 613 burglaries, 91 fewer than the 704 recorded last year, a fall of {}. | 15.9% | 12.9%
There were 613 burglaries, compared with 704 in the same period of the previous year, a fall of {}. | 15.0% | 12.9%
Robbery stood at 88 in the quarter, against 81 in the corresponding quarter of the previous year, a rise of {}. | 6.8% | 8.6%
Shoplifting: 2,316 offences this year; last year's figure was 1,985, so there has been a rise of {}. | 17.6% | 16.7%
Shoplifting offences totalled 2,316. The figure for the previous year was 1,985, which means an increase of {}. | 313 | 331
There were 2,316 shoplifting offences, up by 331 from 1,985 in the previous year ({}). | 17.6% | 16.7%
There were 2,316 shoplifting offences this year. This compares with 1,985 in the previous year, an increase of {}. | 17.6% | 16.7%
Domestic abuse crime: 11,902 (9,869 last year), up {}. | 26.0% | 20.6%
Domestic abuse crime: 11,902 (previous year 9,869), an increase of {} or 20.6%. | 2,303 | 2,033
Last year there were 704 burglaries; this year there were 613, a drop of {}. | 81 | 91
Against 704 burglaries the year before, this year's 613 is a reduction of {}. | 15.0% | 12.9%
Burglary is down {} at 613, having been 704 a year ago. | 15.0% | 12.9%
Burglary is {} lower than a year ago, with 613 offences compared with 704. | 15.0% | 12.9%
Figures in brackets are for the previous year. There were 613 (704) burglaries, a fall of {}. | 15.0% | 12.9%
Figures in brackets are those of the same quarter last year. Robbery fell to 81 (88), down {}. | 17 | 7
Overtime to the end of December was £1.84m against a budget of £1.60m, an overspend of {} (15%). | £420k | £240k
The budget for the year was £168.4m. We spent £169.9m, an overspend of £1.5m or {}. | 1.9% | 0.9%
Spending was £169.9m, {} above the budget of £168.4m. | £5.1m | £1.5m
Spending of £169.9m was £1.5m ({}) over the budget of £168.4m. | 9.0% | 0.9%
Against a budget of £1.60m, overtime came to £1.84m, which is {} over. | 51% | 15%
Overtime was budgeted at £1.60m and cost £1.84m, {} more than planned. | £0.42m | £0.24m
We spent £169.9m against a budget of £168.4m, an {} of £1.5m. | underspend | overspend
Strength was 2,104 FTE officers against an establishment of 2,140, i.e. {} below establishment (1.7%). | 46 | 36
Strength was 2,104 FTE officers against an establishment of 2,140, i.e. 36 below establishment ({}). | 7.1% | 1.7%
The establishment is 2,140 and there are 2,104 officers in post, {} vacancies. | 63 | 36
We have 2,104 officers, {} short of the target of 2,140. | 46 | 36
Officer strength opened the year at 2,104; 180 officers joined and 144 left, giving a closing strength of {}. | 2,104 | 2,140
Cases open at the start of the quarter: 214. New cases: 131. Closed: 120. Open at the end: {}. | 252 | 225
We started the year with 214 open complaints, received 131, closed 120 and ended it with {}. | 252 | 225
There were 4,210 offences in a population of 1,460,000, or {} per 1,000. | 3.9 | 2.9
The force recorded 4,210 offences, a rate of {} per 1,000 residents (population 1,460,000). | 2.28 | 2.88
4,210 offences, population 1,460,000, {} per 1,000. | 3.9 | 2.9
Officers used force 1,204 times in 14,050 arrests, {} per 100 arrests. | 6.8 | 8.6
"""  # noqa: E501  a sentence a line
# True, or open: what stands beside the two figures is of another thing, or on another one.
LEFT_ALONE = """\
There were 1,204 burglaries, 96 fewer than in the quarter before and 12.1% fewer than the 1,370 of a year ago.
There were 613 burglaries this year and 704 last year; arrests fell by 12%.
Burglary stood at 613, against 704 last year, while robbery fell 8%.
Last year's 613 burglaries compare with 704 in 2022/23, a fall of 12.9%.
There were 613 burglaries last year, a fall of 12.9% from 704.
613 burglaries were recorded, against 704 last year, and detections were down 12%.
There were 613 burglaries in the quarter, a fall of 4% on the previous quarter; last year's figure was 704.
Burglary is 4% lower than in the previous quarter, with 613 offences compared with 704 last year.
Burglary fell by 5% in the city to 613, compared with 704 in the county.
Burglary fell to 613 from 704 last year, a fall of 20% in the north.
Burglary fell from 704 to 613, a fall of 20% since 2019.
Of the 704 cases last year 613 were closed, down 8%.
The force has 613 officers against 704 last year, 91 fewer, of whom 12% are women.
There were 613 burglaries against 704 last year, the largest fall of 12 forces.
Burglary fell by 12.9% to 613 and robbery by 8% against 704 last year.
Burglary fell by 38 to 613, against 1,248 a year ago.
We spent £1.84m against a budget of £1.60m, up 3% on last year.
We spent £1.84m on overtime, 4% more than last year, against a budget of £1.60m.
The budget of £168.4m was raised by £1.5m to £169.9m.
The budget of £168.4m is 3% more than last year's, and £170.0m was spent.
There are 2,104 officers, 40 fewer than a year ago, against an establishment of 2,140.
Strength is 2,104, an increase of 25, against a target of 2,140.
Strength is 2,104 FTE against an establishment of 2,140, 35 below establishment.
The establishment of 2,140 was increased by 36 to 2,176.
There were 613 fewer burglaries than last year's 704, a fall of 87.1%.
There were 91 fewer burglaries than last year's 704, so 613 in all, a fall of 12.9%.
Our aim is to reduce burglary by 10% from last year's 704, and with 613 we have.
613 burglaries against 704 last year. This is the third fall in a row, by 2.0%.
The number of burglaries was 613. The number of robberies last year was 704, 3% more than before.
Burglary rose by 7% in February, year on year, to 814 from 570 in January.
Overtime of £1.84m, above the budget of £1.60m, rose by 4%.
There were 613 burglaries. The previous year there were 704, when the fall was 5%.
Burglary was 613, compared with 704 last year, after a fall of 5% in the year before.
Overtime cost £1.84m against a budget of £1.60m, with an overspend of £0.14m in CID.
Last year 704 burglaries fell to 613 in the city, a drop of 12.9%.
Visits: 613 this year; 704 last year; 650 the year before; down 91.
There were 4,210 offences in the quarter, or 11.5 per 1,000 population a year, in a population of 1,460,000.
The surplus was £87m against £46m and £158m.
The overspend was £0.7m in June against £0.4m and £1.5m in earlier quarters.
The number of burglaries was 613. It compares with 704 robberies last year, a fall of 3%.
There were 612 robberies last year and 655 in 2023, an increase of 53.
Compared with 704 last year, 613 burglaries were recorded, down by 12.9%.
Sickness cost £1.2m, against £1.1m last year, up 5% in real terms.
Pay is £0.5m under its budget of £121.4m at £120.94m.
The provision of £4.0m was cut by 10% and £3.2m was spent.
The team closed 31 of 40 cases against 28 last year, up 10.7%.
The rate fell from 704 last year to 613 per 100,000, a fall of 12.9%.
There were 1,240 arrests, up from 1,000 last year, and 24.0% more charges.
Figures in brackets are for the previous year. The force closed 613 (90%) of 704 cases, up 4%.
We started the year with 214 open complaints, received 131 in May, closed 120 in June and now have 252.
There were 1,052 offences in the quarter; with a population of 1,460,000 that is 2.9 per 1,000 a year.
There were 4,210 offences, 2.9 per 1,000 households, in a population of 1,460,000.
"""


def accused(text: str) -> list[str]:
    wrong = (Severity.ERROR, Severity.WARNING)
    return [each.title for each in review_report(text).findings if each.severity in wrong]


@pytest.mark.parametrize("line", PLANTED.splitlines())
def test_a_figure_that_does_not_fit_the_others_is_found_once(line):
    text, fault, right = (each.strip() for each in line.split(" | "))
    assert accused(text.format(right)) == []
    assert len(accused(text.format(fault))) == 1


@pytest.mark.parametrize("line", LEFT_ALONE.splitlines())
def test_what_may_be_of_another_thing_is_left_alone(line):
    assert accused(line) == []


BRACKETS = """\
By type, with the same quarter of the previous year in brackets:
- Violence against the person 7,945 (8,120), down {}
- Residential burglary 612 (704), down {}
- Robbery 88 (81), up {}
"""


def test_brackets_are_of_the_year_before_where_the_text_says_so():
    assert accused(BRACKETS.format("2.2%", "13.1%", "8.6%")) == []
    assert len(accused(BRACKETS.format("2.2%", "15.0%", "8.6%"))) == 1
    unsaid = BRACKETS.replace("the previous year in brackets", "the year")
    assert accused(unsaid.format("2%", "15%", "8%")) == []


def test_brackets_hold_no_longer_than_their_section():
    said = "1. Crime\n\nFigures in brackets are for the previous year.\n\n"
    text = f"{said}2. People\n\nStaff 613 (704), down 15.0%.\n"
    assert accused(text) == []
