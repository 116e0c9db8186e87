"""What a label may be linked to, in the words in which it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.workbook.recipes import Role, Use

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.recipes import Link


class Choice(StrEnum):
    """What choosing an option does."""

    LINK = "link"
    LEAVE_OUT = "leave out"
    CHECK = "check only"
    FORGET = "forget"
    NEW = "new"
    EACH = "new each"
    CHANGE = "change"


class Option(NamedTuple):
    """One line of the list.

    Attributes
    ----------
    target : str
        Id, for ``Choice.LINK`` and ``Choice.CHANGE``.
    """

    title: str
    detail: str
    choice: Choice
    target: str = ""


_KINDS = {
    AreaKind.FORCE: "force", AreaKind.DIVISION: "division", AreaKind.REGION: "region",
    AreaKind.COUNTRY: "country", AreaKind.MSG: "most similar group",
}  # fmt: skip
_NEW = {Role.MEASURE: "New measure…", Role.AREA: "New area…"}
_EACH = {
    Role.MEASURE: ("A new measure for each", "called as its label is; a count of crimes"),
    Role.AREA: ("A new area for each", "called as its label is; a part of the force"),
}


def title_of(role: Role, target: str, resources: Resources) -> str:
    """Return the words for an id."""
    if role is Role.MEASURE:
        return resources.catalogue[target].title if target in resources.catalogue else target
    if role is Role.AREA:
        return resources.areas[target].title if target in resources.areas else target
    return target.replace("_", " ") or "the whole"


def options(
    role: Role,
    link: Link | None,
    force: str,
    resources: Resources,
    *,
    several: bool = False,
    own: str = "",
) -> list[Option]:
    """Return what is offered for a label: the best guesses, what can be done without one, then all there is.

    Parameters
    ----------
    link : Link or None
        As suggested; None where several labels are chosen.
    force : str
        Its divisions come before other areas.
    several : bool
        Whether several labels are chosen, which may get a new measure or area each.
    own : str
        Id of the officer's own that the labels are linked to: it may be changed.
    """
    found: list[Option] = []
    for target, sure, why in _guesses(link):
        found.append(_option(role, target, resources, f"{round(100 * sure)}% sure: {why}"))
    if own:
        title = title_of(role, own, resources)
        found.append(Option(f"Change “{title}”…", "one of your own", Choice.CHANGE, own))
    if several and role in _EACH:
        found.append(Option(*_EACH[role], Choice.EACH))
    if role in _NEW:
        found.append(Option(_NEW[role], "not in the catalogue: describe it", Choice.NEW))
    found.append(Option("Check only", "a total: held against the sum of its parts, not used", Choice.CHECK))
    found.append(Option("Leave out", "known, and not wanted", Choice.LEAVE_OUT))
    found.append(Option("Not decided", "its figures are not used, and Checks says so", Choice.FORGET))
    seen = {each.target for each in found if each.choice is Choice.LINK}
    found += (each for each in _all(role, force, resources) if each.target not in seen)
    return found


def _guesses(link: Link | None) -> Iterator[tuple[str, float, str]]:
    if link is None:
        return
    if link.use is Use.LINKED:
        yield link.target, link.sureness, link.why
    yield from link.alternatives


def _option(role: Role, target: str, resources: Resources, detail: str) -> Option:
    return Option(title_of(role, target, resources), detail, Choice.LINK, target)


def _all(role: Role, force: str, resources: Resources) -> Iterator[Option]:
    if role is Role.MEASURE:
        for key, measure in resources.catalogue.items():
            where = f"section {measure.subsection}" if measure.subsection else "national tables"
            yield Option(measure.title, where, Choice.LINK, key)
    elif role is Role.AREA:
        areas = list(resources.areas.values())
        own = [area for area in areas if force in {area.id, area.parent}]
        for area in (*own, *(each for each in areas if each not in own)):
            yield Option(area.title, _KINDS.get(area.kind, str(area.kind)), Choice.LINK, area.id)
    else:
        parts = {part for measure in resources.catalogue.values() for part in measure.breakdowns}
        for part in ("", *sorted(parts)):
            yield _option(role, part, resources, "a part" if part else "no part: all of it")
