"""True sentences in many wordings, and false ones, against the demonstration workbook.

What a period is said of decides everything: the same year stands beside the figure of now in one sentence
and beside what that is compared with in the next.
"""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.listing import listed
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary: performance report\n\n"

# All burglary: 13,090 in the year to September 2017, 11,950 in the year before, 10,975 before that.
TRUE = """
All burglary climbed to 13,090, up from 11,950 in the 12 months to September 2016.
All burglary rose 9.5% to 13,090 from the 11,950 recorded in the year to September 2016.
All burglary (13,090) was 9.5% above the 11,950 in the 12 months to September 2016.
Compared with the 11,950 offences of the 12 months to September 2016, all burglary is 9.5% higher at 13,090.
All burglary is up 9.5% on the 12 months to September 2016, to 13,090.
All burglary is up 1,140 on the 12 months to September 2016, at 13,090.
All burglary stands at 13,090 against 11,950 in the 12 months to September 2016.
All burglary: 13,090 (12 months to September 2016: 11,950).
All burglary has climbed to 13,090, which is 1,140 above the 12 months to September 2016.
There were 13,090 offences of all burglary, 9.5% more than in the 12 months to September 2016.
All burglary increased to 13,090. In the 12 months to September 2016 it was 11,950.
Rape rose by 23.8% on the year to September 2016.
Rape rose by 215 since the 12 months to September 2016, to 1,118.
Hate crime has grown by 27.9% since the year ending September 2016 and now stands at 1,251.
Hate crime (1,251) exceeded the year ending September 2016 by 273.
From 978 in the year to September 2016, hate crime has risen to 1,251.
Hate crime rose to 1,251, from 978 to September 2016.
KSI casualties, 767, are down from 815 as at September 2016.
Personal robbery stands 33.2% above its level of September 2016, at 794 offences.
Public order offences rose by 45.1% against the 2,646 recorded up to September 2016.
High impact acquisitive crime climbed to 7,881, which is 34.4% above the 5,862 recorded to September 2016.
Public order: 985 this quarter, up 28.1% on July to September 2016.
The 12 months to September 2016 had 596 personal robberies, the current 12 months 794.
Residential burglary fell by 3.7% between July and September 2017 after the summer.
All crime was 4.0% lower in September 2017 than in July 2017.
All crime fell by 4.0% in the two months to September 2017.
All crime rose by 29.5% over three years to 115,775 in the 12 months to September 2017.
All crime has gone up by 29.5%, 25.3% and 13.0% on the years to September 2014, 2015 and 2016.
The force had 3,178 officers and PCSOs at September 2017.
The headcount of PCSOs was 281 at the end of September 2017 (271 at the end of September 2016).
Of the 1,251 hate crimes recorded in the 12 months to September 2017, 810 were motivated by race.
Rape offences against adults rose to 712 in the 12 months to September 2017.
Personal robbery in Preston rose by 41 to 166 in the 12 months to September 2017.
The target for personal robbery is 700 in the 12 months to September 2017.
Domestic abuse crime went up by a fifth (20.6%), with 11,902 crimes in the year ending September 2017.
Rolling 12-month all crime rose from 114,675 in August 2017 to 115,775 in September 2017.
12-month rolling rape reached 1,118 in September 2017.
All crime rose in 11 of the 12 months to September 2017.
Rape rose in each of the last three years, from 621 to 757, 903 and 1,118 in the 12 months to September 2017.
Hate crime rose from 347 to 470 in East Division, against 1,251 for Lancashire, in the year to September 2017.
Public order rose by 45.1% in the year to September 2017; in East Division by 46.9%, in South by 37.3%.
Personal robbery rose by 97 in East Division and by 61 in South Division in the year to September 2017.
Hate crime rose in all divisions in the year to September 2017: East by 123, South by 89, West by 61.
Up by 123 in East Division and 89 in South, hate crime is at 1,251 in the year to September 2017.
In Q1 and Q2 of 2017/18 hate crime totalled 337 and 351 respectively.
In August and September 2017 there were 108 and 114 hate crimes respectively.
Rape in 2017 stood at 1,118 (year to September), against 903 in 2016 and 757 in 2015.
Hate crime (rolling year): 2015 729, 2016 978, 2017 1,251.
In the year to September 2017 1,118 rapes and 2,496 other sexual offences were recorded, 3,614 in all.
Hate crime in the year to date stands at 688 (September 2017).
In September 2017 domestic abuse crime was 1,052, and 6,481 since April.
At September 2017 hate crime stood at 1,251.
Domestic abuse incidents came to 31,410 in the 12 months to September 2017.
In the year to September 2017 48 fewer were killed or seriously injured and 210 fewer slightly injured.
Hate crime rose by 2.4% a month in the 12 months to September 2017.
KSI casualties fell in East Division (259, down from 295) but rose in West in the 12 months to September 2017.
""".strip().split("\n")

