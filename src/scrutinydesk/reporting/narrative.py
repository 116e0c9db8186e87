"""The drafted text of a sub-section, in the report's numbering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.report import Numbering
from scrutinydesk.reporting import (
    narrative_confidence,
    narrative_crime,
    narrative_local,
    narrative_roads,
    narrative_victims,
)
from scrutinydesk.reporting.narrative_change import change_drafts
from scrutinydesk.reporting.narrative_conclusions import conclusions
from scrutinydesk.reporting.narrative_divisions import division_drafts
from scrutinydesk.reporting.narrative_year_end import year_end_drafts
from scrutinydesk.reporting.numbers import roman
from scrutinydesk.reporting.report import Paragraph
from scrutinydesk.reporting.runs import Draft, Runs, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence

    Writer = Callable[[Evidence, OutlineSubSection], list[Draft]]

# A sub-section that another office adds is written by the plain rule: a sentence a measure.
WRITERS: dict[str, Writer] = {
    "4a": narrative_local.spend,
    "4b": narrative_local.workforce,
    "4c": narrative_local.citizens,
    "5a": narrative_crime.all_crime,
    "5b": narrative_crime.contribution,
    "5e": narrative_crime.acquisitive,
    "5f": narrative_roads.road_safety,
    "6b": narrative_victims.sexual_offences,
    "6c": narrative_victims.domestic_abuse,
    "6d": narrative_victims.hate_crime,
    "7a": narrative_confidence.satisfaction,
    "7b": narrative_confidence.confidence,
}


def paragraphs(evidence: Evidence, outline: OutlineSubSection) -> tuple[Paragraph, ...]:
    """Return the numbered paragraphs of a sub-section; none where it has no data."""
    drafts = WRITERS.get(outline.id, change_drafts)(evidence, outline)
    drafts = [*drafts, *division_drafts(evidence, outline), *year_end_drafts(evidence, outline)]
    drafts += conclusions(evidence, outline)
    return numbered([draft for draft in drafts if draft.runs], outline.numbering)


def numbered(drafts: list[Draft], numbering: Numbering) -> tuple[Paragraph, ...]:
    """Return drafts with their labels; bullets do not count."""
    result: list[Paragraph] = []
    count = 0
    leads: set[Runs] = set()
    for draft in drafts:
        label = "•" if draft.bullet or numbering is Numbering.BULLET else ""
        if not label and numbering is Numbering.ROMAN:
            count += 1
            label = f"({roman(count)})"
        lead = () if draft.lead in leads else draft.lead
        leads.add(draft.lead)
        result.append(Paragraph(draft.id, label, sentences(lead, draft.runs)))
    return tuple(result)
