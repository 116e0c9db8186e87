"""A PDF in columns says what the Word document says that it is made of."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter

import pytest
from columned import laid_out

from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.pdf_layout import Layout
from scrutinydesk.claims.pdf_pages import Run, _Writer
from scrutinydesk.claims.reading import read_document


def claims(path) -> Counter:
    return Counter(
        (
            claim.kind, claim.measure, claim.area, claim.window, claim.previous,
            tuple((each.role, each.value) for each in claim.quantities),
        )
        for claim in read_claims(read_document(path))
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(240)
@pytest.mark.parametrize("times", [1, 7])
def test_columns_notes_and_merged_heads_give_the_same_claims(times, tmp_path):
    (tmp_path / "report.fodt").write_text(laid_out(times), encoding="utf-8")
    settings = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    for form in ("docx", "pdf"):
        words = [shutil.which("soffice"), settings, "--headless", "--convert-to", form]
        words += ["--outdir", str(tmp_path), str(tmp_path / "report.fodt")]
        subprocess.run(words, check=True, capture_output=True, timeout=180)
    found = claims(tmp_path / "report.pdf")
    assert found == claims(tmp_path / "report.docx")
    assert found.total() >= 10 + 8 * times


def texts(runs) -> list[str]:
    layout = Layout()
    layout.page(1, runs)
    return [piece.text for piece in layout.pieces()]


def test_words_that_full_width_drives_apart_are_one_line():
    words = ["same", "period", "last", "year,", "with", "212", "fewer"]
    runs = [Run(word, 60 * at, 60 * at + 40, 700, 710, 10) for at, word in enumerate(words)]
    assert texts(runs) == [" ".join(words)]


def test_figures_of_a_table_are_not_put_together():
    cells = ("Robbery", "611", "702", "+91", "+14.9%")
    runs = [Run(cell, 60 * at, 60 * at + 40, 700, 710, 10) for at, cell in enumerate(cells)]
    assert texts(runs) == list(cells)


def test_two_columns_of_a_few_lines_are_read_one_after_the_other():
    lines = ("Robbery fell by 3% in the year to", "March and burglary fell by 4% in", "the same 12 months.")
    left = [Run(line, 50, 250, 700 - 12 * at, 710 - 12 * at, 10) for at, line in enumerate(lines)]
    right = [Run(line, 300, 500, 700 - 12 * at, 710 - 12 * at, 10) for at, line in enumerate(lines)]
    assert texts([*left, *right]) == [" ".join(lines)] * 2


def test_the_mark_of_a_footnote_is_no_part_of_a_figure():
    writer = _Writer()
    for at, sign in enumerate("2019."):
        writer.put(sign, (10 * at, 10 * at + 9, 700, 712), 12)
    writer.put("1", (50, 54, 706, 713), 7)
    writer.put("2", (54, 58, 706, 713), 7)
    writer.close()
    assert writer.runs[0][0] == "2019.[12]"
