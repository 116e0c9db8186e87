"""Parts of a sheet that hold tables: side by side, or the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.kinds import Sort

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Sheet

BLOCKS = 400  # runs of filled rows that are looked at one by one
HEAD = 12  # rows in which the heading of a second label column is looked for
SAMPLE = 2000


@dataclass
class Box:
    """A rectangle of a sheet, last row and column excluded, with the sort of each cell in it."""

    sheet: Sheet
    codes: NDArray[np.int8]
    top: int
    left: int
    bottom: int
    right: int

    def __post_init__(self) -> None:
        self.inside = self.codes[self.top : self.bottom, self.left : self.right]

    def line(self, row: int) -> list[tuple[int, int, Any]]:
        """Return column, sort and value of the cells of a row that are not blank."""
        sorts = self.codes[row, self.left : self.right].tolist()
        values = self.sheet.values[row, self.left : self.right].tolist()
        return [
            (self.left + at, sort, value)
            for at, (sort, value) in enumerate(zip(sorts, values, strict=True))
            if sort
        ]


def boxes(sheet: Sheet, codes: NDArray[np.int8]) -> Iterator[Box]:
    """Yield the parts of a sheet that hold tables, top to bottom and left to right.

    A column that is blank over the whole height, or over that of a run of filled rows, parts two tables
    where both sides have labels and figures of their own; anywhere else it is a spacer.
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    filled = codes != Sort.BLANK
    rows = np.flatnonzero(filled.any(axis=1))
    if not len(rows):
        return
    columns = np.flatnonzero(filled.any(axis=0))
    whole = Box(sheet, codes, int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
    starts = _starts(whole)
    if len(starts) > 1:
        yield from _cut(whole, starts)
        return
    for part, found in _blocks(whole, rows):
        yield from _cut(part, found)


def _cut(box: Box, starts: list[int]) -> Iterator[Box]:
    for left, right in zip(starts, [*starts[1:], box.right], strict=True):
        yield Box(box.sheet, box.codes, box.top, left, box.bottom, right)


def _blocks(whole: Box, rows: NDArray[np.intp]) -> Iterator[tuple[Box, list[int]]]:
    """Yield runs of rows that are parted alike, and the columns at which their parts begin."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    breaks = np.flatnonzero(np.diff(rows) > 1)
    if len(breaks) > BLOCKS or (not len(breaks) and (whole.inside != Sort.BLANK).any(axis=0).all()):
        yield whole, [whole.left]
        return
    tops = [int(rows[0]), *rows[breaks + 1].tolist()]
    bottoms = [*(rows[breaks] + 1).tolist(), int(rows[-1]) + 1]
    start, held = whole.top, None
    for top, bottom in zip(tops, bottoms, strict=True):
        block = Box(whole.sheet, whole.codes, top, whole.left, bottom, whole.right)
        if not (block.inside == Sort.NUMBER).any():
            continue  # words belong to the figures beneath them, the last to those above
        found = _starts(block)
        if held is not None and found != held:
            middle = _first_words(whole, start, top)
            yield Box(whole.sheet, whole.codes, start, whole.left, middle, whole.right), held
            start = middle
        held = found
    yield Box(whole.sheet, whole.codes, start, whole.left, whole.bottom, whole.right), held or [whole.left]


def _first_words(whole: Box, start: int, top: int) -> int:
    """Return the first row of the words that stand over the figures at ``top``."""
    numbers = (whole.codes[start:top, whole.left : whole.right] == Sort.NUMBER).any(axis=1)
    last = len(numbers) - 1 - int(numbers[::-1].argmax())
    return start + last + 1


def _starts(box: Box) -> list[int]:
    filled = (box.inside != Sort.BLANK).any(axis=0).tolist()
    starts = [box.left]
    if not all(filled):
        numeric = (box.inside == Sort.NUMBER).any(axis=0).tolist()
        for at in range(1, len(filled)):
            if filled[at - 1] or not filled[at]:
                continue
            # A blank column may part the labels from their figures.
            figures = next((each for each in range(at, len(filled)) if numeric[each]), len(filled))
            end = next((each for each in range(figures, len(filled)) if not filled[each]), len(filled))
            column = box.left + at
            before = Box(box.sheet, box.codes, box.top, starts[-1], box.bottom, column)
            after = Box(box.sheet, box.codes, box.top, column, box.bottom, box.left + end)
            if _stands_alone(before) and _stands_alone(after):
                starts.append(column)
    return starts if len(starts) > 1 else _repeated(box)


def _stands_alone(box: Box) -> bool:
    """Tell whether a part has labels of its own with figures at their right."""
    codes = box.inside[:SAMPLE]
    numbers = codes == Sort.NUMBER
    words = (codes == Sort.TEXT) | (codes == Sort.PERIOD)
    for column in range(codes.shape[1] - 1):
        named, held = words[:, column], numbers[:, column]
        values = box.sheet.values[box.top : box.top + len(codes), box.left + column]
        cells = values[held].tolist() if not column else []
        timely = times.year_like(cells) == 1 or times.is_time_sequence([*dict.fromkeys(cells)])
        if len(cells) > 1 and timely:
            named = named | held
        elif held.sum() > named.sum():
            return False
        beside = numbers[:, column + 1 :].any(axis=1)
        if (named & beside).sum() > 1:
            return True
    return False


def _repeated(box: Box) -> list[int]:
    """Return where tables begin that touch: the heading of the first label column comes again."""
    for row in range(box.top, min(box.bottom, box.top + HEAD)):
        line = box.line(row)
        if len(line) < 4 or line[0][1] != Sort.TEXT or any(sort == Sort.NUMBER for _, sort, _ in line):  # noqa: PLR2004
            continue
        starts = [column for column, _, value in line if value == line[0][2]]
        bounds = [*starts, box.right]
        if starts[0] == line[0][0] and len(starts) > 1:
            parts = [Box(box.sheet, box.codes, row, *pair) for pair in _spans(bounds, box.bottom)]
            return [box.left, *starts[1:]] if all(map(_stands_alone, parts)) else [box.left]
    return [box.left]


def _spans(bounds: list[int], bottom: int) -> Iterator[tuple[int, int, int]]:
    for left, right in zip(bounds, bounds[1:], strict=False):
        yield left, bottom, right
