from __future__ import annotations

from dataclasses import replace

import pytest

from scrutinydesk.findings import Accepted, Decision, Finding, Place, Severity, reviewed

ONE = Finding("cell.error", Severity.ERROR, "#DIV/0! in place of a value", place=Place("Q1.xlsx", "S", "B4"))
TWO = Finding(
    "quality.missing", Severity.WARNING, "Rape: no figure for May 2017.", place=Place("Q1.xlsx", "S")
)


def test_a_finding_keeps_its_identity_in_the_next_file_and_other_words_of_why():
    again = replace(ONE, detail="Said otherwise.", remedy="", place=Place("Q2.xlsx", "S", "B4"))
    assert again.fingerprint == ONE.fingerprint
    assert len(ONE.fingerprint) == 32


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, kind="cell.other"),
        replace(ONE, title="#N/A in place of a value"),
        replace(ONE, place=Place("Q1.xlsx", "S", "B5")),
        replace(ONE, place=Place("Q1.xlsx", "T", "B4")),
        # Where one part ends and the next begins matters.
        replace(ONE, place=Place("Q1.xlsx", "SB", "4")),
    ],
)
def test_another_kind_place_or_content_is_another_finding(other):
    assert other.fingerprint != ONE.fingerprint


def test_a_name_that_is_no_unicode_has_an_identity_too():
    assert replace(ONE, title="\ud800").fingerprint != ONE.fingerprint


def test_accepted_findings_are_parted_with_their_reason():
    kept = Accepted(ONE.fingerprint, "The force has confirmed it.", "A. Officer", "2017-11-01T09:00")
    gone = Accepted("0" * 32, "Of another day.")
    review = reviewed([ONE, TWO], [gone, kept])
    assert review.open == (TWO,)
    assert review.accepted == ((ONE, kept),)
    assert review.gone == (gone,)


def test_what_was_resolved_and_is_found_again_is_open():
    done = Accepted(ONE.fingerprint, "Corrected by the force.", decision=Decision.RESOLVED)
    assert reviewed([ONE], [done]).open == (ONE,)
    assert reviewed([TWO], [done]).gone == (done,)


def test_the_last_decision_stands():
    accepted, back = (
        Accepted(ONE.fingerprint, "Fine."),
        Accepted(ONE.fingerprint, "No.", decision=Decision.RESOLVED),
    )
    assert reviewed([ONE], [accepted, back]).open == (ONE,)
    assert reviewed([ONE], [back, accepted]).open == ()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_decision_needs_a_reason(reason):
    with pytest.raises(ValueError, match="reason"):
        Accepted(ONE.fingerprint, reason)
