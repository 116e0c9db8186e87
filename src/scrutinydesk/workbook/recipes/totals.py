"""Totals that are not used: held against the sum of their parts.

A total may stand beneath its parts, above them or at their right, and parts may be left out on purpose.
It is at fault only where it agrees with none of the sums that it could be, where none of its own parts is
without a figure, and where nothing in the table is unknown to the recipe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.workbook.recipes.names import Stands, total_of
from scrutinydesk.workbook.recipes.profile import known_as
from scrutinydesk.workbook.recipes.recipe import NAMING, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Return the totals of a table that are not the sum of their parts.

    Where a part of a total is not known, it cannot be checked, and nothing is said of it.
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    if not standing.any_stands(Stands.CHECK):
        return []
    checks = standing.figures.present & (standing.stands == Stands.CHECK)
    unknown = standing.figures.present & (standing.stands == Stands.OPEN)
    if not checks.any() or unknown.any() or not _adds(standing):
        return []
    at = np.flatnonzero(checks & ~np.isnan(standing.figures.values))
    stated = standing.figures.values.ravel()[at]
    families = [[sums.ravel()[at] for sums in family] for family in _families(standing)]
    told = _held(stated, families, _lines(standing, at))
    return [
        Wrong(cell, value, total, _label(standing, cell))
        for cell, value, total in zip(at.tolist(), stated.tolist(), told.tolist(), strict=True)
        if total == total  # noqa: PLR0124  not NaN
    ]


def _held(
    stated: NDArray[np.float64], families: list[list[NDArray[np.float64]]], lines: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return, for each total, the sum that it should be; NaN where it is right, or cannot be checked.

    A line of totals stands to its parts in one way: in that with which most of its totals agree. Where there
    is none, what names its parts comes before what lies beside it.
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    every = np.array([sums for family in families for sums in family])
    told = np.full(len(stated), np.nan)
    if not every.size:
        return told
    agrees = np.array([np.abs(sums - stated) <= _slack(stated, sums) for sums in every])
    size = int(lines.max()) + 1
    right = np.array([np.bincount(lines, each, size) for each in agrees])
    known = np.array([np.bincount(lines, each, size) for each in np.isfinite(every)])
    ways = right * 2 > known
    for number in np.flatnonzero(~agrees.any(axis=0)).tolist():
        sums, line = every[:, number], lines[number]
        if ways[:, line].any():
            held = sums[ways[:, line]][np.argsort(-right[ways[:, line], line], kind="stable")]
        else:
            groups = (np.array([sums[number] for sums in family]) for family in families)
            held = next((group for group in groups if not np.isnan(group).all()), np.array([np.nan]))
        held = held[~np.isnan(held)]
        if len(held) and np.isfinite(held).all():
            told[number] = held[0]
    return told


def _lines(standing: Standing, at: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return which line of totals each is in: a row, a column, or all of one label."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    height, width = standing.figures.present.shape
    lines = np.full(len(at), -1)
    start = 0
    for role in NAMING:
        codes = standing.names[role].codes
        grid = np.broadcast_to(codes, (height, width)).ravel()[at]
        stands = np.array([each is Stands.CHECK for each in standing.meanings[role].stands])
        if codes.shape[1] == 1:
            number = at // width
        elif len(codes) == 1:
            number = at % width
        else:
            number = grid
        mine = stands[grid] & (lines < 0)
        lines[mine] = number[mine] + start
        start += max(height, width, len(stands))
    return np.unique(lines, return_inverse=True)[1]


def _adds(standing: Standing) -> bool:
    kinds = [kind for kind in standing.kinds if kind is not None]
    return bool(kinds) and all(kind in _ADD for kind in kinds)


def _slack(values: NDArray[np.float64], sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return by how much a total may differ: not at all among whole numbers, else by rounding."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    both = np.nan_to_num(np.stack([values, sums]))
    whole = (both == np.round(both)).all(axis=0)
    return np.where(whole, 0.0, 0.051)


def _families(standing: Standing) -> Iterator[Iterable[NDArray[np.float64]]]:
    """Yield the sums that each cell could be, of the surer ways first.

    A sum is NaN where there are no parts, and infinite where one of them is not known.

    Yields
    ------
    iterable of ndarray
    """
    yield _by_name(standing)
    yield _by_labels(standing)
    yield _by_place(standing)


def _by_place(standing: Standing) -> Iterator[NDArray[np.float64]]:
    """Yield the sums of what lies before a total, after it, and of all."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    values, present = standing.figures.values, standing.figures.present
    check = standing.stands == Stands.CHECK
    for used in (present, standing.used):
        for sums in _along(values, present, check, used):
            yield sums
        for sums in _along(values.T, present.T, check.T, used.T):
            yield np.ascontiguousarray(sums.T)


def _by_name(standing: Standing) -> Iterator[NDArray[np.float64]]:
    """Yield the sums of the measure that a total names, over areas other than the total's own."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    areas = standing.meanings[Role.AREA]
    of = _named_by(standing)
    if not any(of):
        return
    shape = standing.figures.present.shape
    total = np.array(of)[standing.names[Role.MEASURE].codes]
    measure = np.where(total > 0, total, standing.target(Role.MEASURE))
    key = measure * len(standing.meanings[Role.BREAKDOWN].ids) + standing.target(Role.BREAKDOWN)
    key = np.broadcast_to(key * len(standing.windows) + standing.when, shape)
    linked = np.broadcast_to(standing.stands_in(Role.MEASURE) == Stands.LINKED, shape)
    parts = standing.figures.present & linked & (standing.stands != Stands.CHECK)
    where = np.broadcast_to(measure * len(areas.ids) + standing.target(Role.AREA), shape)
    asked = np.broadcast_to(total > 0, shape) & standing.figures.present
    asked &= ~((standing.stands_in(Role.AREA) == Stands.LINKED) & np.isin(where, np.unique(where[parts])))
    for held in (parts, parts & standing.used):
        yield _summed(standing.figures.values, held, key, asked)


def _named_by(standing: Standing) -> list[int]:
    """Return the measure of which each label is a total, as a position in ``Meaning.ids``; 0 for others."""
    meaning, labels = standing.meanings[Role.MEASURE], standing.names[Role.MEASURE].labels
    each = [*zip(labels, meaning.stands, meaning.targets, strict=True)]
    linked = {known_as(label): target for label, stands, target in each if stands is Stands.LINKED}
    catalogue = standing.resources.catalogue

    def named(label: str) -> int:
        name = total_of(label)
        found = (catalogue.find(name) or "") if name else ""
        return linked.get(name, meaning.ids.index(found) if found in meaning.ids else 0) if name else 0

    return [named(label) if stands is Stands.CHECK else 0 for label, stands, _ in each]


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
    total = np.bincount(codes, values[parts], len(unique))
    total[np.isnan(total)] = np.inf  # a part is not known
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
