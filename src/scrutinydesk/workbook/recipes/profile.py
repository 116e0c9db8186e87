"""A found table as recipes see it: its axes, their labels, and how well it fits a table of a recipe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.measures.names import fold, without_notes
from scrutinydesk.workbook.recipes.lines import Coded, Lines, Place, columns_of, rows_of
from scrutinydesk.workbook.recipes.recipe import BETWEEN, NAMING, SAID_ONCE, Axis, Role, TableRecipe, Where
from scrutinydesk.workbook.recipes.titles import bare_title

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.tables.found import Found, FoundTable

SAME_LABELS = 0.5  # share of an axis's labels that are known, from which it is taken for the recipe's
# What speaks for a table: labels, title, headings of its axes, where its periods stand, its sheet.
WEIGHTS = {"labels": 0.5, "title": 0.2, "headings": 0.15, "periods": 0.1, "sheet": 0.05}


@lru_cache(maxsize=65536)
def known_as(label: str) -> str:
    """Return a label as labels are held against each other: folded, without footnote marks."""
    return fold(without_notes(label)) or fold(label)


class Sought:
    """A table of a recipe as it is looked for."""

    def __init__(self, recipe: TableRecipe) -> None:
        self.recipe = recipe
        self.title = bare_title(recipe.title)
        self.standing = [axis for axis in recipe.axes if axis.where not in SAID_ONCE]
        more = (*recipe.left_out, *recipe.check_only, *recipe.renamed)
        self.linked = {role: _pieces(recipe.links(role)) for role in NAMING}
        besides = _pieces(more)
        self.known = {role: self.linked[role] | besides for role in NAMING}
        self.known[Role.LEFT_OUT] = frozenset()
        self.takes = bool(recipe.measures or recipe.fixed.measure)  # whether anything is read from it


def _pieces(labels: Iterable[str]) -> frozenset[str]:
    pieces = (label.split(BETWEEN) if BETWEEN in label else (label,) for label in labels)
    return frozenset([known_as(piece) for each in pieces for piece in each if piece])


@dataclass
class Profile:
    """A found table, its labels read once."""

    table: FoundTable
    fates: NDArray[np.uint8]
    _similar: dict[tuple[str, str], float] = field(default_factory=dict)
    _bound: dict[Sought, tuple[Axis | None, ...]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> Lines:
        return rows_of(self.table)

    @cached_property
    def columns(self) -> Lines:
        return columns_of(self.table)

    @cached_property
    def title(self) -> str:
        """Without periods; empty where the table has none of its own."""
        return "" if self.table.title == self.table.sheet.name else bare_title(self.table.title)

    @cached_property
    def axes(self) -> dict[Place, tuple[str, ...]]:
        """Where labels stand, and the labels."""
        places = (*self.rows.labels, *self.columns.labels)
        return {place: tuple(filter(None, self.coded(place).said)) for place in places}

    def coded(self, place: Place) -> Coded:
        """Return the labels of one axis, line by line; the first number is none."""
        return self.rows.labels.get(place) or self.columns.labels[place]

    @cached_property
    def folded(self) -> dict[Place, frozenset[str]]:
        """The same, folded."""
        return {
            place: frozenset(map(known_as, labels)) for place, labels in self.axes.items()
        }

    def bound(self, sought: Sought) -> tuple[Axis | None, ...]:
        """Return, for each axis of a recipe, the one that it is here; None where it is gone.

        An axis is known by its heading, or by its labels where heading or place have changed.
        """
        if sought not in self._bound:
            self._bound[sought] = self._bind(sought)
        return self._bound[sought]

    def _bind(self, sought: Sought) -> tuple[Axis | None, ...]:
        taken: dict[int, Axis] = {}
        free = set(self.axes)
        wanted = sought.recipe.axes
        pairs = (
            (score, -number, place)
            for number, axis in enumerate(wanted)
            for place in self.axes
            if (score := self._same(sought, axis, place)) > 0
        )
        for _, number, place in sorted(pairs, reverse=True):
            if -number not in taken and place in free:
                free.discard(place)
                taken[-number] = Axis(place[0], wanted[-number].role, place[1], place[2])
        return tuple(
            axis if axis.where in SAID_ONCE else taken.get(number) for number, axis in enumerate(wanted)
        )

    def _same(self, sought: Sought, axis: Axis, place: Place) -> float:
        if place[0] is not axis.where:
            return 0.0
        headed = fold(axis.heading) == fold(place[1])
        here = self.folded[place]
        share = len(here & sought.known[axis.role]) / len(here) if here else 0.0
        if share < SAME_LABELS and not (headed and (axis.heading or axis.level == place[2])):
            return 0.0
        return share + 0.6 * (headed and bool(axis.heading)) + 0.1 * (axis.level == place[2])

    def strange(self, axes: Iterable[Axis | None]) -> tuple[Place, ...]:
        """Return the axes with several labels that are none of these."""
        held = {axis.place for axis in axes if axis is not None}
        return tuple(place for place, labels in self.axes.items() if place not in held and len(labels) > 1)

    def fit(self, sought: Sought) -> float:
        """Return how well the table fits, 0 to 1."""
        axes = self.bound(sought)
        there = sum(axis is not None and axis.where not in SAID_ONCE for axis in axes)
        scores = {
            "title": self._alike(self.title, sought.title),
            "headings": there / len(sought.standing) if sought.standing else float(not self.axes),
            "periods": float(self.table.periods == sought.recipe.periods),
            "sheet": self._alike(self.table.sheet.name, sought.recipe.sheet),
        }
        if not self.title and not sought.title:
            del scores["title"]
        labels = self._common(sought, axes)
        if labels is not None:
            scores["labels"] = labels
        whole = sum(WEIGHTS[name] for name in scores)
        return sum(WEIGHTS[name] * score for name, score in scores.items()) / whole

    def _common(self, sought: Sought, axes: tuple[Axis | None, ...]) -> float | None:
        """Return the share of labels that recipe and table have in common; None where it has none."""
        wanted = found = held = known = 0
        for role in NAMING:
            here: set[str] = set()
            for axis in axes:
                if axis is None or axis.role is not role:
                    continue
                here |= self.folded.get(axis.place, frozenset())
                if axis.where in SAID_ONCE:
                    here.add(known_as(self.said(axis)))
            linked = sought.linked[role]
            wanted, found = wanted + len(linked), found + len(linked & here)
            held, known = held + len(here), known + len(here & sought.known[role])
        if not wanted:
            return None
        return 0.75 * found / wanted + 0.25 * (known / held if held else 0.0)

    def said(self, axis: Axis) -> str:
        """Return the label of an axis that has one for the whole table."""
        return bare_title(self.table.title) if axis.where is Where.TITLE else self.table.sheet.name.strip()

    def _alike(self, one: str, two: str) -> float:
        if fold(one) == fold(two):
            return 1.0
        if (one, two) not in self._similar:
            from rapidfuzz import fuzz  # noqa: PLC0415  not needed for files of a known layout

            self._similar[one, two] = fuzz.token_sort_ratio(one.casefold(), two.casefold()) / 100
        return self._similar[one, two]


def profiles(found: Found) -> tuple[Profile, ...]:
    """Return the profile of every found table, in order; labels are read when they are asked for."""
    return tuple(Profile(table, sheet.fates) for sheet in found.sheets for table in sheet.tables)
