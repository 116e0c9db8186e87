"""Where the year is heading, drafted for the headline of a sub-section and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.reporting import projection_words as words
from scrutinydesk.reporting.overrides import said_overrides
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, compose, sentences

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence

# Where fewer than these were counted in the year before, an interval is too wide to say much.
LEAST = 100


def year_end_drafts(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return a paragraph on the year's end of the sub-section's headline, where it can be told."""
    measure = _headline(evidence, outline)
    standing = evidence.standing(measure) if measure else None
    if standing is None:
        return []
    found = evidence.projection(measure)
    best, done, before = found.best, found.done, found.before
    if best is None or best.interval is None or done is None or before is None or before.value < LEAST:
        return []
    told = words.about(best, found.measure, done.value)
    if told is None or found.method is None:
        return []
    year, last = found.year.financial_year_name, before.window.financial_year_name
    name = words.METHODS[found.method]
    months = "month" if found.months == 1 else f"{found.months} months"
    said = compose(
        f"{found.measure.title} would end {year} at about {{}} (95% interval {{}}), {words.UNCHANGED}; "
        f"{last} came to {{}}. This is projected from the {months} to {found.end.words} ({{}}) by the "
        f"{name}: {words.HOW[found.method]}.",
        Run(told.value, standing.id("projection")),
        Run(f"{told.low} to {told.high}", standing.id("projectioninterval")),
        Run(words.exact(found, before.value), standing.id("projectionbase")),
        Run(words.exact(found, done.value), standing.id("projectiondone")),
    )
    return [Draft(f"{outline.id}.yearend.{measure}", sentences(said, said_overrides(found)))]


def _headline(evidence: Evidence, outline: OutlineSubSection) -> str:
    """Return the measure that stands for a sub-section: its only count, or one that holds the others."""
    catalogue = evidence.resources.catalogue
    counted = [each for each in outline.measures if catalogue[each].kind == "flow"]
    if not counted:
        return ""
    first, *others = counted
    related = {*catalogue.parts(first), *catalogue[first].overlaps}
    alike = {each for each in others if catalogue[each].unit == catalogue[first].unit}
    return first if not alike or alike & related else ""
