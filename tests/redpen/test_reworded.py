"""Two figures for one thing, said in other words and elsewhere in the report."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\n\nPerformance to 30 September 2017\n\n"
ROSE = "Rape rose by 219 crimes (24.3%) in the 12 months to September 2017."
MORE = "There were 215 more rapes (23.8%) in the year to September 2017."


def conflicts(*parts):
    found = review_report(HEAD + "\n\n".join(parts) + "\n")
    return [each for each in found.findings if each.kind.startswith("conflict")]


@pytest.mark.parametrize(
    ("one", "other", "working"),
    [
        (ROSE, MORE, "219 − 215 = 4"),
        (ROSE, "In the year to September 2017 rape increased by 215 offences.", "219 − 215 = 4"),
        (ROSE, "Rape is up 23.8% in the 12 months to September 2017.", "24.3% − 23.8% = 0.5"),
        (
            "There were 1,118 rapes in the 12 months to September 2017.",
            "Rape stood at 1,122 offences in the year to September 2017.",
            "1,122 − 1,118 = 4",
        ),
        (
            "There were 1,118 rapes in the 12 months to September 2017.",
            "Rape rose from 901 in the year to September 2016 to 1,122 in the year to September 2017.",
            "1,122 − 1,118 = 4",
        ),
    ],
)
@pytest.mark.parametrize("between", [(), ("3. Crime summary",), ("4. Rape", "The picture is mixed.")])
def test_two_figures_for_one_thing_in_other_words_are_an_error(one, other, working, between):
    (finding,) = conflicts(one, *between, other)
    assert finding.severity is Severity.ERROR
    assert finding.title.startswith("Two figures are given for one thing (Rape, Lancashire, 12 months to Sep")
    assert finding.working.startswith(working)
    assert len(finding.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        "There were 219 more rapes (24.3%) in the year to September 2017.",
        "There were 219 more rapes (24%) in the year to September 2017.",
        "Rape rose by about 215 crimes in the 12 months to September 2017.",
        "Rape rose by 215 crimes (23.8%) in the 12 months to August 2017.",
        "Rape fell by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Rape of adults rose by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Repeat rape rose by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Rape rose by 215 crimes (23.8%) in the 12 months to September 2017 in Burnley.",
        "Rape rose by 215 crimes (23.8%) in the 12 months to September 2017 compared with 2013.",
        "Rape rose by 215 crimes (23.8%) in the 12 months to September 2017, a figure since revised.",
        "Rape is expected to rise by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Rape rose by 25 crimes (2.8%) in the 12 months to September 2017.",
        "Sexual offences rose by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Rape and sexual offences rose by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Rape rose by 215 crimes (23.8%) a month in the 12 months to September 2017.",
        "Rape victims rose by 215 (23.8%) in the 12 months to September 2017.",
        "Excluding old cases, rape rose by 215 crimes (23.8%) in the 12 months to September 2017.",
        "Nationally rape rose by 215 crimes (23.8%) in the 12 months to September 2017.",
        "The North West saw rape rise by 215 crimes (23.8%) in the 12 months to September 2017.",
    ],
)
def test_what_may_be_of_two_things_is_not_accused(other):
    assert not conflicts(ROSE, "4. Summary", other)


@pytest.mark.parametrize(
    "between",
    ["4. Rape of children", "Blackpool", "In the east of the county:", "By victims under 18", "4. East"],
)
def test_what_stands_above_may_narrow_it(between):
    assert not [each for each in conflicts(ROSE, between, MORE) if each.severity is Severity.ERROR]


def test_figures_drawn_at_two_times_are_asked_about_and_not_accused():
    (finding,) = conflicts(ROSE, "4. Data", "Figures were extracted on two days.", "5. Summary", MORE)
    assert finding.severity is Severity.WARNING
    assert finding.title.startswith("If both are of")
    assert finding.question.startswith("Could the Constabulary confirm")


def test_what_is_reported_may_not_be_what_is_recorded():
    (finding,) = conflicts(ROSE, "Reports of rape rose by 215 (23.8%) in the 12 months to September 2017.")
    assert finding.severity is Severity.WARNING


def test_a_period_said_further_up_is_asked_about_and_not_accused():
    found = conflicts(ROSE, "Burglary fell by 90 (1.2%).", "There were 215 more rapes (23.8%).")
    assert all(each.severity is Severity.WARNING for each in found)
