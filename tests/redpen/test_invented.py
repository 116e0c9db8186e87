"""Invented reports: what is true is left alone, and the faults that were put in are found, and no others."""

from __future__ import annotations

import pytest
from invented import invented

from scrutinydesk.reviewing import review_report

# Kinds that say that a figure cannot be right.
WRONG = {"arithmetic", "arithmetic_doubt", "rounding", "unit", "conflict", "conflict_doubt"}


def lines_of(found, finding):
    return {found.document.line_of(span.start) for span in finding.spans}


@pytest.mark.parametrize("seed", range(20))
def test_a_true_report_is_left_alone(seed):
    report = invented(seed, 0)
    found = review_report(report.text)
    assert not [each.title for each in found.findings if each.kind in WRONG]
    assert not found.errors


@pytest.mark.parametrize("seed", range(20))
def test_the_faults_that_were_put_in_are_found_and_no_others(seed):
    report = invented(seed, 0.25)
    found = review_report(report.text)
    wrong = [each for each in found.findings if each.kind in WRONG]
    lines = {line: each.title for each in wrong for line in lines_of(found, each)}
    faults = report.faults
    assert faults <= set(lines), [report.text.split("\n")[line - 1] for line in faults - set(lines)]
    for each in wrong:
        assert lines_of(found, each) & faults, each.title
