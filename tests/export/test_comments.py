"""The commented copy: each comment at its figure, whatever that stands in, and everything else as it was."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.export.comments import commented

sys.path.insert(0, str(Path(__file__).parent))
from commented import (
    BODY,
    MAIN,
    WHOLE,
    about,
    asked_about,
    in_office,
    packed,
    paragraph,
    parts,
    read,
    replaced,
    run,
    said,
)

OFFICE = "Office of the Police and Crime Commissioner"
WHEN = dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def everything() -> bytes:
    return packed("".join(BODY.values()))


@pytest.fixture(scope="module")
def copied(everything) -> bytes:
    document = read(everything)
    return commented(everything, document, asked_about(document, list(BODY)), OFFICE, WHEN)


@pytest.mark.parametrize("words", BODY)
def test_a_comment_is_at_its_figure(copied, words):
    held, told = about(copied), said(copied)
    (number,) = [number for number, text in told.items() if f". {words} it says. Working: " in text]
    assert held[number] == WHOLE.get(words, words)


def test_a_note_is_commented_at_its_sign(copied):
    content = parts(copied)["word/document.xml"].decode()
    sign = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    assert re.search(f"<w:commentRangeStart[^>]*/>{sign}<w:commentRangeEnd", content)


def test_the_copy_reads_like_the_original(everything, copied):
    before, after = read(everything), read(copied)
    assert after.text == before.text
    assert after.passages == before.passages


def test_every_other_part_is_byte_for_byte_as_it_was(everything, copied):
    before, after = parts(everything), parts(copied)
    assert set(after) - set(before) == {"word/comments.xml"}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_of_the_text_nothing_is_changed_but_runs_that_a_mark_divides():
    other = "<w:r  w:rsidR='1'><w:t>102</w:t></w:r>"
    plain = packed(paragraph(run("Up 101 here.", "<w:b/>")) + paragraph(other))
    document = read(plain)
    copy = commented(plain, document, asked_about(document, ["101", "102"]), OFFICE)
    made = parts(copy)["word/document.xml"]
    bare = re.sub(rb"<w:r xmlns:w=[^>]*><w:commentReference[^>]*/></w:r>", b"", made)
    bare = re.sub(rb"<w:commentRange(?:Start|End)[^>]*/>", b"", bare)
    divided = b"</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>"
    assert bare.count(divided) == 2
    assert bare.replace(divided, b"") == parts(plain)["word/document.xml"]


def test_blanks_at_a_divided_end_are_kept():
    plain = packed("<w:p><w:r><w:t>Up 101 here.</w:t></w:r></w:p>")
    document = read(plain)
    made = commented(plain, document, asked_about(document, ["101"]), OFFICE)
    assert [text.text for text in docx.Document(_file(made)).paragraphs] == ["Up 101 here."]
    assert parts(made)["word/document.xml"].count(b'xml:space="preserve"') == 3


def _file(data: bytes):
    return io.BytesIO(data)


def test_comments_that_are_there_stay():
    plain = packed(paragraph(run("Up 101 here.")), comments=True)
    document = read(plain)
    made = commented(plain, document, asked_about(document, ["101"]), "Office of the PCC", WHEN)
    held = [(each.author, each.text.split("\n")[0]) for each in docx.Document(_file(made)).comments]
    said = "Query 1. 101 it says. Working: 1 + 1 = 101"
    assert held == [("A. Reader", "Is this so?"), ("Office of the PCC", said)]
    before, after = parts(plain), parts(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert about(made) == {"0": "Here stands one already.", "1": "101"}


def test_a_comment_says_what_was_found_the_working_and_the_question(copied):
    found = list(docx.Document(_file(copied)).comments)
    first = found[0]
    assert [each.text for each in first.paragraphs] == [
        "Query 1. 101 it says. Working: 1 + 1 = 101",
        "Could the Constabulary confirm the figures?",
    ]
    assert (first.author, first.initials) == ("Office of the Police and Crime Commissioner", "OPCC")
    assert first.timestamp == WHEN


def test_several_comments_at_one_figure_are_all_there():
    plain = packed(paragraph(run("Up 101 here.")))
    document = read(plain)
    asked = asked_about(document, ["101", "Up 101", "101 here"])
    assert sorted(about(commented(plain, document, asked, OFFICE)).values()) == ["101", "101 here", "Up 101"]


def test_another_encoding_is_read_and_written():
    plain = packed(paragraph(run("Up £101 here, says the café.")), encoding="UTF-16")
    document = read(plain)
    made = commented(plain, document, asked_about(document, ["£101", "café"]), OFFICE)
    assert sorted(about(made).values()) == ["café", "£101"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("ab1&<é£ ", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_any_stretch_of_any_runs_is_marked_exactly(texts, data):
    from xml.sax.saxutils import escape

    whole = "".join(texts)
    if not whole.strip():
        return
    body = paragraph(*(run(escape(each)) for each in texts))
    plain = packed(body)
    document = read(plain)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    words = document.text[start:end]
    passage = document.passage_at(start)
    if passage is None or passage.end < end or passage.kind is PassageKind.FOOTNOTE:
        return
    made = commented(plain, document, asked_about(document, [words]), OFFICE)
    assert about(made) == {"0": words}
    assert read(made).text == document.text


def test_a_number_that_word_draws_is_commented_at_what_follows():
    document = docx.Document()
    document.add_paragraph("Robbery fell.", style="List Number")
    file = io.BytesIO()
    document.save(file)
    held = read(file.getvalue())
    assert held.text.startswith("1. Robbery")
    made = commented(file.getvalue(), held, asked_about(held, ["1."]), OFFICE)
    assert list(about(made).values()) == ["Robbery"]


def test_a_document_that_was_changed_is_refused(everything):
    other = read(packed(paragraph(run("Up 101 here."))))
    with pytest.raises(ScrutinyError, match="has changed since it was checked") as caught:
        commented(everything, other, asked_about(other, ["101"]), OFFICE)
    assert caught.value.remedy


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "word/document.xml"])
def test_a_document_whose_parts_do_not_hang_together_is_refused(everything, missing):
    document = read(everything)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts(everything).items():
            if name != missing:
                file.writestr(name, content)
    with pytest.raises(ScrutinyError, match="damaged or incomplete") as caught:
        commented(out.getvalue(), document, asked_about(document, ["101"]), OFFICE)
    assert caught.value.remedy


def test_a_relation_to_comments_that_are_not_there_is_refused():
    plain = packed(paragraph(run("Up 101 here.")), comments=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts(plain).items():
            if name != "word/comments.xml":
                file.writestr(name, content)
    document = read(plain)
    with pytest.raises(ScrutinyError, match="damaged or incomplete"):
        commented(out.getvalue(), document, asked_about(document, ["101"]), OFFICE)


def test_what_is_no_word_document_is_refused():
    document = read_pasted("Up 101 here.")
    with pytest.raises(ScrutinyError, match="no Word document"):
        commented(b"Up 101 here.", document, asked_about(document, ["101"]), OFFICE)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(240)
def test_libreoffice_shows_each_comment_at_its_figure(everything, copied, tmp_path):
    found = dict(in_office(copied, tmp_path))
    told = {
        words: found[f"Query {each.number}. {words} it says. Working: 1 + 1 = {words}"]
        for words, each in _numbered(everything)
    }
    assert len(found) == len(BODY)
    exact = {words: text for words, text in told.items() if words not in {"112", "113", "120", "1181"}}
    assert exact == {words: WHOLE.get(words, words) for words in exact}
    assert "112 offences" in told["112"]
    assert told["113"].endswith("Without fraud, 113.")


def _numbered(data: bytes):
    document = read(data)
    return [(each.line.first.words, each) for each in asked_about(document, list(BODY))]


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize("namespace", [MAIN, STRICT])
@pytest.mark.parametrize("prefix", ["w", "x"])
def test_any_prefix_and_the_strict_form_are_marked(namespace, prefix):
    text = f"<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='{namespace}'><w:body>"
    text += f"{paragraph(run('Up 101 here.', '<w:b/>'))}</w:body></w:document>"
    content = text.replace("w:", f"{prefix}:").replace("xmlns:w=", f"xmlns:{prefix}=")
    plain = replaced(packed(""), "word/document.xml", content.encode())
    document = read(plain)
    made = parts(commented(plain, document, asked_about(document, ["101"]), OFFICE))
    root = etree.fromstring(made["word/document.xml"])
    names = [each.tag.rpartition("}")[2] for each in root.iter(f"{{{namespace}}}*")]
    assert (names.count("r"), names.count("commentRangeStart"), names.count("b")) == (4, 1, 3)
    assert [each.get(f"{{{namespace}}}id") for each in root.iter(f"{{{namespace}}}commentReference")] == ["0"]
    comments = etree.fromstring(made["word/comments.xml"])
    assert comments.tag == f"{{{namespace}}}comments"
    relations = made["word/_rels/document.xml.rels"].decode()
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    assert (strict in relations) == (namespace == STRICT)


def test_a_field_over_several_paragraphs_is_marked_within():
    def mark(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    asks = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    first = paragraph(mark("begin"), asks, mark("separate"), run("Crime 101"))
    plain = packed(f"{first}{paragraph(run('Roads 102'))}{paragraph(mark('end'), run('After 103 it.'))}")
    document = read(plain)
    made = commented(plain, document, asked_about(document, ["101", "102", "103"]), OFFICE)
    assert sorted(about(made).values()) == ["101", "102", "103"]


def test_a_package_without_relations_of_its_text_gets_them():
    plain = replaced(packed(paragraph(run("Up 101 here."))), "word/_rels/document.xml.rels", None)
    document = read(plain)
    made = commented(plain, document, asked_about(document, ["101"]), OFFICE)
    assert about(made) == {"0": "101"}
    assert b"comments.xml" in parts(made)["word/_rels/document.xml.rels"]


def test_two_parts_of_one_name_are_refused():
    plain = packed(paragraph(run("Up 101 here.")))
    out = io.BytesIO(plain)
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("docProps/core.xml", b"<other/>")
    document = read(out.getvalue())
    with pytest.raises(ScrutinyError, match="damaged or incomplete"):
        commented(out.getvalue(), document, asked_about(document, ["101"]), OFFICE)
