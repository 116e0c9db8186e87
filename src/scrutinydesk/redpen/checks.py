"""Every check of a report, and the review that comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.progress import SILENT, Heed, Progress
from scrutinydesk.redpen.across import figures_across
from scrutinydesk.redpen.area_shares import shares_of_areas
from scrutinydesk.redpen.closed_check import closed_figures
from scrutinydesk.redpen.definitions import definitions
from scrutinydesk.redpen.earlier_check import against_earlier
from scrutinydesk.redpen.echoes import echoes
from scrutinydesk.redpen.held_against import why_unheld
from scrutinydesk.redpen.in_tables import table_figures
from scrutinydesk.redpen.inside import inside_claims
from scrutinydesk.redpen.more_than_all import more_than_all
from scrutinydesk.redpen.odd_figures import odd_figures
from scrutinydesk.redpen.own_intervals import own_intervals
from scrutinydesk.redpen.review import Found, ReportFinding, Review
from scrutinydesk.redpen.reworded import reworded
from scrutinydesk.redpen.shares_of_change import shares_of_changes
from scrutinydesk.redpen.twice import two_figures
from scrutinydesk.redpen.windows_apart import windows_apart
from scrutinydesk.redpen.words.check import words_and_evidence
from scrutinydesk.redpen.workbook_check import against_workbook

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

Check = Callable[["Material"], Found]
# What is said while each runs, and the check.
CHECKS: tuple[tuple[str, Check], ...] = (
    ("Checking each figure against itself", inside_claims),
    ("Checking sentences of a few figures", closed_figures),
    ("Adding up the tables", table_figures),
    ("Holding values against their intervals", own_intervals),
    ("Adding up percentages", more_than_all),
    ("Holding the figures against each other", figures_across),
    ("Looking for two figures for one thing", two_figures),
    ("Looking for two figures in other words", reworded),
    ("Comparing the text with the tables", echoes),
    ("Adding up what changed", shares_of_changes),
    ("Comparing periods", windows_apart),
    ("Comparing what is counted", definitions),
    ("Looking for odd figures", odd_figures),
    ("Checking words against the evidence", words_and_evidence),
    ("Checking the figures against the workbook", against_workbook),
    ("Checking the shares of divisions", shares_of_areas),
    ("Comparing with earlier reports", against_earlier),
)
_CONFLICTS = frozenset(("conflict", "conflict_doubt"))
_SEVERITIES = tuple(Severity)


def review(material: Material, progress: Progress = SILENT) -> Review:
    """Check a report with all that there is to hold it against.

    Raises
    ------
    CancelledError
        ``progress`` asked to stop.
    """
    found: list[Found] = []
    for done, (words, check) in enumerate(CHECKS):
        progress.step(done, len(CHECKS), words)
        found.append(check(replace(material, heed=Heed(progress, done, len(CHECKS), words))))
    progress.step(len(CHECKS), len(CHECKS), "Checked")
    judgements = tuple(each for one in found for each in one.judgements)
    return Review(
        material.document,
        material.claims,
        judgements,
        _once(sorted((each for one in found for each in one.findings), key=_order)),
        tuple(each for one in found for each in one.tables),
        material.workbook.name if material.workbook else "",
        why_unheld(material, judgements),
        material.resources.areas[material.assumed].title if material.assumed else "",
    )


def _once(findings: Iterable[ReportFinding]) -> tuple[ReportFinding, ...]:
    """Return findings, of several that the same claims contradict each other the first and worst."""
    kept: list[ReportFinding] = []
    told: set[frozenset[int]] = set()
    for each in findings:
        of = frozenset(each.claims)
        if each.kind not in _CONFLICTS or of not in told:
            kept.append(each)
        if each.kind in _CONFLICTS:
            told.add(of)
    return tuple(kept)


def _order(finding: ReportFinding) -> tuple[int, int, str]:
    return _SEVERITIES.index(finding.severity), finding.start, finding.title
