"""Parts of a sheet that hold tables: side by side, or the whole of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.words import CODE, MARKS, RUNNING, clean, parts_named

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Sheet

BLOCKS = 400  # runs of filled rows that are looked at one by one
HEAD = 12  # rows in which the heading of a second label column is looked for
SAMPLE = 2000
HELD = 1000  # lines that are kept
RUN = 4  # numbers by which a column that numbers the rows is told; another table may stand beneath
ENDS = 3  # blank columns up to which a part with labels and figures is looked for


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
        self._held: dict[int, list[tuple[int, int, Any]]] = {}  # lines: the same are asked for again

    def line(self, row: int) -> list[tuple[int, int, Any]]:
        """Return column, sort and value of the cells of a row that are not blank."""
        line = self._held.get(row)
        if line is None:
            sorts = self.codes[row, self.left : self.right].tolist()
            values = self.sheet.values[row, self.left : self.right].tolist()
            cells = zip(range(self.left, self.right), sorts, values, strict=True)
            line = [*itertools.compress(cells, sorts)]
            if len(self._held) >= HELD:
                self._held.clear()
            self._held[row] = line
        return line


def boxes(sheet: Sheet, codes: NDArray[np.int8]) -> Iterator[Box]:
    """Yield the parts of a sheet that hold tables, top to bottom and left to right.

    A column that is blank over the whole height, or over that of a run of filled rows, parts two tables
    where both sides have labels and figures of their own; anywhere else it is a spacer.

    Yields
    ------
    Box
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    filled = codes != Sort.BLANK
    rows = np.flatnonzero(filled.any(axis=1))
    if not len(rows):
        return
    columns = np.flatnonzero(filled.any(axis=0))
    whole = Box(sheet, codes, int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
    for part, starts in _blocks(whole, rows):
        for left, right in zip(starts, [*starts[1:], part.right], strict=True):
            apart = (left, right) != (part.left, part.right)
            yield Box(sheet, codes, part.top, left, part.bottom, right) if apart else part


def _blocks(whole: Box, rows: NDArray[np.intp]) -> Iterator[tuple[Box, list[int]]]:
    """Yield runs of rows that are parted alike, and the columns at which their parts begin."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    breaks = np.flatnonzero(rows[1:] - rows[:-1] > 1)
    starts = _starts(whole)
    if len(starts) > 1 or not len(breaks) or len(breaks) > BLOCKS:
        yield whole, starts
        return
    tops = [int(rows[0]), *rows[breaks + 1].tolist()]
    bottoms = [*(rows[breaks] + 1).tolist(), int(rows[-1]) + 1]
    start, held = whole.top, [whole.left]
    reach = whole.left  # the last column of the blocks so far
    for top, bottom in zip(tops, bottoms, strict=True):
        block = Box(whole.sheet, whole.codes, top, whole.left, bottom, whole.right)
        if not (block.inside == Sort.NUMBER).any():
            continue  # words belong to the figures beneath them, the last to those above
        last = whole.left + int((block.inside != Sort.BLANK).any(axis=0).nonzero()[0][-1])
        if len(held) > 1 and _goes_on(block, held):
            continue
        found = _starts(block)
        if found != held and reach >= min([*held[1:], *found[1:]], default=whole.right):
            middle = _first_words(whole, start, top)
            yield Box(whole.sheet, whole.codes, start, whole.left, middle, whole.right), held
            start, reach = middle, whole.left
        held, reach = found, max(reach, last)
    yield Box(whole.sheet, whole.codes, start, whole.left, whole.bottom, whole.right), held


def _goes_on(block: Box, starts: list[int]) -> bool:
    """Tell whether rows beneath tables side by side belong to them: in one part alone, or unheaded."""
    filled = block.inside != Sort.BLANK
    columns = filled.any(axis=0)
    if any(columns[start - 1 - block.left] for start in starts[1:]):
        return False
    bounds = [*starts, block.right]
    parts = [
        bool(columns[left - block.left : right - block.left].any())
        for left, right in itertools.pairwise(bounds)
    ]
    figures = (block.inside == Sort.NUMBER) | (block.inside == Sort.MARK)
    return sum(parts) == 1 or bool(figures.any(axis=1).all())


def _first_words(whole: Box, start: int, top: int) -> int:
    """Return the first row of the words that stand over the figures at ``top``."""
    numbers = (whole.codes[start:top, whole.left : whole.right] == Sort.NUMBER).any(axis=1)
    last = len(numbers) - 1 - int(numbers[::-1].argmax())
    return start + last + 1


def _starts(box: Box) -> list[int]:
    filled = (box.inside != Sort.BLANK).any(axis=0).tolist()
    starts = [box.left]
    if not all(filled):
        blank = [at for at, each in enumerate(filled) if not each]
        for at in range(1, len(filled)):
            if filled[at - 1] or not filled[at]:
                continue
            # Another blank column may part the labels from their figures.
            ends = [each for each in (*blank, len(filled)) if each > at][:ENDS]
            parts = (_part(box, box.left + at, box.left + end) for end in ends)
            after = next((part for part in parts if _stands_alone(part)), None)
            if after is not None and _stands_alone(_beside(box, starts[-1], box.left + at, after)):
                starts.append(box.left + at)
    return starts if len(starts) > 1 else _repeated(box)


def _part(box: Box, left: int, right: int) -> Box:
    return Box(box.sheet, box.codes, box.top, left, box.bottom, right)


def _beside(box: Box, left: int, right: int, after: Box) -> Box:
    """Return what lies in some columns beside another part, up to blank rows: all where nothing does.

    One blank row may part headings from the figures beneath them.
    """
    whole = _part(box, left, right)
    rows = (after.inside != Sort.BLANK).any(axis=1).nonzero()[0]
    filled = (whole.inside != Sort.BLANK).any(axis=1).tolist()
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    if not any(filled[top:bottom]):
        return whole
    while top and any(filled[top - 1 : top + 1]):
        top -= 1
    while bottom < len(filled) and any(filled[bottom - 1 : bottom + 1]):
        bottom += 1
    return Box(box.sheet, box.codes, box.top + top, left, box.top + bottom, right)


def _stands_alone(box: Box) -> bool:
    """Tell whether a part has labels of its own with figures at their right, or at their left."""
    codes = box.inside[:SAMPLE]
    words = (codes == Sort.TEXT) | (codes == Sort.PERIOD)
    numbers = codes == Sort.NUMBER
    named = words.copy()
    for column in numbers.any(axis=0).nonzero()[0].tolist():
        if _names_rows(box, column, numbers[:, column], words[:, column], first=not named[:, :column].any()):
            named[:, column] |= numbers[:, column]
            numbers[:, column] = False
    for column in range(codes.shape[1] - 1):
        start = int(numbers[:, column].argmax())  # words above figures are their headings
        labels = named[start:, column]
        if numbers[:, column].sum() > labels.sum():
            break
        if (labels & numbers[start:, column + 1 :].any(axis=1)).sum() > 1:
            return True
    filled = (codes != Sort.BLANK).any(axis=0).nonzero()[0]
    if not len(filled) or len(filled) <= filled[-1] - filled[0]:
        return False  # what stands beyond a blank column may be the labels of another table
    at = int(filled[-1])
    last = words[:, at]
    texts = box.sheet.values[box.top : box.top + len(codes), box.left + at][last].tolist()
    if all(clean(text).casefold() in MARKS for text in texts):
        return False
    return last.sum() > numbers[:, at].sum() and int((last & numbers[:, :at].any(axis=1)).sum()) > 1


def _names_rows(
    box: Box, column: int, held: NDArray[np.bool_], words: NDArray[np.bool_], *, first: bool
) -> bool:
    """Tell whether numbers are codes, years or parts of a year, by their heading or as the first column."""
    values = box.sheet.values[box.top : box.top + len(held), box.left + column]
    above = values[: int(held.argmax())][words[: int(held.argmax())]].tolist()
    heading = clean(above[-1]) if above else ""
    if CODE.search(heading) or times.names_time(heading):
        return True
    cells = values[held].tolist()
    if (most := parts_named(heading)) and all((times.whole(cell) or 0) <= most for cell in cells):
        return True
    cells = cells if first else []
    if cells and heading and RUNNING.fullmatch(heading) and _counts_up(cells[:RUN]):
        return True
    timely = times.all_years(cells) or times.is_time_sequence([*dict.fromkeys(cells)])
    return len(cells) > 1 and timely


def _counts_up(cells: list[Any]) -> bool:
    start = times.whole(cells[0])
    return start in {0, 1} and list(map(times.whole, cells)) == [*range(start, start + len(cells))]


def _repeated(box: Box) -> list[int]:
    """Return where tables begin that touch: the heading of the first label column comes again."""
    numbers = box.inside[:HEAD] == Sort.NUMBER
    held, first = numbers.any(axis=1).tolist(), numbers.argmax(axis=1).tolist()
    for at, row in enumerate(range(box.top, min(box.bottom, box.top + HEAD))):
        if held[at] and not times.all_years([box.sheet.values[row, box.left + first[at]]]):
            continue  # most rows are of figures, as the first of them tells
        line = box.line(row)
        figures = [value for _, sort, value in line if sort == Sort.NUMBER]
        if len(line) < 4 or line[0][1] != Sort.TEXT or (figures and not times.all_years(figures)):  # noqa: PLR2004
            continue
        starts = [column for column, _, value in line if value == line[0][2]]
        bounds = [*starts, box.right]
        if starts[0] == line[0][0] and len(starts) > 1:
            filled = (box.inside[row - box.top :] != Sort.BLANK).any(axis=1)
            bottom = box.bottom if filled.all() else row + int(filled.argmin())
            parts = [
                Box(box.sheet, box.codes, row, left, bottom, right)
                for left, right in itertools.pairwise(bounds)
            ]
            return [box.left, *starts[1:]] if all(map(_stands_alone, parts)) else [box.left]
    return [box.left]
