"""Figures that one sentence brings together: two periods and a change, a list and its sum, parts of all."""

from __future__ import annotations

import re

import pytest

from scrutinydesk.reviewing import review_report

WRONG = {"arithmetic", "arithmetic_doubt", "rounding", "unit", "conflict", "conflict_doubt"}


def wrong_in(text):
    return [each for each in review_report(text).findings if each.kind in WRONG]


@pytest.mark.parametrize(
    "text",
    [
        "Robbery was 612 in 2022 and 655 in 2023, an increase of 53.",
        "There were 612 offences in 2022/23 compared with 655 in 2023/24, a rise of 53 (7.0%).",
        "There were 612 offences in 2022/23 compared with 655 in 2023/24, a rise of 53.",
        "Robbery went from 612 last year to 655 this year, 53 more.",
        "Robbery: 612 last year, 655 this year (+53).",
        "There were 655 robberies in 2023 and 612 in 2022, a rise of 53.",
        "In 2022 there were 612 offences and in 2023 there were 655, up 53.",
        "There were 612 robberies in 2022 and 655 robberies in 2023, which is an increase of 53 offences.",
        "There were 612 in July 2022 and 655 in July 2023, up 53 on the year.",
        "There were 612 in 2022 and 655 in 2023, an increase of 53 on 2022.",
        "Robbery: 612 (2022), 655 (2023), +53.",
        "Robbery 2022: 612; 2023: 655; +53.",
        "Robbery stood at 655, up from 612 in 2022, an increase of 53.",
        "The cost was £612m in 2022 and £655m in 2023, an increase of £53m.",
    ],
)
def test_a_change_is_held_against_the_two_figures_before_it(text):
    (finding,) = wrong_in(text)
    assert "655" in finding.working
    assert "= 43" in finding.working or "= £43" in finding.working


@pytest.mark.parametrize(
    "text",
    [
        "Robbery was 612 in 2022 and 655 in 2023, an increase of 43.",
        "Robbery was 612 in 2022 and 655 in 2023, an increase of 43 (7.0%).",
        "Robbery was 655 in 2023 and 612 in 2022, an increase of 43.",
        "Robbery was 612 in 2022 and 655 in 2023, an increase of 57 since 2021.",
        "Robbery was 612 in 2022 and 655 in 2023, an increase of 57 on 2021.",
        "Robbery was 598 in 2021, 612 in 2022 and 655 in 2023, an increase of 57.",
        "There were 612 robberies in 2022 and 655 burglaries in 2023, an increase of 53.",
        "There were 612 robberies in 2022 and 655 in 2023, an increase of 53 victims.",
        "There were 612 robberies in 2022 and 655 in 2023, an average increase of 53 a year.",
        "There were 612 robberies in 2022 and 655 in 2023, 53 more than in the most similar group.",
        "There were 612 robberies in 2022 and 655 in 2023, up 53 on the five-year average.",
        "There were 612 robberies in 2022 and 655 in the quarter to June 2023, an increase of 53.",
        "There were 612 robberies in Q1 and 655 in Q2, an increase of 53 on the same quarter last year.",
        "There were 612 robberies in May 2022 and 655 in June 2022, an increase of 53 on the year.",
        "There were about 610 robberies in 2022 and about 660 in 2023, an increase of 53.",
        "There were 612 robberies last year and 655 in 2023, an increase of 53.",
        "There were 101 robberies in 2021, 612 in 2022 and 655 in 2023, an increase of 53.",
        "There were 6,000 calls in 2022 and 7,000 in 2023, an increase of 950.",
        "Calls rose from 6,000 to 7,000, an increase of 950.",
        "The average was 40 in 2022 and 45 in 2023, an increase of 6.",
        "Strength was 3,012 in 2022 and 3,050 in 2023, an increase of 37.",
        "There were 612 crimes in 2022 and 655 incidents in 2023, an increase of 53.",
        "Besides 10 others there were 612 robberies in 2022 and 655 in 2023, an increase of 53.",
        "There were 612 robberies in 2022 and 655 in 2023. Burglary saw an increase of 53.",
    ],
)
def test_a_change_that_may_be_of_something_else_is_left_alone(text):
    assert not wrong_in(text)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("There were 120, 140 and 160 offences, 430 in all.", "120 + 140 + 160 = 420, printed 430"),
        ("There were 120, 140 and 160 offences, a total of 430.", "120 + 140 + 160 = 420, printed 430"),
        ("There were 120, 140 and 160 offences, together 430.", "120 + 140 + 160 = 420, printed 430"),
        ("There were 120, 140 and 160 offences (430 in total).", "120 + 140 + 160 = 420, printed 430"),
        ("There were 120 burglaries, 140 robberies and 160 thefts, 430 altogether.", "120 + 140 + 160 = 420"),
        ("There were 120 burglaries, 140 robberies and 160 thefts, making 430.", "120 + 140 + 160 = 420"),
        ("There were 430 crimes, made up of 120 burglaries, 140 robberies and 160 thefts.", "120 + 140"),
        ("The total of 430 is made up of 120, 140 and 160.", "120 + 140 + 160 = 420, printed 430"),
        ("The three districts had 120, 140 and 160 offences respectively, 430 in all.", "120 + 140 + 160"),
        ("There were 120, 140 and 160 crimes in 2015, 2016 and 2017, which is 430 in all.", "120 + 140"),
        ("There were 40 offences in July, 38 in August and 45 in September, 125 in total.", "40 + 38 + 45 "),
        ("July saw 40 offences, August 38 and September 45, 125 in total.", "40 + 38 + 45 = 123"),
        ("North recorded 120 offences, South 140 and West 160, 430 in all.", "120 + 140 + 160 = 420"),
        ("The 430 offences comprise 120 burglaries, 140 robberies and 160 thefts.", "120 + 140 + 160"),
        ("The 120 burglaries and 140 robberies make 270 offences together.", "120 + 140 = 260, printed 270"),
    ],
)
def test_what_a_sentence_adds_up_is_added_up(text, working):
    (finding,) = wrong_in(text)
    assert finding.working.startswith(working)


