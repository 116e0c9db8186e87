"""What drives a change, as the report breaks it down: by the measures that it discusses, or by division."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.contribution import (
    Contribution,
    contribution_of_divisions,
    contribution_of_measures,
)
from scrutinydesk.measures.catalogue import Kind

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence

# All recorded crime: every other count of crimes is a part of it.
WHOLE = "all_crime"
# The sub-section that says how much of the rise its offences make up: they come first.
DECLARED = "5b"


def parts_of(evidence: Evidence, measure: str) -> tuple[str, ...]:
    """Return the measures that the report has within another: those of the catalogue, or all crimes."""
    catalogue = evidence.resources.catalogue
    if measure != WHOLE:
        return catalogue.parts(measure)
    unit, kind = catalogue[measure].unit, Kind.FLOW
    return tuple(
        name
        for name in listed(evidence)
        if name != measure and catalogue[name].unit == unit and catalogue[name].kind is kind
    )


def listed(evidence: Evidence) -> tuple[str, ...]:
    """Return all measures that the report has, in its order."""
    sections = evidence.resources.outline.sections
    found = (name for section in sections for sub in section.subsections for name in sub.measures)
    return tuple(name for name in dict.fromkeys(found) if name in evidence.resources.catalogue)


def declared(evidence: Evidence) -> tuple[str, ...]:
    """Return the measures whose contribution the report tells."""
    sections = evidence.resources.outline.sections
    return next((sub.measures for each in sections for sub in each.subsections if sub.id == DECLARED), ())


def by_measure(evidence: Evidence, measure: str, area: str) -> Contribution | None:
    """Return what measures added to the change of another; None where the report has none within it."""
    windows = _windows(evidence, measure, area)
    names = tuple(name for name in parts_of(evidence, measure) if evidence.rows(name, area))
    if windows is None or not names:
        return None
    whole = evidence.resources.catalogue[measure]
    return contribution_of_measures(
        evidence.observations, whole, area, windows, evidence.resources, names, declared(evidence)
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
