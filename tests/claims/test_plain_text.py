from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.plain_text import read_plain
from scrutinydesk.claims.reading import read_document, read_pasted
from scrutinydesk.errors import ScrutinyError

REPORT = """\
4. Protecting Local Policing

a) Officers

- (i) Strength is at 2,897.
- (ii) Two events were held:
 - A fair
f) Systems

(i) The system will go live on a date that the board has
not yet agreed with the supplier.

5 of the offences were solved.
\tForce\tRegion
2019\t5\t7
"""


def test_passages_have_headings_numbers_lines_and_cells():
    document = read_plain(REPORT, "report")
    told = [(each.number, each.kind, each.line, each.text) for each in document.passages if not each.cell]
    assert told == [
        ("4", PassageKind.HEADING, 1, "Protecting Local Policing"),
        ("4(a)", PassageKind.HEADING, 3, "Officers"),
        ("4(a)(i)", PassageKind.ITEM, 5, "Strength is at 2,897."),
        ("4(a)(ii)", PassageKind.ITEM, 6, "Two events were held:"),
        ("4(a)(ii)", PassageKind.ITEM, 7, "A fair"),
        ("4(f)", PassageKind.HEADING, 8, "Systems"),
        ("4(f)(i)", PassageKind.ITEM, 10,
            "The system will go live on a date that the board has\nnot yet agreed with the supplier."),
        ("4(f)(i)", PassageKind.PARAGRAPH, 13, "5 of the offences were solved."),
    ]  # fmt: skip
    cells = [(each.cell.row, each.cell.column, each.text) for each in document.passages if each.cell]
    assert cells == [(1, 2, "Force"), (1, 3, "Region"), (2, 1, "2019"), (2, 2, "5"), (2, 3, "7")]
    assert document.passages[2].path == ("4. Protecting Local Policing", "a) Officers")
    assert document.passages[2].place == "4(a)(i)"


@given(st.text(alphabet=st.sampled_from("ab1 5%.(),-\t|\n\r\fiv•A*"), max_size=400))
def test_every_passage_stands_where_it_says(text):
    document = read_pasted(text)
    at = 0
    for passage in document.passages:
        assert document.text[passage.offset : passage.end] == passage.text
        assert document.line_of(passage.offset) == passage.line
        assert passage.offset >= at
        at = passage.end
        if passage.text:
            assert document.passage_at(passage.offset) == passage


@given(st.text(alphabet=st.sampled_from("abcdefgh 15%."), max_size=200))
def test_no_figure_is_lost(text):
    document = read_pasted(text)
    read = "".join(passage.text for passage in document.passages)
    lost = [sign for sign in text if sign.isdigit()]
    assert [sign for sign in read if sign.isdigit()] == lost or document.passages[0].number


def test_a_form_feed_begins_a_page():
    document = read_pasted("One page.\n\fAnother page.")
    assert [passage.page for passage in document.passages] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(tmp_path, encoding):
    path = tmp_path / "report.txt"
    path.write_bytes("Spend was £52.5m – up 3%.".encode(encoding))
    assert read_document(path).text == "Spend was £52.5m – up 3%."


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is no report"),
        (b"\x89PNG\r\n", "is no report"),
        (b"<html><body>Crime</body></html>", "is no report"),
        (b"PK\x03\x04 broken", "is damaged"),
        (b"%PDF-1.7 broken", "is damaged"),
    ],
)
def test_what_is_no_report_is_refused_in_words(tmp_path, content, title):
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    with pytest.raises(ScrutinyError, match=title) as caught:
        read_document(path)
    assert caught.value.detail
    assert caught.value.remedy


def test_a_missing_file_is_refused_in_words(tmp_path):
    with pytest.raises(ScrutinyError, match="There is no file"):
        read_document(tmp_path / "gone.txt")


def test_numbers_that_come_twice_are_those_of_items():
    """Lists that begin anew beneath each heading say no place by their number alone."""
    items = "1. There were 40 of them in the year.\n2. There were 41 of them in the year."
    one = f"Minutes\n\nOfficers\n\n{items}\n\n"
    document = read_plain(f"{one}Staff\n\n1. There were 50 of them in the year.\n", "report")
    told = [each.place for each in document.passages if each.kind is PassageKind.ITEM]
    assert told == ["Officers, item 1", "Officers, item 2", "Staff, item 1"]
    # One run of numbers through the whole report is what it is cited by.
    told = [each.place for each in read_plain(one, "report").passages if each.kind is PassageKind.ITEM]
    assert told == ["1", "2"]
