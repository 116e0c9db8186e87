from __future__ import annotations

import re
import subprocess
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from scrutinydesk.claims import pdf_reader
from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.pdf_layout import Layout
from scrutinydesk.claims.pdf_pages import SOFT_HYPHEN, Run
from scrutinydesk.claims.reading import read_document
from scrutinydesk.errors import CancelledError, ScrutinyError
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.progress import SILENT

PAGE = """
<h2>5. Tackling crime</h2>
<p>(i) The year to September 2017 shows an increase of 4,118 crimes (6.2%) over the year before,
which the force says is in part due to better recording and in part to more crime than there was
in the year to September 2016.</p>
<table border="1" cellpadding="6" width="100%">
<tr><td></td>
<td>England &amp; Wales</td><td>NW Region</td></tr>
<tr><td>12M Aug-17 -v- 12M Aug-16</td><td>Up 14.5% (502,310 Crimes)</td>
<td>Up 22.6% (116,140 Crimes)</td></tr></table>
<p>Robbery fell by 3%.</p>
"""


@pytest.fixture
def pdf(tmp_path, qapp):
    """A function that prints HTML as a PDF and returns its path."""

    def make(html: str, font: QFont | None = None):
        path = tmp_path / "report.pdf"
        writer = QPdfWriter(str(path))
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(20, 20, 20, 20),
            )
        )
        writer.setResolution(96)
        document = QTextDocument()
        document.setDefaultFont(font or QFont("DejaVu Sans", 10))
        document.setHtml(html)
        document.setPageSize(writer.pageLayout().paintRectPixels(96).size())
        document.print_(writer)
        return path

    return make


def test_paragraphs_lists_and_tables_are_read(pdf):
    document = read_document(pdf(PAGE))
    assert document.passages[0].kind is PassageKind.HEADING
    paragraph = document.passages[1]
    assert (paragraph.number, paragraph.page) == ("5(i)", 1)
    assert paragraph.text.startswith("The year to September 2017 shows an increase")
    assert paragraph.text.endswith("in the year to September 2016.")
    cells = {(each.cell.row, each.cell.column): each.text for each in document.passages if each.cell}
    assert cells[2, 2] == "Up 14.5% (502,310 Crimes)"
    assert cells[1, 3] == "NW Region"
    told = [
        (claim.kind, claim.area, [int(each.value) for each in claim.quantities])
        for claim in read_claims(document)
    ]
    assert ("change_pct", "england-and-wales", [14, 502310]) in told
    assert ("change_pct", "north-west", [22, 116140]) in told


def test_pages_are_counted(pdf):
    document = read_document(
        pdf("<p>Crime rose by 5%.</p><p style='page-break-before: always'>Robbery fell by 3%.</p>")
    )
    assert [passage.page for passage in document.passages] == [1, 2]


def line(text: str, left: float, height: float, size: float = 10.0) -> Run:
    return Run(text, left, left + 5 * len(text), height, height + size, size)


def texts(*pages) -> list[str]:
    layout = Layout()
    for number, runs in enumerate(pages, start=1):
        layout.page(number, runs)
    return [piece.text for piece in layout.pieces()]


def test_words_broken_between_lines_are_made_whole_as_the_document_writes_them():
    runs = [
        line(f"The force says that recorded crime and its report{SOFT_HYPHEN}", 50, 700),
        line(
            f"ing are not the same, and that month-on-month and year-{SOFT_HYPHEN}".replace(
                "-" + SOFT_HYPHEN, SOFT_HYPHEN
            ),
            50,
            688,
        ),
        line("on-year changes differ; a year-on-year change is telling.", 50, 676),
    ]
    assert " ".join(texts(runs)) == (
        "The force says that recorded crime and its reporting are not the same, and that month-on-month"
        " and year-on-year changes differ; a year-on-year change is telling."
    )


def test_columns_are_read_one_after_the_other():
    left = [line(f"left column line {number} goes on and on", 50, 700 - 12 * number) for number in range(12)]
    right = [line(f"right column line {number} goes on too", 320, 700 - 12 * number) for number in range(12)]
    by_column = " ".join(texts([*left, *right]))
    by_line = " ".join(texts([run for pair in zip(left, right, strict=True) for run in pair]))
    assert by_column == by_line
    assert by_column.index("left column line 11") < by_column.index("right column line 0")


def test_a_cell_of_several_lines_is_one_cell():
    runs = [
        line("12M Aug-17 -v-", 50, 700), line("12M Aug-16", 50, 688),
        line("Up 14.5%", 200, 700), line("(502,310", 200, 688), line("Crimes)", 200, 676),
        line("Up 22.6%", 300, 700), line("(116,140 Crimes)", 300, 688),
        line("Robbery fell by 3%.", 50, 640),
    ]  # fmt: skip
    assert texts(runs) == [
        "12M Aug-17 -v- 12M Aug-16",
        "Up 14.5% (502,310 Crimes)",
        "Up 22.6% (116,140 Crimes)",
        "Robbery fell by 3%.",
    ]


def test_ligatures_are_letters():
    assert texts([line("o\ufb03cers and \ufb01gures", 50, 700)]) == ["officers and figures"]


