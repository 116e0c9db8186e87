"""The months of one area, or of several added month by month, with the cells beneath them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.pooling import members
from scrutinydesk.analysis.totals import Cells, Total, added, summed
from scrutinydesk.measures.known_months import KnownMonths
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


class Monthly(NamedTuple):
    """A monthly series.

    Attributes
    ----------
    known : KnownMonths
        Of several areas the months that each of them has, added up.
    series : tuple of mappings of month ordinal to Observation
        One for each area, as the file gives them.
    pooled : tuple of str
        The areas that were added; empty for one that has months of its own.
    """

    known: KnownMonths
    series: tuple[Mapping[int, Observation], ...]
    pooled: tuple[str, ...] = ()

    def missing(self, window: Window) -> tuple[Month, ...]:
        """Return the months of a window that are not known."""
        known = set(self.known.ordinals)
        return tuple(month for month in window.months if month.ordinal not in known)

    def lacking(self, months: Iterable[Month]) -> tuple[str, ...]:
        """Return the areas that were to be added and have not all of these months."""
        wanted = {month.ordinal for month in months}
        return tuple(
            area
            for area, rows in zip(self.pooled, self.series, strict=False)
            if any((row := rows.get(at)) is None or row.value is None for at in wanted)
        )

    def total(self, window: Window) -> Total:
        """Return the sum over a window none of whose months is missing."""
        first, last = window.first.ordinal, window.last.ordinal
        ordinals = range(first, last + 1)
        if not self.pooled:
            return Total(window, summed(self.known.between(first, last)), Cells(self.series[0], ordinals))
        rows = tuple(chain.from_iterable(Cells(rows, ordinals) for rows in self.series))
        return Total(window, added(rows), rows)


def monthly_together(
    observations: Observations, measure: Measure, areas: Sequence[str], breakdown: str = ""
) -> Monthly:
    """Return the months of several areas added up; none where one of the areas has no figure."""
    series = tuple(observations.series(measure.id, area, breakdown, Span.MONTH) for area in areas)
    if not series:
        return Monthly(KnownMonths((), ()), ())
    common = set.intersection(*(set(rows) for rows in series))
    values: dict[int, float] = {}
    for at in sorted(common):
        found = [row.value for rows in series if (row := rows[at]).value is not None]
        if len(found) == len(series):
            whole = all(type(value) is int or value == int(value) for value in found)
            values[at] = sum(found) if whole else float(sum(map(exact, found)))
    return Monthly(KnownMonths(tuple(values), tuple(values.values())), series, tuple(areas))


def monthly_of(
    observations: Observations,
    measure: Measure,
    area: str,
    end: Month,
    resources: Resources,
    breakdown: str = "",
) -> Monthly:
    """Return an area's own months; of a wider area that has none, those of its forces added up."""
    known = observations.months(measure.id, area, breakdown)
    if not known.ordinals and area in resources.areas:
        forces = members(area, end, resources)
        if forces:
            return monthly_together(observations, measure, forces, breakdown)
    return Monthly(known, (observations.series(measure.id, area, breakdown, Span.MONTH),))
