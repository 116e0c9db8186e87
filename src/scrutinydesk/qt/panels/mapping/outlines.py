"""The edges of an outline, taken hold of and moved over rows and columns."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt

Span = tuple[range, range]


class Edges(NamedTuple):
    """Which edges are held; two at a corner."""

    left: bool = False
    right: bool = False
    top: bool = False
    bottom: bool = False

    @property
    def cursor(self) -> Qt.CursorShape:
        """The pointer that says which way they can go."""
        if (self.left or self.right) and (self.top or self.bottom):
            falling = (self.left and self.top) or (self.right and self.bottom)
            return Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        return Qt.CursorShape.SizeHorCursor if self.left or self.right else Qt.CursorShape.SizeVerCursor


def moved(span: Span, held: Edges, row: int, column: int) -> Span:
    """Return rows and columns with the held edges at a cell; an outline keeps one cell at least."""
    rows, columns = span
    top = min(row, rows.stop - 1) if held.top else rows.start
    bottom = max(row + 1, rows.start + 1) if held.bottom else rows.stop
    left = min(column, columns.stop - 1) if held.left else columns.start
    right = max(column + 1, columns.start + 1) if held.right else columns.stop
    return range(top, bottom), range(left, right)


def grown(span: Span, step: tuple[int, int], *, first: bool, most: tuple[int, int]) -> Span:
    """Return rows and columns with one edge a step on: the last ones, or the first.

    Parameters
    ----------
    most : (int, int)
        Rows and columns of the sheet.
    """
    made = []
    for lines, by, end in zip(span, step, most, strict=True):
        start, stop = lines.start, lines.stop
        if first:
            start = max(0, min(start + by, stop - 1))
        else:
            stop = min(end, max(stop + by, start + 1))
        made.append(range(start, stop))
    return made[0], made[1]
