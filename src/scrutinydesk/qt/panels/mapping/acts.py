"""What can be done on the page, each a new draft and the words for the step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.periods import read_period
from scrutinydesk.qt.panels.mapping.beginning import begin, resumed
from scrutinydesk.qt.panels.mapping.draft import Draft, suggested_again
from scrutinydesk.qt.panels.mapping.options import Choice, Option, title_of
from scrutinydesk.workbook.recipes import Gaps, Role, Use, editing
from scrutinydesk.workbook.tables.times import written

if TYPE_CHECKING:
    from scrutinydesk.measures.areas import Area
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Name
    from scrutinydesk.qt.panels.mapping.outlines import Span
    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.recipes import Recipe


class Act(NamedTuple):
    """A step."""

    draft: Draft
    words: str


_USES = {Choice.LEAVE_OUT: Use.LEFT_OUT, Choice.CHECK: Use.CHECK_ONLY, Choice.FORGET: Use.OPEN}


def begun_again(draft: Draft, resources: Resources) -> Act:
    """Guess everything anew; the sheets are looked at anew too, so that outlines are forgotten."""
    return Act(begin(draft.found.book, resources), "Begun again")


def taken_over(draft: Draft, recipe: Recipe, resources: Resources) -> Act | None:
    """Go on with a recipe that somebody handed over; None where nothing of it is in the workbook."""
    after = resumed(draft.found, recipe, resources)
    return Act(after, f"Recipe “{recipe.name}” taken over") if after.at else None


def named(draft: Draft, name: str) -> Act:
    """Call the recipe something."""
    return Act(replace(draft, recipe=replace(draft.recipe, name=name)), f"Called “{name}”")


def gaps(draft: Draft, table: str, *, none: bool) -> Act:
    """Say what it means that a part of a sum has no line."""
    held = replace(draft.recipe.table(table), gaps=Gaps.NONE if none else Gaps.UNKNOWN)
    words = "No line means none" if none else "No line means not known"
    return Act(replace(draft, recipe=editing.with_table(draft.recipe, held)), words)


def chosen(draft: Draft, table: str, names: list[Name], option: Option, resources: Resources) -> Act:
    """Decide what labels stand for."""
    what = f"“{names[0][1] or 'no label'}”" if len(names) == 1 else f"{len(names)} labels"
    if option.choice is Choice.LINK:
        title = title_of(names[0][0], option.target, resources)
        return Act(
            draft.linked(table, names, option.target),
            f"{what} is {title}" if len(names) == 1 else f"{what} are {title}",
        )
    if option.choice is Choice.EACH:
        recipe = editing.own_for_each(draft.recipe, table, names, resources)
        kind = "measure" if names[0][0] is Role.MEASURE else "area"
        return Act(replace(draft, recipe=recipe), f"{len(names)} new {kind}{'s' if len(names) > 1 else ''}")
    use = _USES[option.choice]
    return Act(draft.used(table, names, use), f"{what}: {'not decided' if use is Use.OPEN else use}")


def made(draft: Draft, table: str, names: list[Name], own: Measure | Area) -> Act:
    """Add a measure or area and link labels to it."""
    return Act(draft.with_own(own).linked(table, names, own.id), f"New: {own.title}")


def changed(draft: Draft, own: Measure | Area) -> Act:
    """Put a measure or area of the officer's own in the place of the one of its id."""
    return Act(draft.with_own(own), f"Changed: {own.title}")


def accepted(draft: Draft, table: str) -> Act:
    """Say yes to a table, or take it back."""
    words = "no longer accepted" if table in draft.accepted else "accepted"
    return Act(draft.toggled(table), f"“{table}” {words}")


def deleted(draft: Draft, table: str) -> Act:
    """Take a table out; its figures are not used."""
    from scrutinydesk.workbook.recipes.drawing import erased  # noqa: PLC0415  numpy, not at start-up

    found = erased(draft.found, draft.at.get(table, ""))
    return Act(replace(draft.without(table), found=found), f"“{table}” taken out")


def drawn(draft: Draft, name: str, sheet: Sheet, span: Span, resources: Resources) -> Act | None:
    """Find a table anew inside an outline; None where none is in there.

    Parameters
    ----------
    name : str
        The table whose outline it is; empty for a new one.
    """
    from scrutinydesk.workbook.recipes import known_to  # noqa: PLC0415  numpy, not at start-up
    from scrutinydesk.workbook.recipes.drawing import outline_of, redrawn  # noqa: PLC0415  late: decision 6

    found, table = redrawn(draft.found, sheet.name, *span, known_to(resources))
    if table is None:
        return None
    ids = {each.id for each in found.tables}
    gone = [each for each, at in draft.at.items() if at not in ids and each != name]
    after = replace(draft, found=found)
    for each in gone:
        after = after.without(each)
    name = name or _free_name(after, table.title or sheet.name)
    before = draft if name in draft.at else None
    after = suggested_again(
        replace(after, at={**after.at, name: table.id}), name, resources, before=before
    )
    outline = outline_of(sheet, *span)
    held = replace(after.recipe.table(name), outline=outline)
    after = after.with_table(held, after.links[name], table.id)
    return Act(after, f"“{name}” drawn anew" if name in draft.at else f"“{name}” outlined")


def role(draft: Draft, table: str, at: int, chosen_role: Role, resources: Resources) -> Act:
    """Let an axis give something else."""
    axes = tuple(
        replace(axis, role=chosen_role) if place == at else axis
        for place, axis in enumerate(draft.recipe.table(table).axes)
    )
    words = f"An axis gives {chosen_role.replace('_', ' ')}"
    return Act(suggested_again(draft, table, resources, axes), words)


def force(draft: Draft, key: str) -> Act:
    """Say whose figures these are."""
    return Act(draft.with_force(key), "Whose figures these are")


def marked(draft: Draft, marking: str) -> Act:
    """Say how all that the recipe reads is protectively marked."""
    return Act(replace(draft, recipe=replace(draft.recipe, marking=marking)), "The protective marking")


def fixed(draft: Draft, table: str, **values: object) -> Act:
    """Say what no label says."""
    return Act(draft.with_fixed(table, **values), f"The {' and '.join(values)} of “{table}”")


def period(draft: Draft, table: str, text: str) -> Act | None:
    """Say of when a table without periods is; None where the text is no period."""
    window = read_period(text, bare_year=True) if text and "/" not in text else None
    if "/" in text:
        first, last = (read_period(part.strip()) for part in text.split("/", 1))
        if first is None or last is None or first.first > last.last:
            return None
        text = f"{first.first}/{last.last}"
    elif text:
        if window is None:
            return None
        text = written(window)
    return fixed(draft, table, period=text)


def places(resources: Resources) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return titles and ids of the forces, and of all areas after the force itself."""
    areas = list(resources.areas.values())
    forces = [(area.title, area.id) for area in areas if area.kind is AreaKind.FORCE]
    every = [("the force itself", ""), *((area.title, area.id) for area in areas)]
    return forces, every


def units(resources: Resources) -> list[str]:
    """Return all units, in the catalogue's order."""
    return list(dict.fromkeys(measure.unit for measure in resources.catalogue.values()))


def _free_name(draft: Draft, title: str) -> str:
    held = {table.name for table in draft.recipe.tables}
    name, number = title, 2
    while name in held:
        name, number = f"{title} {number}", number + 1
    return name