# With a figure that the workbook lacks, each in a sentence that leaves nothing in doubt.
FALSE = [
    ("In the 12 months to September 2017 all burglary rose by {} on the previous 12 months.", "9.5%", "5.9%"),
    ("All burglary totalled {} offences in the year to September 2017.", "13,090", "13,900"),
    ("There were {} personal robberies in September 2017.", "78", "87"),
    ("Hate crime reached {} in the 12 months to September 2017.", "1,251", "1,521"),
    ("Harassment offences amounted to {} in the year to September 2017.", "4,891", "4,981"),
    ("Rape: {} (year to September 2017), 903 (year to September 2016).", "1,118", "1,181"),
    ("A total of {} all burglary offences was recorded in the year to September 2017.", "13,090", "19,030"),
    ("KSI casualties fell from 815 to {} in the year to September 2017.", "767", "776"),
    ("The headcount of PCSOs was {} at the end of September 2017 (271 in 2016).", "281", "218"),
]  # fmt: skip


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_is_not_accused(opened, sentence):
    found = review_report(HEAD + sentence, opened)
    assert found.claims
    assert not [each.title for each in found.findings if each.severity is not Severity.NOTE]
    assert Verdict.DIFFERS not in {each.verdict for each in found.judgements}


def test_what_is_true_is_not_accused_together(opened):
    found = review_report(HEAD + "\n\n".join(TRUE), opened)
    assert not [each.title for each in found.findings if each.severity is not Severity.NOTE]


@pytest.mark.parametrize(("sentence", "right", "wrong"), FALSE)
def test_what_the_workbook_denies_is_found(opened, sentence, right, wrong):
    true = review_report(HEAD + sentence.format(right), opened)
    assert not true.findings
    assert any(
        each.against is Against.WORKBOOK and each.verdict is Verdict.AGREES and each.cells
        for each in true.judgements
    )
    false = review_report(HEAD + sentence.format(wrong), opened)
    errors = [each for each in false.findings if each.severity is Severity.ERROR]
    assert [each for each in errors if wrong in each.title and each.cells]


def test_a_list_tells_all_that_a_statement_was_held_against(opened):
    text = "Rape rose by 23.8% from 903 to 1,118 in the 12 months to September 2017.\n"
    (line,) = listed(review_report(HEAD + text, opened)).claims
    assert line.verdict == str(Verdict.AGREES)
    assert line.against == "itself; the workbook"
    assert "23.81%, printed 23.8%" in line.working
    assert "workbook: 903 to 1,118" in line.working
    assert [cell.sheet for cell in line.cells] == ["Monthly counts"]


# Not quite sure what it is of, but the figure beside it, or the rest of the report, is the workbook's.
ASKED = [
    ("Recorded rape has gone up by 215 to {}.", "1,118", "1,181"),
    ("Domestic abuse crime went up by {}, with 11,902 from Oct to Sept 2017.", "20.6%", "26.0%"),
    ("Personal robbery rose by a third, 794 offences being recorded as against {}.", "596", "569"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "right", "wrong"), ASKED)
def test_what_is_not_quite_sure_is_asked(opened, sentence, right, wrong):
    head = f"{HEAD}All crime rose by 13.0% in the 12 months to September 2017 on the previous 12 months.\n\n"
    assert not review_report(head + sentence.format(right), opened).findings
    found = review_report(head + sentence.format(wrong), opened).findings
    assert [each.severity for each in found if wrong in each.title and each.cells] == [Severity.NOTE]


NO_FORCE = """Performance report, October 2016 to September 2017

All crime rose by 13.0% to 115,775 in the 12 months to September 2017.

Rape rose to 1,118 in the 12 months to September 2017.

All burglary stood at {} in the 12 months to September 2017.
"""


def test_a_report_that_names_no_force_is_asked_about_where_its_figures_are_the_workbooks(opened):
    true = review_report(NO_FORCE.format("13,090"), opened)
    assert not true.findings
    held = [each for each in true.judgements if each.against is Against.WORKBOOK]
    assert {each.verdict for each in held} == {Verdict.AGREES}
    (found,) = review_report(NO_FORCE.format("13,900"), opened).findings
    assert (found.kind, found.severity) == ("workbook_area", Severity.NOTE)
    assert "“13,900” of All burglary, Lancashire" in found.title


@pytest.mark.parametrize("named", ["Merseyside Police", "England and Wales"])
def test_a_report_of_another_force_is_not_taken_for_the_workbooks(opened, named):
    found = review_report(f"{named}. {NO_FORCE.format('13,900')}", opened)
    assert Verdict.AGREES not in {e.verdict for e in found.judgements if e.against is Against.WORKBOOK}
    assert not found.findings


