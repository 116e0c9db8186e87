"""Crime: all crime, the contribution of lower-level offences, acquisitive crime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.reporting.narrative_change import (
    change_draft,
    change_drafts,
    comparison_drafts,
    contribution_sentence,
)
from scrutinydesk.reporting.phrases import change_sentence
from scrutinydesk.reporting.runs import Draft, compose, sentences

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence


def all_crime(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return the change in all crime, and how it compares."""
    return change_drafts(evidence, outline)


def contribution_measures(evidence: Evidence, outline: OutlineSubSection) -> list[str]:
    """Return the measures whose changes may be added: none counts what another counts."""
    catalogue = evidence.resources.catalogue
    return [
        measure
        for measure in outline.measures
        if measure in catalogue
        and evidence.standing(measure) is not None
        and not set(catalogue[measure].overlaps) & set(outline.measures)
    ]


def contribution_parts(evidence: Evidence, outline: OutlineSubSection) -> Draft:
    """Return how much of the rise in all crime these offences make up."""
    key = f"{outline.id}.contribution"
    whole = evidence.standing("all_crime")
    measures = contribution_measures(evidence, outline)
    found = [evidence.standing(measure) for measure in measures]
    parts = [part for part in found if part is not None and part.difference is not None]
    if whole is None or len(parts) < len(outline.measures):
        return Draft(key, ())
    return Draft(key, contribution_sentence(whole, parts))


def contribution(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return the offences one by one, together, and the comparison."""
    place = outline.id
    drafts = [change_draft(evidence, place, measure, bullet=True) for measure in outline.measures]
    drafts.append(contribution_parts(evidence, outline))
    for measure in outline.measures:
        drafts += comparison_drafts(evidence, place, measure)
    return drafts


def acquisitive(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return high impact acquisitive crime with its break, its parts, and what can be compared."""
    place = outline.id
    head = "high_impact_acquisitive"
    parts = [m for m in outline.measures if evidence.resources.catalogue[m].parent == head]
    drafts = [change_draft(evidence, place, head)] if head in outline.measures else []
    whole = evidence.standing(head) if head in outline.measures else None
    said_breaks = whole is not None and bool(whole.breaks)
    drafts += [change_draft(evidence, place, m, bullet=True, brief=said_breaks) for m in parts]
    drafts += [_instead(evidence, place, measure) for measure in (head, *parts)][:1]
    rest = [measure for measure in outline.measures if measure not in {head, *parts}]
    said = {draft.id for draft in drafts if draft.runs}
    for measure in rest:
        if f"{place}.instead.{measure}" not in said:
            drafts.append(change_draft(evidence, place, measure))
    for measure in (*rest, *parts):
        drafts += comparison_drafts(evidence, place, measure)
    return drafts


def _instead(evidence: Evidence, place: str, measure: str) -> Draft:
    """Return the change in the measure that the break leaves comparable."""
    standing = evidence.standing(measure)
    breaks = standing.breaks if standing is not None else ()
    instead = next((item.instead for item in breaks if item.instead), "")
    other = evidence.standing(instead) if instead else None
    if other is None or other.state is State.NOT_COMPARABLE:
        return Draft(f"{place}.instead.{instead}", ())
    lead = compose(f"{other.measure.title} counts the same offences on both sides of the break.")
    return Draft(f"{place}.instead.{instead}", sentences(lead, change_sentence(other)))
