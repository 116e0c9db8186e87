"""Rules for words, each on sentences that it was not made from: some to find, some to leave alone."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

ABOVE = "Performance of Durham Constabulary to 31 March 2019.\n\n"


def kinds(text: str, above: str = ABOVE) -> list[str]:
    return [each.kind for each in review_report(above + text).findings]


def of_kind(text: str, kind: str, above: str = ABOVE):
    return [each for each in review_report(above + text).findings if each.kind == kind]


# --- “In line with”, “below”, “above” -----------------------------------------------------------------

BURGLARY = """\
5. Crime

a) Burglary

(i) {said}

The figures are taken from the national file:

\tEngland & Wales\tNorth East Region\tMSG\tDurham
12M Feb-19 -v- 12M Feb-18\tUp 10.0% (40,000 Crimes)\tUp 11.0% (2,600 Crimes)\tUp 9.5% (6,000 Crimes)\t{own}

b) Robbery

(i) Robbery is dealt with elsewhere.
"""
FALLEN, ALIKE = "Down 8.0% (480 Crimes)", "Up 10.1% (606 Crimes)"


@pytest.mark.parametrize(
    "said",
    [
        "The increase in burglary in Durham is in line with the national picture.",
        "The change in burglary is similar to that of our most similar group.",
        "The rise in burglary is on a par with the North East region.",
        "The trend for burglary is consistent with all forces in the country.",
    ],
)
def test_in_line_is_an_error_where_the_table_has_the_other_direction(said):
    (found,) = of_kind(BURGLARY.format(said=said, own=FALLEN), "claim_v_table")
    assert found.severity is Severity.ERROR
    assert "growth ratio" in found.working
    assert found.question.endswith("?")


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("The increase in burglary in Durham is in line with the national picture.", ALIKE),
        ("The change in burglary is similar to that of our most similar group.", ALIKE),
        ("The decrease in burglary is in line with the agreed burglary strategy.", FALLEN),
        ("The change in burglary is in line with expectations, following national changes.", FALLEN),
        ("The change in robbery is in line with the national picture.", FALLEN),
        ("Burglary is in line with the plan that was agreed nationally in May.", FALLEN),
    ],
)
def test_in_line_is_left_alone_where_it_fits_or_nothing_is_compared(said, own):
    assert "claim_v_table" not in kinds(BURGLARY.format(said=said, own=own))


@pytest.mark.parametrize(
    "said",
    [
        "The increase in burglary is below the national average.",
        "The increase in burglary is well below the regional level.",
        "Crime is up. The rise in burglary was just below the MSG average.",
    ],
)
def test_below_is_an_error_where_the_table_has_more(said):
    (found,) = of_kind(BURGLARY.format(said=said, own="Up 21.0% (1,260 Crimes)"), "claim_v_table")
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("own", ["Up 2.0% (120 Crimes)", FALLEN, "Up 9.4% (564 Crimes)"])
def test_below_is_left_alone_where_the_table_has_less(own):
    said = "The increase in burglary is below the national average."
    assert "claim_v_table" not in kinds(BURGLARY.format(said=said, own=own))


@pytest.mark.parametrize(
    "said",
    [
        "The increase in burglary is not in line with the national picture.",
        "The increase in burglary should come into line with the national picture.",
        "The change in burglary would be in line with the national picture but for one series.",
        "Although burglary changed, the rate is in line with the national average.",
        "Burglary has increased, but remains below the national average.",
        "The increase in burglary detections is in line with the national average.",
        "The increase in burglary is recorded in line with national counting rules.",
        "The increase in Easington District burglary is in line with the national picture.",
        "In September 2016 the increase in burglary was in line with the national picture.",
        "The rise in burglary victims' satisfaction is similar to the regional figure.",
        "Increases in burglary budgets are below the national target for savings.",
    ],
)
@pytest.mark.parametrize("own", [FALLEN, "Up 41.0% (2,460 Crimes)"])
def test_what_is_no_claim_about_the_table_is_held_against_none(said, own):
    review = review_report(ABOVE + BURGLARY.format(said=said, own=own))
    assert "claim_v_table" not in [each.kind for each in review.findings]
    comparisons = {n for n, each in enumerate(review.claims) if each.kind == "comparison"}
    assert "differs" not in {str(each.verdict) for each in review.judgements if each.claim in comparisons}


def test_few_cases_that_rose_otherwise_by_chance_are_in_line():
    said = "The increase in burglary is in line with the national picture."
    assert "claim_v_table" not in kinds(BURGLARY.format(said=said, own="Up 20.0% (8 Crimes)"))


# --- Caveats ------------------------------------------------------------------------------------------

SURVEY = """\
7. Confidence

