"""Tables in any sheet of any workbook: found by their shape, with every cell accounted for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.workbook.tables import times
from scrutinydesk.workbook.tables.bands import Band, bands, boxes, is_note, is_title, reads_as_note
from scrutinydesk.workbook.tables.columns import Columns
from scrutinydesk.workbook.tables.found import Fate, Found, FoundTable, SheetFound
from scrutinydesk.workbook.tables.headings import Headings, Merges
from scrutinydesk.workbook.tables.kinds import Sort, sort_codes
from scrutinydesk.workbook.tables.labels import Labels, clean, footnotes, read_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Book, Sheet

FIRST_LINES = 12
FEW_ROWS = 500
KNOWN_TEXTS = 20_000  # of a sheet, by which a footnote number is told from a name


def find_tables(
    book: Book, accepts: Callable[[str], bool] | None = None, progress: Progress = SILENT
) -> Found:
    """Find the tables of a workbook.

    Parameters
    ----------
    accepts : callable, optional
        Tells whether a label is a name that is known, of an area or a measure: a footnote number is
        parted from such a label with certainty.
    progress : Progress
        Told at every sheet; it may cancel.

    Returns
    -------
    Found
        With each sheet's tables, top to bottom and left to right, and the fate of every cell.
    """
    made = []
    shared: set[str] = set()
    for at, sheet in enumerate(book.sheets):
        progress.step(at, len(book.sheets), f"Looking for tables on “{sheet.name}”")
        made.append(_find(book, sheet, accepts or _none, shared))
    return Found(book, tuple(made))


def _none(_label: str) -> bool:
    return False


def _find(book: Book, sheet: Sheet, accepts: Callable[[str], bool], shared: set[str]) -> SheetFound:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    codes, comma = sort_codes(sheet)
    # What no table takes: words are notes, figures are not used.
    fates = np.where((codes == Sort.TEXT) | (codes == Sort.PERIOD), Fate.NOTE, Fate.UNUSED).astype(np.uint8)
    fates[codes == Sort.BLANK] = Fate.BLANK
    texts = _texts(sheet, codes)
    labels = Labels({text.casefold() for text in texts}, shared | footnotes(texts), accepts)
    if "note" in sheet.name.casefold():
        shared |= labels.numbers
    merges = Merges(sheet)
    tables: list[FoundTable] = []
    for box in boxes(sheet, codes):
        for band in bands(box):
            table = _table(book, band, merges, labels, len(tables) + 1, comma=comma)
            if table is not None:
                tables.append(table)
                _settle(table, band, fates)
    return SheetFound(sheet, tuple(tables), fates)


def _texts(sheet: Sheet, codes: NDArray[np.int8]) -> list[str]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = np.nonzero(codes == Sort.TEXT)
    held = sheet.values[rows[:KNOWN_TEXTS], columns[:KNOWN_TEXTS]].tolist()
    return [clean(text) for text in dict.fromkeys(held)]


def _table(
    book: Book, band: Band, merges: Merges, labels: Labels, number: int, *, comma: bool
) -> FoundTable | None:
    sheet = band.box.sheet
    columns = Columns(band)
    if not columns.values or not _worth(band, columns):
        return None
    _sort_groups(band)
    lines = [clean(band.box.line(row)[0][2]) for row in band.titles]
    title = _title(band, lines, number)
    headings = Headings(book, band, merges, labels)
    keys = headings.keys(columns.values, " ".join(lines))
    named = {column: headings.lowest(column) for column in columns.labels}
    rows = read_rows(book, band, columns.labels, named, labels, merges.origin if merges else None)
    across = any(key.period is not None for key in keys.values())
    where = "both" if across and rows.timely else "columns" if across else "rows" if rows.timely else "none"
    if where == "none" and (said := times.period_in(" ".join(lines) or sheet.name)) is not None:
        keys = {column: key._replace(period=said) for column, key in keys.items()}
        where = "title"
    sureness, reasons = _sureness(band, columns)
    return FoundTable(
        id=f"{sheet.name}#{number}", sheet=sheet, title=title,
        header_rows=tuple(band.headings), data_rows=tuple(band.figures),
        label_columns=tuple(columns.labels), value_columns=tuple(columns.values),
        row_headings=tuple(named[column] for column in columns.labels),
        rows=rows, columns=keys, periods=where, beside=columns.beside, comma=comma,
        notes=tuple(_words(band, row) for row in sorted(band.notes)), label_notes=headings.notes,
        sureness=sureness, reasons=reasons,
    )  # fmt: skip


def _title(band: Band, lines: list[str], number: int) -> str:
    """Return the line above a table that names it, else the first of the sheet, else the sheet's name."""
    box = band.box
    if number == 1:
        end = min((*band.headings, band.figures[0], box.top + FIRST_LINES))
        first = (box.line(row) for row in range(box.top, end))
        lines = [
            *(
                " ".join(clean(value) for _, _, value in cells)
                for cells in first
                if 0 < len(cells) < 3 and all(sort == Sort.TEXT for _, sort, _ in cells)  # noqa: PLR2004
            ),
            *lines,
        ]
    said = [line for line in lines if is_title(line) or not reads_as_note(line)]
    titled = [line for line in said if is_title(line)]
    return next(iter((*titled, *said)), box.sheet.name)


