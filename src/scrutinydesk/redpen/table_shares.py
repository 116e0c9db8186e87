"""Percentages of a table beside the figures that they are shares of, and what they are shares of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Printed
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.redpen.printing import computed, printed_alike, printed_number
from scrutinydesk.redpen.table_totals import is_total

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Catalogue
    from scrutinydesk.redpen.grids import Figure, Grid

_CHANGE = re.compile(r"change|differ|varia|increas|decreas|\+/-|trend|against|vs|target|rate", re.IGNORECASE)
_OF_ALL = re.compile(r"\bof (?:all|the total|total)\b|\bshare\b|\bproportion\b", re.IGNORECASE)
_AMOUNTS = frozenset((Unit.COUNT, Unit.MONEY))
_CONFIRMED = 2
_ALL = 100


@dataclass(frozen=True, slots=True)
class Shared:
    """A figure of a table with its percentage, and the verdict on them."""

    part: Figure
    percent: Figure
    checked: Checked


@dataclass(frozen=True, slots=True)
class Shares:
    """The percentages of a table and what they are of.

    Attributes
    ----------
    base : Printed
        What they are all of.
    total : Figure or None
        The total that is printed, where they are of something else.
    without : tuple of str
        The rows that have no percentage, and that ``base`` leaves out.
    """

    shares: tuple[Shared, ...]
    base: Printed
    total: Figure | None
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Base:
    base: Printed
    of_total: bool


def shares_of(grid: Grid, catalogue: Catalogue) -> Iterator[Shares]:
    """Yield the columns of percentages whose base most of their rows agree on.

    Yields
    ------
    Shares
    """
    for percents in (column for column in grid.columns if grid.unit_of(column) is Unit.PERCENT):
        column = _shared_out(grid, percents)
        heads = f"{grid.heads.get(column, '')} {grid.heads.get(percents, '')}"
        if column and not _CHANGE.search(heads) and (found := _shares(grid, catalogue, column, percents)):
            yield found


def _shared_out(grid: Grid, percents: int) -> int:
    """Return the column that percentages are shares of, 0 where there is none: the one beside them.

    "% of all crime" may stand behind the changes, and is then of the figures before those.
    """
    if grid.unit_of(percents - 1) in _AMOUNTS and not _CHANGE.search(grid.heads.get(percents - 1, "")):
        return percents - 1
    if not _OF_ALL.search(grid.heads.get(percents, "")):
        return 0
    before = [column for column in grid.columns if column < percents and grid.unit_of(column) in _AMOUNTS]
    return next((each for each in reversed(before) if not _CHANGE.search(grid.heads.get(each, ""))), 0)


def _shares(grid: Grid, catalogue: Catalogue, column: int, percents: int) -> Shares | None:
    figures = {row: each for (row, at), each in grid.figures.items() if at == column}
    totals = _totals(grid, figures, percents)
    pairs = [
        (each, percent)
        for row, each in sorted(figures.items())
        if (percent := grid.figures.get((row, percents)))
    ]
    without = [row for row in figures if row not in totals and (row, percents) not in grid.figures]
    best: tuple[int, Shares] | None = None
    total = figures[totals[-1]] if totals else None
    amounts = dict(zip(figures, printed_alike([each.number for each in figures.values()]), strict=True))
    for base in _bases(grid, catalogue, amounts, totals[-1:], without):
        # Of the total itself 100% says nothing but that the percentages are of it.
        of = [pair for pair in pairs if base.of_total or pair[0].row not in totals]
        shared = tuple(
            Shared(part, percent, check_share([amounts[part.row]], base.base, printed_number(percent.number)))
            for part, percent in of
        )
        fits = sum(each.checked.verdict is Verdict.AGREES for each in shared)
        if fits >= _CONFIRMED and 2 * fits > len(shared) and (best is None or fits > best[0]):
            left = tuple(grid.labels.get(row, "").strip(" *") for row in without)
            found = Shares(shared, base.base, None if base.of_total else total, () if base.of_total else left)
            best = fits, found
    return best[1] if best else None


def _totals(grid: Grid, figures: Mapping[int, Figure], percents: int) -> list[int]:
    """Return the rows of totals; where none is called so, the last if it has 100%: "All crimes recorded"."""
    named = [row for row in figures if is_total(grid.labels.get(row, ""))]
    last = max(figures, default=0)
    percent = grid.figures.get((last, percents))
    whole = percent is not None and percent.number.value == _ALL and len(figures) > _CONFIRMED
    return named or ([last] if whole else [])


def _bases(
    grid: Grid,
    catalogue: Catalogue,
    amounts: Mapping[int, Printed],
    totals: Sequence[int],
    without: Sequence[int],
) -> Iterator[_Base]:
    """Yield what the percentages may be of: the total, the total less the rows without, or the other rows."""
    keys = {row: catalogue.find(grid.labels.get(row, "")) for row in amounts}
    held = {key for key in keys.values() if key}
    inner = {row for row, key in keys.items() if key and catalogue[key].parent in held}
    for row in totals:
        yield _Base(amounts[row], of_total=True)
        if without:
            yield _Base(_less(amounts[row], [amounts[each] for each in without]), of_total=False)
    totalled = (row for row in amounts if is_total(grid.labels.get(row, "")))
    skipped = {*without, *inner, *totalled, *totals}
    rest = [each for row, each in amounts.items() if row not in skipped]
    if len(rest) > 1:
        yield _Base(_added(rest), of_total=not totals)


def _less(whole: Printed, parts: Sequence[Printed]) -> Printed:
    value = whole.value - sum((each.value for each in parts), Fraction(0))
    return computed(value, whole.decimals, whole, counted=whole.counted)


def _added(parts: Sequence[Printed]) -> Printed:
    decimals = max(each.decimals for each in parts)
    value = sum((each.value for each in parts), Fraction(0))
    return computed(value, decimals, parts[0], counted=all(each.counted for each in parts))
