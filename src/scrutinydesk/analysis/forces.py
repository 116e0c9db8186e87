"""The figures of all forces for one measure and window, and which of them are left out and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.funnel import Case, Funnel, NoFunnel, Spread, funnel
from scrutinydesk.analysis.funnel_limits import Form
from scrutinydesk.analysis.gaps import Gap, Why, gap
from scrutinydesk.analysis.intervals import z_of
from scrutinydesk.analysis.populations import Populations, populations
from scrutinydesk.analysis.totals import Total, total
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.periods import Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

PERCENT = frozenset({Kind.SURVEY, Kind.PROPORTION})
HUNDRED = 100.0
# Added to the cases and to twice as many asked, so that nobody of ten has an error too (Agresti and Coull).
PSEUDO = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the precision of a percentage: the number asked, or its own 95% interval."""

    number: float | None = None
    low: float | None = None
    high: float | None = None

    def error(self, percent: float, deff: float = 1.0) -> float | None:
        """Return the standard error in points; None where nothing gives it.

        The design effect ``deff`` is for the number asked; the estimate's own interval allows for it.
        """
        if self.low is not None and self.high is not None and self.high > self.low:
            return (self.high - self.low) / (2 * z_of(0.95))
        if self.number is None or self.number <= 0:
            return None
        number = self.number / deff
        n = number + 2 * PSEUDO
        share = (percent / HUNDRED * number + PSEUDO) / n
        return HUNDRED * math.sqrt(share * (1 - share) / n)


NOT_GIVEN = Asked()


class Figure(NamedTuple):
    """One force now and in the earlier period; ``refused`` where a break lies between the two."""

    area: str
    now: Total
    then: Total | None
    refused: bool = False
    asked: Asked = NOT_GIVEN
    asked_then: Asked = NOT_GIVEN

    @property
    def gap(self) -> Why | None:
        """Why now cannot be held against the earlier period; None where it can."""
        if self.then is None:
            return Why.MISSING_BEFORE
        return Why.BREAK if self.refused else None


class ForceFigures(NamedTuple):
    """The figures of a group of forces.

    Attributes
    ----------
    figures : mapping of area to Figure
        In the order of the areas; those without a usable figure now are in ``missing``.
    without_rate : frozenset of str
        All areas for which a rate per resident says nothing.
    """

    measure: Measure
    window: Window
    earlier: Window
    figures: Mapping[str, Figure]
    missing: tuple[Gap, ...]
    populations: Populations
    without_rate: frozenset[str]

    def among(self, areas: tuple[str, ...]) -> ForceFigures:
        """Return the figures of some of the areas."""
        figures = {area: self.figures[area] for area in areas if area in self.figures}
        missing = tuple(gap for gap in self.missing if gap.area in areas)
        return ForceFigures(
            self.measure, self.window, self.earlier, figures, missing, self.populations, self.without_rate
        )

    def people(self, area: str) -> int | Why:
        """Return the residents of an area for a rate, or why there are none."""
        if area in self.without_rate:
            return Why.FEW_RESIDENTS
        return self.populations.people.get(area, Why.NO_POPULATION)


def force_figures(
    observations: Observations,
    measure: Measure,
    window: Window,
    resources: Resources,
    areas: tuple[str, ...] = (),
    people: Populations | None = None,
) -> ForceFigures:
    """Return the figures of forces now and a year before: of all territorial ones if none are named.

    Parameters
    ----------
    people : Populations, optional
        Of these areas for this window, where they are at hand.
    """
    areas = areas or resources.areas.forces()
    figures: dict[str, Figure] = {}
    missing: list[Gap] = []
    present = observations.areas(measure.id)
    for area in areas:
        now = total(observations, measure, area, window) if area in present else None
        why = None if now is None else fault(measure, now)
        if now is None or why is not None:
            missing.append(gap(area, why or Why.MISSING))
            continue
        then = total(observations, measure, area, window.previous)
        if then is not None and fault(measure, then) is not None:
            then = None
        refused = resources.crossing(measure.id, window.previous.first, window.last, area).refused
        asked = [NOT_GIVEN, NOT_GIVEN]
        if measure.kind in PERCENT:
            asked = [asked_of(observations, measure.id, area, each) for each in (now, then)]
        figures[area] = Figure(area, now, then, refused, *asked)
    few = resources.areas.few_residents
    people = people or populations(observations, areas, window, resources)
    return ForceFigures(measure, window, window.previous, figures, tuple(missing), people, few)


def fault(measure: Measure, found: Total) -> Why | None:
    """Return why a total cannot stand beside others, or None."""
    value = found.value
    if not math.isfinite(value) or value < 0 or (measure.kind in PERCENT and value > HUNDRED):
        return Why.IMPOSSIBLE
    return None


def asked_of(observations: Observations, measure: str, area: str, found: Total | None) -> Asked:
    """Return what the file says of the precision of a percentage."""
    if found is None:
        return NOT_GIVEN

    def part(name: str) -> float | None:
        row = observations.series(measure, area, name, found.window.span).get(found.window.last.ordinal)
        return None if row is None or row.value is None or not math.isfinite(row.value) else row.value

    number = part("surveyed")
    return Asked(number if number is not None and number > 0 else None, part("lower"), part("upper"))


def funnel_of(found: ForceFigures, form: Form | None = None, spread: Spread = Spread.ADDITIVE) -> Funnel:
    """Return the funnel of forces: of rates for counts, of proportions for percentages, or as asked."""
    kind = found.measure.kind
    usual = {Kind.FLOW: Form.RATE, Kind.SURVEY: Form.PROPORTION, Kind.PROPORTION: Form.PROPORTION}.get(kind)
    form = form or usual
    if form is None or (form is Form.PROPORTION) != (kind in PERCENT) or usual is None:
        form = form or Form.RATE
        return Funnel(form, form.scale, 0, 0, 0, spread, (), found.missing, None, NoFunnel.OTHER_KIND)
    cases: list[Case] = []
    gaps = list(found.missing)
    for area, figure in found.figures.items():
        case = _case(found, figure, form)
        if isinstance(case, Case):
            cases.append(case)
        else:
            gaps.append(Gap(area, case))
    return funnel(form, cases, spread, left_out=tuple(gaps))


def _case(found: ForceFigures, figure: Figure, form: Form) -> Case | Why:
    value = float(figure.now.value)
    if form is Form.RATE:
        people = found.people(figure.area)
        return people if isinstance(people, Why) else Case(figure.area, value, float(people))
    if form is Form.PROPORTION:
        number = figure.asked.number
        return Case(figure.area, value / HUNDRED * number, number) if number else Why.NO_NUMBER
    if figure.then is None or figure.gap is not None:
        return figure.gap or Why.MISSING_BEFORE
    return Case(figure.area, value, float(figure.then.value))
