"""The query letter and the register: courteous, in order, whole, the same in Word and on the clipboard."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from scrutinydesk.errors import ExportError
from scrutinydesk.export.query_letter import blocks_of, clip_of, letter_of
from scrutinydesk.export.word_letter import write_letter, write_register
from scrutinydesk.findings import Place, Severity
from scrutinydesk.redpen.kept import Commitment, CommitmentState, FindingDecision, FindingState
from scrutinydesk.redpen.listing import listed
from scrutinydesk.redpen.queries import in_words, queries
from scrutinydesk.redpen.review import ReportFinding, Span
from scrutinydesk.reviewing import review_report

TEXT = """1. Staff

a) Officers

16 officers started in July; of this number, 5 (31.36%) are female.

2. Crime & disorder

a) Burglary

Burglary is up <3%> over the year. Robbery rose as well.
"""
OFFICE = "Office of the Police and Crime Commissioner"
DAY = dt.date(2026, 11, 26)
ANSWERED = CommitmentState.ANSWERED


def finding(words: str, severity: Severity, title: str, question: str = "", **more):
    start = TEXT.index(words)
    spans = (Span(start, start + len(words)),)
    return ReportFinding("test", severity, title, spans, question=question, **more)


FINDINGS = (
    finding("Robbery", Severity.ERROR, "Robbery did not rise.", "By how much?", working="3 − 4 = −1"),
    finding("of this", Severity.NOTE, "A small point."),
    finding("5 (31.36%)", Severity.WARNING, "A share of few.", cells=(Place("q.xlsx", "Staff", "B4"),)),
    finding("officers", Severity.ERROR, "Which officers?", "Which officers are these?"),
)


@pytest.fixture
def review():
    return replace(review_report(TEXT), findings=FINDINGS, workbook="q.xlsx")


def words(letter) -> str:
    return clip_of(letter).plain


def test_errors_come_first_then_what_may_mislead_and_notes_by_choice(review):
    asked = queries(listed(review))
    titles = [each.line.finding.title for each in asked]
    assert titles == ["Which officers?", "Robbery did not rise.", "A share of few."]
    assert [each.number for each in asked] == [1, 2, 3]
    assert len(queries(listed(review), notes=True)) == 4


def test_what_was_dismissed_is_not_asked_and_what_was_reworded_is_asked_so(review):
    decisions = {
        FINDINGS[0].fingerprint: FindingDecision(FindingState.DISMISSED, "It did."),
        FINDINGS[3].fingerprint: FindingDecision(FindingState.REWORDED, wording="Are these all officers?"),
    }
    told = words(letter_of(listed(review, decisions), OFFICE, DAY))
    assert "Robbery did not rise" not in told
    assert "Are these all officers?" in told
    assert "Which officers are these?" not in told


def test_each_query_has_place_quote_working_cell_and_question(review):
    told = words(letter_of(listed(review), OFFICE, DAY))
    told = " ".join(told.split())
    found = "Robbery did not rise. Working: 3 − 4 = −1 By how much?"
    assert f"2. Section 2(a): “Robbery rose as well.” {found}" in told
    assert "Workbook: sheet “Staff”, cell B4 Could the Constabulary say more about this?" in told
    assert told.index("1. Staff") < told.index("2. Crime & disorder")
    assert "one of the workbook “q.xlsx”" in told


def test_the_letter_accuses_nobody(review):
    told = words(letter_of(listed(review), OFFICE, DAY, notes=True)).casefold()
    assert not re.search(r"\b(?:wrong|mistake|error|false|incorrect|fail)", told)
    assert "grateful" in told
    assert "kind regards" in told


def test_nothing_to_ask_is_said(review):
    with pytest.raises(ExportError, match="nothing to ask") as caught:
        letter_of(listed(replace(review, findings=())), OFFICE, DAY)
    assert caught.value.remedy


def test_word_holds_the_words_of_the_clipboard_in_its_order(review, tmp_path):
    letter = letter_of(listed(review), OFFICE, DAY, notes=True)
    write_letter(letter, tmp_path / "letter.docx", "OFFICIAL")
    document = docx.Document(str(tmp_path / "letter.docx"))
    held = [each.text for each in document.paragraphs]
    wanted = [block.text for block in blocks_of(letter)]
    assert held[:3] == ["Queries on “pasted text”", OFFICE, "26 November 2026"]
    assert [held[0], *held[3:]] == wanted
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert document.core_properties.title == "Queries on “pasted text”"


def test_queries_are_one_list_of_word_and_headings_have_no_number(review, tmp_path):
    write_letter(letter_of(listed(review), OFFICE, DAY), tmp_path / "letter.docx")
    document = docx.Document(str(tmp_path / "letter.docx"))
    numbers = {}
    for each in document.paragraphs:
        found = each._p.find(f".//{qn('w:numId')}")
        if found is not None:
            numbers.setdefault(found.get(qn("w:val")), []).append(each)
    assert all(each.style.name.startswith("Heading") for each in numbers.pop("0"))
    (asked,) = numbers.values()
    assert [each.text.split(":")[0] for each in asked] == ["Section 1(a)", "Section 2(a)", "Section 1(a)"]


def test_signs_of_mark_up_stay_signs(review):
    review = replace(review, findings=(finding("<3%>", Severity.ERROR, "A & <b>."),))
    clip = clip_of(letter_of(listed(review), OFFICE, DAY))
    assert "&lt;3%&gt;" in clip.html
    assert "A &amp; &lt;b&gt;." in clip.html
    assert "<b>." not in clip.html


def test_a_control_sign_in_a_wording_does_not_break_the_document(review, tmp_path):
    decisions = {FINDINGS[3].fingerprint: FindingDecision(FindingState.REWORDED, wording="Which\x0bone?\x00")}
    write_letter(letter_of(listed(review, decisions), OFFICE, DAY), tmp_path / "letter.docx")
    held = [each.text for each in docx.Document(str(tmp_path / "letter.docx")).paragraphs]
    assert "Which one? " in held


def test_the_register_is_a_table_with_headings(tmp_path):
    promised = [
        Commitment("", "Q1.docx", None, "4(f)", "It will go live.", "", due_day=dt.date(2017, 12, 4)),
        Commitment("", "Q2.docx", None, "5(a)", "More is planned.", "", "", None, None, ANSWERED, "Done."),
    ]  # fmt: skip
    write_register(promised, tmp_path / "register.docx", DAY)
    document = docx.Document(str(tmp_path / "register.docx"))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Due", "What is promised", "Place", "Report", "State"],
        ["4 December 2017", "It will go live.", "4(f)", "Q1.docx", "due by now"],
        ["no date", "More is planned.", "5(a)", "Q2.docx", "answered: Done."],
    ]
    told = [each.text for each in document.paragraphs]
    assert "2 commitments in 2 reports, as of 26 November 2026." in told
    write_register(promised[:1], tmp_path / "register.docx", DAY)
    assert len(docx.Document(str(tmp_path / "register.docx")).tables[0].columns) == 4


def test_where_the_officer_has_chosen_nothing_else_is_asked_and_a_chosen_note_is(review):
    notes = [each for each in FINDINGS if each.severity is Severity.NOTE]
    decisions = {notes[0].fingerprint: FindingDecision(FindingState.ACCEPTED)}
    assert [each.line.finding for each in queries(listed(review, decisions), chosen=True)] == notes[:1]
    assert len(queries(listed(review, decisions))) == len(queries(listed(review))) + 1


def test_the_letter_names_the_report_as_it_names_itself():
    review = replace(review_report(f"Performance report, Quarter 2\n\n{TEXT}"), findings=())
    shifted = replace(FINDINGS[0], spans=(Span(40, 45),))
    letter = letter_of(listed(replace(review, findings=(shifted,))), OFFICE, DAY)
    assert letter.title == "Queries on “Performance report, Quarter 2”"
    assert "the report “Performance report, Quarter 2” (pasted text). In" in letter.opening[1]


def test_a_letter_of_one_point_speaks_of_one(review):
    several = words(letter_of(listed(review), OFFICE, DAY))
    assert "Points that we would ask you to confirm" in several
    assert "A point that we would be glad to understand better" in several
    assert "Some of them may" in several
    told = " ".join(words(letter_of(listed(replace(review, findings=FINDINGS[:1])), OFFICE, DAY)).split())
    assert "your help with the point below. It may have a simple" in told
    assert "A point that we would ask you to confirm" in told
    assert "A short answer is all that we need." in told
    assert not re.search(r"[Pp]oints|Some of them|Each point|each number", told)


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("3", "section 3"),
        ("4(b)(viii), page 3", "section 4(b)(viii), page 3"),
        ("2.1", "section 2.1"),
        ("(A)", "section A"),
        ("(A)(i)", "section (A)(i)"),
        ("1, item 3", "section 1, item 3"),
        ("Burglary, robbery", "“Burglary, robbery”"),
        ("Burglary, item 2, page 4", "“Burglary”, item 2, page 4"),
        ("line 7", "line 7"),
        ("item 3, page 2", "item 3, page 2"),
    ],
)
def test_a_place_is_a_section_or_the_words_of_its_heading(place, named):
    assert in_words(place) == named


REPEATING = """3. Staff

