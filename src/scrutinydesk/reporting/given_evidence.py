"""The evidence of many series as plain figures, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.series_evidence import Key, SeriesEvidence, all_evidence
from scrutinydesk.reporting.charting import attribute_chart
from scrutinydesk.reporting.given import Cells, Given
from scrutinydesk.reporting.given_across import across_given
from scrutinydesk.reporting.given_attributes import attribute_given
from scrutinydesk.reporting.given_series import (
    change_given,
    chart_given,
    contribution_given,
    projection_given,
)

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Month


def given_evidence(
    observations: Observations,
    keys: Sequence[Key],
    end: Month,
    resources: Resources,
    conventions: Conventions = USUAL,
    main: str = "",
) -> list[tuple[Given, ...]]:
    """Return the figures of each series, in the order given.

    Parameters
    ----------
    main : str
        SHA-256 of the file whose cells are named without it.
    """
    cells = Cells(observations, main)
    found = all_evidence(observations, keys, end, resources, conventions)
    held = _Held(observations, end, resources, conventions)
    return [_figures_of(each, held, cells) for each in found]


@dataclass
class _Held:
    """What a chart is made from."""

    observations: Observations
    end: Month
    resources: Resources
    conventions: Conventions

    def monthly(self, measure_id: str, area: str, breakdown: str = "") -> list[Observation]:
        months = self.observations.series(measure_id, area, breakdown)
        kept = [months[at] for at in sorted(months) if at <= self.end.ordinal]
        return [row for row in kept if row.value is not None]


def _figures_of(found: SeriesEvidence, held: _Held, cells: Cells) -> tuple[Given, ...]:
    """Return the figures of one series."""
    key = found.measure.id, found.area
    # What a part is out of stands beside the whole alone.
    counted = None if found.breakdown else attribute_chart(held, *key)
    charted = held.monthly(*key, found.breakdown)
    target = held.conventions.target_of(*key, found.breakdown, at=held.end)
    return (
        *change_given(found, cells),
        *(
            chart_given(found, charted, cells)
            if counted is None
            else attribute_given(counted, None if target is None else target.value, charted, cells)
        ),
        *across_given(found, cells),
        *projection_given(found.projection, cells),
        *contribution_given(found, cells),
    )
