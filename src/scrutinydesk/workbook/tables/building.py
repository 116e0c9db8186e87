"""From the rows of a table to the table: what each column is, and what the labels say."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables import times, wordings
from scrutinydesk.workbook.tables.bands import Band
from scrutinydesk.workbook.tables.columns import Columns
from scrutinydesk.workbook.tables.found import Fate, FoundTable
from scrutinydesk.workbook.tables.groups import settle_groups, words_of
from scrutinydesk.workbook.tables.headings import Headings
from scrutinydesk.workbook.tables.kinds import Sort, looked_up
from scrutinydesk.workbook.tables.label_columns import label_columns
from scrutinydesk.workbook.tables.labels import Labels
from scrutinydesk.workbook.tables.merges import Merges
from scrutinydesk.workbook.tables.rows import Rows
from scrutinydesk.workbook.tables.words import CODE, clean, is_note, is_title, leads_away, reads_as_note

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.tables.boxes import Box

FIRST_LINES = 12
FEW_ROWS = 500
LISTS = 3  # rows from which numbers that count up make a list


class Builder:
    """Makes the tables of one sheet, top to bottom."""

    def __init__(self, book: Book, merges: Merges, labels: Labels, *, comma: bool) -> None:
        self._book = book
        self._merges = merges
        self._labels = labels
        self._comma = comma
        self._title = ""  # of the table above

    def build(self, band: Band, number: int) -> FoundTable | None:
        """Return the table of a band; None where its figures make none."""
        columns = Columns(band)
        if not columns.values or not _worth(band, columns):
            return None
        settle_groups(band, columns.labels, columns.values[0])
        lines = [text for row in band.titles if (text := _line(band.box, row))]
        title = self._title = self._titled(band, number)
        said = wordings.title_period([title, *lines], band.box.sheet.name)
        headings = Headings(self._book, band, self._merges, self._labels)
        keys = headings.keys(columns.values, said)
        named = {column: headings.lowest(column) for column in columns.labels}
        labels = label_columns(self._book, band, columns.labels, named, said)
        rows = Rows(labels, band, self._labels, self._merges)
        where = _where(any(key.period is not None for key in keys.values()), bool(rows.columns.timely))
        if where == "none" and said is not None:
            keys = {
                column: key if wordings.is_elsewhen(key.labels) else key._replace(period=said)
                for column, key in keys.items()
            }
            where = "title"
        return FoundTable(
            id=f"{band.box.sheet.name}#{number}", sheet=band.box.sheet, title=title,
            header_rows=tuple(sorted(band.headings)), data_rows=band.figures,
            label_columns=tuple(columns.labels), value_columns=tuple(columns.values),
            row_headings=tuple(named[column] for column in columns.labels),
            rows=rows, columns=keys, codes=band.box.codes, periods=where, beside=columns.beside,
            comma=self._comma, notes=_notes(band, title),
            units=tuple(headings.units), label_notes=headings.notes,
        )  # fmt: skip

    def _titled(self, band: Band, number: int) -> str:
        """Return the line above a table that names it, else the first of the sheet, or the title before."""
        box, rows = band.box, list(band.titles)
        if number == 1:
            end = min((*band.headings, *band.groups, band.first, box.top + FIRST_LINES))
            above = (row for row in range(box.top, end) if row not in band.titles)
            rows = [*(row for row in above if len(box.line(row)) <= 2), *rows]  # noqa: PLR2004
        lines = [(_line(box, row), row) for row in rows]
        said = [line for line, row in lines if line and (is_title(line) or not _reads_as_note(box, row))]
        # A unit may stand at the right of the title, as in a row of headings.
        corners = (clean(box.line(row)[0][2]) for row in sorted(band.headings)[:1])
        said += [corner for corner in corners if is_title(corner)]
        titled = [line for line in said if is_title(line)]
        return next(iter((*titled, *said, self._title)), "") or box.sheet.name

    @staticmethod
    def settle(table: FoundTable, band: Band, fates: NDArray[Any]) -> None:
        """Write down what became of the cells of a table."""
        box, codes, rows = band.box, band.box.codes, table.data_rows
        for row in (*band.headings, *band.groups, *band.titles, *band.repeated, *band.bare):
            fates[row, box.left : box.right] = looked_up(codes[row, box.left : box.right], _LABEL_FATES)
        first, last = table.value_columns[0], table.bounds[3]
        by_column = dict.fromkeys(range(box.left, first), _LABEL_FATES)
        by_column |= dict.fromkeys(range(first + 1, last), _OTHER_FATES)
        by_column |= dict.fromkeys(table.label_columns, _LABEL_FATES)
        by_column |= dict.fromkeys(table.value_columns, _VALUE_FATES)
        by_column |= dict.fromkeys(table.beside, _NOTE_FATES)
        index = _index(rows)
        for by_sort, columns in itertools.groupby(range(box.left, last + 1), by_column.__getitem__):
            across = _index([*columns])
            fates[index, across] = looked_up(codes[index, across], by_sort)


# By the sort of what stands in the cell: blank, number, mark, text, period, other.
_LABEL_FATES = bytes([Fate.BLANK, *[Fate.LABEL] * 5])
_OTHER_FATES = bytes([Fate.BLANK, Fate.UNUSED, Fate.NOTE, Fate.NOTE, Fate.UNUSED, Fate.UNUSED])
_NOTE_FATES = bytes([Fate.BLANK, *[Fate.NOTE] * 5])
_VALUE_FATES = bytes([Fate.BLANK, Fate.VALUE, Fate.VALUE, Fate.NOTE, Fate.UNUSED, Fate.UNUSED])


def _notes(band: Band, title: str) -> tuple[str, ...]:
    """Return the notes, without the title, links away, and rows of only errors, or yes and no."""
    box = band.box
    rows = (row for row in sorted(band.notes) if any(sort != Sort.OTHER for _, sort, _ in box.line(row)))
    texts = (words_of(box, row) for row in rows)
    return tuple(text for text in texts if text != title and not leads_away(text))


def _reads_as_note(box: Box, row: int) -> bool:
    """Tell whether the words of a row read as a note; the number of a title in a cell of its own is none."""
    words = [clean(value) for _, sort, value in box.line(row) if sort != Sort.NUMBER]
    return reads_as_note(" ".join(words))


def _line(box: Box, row: int) -> str:
    """Return a line of words without the links that lead away from it; empty where a figure is in it."""
    cells = [(sort, clean(value)) for _, sort, value in box.line(row) if sort != Sort.OTHER]
    if not cells or any(sort == Sort.NUMBER for sort, _ in cells[1:]):
        return ""
    return " ".join(text for _, text in cells if not leads_away(text))


def _where(columns: bool, rows: bool) -> str:  # noqa: FBT001  read once, above
    if columns and rows:
        return "both"
    return "columns" if columns else "rows" if rows else "none"


def _worth(band: Band, columns: Columns) -> bool:
    """Tell whether figures make a table: headed ones do, others from two rows of labels and figures on."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    few = band.figures[:FEW_ROWS]
    codes = band.box.codes[_index(few)][:, _index(columns.values)]
    figures = int(np.count_nonzero(codes == Sort.NUMBER))
    if not figures or (len(columns.values) == 1 and _lists(band, columns)):
        return False
    if len(band.figures) > 1 and figures > 1:
        return True
    return not all(is_note(words_of(band.box, row)) for row in band.headings)


def _lists(band: Band, columns: Columns) -> bool:
    """Tell whether the only figures number, or date, the lines of a list: of notes, of contents."""
    column = columns.values[0]
    held = [times.whole(band.box.sheet.values[row, column]) for row in band.figures[:FEW_ROWS]]
    numbers = [number for number in held if number is not None]
    heading = columns.heading(column)
    if times.tells_time(heading) and times.all_years(numbers):
        return True
    first = not columns.labels or column < min(columns.labels)
    if columns.labels and first and (CODE.search(heading) or (len(numbers) >= LISTS and _rises(numbers))):
        return True
    steps = list(range(numbers[0], numbers[0] + len(numbers))) if numbers else []
    return first and len(numbers) > 1 and numbers == steps and numbers[0] in {0, 1}


def _rises(numbers: list[int]) -> bool:
    return all(before < after for before, after in itertools.pairwise(numbers))


def _index(numbers: Sequence[int]) -> Any:
    """Return rows or columns, in order, as what picks them: quickest where they follow each other."""
    first, last = numbers[0], numbers[-1]
    return slice(first, last + 1) if last - first + 1 == len(numbers) else list(numbers)
