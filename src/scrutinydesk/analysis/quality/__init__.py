"""Data quality: what is found in the figures themselves before anyone relies on them.

Each rule is one function that goes once over the gathered series and yields findings; none knows
another. Two rules may see the same cell: what is said of it first, in the order of ``RULES``, stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from scrutinydesk.analysis.quality import kinds, levels, months, seasons, sums
from scrutinydesk.analysis.quality.series import Gathered, cells_of, gather
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.observations import Observations
from scrutinydesk.measures.resources import Resources
from scrutinydesk.progress import SILENT, Progress

Rule = Callable[[Gathered], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    months.disagreeing, months.missing, months.ends_early, months.repeated, months.out_of_order,
    kinds.shares, kinds.running_totals, kinds.stocks_as_flows, kinds.flows_as_stocks,
    levels.unit_jumps, levels.signs, levels.zeros, seasons.outliers,
    sums.above_whole, sums.divisions, sums.categories, sums.stated_totals,
)  # fmt: skip

# Rules about the size of one figure: the first that speaks of a cell is enough.
SIZES = ("quality.share", "quality.above_hundred", "quality.unit_jump", "quality.sign", "quality.negative",
         "quality.zeros", "quality.outlier")  # fmt: skip
EACH_AT_MOST = 12


def quality(
    observations: Observations, resources: Resources, progress: Progress = SILENT
) -> tuple[Finding, ...]:
    """Return what the rules find, in their order; of one kind on one sheet twelve at most, and a count.

    Time is linear in the number of observations. Raises ``CancelledError`` where ``progress``
    asked to stop.
    """
    gathered = gather(observations, resources)
    found: list[Finding] = []
    for done, rule in enumerate(RULES):
        progress.step(done, len(RULES), "Checking the figures")
        found += rule(gathered)
    return tuple(_kept(_once(found)))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what is said of the size of a figure when that was said already."""
    said: set[tuple[str, str, str]] = set()
    for finding in findings:
        if finding.kind in SIZES:
            source, sheet = finding.place.source, finding.place.sheet
            cells = {(source, sheet, cell) for cell in cells_of(finding.place.cell)}
            if cells <= said:
                continue
            said |= cells
        yield finding


def _kept(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first few of each kind on each sheet, then how many more there are."""
    times: Counter[tuple[str, str, str]] = Counter()
    worst: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        key = (finding.kind, finding.place.source, finding.place.sheet)
        times[key] += 1
        if times[key] <= EACH_AT_MOST:
            yield finding
        else:
            worst.setdefault(key, finding)
    for key, finding in worst.items():
        more = times[key] - EACH_AT_MOST
        title = f"There {'is' if more == 1 else 'are'} {more:,} more like the {EACH_AT_MOST} findings above"
        yield replace(
            finding,
            severity=Severity.NOTE,
            title=f"{title} on “{finding.place.sheet}”, the next at {finding.place.cell}.",
            remedy="Put those named right first, and open the workbook again.",
        )
