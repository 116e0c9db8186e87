"""Measures of which a workbook has figures by division alone, and none of the force as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.narrative_change import short_change
from scrutinydesk.reporting.overrides import said_overrides
from scrutinydesk.reporting.runs import Draft, Runs, compose, listed, sentences
from scrutinydesk.reporting.tables import areas_of

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

NAMED = 5  # of those that changed, those that changed most


def division_drafts(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return a paragraph for each measure without a figure of the force: which divisions changed."""
    drafts = []
    for measure in outline.measures:
        if evidence.standing(measure) is not None:
            continue
        found = (evidence.standing(measure, area) for area in areas_of(evidence, outline, measure))
        parts = [each for each in found if each is not None and each.value is not None]
        if parts:
            said = sentences(_lead(evidence, parts), _changed(evidence, parts), said_overrides(*parts))
            drafts.append(Draft(f"{outline.id}.divisions.{measure}", said, bullet=True))
    return drafts


def _lead(evidence: Evidence, parts: list[Standing]) -> Runs:
    title, force = parts[0].measure.title, evidence.title(evidence.force)
    return compose(f"{title}: the figures are by division; there is none of {force} as a whole.")


def _changed(evidence: Evidence, parts: list[Standing]) -> Runs:
    """Return the clear changes among those that can be compared, of the window that most have."""
    windows = [each.window for each in parts]
    window = max(windows, key=windows.count)
    compared = [
        each for each in parts if each.window == window and not each.refused and each.difference is not None
    ]
    if not compared:
        return ()
    clear = [each for each in compared if each.state is State.CLEAR and each.difference]
    of = f"{len(compared)} divisions" if len(compared) > 1 else "one division"
    spell = f"in the {window.words} compared with the year before"
    if not clear:
        return compose(f"Of {of} none changed by more than chance alone would explain {spell}.")
    most = sorted(clear, key=_size, reverse=True)[:NAMED]
    many = numbers.capital(f"{len(clear)} of {of} changed by more than chance alone would explain {spell}")
    most_of = "" if len(most) == len(clear) else ", most of all"
    items = tuple(short_change(each, evidence.title(each.area)) for each in most)
    return (*compose(f"{many}{most_of}: "), *listed(items), *compose("."))


def _size(standing: Standing) -> float:
    return abs(float(standing.difference or 0))
