"""A report against the reports of earlier quarters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document, read_pasted
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.material import EarlierReport
from scrutinydesk.redpen.promises import promises
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_document, review_report

MARCH = """\
Lancashire Constabulary: performance to March 2017

1. Crime
All crime rose by 9,012 crimes (9.0%) in the 12 months to March 2017.
Rape rose by 100 crimes (11.0%) in the 12 months to March 2017.
Personal robbery fell by 25 crimes (4.0%) in the 12 months to March 2017.
Hate crime rose by 120 crimes (10.0%) in the 12 months to March 2017.
We are projecting an increase of 13.5% in rape for 2017/18 year end.

2. Plans
The new custody suite at Blackpool will open on 4th September 2017.
Body-worn cameras will be issued to response officers by December 2017.
The stalking pilot will be evaluated by June 2018.
"""
A_YEAR_LATER = """\
Lancashire Constabulary: performance to March 2018

1. Crime
All crime rose by 8,720 crimes (8.0%) in the 12 months to March 2018.
Rape rose by 121 crimes (12.0%) in the 12 months to March 2018.
Hate crime rose by 66 crimes (5.0%) in the 12 months to March 2018.

2. Plans
The custody suite at Blackpool opened on time.
"""


def kept(text=MARCH, name="March.docx", written=dt.date(2017, 3, 31)):
    return EarlierReport(name, read_claims(read_pasted(text)), written)


def against(text, *earlier, opened=None):
    review = review_document(read_pasted(text), opened, earlier=earlier)
    return [each for each in review.findings if each.against is Against.EARLIER]


def of_kind(findings, kind):
    return [each for each in findings if each.kind == kind]


def test_a_base_that_is_not_what_the_earlier_report_had_is_told_with_both_workings():
    # 9,012 is 9.0% of 99,580 to 100,692, so 108,592 to 109,704 then; 8,720 is 8.0% of 108,323 to 109,685.
    assert of_kind(against(A_YEAR_LATER, kept()), "changed_base") == []
    changed = A_YEAR_LATER.replace("8,720 crimes (8.0%)", "8,720 crimes (8.4%)")
    [finding] = of_kind(against(changed, kept()), "changed_base")
    assert finding.severity is Severity.WARNING
    assert "All crime, Lancashire, 12 months to March 2017" in finding.title
    assert "“rose by 8,720 crimes (8.4%)” gives 103,196 to 104,431" in finding.working
    assert "March.docx" in finding.question
    assert finding.claims == (0,)


def test_a_change_that_was_not_surely_read_is_held_against_nothing():
    changed = A_YEAR_LATER.replace("8,720 crimes (8.0%)", "8,720 crimes (8.4%)")
    for doubtful in ("All crime involving knives", "In Preston, all crime", "All crime and harassment"):
        assert of_kind(against(changed.replace("All crime", doubtful), kept()), "changed_base") == []


def test_a_figure_that_agrees_with_one_of_several_reports_has_not_changed():
    changed = A_YEAR_LATER.replace("8,720 crimes (8.0%)", "8,720 crimes (8.4%)")
    restated = kept(
        MARCH.replace("9,012 crimes (9.0%)", "9,012 crimes (9.5%)"), "May.docx", dt.date(2017, 5, 31)
    )
    assert of_kind(against(changed, restated, kept()), "changed_base") == []


def test_a_measure_that_is_not_named_any_more_is_asked_about():
    [finding] = of_kind(against(A_YEAR_LATER, kept()), "dropped_measure")
    assert finding.severity is Severity.NOTE
    assert finding.title.startswith("Is Personal robbery reported on?")
    assert "fell by 25 crimes (4.0%)" in finding.working
    again = A_YEAR_LATER + "\nThere is nothing to tell of personal robbery.\n"
    assert of_kind(against(again, kept()), "dropped_measure") == []


def test_a_report_of_another_kind_is_not_asked_about_all_that_it_leaves_out():
    other = "Lancashire Constabulary: finance to March 2018\n\nTotal spend was £133.9m.\n"
    assert of_kind(against(other, kept()), "dropped_measure") == []


def test_a_projection_that_has_come_due_is_noted_with_what_came():
    [finding] = of_kind(against(A_YEAR_LATER, kept()), "projection_due")
    assert "increase of 13.5%" in finding.title
    assert "this report has figures of it" in finding.title
    september = A_YEAR_LATER.replace("March 2018", "September 2017")
    assert of_kind(against(september, kept()), "projection_due") == []


def test_what_a_projected_year_came_to_is_taken_from_the_workbook(workbook):
    opened = opening.open_workbook(workbook)
    before = MARCH.replace("2017/18", "2016/17").replace("March 2017", "September 2016")
    now = A_YEAR_LATER.replace("March 2018", "March 2017")
    findings = against(now, kept(before, "September.docx", dt.date(2016, 9, 30)), opened=opened)
    [finding] = of_kind(findings, "projection_due")
    assert "it came to 797 to 1,012, a rise of 215 (26.976%)" in finding.title


def test_a_promise_that_has_fallen_due_and_is_not_spoken_of_is_asked_about():
    findings = of_kind(against(A_YEAR_LATER, kept()), "promise")
    assert [each.severity for each in findings] == [Severity.NOTE]
    assert "31 December 2017" in findings[0].title
    assert "Body-worn cameras" in findings[0].working
    spoken = A_YEAR_LATER + "\nEvery response officer now wears a camera on the body.\n"
    assert of_kind(against(spoken, kept()), "promise") == []


def test_what_fell_due_before_the_last_report_is_not_asked_about_again():
    between = kept(
        "Lancashire Constabulary: performance to January 2018\n", "January.docx", dt.date(2018, 1, 31)
    )
    assert of_kind(against(A_YEAR_LATER, between, kept()), "promise") == []


def test_a_report_that_tells_no_time_is_asked_nothing_about_what_is_due():
    text = "Rape is up, all crime is up, hate crime is up. Personal robbery is too."
    assert against(text, kept()) == []


@pytest.mark.parametrize("written", [dt.date(2017, 6, 30), None])
def test_the_reference_report_held_against_itself_asks_nothing(shared, written):
    document = read_document(Path(shared / "reference" / "000_0dc43f1d27393c57.txt"))
    same = EarlierReport(document.name, read_claims(document), written)
    found = review_document(document, earlier=(same,)).findings
    assert [each.title for each in found if each.against is Against.EARLIER] == []


def test_without_earlier_reports_nothing_is_said_of_them():
    assert [each for each in review_report(A_YEAR_LATER).findings if each.against is Against.EARLIER] == []


def test_the_findings_stand_in_the_section_that_would_tell_of_it():
    text = A_YEAR_LATER
    [finding] = of_kind(against(text, kept()), "promise")
    where = read_pasted(text).passage_at(finding.start)
    assert where is not None
    assert "Plans" in "".join((*where.path, where.text))


def test_the_date_of_a_projection_is_no_promise():
    projected = "Burglary is projected to reach 13,500 by the end of March 2018."
    promised = "A hub will open by May 2018."
    text = f"Lancashire Constabulary: performance to June 2017\n\n{projected} {promised}\n"
    claims = read_claims(read_pasted(text))
    assert [each.due.words for each in promises(claims) if each.due] == ["May 2018"]
