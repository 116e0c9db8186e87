"""A force against its most similar group, its region, and England and Wales."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import Change, State, change, compared, with_interval
from scrutinydesk.analysis.intervals import RateRatio, ratio_of_ratios
from scrutinydesk.analysis.pooling import AreaTotals, area_totals, members
from scrutinydesk.analysis.totals import STATED, total
from scrutinydesk.measures.areas import MSG_SUFFIX
from scrutinydesk.measures.break_register import CLEAR_WAY
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

COUNTRY = "england-and-wales"
# Growth within this ratio of a comparator's is in line with it (a margin, not a test).
MARGIN = 1.05
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
        What ``relative`` says, with a margin of five per cent.
    """

    area: str
    change: Change
    pooled: tuple[str, ...] = ()
    relative: RateRatio | None = None
    alignment: Alignment | None = None


@dataclass(frozen=True, slots=True)
class ForcesUp:
    """How many forces recorded more than a year before.

    ``exceptions`` are ids of the forces that did not, known unless ``stated`` by the file.
    """

    k: int
    n: int
    exceptions: tuple[str, ...]
    stated: bool


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
    observations: Observations, measure: Measure, force: str, end: Month, resources: Resources
) -> Comparison:
    """Return the force and its comparators over 12 months.

    The window ends with the latest month, not after ``end``, for which a wider area has totals;
    national figures lag the local ones. Without any, it ends with ``end``.
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
        rows.append(_row(measure, area, found, own, resources))
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


def _row(measure: Measure, area: str, found: AreaTotals, own: Change, resources: Resources) -> AreaChange:
    crossing = CLEAR_WAY
    if found.current is not None:
        window = found.current.window
        crossing = resources.crossing(measure.id, window.previous.first, window.last, area)
    bare = compared(measure, area, found.current, found.previous, crossing)
    if bare.state is State.UNAVAILABLE:
        return AreaChange(area, bare)
    result = with_interval(bare)
    relative = _relative(own, result)
    alignment = None if relative is None else alignment_of(relative)
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
    """Return what may be said of two growths, with a margin (1.05: five per cent)."""
    low, high = relative.interval.low, relative.interval.high
    if 1 / margin < low and high < margin:
        return Alignment.IN_LINE
    if 1.0 in relative.interval:
        return Alignment.NOT_CLEAR
    if abs(relative.ratio - 1) > margin - 1:
        return Alignment.HIGHER if relative.ratio > 1 else Alignment.LOWER
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


def forces_up(
    observations: Observations, measure: Measure, window: Window, resources: Resources
) -> ForcesUp | None:
    """Return how many forces recorded more: counted where most forces are here, else as stated.

    A force whose two windows lie on both sides of a break is not counted; nor does a stated
    number stand where that holds for the country.
    """

    def refused(area: str) -> bool:
        return resources.crossing(measure.id, window.previous.first, window.last, area).refused

    forces = resources.areas.forces()
    pairs = {
        force: (now.value, then.value)
        for force in forces
        if (now := total(observations, measure, force, window)) is not None
        and (then := total(observations, measure, force, window.previous)) is not None
        and not refused(force)
    }
    if 2 * len(pairs) > len(forces):
        level = tuple(force for force, (now, then) in pairs.items() if now <= then)
        return ForcesUp(len(pairs) - len(level), len(pairs), level, stated=False)
    if refused(COUNTRY):
        return None
    stated = [total(observations, measure, COUNTRY, window, part) for part in ("forces_up", "forces_counted")]
    if stated[0] is None:
        return None
    n = len(forces) if stated[1] is None else int(stated[1].value)
    k = int(stated[0].value)
    return ForcesUp(k, n, (), stated=True) if 0 <= k <= n else None
