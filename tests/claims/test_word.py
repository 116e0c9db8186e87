from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document
from scrutinydesk.claims.word_numbering import written
from scrutinydesk.claims.word_reader import read_word
from scrutinydesk.errors import ScrutinyError

W = nsdecls("w")


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def appended(document, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same package with a part replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for each in before.namelist():
            if each != name:
                after.writestr(each, before.read(each))
        after.writestr(name, content)
    return file.getvalue()


def test_insertions_are_taken_and_deletions_left_out():
    document = docx.Document()
    appended(
        document,
        f"<w:p {W}><w:r><w:t xml:space='preserve'>Crime rose by </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>5%</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>6%</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3' w:author='a'><w:r><w:t> moved</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></"
        "w:r></w:p>",
    )
    read = read_word(saved(document), "report.docx")
    assert [passage.text for passage in read.passages] == ["Crime rose by 6%."]
    assert [notice.kind for notice in read.notices] == ["report.tracked"]
    assert "1 insertions and 2 deletions" in read.notices[0].title


def test_text_boxes_are_read_once_and_after_their_paragraph():
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In the box: 12 offences.</w:t></w:r></w:p></w:txbxContent>"
    appended(
        document,
        f"<w:p {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        " xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:t>Beside it.</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent"
        f"></w:r></w:p>",
    )
    read = read_word(saved(document), "report.docx")
    assert [(passage.kind, passage.text) for passage in read.passages] == [
        (PassageKind.PARAGRAPH, "Beside it."),
        (PassageKind.TEXT_BOX, "In the box: 12 offences."),
    ]


def test_footnotes_come_last_and_their_separators_not_at_all():
    document = docx.Document()
    document.add_paragraph("Crime rose by 5%.")
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>line</w:t></w:r></w:"
        f"p></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>Excluding fraud, 3%.</w:t></w:r></w:p></w:footnote></w:foo"
        "tnotes>"
    )
    read = read_word(with_part(saved(document), "word/footnotes.xml", notes.encode()), "report.docx")
    assert [(passage.kind, passage.text) for passage in read.passages][-1] == (
        PassageKind.FOOTNOTE,
        "Excluding fraud, 3%.",
    )
    assert len(read.passages) == 2


def test_merged_cells_keep_their_columns_and_nested_tables_follow_their_row():
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    table.cell(0, 2).text = "Third"
    table.cell(1, 0).text = "First"
    inner = table.cell(1, 2).add_table(1, 1)
    inner.cell(0, 0).text = "Inner"
    read = read_word(saved(document), "report.docx")
    told = [(each.cell.table, each.cell.row, each.cell.column, each.text) for each in read.passages]
    assert told == [(1, 1, 1, "Wide"), (1, 1, 3, "Third"), (1, 2, 1, "First"), (2, 1, 1, "Inner")]


def test_a_table_that_only_lays_out_a_page_is_read_as_paragraphs():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Crime rose by 5% over the year. " * 6
    cell.add_paragraph("Robbery fell by 3% over the year. " * 6)
    read = read_word(saved(document), "report.docx")
    assert [passage.kind for passage in read.passages] == [PassageKind.PARAGRAPH] * 2


def test_arrows_of_symbol_fonts_are_arrows():
    document = docx.Document()
    appended(
        document,
        f"<w:p {W}><w:r><w:t>15th </w:t></w:r><w:r><w:sym w:font='Wingdings' w:char='F0E9'/></w:r><w:r>"
        f"<w:t>8</w:t></w:r></w:p>",
    )
    assert read_word(saved(document), "report.docx").passages[0].text == "15th ↑8"


@pytest.mark.parametrize(
    ("value", "form", "drawn"),
    [
        (1, "lowerRoman", "i"),
        (14, "lowerRoman", "xiv"),
        (27, "lowerLetter", "aa"),
        (3, "decimal", "3"),
        (9, "upperRoman", "IX"),
    ],
)
def test_counters_are_drawn_as_word_draws_them(value, form, drawn):
    assert written(value, form) == drawn


def test_tables_nested_fifty_deep_are_read():
    inner = "<w:p><w:r><w:t>Robbery rose by 5%.</w:t></w:r></w:p>"
    for _ in range(50):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    content = f"<w:document {W}><w:body>{inner}</w:body></w:document>"
    read = read_word(with_part(saved(docx.Document()), "word/document.xml", content.encode()), "report.docx")
    assert [passage.text for passage in read.passages] == ["Robbery rose by 5%."]
    assert len(read_claims(read)) == 1


def hostile(content: bytes) -> bytes:
    return with_part(saved(docx.Document()), "word/document.xml", content)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (
            f"<w:document {W}><w:body>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:body></w:document>",
            "inside one another",
        ),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "code that no"),
        ("<w:document", "damaged"),
        (" " * (32 << 20), "fill the computer's memory"),
    ],
)
def test_hostile_documents_are_refused_in_words(tmp_path, content, title):
    path = tmp_path / "report.docx"
    path.write_bytes(hostile(content.encode()))
    with pytest.raises(ScrutinyError, match=title) as caught:
        read_document(path)
    assert caught.value.detail
    assert caught.value.remedy


def test_a_document_of_thousands_of_pages_is_refused_before_it_fills_the_memory(tmp_path):
    paragraph = "<w:p><w:r><w:t>" + "Burglary rose by 5 offences in the year. " * 70 + "</w:t></w:r></w:p>"
    path = tmp_path / "report.docx"
    path.write_bytes(hostile(f"<w:document {W}><w:body>{paragraph * 5000}</w:body></w:document>".encode()))
    with pytest.raises(ScrutinyError, match=r"fill the computer|too long"):
        read_document(path)


def test_items_of_a_running_list_are_told_from_headings_of_the_same_number():
    document = docx.Document()
    document.add_heading("Force", 0)
    for title, items in (("1. Our people", 2), ("2. Crime", 2)):
        document.add_heading(title, 1)
        for number in range(items):
            document.add_paragraph(f"There were {number + 40} of them.", "List Number")
    document.add_paragraph("What follows it")
    document.add_table(1, 1).cell(0, 0).text = "A cell"
    document.add_heading("Commentary", 2)
    document.add_paragraph("There were 50 of them.", "List Number")
    document.add_heading("3. Calls", 1)
    read = read_word(saved(document), "report.docx")
    assert [each.place for each in read.passages] == [
        "Force", "1", "1, item 1", "1, item 2", "2", "2, item 3", "2, item 4", "2, item 4",
        "2, table after item 4", "2", "2, item 5",
        "3",
    ]  # fmt: skip
    assert read.passages[-2].path == ("2. Crime", "Commentary")
