"""Which label axis of a table says what: the measure, the area, a part, or nothing that matters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.workbook.recipes.guesses import SURE, WHOLE, Guesses, is_aside
from scrutinydesk.workbook.recipes.lines import combined
from scrutinydesk.workbook.recipes.profile import Profile, known_as
from scrutinydesk.workbook.recipes.recipe import Axis, Role, Where
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:
    from scrutinydesk.workbook.recipes.lines import Coded, Place

SAMPLE = 30  # labels of an axis that are looked up by likeness to tell what it is about
ENOUGH = 0.3
_MEASURE = re.compile(
    r"offence|measure|crime|categor|indicator|question|majortext|minortext|\bgroup|incident|description|metric|kpi"
    r"|\btype\b|service",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"\bareas?\b|(?<!of )\bforces?\b(?! used)|division|district|borough|region|\bbcu\b|\blpa\b|\bcsp\b"
    r"|authority|\bward\b|\bpfa\b|location|station|county|\bbase command",
    re.IGNORECASE,
)
_PART = re.compile(r"\bsex\b|gender|\bage\b|ethnic|outcome|\brole\b|\brank\b|disabl|religi", re.I)
_WHEN = re.compile(
    r"(?:as )?at|mid-?year|(?:financial |calendar )?years?(?: (?:ending|ended|to))?|months?|periods?"
    r"|quarters?|dates?|(?:(?:rolling )?(?:12|3|twelve|three) months?)(?: (?:to|ending|ended))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\bcodes?\b|\bids?\b|\bref\b|\bkey\b|postcode|unnamed", re.IGNORECASE)
_CODES = re.compile(r"[A-Z]{0,3}\d{2,}[A-Z]?|\d+")


def suggested_axes(profile: Profile, guesses: Guesses, *, lonely: bool = False) -> tuple[Axis, ...]:
    """Return the axes of a table with the role that each most likely has, outermost first.

    ``lonely`` tells that the file has one sheet only, whose name says nothing.
    """
    scores = {place: _scores(profile, place, guesses) for place in profile.axes}
    roles = {place: max(score, key=lambda role: score[role]) for place, score in scores.items()}
    for place, role in roles.items():
        if scores[place][role] < ENOUGH:
            roles[place] = Role.LEFT_OUT if len(profile.axes[place]) == 1 else Role.BREAKDOWN
    _one_area(profile, roles, scores)
    _some_measure(profile, roles, scores)
    axes = [Axis(place[0], role, place[1], place[2]) for place, role in roles.items()]
    return (*axes, *_said_once(profile, guesses, {axis.role for axis in axes}, lonely=lonely))


def _scores(profile: Profile, place: Place, guesses: Guesses) -> dict[Role, float]:
    labels = profile.axes[place]
    named = [label for label in labels if not is_total((label,))] or list(labels)
    sample = named[:SAMPLE]
    heading = place[1]
    when = all(_WHEN.fullmatch(label.strip(" :")) for label in sample)
    if when or _CODE.search(heading) or sum(map(bool, map(_CODES.fullmatch, sample))) > len(sample) / 2:
        return {Role.LEFT_OUT: 1.0, Role.MEASURE: 0.0, Role.AREA: 0.0, Role.BREAKDOWN: 0.0}
    measures = [guesses.best(Role.MEASURE, label)[:1] for label in sample]
    likeness = sum(each[0].sureness for each in measures if each and each[0].sureness >= SURE) / len(sample)
    areas = sum(guesses.exact(Role.AREA, label) is not None for label in named[:500]) / len(named[:500])
    aside = sum(is_aside(label) or known_as(label) in WHOLE for label in sample) / len(sample)
    parts = sum(guesses.exact(Role.BREAKDOWN, label) is not None for label in sample) / len(sample)
    whole = bool(profile.coded(place).codes.all())
    constant = len(labels) == 1 and whole and not is_aside(labels[0], alone=True)
    # A word over a few columns, such as Total beside the months, says what these are.
    apart = ENOUGH if len(labels) == 1 and not whole else 0.0
    return {
        Role.MEASURE: likeness + 0.5 * bool(_MEASURE.search(heading)),
        Role.AREA: areas + 0.5 * bool(_AREA.search(heading)),
        Role.BREAKDOWN: 0.0 if constant else max(parts, aside, apart) + 0.5 * bool(_PART.search(heading)),
        Role.LEFT_OUT: 0.0,
    }


def _one_area(
    profile: Profile, roles: dict[Place, Role], scores: dict[Place, dict[Role, float]]
) -> None:
    """Keep one axis of areas: the finer of two of which one holds the other, else the surer."""
    areas = [place for place, role in roles.items() if role is Role.AREA]
    while len(areas) > 1:
        one, two = areas[:2]
        coarse = _holds(profile, one, two) or _holds(profile, two, one)
        if coarse is None:
            coarse = min(one, two, key=lambda place: scores[place][Role.AREA])
            roles[coarse] = Role.BREAKDOWN
        else:
            roles[coarse] = Role.LEFT_OUT
        areas.remove(coarse)


def _holds(profile: Profile, outer: Place, inner: Place) -> Place | None:
    """Return the outer axis where each label of the inner one stands under one of its labels alone."""
    for lines in (profile.rows.labels, profile.columns.labels):
        if outer in lines and inner in lines:
            pairs = combined(_single(lines[inner]), lines[outer])
            return outer if len(pairs.said) == len({pair[0] for pair in pairs.said}) else None
    return None


def _single(coded: Coded) -> Coded:
    return replace(coded, said=tuple((each,) for each in coded.said))


def _some_measure(
    profile: Profile, roles: dict[Place, Role], scores: dict[Place, dict[Role, float]]
) -> None:
    """Let the likeliest unsettled axis say the measure where none does."""
    if Role.MEASURE in roles.values():
        return
    open_ = [
        place
        for place, role in roles.items()
        if role is Role.BREAKDOWN and scores[place][role] < ENOUGH and len(profile.axes[place]) > 1
    ]
    if open_:
        roles[max(open_, key=lambda place: len(profile.axes[place]))] = Role.MEASURE


def _said_once(profile: Profile, guesses: Guesses, held: set[Role], *, lonely: bool) -> list[Axis]:
    """Return what the title or the sheet's name says, where no axis does.

    The only sheet of a file (``lonely``) is named at random, or by the file.
    """
    axes = []
    table = profile.table
    if Role.MEASURE not in held:
        titled = bool(profile.title) and bool(guesses.within(profile.title))
        named = bool(guesses.within(table.sheet.name))
        where = Where.SHEET if (named and not titled) or not profile.title else Where.TITLE
        if where is Where.TITLE or not lonely:
            axes.append(Axis(where, Role.MEASURE))
    if Role.AREA not in held:
        name = guesses.exact(Role.AREA, table.sheet.name)
        if name is not None:
            axes.append(Axis(Where.SHEET, Role.AREA))
    return axes
