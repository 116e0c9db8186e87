"""What drives a change, as the report breaks it down: by the measures that it discusses, or by division."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from scrutinydesk.analysis.contribution import (
    Contribution,
    contribution_of_divisions,
    contribution_of_measures,
)
from scrutinydesk.analysis.within import declared, parts_within

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence

    Finder = Callable[[Evidence, str, str], Contribution | None]


def parts_of(evidence: Evidence, measure: str) -> tuple[str, ...]:
    """Return the measures that the report has within another: those of the catalogue, or all crimes."""
    return parts_within(measure, evidence.resources)


def _kept(finder: Finder) -> Finder:
    """Keep what is found with the evidence: every part of a change is explained from the whole of it."""

    @wraps(finder)
    def find(evidence: Evidence, measure: str, area: str) -> Contribution | None:
        key = (finder.__name__, measure, area)
        if key not in evidence.contributions:
            evidence.contributions[key] = finder(evidence, measure, area)
        return evidence.contributions[key]

    return find


@_kept
def by_measure(evidence: Evidence, measure: str, area: str) -> Contribution | None:
    """Return what measures added to the change of another; None where the report has none within it."""
    windows = _windows(evidence, measure, area)
    names = tuple(name for name in parts_of(evidence, measure) if evidence.rows(name, area))
    if windows is None or not names:
        return None
    whole = evidence.resources.catalogue[measure]
    return contribution_of_measures(
        evidence.observations, whole, area, windows, evidence.resources, names, declared(evidence.resources)
    )


@_kept
def by_division(evidence: Evidence, measure: str, area: str) -> Contribution | None:
    """Return what each division added to the change of the force; None where there are none."""
    windows = _windows(evidence, measure, area)
    divisions = evidence.resources.areas.divisions(area)
    if windows is None or not any(evidence.rows(measure, each) for each in divisions):
        return None
    whole = evidence.resources.catalogue[measure]
    return contribution_of_divisions(evidence.observations, whole, area, windows, evidence.resources)


def _windows(evidence: Evidence, measure: str, area: str) -> tuple[Window, Window] | None:
    standing = evidence.standing(measure, area)
    return None if standing is None else (standing.window, standing.window.previous)
