"""Renames: what is gone and what is new are proposed as the same, asked once, and remembered."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.measures.names import fold
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import (
    NAMING,
    SAID_ONCE,
    Asked,
    Gaps,
    Question,
    Recipe,
    Role,
    TableRecipe,
)
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.recipes.standing import Standing

ASK = 0.6  # names that are less alike are not asked about, unless figures speak for them
FEWEST = 3  # common figures from which they speak
CELLS = 5000
AGREE, DIFFER = 0.8, 0.1
MOST = 60  # labels on either side that are held against each other


def questions(standing: Standing, earlier: Observations | None) -> tuple[Question, ...]:
    """Return the renames of one table that are worth asking about, each label in one at most."""
    made: list[Question] = []
    loose = _unlinked(standing)[:MOST]
    for role in NAMING:
        gone, fresh = [*standing.gone(role)[:MOST], *loose], _fresh(standing, role)
        asked = sorted(
            (
                (-question.sureness, -_alike(old, new), number, question)
                for number, (old, new) in enumerate(itertools.product(gone, fresh))
                if (question := _question(standing, role, (old, new), earlier)) is not None
            ),
        )
        used: set[str] = set()
        for _, _, _, question in asked:
            if not {fold(question.old), fold(question.new)} & used:
                used |= {fold(question.old), fold(question.new)}
                made.append(question)
        loose = [label for label in loose if fold(label) not in used]
    return tuple(made)


def kept(standing: Standing) -> dict[str, str]:
    """Return the new names of totals that are for checking alone, each with the name that is gone.

    Both say that they are a total, so that nothing hangs on it but what a total is called; they are not asked
    about.
    """
    checks = standing.recipe.check_only
    gone = [old for old in _unlinked(standing)[:MOST] if old in checks and is_total((old,))]
    if not gone:
        return {}
    found: dict[str, str] = {}
    for role in NAMING:
        linked = [old for old in standing.gone(role) if is_total((old,))]
        for new in filter(lambda label: is_total((label,)), _fresh(standing, role)):
            nearest = max((_alike(old, new) for old in linked), default=0.0)
            olds = [old for old in gone if old not in found.values() and not _denied(standing, old, new)]
            likeness, old = max(((_alike(old, new), old) for old in olds), default=(0.0, ""))
            if likeness >= ASK and likeness > nearest:
                found[new] = old
    return found


def _fresh(standing: Standing, role: Role) -> list[str]:
    return [label for label in standing.fresh(role) if label][:MOST]


def _unlinked(standing: Standing) -> list[str]:
    """Return the labels left out or for checking alone that are gone, where anything is new."""
    recipe = standing.recipe
    if not any(_fresh(standing, role) for role in NAMING):
        return []
    here = {
        fold(label)
        for role in NAMING
        for label in itertools.compress(
            standing.meanings[role].parts, standing.names[role].counts(standing.figures.present)
        )
    }
    return [label for label in (*recipe.check_only, *recipe.left_out) if label and fold(label) not in here]


def _question(
    standing: Standing, role: Role, labels: tuple[str, str], earlier: Observations | None
) -> Question | None:
    old, new = labels
    recipe = standing.recipe
    target = recipe.links(role).get(old, "")
    linked = old in recipe.links(role)
    if _denied(standing, old, new) or (not linked and is_total((old,)) is not is_total((new,))):
        return None
    sure, why = min(0.9, _alike(old, new)), "the names are alike"
    known = _found(standing, role, new)
    if known and known == target:
        sure, why = 0.95, f"“{new}” is another name of the same"
    elif known and known not in recipe.links(role).values():
        sure /= 2  # the catalogue has something else of this name
    figures = _common(standing, role, labels, target, earlier) if linked and earlier is not None else None
    if figures is not None:
        common, same = figures
        if same <= DIFFER * common:
            return None
        if same >= AGREE * common:
            sure, why = max(sure, 0.97), f"{same} of {common} figures of the same months are the same"
    if sure < ASK:
        return None
    once = any(axis.role is role and axis.where in SAID_ONCE for axis in standing.axes)
    kind = Asked.TITLE if once else Asked.RENAMED
    return Question(kind, recipe.name, role, old, new, target, round(sure, 2), why, linked)


@lru_cache(maxsize=8192)
def _alike(old: str, new: str) -> float:
    """Return how alike two names are, 0 to 1."""
    from rapidfuzz import fuzz  # noqa: PLC0415  only where something is gone and something new

    one, two = old.casefold(), new.casefold()
    score = max(fuzz.ratio(one, two), fuzz.token_sort_ratio(one, two), 0.9 * fuzz.token_set_ratio(one, two))
    return float(score / 100)


def _denied(standing: Standing, old: str, new: str) -> bool:
    return any(fold(old) == fold(each) for each in _said_different(standing.recipe, new))


def _said_different(recipe: TableRecipe, new: str) -> tuple[str, ...]:
    return next((olds for label, olds in recipe.different.items() if fold(label) == fold(new)), ())


def _found(standing: Standing, role: Role, label: str) -> str:
    resources = standing.resources
    if role is Role.MEASURE:
        return resources.catalogue.find(label) or ""
    return (resources.areas.find(label) or "") if role is Role.AREA else ""


def _common(
    standing: Standing, role: Role, labels: tuple[str, str], target: str, earlier: Observations
) -> tuple[int, int] | None:
    """Return how many figures under a new label were stated before under the old one, and how many agree."""
    old, new = labels
    parts = [label for label, found in standing.recipe.links(role).items() if found == target]
    if sum(is_total((label,)) is is_total((old,)) for label in parts) > 1:
        return None  # a part of a sum was not stated by itself
    common = same = 0
    for (measure, area, breakdown, window), total in _totals(standing, role, new, target).items():
        before = earlier.series(measure, area, breakdown, window.span).get(window.last.ordinal)
        if before is not None and before.value is not None:
            common, same = common + 1, same + (before.value == total)
    return (common, same) if common >= FEWEST else None


def _totals(
    standing: Standing, role: Role, new: str, target: str
) -> dict[tuple[str, str, str, Window], float]:
    """Return what the figures under a new label would state, parts of other roles added."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    shape = standing.figures.present.shape
    named = standing.names[role]
    mine: NDArray[np.bool_] = np.broadcast_to(named.codes == named.labels.index(new), shape)
    others = [each for each in NAMING if each is not role]
    for each in others:
        mine = mine & (standing.stands_in(each) == Stands.LINKED)
    at = np.flatnonzero(mine & standing.figures.present & (standing.when > 0))[:CELLS]
    lines, across = at // shape[1], at % shape[1]
    ids = {each: np.broadcast_to(standing.target(each), shape)[lines, across].tolist() for each in others}
    when = np.broadcast_to(standing.when, shape)[lines, across].tolist()
    held: dict[tuple[str, str, str, Window], list[float | None]] = {}
    for number, cell in enumerate(at.tolist()):
        key = {each: standing.meanings[each].ids[ids[each][number]] for each in others} | {role: target}
        window = standing.windows[when[number]]
        if window is not None and key[Role.MEASURE]:
            window = standing.settled(key[Role.MEASURE], window)
            whole = key[Role.MEASURE], key[Role.AREA], key[Role.BREAKDOWN], window
            held.setdefault(whole, []).append(standing.figures.numbers[cell])
    parts: dict[tuple[str, str, str], int] = {}  # how many figures make one of a series
    for (measure, area, breakdown, _), values in held.items():
        series = measure, area, breakdown
        parts[series] = max(parts.get(series, 0), len(values))
    return {
        key: sum(value for value in values if value is not None)
        for key, values in held.items()
        if None not in values and (standing.recipe.gaps is Gaps.NONE or len(values) == parts[key[:3]])
    }


def answered(recipe: Recipe, question: Question, *, yes: bool) -> Recipe:
    """Return the recipe that remembers an answer, so that the question is not asked again."""

    def remembering(table: TableRecipe) -> TableRecipe:
        if table.name != question.table:
            return table
        if yes:
            different = {
                new: kept
                for new, olds in table.different.items()
                if (kept := tuple(old for old in olds if (new, old) != (question.new, question.old)))
            }
            return replace(
                table, renamed={**table.renamed, question.new: question.old}, different=different
            )
        before = table.different.get(question.new, ())
        olds = tuple(dict.fromkeys((*before, question.old)))
        return replace(table, different={**table.different, question.new: olds})

    return replace(recipe, tables=tuple(map(remembering, recipe.tables)))
