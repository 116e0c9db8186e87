"""Growths and rates of counts beside those of other forces."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from scrutinydesk.analysis.beside import Basis, Beside, Quantity
from scrutinydesk.analysis.comparison import alignment_of
from scrutinydesk.analysis.forces import Figure, ForceFigures
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.intervals import RateRatio, log_normal, rate_ratio_exact, ratio_of_ratios
from scrutinydesk.measures.catalogue import Kind

if TYPE_CHECKING:
    from scrutinydesk.analysis.totals import Total

PER = 1000.0
# The normal approximation of a logarithm needs counts of this size.
FEWEST = 50

# What a comparison is told by, by the names of ``Beside``.
Facts = dict[str, Any]


class Wide(NamedTuple):
    """The area's own totals, None where the files do not give them, and its other members."""

    now: Total | None
    then: Total | None
    refused: bool
    others: tuple[str, ...]


class Part(NamedTuple):
    """Two numbers of one force: cases and people, or the later and the earlier count."""

    area: str
    above: float
    below: float


def growth_beside(bare: Beside, found: ForceFigures, own: Figure, wide: Wide) -> Beside:
    """Return growths of counts beside each other; refused across a break of either."""
    if own.then is None or own.gap is not None:
        return bare._replace(reason=own.gap)
    f1, f0 = float(own.now.value), float(own.then.value)
    if not f0:
        return bare._replace(reason=Why.NONE_BEFORE)
    facts: Facts = {"own": f1 / f0}
    if wide.refused:
        return bare._replace(reason=Why.BREAK, **facts)
    if not bare.terms.mean and wide.now is not None and wide.then is not None:
        parts = [Part(bare.area, float(wide.now.value) - f1, float(wide.then.value) - f0)]
        facts |= {"basis": Basis.STATED, "left_out": _lacking(found, wide.others)}
    else:
        parts, gaps = _parts(found, wide.others, _mean_growth if bare.terms.mean else _pooled_growth)
        facts |= _membered(bare, parts, gaps)
    return bare._replace(**facts, **_growth(bare, (f0, f1), parts))


def _growth(bare: Beside, own: tuple[float, float], parts: list[Part]) -> Facts:
    g1, g0 = _summed(parts)
    other = _other(bare, parts, (g1, g0), 1.0)
    if isinstance(other, Why):
        return {"reason": other}
    f0, f1 = own
    phi = bare.terms.phi
    if min(f0, f1, g0, g1) <= 0:
        return {"other": other, "reason": Why.TOO_FEW}
    if not bare.terms.mean:
        return _judged(bare, other, ratio_of_ratios(own, (g0, g1), phi))
    spread = sum(part.above / part.below**2 * (1 + part.above / part.below) for part in parts)
    variance = phi[0] * (1 / f0 + 1 / f1) + phi[1] * spread / (len(parts) * other) ** 2
    return _judged(bare, other, log_normal(f1 / f0 / other, variance))


def rate_beside(bare: Beside, found: ForceFigures, own: Figure, wide: Wide) -> Beside:
    """Return rates per 1,000 residents beside each other; of stocks and money without an interval."""
    people = found.people(own.area)
    if isinstance(people, Why):
        return bare._replace(reason=people)
    x = float(own.now.value)
    facts: Facts = {"own": PER * x / people, "population_year": found.populations.year}
    together = found.populations.together((*wide.others, own.area)) if wide.others else None
    # Where a file lacks one force of an area, nobody can tell whether its total of the area holds it.
    whole = not _lacking(found, wide.others)
    if wide.now is not None and whole and together is not None and not bare.terms.mean:
        parts = [Part(bare.area, float(wide.now.value) - x, float(together - people))]
        facts["basis"] = Basis.STATED
    else:
        parts, gaps = _parts(found, wide.others, _mean_rate if bare.terms.mean else _pooled_rate)
        facts |= _membered(bare, parts, gaps)
    return bare._replace(**facts, **_rate(bare, found.measure.kind, (x, people), parts))


