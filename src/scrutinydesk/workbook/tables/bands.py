"""Rows that make a table: headings, figures, group headings between them, and where it ends."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.workbook.tables.boxes import Box
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.lines import BELOW, NAME, Lines, RowKind
from scrutinydesk.workbook.tables.words import LONG, is_note, is_title

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 4  # blank rows inside a table; more of them end it
HEADINGS = 12  # rows of headings at most
REPEATS = 1000  # rows that are held against a heading of numbers


@dataclass
class Band:
    """One table's rows.

    Attributes
    ----------
    headings : list of int
    runs : list of (first, last and one)
        Rows with figures that follow each other.
    groups : list of int
        Rows between the figures that head those which follow.
    repeated, bare : list of int
        Rows that say the headings again, as on a new page; rows of labels without figures.
    notes, titles : list of int
    """

    box: Box
    headings: list[int]
    runs: list[tuple[int, int]] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.runs[0][0]

    @property
    def last(self) -> int:
        return self.runs[-1][1] - 1

    @property
    def figures(self) -> Sequence[int]:
        """All rows with figures; a range where they follow each other."""
        if len(self.runs) == 1:
            return range(*self.runs[0])
        return [row for run in self.runs for row in range(*run)]

    def tail(self, count: int) -> list[int]:
        """Return the last rows with figures."""
        rows: list[int] = []
        for start, end in reversed(self.runs):
            rows = [*range(max(start, end - count + len(rows)), end), *rows]
            if len(rows) >= count:
                break
        return rows

    def extend(self, start: int, end: int) -> None:
        """Add rows with figures beneath the last."""
        if self.runs and self.runs[-1][1] == start:
            self.runs[-1] = (self.runs[-1][0], end)
        else:
            self.runs.append((start, end))


def bands(box: Box) -> list[Band]:
    """Return the tables of a box, top to bottom."""
    return _Scan(box).run()


class _Scan:
    """Goes down the rows of a box once."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.lines = Lines(box)
        self.made: list[Band] = []
        self.band: Band | None = None
        self.pending: list[int] = []  # rows of words since the last figures
        self.gap = 0  # blank rows since the last figures

    def run(self) -> list[Band]:
        kinds, top = self.lines.kinds, self.box.top
        at = top
        while at < self.box.bottom:
            kind = kinds[at - top]
            if kind == RowKind.BLANK:
                self.gap += 1
            elif kind == RowKind.FIGURES and not self.lines.is_heading(
                at, self.pending, opened=self.band is not None
            ):
                end = self.lines.end_of_figures(at)
                self._take(at, end)
                at = end
                continue
            elif kind == RowKind.WORDS and self._goes_on(at):
                assert self.band is not None  # noqa: S101  it goes on
                self.band.extend(at, at + 1)
            else:
                self.pending.append(at)
            at += 1
        self._close()
        return self.made

    def _goes_on(self, at: int) -> bool:
        """Tell whether words right beneath figures are a row of them whose figures are missing."""
        band = self.band
        if band is None or self.pending or self.gap or band.last != at - 1:
            return False
        return self.lines.lacks_figures(at, band.tail(BELOW))

    def _take(self, start: int, end: int) -> None:
        headings, above, groups = self._part(start)
        band = self.band
        if band is not None and self.gap <= GAP and not self._names_columns(headings, start):
            between = [*above, *headings, *groups]
            if self._fits(start, between):
                band.groups += between
                self._extend(band, start, end)
                return
        notes, titles = self._titles(above)
        if band is not None and headings and self.gap <= GAP and self._shares(headings, band, start):
            # Names for labels and a column or two: the others keep the headings further up.
            headings = [*band.headings, *headings]
        # Notes above the first table are its own; those further down may belong to the table above them.
        own = notes if band is None and not self.made else []
        self._close(notes)
        self.band = Band(self.box, headings, titles=titles, groups=groups, notes=own)
        self._extend(self.band, start, end)

    def _shares(self, headings: list[int], band: Band, start: int) -> bool:
        """Tell whether headings name only columns that those further up leave without a name."""
        figures = self.lines.figure_columns(start)
        here, before = self._named(headings), self._named(band.headings)
        return bool((figures & before & ~here).any()) and not (figures & here & before).any()

    def _named(self, rows: list[int]) -> NDArray[np.bool_]:
        named = self.box.codes[rows, self.box.left : self.box.right] != Sort.BLANK
        found: NDArray[np.bool_] = named.any(axis=0)
        return found

    def _extend(self, band: Band, start: int, end: int) -> None:
        for row in self._repeats(band, start, end):
            if row > start:
                band.extend(start, row)
            band.repeated.append(row)
            start = row + 1
        if start < end:
            band.extend(start, end)
        self.pending = []
        self.gap = 0

    def _repeats(self, band: Band, start: int, end: int) -> list[int]:
        """Return rows among the figures that say a heading of numbers, such as years, again."""
        values, found = self.box.sheet.values, []
        for heading in band.headings:
            numbers = [
                (column, value) for column, sort, value in self.box.line(heading) if sort == Sort.NUMBER
            ]
            if len(numbers) < 2 or end - start < 2:  # noqa: PLR2004  one number says nothing
                continue
            column, value = numbers[0]
            same = [
                row for row, held in enumerate(values[start:end, column].tolist(), start) if held == value
            ]
            found += [
                row
                for row in same[:REPEATS]
                if all(values[row, column] == value for column, value in numbers)
            ]
        return sorted(found)

    def _names_columns(self, rows: list[int], start: int) -> bool:
        """Tell whether rows are headings of a table of their own.

        A text alone over several columns of figures is none, unless it says a heading of the table again.
        """
        if any(self.lines.kind(row) != RowKind.ALONE for row in rows):
            return True
        if not rows or int(self.lines.figure_columns(start).sum()) == 1:
            return bool(rows)
        assert self.band is not None  # noqa: S101  asked only of an open band
        column, _, text = self.box.line(rows[-1])[0]
        return text in self.box.sheet.values[self.band.headings, column].tolist()

    def _titles(self, rows: list[int]) -> tuple[list[int], list[int]]:
        """Part the words above a table into what belongs to an earlier one, and its own title lines."""
        titles: list[int] = []
        for row in reversed(rows):
            text = self.lines.text(row)
            if is_note(text) and not is_title(text) and (self.made or self.band or len(text) <= LONG):
                break
            if titles and titles[0] - row > 2 and not is_title(text):  # noqa: PLR2004  one blank row
                break
            titles.insert(0, row)
            if is_title(text):
                break
        return [row for row in rows if row not in titles], titles

    def _fits(self, start: int, above: list[int]) -> bool:
        """Tell whether figures go on beneath the same headings: the words between head a group."""
        band = self.band
        assert band is not None  # noqa: S101  asked only of an open band
        if any(is_title(self.lines.text(row)) for row in above):
            return False
        if not above:
            return True
        before, here = self.lines.figures_of([band.last, start])
        codes = self.box.codes[[band.last, start], self.box.left : self.box.right]
        words = codes == Sort.TEXT
        return bool((before & here).any()) and not (words[0] & here).any() and not (before & words[1]).any()

    def _part(self, start: int) -> tuple[list[int], list[int], list[int]]:
        """Part the rows above the first figures into headings, titles above and group headings below them."""
        first = self.lines.first_column(start)
        at = len(self.pending) - 1
        groups: list[int] = []
        while at >= 0 and self._heads_group(at, first, start):
            groups.insert(0, self.pending[at])
            at -= 1
        headings: list[int] = []
        below = groups[0] if groups else start
        while at >= 0 and len(headings) < HEADINGS:
            row = self.pending[at]
            blank = self.lines.blank_between(row, below)
            level = self.lines.is_level(row, first, blank, has_lower=bool(headings))
            if not level and not (headings and not blank and self._heads_labels(at, first)):
                break
            headings.insert(0, row)
            below = row
            at -= 1
        titles = self.pending[: at + 1]
        if not headings:
            return [], [*titles, *groups], []
        return headings, titles, groups

    def _heads_labels(self, at: int, first: int) -> bool:
        """Tell whether a row of words heads the labels alone, between two levels of headings."""
        row = self.pending[at]
        line = self.box.line(row)
        if at == 0 or any(column >= first or len(str(value)) > NAME for column, _, value in line):
            return False
        upper = self.pending[at - 1]
        over = sum(column >= first for column, _, _ in self.box.line(upper))
        return over > 1 and not self.lines.blank_between(upper, row)

    def _heads_group(self, at: int, first: int, start: int) -> bool:
        """Tell whether a row of words heads the figures beneath it: it stands over the labels alone.

        Several that stand over all labels of the first row of figures head these.
        """
        line = self.box.line(self.pending[at])
        if line[-1][0] >= first or len(str(line[0][2])) > LONG or is_title(str(line[0][2])):
            return False
        if len(line) == 1:
            return True
        if any(sort != Sort.TEXT for _, sort, _ in line):
            return False
        labels = [column for column, _, _ in self.box.line(start) if column < first]
        if self.band is None and [column for column, _, _ in line] == labels:
            return False
        # Two labels: a group within a group, where the columns of labels have their headings already.
        return self.band is not None or (at > 0 and self._is_whole(self.pending[at - 1], first))

    def _is_whole(self, row: int, first: int) -> bool:
        columns = [column for column, _, _ in self.box.line(row)]
        return columns[0] < first <= columns[-1]

    def _close(self, notes: list[int] | None = None) -> None:
        """End the open band; words after it that head no other table are its notes."""
        if self.band is not None:
            self.band.notes += self.pending if notes is None else notes
            self.made.append(self.band)
        self.band = None


def row_at(rows: Sequence[int], row: int) -> int:
    """Return how many of some rows, in order, lie above another."""
    return row - rows.start if isinstance(rows, range) else bisect.bisect_left(rows, row)
