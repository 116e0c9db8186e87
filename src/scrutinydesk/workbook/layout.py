"""Cells found one by one, laid out as the grid of a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from scrutinydesk.workbook.grid import Position, Sheet, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

ROWS, COLUMNS = 1_048_576, 16_384
# A sheet may always be this large; beyond, only if enough of it is filled.
_AREA = 4_000_000
_SPARSE = 40


@dataclass(slots=True)
class Cells:
    """What a pass over a sheet found; positions are those on the sheet, zero-based."""

    name: str
    visibility: Visibility = Visibility.VISIBLE
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    formats: list[int] = field(default_factory=list)
    uncalculated: list[Position] = field(default_factory=list)
    formulas: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[Position, str] = field(default_factory=dict)
    # Cells at addresses that no sheet has, and the furthest cell that has content but no value.
    outside: int = 0
    reach: Position = (0, 0)

    def is_compact(self) -> bool:
        """Tell whether a reader that makes a full grid of the sheet is safe to use on it.

        calamine ends the whole process where it cannot get the memory for the grid.
        """
        if self.outside:
            return False
        if not self.rows and self.reach == (0, 0):
            return True
        top, left = min(self.rows, default=0), min(self.columns, default=0)
        bottom = max(self.reach[0], max(self.rows, default=0))
        right = max(self.reach[1], max(self.columns, default=0))
        if self.reach != (0, 0):
            top, left = min(top, self.reach[0]), min(left, self.reach[1])
        return (bottom - top + 1) * (right - left + 1) <= allowed_area(len(self.rows))


def allowed_area(cells: int) -> int:
    """Return how large the box around so many filled cells may be."""
    return max(_AREA, cells * _SPARSE)


def laid_out(cells: Cells, *, with_formats: bool = True) -> tuple[Sheet, int]:
    """Return the sheet, and how many cells were left out because they stand too far away.

    One cell in the last corner makes a grid of one cell with an origin. Cells in two opposite
    corners would make a grid of 17 thousand million: those nearest to the top left are kept.
    """
    for row, column in cells.uncalculated:
        cells.rows.append(row)
        cells.columns.append(column)
        cells.values.append(None)
        cells.formats.append(0)
    rows = np.array(cells.rows, dtype=np.int64)
    columns = np.array(cells.columns, dtype=np.int64)
    values = np.empty(len(rows), dtype=object)
    values[:] = cells.values
    formats = np.array(cells.formats, dtype=np.uint16)
    kept = _near(rows, columns)
    dropped = 0
    if kept is not None:
        dropped = len(rows) - len(kept)
        rows, columns, values, formats = rows[kept], columns[kept], values[kept], formats[kept]
    if not len(rows):
        return placed(cells, np.empty((0, 0), dtype=object), None, (0, 0)), dropped
    top, left = int(rows.min()), int(columns.min())
    shape = int(rows.max()) - top + 1, int(columns.max()) - left + 1
    grid: NDArray[np.object_] = np.full(shape, None, dtype=object)
    grid[rows - top, columns - left] = values
    kinds = None
    if with_formats:
        kinds = np.zeros(shape, dtype=np.uint16)
        kinds[rows - top, columns - left] = formats
    return placed(cells, grid, kinds, (top, left)), dropped


def _near(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Return the cells to keep, None where all may stay."""
    if not len(rows):
        return None
    height, width = rows.max() - rows.min() + 1, columns.max() - columns.min() + 1
    limit = allowed_area(len(rows))
    if height * width <= limit:
        return None
    order = np.argsort(np.maximum(rows / ROWS, columns / COLUMNS), kind="stable")
    r, c = rows[order], columns[order]
    area = (np.maximum.accumulate(r) - np.minimum.accumulate(r) + 1) * (
        np.maximum.accumulate(c) - np.minimum.accumulate(c) + 1
    )
    nearest: NDArray[np.int64] = np.sort(order[: int(np.searchsorted(area, limit, side="right"))])
    return nearest


def widened(
    grid: NDArray[np.object_], origin: Position, positions: Iterable[Position]
) -> NDArray[np.object_]:
    """Return the grid, made larger where needed to hold cells that have no value, if near."""
    top, left = origin
    reached = [(r - top + 1, c - left + 1) for r, c in positions if r >= top and c >= left]
    height = max([grid.shape[0], *(r for r, _ in reached)])
    width = max([grid.shape[1], *(c for _, c in reached)])
    if (height, width) == grid.shape or height * width > _AREA:
        return grid
    wider: NDArray[np.object_] = np.empty((height, width), dtype=object)
    wider[: grid.shape[0], : grid.shape[1]] = grid
    return wider


def placed(
    cells: Cells, grid: NDArray[np.object_], kinds: NDArray[np.uint16] | None, origin: Position
) -> Sheet:
    """Return the sheet of a grid whose other properties a pass has found."""
    (top, left), (height, width) = origin, grid.shape
    bottom, right = top + height, left + width

    def inside(positions: Iterable[Position]) -> list[Position]:
        return [(r, c) for r, c in positions if top <= r < bottom and left <= c < right]

    hidden = {
        column - left
        for first, last in cells.hidden_columns
        for column in range(max(first, left), min(last + 1, right))
    }
    merged = tuple(
        (max(r0, top) - top, max(c0, left) - left, min(r1, bottom - 1) - top, min(c1, right - 1) - left)
        for r0, c0, r1, c1 in cells.merged
        if r0 < bottom and r1 >= top and c0 < right and c1 >= left
    )
    return Sheet(
        name=cells.name,
        values=grid,
        formats=kinds,
        origin=origin,
        visibility=cells.visibility,
        uncalculated=frozenset((r - top, c - left) for r, c in inside(cells.uncalculated)),
        formulas=cells.formulas,
        merged=merged,
        hidden_rows=frozenset(row - top for row in cells.hidden_rows if top <= row < bottom),
        hidden_columns=frozenset(hidden),
        comments={(r - top, c - left): cells.comments[r, c] for r, c in inside(cells.comments)},
    )