def _rate(bare: Beside, kind: Kind, own: tuple[float, int], parts: list[Part]) -> Facts:
    g, others = _summed(parts)
    other = _other(bare, parts, (g, others), PER)
    if isinstance(other, Why):
        return {"reason": other}
    if kind is not Kind.FLOW:
        return {"other": other, "reason": Why.NOT_A_COUNT}
    (x, people), phi = own, bare.terms.phi
    if min(x, g) >= FEWEST or (bare.terms.mean and min(x, g) > 0):
        variance = phi[1] / g
        if bare.terms.mean:
            spread = sum(part.above / part.below**2 for part in parts)
            variance = phi[1] * spread * (PER / (len(parts) * other)) ** 2
        ratio = PER * x / people / other
        return _judged(bare, other, log_normal(ratio, phi[0] / x + variance))
    if bare.terms.mean or not g or not (x.is_integer() and g.is_integer()):
        return {"other": other, "reason": Why.TOO_FEW}
    return _judged(bare, other, rate_ratio_exact(int(x), int(g), people, others))


def _summed(parts: list[Part]) -> tuple[float, float]:
    return sum(part.above for part in parts), sum(part.below for part in parts)


def _other(
    bare: Beside, parts: list[Part], together: tuple[float, float], scale: float
) -> float | Why:
    """Return the other figure; why there is none where a remainder is below zero or nothing is left."""
    if not parts:
        return Why.MISSING
    if any(part.above < 0 or part.below < 0 for part in parts):
        return Why.IMPOSSIBLE
    above, below = together
    if not below:
        return Why.NONE_BEFORE if bare.quantity is Quantity.GROWTH else Why.NO_POPULATION
    if bare.terms.mean:
        return scale * sum(part.above / part.below for part in parts) / len(parts)
    return scale * above / below


def _lacking(found: ForceFigures, others: tuple[str, ...]) -> tuple[Gap, ...]:
    """Return the members without a figure of their own; none where the file has no other force at all."""
    if found.figures.keys().isdisjoint(others):
        return ()
    lacking = [area for area in others if area not in found.figures]
    missing = {gap.area: gap.why for gap in found.missing}
    return tuple(Gap(area, missing.get(area, Why.MISSING)) for area in lacking)


def _judged(bare: Beside, other: float, ratio: RateRatio) -> Facts:
    if not math.isfinite(ratio.ratio):
        return {"other": other, "reason": Why.TOO_FEW}
    return {"other": other, "ratio": ratio, "alignment": alignment_of(ratio, bare.terms.margin)}


def _membered(bare: Beside, parts: list[Part], gaps: list[Gap]) -> Facts:
    basis = Basis.MEAN if bare.terms.mean else Basis.POOLED
    return {"basis": basis, "members": tuple(part.area for part in parts), "left_out": tuple(gaps)}


def _parts(
    found: ForceFigures, areas: tuple[str, ...], pick: Callable[[ForceFigures, Figure], Part | Why]
) -> tuple[list[Part], list[Gap]]:
    parts: list[Part] = []
    gaps: list[Gap] = []
    missing = {gap.area: gap.why for gap in found.missing}
    for area in areas:
        figure = found.figures.get(area)
        part = missing.get(area, Why.MISSING) if figure is None else pick(found, figure)
        if isinstance(part, Part):
            parts.append(part)
        else:
            gaps.append(Gap(area, part))
    return parts, gaps


def _pooled_growth(_: ForceFigures, figure: Figure) -> Part | Why:
    if figure.then is None or figure.gap is not None:
        return figure.gap or Why.MISSING_BEFORE
    return Part(figure.area, float(figure.now.value), float(figure.then.value))


def _mean_growth(found: ForceFigures, figure: Figure) -> Part | Why:
    """Return both counts; a force with none before has no growth of its own."""
    part = _pooled_growth(found, figure)
    return Why.NONE_BEFORE if isinstance(part, Part) and not part.below else part


def _pooled_rate(found: ForceFigures, figure: Figure) -> Part | Why:
    """Return cases and people; those of few residents count among all."""
    people = found.populations.people.get(figure.area)
    return Why.NO_POPULATION if people is None else Part(figure.area, float(figure.now.value), float(people))


def _mean_rate(found: ForceFigures, figure: Figure) -> Part | Why:
    people = found.people(figure.area)
    return people if isinstance(people, Why) else Part(figure.area, float(figure.now.value), float(people))
