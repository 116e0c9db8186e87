"""Control charts of many monthly series at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.control import ControlChart, control_chart
from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.seasonal import Seasonality, seasonality
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

ONLY_COUNTS = "Control charts are drawn of what is counted month by month; this is not."
NO_MONTHS = "The file gives no months."


class Charted(NamedTuple):
    """The chart of one series, or why there is none.

    Attributes
    ----------
    season : Seasonality or None
        Whether one was found or not; None where the office takes none out, or there is no chart.
    """

    chart: ControlChart | None
    season: Seasonality | None = None
    reason: str = ""


def charts(
    observations: Observations,
    keys: Sequence[tuple[str, str, str]],
    end: Month,
    resources: Resources,
    conventions: Conventions = USUAL,
) -> list[Charted]:
    """Return the charts of series, each a measure, an area and a breakdown, of their months up to ``end``."""
    return [_one(observations, key, end, resources, conventions) for key in keys]


def _one(
    observations: Observations,
    key: tuple[str, str, str],
    end: Month,
    resources: Resources,
    conventions: Conventions,
) -> Charted:
    measure = resources.catalogue[key[0]]
    if measure.kind is not Kind.FLOW:
        return Charted(None, None, ONLY_COUNTS)
    series = observations.series(*key)
    rows = [(at, series[at].value) for at in sorted(series) if at <= end.ordinal]
    known = [(at, value) for at, value in rows if value is not None]
    if not known:
        return Charted(None, None, NO_MONTHS)
    months = [Month(at) for at, _ in known]
    values = [value for _, value in known]
    breaks = resources.breaks.affecting(key[0], months[0], months[-1], key[1])
    rebases = conventions.rebases_of(*key)
    season = seasonality(months, values, breaks, rebases) if conventions.season else None
    drawn = control_chart(
        months, values, measure.polarity, breaks, rebases=rebases, ruleset=conventions.ruleset,
        baseline=conventions.baseline, season=season,
    )  # fmt: skip
    return Charted(drawn, season)
