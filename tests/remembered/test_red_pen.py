"""What is remembered of checked reports, in a library that two officers share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis.projection_record import Source
from scrutinydesk.analysis.totals import total
from scrutinydesk.claims.document import DocumentError
from scrutinydesk.claims.document_record import document_from_text, document_to_text
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document, read_pasted
from scrutinydesk.library.errors import ConflictError
from scrutinydesk.periods import Month, Window
from scrutinydesk.redpen.keys import key_of
from scrutinydesk.remembered import projections, red_pen, workbooks
from scrutinydesk.remembered.red_pen import CommitmentState, FindingDecision, FindingState, Link
from scrutinydesk.reporting.journal_words import before_and_after, kind_words
from scrutinydesk.reviewing import review_report

JUNE = """\
Lancashire Constabulary: performance to June 2017

1. Crime
Recorded crime rose by 1,000 crimes (1.0%) in the 12 months to June 2017.
Robbery (personal) rose by 50 crimes (8.0%) in the 12 months to June 2017.
If current trends continue we are projecting an increase of 13.5% in rape for 2017/18 year end.

2. Plans
The new custody suite will open on 4th September 2017.
The review of the estate will be completed by March 2018.
"""
LAST_DAY = dt.date(2017, 6, 30)


def test_a_link_put_right_by_one_officer_is_found_by_the_other_and_in_the_next_report(officers):
    anna, ben = officers
    [claim, *_] = review_report(JUNE).claims
    key, link = key_of(claim), Link("all_crime", "lancashire", "Monthly counts", "C4")
    red_pen.keep_link(anna, key, link, claim.quote)
    assert red_pen.links(ben) == {key: link}
    later = JUNE.replace("1,000 crimes (1.0%)", "2,345 crimes (2.3%)")
    assert red_pen.links(ben)[key_of(review_report(later).claims[0])] == link
    red_pen.keep_link(ben, key, Link(measure="rape"))
    assert red_pen.links(anna) == {key: Link(measure="rape")}
    red_pen.keep_link(ben, key, None)
    assert red_pen.links(anna) == {}
    told = [(line.who, line.what) for line in anna.journal(5, kind=red_pen.LINK)]
    assert [who for who, _ in told] == ["Ben", "Ben", "Anna"]
    assert "1,000 crimes" in told[-1][1]
    assert "cell C4 of “Monthly counts”" in told[-1][1]
    assert kind_words(red_pen.LINK) == "Figures of a report linked"


def test_a_finding_is_accepted_reworded_or_dismissed_with_a_reason_and_opened_again(officers):
    anna, ben = officers
    report, finding = "October/report.docx", "0f" * 16
    with pytest.raises(ValueError, match="with a reason"):
        FindingDecision(FindingState.DISMISSED, " ")
    with pytest.raises(ValueError, match="in words"):
        FindingDecision(FindingState.REWORDED)
    dismissed = FindingDecision(FindingState.DISMISSED, "they said so in the meeting")
    red_pen.keep_decision(anna, report, finding, dismissed, {}, "5 of 16 is 31.25%")
    held = red_pen.decisions(ben, report)
    assert held[finding].state == "dismissed"
    assert (held[finding].reason, held[finding].who) == ("they said so in the meeting", "Anna")
    assert dt.datetime.fromisoformat(held[finding].when).tzinfo is not None
    assert red_pen.decisions(ben, "October") == {}, "another report, whose name the key begins with"
    [line] = ben.journal(1)
    assert line.what == "Dismissed, in “October/report.docx”: 5 of 16 is 31.25%"
    assert line.why == "they said so in the meeting"
    shown = {row.key: row.cells[0].text for row in before_and_after(line).rows}
    assert set(shown) == {"decision", "reason", "title"}
    other = FindingDecision(FindingState.REWORDED, wording="Which is right?")
    red_pen.keep_decision(ben, report, finding, other, held)
    assert red_pen.decisions(anna, report)[finding].wording == "Which is right?"
    with pytest.raises(ConflictError) as caught:
        red_pen.keep_decision(anna, report, finding, FindingDecision(FindingState.ACCEPTED), held)
    assert caught.value.theirs.who == "Ben"
    red_pen.keep_decision(anna, report, finding, None)
    assert red_pen.decisions(ben, report) == {}
    with pytest.raises(ConflictError):
        red_pen.keep_decision(ben, report, finding, other, held)


def test_a_decision_that_cannot_be_read_leaves_the_finding_open(officers):
    anna, _ = officers
    for number, value in enumerate(({"decision": "dismissed"}, {"decision": "later"}, {}, {"decision": 3})):
        anna.put(red_pen.FINDING, f"R/{number}", value, 0, "by hand")
    assert red_pen.decisions(anna, "R") == {}


def test_a_kept_report_is_read_again_with_the_same_claims_and_only_by_later_ones(officers, resources):
    anna, ben = officers
    review = review_report(JUNE)
    assert red_pen.written_of(review.document, resources) == LAST_DAY
    red_pen.keep_report(anna, review)
    [earlier] = red_pen.earlier_reports(ben, dt.date(2017, 9, 30))
    assert (earlier.name, earlier.written) == (review.document.name, LAST_DAY)
    assert earlier.claims == review.claims
    assert red_pen.earlier_reports(ben, LAST_DAY) == ()
    assert len(red_pen.earlier_reports(ben, None)) == 1
    again = red_pen.keep_report(ben, review_report(JUNE.replace("8.0%", "8.1%")))
    [kept] = red_pen.kept_reports(anna)
    assert (kept.who, again.record.version) == ("Ben", 2)
    [line, *_] = anna.journal(1)
    told = {row.key: [cell.text for cell in row.cells] for row in before_and_after(line).rows}
    assert told == {}, "of what is kept as a text only, the journal shows no letters"
    red_pen.forget_report(anna, kept.key, "the wrong file")
    assert red_pen.kept_reports(ben) == ()
    ben.undo(anna.journal(1)[0].id)
    assert len(red_pen.earlier_reports(anna, None)) == 1


def test_a_kept_report_that_cannot_be_read_is_told_and_the_others_are_used(officers):
    anna, _ = officers
    for month in (1, 2):
        red_pen.keep_report(anna, review_report(JUNE), dt.date(2017, month, 28))
    broken = red_pen.kept_reports(anna)[0].key
    record = anna.record("checked_report", broken)
    anna.put("checked_report", broken, {**record.value, "report_text": "x"}, 1, "by hand")
    assert [each.written.month for each in red_pen.earlier_reports(anna, None)] == [1]
    [notice] = red_pen.review_remembered(anna, JUNE).document.notices
    assert "cannot be read" in notice.title
    assert len(red_pen.kept_reports(anna)) == 2


def test_the_latest_reports_come_first_and_no_more_than_a_year_of_them(officers):
    anna, _ = officers
    for month in range(1, 7):
        red_pen.keep_report(anna, review_report(JUNE), dt.date(2017, month, 28))
    found = red_pen.earlier_reports(anna, dt.date(2017, 6, 1))
    assert [each.written.month for each in found] == [5, 4, 3, 2]


def test_commitments_are_a_register_over_all_reports_and_answered_by_hand(officers):
    anna, ben = officers
    red_pen.keep_report(anna, review_report(JUNE))
    later = JUNE.replace("June", "September").replace("4th September 2017", "8th January 2018")
    red_pen.keep_report(anna, review_report(later))
    rows = red_pen.commitments(ben)
    assert [each.written.month for each in rows] == [9, 9, 6, 6]
    assert all("projecting" not in each.quote for each in rows), "that is the scorecard’s"
    suite = next(each for each in rows if each.due_day == dt.date(2017, 9, 4))
    assert suite.state is CommitmentState.OPEN
    assert "custody suite will open" in suite.text
    red_pen.answer_commitment(ben, suite, CommitmentState.ANSWERED, "opened on the 6th")
    answered = next(each for each in red_pen.commitments(anna) if each.key == suite.key)
    assert (answered.state, answered.note, answered.who) == ("answered", "opened on the 6th", "Ben")
    assert sum(each.state is CommitmentState.ANSWERED for each in red_pen.commitments(anna)) == 1
    with pytest.raises(ConflictError):
        red_pen.answer_commitment(anna, suite, CommitmentState.ANSWERED, "it was late")
    red_pen.keep_report(anna, review_report(JUNE + "\nThe end.\n"))
    assert answered in red_pen.commitments(anna), "the report kept again forgets nothing"
    red_pen.answer_commitment(anna, answered, CommitmentState.OPEN)
    assert not any(each.note for each in red_pen.commitments(anna))


def test_a_promise_that_was_answered_is_not_asked_about_again(officers):
    anna, _ = officers
    red_pen.keep_report(anna, review_report(JUNE))
    later = JUNE.partition("2. Plans")[0].replace("June", "September")

    def asked():
        return [each for each in red_pen.review_remembered(anna, later).findings if each.kind == "promise"]

    assert len(asked()) == 1
    suite = next(each for each in red_pen.commitments(anna) if each.due_day == dt.date(2017, 9, 4))
    red_pen.answer_commitment(anna, suite, CommitmentState.ANSWERED, "seen")
    assert asked() == []


def test_figures_of_the_workbook_before_tell_a_restatement(officers, editions):
    anna, _ = officers
    july, october = editions({"AA6": 100})  # October 2015 is a hundred more in the later workbook
    workbooks.remember(anna, workbooks.open_workbook(anna, july))
    opened = workbooks.open_workbook(anna, october)
    text = (
        "Lancashire Constabulary: performance to September 2017\n\n"
        "All crime rose by 13,320 crimes (13.0%) in the 12 months to September 2017."
    )
    [finding] = [each for each in red_pen.review_remembered(anna, text, opened).findings if each.cells]
    assert finding.kind == "restated"
    assert "July.xlsx" in finding.detail


def test_what_a_report_projects_goes_to_the_scorecard_once_there_is_a_base(officers, workbook):
    anna, _ = officers
    review = review_report(JUNE)
    without = red_pen.keep_report(anna, review).projections
    [(quote, missing)] = without.left_out
    assert "13.5%" in quote
    assert "2016/17" in missing
    assert projections.held(anna).records == ()
    opened = workbooks.open_workbook(anna, workbook)
    [record] = red_pen.keep_report(anna, review, None, opened).projections.records
    year = Window.financial_year(Month.of(2018, 3))
    before = total(opened.observations, opened.resources.catalogue["rape"], "lancashire", year.previous)
    assert record.value == pytest.approx(before.value * 1.135)
    assert (record.measure, record.year, record.data_to) == ("rape", year, Month.of(2017, 6))
    [held] = projections.held(anna).records
    assert held == record
    assert held.source is Source.CONSTABULARY
    projections.enter(anna, held, projections.scorecard(anna, opened))
    red_pen.keep_report(anna, review, None, opened)
    assert len(projections.held(anna).records) == 1
    assert sum("projection" in line.what for line in anna.journal(50, kind=projections.THEIRS)) == 1


def test_a_report_is_reviewed_with_its_links_and_the_reports_before_it(officers, monkeypatch):
    from scrutinydesk import reviewing

    anna, _ = officers
    red_pen.keep_report(anna, review_report(JUNE))
    red_pen.keep_link(anna, "k" * 32, Link(measure="rape"))
    seen = []
    inner = reviewing.review
    monkeypatch.setattr(
        reviewing, "review", lambda material, progress: seen.append(material) or inner(material, progress)
    )
    red_pen.review_remembered(anna, JUNE.replace("June", "September"))
    red_pen.review_remembered(anna, JUNE)
    red_pen.review_remembered(anna, "Rape is up.")
    assert [len(each.earlier) for each in seen] == [1, 0, 0]
    assert all(each.links == {"k" * 32: Link(measure="rape")} for each in seen)


def test_the_reference_report_is_the_same_document_when_it_comes_back(shared):
    document = read_document(Path(shared / "reference" / "000_0dc43f1d27393c57.txt"))
    held = document_to_text(document)
    assert len(held) < len(document.text)
    again = document_from_text(document.name, held)
    assert (again.text, again.passages) == (document.text, document.passages)
    assert read_claims(again) == read_claims(document)


@given(st.text(max_size=400))
def test_any_text_comes_back_as_it_was(text):
    document = read_pasted(text)
    again = document_from_text(document.name, document_to_text(document))
    assert (again.text, again.passages) == (document.text, document.passages)


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_a_kept_text_that_is_not_whole_is_told(cut):
    held = document_to_text(read_pasted(JUNE))
    with pytest.raises(DocumentError, match="cannot be read"):
        document_from_text("June", held[:cut])


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60))
def test_what_is_no_kept_text_is_told(text):
    with pytest.raises(DocumentError):
        document_from_text("June", text)
