"""Merged cells: which cell speaks where a merged range lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables.bands import row_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Position, Sheet

MERGED = 100_000  # cells of a merged range at most; larger ones are decoration
ALL = 1_000_000  # cells of all merged ranges together


class Merges:
    """The merged ranges of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._first: dict[Position, Position] = {}
        self._ranges: list[tuple[int, int, int, int]] = []
        cells = 0
        for top, left, bottom, right in sheet.merged:
            size = (bottom - top + 1) * (right - left + 1)
            cells += size
            if size > MERGED or cells > ALL:
                continue
            self._ranges.append((top, left, bottom, right))
            for row in range(top, bottom + 1):
                self._first.update(((row, column), (top, left)) for column in range(left, right + 1))

    def __bool__(self) -> bool:
        return bool(self._first)

    def origin(self, row: int, column: int) -> Position:
        """Return the cell that says what stands here."""
        return self._first.get((row, column), (row, column))

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell is part of a merged range."""
        return (row, column) in self._first

    def fill(self, columns: Mapping[int, list[Any]], rows: Sequence[int], values: NDArray[Any]) -> None:
        """Write the label of a merged range over several rows into each of them.

        A label merged over several columns is said once, in the first of them.
        """
        if not columns or not rows:
            return
        for top, left, bottom, right in self._ranges:
            column = next((each for each in columns if left <= each <= right), None)
            if column is None or bottom < rows[0] or top > rows[-1]:
                continue
            start, end = row_at(rows, max(top, rows[0])), row_at(rows, min(bottom, rows[-1]) + 1)
            for number in range(max(start, 0), min(end, len(rows))):
                columns[column][number] = values[top, left]
