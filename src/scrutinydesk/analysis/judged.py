"""A series by every ruleset, so that an office sees what its choice makes of its charts."""

from __future__ import annotations

from collections.abc import Sequence

from scrutinydesk.analysis.control import ControlChart, control_chart
from scrutinydesk.analysis.conventions import Conventions
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.seasonal import seasonality
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
