"""Crime: all crime, the contribution of lower-level offences, acquisitive crime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.within import WHOLE
from scrutinydesk.reporting import drivers, numbers
from scrutinydesk.reporting.narrative_change import (
    change_draft,
    change_drafts,
    comparison_drafts,
    contribution_sentence,
)
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, Runs, compose, sentences

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing


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
    whole = evidence.standing(WHOLE)
    measures = contribution_measures(evidence, outline)
    found = [evidence.standing(measure) for measure in measures]
    parts = [part for part in found if part is not None and part.difference is not None]
    if whole is None or len(parts) < len(outline.measures):
        return Draft(key, ())
    told = contribution_sentence(whole, parts)
    return Draft(key, sentences(told, _not_discussed(evidence, whole) if told else ()))


def _not_discussed(evidence: Evidence, whole: Standing) -> Runs:
    """Return how much of the change lies in what the report says nothing of; empty where it is no share."""
    found = drivers.by_measure(evidence, whole.measure.id, whole.area)
    rest = None if found is None else found.rest
    if rest is None or not rest.share:
        return ()
    return compose(
        "Offences that this report does not discuss make up {} ({}) of the rise.",
        Run(numbers.plain(rest.difference), whole.id("driver:~rest")),
        Run(numbers.percent(rest.share), whole.id("driver:~rest:share")),
    )


def contribution(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return the offences one by one, together, and the comparison."""
    place = outline.id
    drafts = [change_draft(evidence, place, measure, bullet=True) for measure in outline.measures]
    drafts.append(contribution_parts(evidence, outline))
    for measure in outline.measures:
        drafts += comparison_drafts(evidence, place, measure)
    return drafts


def acquisitive(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return high impact acquisitive crime, its parts, and what else there is, each compared."""
    place = outline.id
    head = "high_impact_acquisitive"
    parts = [m for m in outline.measures if evidence.resources.catalogue[m].parent == head]
    whole = evidence.standing(head) if head in outline.measures else None
    drafts = [change_draft(evidence, place, head)] if head in outline.measures else []
    explained = whole is not None and whole.refused
    drafts += [change_draft(evidence, place, m, bullet=True, brief=explained) for m in parts]
    rest = [measure for measure in outline.measures if measure not in {head, *parts}]
    drafts += [change_draft(evidence, place, measure) for measure in rest]
    for measure in (*rest, *parts):
        drafts += comparison_drafts(evidence, place, measure)
    return drafts
