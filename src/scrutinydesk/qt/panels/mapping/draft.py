"""A recipe while it is being made: what was found, what was decided, and every step back and forth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.panels.mapping.same_axes import kept_roles, labels_of
from scrutinydesk.workbook.recipes import NAMING, Link, Recipe, Role, TableRecipe, Use, editing
from scrutinydesk.workbook.recipes.names import Known, Stands

if TYPE_CHECKING:
    from scrutinydesk.measures.areas import Area
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.recipes import Axis
    from scrutinydesk.workbook.tables import Found, FoundTable

Name = tuple[Role, str]
MOST_STEPS = 500
_USES = {
    Stands.LINKED: Use.LINKED, Stands.CHECK: Use.CHECK_ONLY, Stands.LEFT: Use.LEFT_OUT,
    Stands.OPEN: Use.OPEN,
}  # fmt: skip


class Said(NamedTuple):
    """A label, and what was decided of it.

    Attributes
    ----------
    link : Link
        As suggested.
    use : Use
    target : str
        Id that it leads to; empty where it is not linked.
    """

    link: Link
    use: Use
    target: str

    @property
    def name(self) -> Name:
        return self.link.role, self.link.label

    @property
    def as_suggested(self) -> bool:
        return (self.use, self.target) == (self.link.use, self.link.target)


@dataclass(frozen=True)
class Draft:
    """Everything that can be undone.

    Attributes
    ----------
    links : mapping of table recipe's name to tuple of Link
        What was suggested for each label; what stands is in the recipe.
    at : mapping of table recipe's name to ``FoundTable.id``
    accepted : frozenset of str
        Names of the tables that the officer has said yes to.
    """

    found: Found
    recipe: Recipe
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    at: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()

    @cached_property
    def _tables(self) -> dict[str, FoundTable]:
        return {table.id: table for table in self.found.tables}

    def found_table(self, name: str) -> FoundTable | None:
        """Return where a table of the recipe stands; None where it was not found."""
        return self._tables.get(self.at.get(name, ""))

    def on_sheet(self, sheet: str) -> tuple[str, ...]:
        """Return the names of the tables on a sheet, in the recipe's order."""
        found = ((each.name, self.found_table(each.name)) for each in self.recipe.tables)
        return tuple(name for name, table in found if table is not None and table.sheet.name == sheet)

    def said(self, name: str) -> tuple[Said, ...]:
        """Return what stands now of each label of a table, in the order of ``links``."""
        table, links = self.recipe.table(name), self.links.get(name, ())
        found: dict[Name, tuple[Use, str]] = {}
        for role in NAMING:
            labels = tuple(link.label for link in links if link.role is role)
            found |= {(role, label): stands for label, stands in meanings(table, role, labels).items()}
        return tuple(Said(link, *found[link.role, link.label]) for link in links)

    def own(self, key: str) -> Measure | Area | None:
        """Return the measure or area of the officer's own of an id; None where it is none."""
        own = self.recipe.own
        held: list[Measure | Area] = [*own.measures, *own.areas]
        return next((each for each in held if each.id == key), None)

    def own_of(self, table: str, names: Iterable[Name]) -> str:
        """Return the id of the officer's own to which all of some labels lead; empty where there is none."""
        wanted = set(names)
        targets = {said.target for said in self.said(table) if said.name in wanted}
        target = targets.pop() if len(targets) == 1 else ""
        return target if target and self.own(target) is not None else ""

    @property
    def spare(self) -> frozenset[str]:
        """Ids of the officer's own to which no label leads, and on which none of the others builds."""
        own, tables = self.recipe.own, self.recipe.tables
        needed = {self.recipe.force, *(area.parent for area in own.areas)}
        for measure in own.measures:
            needed |= {measure.parent, *measure.overlaps, *(term for term, _ in measure.share_base)}
        for table in tables:
            needed |= {*table.measures.values(), *table.areas.values(), table.fixed.measure, table.fixed.area}
        ids = {*(each.id for each in own.measures), *(each.id for each in own.areas)}
        return frozenset(ids - needed)

    # Each of these returns another draft.

    def linked(self, table: str, names: Iterable[Name], target: str) -> Draft:
        """Link labels to one measure, area or part."""
        recipe = self.recipe
        for role, label in names:
            recipe = editing.linked(recipe, table, role, label, target)
        return replace(self, recipe=recipe)

    def used(self, table: str, names: Iterable[Name], use: Use) -> Draft:
        """Leave labels out, use them for checking alone, or decide nothing of them."""
        change = {Use.LEFT_OUT: editing.left_out, Use.CHECK_ONLY: editing.check_only}.get(use, editing.opened)
        recipe = self.recipe
        for role, label in names:
            recipe = change(recipe, table, role, label)
        return replace(self, recipe=recipe)

    def with_own(self, made: Measure | Area) -> Draft:
        """Add a measure or an area of the officer's own."""
        measure = hasattr(made, "unit")
        recipe = (
            editing.with_measure(self.recipe, made)  # type: ignore[arg-type]
            if measure
            else editing.with_area(self.recipe, made)  # type: ignore[arg-type]
        )
        return replace(self, recipe=recipe)

    def with_table(self, table: TableRecipe, links: tuple[Link, ...], found_id: str) -> Draft:
        """Put a table, with what was suggested for its labels, in the place of the one of its name."""
        return replace(
            self,
            recipe=editing.with_table(self.recipe, table),
            links={**self.links, table.name: links},
            at={**self.at, table.name: found_id},
        )

    def with_fixed(self, table: str, **values: object) -> Draft:
        """Say what no label says: force, area, unit or period."""
        held = self.recipe.table(table)
        fixed = replace(held.fixed, **values)  # type: ignore[arg-type]
        return replace(self, recipe=editing.with_table(self.recipe, replace(held, fixed=fixed)))

    def with_force(self, force: str) -> Draft:
        """Say whose figures these are."""
        return replace(self, recipe=replace(self.recipe, force=force))

    def without(self, table: str) -> Draft:
        """Take a table out: nothing in it is used."""
        at = {name: found for name, found in self.at.items() if name != table}
        recipe = editing.without_table(self.recipe, table)
        return replace(self, recipe=recipe, at=at, accepted=self.accepted - {table})

    def toggled(self, table: str) -> Draft:
        """Say yes to a table, or take that back."""
        return replace(self, accepted=self.accepted ^ {table})


