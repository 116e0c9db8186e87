"""A force against its most similar group, its region, and England and Wales."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import Change, State, change, compared, with_interval
from scrutinydesk.analysis.forces_up import ForcesUp, forces_up
from scrutinydesk.analysis.intervals import Interval, RateRatio, ratio_of_ratios
from scrutinydesk.analysis.pooling import AreaTotals, area_totals, members
from scrutinydesk.analysis.totals import STATED
from scrutinydesk.measures.areas import COUNTRY, MSG_SUFFIX
from scrutinydesk.measures.break_register import CLEAR_WAY
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

# Growth within this ratio of a comparator's is in line with it (a margin, not a test).
MARGIN = 1.05
# The same for percentages, in points.
POINTS = 2.0
# Beyond so many, forces without figures are counted and not named.
MOST_NAMED = 5


class Alignment(StrEnum):
    """A force's growth beside that of a comparator without the force."""

    IN_LINE = "in line"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_CLEAR = "not clearly different"
    SMALL = "different, but by little"


@dataclass(frozen=True, slots=True)
class AreaChange:
    """One area of a comparison.

    Attributes
    ----------
    pooled : tuple of str
        Forces that were added; empty where the file gives the area's totals.
    relative : RateRatio or None
        The force's growth over this area's without the force; None for the force itself.
    alignment : Alignment or None
        What ``relative`` says, with the margin of the comparison.
    mean : bool
        ``relative`` is over the mean of the area's other forces, each counting the same.
    """

    area: str
    change: Change
    pooled: tuple[str, ...] = ()
    relative: RateRatio | None = None
    alignment: Alignment | None = None
    mean: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The areas side by side, widest first, in a window for which wider figures exist.

    ``missing`` names, in words, what a table of this kind would hold and the files do not.
    """

    measure: Measure
    force: str
    window: Window
    rows: tuple[AreaChange, ...]
    forces_up: ForcesUp | None
    missing: tuple[str, ...]

    @property
    def previous(self) -> Window:
        """The same window a year earlier."""
        return self.window.previous

    @property
    def refused(self) -> tuple[AreaChange, ...]:
        """The rows whose two windows lie on both sides of a break."""
        return tuple(row for row in self.rows if row.change.state is State.NOT_COMPARABLE)

    def row(self, area: str) -> AreaChange | None:
        """Return the row of an area, or None."""
        return next((row for row in self.rows if row.area == area), None)


def compared_areas(force: str, resources: Resources) -> tuple[str, ...]:
    """Return the country, the region, the most similar group and the force."""
    areas = resources.areas
    wanted = (COUNTRY, areas.region_of(force), f"{force}{MSG_SUFFIX}", force)
    return tuple(area for area in wanted if area in areas)


def compare_areas(
    observations: Observations,
    measure: Measure,
    force: str,
    end: Month,
    resources: Resources,
    margin: float = MARGIN,
) -> Comparison:
    """Return the force and its comparators over 12 months.

    The window ends with the latest month, not after ``end``, for which a wider area has totals;
    national figures lag the local ones. Without any, it ends with ``end``. Growths within the ratio
    ``margin`` of each other are in line.
    """
    areas = compared_areas(force, resources)
    window = _window(observations, measure, areas, end, resources)
    own = change(observations, measure, force, window.last, resources)
    rows: list[AreaChange] = []
    missing: list[str] = []
    for area in areas:
        if area == force:
            rows.append(AreaChange(force, own))
            continue
        found = area_totals(observations, measure, area, window, resources)
        missing += _missing(area, found, resources)
        rows.append(_row(measure, area, found, own, resources, margin))
    up = forces_up(observations, measure, window, resources)
    return Comparison(measure, force, window, tuple(rows), up, tuple(missing))


def _window(
    observations: Observations,
    measure: Measure,
    areas: tuple[str, ...],
    end: Month,
    resources: Resources,
) -> Window:
    present = observations.areas(measure.id)
    wide = tuple(
        area
        for area in areas[:-1]
        if area in present or present.issuperset(members(area, end, resources) or (area,))
    )
    for ordinal in _ends(observations, measure.id, wide, end, resources):
        window = Window.rolling_12(Month(ordinal))
        for area in wide:
            if area_totals(observations, measure, area, window, resources).known:
                return window
    return Window.rolling_12(end)


def _ends(
    observations: Observations, measure: str, wide: tuple[str, ...], end: Month, resources: Resources
) -> list[int]:
    """Return the months with which a figure of a wider area or its forces ends, latest first."""
    present = observations.areas(measure)
    names = set(wide).union(chain.from_iterable(members(area, end, resources) for area in wide))
    ends = {
        last
        for area in names & present
        for span in (Span.MONTH, *STATED)
        for last in observations.series(measure, area, "", span)
    }
    return sorted((last for last in ends if last <= end.ordinal), reverse=True)


def _row(
    measure: Measure, area: str, found: AreaTotals, own: Change, resources: Resources, margin: float
) -> AreaChange:
    crossing = CLEAR_WAY
    if found.current is not None:
        window = found.current.window
        crossing = resources.crossing(measure.id, window.previous.first, window.last, area)
    bare = compared(measure, area, found.current, found.previous, crossing)
    if bare.state is State.UNAVAILABLE:
        return AreaChange(area, bare)
    result = with_interval(bare)
    relative = _relative(own, result)
    alignment = None if relative is None else alignment_of(relative, margin)
    return AreaChange(area, result, found.pooled, relative, alignment)


def _relative(own: Change, wide: Change) -> RateRatio | None:
    """Return growth of the force over that of the rest of the area; None across a break."""
    totals = (own.previous, own.current, wide.previous, wide.current)
    if State.NOT_COMPARABLE in {own.state, wide.state} or None in totals:
        return None
    f0, f1, g0, g1 = (0.0 if each is None else float(each.value) for each in totals)
    if min(f0, f1, g0 - f0, g1 - f1) <= 0:
        return None
    return ratio_of_ratios((f0, f1), (g0 - f0, g1 - f1), (own.phi or 1.0, wide.phi or 1.0))


def alignment_of(relative: RateRatio, margin: float = MARGIN) -> Alignment:
    """Return what may be said of two growths or rates, with a margin (1.05: five per cent)."""
    interval = relative.interval
    if 1 / margin < interval.low and interval.high < margin:
        return Alignment.IN_LINE
    if 1.0 in interval:
        return Alignment.NOT_CLEAR
    if abs(relative.ratio - 1) > margin - 1:
        return Alignment.HIGHER if relative.ratio > 1 else Alignment.LOWER
    return Alignment.SMALL


def alignment_in_points(difference: float, interval: Interval, margin: float = POINTS) -> Alignment:
    """Return what may be said of a difference of two percentages, with a margin in points."""
    if -margin < interval.low and interval.high < margin:
        return Alignment.IN_LINE
    if 0.0 in interval:
        return Alignment.NOT_CLEAR
    if abs(difference) > margin:
        return Alignment.HIGHER if difference > 0 else Alignment.LOWER
    return Alignment.SMALL


def _missing(area: str, found: AreaTotals, resources: Resources) -> tuple[str, ...]:
    if found.known:
        return ()
    title = resources.areas[area].title
    if not found.lacking:
        return (title,)
    if len(found.lacking) > MOST_NAMED:
        return (f"{title} (no figures for {len(found.lacking)} of its forces)",)
    names = ", ".join(resources.areas[force].short for force in found.lacking)
    return (f"{title} (no figures for {names})",)
