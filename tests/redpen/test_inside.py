"""A claim against itself."""

from __future__ import annotations

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report


def test_a_share_that_no_count_gives_is_an_error_with_its_working():
    found = review_report("16 officers started in July; of this number, 5 (31.36%) are female.")
    (finding,) = found.findings
    assert (finding.kind, finding.severity) == ("arithmetic", Severity.ERROR)
    assert finding.working == "5 ÷ 16 = 31.25%, printed 31.36%"
    assert found.document.text[finding.spans[0].start : finding.spans[0].end] == "31.36%"
    assert [each.verdict for each in found.judgements] == [Verdict.DIFFERS]


def test_a_share_that_is_right_is_no_finding():
    found = review_report("51 officers were appointed; of this number, 24 (47.1%) are female.")
    assert not found.findings
    assert [each.verdict for each in found.judgements] == [Verdict.AGREES]
