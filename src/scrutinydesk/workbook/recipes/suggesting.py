"""A recipe as a first guess: which axis says what, and what each label may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.periods import Span
from scrutinydesk.workbook.grid import Visibility
from scrutinydesk.workbook.recipes.areas_elsewhere import areas_said, with_areas, with_whole
from scrutinydesk.workbook.recipes.figures import Figures, figures
from scrutinydesk.workbook.recipes.force_totals import with_force_totals
from scrutinydesk.workbook.recipes.guesses import ITSELF, SURE, Guesses, is_aside
from scrutinydesk.workbook.recipes.judging import (
    bases_of,
    judged,
    makes_percentages,
    said_twice,
    without_bases,
)
from scrutinydesk.workbook.recipes.names import named
from scrutinydesk.workbook.recipes.profile import Profile, profiles
from scrutinydesk.workbook.recipes.recipe import (
    NAMING,
    SAID_ONCE,
    Axis,
    Fixed,
    Guess,
    Link,
    Recipe,
    Role,
    Suggestion,
    TableRecipe,
    Use,
)
from scrutinydesk.workbook.recipes.roles import suggested_axes
from scrutinydesk.workbook.recipes.titled import PERCENT, is_percent, rolls
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.tables.found import Found

TOTAL = 0.6  # how likely a total of areas is wanted as the figure of the force
COHERENT = 0.5  # share of known areas below which those known are likely to be something else
HUNDRED = 100.0
LONGEST = 60  # characters of a table's name


def suggest(found: Found, resources: Resources) -> Suggestion:
    """Guess a recipe for a workbook that was never mapped.

    Only what is rather sure is in the recipe: what else a label may mean is among its alternatives.
    Hidden sheets are left alone.

    Returns
    -------
    Suggestion
    """
    here = [each for each in profiles(found) if each.table.sheet.visibility is Visibility.VISIBLE]
    force, given = _force(found, here, resources)
    guesses = Guesses(resources, force)
    lonely = len(found.book.sheets) == 1
    names: dict[str, str] = {}
    made: list[tuple[TableRecipe, tuple[Link, ...]]] = []
    for profile in here:
        name = _name(profile, names)
        names[name] = profile.table.id
        made.append(_suggested(found.book, profile, guesses, name, lonely=lonely))
    said = areas_said(link for _, links in made for link in links)
    for number, (profile, (table, _)) in enumerate(zip(here, made, strict=True)):
        if axes := with_areas(profile, table, said):
            again, more = _suggested(found.book, profile, guesses, table.name, axes, lonely=lonely)
            made[number] = with_whole(again, more, force)
    stem = found.book.name.rsplit(".", 1)[0] or found.book.name
    recipe = Recipe(stem, force, tuple(table for table, _ in made))
    return Suggestion(recipe, tuple(link for _, links in made for link in links), names, given)


def suggest_table(
    found: Found,
    table_id: str,
    resources: Resources,
    force: str,
    axes: tuple[Axis, ...] | None = None,
    name: str = "",
) -> tuple[TableRecipe, tuple[Link, ...]]:
    """Guess one table anew, with axes in the roles that the officer gave them.

    Parameters
    ----------
    table_id : str
        ``FoundTable.id``; KeyError where there is no such table.
    """  # noqa: DOC501  it says so
    for profile in profiles(found):
        if profile.table.id == table_id:
            lonely = len(found.book.sheets) == 1
            guesses = Guesses(resources, force)
            return _suggested(found.book, profile, guesses, name or _name(profile, ()), axes, lonely=lonely)
    raise KeyError(table_id)


def _suggested(
    book: Book,
    profile: Profile,
    guesses: Guesses,
    name: str,
    axes: tuple[Axis, ...] | None = None,
    *,
    lonely: bool,
) -> tuple[TableRecipe, tuple[Link, ...]]:
    chosen = suggested_axes(profile, guesses, lonely=lonely) if axes is None else axes
    table = profile.table
    held = figures(book, table, profile.fates, profile.rows, profile.columns)
    present = held.present
    by_role = {role: [axis for axis in chosen if axis.role is role] for role in NAMING}
    names = {role: named(profile, axes) for role, axes in by_role.items()}
    twice = said_twice(profile, names, present)
    links: list[Link] = []
    for role, mine in by_role.items():
        if not mine and role is not Role.MEASURE:
            continue
        counts = names[role].counts(present)
        stated = [(label, cells) for label, cells in zip(names[role].labels, counts, strict=True) if cells]
        once = bool(mine) and all(axis.where in SAID_ONCE for axis in mine)
        links += _links(guesses, name, role, stated, once=once)
    links = with_force_totals(links, names, present, guesses)
    links = judged(links, twice, profile, book.name, guesses)
    percent = is_percent(profile, held, bases_of(names, present.shape).ravel().tolist())
    if percent:
        links = without_bases(links, guesses)
    made = TableRecipe(
        name, profile.title, table.sheet.name, table.row_headings, table.periods, chosen,
        _targets(links, Role.MEASURE), _targets(links, Role.AREA), _targets(links, Role.BREAKDOWN),
        left_out=_used(links, Use.LEFT_OUT), check_only=_used(links, Use.CHECK_ONLY),
    )  # fmt: skip
    fixed = Fixed(
        unit=PERCENT if percent and makes_percentages(links, guesses) else "",
        span=Span.ROLLING_12 if rolls(profile) else "",
        scale=_scale(guesses, made, held, percent=percent),
    )
    return replace(made, fixed=fixed), tuple(links)


def _targets(links: Iterable[Link], role: Role) -> dict[str, str]:
    return {
        each.label: each.target
        for each in links
        if each.role is role and each.use is Use.LINKED and (each.label or each.target)
    }


def _used(links: Iterable[Link], use: Use) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.label for each in links if each.use is use))


def _links(
    guesses: Guesses, table: str, role: Role, stated: list[tuple[str, int]], *, once: bool
) -> list[Link]:
    """Guess what the labels of one role mean, each id for one label at most: nothing is added by a guess."""
    found: dict[str, list[Guess]] = {}
    blank = any(not label for label, _ in stated)
    for label, _ in stated:
        found[label] = guesses.best(role, label) if label else []
        if role is Role.BREAKDOWN and blank and is_total((label,)):
            found[label] = []  # what has no label is the whole
        if once and role is Role.MEASURE and label and (inner := guesses.within(label)):
            found[label] = [inner, *(each for each in found[label] if each.target != inner.target)]
    if role is Role.AREA:
        found = _coherent(found)
    best: dict[str, str] = {}
    for label, options in sorted(found.items(), key=lambda each: -_surest(each[1])):
        if _surest(options) >= SURE:
            best.setdefault(options[0].target if role is not Role.BREAKDOWN else label, label)
    chosen = set(best.values())
    return [
        _link(guesses, (table, role, label, cells), found[label], linked=label in chosen)
        for label, cells in stated
    ]


def _surest(options: list[Guess]) -> float:
    return options[0].sureness if options else 0.0


def _link(
    guesses: Guesses, about: tuple[str, Role, str, int], options: list[Guess], *, linked: bool
) -> Link:
    table, role, label, cells = about
    if linked:
        best, *others = options
        use = Use.LINKED
        return Link(table, role, label, best.target, use, best.sureness, tuple(others), best.why, cells)
    use, sure, why = _unlinked(role, label)
    if use is Use.CHECK_ONLY and role is Role.AREA:
        options = [Guess(guesses.force, TOTAL, "the total of all divisions"), *options]
    return Link(table, role, label, "", use, sure, tuple(options), why, cells)


def _unlinked(role: Role, label: str) -> tuple[Use, float, str]:
    if label and is_total((label,)):
        return Use.CHECK_ONLY, 0.95, "a total"
    if role is Role.BREAKDOWN:
        if not label:
            return Use.LINKED, 0.9, "the whole"
        if is_aside(label):
            return Use.LEFT_OUT, 0.8, "it repeats other figures in another form"
    return Use.OPEN, 0.0, ""


def _coherent(found: dict[str, list[Guess]]) -> dict[str, list[Guess]]:
    """Trust the names of areas less where most of their neighbours are not known: Derby among districts."""
    sure = [bool(options) and options[0].sureness >= SURE for label, options in found.items() if label]
    totals = sum(is_total((label,)) for label in found)
    share = sum(sure) / max(1, len(sure) - totals)
    if share >= COHERENT:
        return found
    return {
        label: options
        if options and options[0].why == ITSELF
        else [each._replace(sureness=round(each.sureness * 0.6, 2)) for each in options]
        for label, options in found.items()
    }


def _scale(guesses: Guesses, table: TableRecipe, held: Figures, *, percent: bool) -> float:
    """Return by what figures are multiplied: shares of one are percentages, where all of a table are."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    catalogue = guesses.resources.catalogue
    units = {catalogue[each].unit for each in table.measures.values()}
    if units != {PERCENT} and (units or not percent):
        return 1.0
    values = held.values[held.present & ~np.isnan(held.values)]
    if held.percents or not len(values) or values.max() > 1 or values.min() < 0 or (values % 1 == 0).all():
        return 1.0
    return HUNDRED


