"""The evidence of many series as plain figures, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.series_evidence import Key, SeriesEvidence, all_evidence
from scrutinydesk.reporting.given import Cells, Given
from scrutinydesk.reporting.given_across import across_given
from scrutinydesk.reporting.given_series import (
    change_given,
    chart_given,
    contribution_given,
    projection_given,
)

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
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
    return [figures_of(each, observations, end, cells) for each in found]


def figures_of(
    found: SeriesEvidence, observations: Observations, end: Month, cells: Cells
) -> tuple[Given, ...]:
    """Return the figures of one series."""
    months = observations.series(found.measure.id, found.area, found.breakdown)
    charted = [months[at] for at in sorted(months) if at <= end.ordinal and months[at].value is not None]
    return (
        *change_given(found, cells),
        *chart_given(found, charted, cells),
        *across_given(found, cells),
        *projection_given(found.projection, cells),
        *contribution_given(found, cells),
    )
