"""Changes to a recipe, each a new one: what was before is kept by whoever wants to undo."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.additions import Additions
from scrutinydesk.measures.areas import Area, AreaKind
from scrutinydesk.measures.catalogue import Kind, Measure, Polarity
from scrutinydesk.measures.names import fold
from scrutinydesk.workbook.recipes.guesses import Guesses
from scrutinydesk.workbook.recipes.recipe import Recipe, Role, TableRecipe
from scrutinydesk.workbook.recipes.titled import PERCENT, is_base, kind_of_percent

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

_FIELDS = {Role.MEASURE: "measures", Role.AREA: "areas", Role.BREAKDOWN: "breakdowns"}
LONGEST_ID = 60
LONGEST_SHORT = 4  # letters in capitals that stand for words: ASB, NFIB


def linked(recipe: Recipe, table: str, role: Role, label: str, target: str) -> Recipe:
    """Link a label to a measure, area or part; of a breakdown, an empty id is the whole."""

    def change(held: TableRecipe) -> TableRecipe:
        free = _freed(held, role, label)
        return replace(free, **{_FIELDS[role]: {**free.links(role), label: target}})  # type: ignore[arg-type]

    return _changed(recipe, table, change)


def left_out(recipe: Recipe, table: str, role: Role, label: str) -> Recipe:
    """Leave a label out by decision."""

    def change(held: TableRecipe) -> TableRecipe:
        free = _freed(held, role, label)
        return replace(free, left_out=(*free.left_out, label))

    return _changed(recipe, table, change)


def check_only(recipe: Recipe, table: str, role: Role, label: str) -> Recipe:
    """Use a label for checking its parts alone."""

    def change(held: TableRecipe) -> TableRecipe:
        free = _freed(held, role, label)
        return replace(free, check_only=(*free.check_only, label))

    return _changed(recipe, table, change)


def opened(recipe: Recipe, table: str, role: Role, label: str) -> Recipe:
    """Forget what was said of a label."""
    return _changed(recipe, table, lambda held: _freed(held, role, label))


def with_table(recipe: Recipe, table: TableRecipe) -> Recipe:
    """Put a table in the place of the one of its name, or at the end."""
    names = [each.name for each in recipe.tables]
    if table.name not in names:
        return replace(recipe, tables=(*recipe.tables, table))
    return _changed(recipe, table.name, lambda _: table)


def without_table(recipe: Recipe, name: str) -> Recipe:
    """Take a table out."""
    return replace(recipe, tables=tuple(each for each in recipe.tables if each.name != name))


def with_measure(recipe: Recipe, measure: Measure) -> Recipe:
    """Put a measure of the officer's own in the place of the one of its id, or at the end."""
    measures = {each.id: each for each in recipe.own.measures} | {measure.id: measure}
    return replace(recipe, own=Additions(tuple(measures.values()), recipe.own.areas))


def with_area(recipe: Recipe, area: Area) -> Recipe:
    """Put an area of the officer's own in the place of the one of its id, or at the end."""
    areas = {each.id: each for each in recipe.own.areas} | {area.id: area}
    return replace(recipe, own=Additions(recipe.own.measures, tuple(areas.values())))


def own_measure(  # noqa: PLR0913  what an officer is asked for, with the usual answer
    title: str,
    taken: Iterable[str],
    *,
    unit: str = "crimes",
    kind: Kind = Kind.FLOW,
    polarity: Polarity = Polarity.NEUTRAL,
    decimals: int = 0,
    subsection: str = "",
) -> Measure:
    """Return a measure made on the spot; ``taken`` are the ids that are in use."""
    key = own_id(title, taken, "_")
    section = subsection[:1]
    return Measure(
        key, title, title, (), section, subsection, unit, kind, polarity, "", decimals, "", (), "", 0, ""
    )


def own_division(title: str, force: str, taken: Iterable[str]) -> Area:
    """Return a division, borough or district of a force made on the spot."""
    key = own_id(f"{force} {title}", taken, "-")
    return Area(key, title, title, AreaKind.DIVISION, "", "", force)


