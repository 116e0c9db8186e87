"""Totals of countries, regions and groups: as a file gives them, or pooled from forces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.totals import Total, added, total
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


@dataclass(frozen=True, slots=True)
class AreaTotals:
    """Totals of one area in two windows.

    Attributes
    ----------
    current, previous : Total or None
        Both as given, or both pooled from the same forces.
    pooled : tuple of str
        The forces added; empty where the file gives the totals.
    lacking : tuple of str
        Forces without which there is no pooled total.
    """

    current: Total | None
    previous: Total | None
    pooled: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether both windows have a total."""
        return self.current is not None and self.previous is not None


def members(area: str, at: Month, resources: Resources) -> tuple[str, ...]:
    """Return the forces of a wider area; a most similar group with the force itself.

    Membership of a group is that of the month ``at``, so that both windows hold the same forces.
    Empty for a force, a division, or a group that is not known.
    """
    areas = resources.areas
    known = areas[area]
    if known.kind is AreaKind.MSG:
        group = areas.msg(known.parent, at)
        return () if group is None else (known.parent, *group.members)
    if known.kind in {AreaKind.REGION, AreaKind.COUNTRY}:
        return areas.members(area)
    return ()


def area_totals(
    observations: Observations, measure: Measure, area: str, window: Window, resources: Resources
) -> AreaTotals:
    """Return an area's totals in the window and a year before.

    The file's own totals stand where it gives both. Else both are pooled, from the same forces,
    and only where each of them has both.
    """
    windows = (window, window.previous)
    now, then = (total(observations, measure, area, each) for each in windows)
    given = AreaTotals(now, then)
    forces = members(area, window.last, resources)
    if given.known or not forces:
        return given
    pairs = {force: tuple(total(observations, measure, force, each) for each in windows) for force in forces}
    lacking = tuple(force for force, pair in pairs.items() if None in pair)
    if lacking:
        # With one force at most the file simply has no such figures.
        return AreaTotals(now, then, (), () if len(lacking) >= len(forces) - 1 else lacking)
    now, then = (_pool([pair[n] for pair in pairs.values()], each) for n, each in enumerate(windows))
    return AreaTotals(now, then, forces)


def _pool(parts: list[Total | None], window: Window) -> Total:
    rows = tuple(row for part in parts if part is not None for row in part.observations)
    return Total(window, added(rows), rows)