Of the 16 who joined, 5 (31.36%) are women, and of the 41 who left, 27 (65.8%).

(A) Control room

Vacancies in the control room fell from 11.4% to 8.9%, a fall of 2.5%.
"""


def test_what_is_asked_is_said_once():
    told = words(letter_of(listed(review_report(REPEATING)), OFFICE, DAY))
    told = " ".join(told[told.index("1. Section") :].split())
    first, second, third = re.split(r" \d\. (?=Section)", told.partition(" If we have")[0])
    assert first.endswith("5 of 16 is 31.25%; the report says 31.36%. Could this be checked?")
    assert second.endswith(
        "27 of 41 rounds to 65.9%; the report says 65.8%. Working: 27 ÷ 41 = 65.854% Could this be checked?"
    )
    assert third.endswith("it is −21.93% Could this be given in percentage points?")
    assert "((" not in told
    assert "))" not in told
    for figure in ("31.25%", "65.854%", "21.93%"):
        assert told.count(figure) == 1


def test_a_place_without_a_number_is_told_by_its_heading():
    told = words(letter_of(listed(review_report("Staff\n\nOf the 16, 5 (31.36%) are women.\n")), OFFICE, DAY))
    assert "1. Under “Staff”: “Of the 16, 5 (31.36%) are women.”" in told


def test_a_question_in_the_words_of_the_officer_stays_as_it_is():
    review = review_report(REPEATING)
    wording = "Could “5 (31.36%)” (3) be checked? We make it: 5 ÷ 16 = 31.25%."
    decisions = {review.findings[0].fingerprint: FindingDecision(FindingState.REWORDED, wording=wording)}
    assert queries(listed(review, decisions), chosen=True)[0].question == wording


def test_a_question_keeps_what_nothing_above_it_says(review):
    asks = "The report says “Robbery”. In 2019 it was 77. Could the Constabulary say why, given that 88 rose?"
    one = finding("Robbery", Severity.ERROR, "Robbery did not rise.", asks)
    (query,) = queries(listed(replace(review, findings=(one,))))
    assert query.question == asks


def test_a_sentence_is_not_quoted_again_in_its_question():
    text = "More women than men felt safe (76.9% and 74.5%), by 4.2 points."
    told = " ".join(words(letter_of(listed(review_report(text)), OFFICE, DAY)).split())
    assert told.count("More women than men") == 1
    assert "the report says 4.2. Could these figures be checked?" in told