def _force(found: Found, here: Iterable[Profile], resources: Resources) -> tuple[str, bool]:
    """Return the force that the workbook names most often, and whether it names any."""
    guesses = Guesses(resources, resources.outline.force)
    votes: Counter[str] = Counter()
    texts = [found.book.name.rsplit(".", 1)[0].replace("_", " ")]
    for profile in here:
        texts += [profile.table.title, profile.table.sheet.name]
        for labels in profile.axes.values():
            forces = {force for label in labels[:200] if (force := guesses.force_in(label))}
            if len(labels) == 1:
                votes.update(forces)
    votes.update(force for text in texts if (force := guesses.force_in(text)))
    if not votes:
        return resources.outline.force, False
    return max(votes, key=lambda force: votes[force]), True


def _name(profile: Profile, taken: Iterable[str]) -> str:
    """Return what a table is called: by its title, or by its sheet; numbered where that is taken."""
    name = shortened(profile.title or profile.table.sheet.name) or "Table"
    held = set(taken)
    if name in held and profile.table.sheet.name not in name:
        name = f"{name} ({profile.table.sheet.name})"
    number, unique = 2, name
    while unique in held:
        unique, number = f"{name} {number}", number + 1
    return unique


def shortened(title: str) -> str:
    """Return a title that is not too long for a name, cut at a word."""
    title = title.strip()
    if len(title) <= LONGEST:
        return title
    head, space, _ = title[:LONGEST].rpartition(" ")
    return f"{(head if space else title[: LONGEST - 1]).rstrip(' ,;:–-(')}…"


def trimmed(recipe: Recipe) -> Recipe:
    """Return a recipe without the tables from which it takes no measure."""
    kept = (table for table in recipe.tables if table.measures or table.fixed.measure)
    return replace(recipe, tables=tuple(kept))
