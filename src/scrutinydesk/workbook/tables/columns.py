"""What the columns of a table are: labels, figures, marks beside figures, or remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.kinds import Sort

if TYPE_CHECKING:
    from scrutinydesk.workbook.tables.bands import Band

SAMPLE = 4000  # rows by which the columns of a long table are judged
MOST = 0.9
SHORT = 60
FEW = 3
CODE = re.compile(
    r"\b(?:codes?|ids?|ref(?:erence)?|key|postcode|index|no\.?)\s*$|^(?:id|code|ref|unnamed.*)\b",
    re.IGNORECASE,
)
PART = re.compile(r"^\W*(?:\w+[ _])?(?:quarter|month|week|weekday|day|hour|age|rank)\W*$", re.IGNORECASE)
REMARK = re.compile(r"\b(?:notes?|comments?|remarks?|sources?|footnotes?)\b", re.IGNORECASE)
MARKS = frozenset(
    "r p e u * ** [r] [p] [e] [u] (r) (p) (e) [low] [c] [x] [z] revised provisional estimated".split()  # noqa: SIM905
)


class Columns:
    """The columns of a band, sorted out.

    Attributes
    ----------
    labels, values : list of int
        Columns of ``Sheet.values``, left to right.
    beside : dict of int to int
        Columns of marks, and the column of figures at the left of each.
    """

    def __init__(self, band: Band) -> None:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        box = band.box
        self._band = band
        self._left = box.left
        rows = band.figures
        chosen = rows if len(rows) <= SAMPLE else [*rows[: SAMPLE // 2], *rows[-SAMPLE // 2 :]]
        sample = box.codes[chosen, box.left : box.right]
        self._cells = box.sheet.values[chosen, box.left : box.right]
        self._counts = np.stack([(sample == sort).sum(axis=0) for sort in range(len(Sort))])
        whole = sample
        if len(rows) > SAMPLE:
            whole = box.codes[rows[0] : rows[-1] + 1, box.left : box.right]
        figures = (whole == Sort.NUMBER) | (whole == Sort.MARK)
        self._has_figures = figures.any(axis=0).tolist()
        self.labels: list[int] = []
        self.values: list[int] = []
        self.beside: dict[int, int] = {}
        self._sort_out()

    def heading(self, column: int) -> str:
        """Return the words above a column, lowest last."""
        texts = (self._band.box.sheet.values[row, column] for row in self._band.headings)
        return " ".join(str(text) for text in texts if text is not None)

    def _sort_out(self) -> None:
        counts, width = self._counts, self._counts.shape[1]
        words = counts[Sort.TEXT] + counts[Sort.PERIOD]
        figures = counts[Sort.NUMBER] + counts[Sort.MARK]
        textual = [bool(words[at] > figures[at]) for at in range(width)]
        numeric = [not textual[at] and self._has_figures[at] for at in range(width)]
        keys: list[int] = []
        for at in range(width):
            if numeric[at] and self._is_key(at, numeric, textual):
                numeric[at] = False
                keys.append(at)
        self.values = [self._left + at for at in range(width) if numeric[at]]
        first = self.values[0] if self.values else self._left + width
        self.labels = sorted(
            self._left + at
            for at in range(width)
            if at in keys or (textual[at] and self._names_rows(self._left + at, first))
        )

    def _names_rows(self, column: int, first: int) -> bool:
        if column < first:
            return True
        values = [each for each in self.values if each > column]
        if not self.labels and not values and first == self._left:
            return True  # the labels stand at the right
        texts = [str(text).strip() for text in self._filled(column - self._left)]
        if sum(text.casefold() in MARKS for text in texts) >= MOST * len(texts):
            self.beside[column] = max(each for each in self.values if each < column)
            return False
        heading = self.heading(column)
        # Sparse, but from the first row on: it holds until the next.
        filled = 2 * len(texts) >= len(self._cells) or (
            len(texts) > 1 and self._cells[0, column - self._left]
        )
        return bool(heading) and filled and not REMARK.search(heading) and max(map(len, texts)) <= SHORT

    def _filled(self, at: int) -> list[Any]:
        return [cell for cell in self._cells[:, at].tolist() if cell is not None]

    def _is_key(self, at: int, numeric: list[bool], textual: list[bool]) -> bool:
        """Tell whether a column of numbers names its rows: years, codes, parts of a year, running numbers."""
        heading = self.heading(self._left + at)
        timely = bool(times.TIME.search(heading))
        named = bool(CODE.search(heading) or PART.search(heading))
        first = not any(numeric[:at])
        leftmost = first and not any(textual[:at])
        if not any(numeric[at + 1 :]) or not (timely or leftmost or (named and first)):
            return False
        cells = self._filled(at)
        numbers = [number for cell in cells if (number := times.whole(cell)) is not None]
        if timely and self._counts[Sort.TEXT][at]:
            # Years among other words, such as the change between two of them.
            return times.year_like(numbers) == 1
        if self._counts[Sort.MARK][at] or len(numbers) < len(cells):
            return False
        if times.year_like(cells) >= MOST and not self._is_dated(at):
            # A column of figures may look like years; its heading, or its place, tells.
            return timely or (leftmost and len(cells) > 1)
        if all(map(times.is_serial, cells)) and (timely or times.is_time_sequence(cells)):
            return first
        return first and (named or (leftmost and _counts_up(numbers)))

    def _is_dated(self, at: int) -> bool:
        """Tell whether the heading of a column is itself a period."""
        headings = (self._band.box.sheet.values[row, at + self._left] for row in self._band.headings)
        return any(times.period_of(heading) is not None for heading in headings if heading is not None)


def _counts_up(numbers: list[int]) -> bool:
    """Tell whether numbers are 0, 1, 2 or 1, 2, 3 and on."""
    return len(numbers) >= FEW and numbers[0] in {0, 1} and numbers == [*range(numbers[0], numbers[-1] + 1)]