@pytest.mark.parametrize(
    "text",
    [
        "There were 120, 140 and 160 offences, 420 in all.",
        "There were 120 burglaries, 140 robberies and 160 thefts, 1,430 offences in all this year.",
        "There were 120 burglaries, 140 robberies and 160 thefts, 430 offences in all across the force.",
        "There were 120 burglaries, 140 robberies and 160 thefts among 430 offences in all.",
        "There were 120 burglaries, 140 robberies and 160 thefts, including 430 in all.",
        "There were 120 burglaries and 140 robberies, 250 arrests in all.",
        "There were 120 women, 140 officers and 20 recruits, 270 in all.",
        "Besides 20 others there were 120, 140 and 160 offences, 440 in all.",
        "There were 120 burglaries, 140 robberies and about 160 thefts, 430 in all.",
        "Of the 430 offences 120, 140 and 160 were burglaries, robberies and thefts.",
        "There were 120 burglaries, of which 40 were attempts and 20 distraction burglaries, 70 in all.",
        "There were 101 visits, 140 calls and 798 letters, making 1,039.",
        "The three teams made 112, 140 and 798 visits, a total of 1,050.",
        "There was one murder, 12 robberies and 45 burglaries, 58 crimes in all.",
        "There was a murder, 12 robberies and 45 burglaries, 58 in all.",
        "There was a murder and 12 robberies and 45 burglaries, 58 in all.",
        "There were 12 robberies, a murder and 45 burglaries, 58 in all.",
        "There were 12 robberies, 45 burglaries and a murder, 58 in all.",
        "Some of the 12 robberies and 45 burglaries, 55 in all, were solved.",
        "From 12 robberies and 45 burglaries, 55 in all, we made 20 arrests.",
        "There were 120 theft offences, 40 of them from shops, and 18 robberies, 138 in all.",
        "There were 12,000 calls and 14,000 letters, 26,400 in all.",
        "We trained 120 officers in May and 140 in June, together 250.",
        "We made 20 arrests, 30 searches and seized 4 vehicles, 56 in all.",
        "In July, 38 offences were recorded.",
    ],
)
def test_what_may_not_be_all_that_is_added_is_left_alone(text):
    assert not wrong_in(text)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("The force is 4th, up from 9th, a gain of 4 places.", "9 − 4 = 5 places, printed 4"),
        ("The force is ranked 4th nationally, up from 9th, a gain of four places.", "9 − 4 = 5"),
        ("The force is 4th nationally, up 4 places from 9th.", "9 − 4 = 5"),
        ("The force rose from 9th to 4th nationally (4 places better).", "9 − 4 = 5"),
        ("The force moved up four places, from 9th to 4th.", "9 − 4 = 5"),
        ("The force is ranked 4th, compared with 9th last year, an improvement of 4 places.", "9 − 4 = 5"),
        ("The force fell 4 places from 4th to 9th.", "9 − 4 = 5"),
        ("The force is 4th (9th last year, up 4 places).", "9 − 4 = 5"),
        ("The force is 4th nationally (9th in 2016), an improvement of 4 places.", "9 − 4 = 5"),
        ("The force is 14th (up 4 from 20th).", "20 − 14 = 6"),
    ],
)
def test_places_are_held_against_the_ranks_before_and_now(text, working):
    (finding,) = wrong_in(text)
    assert finding.working.startswith(working)


@pytest.mark.parametrize(
    "text",
    [
        "The force is 4th, up from 9th, a gain of 5 places.",
        "The force is 4th nationally and 2nd in its group, up from 9th, a gain of 4 places.",
        "The force is joint 4th, up from 9th, a gain of 4 places.",
        "The force is 4th, up from 9th in 2015, up 2 places on last year.",
        "The force is 4th, up from 9th. Its group fell 4 places.",
        "The force is 4th, up from 9th, 4 points better.",
    ],
)
def test_places_that_may_be_of_something_else_are_left_alone(text):
    assert not wrong_in(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("55% were women, 48% men.", "103%"),
        ("Of the victims, 55% were male and 48% female.", "103%"),
        ("Of the victims, 55% were male and 48% female; 12% were under 18.", "103%"),
        ("Recruits were 55% women and 48% men.", "103%"),
        ("Of respondents, 60% were positive, 25% negative and 20% neutral.", "105%"),
        ("In the survey 62% said yes and 48% no.", "110%"),
    ],
)
def test_the_parts_of_one_whole_are_no_more_than_all_of_it(text, made):
    (finding,) = wrong_in(text)
    assert f"= {made}, more than 100%" in finding.working


