"""Warnings and notes about true sentences that a reader who knows the answer would find idle."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\nPerformance in the 12 months to 30 September 2017\n\n"


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def kinds(text, opened=None):
    return [(each.kind, each.title) for each in review_report(HEAD + text, opened).findings]


ANSWERED = """
We once projected 850 personal robberies for the year to September 2017; the outturn was 794, 56 fewer.
850 personal robberies were forecast for the year to September 2017, but there were 794, 56 fewer.
Personal robbery came to 794 in the 12 months to September 2017, 56 below the projected 850.
Personal robbery came to 794 in the 12 months to September 2017, 56 fewer than forecast.
It was originally estimated at 740; personal robbery came to 794 in the 12 months to September 2017, 54 more.
Personal robbery in the 12 months to September 2017 was 794, 94 above the target of 700.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", ANSWERED)
def test_a_projection_with_its_outturn_is_not_asked_about(opened, sentence):
    assert not kinds(sentence, opened)


def test_a_projection_of_a_year_to_come_is_asked_about(opened):
    found = kinds("Personal robbery is projected to reach 850 in the 12 months to September 2018.", opened)
    assert [kind for kind, _ in found] == ["projection"]


EARLIER = """
351 hate crimes were recorded between July and September 2017, 21.9% above the same quarter of 2016 (288).
In the 12 months to September 2017 there were 794 personal robberies, up from 596 and, before that, 407.
All crime was 115,775 in the year to Sept 2017, against 102,455 last year and 92,395 in the year before that.
In the 12 months to September 2017 there were 1,118 rapes (903).
Hate crime rose by 273 in the year to September 2017, compared with 249 in the year to September 2016.
Rape rose by 215 in the 12 months to September 2017 after 146 in the 12 months to September 2016.
Hate crime rose by 273 in the year to Sep 2017, against 249 in that to Sep 2016 and 132 in that to Sep 2015.
Hate crime was 1,251 in the 12 months to September 2017; two years earlier it was 729.
In the year to September 2017 there were 1,251 hate crimes, 978 a year earlier and 729 the year before that.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", EARLIER)
def test_a_level_of_a_time_that_is_not_told_is_not_asked_about(opened, sentence):
    assert not kinds(sentence, opened)


def test_only_changes_on_one_period_are_added_up():
    lines = [
        "All crime rose by 13,320 in the 12 months to September 2017.",
        "Public order offences rose by 1,193 in the 12 months to September 2017.",
        "Rape rose by 215 in the 12 months to September 2017.",
        "Personal robbery was 387 higher in the year to September 2017 than in the year to September 2015.",
    ]
    assert not [title for kind, title in kinds("\n\n".join(lines)) if kind == "coverage"]
    lines[-1] = "Personal robbery rose by 198 in the 12 months to September 2017."
    (title,) = (title for kind, title in kinds("\n\n".join(lines)) if kind == "coverage")
    assert "13,320" in title


def test_a_part_of_a_rise_is_not_the_rise_that_is_to_be_accounted_for():
    lines = [
        "Of the rise in all crime in the 12 months to September 2017, up by {} crimes, much was in towns.",
        "Public order offences rose by 1,193 in the 12 months to September 2017.",
        "Rape rose by 215 in the 12 months to September 2017.",
        "Personal robbery rose by 198 in the 12 months to September 2017.",
    ]
    text = "\n\n".join(lines)
    assert "coverage" in {kind for kind, _ in kinds(text.format("4,983"))}
    assert "coverage" not in {kind for kind, _ in kinds(text.format("4,983 of 13,320"))}


def test_a_share_of_all_crime_that_moved_is_no_share_of_a_change(opened):
    line = "Domestic abuse made up 10.3% of all recorded crime, up from 9.6% in the year to September 2016."
    assert not kinds(line, opened)


def test_two_names_are_not_one_measure_where_a_definition_changed_or_the_name_goes_on():
    changed = (
        "Burglary dwelling, as was, stood at 5,540 in the year to March 2017, before the definition changed."
        "\n\nUnder the new one there were 4,086 residential burglaries in the six months to September 2017."
    )
    notices = (
        "There were 31,240 domestic abuse incidents in the year to September 2017."
        "\n\nDomestic violence protection notices: 212 in the year to September 2017."
    )
    for text in (changed, notices):
        assert not [title for kind, title in kinds(text) if kind == "naming"]


def test_a_national_target_is_no_national_figure():
    line = "Calls\n\n91.8% of calls were answered within 10 seconds; the national target is {}."
    assert not [title for kind, title in kinds(line.format("90%")) if kind == "source"]
    line = "Calls\n\n91.8% of calls were answered within 10 seconds; nationally it was {}."
    assert [title for kind, title in kinds(line.format("90%")) if kind == "source"]