def own_for_each(
    recipe: Recipe, table: str, names: Iterable[tuple[Role, str]], resources: Resources
) -> Recipe:
    """Make a measure, or a part of the force, of each label and link the label to it.

    A measure is of counts, or in per cent where the table is. What is a part of the force in another table
    is the same one here, and what says that it is the force is the force.

    Parameters
    ----------
    names : iterable of (Role, str)
        Labels; those of breakdowns become parts of that name. Of those that a recipe takes for one
        (``fold``) the first counts.
    resources : Resources
        With what the recipe has of its own: no title and no id is given twice.
    """
    measures, areas = set(resources.catalogue), set(resources.areas)
    titles: set[str] = set()
    made_before = {
        fold(area.title): area.id for area in recipe.own.areas if area.parent == recipe.force
    }
    guesses = Guesses(resources, recipe.force)
    held = recipe.table(table)
    distinct = {(role, fold(label)): label for role, label in reversed([*names])}
    for (role, _), label in reversed(distinct.items()):
        target = own_id(label, (), "_")
        if role is Role.MEASURE:
            if held.fixed.unit == PERCENT and is_base(label):
                recipe = left_out(recipe, table, role, label)
                continue
            title = _free(readable(label), titles, resources.catalogue.find)
            measure = own_measure(title, measures, **_unit_of(held))
            recipe, target = with_measure(recipe, measure), measure.id
            measures.add(target)
        elif role is Role.AREA:
            title = readable(label, name=True)
            target = recipe.force if guesses.is_force(label) else made_before.get(fold(title), "")
            if not target or target in recipe.table(table).areas.values():  # two would be added up
                area = own_division(_free(title, titles, resources.areas.find), recipe.force, areas)
                recipe, target = with_area(recipe, area), area.id
                areas.add(target)
        recipe = linked(recipe, table, role, label, target)
    return recipe


def _unit_of(table: TableRecipe) -> dict[str, Any]:
    """Return what a measure made of a label of a table is, where the table is in per cent."""
    if table.fixed.unit != PERCENT:
        return {}
    kind = kind_of_percent(table.title, table.sheet, *table.headings)
    return {"unit": PERCENT, "kind": kind, "decimals": 1}


def readable(label: str, *, name: bool = False) -> str:
    """Return a label as a title: once what it says twice, and not in capitals.

    ``VEHICLE OFFENCES | THEFT FROM A VEHICLE`` becomes ``Vehicle offences: theft from a vehicle``.
    """
    parts = list(dict.fromkeys(part for each in label.split("|") if (part := " ".join(each.split()))))
    title = ": ".join(parts)
    if title.isupper() and len(title) > LONGEST_SHORT:
        words = ": ".join(part.capitalize() if not at else part.lower() for at, part in enumerate(parts))
        title = " ".join(map(str.capitalize, title.split())) if name else words
    return title


def _free(title: str, taken: set[str], known: Callable[[str], object | None]) -> str:
    free, letters = title, itertools.count(1)  # a number would be taken for a footnote
    while fold(free) in taken or known(free) is not None:
        turn, at = divmod(next(letters), len(ascii_lowercase))
        free = f"{title} ({ascii_lowercase[at] * (turn + 1)})"
    taken.add(fold(free))
    return free


def own_id(title: str, taken: Iterable[str], between: str) -> str:
    """Return an id made of the words of a title, other than those in use."""
    words = [word for each in title.split() if (word := fold(each)) and word.isascii()]
    stem = between.join(words)[:LONGEST_ID].strip(between) or "own"
    held, number, key = set(taken), 2, stem
    while key in held:
        key, number = f"{stem}{between}{number}", number + 1
    return key


def _changed(recipe: Recipe, name: str, change: Callable[[TableRecipe], TableRecipe]) -> Recipe:
    """Change the table of a name; a KeyError where there is none."""
    recipe.table(name)
    return replace(
        recipe, tables=tuple(change(each) if each.name == name else each for each in recipe.tables)
    )


def _freed(table: TableRecipe, role: Role, label: str) -> TableRecipe:
    """Take a label out of wherever it stands; renames to it go with it."""
    form = fold(label)

    def without(labels: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in labels if fold(each) != form)

    links = {key: value for key, value in table.links(role).items() if fold(key) != form}
    renamed = {
        new: old for new, old in table.renamed.items() if fold(old) != form and fold(new) != form
    }
    return replace(
        table,
        left_out=without(table.left_out),
        check_only=without(table.check_only),
        renamed=renamed,
        **{_FIELDS[role]: links},  # type: ignore[arg-type]
    )
