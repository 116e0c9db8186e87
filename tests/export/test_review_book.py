"""Findings as a workbook and as a list: whole, in order, and harmless."""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pytest

from scrutinydesk.claims.claim import ClaimKind
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.claims.tables import Cell, HiddenTable
from scrutinydesk.export.review_book import write_register, write_review
from scrutinydesk.export.review_list import as_csv
from scrutinydesk.findings import Place, Severity
from scrutinydesk.redpen.kept import Commitment, CommitmentState, FindingDecision, FindingState
from scrutinydesk.redpen.kind_words import KIND_WORDS
from scrutinydesk.redpen.listing import listed
from scrutinydesk.redpen.review import ReportFinding, Review, Span
from scrutinydesk.reviewing import review_report

TEXT = """This report is to 30 September 2017.

5. Crime

16 officers started in July; of this number, 5 (31.36%) are female.

=SUM(1) rose by 5 offences, and the next intake will start on 18th November 2017.
"""
HEADINGS = 5
WHEN = dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def listing():
    review = review_report(TEXT)
    table = HiddenTable("KSI", ("East",), ("2016", "2017"), ((Cell(3, 3, (3,)), Cell(4, None)),), None)
    key = review.findings[0].fingerprint
    decisions = {key: FindingDecision(FindingState.DISMISSED, "=A slip of ours.")}
    return listed(
        Review(review.document, review.claims, review.judgements, review.findings, (table,)), decisions
    )


def rows(book, sheet: str) -> list[dict[str, object]]:
    held = list(book[sheet].iter_rows(min_row=HEADINGS, values_only=True))
    return [dict(zip(held[0], each, strict=True)) for each in held[1:]]


@pytest.fixture
def book(listing, tmp_path):
    path = tmp_path / "findings.xlsx"
    write_review(listing, path, when=WHEN)
    return openpyxl.load_workbook(path)


def test_the_sheets_are_there_with_what_they_hold(book):
    names = ["Cover", "Contents", "Notes", "Findings", "Every statement", "Hidden tables", "Commitments"]
    assert book.sheetnames == names
    (finding,) = rows(book, "Findings")
    assert finding["Severity"] == "error"
    assert finding["Line"] == 5
    assert finding["The report says"] == "16 officers started in July; of this number, 5 (31.36%) are female."
    assert finding["Decision"] == "dismissed"
    figures = rows(book, "Every statement")
    assert "differs" in {each["Verdict"] for each in figures}
    assert [each["No."] for each in figures] == list(range(1, len(figures) + 1))
    wanted = ("Column", "Least", "Greatest", "Figure")
    tables = [tuple(each[name] for name in wanted) for each in rows(book, "Hidden tables")]
    assert tables == [("2016", 3, 3, "3"), ("2017", 4, None, "4 or more")]
    (promise,) = rows(book, "Commitments")
    assert promise["Due by"].date() == dt.date(2017, 11, 18)
    assert promise["Due"] == "18 November 2017"


def test_no_cell_is_a_formula(book):
    for sheet in book:
        for row in sheet.iter_rows():
            assert not [each.coordinate for each in row if each.data_type == "f"]
    assert rows(book, "Findings")[0]["Reason"] == "=A slip of ours."


def test_sentences_wrap_and_headings_stay_in_view(book):
    sheet = book["Findings"]
    assert sheet["E6"].alignment.wrap_text
    assert sheet.freeze_panes == "B6"
    assert sheet.tables["table_findings"].ref.startswith("A5:")


def test_the_cover_says_what_was_checked_and_when(book):
    told = {row[0]: row[1] for row in book["Cover"].iter_rows(min_row=3, max_row=11, values_only=True)}
    assert told["Report"] == "pasted text"
    assert told["Workbook"] == "none"
    assert told["Protective marking"] == "not given"
    assert told["Checked"].date() == WHEN.date()
    assert told["Read"] == "3 statements, 5 figures"
    assert "differs 1" in told["Statements"]
    assert book.properties.created == WHEN.replace(tzinfo=None)


def test_what_no_workbook_may_hold_is_left_out(tmp_path):
    document = read_pasted("Crime rose by 5%.")
    words, cell = "A bell \x07 and a half \ud800.", Place("a.xlsx", "S", "B4")
    finding = ReportFinding("test", Severity.NOTE, words, (Span(14, 16),), cells=(cell,))
    path = tmp_path / "findings.xlsx"
    write_review(listed(Review(document, (), (), (finding,))), path)
    (held,) = rows(openpyxl.load_workbook(path), "Findings")
    assert held["Found"] == "A bell   and a half  ."
    assert held["Cells"] == "sheet “S”, cell B4"


def test_the_list_holds_the_same(listing):
    lines = list(csv.DictReader(io.StringIO(as_csv(listing))))
    (finding,) = [each for each in lines if each["what"] == "finding"]
    assert (finding["decision"], finding["reason"]) == ("dismissed", "'=A slip of ours.")
    assert len([each for each in lines if each["what"] == "claim"]) == len(listing.claims)


def test_the_register_of_several_reports_is_one_table(tmp_path):
    path = tmp_path / "register.xlsx"
    promised = Commitment(
        "k", "October.docx", dt.date(2017, 9, 30), "4(f)(ii)", "will go live on 4th December", "All of it.",
        due_day=dt.date(2017, 12, 4), state=CommitmentState.ANSWERED, note="It did.",
    )  # fmt: skip
    write_register([promised], path)
    (row,) = rows(openpyxl.load_workbook(path), "Commitments")
    assert (row["Due by"].date(), row["State"]) == (dt.date(2017, 12, 4), "answered")
    assert row["Note"] == "It did."


def test_every_kind_of_claim_has_its_words():
    assert set(KIND_WORDS) == set(ClaimKind)