a) Satisfaction

(i) {caveat}

(ii) Satisfaction of burglary victims is down 3.9 percentage points from 81.3% to 77.4%.

b) Road safety

(i) Killed or seriously injured casualties fell from 402 to 363.
"""


@pytest.mark.parametrize(
    "caveat",
    [
        "The survey has been redesigned and these results should not be compared with previous years.",
        "Because the questions changed, the data cannot be compared with earlier figures.",
        "Please note that the figures are not comparable with the last year.",
        "Results are not directly comparable over time, as the survey data come from a new provider.",
    ],
)
def test_a_caveat_that_the_next_paragraph_breaks_is_an_error(caveat):
    found = of_kind(SURVEY.format(caveat=caveat), "caveat_breach")
    assert len(found) == 1, kinds(SURVEY.format(caveat=caveat))
    assert "77.4%" in found[0].title


@pytest.mark.parametrize(
    "caveat",
    [
        "These results should not be compared with other forces.",
        "These results should be treated with caution when comparing with previous years.",
        "The results can be compared with previous years.",
        "The figures for robbery should not be compared with previous years.",
        "National data cannot be compared with our figures.",
        "The data for stalking cannot be compared with previous years.",
        "The data could not be compared with previous years until now.",
    ],
)
def test_other_caveats_are_not_broken_by_it(caveat):
    assert "caveat_breach" not in kinds(SURVEY.format(caveat=caveat))


def test_a_change_that_is_as_careful_itself_breaks_nothing():
    text = SURVEY.format(caveat="The data should not be compared with previous years.")
    careful = text.replace("to 77.4%.", "to 77.4%, which is not comparable and given as indicative only.")
    assert "caveat_breach" not in kinds(careful)


def test_a_caveat_about_answers_says_nothing_of_crimes():
    text = SURVEY.format(caveat="The survey data should not be compared with previous years.")
    crimes = text.replace(" from 81.3% to 77.4%", "").replace("percentage points", "crimes")
    assert "caveat_breach" not in kinds(crimes)


def test_without_headings_a_caveat_reaches_the_next_lines_only():
    told = "The data should not be compared with previous years."
    change = "Satisfaction fell from 81.3% to 77.4%, or 3.9 points."
    assert "caveat_breach" in kinds(f"{told} {change}")
    assert "caveat_breach" not in kinds("\n\n".join((told, "Words.", "More words.", change)))


def test_a_caveat_of_another_section_is_not_broken():
    text = SURVEY.format(caveat="The survey is run by telephone.")
    told = "(ii) The data on casualties should not be compared with previous years."
    assert "caveat_breach" not in kinds(text.partition("(i) Killed")[0] + told)


# --- Denominators, projections, ranks -----------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "38 forces nationally have an increase in robbery.",
        "Thirty-two forces recorded an increase in violence.",
        "35 forces have seen a rise in burglary.",
    ],
)
def test_forces_without_their_number_are_asked_for(said):
    assert kinds(said).count("denominator") == 1


@pytest.mark.parametrize(
    "said",
    [
        "28 of the 43 forces have seen a rise in robbery.",
        "38 forces nationally have an increase in robbery. There are figures for 42 of the 43 forces.",
        "The three forces share a firearms unit.",
    ],
)
def test_forces_with_their_number_are_not(said):
    assert "denominator" not in kinds(said)


OFFENCES = """\
6. Vulnerability

a) Violence and robbery

(i) {said} Violence rose by 6.2% (310 crimes).

