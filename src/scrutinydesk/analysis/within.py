"""Which measures are parts of another, to tell what drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

# All recorded crime: every other count of crimes that the report has is a part of it.
WHOLE = "all_crime"
# The sub-section that says how much of the rise its offences make up: they come first.
DECLARED = "5b"


def parts_within(measure: str, resources: Resources) -> tuple[str, ...]:
    """Return the measures within another: those of the catalogue, of all crime also the report's."""
    catalogue = resources.catalogue
    parts = catalogue.parts(measure)
    if measure != WHOLE:
        return parts
    sections = resources.outline.sections
    listed = (name for section in sections for sub in section.subsections for name in sub.measures)
    unit = catalogue[measure].unit
    crimes = (
        name
        for name in listed
        if name in catalogue
        and name != measure
        and catalogue[name].unit == unit
        and catalogue[name].kind is Kind.FLOW
    )
    return tuple(dict.fromkeys((*crimes, *parts)))


def declared(resources: Resources) -> tuple[str, ...]:
    """Return the measures whose contribution the report tells."""
    sections = resources.outline.sections
    return next((sub.measures for each in sections for sub in each.subsections if sub.id == DECLARED), ())
