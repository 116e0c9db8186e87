"""Which measures are parts of another, to tell what drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

# All recorded crime: every other count of crimes is a part of it.
WHOLE = "all_crime"
# The sub-section that says how much of the rise its offences make up: they come first.
DECLARED = "5b"


def parts_within(measure: str, resources: Resources) -> tuple[str, ...]:
    """Return the measures that the report has within another: those of the catalogue, or all crimes."""
    catalogue = resources.catalogue
    if measure != WHOLE:
        return catalogue.parts(measure)
    unit = catalogue[measure].unit
    return tuple(
        name
        for name in listed(resources)
        if name != measure and catalogue[name].unit == unit and catalogue[name].kind is Kind.FLOW
    )


def listed(resources: Resources) -> tuple[str, ...]:
    """Return all measures that the report has, in its order."""
    sections = resources.outline.sections
    found = (name for section in sections for sub in section.subsections for name in sub.measures)
    return tuple(name for name in dict.fromkeys(found) if name in resources.catalogue)


def declared(resources: Resources) -> tuple[str, ...]:
    """Return the measures whose contribution the report tells."""
    sections = resources.outline.sections
    return next((sub.measures for each in sections for sub in each.subsections if sub.id == DECLARED), ())