(ii) Robbery rose by 4.0% (20 crimes).
"""


@pytest.mark.parametrize(
    "said",
    [
        "Violence and robbery offences are of concern. Around 30% of offences were drink related.",
        "Recording of robbery and violence offences has improved. 12% of crimes had a repeat victim.",
        "There is more reporting of robbery and violence incidents. Some 45% of incidents were at night.",
    ],
)
def test_a_percentage_of_offences_after_two_kinds_is_asked_about(said):
    assert "denominator" in kinds(OFFENCES.format(said=said))


@pytest.mark.parametrize(
    "said",
    [
        "Violence is of concern. Around 30% of offences were drink related.",
        "Violence and robbery offences are of concern. Around 30% of violence offences were drink related.",
        "Violence and robbery offences are of concern. 90 of 300 offences (30%) were drink related.",
    ],
)
def test_a_percentage_of_what_is_clear_is_not(said):
    assert "denominator" not in kinds(OFFENCES.format(said=said))


@pytest.mark.parametrize(
    "said",
    [
        "We project that all crime will rise by 5% by March 2020.",
        "If current trends continue, burglary is projected to increase by 12.4% for 2019/20.",
        "We are projecting an increase of 8.1% in robbery for the 2019/20 year end.",
    ],
)
def test_a_projection_without_a_method_is_asked_for_it(said):
    assert "projection" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "Based on the last three years, we project that all crime will rise by 5% by March 2020.",
        "We project that all crime will rise by 5% by March 2020, with a confidence interval of 3% to 7%.",
        "The revenue budget is forecast to underspend by £1.2m at year end.",
        "All crime rose by 5% in 2019/20.",
    ],
)
def test_a_projection_with_one_is_not(said):
    assert "projection" not in kinds(said)


RANKS = """\
b) Confidence

(i) The Crime Survey gives the following{more}

Question\tEstimate\tNational Position\tMSG
Police can be relied on\t60.7%\t{one}\t4th
Police treat you with respect\t88.8%\t15th\t2nd
"""


@pytest.mark.parametrize("one", ["23rd ↓1", "9th ↑8", "12th ▲3"])
def test_ranks_that_move_without_a_word_on_precision(one):
    assert kinds(RANKS.format(more=".", one=one)).count("rank_no_uncertainty") == 1


@pytest.mark.parametrize(
    ("more", "one"),
    [(".", "23rd"), (", with confidence intervals.", "9th ↑8"), (" (800 respondents).", "9th ↑8")],
)
def test_ranks_that_stay_or_have_a_word_on_it(more, one):
    assert "rank_no_uncertainty" not in kinds(RANKS.format(more=more, one=one))


# --- Few cases, words for changes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Robbery is up 26.9% (7 offences).",
        "Arson rose by 50.0% (4 offences).",
        "Child casualties killed or seriously injured fell by 21.3% (10 KSIs).",
    ],
)
def test_percentages_of_few_cases(said):
    (found,) = of_kind(said, "small_numbers")
    assert "95% interval" in found.working


@pytest.mark.parametrize(
    "said",
    [
        "Robbery is up 120.0% (48 offences).",
        "All crime is up 13.0% (13,320 crimes).",
        "Police officer headcount is up 20.0% (5 officers).",
        "Robbery is up 3.0%.",
        "Satisfaction is up 2.0 percentage points to 80.0%.",
    ],
)
def test_percentages_of_many_cases_or_of_people_in_post(said):
    assert "small_numbers" not in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "There was a significant increase in robbery of 12.0% (6 offences).",
        "Burglary fell significantly by 10.0% (8 offences).",
        "Arson has seen a statistically significant reduction of 15.0% (9 offences).",
    ],
)
def test_significant_of_what_chance_makes(said):
    assert "significance" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "There was a significant increase in burglary of 22.0% (450 offences).",
        "There was no significant change in robbery, which rose by 12.0% (6 offences).",
        "There was an increase in robbery of 12.0% (6 offences).",
    ],
)
def test_significant_of_more_or_not_said(said):
    assert "significance" not in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "Burglary shows a slight increase of 34.0% (450 offences).",
        "Robbery has remained stable, with an increase of 22.0% (450 offences).",
        "All crime is on a downward trend, with an increase of 13.0% (13,320 crimes).",
        "Robbery is on an upward trend and is down 22.0% (450 offences).",
    ],
)
def test_words_that_do_not_fit_the_change_beside_them(said):
    assert "trend_words" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "Burglary shows a slight increase of 2.0% (45 offences).",
        "Robbery has remained stable, with an increase of 1.0% (4 offences).",
        "All crime is on an upward trend, with an increase of 13.0% (13,320 crimes).",
        "Robbery had been on an upward trend but is now down 22.0% (450 offences).",
        "Robbery is on an upward trend nationally and is down 22.0% (450 offences).",
    ],
)
def test_words_that_fit_it(said):
    assert "trend_words" not in kinds(said)


def test_growth_of_a_force_that_fell_is_shown_with_its_sign():
    said = "The increase in burglary in Durham is in line with the national picture."
    (found,) = of_kind(BURGLARY.format(said=said, own=FALLEN), "claim_v_table")
    assert "Durham −8.0% (6,000 → 5,520)" in found.working
    assert "growth ratio (1 − 0.080) ÷ (1 + 0.103) = 0.834 (95% interval" in found.working
