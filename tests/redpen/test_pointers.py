"""A chart that a report points to: named below and there, or not."""

from __future__ import annotations

import io

import docx
import pytest
from matplotlib.figure import Figure

from scrutinydesk.claims.word_reader import read_word
from scrutinydesk.reviewing import review_document


@pytest.fixture(scope="module")
def picture():
    """A small chart, as a file."""
    written = io.BytesIO()
    figure = Figure(figsize=(1, 1))
    figure.add_subplot().plot([1, 2])
    figure.savefig(written)
    return written


def _pointers(picture, where):
    report = docx.Document()
    report.add_heading("1. Crime", 1)
    report.add_heading("All Crime Recorded", 2)
    if where == "above":
        report.add_picture(picture)
        report.add_paragraph("It is recorded by the force each month.")
    report.add_paragraph("As can be seen from the chart below, recorded crime has risen by 4.2%.")
    if where == "below":
        report.add_picture(picture)
    report.add_heading("2. People", 1)
    report.add_paragraph("The force employs 2,900 officers.")
    held = io.BytesIO()
    report.save(held)
    found = review_document(read_word(held.getvalue(), "report.docx")).findings
    return [each for each in found if each.kind == "cross_reference"]


def test_a_chart_that_stands_below_is_not_asked_for(picture):
    assert not _pointers(picture, "below")


@pytest.mark.parametrize("where", ["above", "nowhere"])
def test_a_chart_that_does_not_is(picture, where):
    (finding,) = _pointers(picture, where)
    assert "chart below" in finding.title
