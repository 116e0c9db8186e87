"""Totals that are not used: held against the sum of their parts.

A total may stand beneath its parts, above them or at their right, and parts may be left out on purpose.
It is at fault only where it agrees with none of the sums that it could be, where none of its own parts is
without a figure, and where nothing in the table is unknown to the recipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import NAMING, Role
from scrutinydesk.workbook.recipes.total_sums import sums_of
from scrutinydesk.workbook.tables.keys import is_total

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.standing import Standing

_ADD = {Kind.FLOW, Kind.STOCK, Kind.MONEY}


class Wrong(NamedTuple):
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

    totals = _totals(standing)
    if not totals:
        return []
    checks = standing.figures.present & _checked(standing, totals)
    unknown = standing.figures.present & (standing.stands == Stands.OPEN)
    if not checks.any() or unknown.any() or not _adds(standing):
        return []
    at = np.flatnonzero(checks & ~np.isnan(standing.figures.values))
    stated = standing.figures.values.ravel()[at]
    families = [[sums.ravel()[at] for sums in family] for family in sums_of(standing, checks)]
    told = _held(stated, families, _lines(standing, totals, at))
    wrong = np.flatnonzero(~np.isnan(told))
    each = at[wrong].tolist(), stated[wrong].tolist(), told[wrong].tolist()
    return [*map(Wrong, *each, _labels(standing, totals, at[wrong]))]


def _totals(standing: Standing) -> dict[Role, NDArray[np.bool_]]:
    """Tell of each label whether it makes a figure a total: one for checking alone, or one of the force.

    Empty where none does. The force's own totals that are used are looked at here where its divisions in
    the catalogue are not all in the table; where they are, all figures of the workbook are held against each
    other later.
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    areas = {*standing.meanings[Role.AREA].ids}
    wanted = standing.force in areas and len(areas - {""}) > 1
    wanted = wanted and not areas.issuperset(standing.resources.areas.divisions(standing.force))
    if not wanted and not standing.any_stands(Stands.CHECK):
        return {}
    found = {}
    for role in NAMING:
        each = zip(standing.names[role].labels, standing.meanings[role].stands, strict=True)
        linked = Stands.LINKED if wanted and role is not Role.BREAKDOWN else None
        found[role] = np.array(
            [stands is Stands.CHECK or (stands is linked and is_total((label,))) for label, stands in each]
        )
    return found if any(map(np.any, found.values())) else {}


def _checked(standing: Standing, totals: dict[Role, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Tell which cells are totals."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    shape = standing.figures.present.shape
    checks = np.array(standing.stands == Stands.CHECK)
    if standing.force in standing.meanings[Role.AREA].ids:
        force = standing.meanings[Role.AREA].ids.index(standing.force)
        mine = standing.used & (standing.target(Role.AREA) == force)
        for role in (Role.MEASURE, Role.AREA):
            checks |= mine & np.broadcast_to(totals[role][standing.names[role].codes], shape)
    return checks


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
    agrees = np.abs(every - stated) <= _slack(stated, every)
    size = int(lines.max()) + 1
    right = np.array([np.bincount(lines, each, size) for each in agrees])
    known = np.array([np.bincount(lines, each, size) for each in np.isfinite(every)])
    ways = right * 2 > known
    wrong = ~agrees.any(axis=0)
    settled = np.asarray(ways.any(axis=0))[lines]
    for number in np.flatnonzero(wrong & settled).tolist():
        sums, line = every[:, number], lines[number]
        held = sums[ways[:, line]][np.argsort(-right[ways[:, line], line], kind="stable")]
        held = held[~np.isnan(held)]
        if len(held) and np.isfinite(held).all():
            told[number] = held[0]
    waiting = wrong & ~settled
    for family in families:
        if not family or not waiting.any():
            continue
        group = np.array(family)
        known_here = ~np.isnan(group)
        first = group[known_here.argmax(axis=0), np.arange(len(stated))]
        mine = waiting & known_here.any(axis=0)
        sound = mine & (np.isfinite(group) | ~known_here).all(axis=0)
        told[sound] = first[sound]
        waiting &= ~mine
    return told


def _lines(
    standing: Standing, totals: dict[Role, NDArray[np.bool_]], at: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Return which line of totals each is in: a row, a column, or all of one label."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    height, width = standing.figures.present.shape
    lines = np.full(len(at), -1)
    start = 0
    for role in NAMING:
        codes = standing.names[role].codes
        grid = np.broadcast_to(codes, (height, width)).ravel()[at]
        stands = totals[role]
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

    one, two = ((each == np.round(each)) | np.isnan(each) for each in (values, sums))
    return np.where(one & two, 0.0, 0.051)


def _labels(standing: Standing, totals: dict[Role, NDArray[np.bool_]], at: NDArray[np.intp]) -> list[str]:
    """Return the labels that make cells totals."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    found = [""] * len(at)
    for role in reversed(NAMING):
        names = standing.names[role]
        codes = np.broadcast_to(names.codes, standing.figures.present.shape).ravel()[at]
        for number in np.flatnonzero(totals[role][codes]).tolist():
            found[number] = names.labels[codes[number]]
    return found
