"""Shares: of money and of people."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import Interval, wilson
from scrutinydesk.analysis.totals import Total, total
from scrutinydesk.numerals import exact, percentage
from scrutinydesk.periods import Window

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Catalogue, Measure
    from scrutinydesk.measures.observations import Observations


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole.

    Attributes
    ----------
    percent : Fraction or None
        Exact; None where the whole is zero.
    terms : tuple of (str, int)
        Measures with sign that make the whole, as the catalogue declares.
    interval : Interval or None
        Wilson's, in per cent, for shares of people.
    """

    part: Fraction
    whole: Fraction
    percent: Fraction | None
    terms: tuple[tuple[str, int], ...] = ()
    totals: tuple[Total, ...] = ()
    interval: Interval | None = None


def share(
    observations: Observations, measure: Measure, area: str, window: Window, catalogue: Catalogue
) -> Share | None:
    """Return a measure's share of the base that the catalogue declares for it, else its parent.

    Spend is a share of total less other spend, for one. None where a value is missing or the
    measure has neither base nor parent.
    """
    terms = measure.share_base or (((measure.parent, 1),) if measure.parent else ())
    own = total(observations, measure, area, window)
    found = [total(observations, catalogue[name], area, window) for name, _ in terms]
    known = tuple(each for each in found if each is not None)
    if own is None or not terms or len(known) < len(terms):
        return None
    whole = sum(
        (sign * exact(each.value) for (_, sign), each in zip(terms, known, strict=True)),
        start=Fraction(0),
    )
    part = exact(own.value)
    return Share(part, whole, percentage(part, whole), terms, (own, *known))


def proportion(part: int, whole: int) -> Share:
    """Return a share of people with Wilson's interval; none without people."""
    interval = None
    if whole:
        found = wilson(part, whole)
        interval = Interval(100 * found.low, 100 * found.high)
    return Share(Fraction(part), Fraction(whole), percentage(part, whole), interval=interval)
