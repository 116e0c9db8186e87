"""Totals that are not used: held against the sum of their parts.

A total may stand beneath its parts, above them or at their right, and parts may be left out on purpose.
It is at fault only where it agrees with none of the sums that it could be, and where nothing in the table
is unknown to the recipe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import NAMING, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.standing import Standing

_ADD = {Kind.FLOW, Kind.STOCK, Kind.MONEY}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A total that is not the sum of its parts.

    Attributes
    ----------
    at : int
        Position in ``figures.numbers``.
    stated, sum : float
    label : str
    """

    at: int
    stated: float
    sum: float
    label: str


def wrong_totals(standing: Standing) -> list[Wrong]:
    """Return the totals of a table that are not the sum of their parts."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    if not standing.any_stands(Stands.CHECK):
        return []
    checks = standing.figures.present & (standing.stands == Stands.CHECK)
    unknown = standing.figures.present & (standing.stands == Stands.OPEN)
    if not checks.any() or unknown.any() or not _adds(standing):
        return []
    values = standing.figures.values
    checks &= ~np.isnan(values)
    agrees = np.zeros(values.shape, bool)
    told = np.full(values.shape, np.nan)
    for sums in _candidates(standing):
        close = np.abs(sums - values) <= _slack(values, sums)
        agrees |= close
        told = np.where(np.isnan(told), sums, told)
    found = checks & ~agrees & ~np.isnan(told)
    return [
        Wrong(at, float(values.flat[at]), float(told.flat[at]), _label(standing, at))
        for at in np.flatnonzero(found).tolist()
    ]


def _adds(standing: Standing) -> bool:
    kinds = [kind for kind in standing.kinds if kind is not None]
    return bool(kinds) and all(kind in _ADD for kind in kinds)


def _slack(values: NDArray[np.float64], sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return by how much a total may differ: not at all among whole numbers, else by rounding."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    both = np.nan_to_num(np.stack([values, sums]))
    whole = (both == np.round(both)).all(axis=0)
    return np.where(whole, 0.0, 0.051)


def _candidates(standing: Standing) -> Iterator[NDArray[np.float64]]:
    """Yield, for every cell, a sum that it could be; NaN where a part is missing or there is none."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    values, present, stands = standing.figures.values, standing.figures.present, standing.stands
    yield from _by_labels(standing)
    check = stands == Stands.CHECK
    for used in (present, standing.used):
        for sums in _along(values, present, check, used):
            yield sums
        for sums in _along(values.T, present.T, check.T, used.T):
            yield np.ascontiguousarray(sums.T)


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
        sums[(blank[high] > blank[low]) | (count[high] == count[low]) | ~ends[:, None]] = np.nan
        yield sums


def _by_labels(standing: Standing) -> Iterator[NDArray[np.float64]]:
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
        parts = standing.figures.present & linked & (stands[role] != Stands.CHECK)
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
    total = np.bincount(codes, values[parts], len(unique))  # NaN where a part is
    at = np.searchsorted(unique, key[asked])
    at[at == len(unique)] = 0
    sums[asked] = np.where(unique[at] == key[asked], total[at], np.nan)
    return sums


def _label(standing: Standing, at: int) -> str:
    """Return the label that makes a cell a total."""
    width = standing.figures.present.shape[1]
    for role in NAMING:
        codes = standing.names[role].codes
        code = int(codes[at // width if len(codes) > 1 else 0, at % width if codes.shape[1] > 1 else 0])
        if standing.meanings[role].stands[code] is Stands.CHECK:
            return standing.names[role].labels[code]
    return ""
