"""The sums that a total could be: of what it names, of what has the same names, of what lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.workbook.recipes.names import Stands, total_of
from scrutinydesk.workbook.recipes.profile import known_as
from scrutinydesk.workbook.recipes.recipe import NAMING, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.standing import Standing


def sums_of(standing: Standing, check: NDArray[np.bool_]) -> Iterator[Iterable[NDArray[np.float64]]]:
    """Yield the sums that each cell could be, of the surer ways first.

    A sum is NaN where there are no parts, and infinite where one of them is not known.

    Yields
    ------
    iterable of ndarray
    """
    yield _by_name(standing, check)
    yield _by_labels(standing, check)
    yield _by_place(standing, check)


def _by_place(standing: Standing, check: NDArray[np.bool_]) -> Iterator[NDArray[np.float64]]:
    """Yield the sums of what lies before a total, after it, and of all."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    values, present = standing.figures.values, standing.figures.present
    for used in _used(standing, present):
        for sums in _along(values, present, check, used):
            yield sums
        for sums in _along(values.T, present.T, check.T, used.T):
            yield np.ascontiguousarray(sums.T)


def _by_name(standing: Standing, check: NDArray[np.bool_]) -> Iterator[NDArray[np.float64]]:
    """Yield the sums of the measure that a total names, over areas other than the total's own."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    areas = standing.meanings[Role.AREA]
    of = _named_by(standing)
    if not any(of):
        return
    shape = standing.figures.present.shape
    total = np.where(check, np.array(of)[standing.names[Role.MEASURE].codes], 0)
    measure = np.where(total > 0, total, standing.target(Role.MEASURE))
    key = measure * len(standing.meanings[Role.BREAKDOWN].ids) + standing.target(Role.BREAKDOWN)
    key = np.broadcast_to(key * len(standing.windows) + standing.when, shape)
    linked = np.broadcast_to(standing.stands_in(Role.MEASURE) == Stands.LINKED, shape)
    parts = standing.figures.present & linked & ~check
    where = np.broadcast_to(measure * len(areas.ids) + standing.target(Role.AREA), shape)
    asked = (total > 0) & standing.figures.present
    asked &= ~((standing.stands_in(Role.AREA) == Stands.LINKED) & np.isin(where, np.unique(where[parts])))
    for held in _used(standing, parts):
        yield _summed(standing.figures.values, held, key, asked)


def _used(standing: Standing, parts: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Return the parts, and those of them that are used where some are not."""
    used = parts & standing.used
    return [parts] if (used == parts).all() else [parts, used]


def _named_by(standing: Standing) -> list[int]:
    """Return the measure of which a total of each label is, as a position in ``Meaning.ids``; 0 for none."""
    meaning, labels = standing.meanings[Role.MEASURE], standing.names[Role.MEASURE].labels
    each = [*zip(labels, meaning.stands, meaning.targets, strict=True)]
    linked = {known_as(label): target for label, stands, target in each if stands is Stands.LINKED}
    catalogue = standing.resources.catalogue

    def named(label: str) -> int:
        name = total_of(label)
        found = (catalogue.find(name) or "") if name else ""
        return linked.get(name, meaning.ids.index(found) if found in meaning.ids else 0) if name else 0

    return [
        named(label) if stands is Stands.CHECK else target if stands is Stands.LINKED else 0
        for label, stands, target in each
    ]


def _along(
    values: NDArray[np.float64], held: NDArray[np.bool_], check: NDArray[np.bool_], used: NDArray[np.bool_]
) -> Iterator[NDArray[np.float64]]:
    """Yield sums down the columns, for the lines that hold totals alone."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    ends = np.all(check | ~held, axis=1) & np.any(held, axis=1)
    yield from _blocks(values, held & used & ~ends[:, None], ends)


def _blocks(
    grid: NDArray[np.float64], parts: NDArray[np.bool_], ends: NDArray[np.bool_]
) -> Iterator[NDArray[np.float64]]:
    """Yield, for each line that ends a block, the sums of the lines before it, after it, and of all."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    if not ends.any():
        return
    zeros = np.zeros((1, grid.shape[1]))
    unknown = parts & np.isnan(grid)
    running = np.vstack([zeros, np.cumsum(np.where(parts & ~unknown, grid, 0.0), axis=0)])
    blank = np.vstack([zeros, np.cumsum(unknown, axis=0)])
    count = np.vstack([zeros, np.cumsum(parts, axis=0)])
    lines = np.arange(len(grid))
    before = np.maximum.accumulate(np.where(ends, lines + 1, 0))
    start = np.concatenate([[0], before[:-1]])
    after = np.where(ends, lines, len(grid))[::-1]
    stop = np.concatenate([np.minimum.accumulate(after)[::-1][1:], [len(grid)]])
    everything = np.zeros(len(grid), np.intp), np.full(len(grid), len(grid))
    for low, high in ((start, lines), (lines + 1, stop), everything):
        sums = running[high] - running[low]
        sums[blank[high] > blank[low]] = np.inf
        sums[(count[high] == count[low]) | ~ends[:, None]] = np.nan
        yield sums


def _by_labels(standing: Standing, check: NDArray[np.bool_]) -> Iterator[NDArray[np.float64]]:
    """Yield the sums of what has the same names but for the role in which the total stands."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    shape = standing.figures.present.shape
    stands = {role: standing.stands_in(role) for role in NAMING}
    for role in NAMING:
        if Stands.CHECK not in standing.meanings[role].stands:
            continue
        others = [each for each in NAMING if each is not role]
        linked = (stands[others[0]] == Stands.LINKED) & (stands[others[1]] == Stands.LINKED)
        key = np.zeros((1, 1), np.intp)
        for each in others:
            key = key * len(standing.meanings[each].ids) + standing.target(each)
        key = np.broadcast_to(key * len(standing.windows) + standing.when, shape)
        parts = standing.figures.present & linked & (stands[role] != Stands.CHECK) & ~check
        if role is Role.MEASURE:
            parts &= ~np.broadcast_to(_within_others(standing), shape)
        yield _summed(standing.figures.values, parts, key, standing.figures.present & linked)


def _within_others(standing: Standing) -> NDArray[np.bool_]:
    """Tell which cells are of a measure that is part of another of the table."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    ids = standing.meanings[Role.MEASURE].ids
    catalogue = standing.resources.catalogue
    inner = [bool(each) and catalogue[each].parent in ids and bool(catalogue[each].parent) for each in ids]
    found: NDArray[np.bool_] = np.array(inner)[standing.target(Role.MEASURE)]
    return found


def _summed(
    values: NDArray[np.float64], parts: NDArray[np.bool_], key: NDArray[np.intp], asked: NDArray[np.bool_]
) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    sums = np.full(values.shape, np.nan)
    if not parts.any():
        return sums
    unique, codes = np.unique(key[parts], return_inverse=True)
    total = np.bincount(codes, values[parts], len(unique))
    total[np.isnan(total)] = np.inf  # a part is not known
    at = np.searchsorted(unique, key[asked])
    at[at == len(unique)] = 0
    sums[asked] = np.where(unique[at] == key[asked], total[at], np.nan)
    return sums
