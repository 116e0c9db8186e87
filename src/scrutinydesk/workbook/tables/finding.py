"""Tables found in a workbook: sheet by sheet, and in each the parts that hold one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.workbook.tables.bands import Band, bands
from scrutinydesk.workbook.tables.boxes import Box, boxes
from scrutinydesk.workbook.tables.building import Builder
from scrutinydesk.workbook.tables.found import Fate, Found, FoundTable, SheetFound
from scrutinydesk.workbook.tables.hidden import hidden_findings
from scrutinydesk.workbook.tables.kinds import Sort, looked_up, sort_codes
from scrutinydesk.workbook.tables.labels import Labels, footnotes
from scrutinydesk.workbook.tables.merges import Merges
from scrutinydesk.workbook.tables.words import clean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Book, Sheet

KNOWN_TEXTS = 20_000  # of a sheet, by which a footnote number is told from a name
NOTED = 2000  # rows of a sheet of notes


def find_tables(
    book: Book, accepts: Callable[[str], bool] | None = None, progress: Progress = SILENT
) -> Found:
    """Find the tables of a workbook.

    The columns of a long table are judged by its first and last 2,000 rows; the sort of each cell, and
    what becomes of it, are told for every one.

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
    made: list[SheetFound] = []
    shared = _shared(book)
    for at, sheet in enumerate(book.sheets):
        progress.step(at, len(book.sheets), f"Looking for tables on “{sheet.name}”")
        made.append(_find(book, sheet, accepts or _none, shared))
    sheets = tuple(made)
    return Found(book, sheets, hidden_findings(book, sheets))


def _shared(book: Book) -> frozenset[str]:
    """Return the footnotes that sheets of notes explain for the whole workbook."""
    notes = (sheet for sheet in book.sheets if "note" in sheet.name.casefold())
    texts = (
        clean(cell)
        for sheet in notes
        for cell in dict.fromkeys(sheet.values[:NOTED].ravel().tolist())
        if isinstance(cell, str)
    )
    return frozenset(footnotes(texts))


def table_in(book: Book, sheet: Sheet, rows: range, columns: range) -> FoundTable | None:
    """Return the table inside an outline that somebody drew; None where no figures are in it.

    Parameters
    ----------
    rows, columns : range
        Of ``Sheet.values``. All that lies inside is taken for one table, headings above its figures.
    """
    codes, comma = sort_codes(sheet)
    box = Box(sheet, codes, rows.start, columns.start, rows.stop, columns.stop)
    found = bands(box)
    if not found:
        return None
    builder = Builder(book, Merges(sheet), _labels(sheet, codes, _none, frozenset()), comma=comma)
    return builder.build(_joined(found), 1)


def _joined(found: list[Band]) -> Band:
    """Return one band that has the rows of all: what stands between their figures heads groups."""
    first, *others = found
    for band in others:
        for start, end in band.runs:
            first.extend(start, end)
        first.groups += [*band.titles, *band.headings, *band.groups]
        first.notes += band.notes
        first.repeated += band.repeated
    return first


def _none(_label: str) -> bool:
    return False


def _find(book: Book, sheet: Sheet, accepts: Callable[[str], bool], shared: frozenset[str]) -> SheetFound:
    codes, comma = sort_codes(sheet)
    # What no table takes: words are notes, figures are not used.
    fates = looked_up(codes, _APART)
    labels = _labels(sheet, codes, accepts, shared)
    builder = Builder(book, Merges(sheet), labels, comma=comma)
    tables: list[FoundTable] = []
    for box in boxes(sheet, codes):
        for band in bands(box):
            table = builder.build(band, len(tables) + 1)
            if table is not None:
                tables.append(table)
                builder.settle(table, band, fates)
    return SheetFound(sheet, tuple(tables), fates)


# By the sort of a cell outside all tables.
_APART = bytes([Fate.BLANK, Fate.UNUSED, Fate.UNUSED, Fate.NOTE, Fate.NOTE, Fate.UNUSED])


def _labels(
    sheet: Sheet, codes: NDArray[np.int8], accepts: Callable[[str], bool], shared: frozenset[str]
) -> Labels:
    def texts() -> list[str]:
        rows, columns = (codes == Sort.TEXT).nonzero()
        held = sheet.values[rows[:KNOWN_TEXTS], columns[:KNOWN_TEXTS]].tolist()
        return [clean(text) for text in dict.fromkeys(held)]

    return Labels(texts, shared, accepts)
