"""Vulnerable people and victims: sexual offences, domestic abuse, hate crime."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.narrative_change import (
    change_draft,
    change_drafts,
    comparison_drafts,
    level,
)
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, Runs, compose, listed

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

# Fewer falls or rises in a row than this are not worth a sentence.
FEWEST_IN_A_ROW = 2


def sexual_offences(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return each group of offences, and that two of them share offences."""
    drafts = change_drafts(evidence, outline)
    catalogue = evidence.resources.catalogue
    for measure in outline.measures:
        shared = [other for other in catalogue[measure].overlaps if other in outline.measures]
        if len(shared) > 1 and evidence.standing(measure) is not None:
            titles = numbers.listed(tuple(catalogue[other].title.lower() for other in shared))
            text = f"{catalogue[measure].title} count offences that are also in {titles}."
            drafts.append(Draft(f"{outline.id}.overlap.{measure}", compose(text)))
            break
    return drafts


def domestic_abuse(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return the change, the highest month and the latest movement, and what the register holds."""
    drafts: list[Draft] = []
    for measure in outline.measures:
        standing = evidence.standing(measure)
        if standing is None or standing.measure.unit != "crimes":
            continue
        drafts.append(change_draft(evidence, outline.id, measure))
        drafts.append(Draft(f"{outline.id}.peak.{measure}", peak(evidence, standing)))
        drafts += comparison_drafts(evidence, outline.id, measure)
    return [*drafts, register(evidence, outline)]


def peak(evidence: Evidence, standing: Standing) -> Runs:
    """Return the highest month of the window, and the run of rises or falls at its end.

    Months on both sides of a break are not set beside each other.
    """
    if evidence.crossing(standing, standing.window).refused:
        return ()
    first = standing.window.first.ordinal
    rows = [
        row
        for row in evidence.monthly(standing.measure.id, standing.area)
        if first <= row.last <= standing.window.last.ordinal
    ]
    if standing.window.span is not Span.ROLLING_12 or len(rows) < FEWEST_IN_A_ROW + 1:
        return ()
    values = [row.value or 0 for row in rows]
    top = rows[values.index(max(values))]
    month = Month(top.last)
    start = compose(
        f"The highest month of the {standing.window.words} was {month.words}, at {{}}",
        Run(numbers.plain(top.value or 0), standing.id(f"month:{month}")),
    )
    steps = [later - sooner for sooner, later in pairwise(values)]
    falls = next((n for n, step in enumerate(reversed(steps)) if step >= 0), len(steps))
    rises = next((n for n, step in enumerate(reversed(steps)) if step <= 0), len(steps))
    count, word = (falls, "lower") if falls else (rises, "higher")
    if count < FEWEST_IN_A_ROW:
        return (*start, Run("."))
    names = numbers.listed(tuple(Month(row.last).words for row in rows[-count:]))
    if count > FEWEST_IN_A_ROW:
        names = f"each of the last {count} months to {Month(rows[-1].last).words}"
        return (*start, Run(f"; {names} was {word} than the month before."))
    return (*start, Run(f"; {names} were each {word} than the month before."))


def hate_crime(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return local hate crime, and national figures of its narrower definition, kept apart."""
    place = outline.id
    crimes = [m for m in outline.measures if evidence.resources.catalogue[m].unit == "crimes"]
    drafts: list[Draft] = []
    for measure in crimes:
        compared = comparison_drafts(evidence, place, measure)
        standing = evidence.standing(measure)
        # Where the only local figures are those of the national table, its row has said it.
        if standing is not None and not (compared and not evidence.monthly(measure, evidence.force)):
            drafts.append(change_draft(evidence, place, measure))
        if compared and measure != crimes[0]:
            title = evidence.resources.catalogue[measure].title
            note = (
                "National figures are held for one part of hate crime only. "
                f"{title} are not all hate crime: set the two beside each other with care."
            )
            drafts.append(Draft(f"{place}.definition.{measure}", compose(note)))
        drafts += compared
    return [*drafts, register(evidence, outline)]


def register(evidence: Evidence, outline: OutlineSubSection) -> Draft:
    """Return the facts of a sub-section that stand on their own, in one sentence."""
    key = f"{outline.id}.register"
    items = []
    for measure in outline.measures:
        standing = evidence.standing(measure)
        if standing is None or standing.measure.unit == "crimes" or standing.value is None:
            continue
        if standing.measure.kind is not Kind.SURVEY:
            items.append(level(standing, f"{_small(standing.measure.title)}:"))
    if not items:
        return Draft(key, ())
    return Draft(key, compose("Also reported: ") + listed(tuple(items)) + (Run("."),))


def _small(title: str) -> str:
    second = title[1:2]
    return title if second.isupper() else title[:1].lower() + title[1:]
