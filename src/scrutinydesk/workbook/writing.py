"""Writing a standard workbook: styles, lists to choose from, print set-up, a save that is whole.

Layout and accessibility follow the Analysis Function's guidance for spreadsheets: one table a
sheet, title in A1, one header row, a marked table, no meaning by colour alone, cursor in A1.
"""

from __future__ import annotations

import datetime as dt
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scrutinydesk.errors import ExportError
from scrutinydesk.workbook.grid import column_letters
from scrutinydesk.workbook.standard_layout import CONTENTS, COVER, LISTS, NOTES, Layout

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
NAVY, PALE = "12436D", "DFEAF4"
HEADER_ROW = 5
LISTS_ROW = 3
LINE_HEIGHT = 16
TEXT_WIDTH = 92
VALIDATED_ROWS = 80
LANGUAGE = "en-GB"
CREATED = dt.datetime(2017, 9, 30, tzinfo=dt.UTC).replace(tzinfo=None)
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with the number format that it is shown in."""

    value: object
    number_format: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Filled:
    """A table of the workbook, ready to be written.

    Attributes
    ----------
    headings : tuple of str
        All columns, periods included.
    rows : sequence of sequence
        Text, number, date, ``Shown`` or None for each column.
    widths : tuple of int
        In characters.
    choices : mapping of column position to name of a list
        ``measures`` or ``areas``: what data validation offers there.
    frozen, texts : int
        How many columns stay in view, and how many of the first hold text.
    notes : frozenset of int
        Positions of columns of remarks.
    pages : int
        How many pages wide the table is printed.
    """

    layout: Layout
    headings: tuple[str, ...]
    rows: Sequence[Sequence[object]]
    widths: tuple[int, ...]
    choices: dict[int, Sequence[str]]
    frozen: int = 1
    texts: int = 1
    notes: frozenset[int] = frozenset()
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Front:
    """Cover and notes: pairs of label and value, and lines of text.

    ``choices`` are offered for the cover line of that label.
    """

    cover: Sequence[tuple[str, object]]
    instructions: Sequence[str]
    notes: Sequence[tuple[str, str]]
    choices: Mapping[str, Sequence[str]]


def write_book(path: Path, front: Front, tables: Sequence[Filled]) -> None:
    """Write the workbook in one move: the file appears whole or not at all.

    ``ExportError`` is raised where the folder cannot be written to.
    """
    import openpyxl  # noqa: PLC0415  a third of a second that opening a workbook need not pay

    book = openpyxl.Workbook()
    book.properties.creator = "Scrutiny Desk"
    book.properties.title = str(front.cover[0][1] or "Scrutiny Desk workbook")
    book.properties.language = LANGUAGE
    book.properties.created = CREATED
    _set_default_font(book)
    cover = book.active
    assert cover is not None  # noqa: S101  a new book has one sheet; tells mypy so
    _write_cover(cover, front)
    _write_contents(book.create_sheet(CONTENTS), tables)
    _write_notes(book.create_sheet(NOTES), front)
    chosen = _Lists()
    for label, choices in front.choices.items():
        row = next(row for row, pair in enumerate(front.cover, 3) if pair[0] == label)
        _validate(cover, f"B{row}", chosen.reference(choices))
    for table in tables:
        _write_table(book.create_sheet(table.layout.sheet), table, chosen)
    if chosen.ranges:
        _write_lists(book.create_sheet(LISTS), chosen)
    _save(book, path)


def _set_default_font(book: Workbook) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415  as above

    # openpyxl has no other way to set the font of all cells that have none of their own.
    fonts: Any = book._fonts  # type: ignore[attr-defined]  # noqa: SLF001
    fonts[0] = Font(name=FONT, size=12)


def _put(sheet: Worksheet, row: int, column: int, value: object) -> Any:
    """Write one cell; text that begins like a formula stays text."""
    shown = value if isinstance(value, Shown) else Shown(value, "")
    cell: Any = sheet.cell(row, column)
    cell.value = shown.value
    if isinstance(shown.value, str) and shown.value.startswith(_FORMULA_STARTS):
        cell.data_type = "s"
        cell.quotePrefix = True
    if isinstance(shown.value, dt.date):
        cell.number_format = shown.number_format or "d mmmm yyyy"
    elif shown.number_format:
        cell.number_format = shown.number_format
    return cell


def _title(sheet: Worksheet, text: str) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415  as above

    _put(sheet, 1, 1, text).font = Font(name=FONT, size=16, bold=True, color=NAVY)
    sheet.row_dimensions[1].height = 26


def _bold(sheet: Worksheet, row: int, column: int, text: str) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415  as above

    _put(sheet, row, column, text).font = Font(name=FONT, size=12, bold=True)


def _write_text(sheet: Worksheet, row: int, column: int, value: object, width: int) -> None:
    """Write a text that wraps, with the height it needs: not every program works that out."""
    from openpyxl.styles import Alignment  # noqa: PLC0415  as above

    cell = _put(sheet, row, column, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    if isinstance(value, str):
        lines = max(1, math.ceil(len(value) / width))
        sheet.row_dimensions[row].height = max(
            lines * LINE_HEIGHT + 4, sheet.row_dimensions[row].height or 0
        )


def _write_cover(sheet: Worksheet, front: Front) -> None:
    sheet.title = COVER
    _title(sheet, str(front.cover[0][1] or "Performance workbook"))
    for row, (label, value) in enumerate(front.cover, 3):
        _bold(sheet, row, 1, label)
        _write_text(sheet, row, 2, value, TEXT_WIDTH)
    start = 4 + len(front.cover)
    for row, line in enumerate(front.instructions, start):
        _write_text(sheet, row, 2, line, TEXT_WIDTH)
    if front.instructions:
        _bold(sheet, start, 1, "About this workbook")
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = TEXT_WIDTH + 4
    _print_setup(sheet, landscape=False)


def _write_contents(sheet: Worksheet, tables: Sequence[Filled]) -> None:
    _title(sheet, "Contents")
    for column, heading in enumerate(("Sheet", "What it holds"), 1):
        _bold(sheet, 3, column, heading)
    for row, table in enumerate(tables, 4):
        cell = _put(sheet, row, 1, table.layout.sheet)
        cell.hyperlink = f"#'{table.layout.sheet}'!A1"
        cell.style = "Hyperlink"
        _write_text(sheet, row, 2, table.layout.title, TEXT_WIDTH)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = TEXT_WIDTH + 4
    _print_setup(sheet, landscape=False)


def _write_notes(sheet: Worksheet, front: Front) -> None:
    _title(sheet, "Notes")
    for column, heading in enumerate(("Note", "What it says"), 1):
        _bold(sheet, 3, column, heading)
    for row, (name, text) in enumerate(front.notes, 4):
        _write_text(sheet, row, 1, name, TEXT_WIDTH)
        _write_text(sheet, row, 2, text, TEXT_WIDTH)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = TEXT_WIDTH + 4
    _print_setup(sheet, landscape=False)


class _Lists:
    """The sheet of choices; one column a list, each written once.

    It can be seen: a hidden sheet would be one more thing to explain.
    """

    def __init__(self) -> None:
        self.ranges: dict[tuple[str, ...], str] = {}

    def reference(self, choices: Sequence[str]) -> str:
        """Return the range that holds these choices."""
        key = tuple(choices)
        if key not in self.ranges:
            letters = column_letters(len(self.ranges))
            last = LISTS_ROW + len(key) - 1
            self.ranges[key] = f"'{LISTS}'!${letters}${LISTS_ROW}:${letters}${last}"
        return self.ranges[key]


def _write_lists(sheet: Worksheet, lists: _Lists) -> None:
    _title(sheet, "Lists to choose from")
    for column, choices in enumerate(lists.ranges, 1):
        for row, text in enumerate(choices, LISTS_ROW):
            _put(sheet, row, column, text)
        sheet.column_dimensions[column_letters(column - 1)].width = 34
    _print_setup(sheet, landscape=True)


def _write_table(sheet: Worksheet, table: Filled, lists: _Lists) -> None:
    _title(sheet, table.layout.title)
    _put(sheet, 2, 1, table.layout.about)
    _put(sheet, 3, 1, table.layout.how)
    for column, heading in enumerate(table.headings, 1):
        _put(sheet, HEADER_ROW, column, heading)
    _write_rows(sheet, table)
    _style_header(sheet, table)
    _mark_table(sheet, table)
    for position, choices in table.choices.items():
        letters = column_letters(position)
        cells = f"{letters}{HEADER_ROW + 1}:{letters}{HEADER_ROW + VALIDATED_ROWS}"
        _validate(sheet, cells, lists.reference(choices))
    for column, width in enumerate(table.widths):
        sheet.column_dimensions[column_letters(column)].width = width
    sheet.freeze_panes = f"{column_letters(table.frozen)}{HEADER_ROW + 1}"
    _print_setup(sheet, landscape=True, pages=table.pages)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_title_cols = f"A:{column_letters(table.frozen - 1)}"


def _write_rows(sheet: Worksheet, table: Filled) -> None:
    for row, values in enumerate(table.rows, HEADER_ROW + 1):
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            cell = _put(sheet, row, column, value)
            if column - 1 in table.notes:
                _align(cell, "left", indent=1)
            elif isinstance(cell.value, str) and column > table.texts:
                _align(cell, "right")


def _align(cell: Any, side: Literal["left", "right"], indent: int = 0) -> None:
    from openpyxl.styles import Alignment  # noqa: PLC0415  as above

    cell.alignment = Alignment(horizontal=side, indent=indent)


def _style_header(sheet: Worksheet, table: Filled) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  as above

    fill = PatternFill("solid", fgColor=PALE)
    font = Font(name=FONT, size=12, bold=True)
    line = Border(bottom=Side("medium", color=NAVY))
    for column in range(1, len(table.headings) + 1):
        cell: Any = sheet.cell(HEADER_ROW, column)
        cell.fill, cell.font, cell.border = fill, font, line
        left = column <= table.texts or column - 1 in table.notes
        cell.alignment = Alignment(
            wrap_text=True,
            vertical="bottom",
            horizontal="left" if left else "right",
            indent=int(column - 1 in table.notes),
        )


def _mark_table(sheet: Worksheet, table: Filled) -> None:
    """Mark the range as a table, so that screen readers announce its headings."""
    from openpyxl.worksheet.table import Table, TableStyleInfo  # noqa: PLC0415  as above

    last = HEADER_ROW + max(1, len(table.rows))
    end = f"{column_letters(len(table.headings) - 1)}{last}"
    marked = Table(displayName=f"table_{table.layout.id}", ref=f"A{HEADER_ROW}:{end}")
    marked.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=False)
    sheet.add_table(marked)


def _validate(sheet: Worksheet, cells: str, reference: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415  as above

    rule = DataValidation(type="list", formula1=reference, allow_blank=True)
    rule.errorStyle, rule.showErrorMessage = "warning", True
    rule.errorTitle, rule.error = "Not on the list", "Choose from the list, so that it is read."
    rule.add(cells)
    sheet.add_data_validation(rule)


def _print_setup(sheet: Worksheet, *, landscape: bool, pages: int = 1) -> None:
    setup: Any = sheet.page_setup
    properties: Any = sheet.sheet_properties.pageSetUpPr
    footer: Any = sheet.oddFooter
    setup.orientation = "landscape" if landscape else "portrait"
    setup.paperSize = 9
    setup.fitToWidth, setup.fitToHeight = pages, 0
    properties.fitToPage = True
    footer.left.text = "&A"
    footer.right.text = "Page &P of &N"


def _save(book: Workbook, path: Path) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            book.save(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            f"{path.name} could not be written.",
            str(error.strerror or error),
            "Choose another folder, or close the file if it is open in another program.",
        ) from error
