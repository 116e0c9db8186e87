"""Claims about a force among others held against the workbook: its place, and how many forces rose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.measures.areas import COUNTRY, AreaKind
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.workbook_asked import NO_WINDOW, Asked, lacking
from scrutinydesk.redpen.workbook_compare import Compared
from scrutinydesk.redpen.workbook_forces import how_many_rose, place_of

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.redpen.workbook_values import Figures

_ROSE = re.compile(r"\b(?:increas|rise|rising|rose|risen|grow|grew|up\b|higher)", re.IGNORECASE)
_NATIONAL = re.compile(r"national|countr|england and wales", re.IGNORECASE)
_FELL = re.compile(r"\b(?:decreas|reduc|fall|fell|drop|declin|down\b|lower|no\b|not\b)", re.IGNORECASE)
_RANKS = {AreaKind.COUNTRY: "rank_national", AreaKind.MSG: "rank_msg", AreaKind.REGION: "rank_region"}


def place_in_order(asked: Asked, figures: Figures) -> Compared:
    """Hold the places of a force, and the estimate beside them, against the workbook."""
    areas = figures.resources.areas
    value = asked.claim.of(Role.VALUE)
    found: list[Compared] = []
    if asked.window is None:
        return compare.missing(NO_WINDOW)
    force = _force(asked, figures.resources)
    if value is not None:
        estimates = figures.of(asked.measure.id, force, asked.window)
        held = compare.best(compare.level([value], each) for each in estimates)
        found.append(held or lacking(asked, [asked.window]))
    for each in asked.claim.quantities:
        group = each.area or _group(asked, figures.resources)
        kind = areas[group].kind if group in areas else None
        if each.role is not Role.RANK or kind not in _RANKS:
            continue
        stated = figures.of(asked.measure.id, force, asked.window, _RANKS[kind])
        stated = stated or place_of(figures, asked.measure, force, group, asked.window)
        held = compare.best(compare.level([each], one, "place ") for one in stated)
        found.append(held or lacking(asked, [asked.window]))
    return compare.together(found) or compare.missing(
        "the places of forces, which the workbook does not state"
    )


def forces_that_rose(asked: Asked, figures: Figures) -> Compared:
    """Hold in how many forces a measure rose against what the workbook states, or the forces in it."""
    forces, of = asked.claim.of(Role.FORCES), asked.claim.of(Role.OF)
    window = asked.window or figures.latest(asked.measure.id, COUNTRY, "forces_up")
    areas = figures.resources.areas
    wide = asked.area not in areas or areas[asked.area].kind in {AreaKind.FORCE, AreaKind.COUNTRY}
    rose = _ROSE.search(asked.claim.quote) and not _FELL.search(asked.claim.quote)
    if forces is None or window is None or not wide or not rose:
        return compare.missing("in how many forces it rose or fell, which the workbook does not state")
    stated = figures.of(asked.measure.id, COUNTRY, window, "forces_up")
    counted = figures.of(asked.measure.id, COUNTRY, window, "forces_counted")
    made = None if stated else how_many_rose(figures, asked.measure, window)
    if made is not None:
        stated, counted = (made[0],), (made[1],)
    found = [compare.level([forces], each) for each in stated]
    if of is not None:
        found += [compare.level([of], each, "of ") for each in counted]
        return compare.together(found) or lacking(asked, [window])
    return compare.best(found) or compare.missing(
        "in how many forces it rose, which the workbook does not state"
    )


def _force(asked: Asked, resources: Resources) -> str:
    """Return the force whose place it is: a rank is said of the group in which it stands."""
    if resources.areas[asked.area].kind is AreaKind.MSG:
        return resources.areas[asked.area].parent
    return asked.area if resources.areas[asked.area].kind is AreaKind.FORCE else asked.force


def _group(asked: Asked, resources: Resources) -> str:
    """Return the group in which a place is, where the words beside the place do not say it."""
    if resources.areas[asked.area].kind in _RANKS:
        return asked.area
    return COUNTRY if _NATIONAL.search(f"{asked.claim.quote}{asked.after}") else ""
