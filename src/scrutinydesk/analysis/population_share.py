"""A force's share of the cases of a wider area against its share of the people who live there."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.analysis.comparison import MARGIN, Alignment, alignment_of
from scrutinydesk.analysis.forces import ForceFigures, fault
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.intervals import Interval, RateRatio, wilson
from scrutinydesk.analysis.pooling import members
from scrutinydesk.analysis.totals import total
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.measures.catalogue import Kind

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class PopulationShare:
    """Two shares and the index that sets them against each other.

    Attributes
    ----------
    share, of_people : float or None
        In per cent, of the area with the force in it.
    index : float or None
        100 where both are the same; 42 is 42% of what its population would lead one to expect.
    interval : Interval or None
        Of the index: Wilson's of the share of cases over the share of people, which counts as known.
    members : tuple of str
        The forces whose cases were added; empty where the area's own total stands.
    left_out : tuple of Gap
        Forces of the area that are in neither share.
    reason : Why or None
        Why there is no index, or no interval.
    """

    force: str
    area: str
    count: float | None = None
    whole: float | None = None
    people: int | None = None
    people_whole: int | None = None
    population_year: int | None = None
    share: float | None = None
    of_people: float | None = None
    index: float | None = None
    interval: Interval | None = None
    alignment: Alignment | None = None
    members: tuple[str, ...] = ()
    left_out: tuple[Gap, ...] = ()
    reason: Why | None = None


def population_share(  # noqa: PLR0913  the last three have usual values
    observations: Observations,
    found: ForceFigures,
    force: str,
    resources: Resources,
    *,
    area: str = COUNTRY,
    phi: float = 1.0,
    margin: float = MARGIN,
) -> PopulationShare:
    """Return a force's share of an area's cases against its share of the area's residents.

    The area's own total stands where the file has no force of it but this one, or all of them; else the
    forces with figures and populations are put together, and the others named.
    """
    bare = PopulationShare(force, area, population_year=found.populations.year)
    if found.measure.kind is not Kind.FLOW:
        return replace(bare, reason=Why.NOT_A_COUNT)
    own = found.figures.get(force)
    if own is None:
        missing = {gap.area: gap.why for gap in found.missing}
        return replace(bare, reason=missing.get(force, Why.MISSING))
    people = found.people(force)
    if isinstance(people, Why):
        return replace(bare, count=float(own.now.value), reason=people)
    bare = replace(bare, count=float(own.now.value), people=people)
    bare = _whole(bare, observations, found, resources)
    return bare if bare.reason is not None else _indexed(bare, max(phi, 1.0), margin)


def _whole(
    bare: PopulationShare, observations: Observations, found: ForceFigures, resources: Resources
) -> PopulationShare:
    forces = members(bare.area, found.window.last, resources)
    given = total(observations, found.measure, bare.area, found.window)
    together = found.populations.together(forces)
    with_figures = [force for force in forces if force in found.figures]
    whole = len(with_figures) in {1, len(forces)}
    if given is not None and fault(found.measure, given) is None and together is not None and whole:
        return replace(bare, whole=float(given.value), people_whole=together)
    missing = {gap.area: gap.why for gap in found.missing}
    gaps = [Gap(force, missing.get(force, Why.MISSING)) for force in forces if force not in found.figures]
    counted = [force for force in with_figures if force in found.populations.people]
    gaps += [Gap(force, Why.NO_POPULATION) for force in with_figures if force not in counted]
    if len(counted) < 2:  # noqa: PLR2004  a share of itself says nothing
        lacking = Why.NO_POPULATION if given is not None and together is None else Why.MISSING
        return replace(bare, left_out=tuple(gaps), reason=lacking)
    cases = sum(float(found.figures[force].now.value) for force in counted)
    all_people = found.populations.together(tuple(counted))
    return replace(bare, whole=cases, people_whole=all_people, members=tuple(counted), left_out=tuple(gaps))


def _indexed(bare: PopulationShare, phi: float, margin: float) -> PopulationShare:
    count, whole, people, people_whole = bare.count, bare.whole, bare.people, bare.people_whole
    if count is None or whole is None or people is None or not people_whole:
        return replace(bare, reason=Why.MISSING)
    if not whole or count > whole or people >= people_whole:
        return replace(bare, reason=Why.TOO_FEW if not whole else Why.IMPOSSIBLE)
    expected = people / people_whole
    found = wilson(count / phi, whole / phi)
    interval = Interval(found.low / expected, found.high / expected)
    ratio = count / whole / expected
    z = (count / whole - expected) / math.sqrt(phi * expected * (1 - expected) / whole)
    against = RateRatio(ratio, interval, math.erfc(abs(z) / math.sqrt(2)))
    return replace(
        bare,
        share=HUNDRED * count / whole,
        of_people=HUNDRED * expected,
        index=HUNDRED * ratio,
        interval=Interval(HUNDRED * interval.low, HUNDRED * interval.high),
        alignment=alignment_of(against, margin),
    )
