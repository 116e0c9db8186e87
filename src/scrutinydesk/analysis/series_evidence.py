"""All that can be said of a series, and of many at once: the same, and sooner than one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.across import Across, Everywhere
from scrutinydesk.analysis.assurance import Assured, assured
from scrutinydesk.analysis.change import Change
from scrutinydesk.analysis.contribution import (
    Contribution,
    contribution_of_divisions,
    contribution_of_measures,
)
from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.latest import latest_window
from scrutinydesk.analysis.many_changes import Asked, changes, smallest_changes
from scrutinydesk.analysis.monthly_charts import Charted, charts
from scrutinydesk.analysis.projection import projections
from scrutinydesk.analysis.smallest import Smallest
from scrutinydesk.analysis.within import declared, parts_within
from scrutinydesk.analysis.year_projection import Projection
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

# A measure, an area and a breakdown, by their ids.
Key = tuple[str, str, str]
# What stands beside an estimate and is no series of its own.
PROPERTIES = frozenset({
    "surveyed", "lower", "upper", "numerator", "denominator", "rank_national", "rank_msg", "rank_region",
    "forces_up", "forces_counted",
})  # fmt: skip
NO_FORCE = "Forces are held against each other: this is none."
A_PART = "Other areas are compared by the whole of a measure, not by a part of it."
NOT_SHARED = "No other area has a figure for a period for which this force has one."


class SeriesEvidence(NamedTuple):
    """What can be said of one series.

    Attributes
    ----------
    window : Window or None
        The latest with a figure; None where there is none up to the end asked for.
    change : Change or None
        On the same window a year before; None without a window.
    smallest : Smallest or None
        The smallest change that could be called real; None for what is no count.
    chart : ControlChart or None
        None with a ``no_chart``.
    target : Assured or None
        How the chart stands to the office's target; None without a chart.
    across : Across or None
        None with a ``not_across``.
    """

    measure: Measure
    area: str
    breakdown: str
    window: Window | None
    change: Change | None
    smallest: Smallest | None
    chart: ControlChart | None
    no_chart: str
    target: Assured | None
    projection: Projection
    across: Across | None
    not_across: str
    parts: Contribution | None
    divisions: Contribution | None


def series_of(observations: Observations, resources: Resources) -> tuple[Key, ...]:
    """Return the series of a file in its order: those of known measures, without properties of estimates."""
    found = dict.fromkeys(row[:3] for row in observations if row.breakdown not in PROPERTIES)
    return tuple(key for key in found if key[0] in resources.catalogue)


def all_evidence(
    observations: Observations,
    keys: Sequence[Key],
    end: Month,
    resources: Resources,
    conventions: Conventions = USUAL,
) -> tuple[SeriesEvidence, ...]:
    """Return what can be said of series up to ``end``, in the order given."""
    measures = [resources.catalogue[key[0]] for key in keys]
    windows = [
        latest_window(observations, measure, area, breakdown, end)
        for measure, (_, area, breakdown) in zip(measures, keys, strict=True)
    ]
    asked = [
        Asked(measure, key[1], key[2], window)
        for measure, key, window in zip(measures, keys, windows, strict=True)
        if window is not None
    ]
    known = iter(changes(observations, asked, resources, conventions.design_effect))
    found = [None if window is None else next(known) for window in windows]
    drawn = charts(observations, keys, end, resources, conventions)
    heading = projections(
        observations,
        [(measure, area, breakdown) for measure, (_, area, breakdown) in zip(measures, keys, strict=True)],
        end,
        resources,
    )
    every = Everywhere(observations, end, resources, conventions)
    told = zip(measures, keys, windows, found, smallest_changes(found), drawn, heading, strict=True)
    return tuple(_told(every, *each) for each in told)


def _told(  # noqa: PLR0913, PLR0917  one of each kind
    every: Everywhere,
    measure: Measure,
    key: Key,
    window: Window | None,
    found: Change | None,
    reach: Smallest | None,
    drawn: Charted,
    heading: Projection,
) -> SeriesEvidence:
    _, area, breakdown = key
    across, reason = _across(every, measure, key, found)
    heading = heading.by(every.conventions.projection)
    target = every.conventions.target_of(*key, at=every.end)
    held = None if drawn.chart is None else assured(drawn.chart, None if target is None else target.value)
    parts = divisions = None
    if window is not None and not breakdown:
        parts, divisions = _parts(every, measure, area, window)
    return SeriesEvidence(
        measure, area, breakdown, window, found, reach, drawn.chart, drawn.reason, held,
        heading, across, reason, parts, divisions,
    )  # fmt: skip


def _across(every: Everywhere, measure: Measure, key: Key, found: Change | None) -> tuple[Across | None, str]:
    _, area, breakdown = key
    areas = every.resources.areas
    if breakdown:
        return None, A_PART
    if area not in areas or areas[area].kind is not AreaKind.FORCE:
        return None, NO_FORCE
    window = every.window(measure, area)
    if window is None:
        return None, NOT_SHARED
    phi = None if found is None else found.phi
    return Across(every, measure, area, window, phi or 1.0), ""


def _parts(
    every: Everywhere, measure: Measure, area: str, window: Window
) -> tuple[Contribution | None, Contribution | None]:
    resources, windows = every.resources, (window, window.previous)
    parts = divisions = None
    names: list[str] = []
    # A public release may have none of the measures that the report discusses, but parts of the catalogue.
    for within in (parts_within(measure.id, resources), resources.catalogue.parts(measure.id)):
        names = [name for name in within if area in every.observations.areas(name)]
        if names:
            break
    if names:
        first = declared(resources)
        parts = contribution_of_measures(every.observations, measure, area, windows, resources, names, first)
    divided = resources.areas.divisions(area) if area in resources.areas else ()
    if not every.observations.areas(measure.id).isdisjoint(divided):
        divisions = contribution_of_divisions(every.observations, measure, area, windows, resources)
    return parts, divisions
