"""A recipe applied to a workbook: observations, what is to be asked, and what became of every figure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.observations import Observations
from scrutinydesk.periods import Month
from scrutinydesk.workbook.observed import Cover, Observed
from scrutinydesk.workbook.recipes.asking import kept, questions
from scrutinydesk.workbook.recipes.checking import checked
from scrutinydesk.workbook.recipes.drawing import with_outlines
from scrutinydesk.workbook.recipes.names import known_to
from scrutinydesk.workbook.recipes.placing import like, pairings
from scrutinydesk.workbook.recipes.profile import Sought, profiles
from scrutinydesk.workbook.recipes.recipe import NAMING, CellUse, Placed, Question, Recipe
from scrutinydesk.workbook.recipes.remarks import Remarks
from scrutinydesk.workbook.recipes.remarks_figures import (
    beyond_scale,
    of_another_unit,
    out_of_scale,
    remark_on,
)
from scrutinydesk.workbook.recipes.standing import Standing
from scrutinydesk.workbook.recipes.sums import parted
from scrutinydesk.workbook.recipes.taking import Taken
from scrutinydesk.workbook.recipes.totals import wrong_totals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.tables.found import Found


@dataclass(frozen=True, slots=True)
class Applied:
    """What a recipe gives for a workbook.

    Attributes
    ----------
    observed : Observed
        As every other reader gives; its findings name all that was not found or not used.
    questions : tuple of Question
        Renames to be confirmed or denied, surest first.
    placed : tuple of Placed
        Where each table of the recipe was found, in the recipe's order.
    cells : mapping of CellUse to int
        Every figure of the workbook, and mark in place of one, by what became of it: the sum is all
        that find_tables counts as values or as not used.
    resources : Resources
        With the recipe's own measures and areas.
    """

    recipe: Recipe
    observed: Observed
    questions: tuple[Question, ...]
    placed: tuple[Placed, ...]
    cells: Mapping[CellUse, int]
    resources: Resources

    @property
    def found(self) -> int:
        """How many tables of the recipe were found."""
        return sum(bool(each.found) for each in self.placed)


def apply(
    recipe: Recipe, found: Found, resources: Resources, earlier: Observations | None = None
) -> Applied:
    """Read a workbook by a recipe.

    Parameters
    ----------
    found : Found
        From ``find_tables``.
    resources : Resources
        Without the recipe's own measures and areas, or with them.
    earlier : Observations, optional
        Of an earlier workbook: figures that agree speak for a rename.

    Returns
    -------
    Applied

    Raises
    ------
    RecipeError
        The recipe names a measure or area that there is not, or cannot be used for another reason.
    """
    whole = resources.extended(recipe.own)
    checked(recipe, whole)
    whole = resources.extended(recipe.own, _by_division(recipe, whole))
    found = with_outlines(found, recipe, known_to(whole))
    remarks = Remarks(found.book.name)
    here = profiles(found)
    pairs = pairings(recipe, here)
    tables: list[Taken] = []
    asked: list[Question] = []
    for pair in pairs:
        if pair.here is None:
            if pair.sought.takes:
                remarks.missing_table(pair)
            continue
        standing = Standing(found.book, whole, pair.sought, pair.here, recipe.force)
        if same := kept(standing):
            again = replace(pair.sought.recipe, renamed={**pair.sought.recipe.renamed, **same})
            standing = Standing(found.book, whole, Sought(again), pair.here, recipe.force)
            remarks.kept(standing, same)
        plain, added = parted(Taken(standing, _usable(standing, remarks)))
        renames = questions(standing, earlier)
        remarks.labels(standing, renames)
        remark_on(remarks, plain, added, wrong_totals(standing))
        asked += renames
        tables.append(plain)
    remarks.unused(found, {pair.here.table.id for pair in pairs if pair.here}, like(pairs, here))
    book = found.book
    observations = Observations.later(lambda: _rows(tables), sum(map(len, tables)), {book.sha256: book.name})
    observed = Observed(observations, tuple(remarks.findings), _cover(recipe, whole, tables))
    asked.sort(key=lambda each: -each.sureness)
    return Applied(
        recipe, observed, tuple(asked), tuple(pair.placed for pair in pairs), _cells(found, tables), whole
    )


def _by_division(recipe: Recipe, resources: Resources) -> Iterable[str]:
    """Yield the measures that a recipe reads by division.

    Yields
    ------
    str
    """
    for table in recipe.tables:
        areas = {*table.areas.values(), table.fixed.area} - {""}
        if any(resources.areas[area].kind is AreaKind.DIVISION for area in areas):
            yield from {*table.measures.values(), table.fixed.measure} - {""}


def _rows(tables: Iterable[Taken]) -> tuple[Observation, ...]:
    return tuple(row for table in tables for row in table.rows())


def _usable(standing: Standing, remarks: Remarks) -> NDArray[np.bool_]:
    """Return the cells that can be used; those that cannot are remarked upon."""
    used = standing.used
    beyond = out_of_scale(standing)
    if beyond is not None and beyond.any():
        beyond_scale(remarks, standing, beyond)
        used = used & ~beyond
    percent = of_another_unit(remarks, standing)
    if percent is not None:
        used = used & ~percent
    places = standing.profile.strange(standing.axes)
    if places:
        clash = _clashing(standing, used)
        if clash.any():
            remarks.clashing(standing, clash, places)
            used = used & ~clash
    return used


def _clashing(standing: Standing, used: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the cells that have all names and the period in common with another."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    key = standing.when
    for role in NAMING:
        key = key * len(standing.names[role].labels) + standing.names[role].codes
    keys = np.broadcast_to(key, used.shape)[used]
    _, codes, counts = np.unique(keys, return_inverse=True, return_counts=True)
    clash = np.zeros(used.shape, bool)
    clash[used] = counts[codes] > 1
    return clash


def _cells(found: Found, tables: Iterable[Taken]) -> dict[CellUse, int]:
    counts = dict.fromkeys(CellUse, 0)
    for table in tables:
        for use, number in table.cells().items():
            counts[use] += number
    counts[CellUse.NOT_USED] = 0
    counts[CellUse.NOT_USED] = sum(sheet.figures for sheet in found.sheets) - sum(counts.values())
    return counts


def _cover(recipe: Recipe, resources: Resources, tables: list[Taken]) -> Cover:
    """Return whose figures these are; they end with the month with which most monthly series end."""
    monthly: Counter[int] = Counter()
    latest = 0
    for table in tables:
        last, ends = table.ends()
        monthly.update(ends)
        latest = max(latest, last)
    now = dt.datetime.now(dt.UTC)
    end = Month(latest) if latest else Month.of(now.year, now.month)
    if monthly:
        end = Month(max(monthly, key=lambda month: (monthly[month], month)))
    title = resources.areas[recipe.force].title
    return Cover(
        recipe.force, title, end, recipe.marking, recipe.name, period_given=False, note=recipe.note
    )