def _worth(band: Band, columns: Columns) -> bool:
    """Tell whether figures make a table: headed ones do, others from two rows of labels and figures on."""
    codes = band.box.codes
    figures = int((codes[band.figures[:FEW_ROWS]][:, columns.values] == Sort.NUMBER).sum())
    if not figures:
        return False
    if len(columns.values) == 1 and _lists(band, columns):
        return False
    return bool(band.headings) or (len(band.figures) > 1 and figures > 1)


def _lists(band: Band, columns: Columns) -> bool:
    """Tell whether the only figures number, or date, the lines of a list: of notes, of contents."""
    column = columns.values[0]
    held = [times.whole(band.box.sheet.values[row, column]) for row in band.figures]
    numbers = [number for number in held if number is not None]
    if times.TIME.search(columns.heading(column)) and times.year_like(numbers) == 1:
        return True
    steps = list(range(numbers[0], numbers[0] + len(numbers))) if numbers else []
    return len(numbers) > 1 and numbers == steps and numbers[0] in {0, 1}


def _sort_groups(band: Band) -> None:
    """Take what reads like a note, or is the heading of the label column, out of the group headings."""
    for row in list(band.groups):
        text = _words(band, row)
        if is_note(text):
            band.groups.remove(row)
            band.notes.append(row)
    if (
        len(band.groups) == 1
        and band.groups[0] < band.figures[0]
        and _names_labels(_words(band, band.groups[0]))
    ):
        band.headings.append(band.groups.pop())


_LABEL_HEADINGS = {
    "area", "areas", "force", "forces", "name", "region", "regions", "division", "district",
    "borough", "offence", "offences", "measure", "category", "type", "crime", "month", "year",
    "period", "date", "quarter", "indicator", "country", "age", "sex", "role", "group",
    "description", "code",
}  # fmt: skip


def _names_labels(text: str) -> bool:
    return text.casefold() in _LABEL_HEADINGS


def _words(band: Band, row: int) -> str:
    return " ".join(clean(value) for _, _, value in band.box.line(row))


# By the sort of what stands in a column of figures: blank, number, mark, text, period, other.
_VALUE_FATES = (Fate.BLANK, Fate.VALUE, Fate.VALUE, Fate.NOTE, Fate.NOTE, Fate.UNUSED)


def _settle(table: FoundTable, band: Band, fates: NDArray[Any]) -> None:
    """Write down what became of the cells of a table."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    box = band.box
    codes = box.codes
    for row in (*band.headings, *band.groups, *band.titles):
        part = fates[row, box.left : box.right]
        part[part != Fate.BLANK] = Fate.LABEL
    rows, blank = list(table.data_rows), Sort.BLANK
    for columns, by_sort in (
        (table.label_columns, np.array([Fate.LABEL] * len(Sort), np.uint8)),
        (table.value_columns, np.array(_VALUE_FATES, np.uint8)),
        (tuple(table.beside), np.array([Fate.NOTE] * len(Sort), np.uint8)),
    ):
        by_sort[blank] = Fate.BLANK
        at = np.ix_(rows, columns)
        fates[at] = by_sort[codes[at]]


def _sureness(band: Band, columns: Columns) -> tuple[float, tuple[str, ...]]:
    sure, reasons = 1.0, []
    codes = band.box.codes
    rows = band.figures[:FEW_ROWS]
    if not band.headings:
        sure, reasons = 0.5, ["no headings above the figures"]
    if not columns.labels:
        sure -= 0.3
        reasons.append("no labels at the left")
    else:
        blank = int((~codes[rows][:, columns.labels].astype(bool).any(axis=1)).sum())
        if blank:
            sure -= 0.2 * blank / len(rows)
            reasons.append(f"{blank} rows without a label")
    inside = codes[rows][:, columns.values]
    words = int(((inside == Sort.TEXT) | (inside == Sort.PERIOD)).sum())
    if words:
        sure -= 0.3 * min(1.0, 4 * words / inside.size)
        reasons.append(f"{words} texts among the figures")
    if len(rows) == 1:
        sure -= 0.1
        reasons.append("a single row")
    return round(max(0.1, sure), 2), tuple(reasons)


__all__ = ["Fate", "Found", "FoundTable", "SheetFound", "find_tables"]
