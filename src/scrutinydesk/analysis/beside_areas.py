"""A force beside England and Wales, its region and its most similar group, by any measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.beside import USUAL, Basis, Beside, Quantity, Terms
from scrutinydesk.analysis.beside_counts import Wide, growth_beside, rate_beside
from scrutinydesk.analysis.beside_percent import WidePercent, percent_beside
from scrutinydesk.analysis.comparison import compared_areas
from scrutinydesk.analysis.forces import PERCENT, ForceFigures, asked_of, fault
from scrutinydesk.analysis.gaps import Why
from scrutinydesk.analysis.pooling import members
from scrutinydesk.analysis.totals import Total, total
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


def beside_areas(
    observations: Observations,
    found: ForceFigures,
    force: str,
    resources: Resources,
    quantity: Quantity | None = None,
    terms: Terms = USUAL,
) -> tuple[Beside, ...]:
    """Return the force beside each wider area, the widest first, each without the force.

    Parameters
    ----------
    found : ForceFigures
        Of the force and of all that lie in the areas.
    quantity : Quantity, optional
        Growth for counts and percentages for the kinds that are such, if left out.
    """
    return Sides(observations, found, force, resources, terms).all(quantity)


def beside(
    observations: Observations,
    found: ForceFigures,
    pair: tuple[str, str],
    resources: Resources,
    quantity: Quantity | None = None,
    terms: Terms = USUAL,
) -> Beside:
    """Return a force beside a wider area, the two given in this order.

    The area's own figure, less the force, stands before the other members put together; a mean is always
    of the members. Members without a figure are named, and the rest are still compared.
    """
    return Sides(observations, found, pair[0], resources, terms).one(pair[1], quantity)


class Sides:
    """A force and the wider areas that it is held against, each looked up once for all quantities."""

    def __init__(
        self,
        observations: Observations,
        found: ForceFigures,
        force: str,
        resources: Resources,
        terms: Terms = USUAL,
    ) -> None:
        self._observations, self._found, self._force = observations, found, force
        self._resources, self._terms = resources, terms
        self._wide: dict[str, Wide] = {}

    def all(self, quantity: Quantity | None = None) -> tuple[Beside, ...]:
        """Return the force beside each wider area, as ``beside_areas`` does."""
        areas = compared_areas(self._force, self._resources)
        return tuple(self.one(area, quantity) for area in areas if area != self._force)

    def one(self, area: str, quantity: Quantity | None = None) -> Beside:
        """Return the force beside an area, as ``beside`` does."""
        found, terms, kind = self._found, self._terms, self._found.measure.kind
        quantity = quantity or (Quantity.PERCENT if kind in PERCENT else Quantity.GROWTH)
        bare = Beside(self._force, area, quantity, Basis.MEAN if terms.mean else Basis.POOLED, terms=terms)
        if not _suits(kind, quantity):
            return bare._replace(reason=Why.NOT_A_COUNT)
        own = found.figures.get(self._force)
        if own is None:
            missing = {gap.area: gap.why for gap in found.missing}
            return bare._replace(reason=missing.get(self._force, Why.MISSING))
        wide = self._wide.get(area)
        if wide is None:
            wide = self._wide[area] = self._looked_up(area)
        if quantity is Quantity.PERCENT:
            asked = asked_of(self._observations, found.measure.id, area, wide.now)
            percent = None if wide.now is None else float(wide.now.value)
            return percent_beside(bare, found, own, WidePercent(percent, asked, wide.others))
        return (growth_beside if quantity is Quantity.GROWTH else rate_beside)(bare, found, own, wide)

    def _looked_up(self, area: str) -> Wide:
        found, resources = self._found, self._resources
        others = tuple(
            each for each in members(area, found.window.last, resources) if each != self._force
        )
        now, then = (
            _total(self._observations, found, area, each) for each in (found.window, found.earlier)
        )
        crossing = resources.crossing(found.measure.id, found.earlier.first, found.window.last, area)
        return Wide(now, then, crossing.refused, others)


def _suits(kind: Kind, quantity: Quantity) -> bool:
    if quantity is Quantity.PERCENT:
        return kind in PERCENT
    if quantity is Quantity.GROWTH:
        return kind is Kind.FLOW
    return kind in {Kind.FLOW, Kind.STOCK, Kind.MONEY}


def _total(observations: Observations, found: ForceFigures, area: str, window: Window) -> Total | None:
    """Return an area's own total; None where it cannot stand."""
    result = total(observations, found.measure, area, window)
    return None if result is None or fault(found.measure, result) is not None else result
