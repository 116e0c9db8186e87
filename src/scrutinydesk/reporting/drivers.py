"""What drives a change, as the report breaks it down: by the measures that it discusses, or by division."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.contribution import (
    Contribution,
    contribution_of_divisions,
    contribution_of_measures,
)
from scrutinydesk.analysis.within import declared, parts_within

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence


def parts_of(evidence: Evidence, measure: str) -> tuple[str, ...]:
    """Return the measures that the report has within another: those of the catalogue, or all crimes."""
    return parts_within(measure, evidence.resources)


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
