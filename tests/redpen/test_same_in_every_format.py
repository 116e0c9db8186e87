"""The reference report as text, in Word and as a PDF: the same claims, verdicts and findings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from scrutinydesk.export.comments import commented
from scrutinydesk.redpen.listing import listed
from scrutinydesk.redpen.queries import queries
from scrutinydesk.reviewing import review_report

sys.path.insert(0, str(Path(__file__).parents[1] / "claims"))
from report_in_word import write_word

REPORT = "reference/000_0dc43f1d27393c57.txt"
# What rests on how the text is laid out: numbers are drawn anew, and paragraphs of a PDF are only guessed at.
LAID_OUT = {"numbering", "cross_reference"}


@pytest.fixture(scope="module")
def opened():
    from scrutinydesk import pipeline

    return pipeline.open_workbook("demo")


@pytest.fixture(scope="module")
def as_text(shared, opened):
    return listed(review_report(shared / REPORT, opened))


@pytest.fixture(scope="module")
def in_word(shared, tmp_path_factory):
    path = tmp_path_factory.mktemp("formats") / "report.docx"
    write_word((shared / REPORT).read_text(encoding="utf-8"), path)
    return path


def claims(listing) -> Counter:
    return Counter(
        (
            each.claim.kind, each.verdict, each.claim.measure, each.claim.area, each.claim.window,
            tuple((one.role, one.number.printed, one.direction) for one in each.claim.quantities),
        )
        for each in listing.claims
    )  # fmt: skip


def findings(listing, *, without: set[str]) -> Counter:
    return Counter(
        (each.finding.kind, each.finding.severity, " ".join(each.first.words.split()))
        for each in listing.findings
        if each.finding.kind not in without
    )


def test_word_gives_the_same_claims_verdicts_and_findings(as_text, in_word, opened):
    found = listed(review_report(in_word, opened))
    assert claims(found) == claims(as_text)
    assert findings(found, without={"numbering"}) == findings(as_text, without={"numbering"})


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(240)
def test_a_pdf_gives_the_same_claims_verdicts_and_findings(as_text, in_word, opened, tmp_path):
    settings = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    words = [shutil.which("soffice"), settings, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*words, str(tmp_path), str(in_word)], check=True, capture_output=True, timeout=180)
    found = listed(review_report(tmp_path / "report.pdf", opened))
    assert claims(found) == claims(as_text)
    assert findings(found, without=LAID_OUT) == findings(as_text, without=LAID_OUT)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(240)
def test_the_commented_copy_has_each_comment_at_its_figure(in_word, opened, tmp_path):
    sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
    from commented import in_office

    found = listed(review_report(in_word, opened))
    asked = queries(found, notes=True)
    copy = commented(in_word.read_bytes(), found.review.document, asked, "The office")
    shown = in_office(copy, tmp_path)
    assert len(shown) == len(asked) == len(found.findings)
    at = {words.partition(". ")[0]: " ".join(text.split()) for words, text in shown}
    assert at == {f"Query {each.number}": _in_one_cell(each.line.first.words) for each in asked}


def _in_one_cell(words: str) -> str:
    """What is about a whole row is commented at its first cell."""
    return " ".join(words.partition("\t")[0].split())
