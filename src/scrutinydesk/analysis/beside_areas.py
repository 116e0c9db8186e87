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
    areas = [area for area in compared_areas(force, resources) if area != force]
    return tuple(beside(observations, found, (force, area), resources, quantity, terms) for area in areas)


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
    force, area = pair
    kind = found.measure.kind
    quantity = quantity or (Quantity.PERCENT if kind in PERCENT else Quantity.GROWTH)
    bare = Beside(force, area, quantity, Basis.MEAN if terms.mean else Basis.POOLED, terms=terms)
    if not _suits(kind, quantity):
        return _without(bare, Why.NOT_A_COUNT)
    own = found.figures.get(force)
    if own is None:
        missing = {gap.area: gap.why for gap in found.missing}
        return _without(bare, missing.get(force, Why.MISSING))
    others = tuple(each for each in members(area, found.window.last, resources) if each != force)
    now = _total(observations, found, area, found.window)
    if quantity is Quantity.PERCENT:
        asked = asked_of(observations, found.measure.id, area, now)
        percent = None if now is None else float(now.value)
        return percent_beside(bare, found, own, WidePercent(percent, asked, others))
    then = _total(observations, found, area, found.earlier)
    crossing = resources.crossing(found.measure.id, found.earlier.first, found.window.last, area)
    wide = Wide(now, then, crossing.refused, others)
    return (growth_beside if quantity is Quantity.GROWTH else rate_beside)(bare, found, own, wide)


def _suits(kind: Kind, quantity: Quantity) -> bool:
    if quantity is Quantity.PERCENT:
        return kind in PERCENT
    if quantity is Quantity.GROWTH:
        return kind is Kind.FLOW
    return kind in {Kind.FLOW, Kind.STOCK, Kind.MONEY}


def _without(bare: Beside, why: Why) -> Beside:
    return Beside(bare.force, bare.area, bare.quantity, bare.basis, reason=why, terms=bare.terms)


def _total(observations: Observations, found: ForceFigures, area: str, window: Window) -> Total | None:
    """Return an area's own total; None where it cannot stand."""
    result = total(observations, found.measure, area, window)
    return None if result is None or fault(found.measure, result) is not None else result