@pytest.mark.parametrize(
    "text",
    [
        "55% were male and 45% were female.",
        "55% were male and 46% were female.",
        "40% were positive, 30% negative and 31% neutral.",
        "55% were male and 40% were female.",
        "Confidence: 55% women, 48% men.",
        "Satisfaction was 55% among women and 48% among men.",
        "Of the victims, 55% of the men and 48% of the women were satisfied.",
        "Of the victims, 55% male and 48% female were satisfied.",
        "55% were male in 2016 and 48% female in 2017.",
        "About 55% were male and about 48% female.",
        "More than one answer was possible: 60% were positive, 45% negative.",
        "Of the victims, 55% were male and 48% vulnerable.",
        "Of the victims, 55% were satisfied and 48% very satisfied.",
    ],
)
def test_what_may_not_be_parts_of_one_whole_is_left_alone(text):
    assert not wrong_in(text)


@pytest.mark.parametrize("word", ["more", "fewer", "extra", "additional", "higher"])
@pytest.mark.parametrize(
    "text",
    [
        "Of 200 calls, 90 (40%) {} were answered.",
        "Of the 200 calls, 90 {} (40%) were answered.",
        "Of these 200 calls, {} 90 (40%) were answered.",
        "Of 200 calls answered, 90 (40%) were {}.",
        "Of 200 calls, 90 (45%) {} were answered than last year.",
    ],
)
def test_so_many_more_are_no_part_of_what_is_named_before(text, word):
    assert not wrong_in(text.format(word))


@pytest.mark.parametrize(
    ("text", "title", "working"),
    [
        (
            "Satisfaction fell from 77.0% to 74.0%, down 5 points.",
            "From 77.0% to 74.0% is a fall of 3 points; the report says 5.",
            "74.0 − 77.0 = −3, printed −5",
        ),
        (
            "Robbery was 612 in 2022 and 655 in 2023, an increase of 53.",
            "From 612 to 655 is a rise of 43; the report says 53.",
            "655 − 612 = 43, printed 53",
        ),
        (
            "Robbery rose by 43 (7.1%) from 612 to 655.",
            "A rise of 43 on 612 is 7.026%; the report says 7.1%.",
            "43 ÷ 612 = 7.026%, printed 7.1%",
        ),
        (
            "Robbery fell by 53 (8.1%) to 612.",
            "A fall of 53 to 612 is 7.97%; the report says 8.1%.",
            "−53 ÷ (612 + 53) = −7.97%, printed −8.1%",
        ),
        (
            "Robbery rose by 7 (24.92%).",
            "A rise of 7 is 24.92% of no whole number.",
            "7 is 24.92% of no whole number: 7 ÷ 28 = 25%, 7 ÷ 29 = 24.1379%",
        ),
        (
            "The cost fell by £1.9m (13.5%) to £6.1m.",
            "A fall of £1.9m to £6.1m is 23.75%; the report says 13.5%.",
            "−£1.9m ÷ (£6.1m + £1.9m) = −23.75%, printed −13.5%",
        ),
        (
            "Complaints halved, from 90 to 60.",
            "60 is 66.7% of 90; the report says “halved”.",
            "60 ÷ 90 = 66.7%, said to be “halved” (43.8% to 56.3%)",
        ),
        (
            "There were 120, 140 and 160 offences, 430 in all.",
            "The parts come to 420; the report says 430.",
            "120 + 140 + 160 = 420, printed 430",
        ),
        (
            "The force is 4th, up from 9th, a gain of 4 places.",
            "From 9th to 4th is 5 places; the report says 4.",
            "9 − 4 = 5 places, printed 4",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words_and_the_sum_stays_as_working(text, title, working):
    (finding,) = wrong_in(text)
    assert (finding.title, finding.working) == (title, working)


def test_no_title_is_a_bare_sum(reference):
    for text in (TABLE, *DIFFER):
        for each in wrong_in(text):
            assert not re.search(r"\d [+−÷=] ?\(?\d|, printed", each.title), each.title
    assert not [each.title for each in reference.findings if re.search(r"\d [÷=] |, printed", each.title)]


TABLE = (
    "Offence\t2022\t2023\tChange\t%\nRobbery\t612\t655\t53\t7%\nTheft\t100\t120\t20\t20%\n"
    "Total\t712\t785\t73\t9%\n"
)
DIFFER = (
    "Satisfaction fell by 9% from 77.0% to 74.0%.",
    "Robbery is down 3% from 75 to 78.",
    "Of 200 calls, 90 (40%) were answered.",
    "There were 41 applicants; of this number, 72 (17.6%) were women.",
)
