"""What the columns of a table are: labels, figures, marks beside figures, or remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.kinds import SORTS, Sort
from scrutinydesk.workbook.tables.words import CODE, MARKS, RUNNING, clean, parts_named

if TYPE_CHECKING:
    from scrutinydesk.workbook.tables.bands import Band

SAMPLE = 4000  # rows by which the columns of a long table are judged: the first and the last half of them
MOST = 0.9
HALF = 0.5
SHORT = 60
FEW = 3
REMARK = re.compile(
    r"\b(?:notes?|comments?|commentary|remarks?|sources?|footnotes?|rag|status|trends?|direction|rating|flags?|"
    r"narrative|links?|url|contact|updated|signifi\w+|explanation|caveats?|reason|owner|lead)\b",
    re.IGNORECASE,
)


class Columns:
    """The columns of a band, sorted out.

    Attributes
    ----------
    labels, values : list of int
        Columns of ``Sheet.values``, left to right.
    running : list of int
        Columns at the left that only number the rows.
    beside : dict of int to int
        Columns of marks, and the column of figures at the left of each.
    """

    def __init__(self, band: Band) -> None:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        box = band.box
        self._band = band
        self._left, width = box.left, box.right - box.left
        rows = band.figures
        self._chosen = rows if len(rows) <= SAMPLE else [*rows[: SAMPLE // 2], *rows[-SAMPLE // 2 :]]
        index = slice(rows[0], rows[-1] + 1) if isinstance(self._chosen, range) else self._chosen
        sample = box.codes[index, box.left : box.right]
        self._cells = box.sheet.values[index, box.left : box.right]
        counts = np.bincount((sample + SORTS * np.arange(width)).ravel(), minlength=SORTS * width)
        self._counts: list[list[int]] = counts.reshape(width, SORTS).tolist()
        self._figures = [number + mark > 0 for _, number, mark, *_ in self._counts]
        self._has_figures = self._figures
        if len(rows) > SAMPLE:
            whole = box.codes[rows[0] : rows[-1] + 1, box.left : box.right]
            self._has_figures = ((whole == Sort.NUMBER) | (whole == Sort.MARK)).any(axis=0).tolist()
        self._lines: list[list[Any]] = [
            box.sheet.values[row, box.left : box.right].tolist() for row in band.headings
        ]
        self.labels: list[int] = []
        self.values: list[int] = []
        self.running: list[int] = []
        self.beside: dict[int, int] = {}
        self._sort_out()

    def heading(self, column: int) -> str:
        """Return the words above a column, lowest last."""
        at = column - self._left
        return " ".join([clean(line[at]) for line in self._lines if line[at] is not None])

    def _sort_out(self) -> None:
        width = len(self._counts)
        textual = [text + when > number + mark for _, number, mark, text, when, _ in self._counts]
        numeric = [has and not words for has, words in zip(self._has_figures, textual, strict=True)]
        # The first column of words or figures, and the last of figures.
        held = [at for at in range(width) if textual[at] or self._figures[at]]
        self._first = held[0] if held else width
        self._last = next((at for at in reversed(held) if self._figures[at]), -1)
        keys: list[int] = []
        left = sum(numeric)
        leading = True  # no column of figures lies at the left
        dated = {
            at
            for line in self._lines
            for at, cell in enumerate(line)
            if isinstance(cell, str) and times.tells_time(cell)
        }
        for at in [at for at in range(width) if numeric[at]]:
            left -= 1
            likely = leading or at <= self._first or at >= self._last or at in dated
            if likely and (left or not leading) and self._is_key(at, textual, first=leading):
                numeric[at] = False
                keys.append(at)
            leading = leading and not numeric[at]
        for at in [at for at in range(1, width) if not self._counts[at][Sort.NUMBER]]:
            if numeric[at] and numeric[at - 1] and self._is_beside(at):
                numeric[at] = False
                self.beside[self._left + at] = self._left + at - 1
        self.values = [self._left + at for at in range(width) if numeric[at]]
        first = self.values[0] if self.values else self._left + width
        self.running = [self._left + at for at in keys if self._is_running(at, textual)]
        named = [self._left + at for at in range(width) if textual[at] or at in keys]
        self.labels = [column for column in named if column < first and column not in self.running]
        self.labels += [column for column in named if column > first and self._names_rows(column)]

    def _names_rows(self, column: int) -> bool:
        """Tell whether a column of words at the right of figures names rows; notes marks beside figures."""
        at = column - self._left
        texts = [clean(text) for text in self._filled(at)]
        if not texts or sum(text.casefold() in MARKS for text in texts) >= MOST * len(texts):
            if texts:
                self.beside[column] = max(each for each in self.values if each < column)
            return False
        counts, heading = self._counts[at], self.heading(column)
        if (
            column - 1 not in {*self.values, *self.labels, *self.beside}
            and self._is_blank(at - 1)
            and (not self.heading(column - 1))
        ):
            return False  # a blank column parts it from the table
        if max(map(len, texts)) > SHORT or (heading and REMARK.search(heading)):
            return False
        if not self.labels or all(each > self.values[0] for each in self.labels):
            return True  # the labels stand at the right
        # Sparse, but from the first row on: it holds until the next.
        filled = 2 * len(texts) >= len(self._cells) or (len(texts) > 1 and self._cells[0, at] is not None)
        worded = counts[Sort.TEXT] > counts[Sort.PERIOD] or times.names_time(heading)
        return bool(heading) and filled and worded

    def _is_beside(self, at: int) -> bool:
        """Tell whether a column without numbers or heading holds letters that mark those at its left."""
        if self.heading(self._left + at):
            return False
        texts = [clean(text).casefold() for text in self._filled(at)]
        return sum(text in MARKS for text in texts) > HALF * len(texts)

    def _is_blank(self, at: int) -> bool:
        return not any(self._counts[at][1:])

    def _filled(self, at: int) -> list[Any]:
        return [cell for cell in self._cells[:, at].tolist() if cell is not None]

    def _is_running(self, at: int, textual: list[bool]) -> bool:
        """Tell whether a column only numbers the rows: 1, 2, 3 under no heading that means more."""
        heading = self.heading(self._left + at).strip()
        if any(textual[:at]) or not any(textual) or not RUNNING.fullmatch(heading):
            return False
        numbers = [times.whole(cell) for cell in self._cells[:, at].tolist()]
        steps = [row - self._chosen[0] + (numbers[0] or 0) for row in self._chosen]
        held = [(number, step) for number, step in zip(numbers, steps, strict=True) if number is not None]
        return (
            len(held) >= (2 if heading else FEW)
            and held[0][0] in {0, 1}
            and (
                all(number == step for number, step in held) or _counts_up([number for number, _ in held], 2)
            )
        )

    def _is_key(self, at: int, textual: list[bool], *, first: bool) -> bool:
        """Tell whether a column of numbers names its rows: years, codes, parts of a year, running numbers.

        ``first`` tells that all numbers at its left name the rows too; only years do where they do not.
        """
        leftmost = at <= self._first
        heading = self.heading(self._left + at)
        timely = times.names_time(heading) if at >= self._last else times.tells_time(heading)
        coded, parts = CODE.search(heading) is not None, parts_named(heading)
        if not (timely or leftmost or (first and (coded or parts))):
            return False
        cells = self._filled(at)
        numbers = [number for cell in cells if (number := times.whole(cell)) is not None]
        named = coded or max(numbers, default=0) <= parts > 0
        counts = self._counts[at]
        if first and counts[Sort.TEXT] and coded and any(textual):
            return len(numbers) + counts[Sort.TEXT] >= MOST * len(cells)
        if timely and counts[Sort.TEXT]:
            # Years among other words, such as the change between two of them.
            return times.all_years(numbers)
        if counts[Sort.MARK] or len(numbers) < len(cells) or not (timely or leftmost or named):
            return False
        if times.year_like(cells) >= MOST and not self._is_dated(at):
            # A column of figures may look like years; its heading, or its place, tells.
            return timely or (leftmost and len(cells) > 1)
        dated = all(map(times.is_serial, cells)) and (timely or times.is_time_sequence(cells))
        counted = not dated and leftmost and (_counts_up(numbers) or self._is_running(at, textual))
        return (first and (dated or named or counted)) or (dated and times.names_time(heading))

    def _is_dated(self, at: int) -> bool:
        """Tell whether the heading of a column is itself a period."""
        headings = (line[at] for line in self._lines)
        return any(times.period_of(heading) is not None for heading in headings if heading is not None)


def _counts_up(numbers: list[int], least: int = FEW) -> bool:
    """Tell whether numbers are 0, 1, 2 or 1, 2, 3 and on."""
    return len(numbers) >= least and numbers[0] in {0, 1} and numbers == [*range(numbers[0], numbers[-1] + 1)]