def meanings(table: TableRecipe, role: Role, labels: tuple[str, ...]) -> dict[str, tuple[Use, str]]:
    """Return what stands of labels in a recipe's table, and the id each leads to, by label."""
    fixed = {Role.MEASURE: table.fixed.measure, Role.AREA: table.fixed.area}.get(role, "")
    found = Known(table).meaning(role, labels, fixed)
    stands = zip(labels, found.stands, found.targets, strict=True)
    return {label: (_USES[how], found.ids[target]) for label, how, target in stands}


def kept_decisions(draft: Draft, table: TableRecipe, links: tuple[Link, ...]) -> TableRecipe:
    """Return a table suggested anew with what the officer had decided of the same labels before."""
    try:
        before = draft.recipe.table(table.name)
    except KeyError:
        return table
    decided = {each.name: each for each in draft.said(table.name) if not each.as_suggested}
    one = Draft(draft.found, Recipe("", "", (table,)))
    for link in links:
        said = decided.get((link.role, link.label))
        if said is not None and said.use is Use.LINKED:
            one = one.linked(table.name, [said.name], said.target)
        elif said is not None:
            one = one.used(table.name, [said.name], said.use)
    return replace(one.recipe.table(table.name), fixed=before.fixed, gaps=before.gaps)


def suggested_again(
    draft: Draft,
    name: str,
    resources: Resources,
    axes: tuple[Axis, ...] | None = None,
    before: Draft | None = None,
) -> Draft:
    """Return the draft with one table suggested anew.

    Parameters
    ----------
    axes : tuple of Axis, optional
        In the roles that the officer gave them.
    before : Draft, optional
        The one in which the table stood elsewhere: what its axes gave there, they give here.
    """
    from scrutinydesk.workbook.recipes import suggest_table  # noqa: PLC0415  numpy, not at start-up

    at, force = draft.at[name], draft.recipe.force
    table, links = suggest_table(draft.found, at, resources, force, axes, name)
    if before is not None:
        was, now = labels_of(before.found, before.at[name]), labels_of(draft.found, at)
        same = kept_roles(before.recipe.table(name).axes, was, now, table.axes)
        if same != table.axes:
            table, links = suggest_table(draft.found, at, resources, force, same, name)
    with suppress(KeyError):
        table = replace(table, outline=draft.recipe.table(name).outline)
    return draft.with_table(kept_decisions(draft, table, links), links, draft.at[name])


class History:
    """Drafts one after the other, each with the words for what was done."""

    def __init__(self, draft: Draft) -> None:
        self._steps: list[tuple[Draft, str]] = [(draft, "")]
        self._at = 0

    @property
    def draft(self) -> Draft:
        return self._steps[self._at][0]

    @property
    def undoes(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._steps[self._at][1]

    @property
    def redoes(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self._steps[self._at + 1][1] if self._at + 1 < len(self._steps) else ""

    def put(self, draft: Draft, words: str) -> bool:
        """Go on to another draft; return whether anything is different in it."""
        now = self.draft
        # What was found is compared by identity: it holds arrays.
        if draft.found is now.found and replace(draft, found=now.found) == now:
            return False
        del self._steps[self._at + 1 :]
        self._steps.append((draft, words))
        del self._steps[: max(0, len(self._steps) - MOST_STEPS)]
        self._at = len(self._steps) - 1
        return True

    def undo(self) -> str:
        """Go a step back; return what was taken back, empty where nothing was."""
        words = self.undoes
        if self._at:
            self._at -= 1
        return words

    def redo(self) -> str:
        """Go a step forward; return what was done again, empty where nothing was."""
        words = self.redoes
        if words:
            self._at += 1
        return words
