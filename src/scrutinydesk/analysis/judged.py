"""What an office's conventions make of a series: its chart by every ruleset, the projection that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from scrutinydesk.analysis.control import ControlChart, control_chart
from scrutinydesk.analysis.conventions import Conventions
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.seasonal import seasonality
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.analysis.year_projection import Projection
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month


def by_each_ruleset(
    months: Sequence[Month],
    values: Sequence[float],
    breaks: Sequence[Break],
    rebases: Sequence[Rebase],
    conventions: Conventions,
) -> dict[Ruleset, ControlChart]:
    """Return the chart by every ruleset, all else as the conventions say."""
    season = seasonality(months, values, breaks, rebases) if conventions.season else None
    return {
        ruleset: control_chart(
            months, values, Polarity.NEUTRAL, breaks,
            rebases=rebases, ruleset=ruleset, baseline=conventions.baseline, season=season,
        )
        for ruleset in Ruleset
    }  # fmt: skip


def shown_by(projection: Projection, conventions: Conventions) -> Method | None:
    """Return the method by which a projection is shown; None where the one chosen cannot be had."""
    chosen = conventions.projection or projection.method
    found = None if chosen is None else projection.estimate(chosen)
    return None if found is None or found.value is None else found.method
