"""From one import to the next: what changed, the bridges, and how it is told. Without a window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.bridge import Bridge, Unbridged, bridge, reclassified
from scrutinydesk.analysis.quality.series import PROPERTIES
from scrutinydesk.analysis.rollforward import Rolled, compare, renamed
from scrutinydesk.findings import Finding
from scrutinydesk.measures.observations import Observations
from scrutinydesk.measures.resources import Resources
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import bridges as bridging
from scrutinydesk.reporting import restatements
from scrutinydesk.reporting.rolled_words import is_flow

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.table import Table

Line = tuple[str, str, str]
COUNTED = (Span.MONTH, Span.QUARTER, Span.ROLLING_12, Span.FINANCIAL_YEAR)


@dataclass(frozen=True)
class RollForward:
    """What became of the figures from one import to the next, told.

    Attributes
    ----------
    rolled : Rolled
        What changed, as values.
    bridges, unbridged
        Of every flow that both files have, in the order of the later file.
    tables : tuple of Table
        Restated figures; what is new, renamed, dropped or redefined; all bridges.
    sentences : tuple of str
        What an officer reads first.
    findings : tuple of Finding
        With cells of the later file (of the earlier one for what was dropped).
    """

    files: tuple[Observations, Observations]
    resources: Resources
    ends: tuple[Month, Month]
    rolled: Rolled
    bridges: tuple[Bridge, ...]
    unbridged: tuple[Unbridged, ...]
    tables: tuple[Table, ...]
    sentences: tuple[str, ...]
    findings: tuple[Finding, ...]

    def bridge(self, measure: str, area: str, breakdown: str = "") -> Bridge | Unbridged | None:
        """Return the bridge of a series, why there is none, or None where a file does not have it."""
        every: tuple[Bridge | Unbridged, ...] = (*self.bridges, *self.unbridged)
        for each in every:
            if (each.measure, each.area, each.breakdown) == (measure, area, breakdown):
                return each
        return None

    def bridge_table(self, each: Bridge) -> Table:
        """Return the steps of one bridge."""
        return bridging.table(each, self.files, self.resources)

    def waterfall(self, each: Bridge | Unbridged) -> Figure:
        """Return one bridge as a chart."""
        return bridging.figure(each, self.files, self.resources)

    def bridge_sentence(self, each: Bridge | Unbridged) -> str:
        """Return one bridge in words, or why there is none."""
        if isinstance(each, Unbridged):
            return bridging.no_bridge(each, self.resources)
        return bridging.sentence(each, self.resources)


def roll_forward(  # noqa: PLR0913  the two files and what is known of them take seven
    earlier: Observations,
    later: Observations,
    resources: Resources,
    *,
    ends: tuple[Month, Month] | None = None,
    since: str = "",
    confirmed: Mapping[str, str] | None = None,
    denied: Collection[tuple[str, str]] = (),
) -> RollForward:
    """Compare two imports and bridge their 12-month figures.

    Parameters
    ----------
    ends : (Month, Month), optional
        Last months of the reported 12 months of each; the last months with figures if left out.
    since : str
        When the earlier figures were reported, for the sentences: ``July``; its file if left out.
    confirmed : mapping, optional
        Earlier to later measure id, of renames that the officer has confirmed.
    denied : collection of (str, str)
        Earlier and later measure ids that the officer says are not the same.
    """
    earlier = renamed(earlier, later, confirmed or {})
    rolled = compare(earlier, later, resources, denied=denied)
    files = earlier, later
    chosen = ends or (last_month(earlier, resources), last_month(later, resources))
    made = _bridges(files, resources, chosen, rolled)
    told = since or ", ".join(f"“{name}”" for name in earlier.sources.values()) or "the earlier import"
    found = tuple(each for each in made if isinstance(each, Bridge))
    tables = (
        restatements.restated_table(rolled, files, resources),
        restatements.other_table(rolled, files, resources),
        bridging.overview(found, resources),
    )
    return RollForward(
        files, resources, chosen, rolled, found,
        tuple(each for each in made if isinstance(each, Unbridged)), tables,
        restatements.sentences(rolled, resources, told),
        restatements.findings(rolled, files, resources),
    )  # fmt: skip


def last_month(observations: Observations, resources: Resources) -> Month:
    """Return the month with which most monthly counts of a file end, else most counts, else most figures.

    January 1900 where it has no figures.
    """
    rows = [row for row in observations if row.value is not None]
    counts = [row for row in rows if row.span in COUNTED and is_flow(resources, row)]
    months = [row for row in counts if row.span is Span.MONTH]
    last: dict[Line, int] = {}
    for row in months or counts or rows:
        line = row[0], row[1], row[2]
        last[line] = max(last.get(line, 0), row.last)
    ends = Counter(last.values())
    return Month(max(ends, key=lambda end: (ends[end], end), default=Month.of(1900, 1).ordinal))


def _bridges(
    files: tuple[Observations, Observations],
    resources: Resources,
    ends: tuple[Month, Month],
    rolled: Rolled,
) -> list[Bridge | Unbridged]:
    earlier, later = files
    redefined = (pair for each in rolled.redefinitions for pair in each.rows)
    moved = reclassified(rolled.restated, resources.catalogue, redefined)
    before = _lines(earlier, resources)
    return [bridge(earlier, later, line, ends, moved) for line in _lines(later, resources) if line in before]


def _lines(observations: Observations, resources: Resources) -> dict[Line, None]:
    """Return the series of flows, in file order."""
    return dict.fromkeys(_flows(observations, resources))


def _flows(observations: Observations, resources: Resources) -> Iterable[Line]:
    for row in observations:
        if row.span in COUNTED and row.breakdown not in PROPERTIES and is_flow(resources, row):
            yield row[0], row[1], row[2]
