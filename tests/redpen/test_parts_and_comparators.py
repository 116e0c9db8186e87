"""True sentences that name half of a joint measure, or compare with two periods, and false ones."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\nPerformance in the 12 months to 30 September 2017\n\n"

# 767 people were killed or seriously injured.
HALVES = """
In the year to Sep 2017, 767 people were killed or seriously injured: 34 killed and 733 seriously injured.
767 people were killed or seriously injured in the year to Sep 2017 (34 killed, 733 seriously injured).
People killed or seriously injured in the year to Sep 2017: 767 (killed: 34; seriously injured: 733).
People killed or seriously injured, year to Sep 2017: 767 = 34 killed + 733 seriously injured.
In the year to Sep 2017 767 people were killed or seriously injured - 34 were killed, 733 seriously injured.
Of the 767 people killed or seriously injured in the year to Sep 2017, 34 were killed.
In the year to Sep 2017 the number killed was 34, seriously injured 733, killed or seriously injured 767.
767 people (34 killed) were killed or seriously injured in the year to Sep 2017, 733 seriously injured.
Killed or seriously injured fell by 48 in the year to Sep 2017: 3 fewer killed, 45 fewer seriously injured.
767 were killed or seriously injured in the year to Sep 2017; 733 were seriously injured in that year.
Killed or seriously injured in the year to Sep 2017: 767. Killed: 34. Seriously injured: 733.
The seriously injured numbered 733 and the killed or seriously injured 767 in the year to Sep 2017.
Stalking and harassment came to 4,891 in the year to Sep 2017: 1,200 stalking and 3,691 harassment.
""".strip().split("\n")
WHOLES = [
    "In the 12 months to September 2017 {} people were killed or seriously injured.",
    "People killed or seriously injured: {} in the 12 months to September 2017.",
    "People killed and seriously injured on the roads numbered {} in the 12 months to September 2017.",
    "In the 12 months to September 2017 {} people were killed or seriously injured: 34 killed.",
]


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def accused(text, opened):
    found = review_report(HEAD + text, opened)
    assert found.claims
    wrong = {each.verdict for each in found.judgements} & {Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED}
    return [each.title for each in found.findings if each.severity is not Severity.NOTE] + sorted(wrong)


@pytest.mark.parametrize("sentence", HALVES)
def test_a_half_of_a_joint_measure_is_not_the_whole(opened, sentence):
    assert not accused(sentence, opened)


@pytest.mark.parametrize("sentence", WHOLES)
def test_the_whole_of_a_joint_measure_is_held_against_the_workbook(opened, sentence):
    assert not accused(sentence.format(767), opened)
    assert any("776" in title for title in accused(sentence.format(776), opened))


# Rape 1,118, 903 and 757; hate crime 1,251, 978 and 729; in the years to September 2017, 2016 and 2015.
COMPARATORS = """
In {2017} hate crime was 522 higher than in {2015} and 273 higher than in {2016}.
In {2017} rape was 361 up on {2015}, and 215 up on {2016}.
Rape in {2017} was up by 215 on {2016} and by 361 on {2015}.
Rape in {2017} was 361 (47.7%) higher than in {2015} and 215 (23.8%) higher than in {2016}.
Rape was up 23.8% on {2016} and up 47.7% on {2015} in {2017}.
Rape (1,118 in {2017}) is 215 above {2016} and 361 above {2015}.
Compared with {2015} rape rose by 361 in {2017}, and compared with {2016} by 215.
In {2017}, against {2016}, rape rose by 215; against {2015} it rose by 361.
In {2017} rape was 215 higher than the 903 of {2016} and 361 higher than the 757 of {2015}.
In {2017} rape was 215 higher than in {2016} (903) and 361 higher than in {2015} (757).
Rape was 146 higher in {2016} than in {2015} and 215 higher in {2017} than in {2016}.
In {2017} hate crime was 522 higher than two years before and 273 higher than in {2016}.
Hate crime in {2017} stood 273 above the previous 12 months and 522 above {2015}.
In {2017} rape was up 23.8% year on year and up 47.7% on {2015}.
In {2017} rape was up 23.8% (215) on 2016 and up 47.7% (361) on 2015.
In {2017} rape rose by 215 on {2016}, after a rise of 146 on {2015}.
Rape in {2017} was 215 higher than in {2016}, which was itself 146 higher than in {2015}.
Rape in {2017} was up 23.8% on {2016}, compared with a rise of 19.3% on {2015}.
Hate crime rose by 27.9% in {2017}. In {2017} it was 522 higher than in {2015} and 273 higher than in {2016}.
""".strip().split("\n")
YEARS = {f"{year}": f"the 12 months to September {year}" for year in range(2014, 2018)}


def in_years(sentence):
    for year, words in YEARS.items():
        sentence = sentence.replace(f"{{{year}}}", words)
    return sentence


@pytest.mark.parametrize("sentence", COMPARATORS)
def test_each_change_is_on_the_period_that_stands_with_it(opened, sentence):
    assert not accused(in_years(sentence), opened)


@pytest.mark.parametrize("on", ["2015", "2016"])
def test_a_change_on_one_of_two_periods_is_held_against_the_workbook(opened, on):
    size = {"2015": 522, "2016": 273}
    sentence = in_years("In {2017} hate crime was 522 higher than in {2015} and 273 higher than in {2016}.")
    found = review_report(HEAD + sentence, opened)
    agrees = {each.claim for each in found.judgements if each.verdict is Verdict.AGREES and each.cells}
    assert [claim.quantities[0].number.value for claim in found.claims] == list(size.values())
    assert agrees == {0, 1}
    wrong = review_report(HEAD + sentence.replace(f"{size[on]}", f"{size[on] + 30}"), opened)
    right = {each.claim for each in wrong.judgements if each.verdict is Verdict.AGREES and each.cells}
    assert right == agrees - {list(size).index(on)}


def test_a_statement_by_itself_is_not_called_one_of_several():
    text = (
        "Southmere Police\n\nRobbery fell by 5.5% in the year to March 2024.\n\n"
        "In the year to March 2024 robbery was 40 lower than in the year to March 2020 (22).\n"
    )
    titles = [each.title for each in review_report(text).findings]
    assert [title for title in titles if "cannot all be true" in title]
    assert not [title for title in titles if "1 statements" in title]


# Hate crime: 1,251 in the year to September 2017, 563 and 688 in its halves, 351 in its last quarter.
PARTS = """
Hate crime came to 688 in the second half of {2017}.
Of {2017}, the first half had 563 hate crimes and the second 688.
In the first six of {2017} there were 563 hate crimes.
There were 351 hate crimes in the three months that ended {2017}.
All crime in {2017} fell by 97 between August and September.
Within {2017}, hate crime fell by 15 from July to September.
Hate crime came to 563 in the first half of {2017}.
Hate crime came to 351 in the closing three months of {2017}.
Hate crime came to 1,137 in the first eleven months of {2017}.
In {2017} hate crime stood at 114 in September.
In {2017} hate crime was 563 up to March and 688 from April.
In {2017} hate crime rose by 22.2% from the first half to the second.
In {2017} hate crime was 125 higher in the second half than in the first.
Half of {2017} had passed when hate crime reached 563.
In {2017} there were 351 hate crimes in the fourth quarter.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", PARTS)
def test_a_figure_of_a_part_of_a_period_is_not_held_against_all_of_it(opened, sentence):
    assert not accused(in_years(sentence), opened)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the second quarter of 2017 hate crime came to 373.",
        "In the first quarter of 2017/18 hate crime came to 373.",
        "In the three months to September 2017 there were 315 hate crimes.",
        "In the 12 months from October 2016 to September 2017 there were 1,521 hate crimes.",
    ],
)
def test_a_part_that_is_a_period_by_itself_is_held_against_the_workbook(opened, sentence):
    assert accused(sentence, opened)
