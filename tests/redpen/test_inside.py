"""A claim against itself: every kind of claim that has a partner within itself."""

from __future__ import annotations

import pytest

from scrutinydesk.claims.claim import WORDS_ALONE
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.checks import review
from scrutinydesk.redpen.inside import inside_claims
from scrutinydesk.reviewing import review_report

AGREES, DIFFERS, UNIT = Verdict.AGREES, Verdict.DIFFERS, Verdict.UNIT
TRUNCATED, UNKNOWN = Verdict.ONLY_IF_TRUNCATED, Verdict.CANNOT_BE_CHECKED
OUTCOMES = "10 passing interview, 5 choosing not to progress and 2 being unsuccessful"
COMPARED = "70,541 crimes were recorded, compared with 66,423. This is an increase of"


def worst(text):
    """The worst verdict on a text by itself, and its review."""
    found = review_report(text)
    verdicts = [each.verdict for each in found.verdicts.values()]
    order = [DIFFERS, UNIT, TRUNCATED, AGREES, UNKNOWN]
    return min(verdicts, key=order.index), found


def test_a_share_that_no_count_gives_is_an_error_with_its_working():
    found = review_report("16 officers started in July; of this number, 5 (31.36%) are female.")
    (finding,) = found.findings
    assert (finding.kind, finding.severity) == ("arithmetic", Severity.ERROR)
    assert finding.title == "5 of 16 is 31.25%; the report says 31.36%."
    assert finding.working == "5 ÷ 16 = 31.25%, printed 31.36%"
    assert "No part of any whole up to 60 comes to 31.36%" in finding.detail
    assert finding.question.endswith("?") or "?" in finding.question
    assert found.document.text[finding.spans[0].start : finding.spans[0].end] == "31.36%"
    assert [each.verdict for each in found.verdicts.values()] == [Verdict.DIFFERS]


def test_a_share_that_is_right_is_no_finding():
    found = review_report("51 officers were appointed; of this number, 24 (47.1%) are female.")
    assert not found.findings
    assert [each.verdict for each in found.verdicts.values()] == [Verdict.AGREES]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Knife crime decreased from 612 to 548 offences (-10.5%).", AGREES),
        ("Knife crime decreased from 612 to 548 offences (-10.9%).", DIFFERS),
        ("Knife crime decreased from 612 to 548 offences (-14.5%).", DIFFERS),
        ("Robbery offences are up 3.1 per cent on last year, from 1,204 to 1,241.", AGREES),
        ("Robbery offences are up 3.9 per cent on last year, from 1,204 to 1,241.", DIFFERS),
        ("Theft from the person: 1,204 offences (+148, +14.0%).", AGREES),
        ("Theft from the person: 1,204 offences (+148, +15.0%).", DIFFERS),
        ("South Division has an increase of 26.9% (7 KSIs).", AGREES),
        ("South Division has an increase of 26.1% (7 KSIs).", DIFFERS),
        ("South Division has an increase of 15.3% (7 KSIs).", DIFFERS),
        ("Of the 41 appointments, 27 (65.8%) were female.", TRUNCATED),
        ("Satisfaction is down 3.9% from 81.3% to 77.4%.", UNIT),
        ("Satisfaction is down 3.9 percentage points from 81.3% to 77.4%.", AGREES),
        ("Satisfaction is down 4.9 percentage points from 81.3% to 77.4%.", DIFFERS),
        ("The number of people killed fell by almost 10%, from 402 to 363.", AGREES),
        ("Use of stop and search has increased by a third, from 300 to 402.", AGREES),
        (f"Of 17 applicants, {OUTCOMES}.", AGREES),
        (f"Of 18 applicants, {OUTCOMES}.", DIFFERS),
        ("45 of the 43 forces have seen a rise in robbery.", DIFFERS),
        (f"{COMPARED} 4,118 offences.", AGREES),
        (f"{COMPARED} 4,181 offences.", DIFFERS),
    ],
)  # fmt: skip
def test_the_verdict_on_a_sentence(text, verdict):
    found, review_of_it = worst(text)
    assert found is verdict, [each.working for each in review_of_it.judgements]
    wrong = [each for each in review_of_it.findings if each.kind in {"arithmetic", "rounding", "unit"}]
    assert bool(wrong) is (verdict in {DIFFERS, UNIT, TRUNCATED})


@pytest.mark.parametrize(
    "text",
    [
        # Better may be less: words of better and worse say nothing of up and down.
        "Response times improved by 10.5%, from 612 to 548.",
        # A time is no count, and nothing need be a whole number before it.
        "Waiting times rose by 2 minutes (14.9%).",
        # Nothing says that those 24 are among the 500.
        "In a force of 500 officers there were 24 (47.1%) of the new recruits from a BME background.",
        # A figure that may be rounded to hundreds.
        "Incidents fell from 9,400 to 9,100 (3.4%).",
        # Answers of a survey may be weighted.
        "88% of 12 respondents were satisfied.",
        # The figures of two sentences.
        "The backlog fell from 1,240 cases to 310. Members asked why waits had risen by two minutes.",
        "Burglary fell from 9,431 to 9,120, and victims waited 12 (3.1%) hours more.",
    ],
)
def test_what_is_in_doubt_is_no_error(text):
    found = review_report(text)
    assert not found.errors, [each.title for each in found.findings]
    assert DIFFERS not in {each.verdict for each in found.judgements}


