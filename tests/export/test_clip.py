"""The clipboard: three forms of the same words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.export import blocks, clip
from scrutinydesk.export.text import as_text
from scrutinydesk.reporting.report import Report


class _Texts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def from_rtf(text: str) -> str:
    """Undo the escapes of RTF text."""
    units = re.sub(r"\\u(-?\d+)\?", lambda m: chr(int(m[1]) % 65536), text.replace("\\line ", "\n"))
    plain = re.sub(r"\\([\\{}])", r"\1", units)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_rtf_escapes_come_back(text: str) -> None:
    escaped = clip.rtf_text(text)
    assert escaped.isascii()
    # A backslash of the text is doubled, so a \u of ours is never preceded by another.
    if "\\" not in text:
        assert from_rtf(escaped) == text


def test_section_keeps_headings_numbering_and_tables(report: Report) -> None:
    made = clip.of_blocks(blocks.of_section(report, report.sections[0]))
    page = _Texts(made.html)
    words = "".join(page.texts)
    assert {"h1", "h2", "table", "th", "td"} <= set(page.tags)
    for expected in ("5. Crime & more", "a) Title a", "e) Title e", "(i)", "All crime & <more>"):
        assert expected in words
    assert made.rtf.startswith(r"{\rtf1")
    assert made.rtf.count("{") - made.rtf.count(r"\{") == made.rtf.count("}") - made.rtf.count(r"\}")
    assert r"\trowd" in made.rtf
    assert r"\u163?5m" in made.rtf
    assert "5. Crime & more" in made.plain
    assert "(ii) A second {one} \\ with signs." in made.plain


def test_rows_of_a_table_are_tab_separated(report: Report) -> None:
    table = report.sections[0].measures
    made = clip.of_table(table, ("all_crime/lancashire",))
    lines = made.plain.splitlines()
    assert lines[0].split("\t") == ["Measure", "12m to Sep 2017", "Signal"]
    assert lines[1].split("\t") == ["All crime & <more>", "115,782", "Above limit"]
    assert lines[2:] == ["", *table.notes]
    assert table.notes


@pytest.mark.parametrize("cell", ["=1+1", "=cmd|' /C calc'!A0", "+SUM(A1)", "-2+3", "@x", "\tx", "+a"])
def test_no_cell_of_a_copy_is_a_formula(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["+13,320", "-5.9%", "115,775", "All crime", "", "−48"])
def test_numbers_and_words_are_copied_as_they_are(cell: str) -> None:
    assert as_text(cell) == cell
