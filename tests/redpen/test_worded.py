"""Statements in many wordings: what is true is never accused, and what is false is mostly found."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

sys.path.insert(0, str(Path(__file__).parent))
import worded

HEAD = "Lancashire Constabulary: performance report\n\n"
# A change in a small count is noted whatever the words.
OF_SIZE = "small_numbers"


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.fixture(scope="module")
def counts(workbook) -> dict[str, list[int]]:
    sheet = openpyxl.load_workbook(workbook, read_only=True)["Monthly counts"]
    _, _, _, _, head, *rows = sheet.iter_rows(values_only=True)
    assert (head[2], head[49]) == ("Oct 2013", "Sep 2017")
    return {row[0]: list(row[2:50]) for row in rows if row[0] in worded.NAMES}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_true_is_not_accused_in_any_words(opened, counts, seed):
    held = made = 0
    for each in worded.statements(counts, seed):
        found = review_report(HEAD + each.true, opened)
        severe = [one for one in found.findings if one.severity is not Severity.NOTE and one.kind != OF_SIZE]
        assert not [(each.true, one.title) for one in severe]
        assert Verdict.DIFFERS not in {one.verdict for one in found.judgements}, each.true
        made += 1
        held += any(
            one.against is Against.WORKBOOK and one.verdict is Verdict.AGREES for one in found.judgements
        )
    assert held >= 0.9 * made


@pytest.mark.parametrize("seed", range(4))
def test_most_of_what_is_false_is_found_in_any_words(opened, counts, seed):
    false = [each for each in worded.statements(counts, seed) if each.false]
    found = [each for each in false if review_report(HEAD + each.false, opened).findings]
    assert len(found) >= 0.75 * len(false)