def test_running_heads_are_left_out_and_named():
    pages = [
        [
            line("OFFICIAL", 50, 800),
            line(f"Crime rose by {number}%.", 50, 600),
            line(f"Page {number} of 4", 50, 20),
        ]
        for number in range(1, 5)
    ]
    layout = Layout()
    for number, runs in enumerate(pages, start=1):
        layout.page(number, runs)
    assert [piece.text for piece in layout.pieces()] == [
        f"Crime rose by {number}%." for number in range(1, 5)
    ]
    assert layout.left_out == ["OFFICIAL", "Page # of #"]


@given(
    st.lists(
        st.tuples(st.text("ab1 -\u00ad", min_size=1, max_size=12), st.floats(0, 500), st.floats(0, 800)),
        max_size=30,
    )
)
def test_no_letter_is_lost_whatever_the_layout(drawn):
    runs = [line(text, left, height) for text, left, height in drawn]
    wanted = sorted(sign for text, _, _ in drawn for sign in text if sign.isalnum())
    assert sorted(sign for text in texts(runs) for sign in text if sign.isalnum()) == wanted


def packed(size: int) -> bytes:
    engine = zlib.compressobj()
    return b"".join([*(engine.compress(bytes(1 << 20)) for _ in range(size >> 20)), engine.flush()])


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_reader, "_MOST_UNPACKED", 8 << 20)
    content = packed(16 << 20)
    path = tmp_path / "bomb.pdf"
    head = f"%PDF-1.7\n1 0 obj\n<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n"
    path.write_bytes(head.encode() + content + b"\nendstream\nendobj\n")
    with pytest.raises(ScrutinyError, match="fill the computer's memory") as caught:
        read_document(path)
    assert caught.value.remedy


def test_what_takes_too_long_is_ended(pdf, monkeypatch):
    path = pdf(PAGE)
    monkeypatch.setattr(pdf_reader, "_SECONDS", 0.0)
    with pytest.raises(ScrutinyError, match="too long to read"):
        read_document(path)


def test_too_many_pages_are_refused(pdf, monkeypatch):
    path = pdf("<p>One.</p><p style='page-break-before: always'>Two.</p>")
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 1)
    with pytest.raises(ScrutinyError, match="2 pages; up to 1"):
        read_document(path)


def test_a_scan_is_refused_in_words(pdf):
    with pytest.raises(ScrutinyError, match="holds no text"):
        read_document(pdf("<p></p>"))


def test_reading_can_be_cancelled(pdf):
    class Impatient:
        def step(self, done, total, what):
            if what.startswith("Reading page"):
                raise CancelledError

    path = pdf(PAGE)
    with pytest.raises(CancelledError):
        read_document(path, Impatient())
    assert read_document(path, SILENT).passages


def nested_forms(depth: int) -> bytes:
    """A page whose forms each draw the next one four times over: 4 to the power of ``depth`` drawings."""
    forms = "<< /XObject << /X {} 0 R >> >>"
    about = "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    drawn = "/Length 23 >>\nstream\n/X Do /X Do /X Do /X Do\nendstream"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"{page} /Resources {forms.format(5)} >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
        *(f"{about} /Resources {forms.format(number + 1)} {drawn}" for number in range(5, 5 + depth)),
        f"{about} /Length 3 >>\nstream\nq Q\nendstream",
    ]
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n%%EOF".encode()


def test_a_page_that_would_take_for_ever_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_reader, "_PER_PAGE", 2.0)
    path = tmp_path / "forms.pdf"
    path.write_bytes(nested_forms(14))
    with pytest.raises(ScrutinyError, match="too long to read"):
        read_document(path)


@pytest.mark.timeout(60)
def test_a_reader_that_breaks_down_at_once_is_not_waited_for(tmp_path, monkeypatch):
    import os

    monkeypatch.setattr(pdf_reader.pdf_pages, "serve", os.abort)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(1 << 20))
    with pytest.raises(ScrutinyError, match="damaged or incomplete"):
        read_document(path)


def figures_of_one_width() -> QFont:
    QFontDatabase.addApplicationFont(str(load_resources().folder / "fonts" / "Inter-Regular.otf"))
    font = QFont("Inter", 10)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def test_figures_of_one_width_are_figures(pdf):
    text = "Robbery rose by 13.2%, by 1,045 to 8,967, in 2017."
    document = read_document(pdf(f"<p>{text}</p>", figures_of_one_width()))
    assert document.passages[0].text == text
    assert not document.notices


def test_signs_that_stand_for_no_letter_are_told_with_their_pages(pdf, monkeypatch):
    monkeypatch.setattr(pdf_reader, "_UNREADABLE", re.compile("z"))
    second = "<p style='page-break-before: always'>A pizza.</p>"
    document = read_document(pdf(f"<p>Robbery rose by 5%.</p>{second}"))
    (notice,) = document.notices
    assert (notice.kind, notice.title) == ("report.signs", "2 signs could not be read, on page 2.")


@pytest.mark.parametrize("sign", ["\x0e", "\ue072", "\ufffd"])
def test_signs_of_private_use_or_control_stand_for_no_letter(sign):
    assert pdf_reader._UNREADABLE.search(sign)
    assert not pdf_reader._UNREADABLE.search("\uf0b7 Robbery\trose\u00a0by £5 – 10%")


def test_a_script_that_reads_a_pdf_runs_once(pdf, tmp_path):
    script = tmp_path / "mine.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from scrutinydesk.claims.reading import read_document\n"
        "print(len(read_document(Path(sys.argv[1])).passages))\n",
        encoding="utf-8",
    )
    run = [sys.executable, str(script), str(pdf(PAGE))]
    done = subprocess.run(run, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split() == ["8"], done.stderr
