"""The slower checks of an open workbook: its figures against each other, and numbers kept as text.

They run after the first view is shown, because that must not wait for them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk import pipeline
from scrutinydesk.analysis.quality import quality
from scrutinydesk.findings import Finding
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.reporting.accounting import accounted
from scrutinydesk.workbook.recipes import known_to
from scrutinydesk.workbook.tables import find_tables
from scrutinydesk.workbook.text_numbers import text_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.pipeline import Opened
    from scrutinydesk.reporting.accounting import SheetCells

# What a reader has said of a cell already, kind by kind; the reader knows the row's own label.
SAME_MATTER = {
    "quality.missing": ("standard.gap", "standard.marked"),
    "quality.sparse": ("standard.gap",),
    "quality.repeated": ("standard.repeated_period", "standard.repeated_row"),
    "quality.disagreement": ("standard.contradiction", "publication.contradiction"),
    "quality.negative": ("standard.negative", "publication.negative"),
    "quality.sign": ("standard.negative", "standard.outlier"),
    "quality.share": ("standard.share",),
    "quality.above_hundred": ("standard.not_a_percentage",),
    "quality.above_whole": ("standard.part_above_whole",),
    "quality.divisions": ("standard.not_divisions",),
    "quality.total": ("standard.not_the_sum",),
    "quality.outlier": ("standard.outlier",),
    "quality.zeros": ("standard.outlier",),
    "quality.unit_jump": ("standard.outlier",),
    "quality.running_total": ("standard.outlier",),
}
# Here the later check says more: which power of ten, against what, and of a whole stretch at once.
SAYS_MORE = (
    "quality.unit_jump", "quality.sign", "quality.outlier", "quality.zeros",
    "quality.running_total", "quality.divisions", "quality.total",
)  # fmt: skip
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
Box = tuple[int, int, int, int]


def check(opened: Opened, progress: Progress = SILENT) -> Opened:
    """Return the workbook with what the slower checks find; the same one where they find nothing.

    The report is drafted again then, for the same period. Raises ``CancelledError`` where
    ``progress`` asked to stop.
    """
    found = (*text_numbers(opened.book), *quality(opened.observations, opened.resources, progress))
    findings = merged(opened.findings, found)
    if findings == opened.findings:
        return opened
    checked = replace(opened, findings=findings)
    return replace(checked, report=pipeline.look(checked, opened.report.period_end))


def account(opened: Opened, progress: Progress = SILENT) -> tuple[SheetCells, ...]:
    """Return what became of every cell of an open workbook, sheet by sheet."""
    return accounted(find_tables(opened.book, known_to(opened.resources), progress))


def merged(said: tuple[Finding, ...], found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings so that one matter in one cell is said once.

    Where the later check says more it stands in place of all that was said within its stretch, and
    of the count of those that were not named if nothing named is left.
    """
    by_matter: dict[tuple[str, str], list[Finding]] = {}
    for finding in said:
        by_matter.setdefault((finding.kind, finding.place.sheet), []).append(finding)
    less: set[int] = set()
    more: list[Finding] = []
    for finding in found:
        kinds = SAME_MATTER.get(finding.kind, ())
        same = [
            each
            for kind in kinds
            for each in by_matter.get((kind, finding.place.sheet), ())
            if each.place.source == finding.place.source and _meet(each.place.cell, finding.place.cell)
        ]
        if not same:
            more.append(finding)
        elif finding.kind in SAYS_MORE and all(_within(each.place.cell, finding.place.cell) for each in same):
            less.update(map(id, same))
            more.append(finding)
    for group in by_matter.values():
        named = [id(each) for each in group if each.place.cell]
        if named and less.issuperset(named):
            less.update(map(id, group))
    return (*(each for each in said if id(each) not in less), *more)


def _within(one: str, two: str) -> bool:
    """Tell whether a cell or range lies inside another."""
    first, second = _box(one), _box(two)
    if first is None or second is None:
        return one == two
    return all(second[n] <= first[n] and first[n + 2] <= second[n + 2] for n in (0, 1))


def _meet(one: str, two: str) -> bool:
    """Tell whether two cells or ranges share a cell."""
    first, second = _box(one), _box(two)
    if first is None or second is None:
        return one == two
    return all(first[n] <= second[n + 2] and second[n] <= first[n + 2] for n in (0, 1))


def _box(cell: str) -> Box | None:
    start, _, end = cell.partition(":")
    corners = [_CELL.fullmatch(each) for each in (start, end or start)]
    found = [(_column(match[1]), int(match[2])) for match in corners if match]
    if len(found) < len(corners):
        return None
    (a, b), (c, d) = found
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