@pytest.mark.parametrize(
    "margin",
    [
        "±3.0 percentage points", "± 3.0%", "+/- 3.0 percentage points", "+/\u22123.0%", "+-3%",
        "plus or minus three percentage points", "margin of error of 3.0 percentage points",
        "margin of error 3 percentage points", "95% confidence interval", "3.0 percentage points either way",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        "Satisfaction rose from 66.5% to 68.0% ({}).",
        "Satisfaction stood at 68.0% ({}), compared with 66.5% a year earlier.",
        "Satisfaction was 68.0% in the survey, {}, compared with 66.5% a year earlier.",
        "Satisfaction was up 1.5 percentage points ({}) from 66.5% to 68.0%.",
        "Question\tThis year\tLast year\tChange\nSatisfied\t68.0%\t66.5%\t{}\n",
    ],
)
def test_a_margin_of_error_is_no_change(text, margin):
    found = review_report(text.format(margin))
    assert not found.findings, [each.title for each in found.findings]
    printed = {each.number.text for claim in found.claims for each in claim.quantities}
    assert not [each for each in printed if "3" in each or "95" in each]


def test_a_change_beside_a_margin_of_error_is_still_checked():
    assert worst("Satisfaction rose by 3.0 percentage points from 66.5% to 68.0% (±1.2%).")[0] is DIFFERS


def test_every_figure_has_a_verdict_that_says_what_is_missing():
    found = review_report(
        "There were 26 attacks. Demand peaked at 1,902 incidents in July 2018. We project a rise of 5%. "
        "Domestic abuse accounted for 18% of all recorded crime. Burglary is down."
    )
    figured = {number for number, claim in enumerate(found.claims) if claim.kind not in WORDS_ALONE}
    assert set(found.verdicts) == figured
    assert all(each.missing for each in found.verdicts.values())


def test_a_place_in_the_region_is_not_behind_that_in_the_country():
    text = (
        "Question\tEstimate\tNational Position\tNorth West Region\n"
        "Police would treat you fairly\t72.6%\t{}\t4th\n"
        "Police can be relied on\t60.7%\t23rd\t4th\n"
    )
    assert not review_report(text.format("9th")).findings
    (finding,) = review_report(text.format("3rd")).findings
    assert finding.working == "4th among some of the forces cannot be 3rd among all of them"


def test_nothing_is_judged_twice_by_this_check(shared):
    from scrutinydesk.claims.grammar import read_claims
    from scrutinydesk.claims.reading import read_document
    from scrutinydesk.measures.resources import load_resources
    from scrutinydesk.redpen.material import Material

    document = read_document(shared / "reference/000_0dc43f1d27393c57.txt")
    resources = load_resources()
    material = Material(document, read_claims(document, resources), resources)
    judged = [each.claim for each in inside_claims(material).judgements]
    assert len(judged) == len(set(judged))
    assert review(material).judgements


@pytest.mark.parametrize(
    "text",
    [
        "There were 500 arrests. Of the 500, 120 (30%) led to a charge.",
        "There were 500 arrests, 120 (30%) of which led to a charge.",
        "Of 500 arrests 120 (30%) led to a charge.",
        "The charge rate was 30% (120 of 500 arrests).",
        "There were 500 arrests, of which 120 (30%) led to a charge.",
        "Out of 500 arrests, 120 (30%) led to a charge.",
        "Of the 500 people arrested that month, 120 (30%) were charged.",
        "In all 500 people were arrested and 120 of them (30%) were charged.",
    ],
)
def test_a_part_that_words_tie_to_its_whole_is_held_against_it(text):
    (finding,) = review_report(text).findings
    assert finding.title == "120 of 500 is 24%; the report says 30%."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Crime fell from 500 to 600.", "From 500 to 600 is up; the report says “fell”."),
        ("Confidence fell from 70% to 72%.", "From 70 to 72 is up; the report says “fell”."),
        ("Theft rose from 1,204 to 1,190.", "From 1,204 to 1,190 is down; the report says “rose”."),
        ("Numbers rose from 3 in the north to 12 in the south.", ""),
        ("The age of criminal responsibility rose from 8 to 10.", ""),
        ("The budget may be reduced from £60m to £80m.", ""),
        ("Stops fell, resulting in complaints going from 40 to 52.", ""),
        ("It improved from 14 minutes to 12 minutes.", ""),
    ],
)
def test_which_way_two_figures_go_is_held_against_the_word_for_it(text, said):
    found = review_report(text)
    assert [each.title for each in found.findings if each.severity is Severity.ERROR] == [said] * bool(said)
