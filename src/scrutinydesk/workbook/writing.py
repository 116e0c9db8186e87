"""Writing a standard workbook: cover, contents, notes, tables, and a save that is whole.

Layout and accessibility follow the Analysis Function's guidance for spreadsheets: one table a
sheet, title in A1, one header row, a marked table, no meaning by colour alone, cursor in A1.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrutinydesk import atomic
from scrutinydesk.workbook.standard_layout import CONTENTS, COVER, LISTS, NOTES
from scrutinydesk.workbook.writing_cells import FONT, print_setup, put, put_bold, put_text, put_title
from scrutinydesk.workbook.writing_tables import Filled, Lists, validate, write_lists, write_table

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TEXT_WIDTH = 92
LANGUAGE = "en-GB"
CREATED = dt.datetime(2017, 9, 30, tzinfo=dt.UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Front:
    """Cover and notes: pairs of label and value, and lines of text.

    ``choices`` are offered for the cover line of that label; ``created`` is the time that the file bears.
    """

    cover: Sequence[tuple[str, object]]
    instructions: Sequence[str]
    notes: Sequence[tuple[str, str]]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    created: dt.datetime = CREATED


def write_book(path: Path, front: Front, tables: Sequence[Filled]) -> None:
    """Write the workbook in one move: the file appears whole or not at all.

    ``ExportError`` is raised where the folder cannot be written to.
    """
    import openpyxl  # noqa: PLC0415  a third of a second that opening a workbook need not pay

    book = openpyxl.Workbook()
    book.properties.creator = "Scrutiny Desk"
    book.properties.title = str(front.cover[0][1] or "Scrutiny Desk workbook")
    book.properties.language = LANGUAGE
    book.properties.created = front.created
    _set_default_font(book)
    cover = book.active
    assert cover is not None  # noqa: S101  a new book has one sheet; tells mypy so
    _write_cover(cover, front)
    _write_contents(book.create_sheet(CONTENTS), tables)
    _write_notes(book.create_sheet(NOTES), front)
    chosen = Lists()
    for label, choices in front.choices.items():
        row = next(row for row, pair in enumerate(front.cover, 3) if pair[0] == label)
        validate(cover, f"B{row}", chosen.reference(choices))
    for table in tables:
        write_table(book.create_sheet(table.layout.sheet), table, chosen)
    if chosen.ranges:
        write_lists(book.create_sheet(LISTS), chosen)
    _save(book, path)


def _set_default_font(book: Workbook) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415  as above

    # openpyxl has no other way to set the font of all cells that have none of their own.
    fonts: Any = book._fonts  # type: ignore[attr-defined]  # noqa: SLF001
    fonts[0] = Font(name=FONT, size=12)


def _write_cover(sheet: Worksheet, front: Front) -> None:
    sheet.title = COVER
    put_title(sheet, str(front.cover[0][1] or "Performance workbook"))
    for row, (label, value) in enumerate(front.cover, 3):
        put_bold(sheet, row, 1, label)
        put_text(sheet, row, 2, value, TEXT_WIDTH)
    start = 4 + len(front.cover)
    for row, line in enumerate(front.instructions, start):
        put_text(sheet, row, 2, line, TEXT_WIDTH)
    if front.instructions:
        put_bold(sheet, start, 1, "About this workbook")
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = TEXT_WIDTH + 4
    print_setup(sheet, landscape=False)


def _write_contents(sheet: Worksheet, tables: Sequence[Filled]) -> None:
    put_title(sheet, "Contents")
    for column, heading in enumerate(("Sheet", "What it holds"), 1):
        put_bold(sheet, 3, column, heading)
    for row, table in enumerate(tables, 4):
        cell = put(sheet, row, 1, table.layout.sheet)
        cell.hyperlink = f"#'{table.layout.sheet}'!A1"
        cell.style = "Hyperlink"
        put_text(sheet, row, 2, table.layout.title, TEXT_WIDTH)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = TEXT_WIDTH + 4
    print_setup(sheet, landscape=False)


def _write_notes(sheet: Worksheet, front: Front) -> None:
    put_title(sheet, "Notes")
    for column, heading in enumerate(("Note", "What it says"), 1):
        put_bold(sheet, 3, column, heading)
    for row, (name, text) in enumerate(front.notes, 4):
        put_text(sheet, row, 1, name, TEXT_WIDTH)
        put_text(sheet, row, 2, text, TEXT_WIDTH)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = TEXT_WIDTH + 4
    print_setup(sheet, landscape=False)


def _save(book: Workbook, path: Path) -> None:
    content = io.BytesIO()
    book.save(content)
    atomic.write(path, content.getvalue())
