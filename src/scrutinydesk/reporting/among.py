"""One measure in all forces over one window: each part worked out when first asked for, and kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from scrutinydesk.analysis.beside import Basis, Beside, Quantity, Terms
from scrutinydesk.analysis.beside_areas import beside
from scrutinydesk.analysis.change import IN_POINTS, Change, change_between
from scrutinydesk.analysis.forces import ForceFigures, force_figures, funnel_of
from scrutinydesk.analysis.forces_up import ForcesUp, forces_up_of
from scrutinydesk.analysis.funnel_limits import Form
from scrutinydesk.analysis.population_share import PopulationShare, population_share
from scrutinydesk.analysis.ranking import Ranking, growth_ranking, ranking_of
from scrutinydesk.analysis.totals import STATED, total
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.analysis.comparison import Comparison
    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.analysis.funnel import Funnel
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources

# Two forces can be set side by side; one alone has nothing to be beside.
FEWEST = 2
# Releases come by quarters: older ones than these are not looked for.
ENDS_TRIED = 8


class Among:
    """The forces by one measure.

    Parameters
    ----------
    window : Window
        For which most of the forces have figures, see ``window_of``; where there are not two, that for
        which a wider area has them.
    """

    def __init__(
        self,
        observations: Observations,
        measure: Measure,
        window: Window,
        force: str,
        by: tuple[Resources, Conventions],
    ) -> None:
        self.observations, self.measure, self.window, self.force = observations, measure, window, force
        self.resources, self.conventions = by

    @cached_property
    def figures(self) -> ForceFigures:
        """The figures of all forces, now and a year before."""
        return force_figures(self.observations, self.measure, self.window, self.resources)

    @cached_property
    def changes(self) -> dict[str, Change]:
        """The change of each force on a year before, of all that have a figure now."""
        windows = (self.window, self.window.previous)
        deff = self.conventions.design_effect
        return {
            area: change_between(self.observations, self.measure, area, windows, self.resources, deff=deff)
            for area in self.figures.figures
        }

    def rows(self, area: str) -> tuple[Observation, ...]:
        """Return the cells beneath the figures of a force, of both periods."""
        figure = self.figures.figures.get(area)
        both = () if figure is None else (figure.now, figure.then)
        return tuple(row for each in both if each is not None for row in each.observations)

    @property
    def several(self) -> bool:
        """Whether there is any other force to be beside."""
        return len(self.figures.figures) >= FEWEST

    @property
    def in_points(self) -> bool:
        """Whether changes are percentage points rather than per cent."""
        return self.measure.kind in IN_POINTS

    @cached_property
    def up(self) -> ForcesUp:
        """How many rose, and who did not."""
        return forces_up_of(self.figures)

    @cached_property
    def ranking(self) -> Ranking:
        """The forces by level: counts per resident; by growth where no population is known."""
        return growth_ranking(self.figures) if self.by_growth else ranking_of(self.figures, self.force)

    @cached_property
    def funnel(self) -> Funnel:
        """Rates, percentages, or growths where no population is known, with their limits."""
        form = Form.GROWTH if self.by_growth else None
        return funnel_of(self.figures, form, self.conventions.spread)

    @property
    def by_growth(self) -> bool:
        """Whether counts have no population beneath them, so that only their growths can be compared."""
        return self.measure.kind is Kind.FLOW and not self.figures.populations.people

    def beside(self, area: str = COUNTRY, quantity: Quantity | None = None) -> Beside:
        """Return the force beside an area without the force, by the office's margin and mean."""
        return beside(
            self.observations, self.figures, (self.force, area), self.resources, quantity, self.terms
        )

    @property
    def terms(self) -> Terms:
        """By what the force is held against others."""
        own = self.changes.get(self.force)
        phi = (own.phi if own is not None else None) or 1.0
        made = self.conventions
        return Terms(made.mean, made.margin, phi=(phi, 1.0), deff=made.design_effect)

    @cached_property
    def share(self) -> PopulationShare:
        """The force's share of the country's count against its share of the people."""
        return population_share(
            self.observations, self.figures, self.force, self.resources, margin=self.conventions.margin
        )


def of_means(found: Comparison, observations: Observations, by: tuple[Resources, Conventions]) -> Comparison:
    """Return a comparison with the force held against the mean of the other forces of each area.

    Where the files do not hold the other forces, the area's own total less the force stands.
    """
    among = Among(observations, found.measure, found.window, found.force, by)
    rows = []
    for row in found.rows:
        mean = among.beside(row.area) if row.relative is not None and row.area != found.force else None
        if mean is None or mean.ratio is None or mean.basis is not Basis.MEAN:
            rows.append(row)
        else:
            rows.append(replace(row, relative=mean.ratio, alignment=mean.alignment, mean=True))
    return replace(found, rows=tuple(rows))


def window_of(
    observations: Observations, measure: Measure, force: str, end: Month, resources: Resources
) -> Window | None:
    """Return the latest window, not after ``end``, for which most forces that are here have a figure.

    One in which the force itself has a figure stands before later ones in which it has none. None
    where fewer than two forces have any.
    """
    areas = resources.areas.forces()
    rows = {
        area: [row for row in _rows(observations, measure, area) if row.last <= end.ordinal] for area in areas
    }
    held = {area: found for area, found in rows.items() if found}
    if len(held) < FEWEST:
        return None
    without: Window | None = None
    for window in _windows(measure, held):
        having = {area for area in held if total(observations, measure, area, window) is not None}
        if len(having) < FEWEST or 2 * len(having) <= len(held):
            continue
        if force in having or force not in held:
            return window
        without = without or window
    return without


def _rows(observations: Observations, measure: Measure, area: str) -> Iterator[Observation]:
    """Yield the figures of an area that a window may rest on."""
    spans = (Span.MONTH, *STATED) if measure.kind is Kind.FLOW else (Span.DATE, *STATED)
    for span in spans:
        for row in observations.series(measure.id, area, "", span).values():
            if row.value is not None:
                yield row


def _windows(measure: Measure, held: dict[str, list[Observation]]) -> list[Window]:
    """Return the windows that may be whole, latest first."""
    if measure.kind is Kind.FLOW:
        ends = sorted({row.last for rows in held.values() for row in rows}, reverse=True)
        return [Window.rolling_12(Month(last)) for last in ends[:ENDS_TRIED]]
    found = {row.window for rows in held.values() for row in rows}
    return sorted(found, key=lambda each: (each.last, each.first), reverse=True)[:ENDS_TRIED]
