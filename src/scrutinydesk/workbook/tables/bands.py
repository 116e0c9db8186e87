"""Rows that make a table: headings, figures, group headings between them, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.kinds import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Sheet

GAP = 4  # blank rows inside a table; more of them end it
HEADINGS = 12  # rows of headings at most
LONG = 100  # characters of a line that is no heading
BELOW = 8
FEW = 3
NAME = 45  # characters of a heading that shares its row with one other
_NOTE = re.compile(
    r"\s*(?:sources?\b|notes?\b|\[?note \d|footnotes?\b|\*|\u2020|[(\[]?\d{1,2}[.)\]:]\s?\S|\d{1,2}\s+[A-Z]|"
    r"[rpezcx][ =:-]|\[[a-z]+\]|figures? (?:are|in|may|for)|this (?:table|worksheet)|back to|return to|"
    r"crown copyright|shorthand|the figures)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*(?:table|figure|chart|worksheet|annex|appendix)\b", re.IGNORECASE)


class RowKind(IntEnum):
    """What a row is at first sight."""

    BLANK = 0
    FIGURES = 1
    ALONE = 2  # one text and nothing else
    WORDS = 3  # several texts, or periods, and no figure


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


@dataclass
class Band:
    """One table's rows. ``groups`` are rows between the figures that head those which follow."""

    box: Box
    headings: list[int]
    figures: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)


def bands(box: Box) -> list[Band]:
    """Return the tables of a box, top to bottom."""
    return _Scan(box).run()


