"""What is known about each measure of a force at the end of a period, found once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from scrutinydesk.analysis.change import Change, State, change
from scrutinydesk.analysis.comparison import Comparison, compare_areas
from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.latest import latest_window
from scrutinydesk.analysis.projection import project
from scrutinydesk.analysis.totals import missing_months
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.among import Among, of_means, window_of
from scrutinydesk.reporting.charting import Chart, chart_of
from scrutinydesk.reporting.offers import offered
from scrutinydesk.reporting.standing import Standing, standing_of

if TYPE_CHECKING:
    from scrutinydesk.analysis.contribution import Contribution
    from scrutinydesk.analysis.conventions import Target
    from scrutinydesk.analysis.year_projection import Projection
    from scrutinydesk.findings import Place
    from scrutinydesk.measures.break_register import Crossing
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.reporting.figure import Panel

YEAR = 12
MOST_NAMED = 3
WIDE = (AreaKind.COUNTRY, AreaKind.REGION, AreaKind.MSG)


class Subject(Protocol):
    """What the report is about: the cover of a workbook."""

    @property
    def force(self) -> str:
        """Id of the force."""

    @property
    def force_title(self) -> str:
        """Name of the force, as printed."""

    @property
    def note(self) -> str:
        """What every reader is asked to know."""

    @property
    def period_end(self) -> Month | None:
        """Last month of the period; None where nothing says."""

    @property
    def marking(self) -> str:
        """Protective marking."""

    @property
    def title(self) -> str:
        """Title of the report."""


class Evidence:
    """Observations of one force at one period end, with every derived value kept.

    Parameters
    ----------
    observations : Observations
        Of the workbook; first where both state a value.
    peers : Observations or None
        Of a public release opened beside it.
    conventions : Conventions
        By which the figures are judged.
    """

    def __init__(
        self,
        observations: Observations,
        resources: Resources,
        force: str,
        end: Month,
        peers: Observations | None = None,
        conventions: Conventions = USUAL,
    ) -> None:
        self.conventions = conventions
        self.observations = observations if peers is None else observations.joined((peers,))
        self.resources = resources
        self.force = force
        self.end = end
        self._standings: dict[tuple[str, str, str], Standing | None] = {}
        self._charts: dict[tuple[str, str], Chart | None] = {}
        self._projections: dict[tuple[str, str, str], Projection] = {}
        self._comparisons: dict[str, Comparison | None] = {}
        self._among: dict[str, Among | None] = {}
        self.contributions: dict[tuple[str, str, str], Contribution | None] = {}  # kept by `drivers`
        self.panels: dict[tuple[str, str], Panel] = {}  # kept by `figure_grid`
        self._rows: dict[tuple[str, str, str], list[Observation]] = {}
        for row in self.observations:
            self._rows.setdefault((row.measure, row.area, row.breakdown), []).append(row)

    def title(self, area: str) -> str:
        """Return the short name of an area."""
        areas = self.resources.areas
        return areas[area].short if area in areas else area

    def rows(self, measure: str, area: str, breakdown: str = "") -> list[Observation]:
        """Return all observations of a series, of every span, in file order."""
        return self._rows.get((measure, area, breakdown), [])

    def places(self, rows: Sequence[Observation]) -> tuple[Place, ...]:
        """Return the cells of observations."""
        return tuple(self.observations.place(row) for row in rows)

    def standing(self, measure: str, area: str = "", breakdown: str = "") -> Standing | None:
        """Return how a measure stands; None where the workbook has no value for it."""
        key = (measure, area or self.force, breakdown)
        if key not in self._standings:
            self._standings[key] = self._standing(*key)
        return self._standings[key]

    def _standing(self, measure_id: str, area: str, breakdown: str) -> Standing | None:
        window = self.window(measure_id, area, breakdown, self.end)
        if window is None:
            return None
        measure = self.resources.catalogue[measure_id]
        if window.span not in {Span.MONTH, Span.OTHER}:
            found = change(
                self.observations,
                measure,
                area,
                window.last,
                self.resources,
                window.span,
                breakdown,
                deff=self.conventions.design_effect,
            )
            if found.current is not None and found.current.window == window:
                earlier = window.previous
                lacking = found.previous is None and bool(self._holes(measure, area, breakdown, earlier))
                return standing_of(
                    found,
                    window,
                    surveyed=self._surveyed(found),
                    incomplete=lacking,
                    offer=offered(self.observations, found, self.resources, self._surveyed),
                )
        return self._stated(measure, area, breakdown, window)

    def _surveyed(self, found: Change) -> bool:
        last = None if found.current is None else found.current.window.last.ordinal
        return any(
            row.value is not None and row.last == last
            for part in ("surveyed", "lower")
            for row in self.rows(found.measure.id, found.area, part)
        )

    def _stated(self, measure: Measure, area: str, breakdown: str, window: Window) -> Standing:
        """Return what the cells say of a window of the workbook's own, such as ten months."""
        rows = self.rows(measure.id, area, breakdown)
        now = tuple(row for row in rows if row.window == window and row.value is not None)[:1]
        value = exact(now[0].value) if now and now[0].value is not None else None
        reason = "The workbook gives no figure for the same period a year before."
        year = Window.rolling_12(window.last)
        holes = self._holes(measure, area, breakdown, year) if window.span is Span.MONTH else ()
        if holes:
            named = numbers.listed(tuple(month.words for month in holes))
            named = f"{len(holes)} of its months" if len(holes) > MOST_NAMED else named
            reason = f"There is no total for the {year.words}: {named} {_are(holes)} missing."
        return Standing(
            measure, area, breakdown, window, value, now, None, (), None, None, None,
            State.UNAVAILABLE, (), reason, incomplete=bool(holes),
        )  # fmt: skip

    def _holes(self, measure: Measure, area: str, breakdown: str, window: Window) -> tuple[Month, ...]:
        """Return the months missing from a year of a monthly series; one month alone is no series."""
        if measure.kind is not Kind.FLOW or window.span is not Span.ROLLING_12:
            return ()
        holes = missing_months(self.observations, measure, area, window, breakdown)
        return holes if len(holes) < YEAR - 1 else ()

    def window(self, measure_id: str, area: str, breakdown: str, end: Month) -> Window | None:
        """Return the latest window, up to ``end``, for which the workbook has the measure."""
        measure = self.resources.catalogue[measure_id]
        return latest_window(self.observations, measure, area, breakdown, end)

    def crossing(self, standing: Standing, earlier: Window) -> Crossing:
        """Return what stands between a standing's window and an earlier one."""
        last = standing.window.last
        return self.resources.crossing(standing.measure.id, earlier.first, last, standing.area)

    def chart(self, measure_id: str, area: str) -> Chart | None:
        """Return the control chart of a monthly series to the period end; None if it has no limits."""
        key = (measure_id, area)
        if key not in self._charts:
            self._charts[key] = chart_of(self, measure_id, area)
        return self._charts[key]

    def target(self, measure_id: str, area: str) -> Target | None:
        """Return what the months of a series should come to by now; None where the office has set nothing."""
        return self.conventions.target_of(measure_id, area, at=self.end)

    def monthly(self, measure_id: str, area: str, breakdown: str = "") -> list[Observation]:
        """Return the months with a value up to the period end, ascending."""
        series = self.observations.series(measure_id, area, breakdown, Span.MONTH)
        ends = sorted(month for month in series if month <= self.end.ordinal)
        return [series[month] for month in ends if series[month].value is not None]

    def projection(self, measure_id: str, area: str = "", breakdown: str = "") -> Projection:
        """Return where the financial year is heading, by the method of the office if it has chosen one."""
        key = (measure_id, area or self.force, breakdown)
        if key not in self._projections:
            found = project(
                self.observations, self.resources.catalogue[measure_id], key[1], self.end, self.resources,
                breakdown,
            )  # fmt: skip
            self._projections[key] = found.by(self.conventions.projection)
        return self._projections[key]

    def comparison(self, measure_id: str) -> Comparison | None:
        """Return the measure against country, region and group; None without such figures."""
        if measure_id not in self._comparisons:
            self._comparisons[measure_id] = self._compared(measure_id)
        return self._comparisons[measure_id]

    def _compared(self, measure_id: str) -> Comparison | None:
        end = self.comparison_end(measure_id)
        if end is None:
            return None
        measure, by = self.resources.catalogue[measure_id], self.conventions
        found = compare_areas(self.observations, measure, self.force, end, self.resources, by.margin)
        return of_means(found, self.observations, (self.resources, by)) if by.mean else found

    def among(self, measure_id: str) -> Among | None:
        """Return the measure in all forces; None where no area beside the force has figures of it."""
        if measure_id not in self._among:
            measure = self.resources.catalogue[measure_id]
            window = window_of(self.observations, measure, self.force, self.end, self.resources)
            if window is None and (found := self.comparison(measure_id)) is not None:
                window = found.window
            by = self.resources, self.conventions
            self._among[measure_id] = (
                None if window is None else Among(self.observations, measure, window, self.force, by)
            )
        return self._among[measure_id]

    def comparison_end(self, measure_id: str) -> Month | None:
        """Return the latest period end, not after the report's, that other areas' figures have."""
        areas = self.resources.areas
        known = [area for area in self.observations.areas(measure_id) if area in areas]
        wide = [area for area in known if areas[area].kind in WIDE]
        forces = [area for area in known if areas[area].kind is AreaKind.FORCE]
        ends = self._ends(measure_id, wide)
        if not ends and len(forces) > 1:
            ends = self._ends(measure_id, [area for area in forces if area != self.force])
        return Month(max(ends)) if ends else None

    def _ends(self, measure_id: str, areas: list[str]) -> list[int]:
        return [
            row.last
            for area in areas
            for row in self.rows(measure_id, area)
            if row.last <= self.end.ordinal and row.value is not None
        ]


def _are(months: tuple[Month, ...]) -> str:
    return "is" if len(months) == 1 else "are"
