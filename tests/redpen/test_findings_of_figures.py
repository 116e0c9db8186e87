"""What is possible, but worth a question: shares of a change, periods, definitions, targets."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Performance of Lancashire Constabulary to the 30th September 2017.\n\n5. Tackling Crime\n\n"
IN_YEAR = "The 'In Year Performance' versus the 'Previous 12 Month Period' shows"

# Line, kind and a part of the title or working, as a person found them in the reference report.
FOUND = [
    (57, "arithmetic", "5 ÷ 16 = 31.25%"),
    (64, "rounding", "27 ÷ 41 = 65.854%"),
    (141, "arithmetic", "= 5,811) ÷ 13,320 = 43.63%"),
    (350, "unit", "77.4 − 81.3 = −3.9 percentage points"),
    (352, "unit", "71.0 − 75.5"),
    (353, "unit", "75.3 − 76.3"),
    (359, "unit", "79.8 − 78.3"),
    (180, "reasoning", "−713"),
    (214, "contradiction", "not altered significantly"),
    (114, "window_mismatch", "786 to 2,332"),
    (236, "source_mismatch", "−21 to −3"),
    (303, "definition_mismatch", "468 to 470 in the table and 977 to 980 in the text"),
    (38, "denominator", "£127.8m"),
    (107, "coverage", "= 8,495) = 4,825"),
    (44, "target_gap", "= 37.71"),
    (62, "duplicate_number", "51"),
]


@pytest.mark.parametrize(("line", "kind", "words"), FOUND)
def test_what_a_person_found_in_the_reference_report_is_found(reference, line, kind, words):
    here = [
        each
        for each in reference.findings
        if each.kind == kind and reference.document.line_of(each.start) == line
    ]
    assert any(words in f"{each.title} {each.working}" for each in here), [each.title for each in here]


def test_errors_of_the_reference_report_are_those_that_a_person_found(reference):
    ours = {kind for _, kind, _ in FOUND}
    errors = [each for each in reference.findings if each.severity is Severity.ERROR and each.kind in ours]
    assert len(errors) == 7
    assert all("?" in each.question for each in reference.findings if each.kind in ours)


def kinds(text):
    return {each.kind for each in review_report(text).findings}


LIST = HEAD + (
    f"a) All crime\n\n- (i) {IN_YEAR} an increase of 13,320 crimes (13.0%) in all crime.\n\n"
    "b) Contribution\n\n"
    " - Harassment – Up 578 crimes (13.4%)\n - Public Order Offences - Up 1,193 crimes (45.1%)\n\n"
    "- (i) The offences {} make up {} of the all crime increase.\n"
)  # fmt: skip


def test_a_share_of_a_change_is_held_against_the_list_that_it_names():
    assert "arithmetic" not in kinds(LIST.format("above", "13%"))
    assert "arithmetic" in kinds(LIST.format("above", "14%"))
    assert "arithmetic_doubt" in kinds(LIST.format("above", "73%"))
    assert not {"arithmetic", "arithmetic_doubt"} & kinds(LIST.format("against children", "14%"))


def test_a_list_that_overlaps_is_not_added_up():
    text = LIST.replace("Harassment", "Hate crime").format("above", "14%")
    assert not {"arithmetic", "arithmetic_doubt"} & kinds(text)


def test_coverage_is_told_of_what_does_not_overlap_and_only_where_much_is_left():
    more = LIST.replace("b) Contribution", "b) Contribution\n\n - Rape - Up {} crimes (23.8%)")
    assert "coverage" in kinds(more.format("215", "above", "15%"))
    assert "coverage" not in kinds(more.format("11,215", "above", "15%"))


def test_a_target_whose_gap_is_said_is_no_finding():
    text = HEAD + (
        "The Constabulary recruits to a target of 2,881 FTE police officers. "
        "For Police Officers the Full Time Equivalent (FTE) is up 1.04% (29.13 officers). "
        "Current Police Officer strength is at 2897 ({} FTE).{}\n"
    )
    assert "target_gap" in kinds(text.format("2843.29", ""))
    assert "target_gap" not in kinds(text.format("2843.29", " That is 37.71 below the target."))
    assert "target_gap" not in kinds(text.format("2890.29", ""))


def test_a_number_twice_in_one_period_is_no_finding():
    text = "4. Workforce\n\n- (i) 51 officers were appointed in {}.\n- (ii) 51 officers started in {}.\n"
    assert "duplicate_number" in kinds(text.format("July 2017", "October 2017"))
    assert "duplicate_number" not in kinds(text.format("July 2017", "July 2017"))
    assert "duplicate_number" not in kinds(text.replace("51", "50").format("July 2017", "October 2017"))


def test_a_number_twice_is_no_finding_where_its_periods_meet_or_are_in_doubt():
    text = "4. Hate crime\n\n- (i) {}\n- (ii) {}\n"
    quarter = "There were 351 hate crimes in July to September 2017."
    for other in (
        "In the 12 months to September 2017 there were 351 hate crimes against officers.",
        "Hate crime rose by 14 from quarter one to quarter two of 2017/18, to 351.",
        "There were 337 hate crimes in April to June 2017 and 351 in July to September 2017.",
    ):
        assert "duplicate_number" not in kinds(text.format(quarter, other)), other
    before = quarter.replace("July to September", "April to June")
    assert "duplicate_number" in kinds(text.format(quarter, before))
    under_one = f"4. Hate crime\n\nHow it went\n\n{quarter}\n\n{before}\n"
    review = review_report(under_one)
    titles = [each.title for each in review.findings if each.kind == "duplicate_number"]
    assert titles == ["351 stands twice, for different periods (both under 4)."]


def test_a_measure_and_its_abbreviation_are_no_two_names():
    text = HEAD + "KSI casualties rose to 767. There were 48 fewer {} than the year before.\n"
    assert "naming" not in kinds(text.format("people killed or seriously injured"))


def test_the_same_figure_in_two_sections_one_slip_apart_is_asked_about():
    text = HEAD + (
        f"a) Summary\n\n- (i) {IN_YEAR} an increase of 1,193 crimes (45.1%) for public order.\n\n"
        f"b) Public order\n\n- (i) {IN_YEAR} an increase of {{}} crimes (45.1%) for public order.\n"
    )
    assert "conflict_doubt" not in kinds(text.format("1,193"))
    assert "conflict_doubt" in kinds(text.format("1,198"))
    assert "conflict_doubt" not in kinds(text.format("412"))
