"""What a sentence by itself is found to be, for the tests of sentences that are read from end to end."""

from __future__ import annotations

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report


def severities(text: str) -> list[Severity]:
    """Return how severe each finding is."""
    return [each.severity for each in review_report(text).findings]


def assert_told_once(line: str) -> None:
    """Demand one finding, an error or a question."""
    (found,) = severities(line)
    assert found in {Severity.ERROR, Severity.NOTE}


def assert_mostly_certain(lines: list[str]) -> None:
    """Demand that of false sentences more than three in four are called wrong."""
    found = [severities(line)[0] for line in lines]
    assert found.count(Severity.ERROR) * 4 > 3 * len(found)
