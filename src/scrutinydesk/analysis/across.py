"""Where a force stands among other forces and areas by one measure: all of it at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.beside import Beside, Quantity, Terms
from scrutinydesk.analysis.beside_areas import Sides
from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.forces import PERCENT, ForceFigures, force_figures, funnel_of
from scrutinydesk.analysis.forces_up import ForcesUp, forces_up, stated_up
from scrutinydesk.analysis.funnel import Funnel
from scrutinydesk.analysis.pooling import members
from scrutinydesk.analysis.population_share import PopulationShare, population_share
from scrutinydesk.analysis.populations import Populations, populations
from scrutinydesk.analysis.ranking import Ranking, growth_ranking, ranking_of
from scrutinydesk.measures.areas import MSG_SUFFIX, AreaKind
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources


class Among(NamedTuple):
    """The figures of all forces for one measure and window, with what is the same for each of them."""

    figures: ForceFigures
    up: ForcesUp | None
    funnel: Funnel


class Everywhere:
    """What the files hold of other areas, measure by measure, looked up once.

    Parameters
    ----------
    end : Month
        Later figures do not count.
    """

    def __init__(
        self,
        observations: Observations,
        end: Month,
        resources: Resources,
        conventions: Conventions = USUAL,
    ) -> None:
        self.observations, self.end, self.resources = observations, end, resources
        self.conventions = conventions
        self._among: dict[tuple[str, Window], Among] = {}
        self._populations: dict[Month, Populations] = {}

    def among(self, measure: Measure, window: Window) -> Among:
        """Return all forces in a window."""
        key = measure.id, window
        if key not in self._among:
            forces = self.resources.areas.forces()
            people = self._people(window)
            found = force_figures(self.observations, measure, window, self.resources, forces, people)
            self._among[key] = Among(
                found,
                forces_up(self.observations, measure, window, self.resources, found),
                funnel_of(found, spread=self.conventions.spread),
            )
        return self._among[key]

    def _people(self, window: Window) -> Populations:
        if window.last not in self._populations:
            forces = self.resources.areas.forces()
            found = populations(self.observations, forces, window, self.resources)
            self._populations[window.last] = found
        return self._populations[window.last]

    def window(self, measure: Measure, force: str) -> Window | None:
        """Return the latest window that the force and another area share; None where none is shared.

        National figures lag the local ones.
        """
        others = (self.observations.areas(measure.id) & self._compared) - {force}
        for window in self._windows(measure, force):
            if any(self._holds(measure, area, window) for area in others):
                return window
        return None

    @cached_property
    def _compared(self) -> frozenset[str]:
        areas = self.resources.areas
        return frozenset(area for area in areas if areas[area].kind is not AreaKind.DIVISION)

    def _windows(self, measure: Measure, area: str) -> Iterator[Window]:
        """Yield the windows with a figure, the latest first; those of a flow have 12 months."""
        given = [self.observations.series(measure.id, area, "", span) for span in Span]
        series = [found for found in given if found]
        for last in sorted(set().union(*series), reverse=True):
            if last > self.end.ordinal:
                continue
            rows = [row for found in series if (row := found.get(last)) is not None and row.value is not None]
            if rows:
                flow = measure.kind is Kind.FLOW
                yield Window.rolling_12(Month(last)) if flow else min(rows, key=_first).window

    def _holds(self, measure: Measure, area: str, window: Window) -> bool:
        spans = Span if measure.kind is Kind.FLOW else (window.span,)
        last = window.last.ordinal
        found = (self.observations.series(measure.id, area, "", span).get(last) for span in spans)
        return any(
            row is not None
            and row.value is not None
            and (measure.kind is Kind.FLOW or row.first == window.first.ordinal)
            for row in found
        )


class Across:
    """A force beside wider areas and among the others; each part is worked out when it is asked for.

    Parameters
    ----------
    phi : float
        Dispersion of the force's own months.
    """

    def __init__(self, every: Everywhere, measure: Measure, force: str, window: Window, phi: float) -> None:
        self.measure, self.force, self.window, self.phi = measure, force, window, phi
        self._every = every
        self._found = every.among(measure, window)

    @property
    def figures(self) -> ForceFigures:
        """The figures beneath."""
        return self._found.figures

    @property
    def up(self) -> ForcesUp | None:
        """In how many forces it rose; None where neither forces nor a statement tell."""
        return self._found.up

    @property
    def stated_up(self) -> tuple[Total | None, ...]:
        """The statement of the file on how many rose."""
        return stated_up(self._every.observations, self.measure, self.window)

    @property
    def funnel(self) -> Funnel:
        """All forces about the value of all of them."""
        return self._found.funnel

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """The force beside each wider area: growth and rate of counts, or percentages."""
        kind = self.measure.kind
        wanted = (Quantity.PERCENT,) if kind in PERCENT else (Quantity.GROWTH, Quantity.RATE)
        of = self._every.conventions
        terms = Terms(of.mean, of.margin, phi=(self.phi, 1.0), deff=of.design_effect)
        every = self._every
        sides = Sides(every.observations, self.figures, self.force, every.resources, terms)
        return tuple(each for quantity in wanted for each in sides.all(quantity))

    @cached_property
    def level(self) -> Ranking:
        """The rank by rate or percentage among all forces."""
        return ranking_of(self.figures, self.force, self.phi)

    @cached_property
    def growth(self) -> Ranking:
        """The rank by growth among all forces."""
        return growth_ranking(self.figures, self.phi)

    @cached_property
    def group(self) -> Ranking | None:
        """The rank by rate or percentage in the most similar group; None where there is no group."""
        group = f"{self.force}{MSG_SUFFIX}"
        if group not in self._every.resources.areas:
            return None
        forces = members(group, self.window.last, self._every.resources)
        return ranking_of(self.figures.among(forces), self.force, self.phi) if forces else None

    @cached_property
    def share(self) -> PopulationShare:
        """The share of national cases against the share of people."""
        every = self._every
        return population_share(
            every.observations, self.figures, self.force, every.resources,
            phi=self.phi, margin=every.conventions.margin,
        )  # fmt: skip


def _first(row: Observation) -> int:
    return row.first