class _Scan:
    """Goes down the rows of a box once."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.kinds = _row_kinds(box)
        self.made: list[Band] = []
        self.band: Band | None = None
        self.pending: list[int] = []  # rows of words since the last figures
        self.gap = 0  # blank rows since the last figures

    def run(self) -> list[Band]:
        kinds = self.kinds.tolist()
        at = self.box.top
        while at < self.box.bottom:
            kind = kinds[at - self.box.top]
            if kind == RowKind.BLANK:
                self.gap += 1
            elif kind == RowKind.FIGURES and not self._is_heading(at):
                end = self._run_of_figures(at)
                self._take(at, end)
                at = end
                continue
            elif kind == RowKind.WORDS and self._goes_on(at):
                assert self.band is not None  # noqa: S101  it goes on
                self.band.figures.append(at)
            else:
                self.pending.append(at)
            at += 1
        self._close()
        return self.made

    def _goes_on(self, at: int) -> bool:
        """Tell whether words right beneath figures are a row of them whose figures are missing."""
        band = self.band
        if band is None or self.pending or self.gap or band.figures[-1] != at - 1:
            return False
        above = self.box.codes[band.figures[-BELOW:], self.box.left : self.box.right]
        figures = ((above == Sort.NUMBER) | (above == Sort.MARK)).any(axis=0)
        here = self.box.codes[at, self.box.left : self.box.right] != Sort.BLANK
        named = int((figures & here).sum())
        # A heading names several columns of figures; a remark stands in one of several.
        if named == 0 or (named == 1 and int(figures.sum()) > 2):  # noqa: PLR2004
            return True
        values, rows = self.box.sheet.values, band.figures[-BELOW:]
        return named == 1 and any(
            sort == Sort.TEXT
            and not figures[column - self.box.left]
            and value in values[rows, column].tolist()
            for column, sort, value in self.box.line(at)
        )

    def _run_of_figures(self, at: int) -> int:
        """Return the end of the rows of figures that follow each other without a break."""
        others = (self.kinds[at - self.box.top :] != RowKind.FIGURES).argmax()
        rest = self.kinds[at - self.box.top :]
        return int(at + others) if rest[others] != RowKind.FIGURES else self.box.bottom

    def _take(self, start: int, end: int) -> None:
        headings, above, groups = self._part(start)
        band = self.band
        if band is not None and self.gap <= GAP and not self._names_columns(headings):
            groups = [*above, *headings, *groups]
            if self._fits(start, groups):
                band.groups += groups
                self._extend(band, start, end)
                return
            headings, above, groups = [], groups, []
        notes, titles = self._titles(above)
        if band is not None and headings and self.gap <= GAP and self._lacks(headings, start):
            # Names for labels and a column or two: the others keep the headings further up.
            headings = [*band.headings, *headings]
        self._close(notes)
        self.band = Band(self.box, headings, titles=titles, groups=groups)
        self._extend(self.band, start, end)

    def _lacks(self, headings: list[int], start: int) -> bool:
        """Tell whether headings leave most columns of the figures beneath them without a name."""
        figures = self.box.inside[start - self.box.top] == Sort.NUMBER
        named = (self.box.codes[headings, self.box.left : self.box.right] != Sort.BLANK).any(axis=0)
        return int((figures & ~named).sum()) * 2 > int(figures.sum())

    def _extend(self, band: Band, start: int, end: int) -> None:
        band.figures += range(start, end)
        self.pending = []
        self.gap = 0

    def _names_columns(self, rows: list[int]) -> bool:
        """Tell whether rows are headings of a table of their own; a text alone over the figures is none."""
        return any(self.kinds[row - self.box.top] != RowKind.ALONE for row in rows)

    def _titles(self, rows: list[int]) -> tuple[list[int], list[int]]:
        """Part the words above a table into what belongs to an earlier one, and its own title lines."""
        titles: list[int] = []
        for row in reversed(rows):
            text = self._text(row)
            if is_note(text) and not _TITLE.match(text) and (self.made or self.band or len(text) <= LONG):
                break
            if titles and titles[0] - row > 2 and not _TITLE.match(text):  # noqa: PLR2004  one blank row
                break
            titles.insert(0, row)
            if _TITLE.match(text):
                break
        return [row for row in rows if row not in titles], titles

    def _fits(self, start: int, above: list[int]) -> bool:
        """Tell whether figures go on beneath the same headings: the words between head a group."""
        band = self.band
        assert band is not None  # noqa: S101  asked only of an open band
        if any(_TITLE.match(self._text(row)) for row in above):
            return False
        before = self.box.inside[band.figures[-1] - self.box.top]
        here = self.box.inside[start - self.box.top]
        if not above:
            return True
        figures_before = {at for at, sort in enumerate(before.tolist()) if sort in _FIGURE}
        figures_here = {at for at, sort in enumerate(here.tolist()) if sort in _FIGURE}
        return bool(figures_before & figures_here)

    def _text(self, row: int) -> str:
        line = self.box.line(row)
        return str(line[0][2]) if line else ""

    def _part(self, start: int) -> tuple[list[int], list[int], list[int]]:
        """Part the rows above the first figures into headings, titles above and group headings below them."""
        first = self._first_column(start)
        at = len(self.pending) - 1
        groups: list[int] = []
        while at >= 0 and self._heads_group(self.pending[at], first):
            groups.insert(0, self.pending[at])
            at -= 1
        headings: list[int] = []
        below = groups[0] if groups else start
        while at >= 0 and len(headings) < HEADINGS:
            row = self.pending[at]
            blank = self._blank_between(row, below)
            if blank > (0 if headings else 1) or not self._is_level(row, first, bool(headings)):
                break
            headings.insert(0, row)
            below = row
            at -= 1
        titles = self.pending[: at + 1]
        if not headings:
            return [], [*titles, *groups], []
        return headings, titles, groups

    def _blank_between(self, row: int, below: int) -> int:
        """Return how many rows lie between two, those left out that a merged heading covers."""
        covered = {
            inner
            for top, _, bottom, _ in self.box.sheet.merged
            if top <= row < bottom and bottom - top < HEADINGS
            for inner in range(top, bottom + 1)
        }
        return sum(inner not in covered for inner in range(row + 1, below))

    def _first_column(self, start: int) -> int:
        """Return the first column with figures beneath: of a row, and the few after it."""
        rows = self.box.inside[start - self.box.top : start - self.box.top + BELOW]
        figures = ((rows == Sort.NUMBER) | (rows == Sort.MARK)).any(axis=0)
        texts = ((rows == Sort.TEXT) | (rows == Sort.PERIOD)).sum(axis=0) * 2 > (rows != 0).sum(axis=0)
        held = figures & ~texts
        return int(self.box.left + held.argmax()) if held.any() else self.box.left

    def _heads_group(self, row: int, first: int) -> bool:
        """Tell whether a row of words heads the figures beneath it: it stands over the labels alone."""
        line = self.box.line(row)
        if len(line) > 1 and (self.band is None or any(sort != Sort.TEXT for _, sort, _ in line)):
            return False
        text = str(line[0][2])
        return line[-1][0] < first and len(text) <= LONG and not _TITLE.match(text)

    def _is_level(self, row: int, first: int, lower: bool) -> bool:  # noqa: FBT001  read once, above
        """Tell whether a row is a level of headings: it names columns, not only the table."""
        line = self.box.line(row)
        if self.kinds[row - self.box.top] != RowKind.ALONE:
            # A title beside its number, or merged over the table, names no column.
            return len(line) > 2 or max(len(str(value)) for _, _, value in line) <= NAME  # noqa: PLR2004
        column, sort, value = line[0]
        if column >= first and (sort == Sort.PERIOD or len(str(value)) <= LONG):
            return True
        return lower and column >= first

    def _is_heading(self, row: int) -> bool:
        """Tell whether a row of numbers names columns: years, year-months or days in order, or 1, 2, 3."""
        if row > self.box.top and self.kinds[row - 1 - self.box.top] == RowKind.FIGURES:
            above = self.pending[-1] if self.pending else -1
            if above != row - 1:
                return False
        line = self.box.line(row)
        numbers = [(column, value) for column, sort, value in line if sort == Sort.NUMBER]
        if not numbers or any(sort == Sort.MARK for _, sort, _ in line):
            return False
        values = [value for _, value in numbers]
        if len(line) == 1:
            return times.is_year(values[0]) and self._labels_below(row, numbers[0][0])
        if not times.is_time_sequence(values) and not _counts_up(values):
            return False
        return not self._goes_on_below(row, [column for column, _ in numbers])

    def _labels_below(self, row: int, column: int) -> bool:
        """Tell whether a lone year heads rows: the cells beneath it are words."""
        below = self.box.codes[row + 1 : row + 1 + BELOW, column]
        return bool(((below == Sort.TEXT) | (below == Sort.PERIOD)).any())

    def _goes_on_below(self, row: int, columns: list[int]) -> bool:
        """Tell whether the numbers beneath are of the same sort, so that the row is one of them."""
        below = self.box.sheet.values[row + 1 : row + 1 + BELOW, columns].ravel().tolist()
        numbers = [value for value in below if times.whole(value) is not None]
        if not [value for value in below if value is not None]:
            return False
        return times.year_like(numbers) > 0.5 or not _has_figures(self.box, row, columns)  # noqa: PLR2004

    def _close(self, notes: list[int] | None = None) -> None:
        """End the open band; words after it that head no other table are its notes."""
        if self.band is not None:
            self.band.notes += self.pending if notes is None else notes
            self.made.append(self.band)
        self.band = None


_FIGURE = (Sort.NUMBER, Sort.MARK)


def _has_figures(box: Box, row: int, columns: list[int]) -> bool:
    below = box.codes[row + 1 : row + 1 + BELOW, columns]
    return bool(((below == Sort.NUMBER) | (below == Sort.MARK)).any())


def _counts_up(values: list[Any]) -> bool:
    """Tell whether numbers are 1, 2, 3 and on: the numbers of columns, ages or hours."""
    numbers = [times.whole(value) for value in values]
    return (
        len(numbers) > FEW
        and all(number == at + (numbers[0] or 0) for at, number in enumerate(numbers))
        and numbers[0] in {0, 1}
    )


def _row_kinds(box: Box) -> NDArray[np.int8]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    inside = box.inside
    filled = (inside != Sort.BLANK).sum(axis=1)
    figures = ((inside == Sort.NUMBER) | (inside == Sort.MARK)).sum(axis=1)
    kinds = np.full(len(inside), RowKind.WORDS, np.int8)
    kinds[figures > 0] = RowKind.FIGURES
    kinds[(filled == 1) & (figures == 0)] = RowKind.ALONE
    kinds[filled == 0] = RowKind.BLANK
    return kinds


def is_note(text: str) -> bool:
    """Tell whether a line of words reads like a note or a source."""
    return len(text) > LONG or reads_as_note(text)


def reads_as_note(text: str) -> bool:
    """Tell whether a line of words begins as a note or a source does."""
    return _NOTE.match(text) is not None


def is_title(text: str) -> bool:
    """Tell whether a line of words begins as the title of a table does."""
    return _TITLE.match(text) is not None


def boxes(sheet: Sheet, codes: NDArray[np.int8]) -> Iterator[Box]:
    """Yield the parts of a sheet that hold tables side by side, left to right: the whole, mostly."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = np.nonzero(codes)
    if not len(rows):
        return
    top, bottom = int(rows.min()), int(rows.max()) + 1
    left, right = int(columns.min()), int(columns.max()) + 1
    filled = (codes[top:bottom] != Sort.BLANK).any(axis=0).tolist()
    numeric = (codes[top:bottom, left:right] == Sort.NUMBER).any(axis=0).tolist()
    starts = [left]
    for column in range(left + 1, right):
        if not filled[column - 1] and filled[column]:
            # A blank column may part the labels from their figures.
            figures = next((at for at in range(column, right) if numeric[at - left]), right)
            end = next((at for at in range(figures, right) if not filled[at]), right)
            before = Box(sheet, codes, top, starts[-1], bottom, column)
            if _stands_alone(before) and _stands_alone(Box(sheet, codes, top, column, bottom, end)):
                starts.append(column)
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else right
        yield Box(sheet, codes, top, start, bottom, end)


def _stands_alone(box: Box) -> bool:
    """Tell whether a part has labels of its own with figures at their right."""
    codes = box.inside
    numbers = codes == Sort.NUMBER
    words = (codes == Sort.TEXT) | (codes == Sort.PERIOD)
    for column in range(codes.shape[1] - 1):
        named, held = words[:, column], numbers[:, column]
        cells = box.sheet.values[box.top : box.bottom, box.left + column][held].tolist() if not column else []
        timely = times.year_like(cells) == 1 or times.is_time_sequence([*dict.fromkeys(cells)])
        if len(cells) > 1 and timely:
            named = named | held
        elif held.sum() > named.sum():
            return False
        beside = numbers[:, column + 1 :].any(axis=1)
        if (named & beside).sum() > 1:
            return True
    return False
