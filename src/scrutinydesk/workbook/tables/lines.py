"""The rows of a box: what each is at first sight, and how it stands to the figures beneath it."""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.kinds import Sort
from scrutinydesk.workbook.tables.words import LONG, clean, is_title, leads_away, names_labels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.tables.boxes import Box

BELOW = 8  # rows of figures that are looked at, above or below a row of words
FEW = 3
AGAIN = 1000  # rows in which a label is looked for
TALL = 12  # rows of a merged heading at most
NAME = 45  # characters of a heading that shares its row with one other
_NUMBERING = re.compile(
    r"\W*(?:columns?|cols?|no|numbers?|ref(?:erence)?|lines?|items?|[a-z])?\W*", re.IGNORECASE
)
NUMBER = 8  # characters from which a text beside a lone number is a title


class RowKind:
    """What a row is at first sight; plain numbers, as ``Sort`` has."""

    BLANK = 0
    FIGURES = 1
    ALONE = 2  # one text, or year, and nothing else
    WORDS = 3  # several texts, or periods, and no figure


class Lines:
    """The rows of a box."""

    def __init__(self, box: Box) -> None:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        self.box = box
        self._kinds = _row_kinds(box)
        self.kinds: list[int] = self._kinds.tolist()
        self._breaks: list[int] = np.flatnonzero(self._kinds != RowKind.FIGURES).tolist()
        self._tall: dict[int, int] = {}
        self._wide = {(top, left) for top, left, _, right in box.sheet.merged if right > left}
        for top, _, bottom, _ in box.sheet.merged:
            if 0 < bottom - top < TALL:
                self._tall[top] = max(bottom, self._tall.get(top, 0))

    def kind(self, row: int) -> int:
        """Return the ``RowKind`` of a row of the sheet."""
        return self.kinds[row - self.box.top]

    def text(self, row: int) -> str:
        """Return the first text of a row; its only cell where there is none."""
        line = self.box.line(row)
        texts = (str(value) for _, sort, value in line if sort != Sort.NUMBER)
        return next(texts, str(line[0][2]) if line else "")

    def end_of_figures(self, row: int) -> int:
        """Return the end of the rows of figures that follow each other without a break."""
        at = bisect.bisect_left(self._breaks, row - self.box.top)
        return self._breaks[at] + self.box.top if at < len(self._breaks) else self.box.bottom

    def figures_of(self, rows: list[int]) -> NDArray[np.bool_]:
        """Return, for each of some rows and each column of the box, whether a figure stands there."""
        codes = self.box.codes[rows, self.box.left : self.box.right]
        found: NDArray[np.bool_] = (codes == Sort.NUMBER) | (codes == Sort.MARK)
        return found

    def figure_columns(self, start: int) -> NDArray[np.bool_]:
        """Tell which columns hold figures in the first of the rows that follow each other from here."""
        end = min(start + BELOW, self.end_of_figures(start))
        rows = self.box.inside[start - self.box.top : end - self.box.top]
        found: NDArray[np.bool_] = ((rows == Sort.NUMBER) | (rows == Sort.MARK)).any(axis=0)
        words = (rows == Sort.TEXT) | (rows == Sort.PERIOD)
        mixed = found & words.any(axis=0)
        if mixed.any():
            found &= words.sum(axis=0) * 2 <= (rows != Sort.BLANK).sum(axis=0)
        return found

    def first_column(self, start: int) -> int:
        """Return the first column of figures; years and the like at the left name the rows."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        columns = np.flatnonzero(self.figure_columns(start)).tolist()
        for at in columns[:-1]:
            column = self.box.left + at
            end = min(start + BELOW, self.end_of_figures(start))
            cells = self.box.sheet.values[start:end, column].tolist()
            held = times.whole_among(cells)
            if not held or not (times.all_years(held) or times.is_time_sequence([*dict.fromkeys(held)])):
                return column
        return self.box.left + columns[-1] if columns else self.box.left

    def lacks_figures(self, at: int, above: list[int]) -> bool:
        """Tell whether a row of words beneath figures is one of them whose figures are missing."""
        import numpy as np  # noqa: PLC0415  late, as the readers are

        figures = np.asarray(self.figures_of(above).any(axis=0))
        here = self.box.codes[at, self.box.left : self.box.right] != Sort.BLANK
        below = self.box.codes[at + 1 : at + 1 + BELOW, self.box.left : self.box.right] == Sort.NUMBER
        filled = (self.box.codes[above, self.box.left : self.box.right] != Sort.BLANK).any(axis=0)
        if (here & ~filled & below.any(axis=0)).any():
            return False  # it names a column that had no figures so far
        named = int((figures & here).sum())
        words = (here & ~figures).nonzero()[0]
        if named and len(words) > 1 and figures.nonzero()[0][-1] < words[0]:
            return True  # codes at the left, some with letters
        # A heading names several columns of figures; a remark stands in one of several.
        if named == 0 or (named == 1 and int(figures.sum()) > 2):  # noqa: PLR2004
            return True
        line = self.box.line(at)
        said = {clean(value) for column, _, value in line if figures[column - self.box.left]}
        if named > 1:
            return len(said) == 1 and not below.any()
        values = self.box.sheet.values
        return any(
            sort == Sort.TEXT
            and not figures[column - self.box.left]
            and value in values[above, column].tolist()
            for column, sort, value in line
        )

    def blank_between(self, row: int, below: int) -> int:
        """Return how many rows lie between two, those left out that a merged heading covers."""
        if not self._tall:
            return below - row - 1
        reach = max((self._tall.get(top, 0) for top in range(row - TALL + 1, row + 1)), default=0)
        return sum(inner > reach for inner in range(row + 1, below))

    def is_level(self, row: int, first: int, blank: int, *, has_lower: bool) -> bool:
        """Tell whether a row is a level of headings: it names columns, not only the table.

        ``blank`` rows lie between it and the next level, or the figures; ``first`` is their first column.
        """
        line = [
            cell
            for cell in self.box.line(row)
            if cell[1] != Sort.TEXT or not leads_away(clean(cell[2]))
        ]
        over = [cell for cell in line if cell[0] >= first]
        if not line:
            return False
        if blank > (0 if has_lower and len(over) < FEW else 1):
            return blank <= FEW and not has_lower and len(over) >= FEW
        if len(line) > 1 and over:
            # A title beside its number names no column.
            headed = not blank and not has_lower and line[0][0] < first and len(str(line[0][2])) <= NAME
            return len(line) > 2 or headed or all(len(str(value)) <= NAME for _, _, value in line)  # noqa: PLR2004
        if len(line) > 1:
            return not blank and all(
                len(str(value)) <= NAME and not is_title(str(value)) for _, _, value in line
            )
        column, sort, value = line[0]
        if has_lower and column == first == self.box.left and (row, column) not in self._wide:
            return False  # a title: where figures stand at the left edge it cannot be told by its place
        return column >= first and (
            sort == Sort.PERIOD or (len(str(value)) <= LONG and not is_title(str(value)))
        )

    def is_heading(self, row: int, pending: list[int], *, opened: bool) -> bool:
        """Tell whether a row with numbers names columns: years, days in order, or 1, 2, 3; or has a title.

        ``pending`` are the rows of words above it; ``opened`` tells that a table lies above these.
        """
        if row > self.box.top and self.kind(row - 1) == RowKind.FIGURES and pending[-1:] != [row - 1]:
            return False
        line = self.box.line(row)
        numbers = [(column, value) for column, sort, value in line if sort == Sort.NUMBER]
        if not numbers or Sort.MARK in [sort for _, sort, _ in line]:
            return False
        # A year may be said for each of the columns beneath it.
        values = [value for value, _ in itertools.groupby(value for _, value in numbers)]
        if len(line) == 1:
            return times.is_year(values[0]) and self._names_one(row, numbers[0][0], pending)
        if self._is_numbered_title(row, line) or self._is_worded(row, line):
            return True
        counted = counts_up(values) and not self._is_named(row, line, pending)
        named = counted or times.is_time_sequence(values)
        if not named or (len(numbers) == 1 and not self._heads_one(row, line, pending, opened=opened)):
            return False
        return not self._goes_on_below(row, [column for column, _ in numbers])

    def _heads_one(
        self, row: int, line: list[tuple[int, int, Any]], pending: list[int], *, opened: bool
    ) -> bool:
        """Tell whether a row with one year heads a column: a figure may look like a year.

        It is none beside a period or a word that stands beneath it again, nor where it has a heading
        already. There, and beneath a table, its label has to be the heading of labels.
        """
        above = self._named_above(row, pending)
        columns = {column for column, _, _ in line}
        words = [(column, clean(value)) for column, sort, value in line if sort == Sort.TEXT]
        if columns <= above or any(sort == Sort.PERIOD for _, sort, _ in line):
            return False
        if any(self._comes_again(row, column, value) for column, sort, value in line if sort == Sort.TEXT):
            return False
        headed = any(column in above for column, sort, _ in line if sort == Sort.NUMBER)
        return not (opened or headed) or any(names_labels(word) for _, word in words)

    def _is_named(self, row: int, line: list[tuple[int, int, Any]], pending: list[int]) -> bool:
        """Tell whether numbers have headings, and stand beside a word that does not say what they number."""
        words = [clean(value) for _, sort, value in line if sort == Sort.TEXT]
        numbers = {column for column, sort, _ in line if sort == Sort.NUMBER}
        return any(map(_numbers_nothing, words)) and numbers <= self._named_above(row, pending)

    def _named_above(self, row: int, pending: list[int]) -> set[int]:
        """Return the columns that the row of words right above, or above one blank row, names."""
        if not pending or pending[-1] < row - 2:
            return set()
        return {column for column, _, _ in self.box.line(pending[-1])}

    def _comes_again(self, row: int, column: int, value: Any) -> bool:
        """Tell whether a text stands in its column again: it names rows."""
        below: list[Any] = self.box.sheet.values[row + 1 : row + 1 + AGAIN, column].tolist()
        return value in below

    def _is_numbered_title(self, row: int, line: list[tuple[int, int, Any]]) -> bool:
        (_, first, number), (_, second, text) = line[0], line[1]
        alone = row + 1 == self.box.bottom or self.kind(row + 1) != RowKind.FIGURES
        titled = len(line) == 2 and first == Sort.NUMBER and second == Sort.TEXT  # noqa: PLR2004
        return titled and alone and len(str(text)) >= NUMBER and (times.whole(number) or 0) < 100  # noqa: PLR2004

    def _is_worded(self, row: int, line: list[tuple[int, int, Any]]) -> bool:
        """Tell whether most cells over the figures beneath are words: a number among them is a name too."""
        if row + 1 >= self.box.bottom or self.kind(row + 1) != RowKind.FIGURES:
            return False
        figures = self.figure_columns(row + 1).tolist()
        over = [sort for column, sort, _ in line if figures[column - self.box.left]]
        numbers = over.count(Sort.NUMBER)
        return len(over) - numbers > max(numbers, 1)

    def _names_one(self, row: int, column: int, pending: list[int]) -> bool:
        """Tell whether a lone year heads rows, words beneath it, or figures, beneath their heading."""
        below = self.box.codes[row + 1 : row + 1 + BELOW, column]
        if ((below == Sort.TEXT) | (below == Sort.PERIOD)).any():
            return True
        lower = self.box.line(row + 1) if row + 1 < self.box.bottom else []
        labelled = bool(lower) and lower[0][0] < column and lower[0][1] == Sort.TEXT
        headed = pending[-1:] == [row - 1] and column in self._named_above(row, pending)
        return labelled and headed and not self._goes_on_below(row, [column])

    def _goes_on_below(self, row: int, columns: list[int]) -> bool:
        """Tell whether the numbers beneath are of the same sort, so that the row is one of them."""
        below = self.box.sheet.values[row + 1 : row + 1 + BELOW, columns].ravel().tolist()
        numbers = [value for value in below if times.whole(value) is not None]
        if not [value for value in below if value is not None]:
            return True  # what has nothing beneath it heads nothing
        codes = self.box.codes[row + 1 : row + 1 + BELOW, columns]
        figures = bool(((codes == Sort.NUMBER) | (codes == Sort.MARK)).any())
        return times.year_like(numbers) > 0.5 or not figures  # noqa: PLR2004


def _numbers_nothing(word: str) -> bool:
    return _NUMBERING.fullmatch(word) is None


def counts_up(values: list[Any]) -> bool:
    """Tell whether numbers are 1, 2, 3 and on, or (1), (2), (3): of columns, ages or hours."""
    first = _counted(values[0]) if len(values) > FEW else None
    return first in {0, 1} and [*map(_counted, values)] == [*range(first, first + len(values))]


def _counted(value: Any) -> int | None:
    return times.whole(value.strip(" ()") if isinstance(value, str) else value)


def _row_kinds(box: Box) -> NDArray[np.int8]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    inside = box.inside
    numbers = inside == Sort.NUMBER
    figures = (numbers | (inside == Sort.MARK)).any(axis=1)
    kinds = np.where(figures, RowKind.FIGURES, RowKind.WORDS).astype(np.int8)
    rest = np.flatnonzero(~figures)
    filled = (inside[rest] != Sort.BLANK).sum(axis=1)
    kinds[rest[filled == 1]] = RowKind.ALONE
    kinds[rest[filled == 0]] = RowKind.BLANK
    # A year by itself over words heads the rows beneath it.
    words = (inside == Sort.TEXT) | (inside == Sort.PERIOD)
    over = (numbers[:-1] & words[1:]).any(axis=1)
    if inside.shape[1] > 1 and over.any():
        rows = np.flatnonzero(over)
        for row in rows[np.count_nonzero(inside[rows], axis=1) == 1].tolist():
            column = int(numbers[row].argmax())
            if times.is_year(box.sheet.values[box.top + row, box.left + column]):
                kinds[row] = RowKind.ALONE
    return kinds
