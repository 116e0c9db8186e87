"""Road safety: people killed or seriously injured, by division and casualty type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.narrative_change import short_change
from scrutinydesk.reporting.offers import offer_sentences
from scrutinydesk.reporting.overrides import said_overrides
from scrutinydesk.reporting.phrases import change_sentence
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, Runs, compose, listed, sentences

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

SUBJECTS = {
    "ksi_all": "People killed or seriously injured on the roads (KSI)",
    "ksi_adult": "Adults",
    "ksi_child": "Children",
}
UNSURE = {State.WITHIN, State.TOO_FEW}


def road_safety(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return the force and its divisions, all casualties and then each type."""
    drafts: list[Draft] = []
    standings: list[Standing] = []
    for number, measure in enumerate(outline.measures):
        bullet = number > 0
        standing = evidence.standing(measure)
        if standing is None:
            continue
        standings.append(standing)
        divisions = _divisions(evidence, measure)
        standings += divisions
        said = change_sentence(standing, SUBJECTS.get(measure, ""))
        alike = [each for each in divisions if each.window == standing.window]
        parts = sentences(_by_division(evidence, alike), said_overrides(*alike))
        key = f"{outline.id}.change.{measure}"
        drafts.append(Draft(key, sentences(said, offer_sentences(standing), parts), bullet))
    return [*drafts, Draft(f"{outline.id}.caution", _caution(standings))]


def _divisions(evidence: Evidence, measure: str) -> list[Standing]:
    areas = evidence.resources.areas.divisions(evidence.force)
    found = (evidence.standing(measure, area) for area in areas)
    return [standing for standing in found if standing is not None]


def _by_division(evidence: Evidence, divisions: list[Standing]) -> Runs:
    if not divisions:
        return ()
    items = tuple(short_change(each, evidence.title(each.area)) for each in divisions)
    return compose("By division: ") + listed(items) + (Run("."),)


def _caution(standings: list[Standing]) -> Runs:
    """Return how many of the changes could be chance alone."""
    changes = [each for each in standings if each.difference]
    unsure = [each for each in changes if each.state in UNSURE]
    if not changes or not unsure:
        return ()
    if len(unsure) == len(changes):
        start = f"None of these {len(changes)} changes" if len(changes) > 1 else "This change"
        verb = "can" if len(changes) > 1 else "cannot"
        text = f"{start} {verb} be told from normal year-to-year variation: the numbers are small."
        return compose(text)
    which = f"{len(unsure)} of these {len(changes)} changes cannot be told"
    return compose(numbers.capital(which) + " from normal year-to-year variation.")
