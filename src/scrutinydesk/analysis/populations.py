"""How many people live in each area, all of one mid-year: from the files, else as areas.toml has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.pooling import members
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources

MEASURE = "population"
# Rates on older populations than this would mislead where one area has grown faster than another.
OLDEST = 5


@dataclass(frozen=True, slots=True)
class Populations:
    """Residents by area in one year.

    Attributes
    ----------
    year : int or None
        The mid-year; None where there are none, or none that is recent enough.
    people : mapping of area to count
        Areas without a figure for that year are not in it.
    rows : mapping of area to Observation
        The cells beneath; empty where the figures are those of areas.toml.
    latest : int or None
        The year of figures that are too old; None otherwise.
    """

    year: int | None
    people: Mapping[str, int]
    rows: Mapping[str, Observation]
    latest: int | None = None

    def together(self, areas: tuple[str, ...]) -> int | None:
        """Return the people of several areas; None where one of them is not known."""
        found = [self.people.get(area) for area in areas]
        known = [each for each in found if each is not None]
        return sum(known) if known and len(known) == len(found) else None


NO_POPULATIONS = Populations(None, {}, {})


def populations(
    observations: Observations, areas: tuple[str, ...], window: Window, resources: Resources
) -> Populations:
    """Return the populations of areas for rates in a window.

    Of the years that the files state and that do not lie after the window, the one in which most of the
    areas have a figure, the latest if several; figures of two years are never mixed. Without any, those of
    areas.toml. None of them where the year lies more than ``OLDEST`` years before the window.
    """
    stated = {area: observations.series(MEASURE, area, "", Span.DATE) for area in areas}
    counted = Counter(
        end
        for series in stated.values()
        for end, row in series.items()
        if end <= window.last.ordinal and row.value is not None and row.value > 0
    )
    if not counted:
        return _recent(_of_resources(areas, window, resources), window)
    best = max(counted, key=lambda end: (counted[end], end))
    rows = {
        area: row for area, series in stated.items() if (row := series.get(best)) is not None and row.value
    }
    people = {area: int(row.value) for area, row in rows.items() if row.value is not None and row.value > 0}
    return _recent(Populations(Month(best).year, people, rows), window)


def _of_resources(areas: tuple[str, ...], window: Window, resources: Resources) -> Populations:
    known = {area: resources.areas[area] for area in areas if area in resources.areas}
    people = {
        area: (each.population, each.population_year)
        for area, each in known.items()
        if each.population > 0 and each.population_year
    }
    for area in known.keys() - people.keys():
        parts = members(area, window.last, resources)
        forces = [resources.areas[part] for part in parts]
        of = {force.population_year for force in forces if force.population > 0}
        if forces and all(force.population > 0 for force in forces) and len(of) == 1:
            people[area] = sum(force.population for force in forces), of.pop()
    years = Counter(year for _, year in people.values())
    if not years:
        return NO_POPULATIONS
    year = max(years, key=lambda each: (years[each], each))
    return Populations(year, {area: count for area, (count, of) in people.items() if of == year}, {})


def _recent(found: Populations, window: Window) -> Populations:
    if found.year is not None and window.last.year - found.year > OLDEST:
        return Populations(None, {}, {}, found.year)
    return found