def test_other_figures_without_a_force_are_not_asked_about(opened):
    text = NO_FORCE.replace("115,775", "208,412").replace("13.0%", "4.1%").replace("1,118", "2,371")
    assert not review_report(text.format("19,204"), opened).findings


def test_a_figure_without_a_period_may_be_of_any_usual_one_to_the_same_month(opened):
    text = (
        "Lancashire Constabulary: performance in the quarter July to September 2017\n\n"
        "All crime has risen by 13.0% and now totals 115,775.\n\n"
        "All crime came to {}.\n\n"
        "Public order: 985 this quarter.\n"
    )
    true = review_report(text.format("30,706"), opened)
    held = [each.verdict for each in true.judgements if each.against is Against.WORKBOOK]
    assert not true.findings
    assert held == [Verdict.AGREES] * 4
    (found,) = review_report(text.format("36,070"), opened).findings
    assert (found.severity, "36,070" in found.title) == (Severity.NOTE, True)


def test_a_row_that_is_called_east_is_of_the_division_and_of_no_region(opened):
    text = (
        "Lancashire Constabulary: all crime by division\n\n"
        "All crime, 12 months to September 2017\n"
        "| Division | 12m to Sep-17 | 12m to Sep-16 |\n| East | {} | 37,926 |\n| West | 39,104 | 34,352 |\n"
    )
    true = review_report(text.format("42,909"), opened)
    assert {claim.area for claim in true.claims} == {"lancashire-east", "lancashire-west"}
    assert not [each for each in true.findings if "42,909" in each.title]
    (found,) = [e for e in review_report(text.format("42,990"), opened).findings if "42,990" in e.title]
    assert found.severity is Severity.ERROR


def test_what_has_no_period_agrees_with_the_latest_although_the_report_is_of_a_quarter(opened):
    text = (
        "Lancashire Constabulary\n\n1. Overview\n\n"
        "Between 1 July 2017 and 30 September 2017 there have been 51 officer appointments.\n\n"
        "2. User satisfaction\n\nSatisfaction of burglary victims has fallen from 81.3% to 77.4%.\n"
    )
    found = review_report(text, opened)
    held = [found.claims[each.claim].measure for each in found.judgements
            if each.against is Against.WORKBOOK and each.verdict is Verdict.AGREES]  # fmt: skip
    assert "satisfaction_burglary" in held


def test_divisions_of_one_sentence_are_asked_about_each(opened):
    text = (
        "Lancashire Constabulary\n\nThe 12 months to September 2017 are compared with the 12 months to"
        " September 2016.\n\nThe 'In Year Performance' compared to the 'Previous 12 Month Period' shows a"
        " reduction of 5.9% (48 KSIs). East Division has a reduction of 12.7% (38 KSIs), South Division a"
        " reduction of 2.5% (6 KSIs) and West Division a reduction of 1.5% (4 KSIs).\n"
    )
    titles = [each.title for each in review_report(text, opened).findings if each.cells]
    assert [sum(f"{name} Division" in one for one in titles) for name in ("East", "South", "West")] == [1] * 3


TABLES = {
    "years under a caption that says to when": (
        "Hate crime, rolling 12 months to September\n\n"
        "| | 2015 | 2016 | 2017 |\n|---|---|---|---|\n| Hate crime | 729 | 978 | 1,251 |\n"
        "| Rape | 757 | 903 | 1,118 |\n"
    ),
    "the same month of last year": (
        "| | September 2017 | Same month last year |\n|---|---|---|\n| Hate crime | 114 | 91 |\n"
        "| Rape | 104 | 78 |\n"
    ),
    "so far and on average": (
        "| | September 2017 | Cumulative since April | 12-month average |\n|---|---|---|---|\n"
        "| Hate crime | 114 | 688 | 104 |\n| Rape | 104 | 596 | 93 |\n"
    ),
    "months of two years": (
        "| Hate crime | Jul | Aug | Sep |\n|---|---|---|---|\n| 2017 | 129 | 108 | 114 |\n"
        "| 2016 | 115 | 82 | 91 |\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_heads_that_speak_of_another_time_are_not_held_to_the_one_that_is_named(opened, name):
    found = review_report(f"{HEAD}{TABLES[name]}", opened)
    assert found.claims
    assert not [each.title for each in found.findings if each.severity is Severity.ERROR]


def test_a_sentence_about_a_division_makes_the_report_none_of_it(opened):
    text = "East Division was busy.\n\nIn 2016 there were {} hate crimes in Lancashire.\n"
    assert not review_report(HEAD + text.format("1,026"), opened).findings
    (found,) = review_report(HEAD + text.format("1,206"), opened).findings
    assert found.severity is Severity.ERROR
