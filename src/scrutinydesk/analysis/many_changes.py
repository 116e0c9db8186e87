"""Changes of many series at once, each the same as by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.change import Change, State, compared, counts_of, judged
from scrutinydesk.analysis.many_counts import rate_ratios_exact, smallest_reals
from scrutinydesk.analysis.months_spread import Months, months_spreads
from scrutinydesk.analysis.precision import DESIGN_EFFECT
from scrutinydesk.analysis.smallest import Smallest, base_of, smallest_of
from scrutinydesk.analysis.totals import total
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.periods import Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


class Asked(NamedTuple):
    """A series and the window that is held against the same a year before."""

    measure: Measure
    area: str
    breakdown: str
    window: Window


def changes(
    observations: Observations,
    asked: Sequence[Asked],
    resources: Resources,
    deff: float = DESIGN_EFFECT,
) -> list[Change]:
    """Return the change of each series, as ``change_between`` gives it."""
    found = [(_bare(observations, each, resources), _windows(each)) for each in asked]
    pairs = [counts_of(bare) if _tested(bare) else None for bare, _ in found]
    ratios = rate_ratios_exact(pair for pair in pairs if pair is not None)
    flows = [each for each in found if each[0].measure.kind is Kind.FLOW]
    months = [Months((bare.measure.id, bare.area, bare.breakdown), windows) for bare, windows in flows]
    spreads = iter(months_spreads(observations, months, resources))
    return [
        judged(
            observations, bare, windows, resources, deff=deff,
            ratio=None if pair is None else ratios[pair],
            spread=next(spreads) if bare.measure.kind is Kind.FLOW else None,
        )
        for (bare, windows), pair in zip(found, pairs, strict=True)
    ]  # fmt: skip


def smallest_changes(found: Sequence[Change | None]) -> list[Smallest | None]:
    """Return the smallest change that could be called real beside each, as ``smallest_of`` gives it."""
    bases = [None if each is None else base_of(each) for each in found]
    reals = smallest_reals(base for base in bases if base is not None)
    return [
        None if each is None or base is None else smallest_of(each, reals[base])
        for each, base in zip(found, bases, strict=True)
    ]


def _windows(each: Asked) -> tuple[Window, Window]:
    return each.window, each.window.previous


def _bare(observations: Observations, each: Asked, resources: Resources) -> Change:
    window, earlier = _windows(each)
    measure, area, breakdown, _ = each
    now = total(observations, measure, area, window, breakdown)
    then = total(observations, measure, area, earlier, breakdown)
    crossing = resources.crossing(measure.id, earlier.first, window.last, area)
    return compared(measure, area, now, then, crossing, breakdown=breakdown)


def _tested(bare: Change) -> bool:
    return bare.measure.kind is Kind.FLOW and bare.state is not State.NOT_COMPARABLE
