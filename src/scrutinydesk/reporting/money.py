"""Shares of spend, and the base that they are shares of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.reporting import numbers

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

# Other costs (capital financing, pensions, national functions) are no part of policing's mix.
BASE = (("spend_total", 1), ("spend_other", -1))


@dataclass(frozen=True, slots=True)
class Base:
    """What shares of spend are shares of."""

    value: Fraction
    words: str
    window: Window
    terms: tuple[tuple[Standing, int], ...]


def spend_base(evidence: Evidence) -> Base | None:
    """Return the base of the shares of spend; None where a term of it is missing."""
    catalogue = evidence.resources.catalogue
    declared = (m.share_base for m in catalogue.values() if m.unit == "gbp_million")
    signs = next((terms for terms in declared if terms), BASE)
    terms = []
    for measure, sign in signs:
        standing = evidence.standing(measure) if measure in catalogue else None
        if standing is None or standing.value is None:
            return None
        terms.append((standing, sign))
    total = sum((sign * (each.value or Fraction(0)) for each, sign in terms), start=Fraction(0))
    if total <= 0:
        return None
    return Base(total, _words(terms), terms[0][0].window, tuple(terms))


def _words(terms: list[tuple[Standing, int]]) -> str:
    words = ""
    for standing, sign in terms:
        name = _name(standing.measure.id)
        words = f"{words} {'plus' if sign > 0 else 'less'} {name}" if words else f"the {name}"
    return words


def _name(measure: str) -> str:
    return {"spend_total": "total", "spend_other": "other costs"}.get(
        measure, measure.removeprefix("spend_").replace("_", " ")
    )


def share_of(standing: Standing, base: Base | None) -> Fraction | None:
    """Return the share of the base in per cent; None for parts of no share, such as the total."""
    if base is None or standing.value is None or standing.window != base.window:
        return None
    if standing.measure.unit != "gbp_million":
        return None
    if standing.measure.id in {term.measure.id for term, _ in base.terms}:
        return None
    return numbers.share(standing.value, base.value)
