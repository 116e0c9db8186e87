"""The first page of a report: what it calls itself, and how it is marked."""

from __future__ import annotations

import docx
import pytest

from scrutinydesk.claims.reading import read_document, read_pasted
from scrutinydesk.redpen.cover import marking_of, title_of

BODY = "\n\n1. Purpose\n\na) Crime rose by 5%.\n"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("Anyshire Police\n\nPerformance report, Quarter 2", "Performance report, Quarter 2"),
        ("REPORT TO:\tSCRUTINY MEETING\nTITLE:\tPERFORMANCE REPORT", "PERFORMANCE REPORT"),
        ("Report title: Quarter 2 figures", "Quarter 2 figures"),
        ("OFFICIAL\n\n**Anyshire Police**", "Anyshire Police"),
        ("Report of the Chief Constable", "pasted text"),
        ("This report tells of performance in the year.", "pasted text"),
        ("", "pasted text"),
    ],
)
def test_a_report_is_called_what_it_calls_itself(front, title):
    assert title_of(read_pasted(front + BODY)) == title


@pytest.mark.parametrize(
    ("front", "marking"),
    [
        ("OFFICIAL\n\nPerformance report", "OFFICIAL"),
        ("Performance report\n\nSecurity classification: Official – Sensitive", "OFFICIAL – SENSITIVE"),
        ("Protective Marking:\tNOT PROTECTIVELY MARKED", "NOT PROTECTIVELY MARKED"),
        ("The official figures are below", ""),
        ("Official statistics", ""),
    ],
)
def test_the_marking_is_the_one_that_the_report_states(front, marking):
    assert marking_of(read_pasted(front + BODY)) == marking


def test_the_reference_report_has_a_title_in_a_table_and_no_marking(reference):
    assert title_of(reference.document) == "PERFORMANCE REPORT"
    assert marking_of(reference.document) == ""


def test_the_title_of_a_word_report_is_its_own(tmp_path):
    document = docx.Document()
    document.add_paragraph("OFFICIAL-SENSITIVE")
    document.add_heading("Anyshire Police", 0)
    document.add_paragraph("Performance report: quarter ending 31 December 2023")
    document.add_heading("1. Our people", 1)
    document.save(tmp_path / "x.docx")
    read = read_document(tmp_path / "x.docx")
    assert title_of(read) == "Performance report: quarter ending 31 December 2023"
    assert marking_of(read) == "OFFICIAL-SENSITIVE"
