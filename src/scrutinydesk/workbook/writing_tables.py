"""Writing a table of the standard workbook, and the lists that its cells offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.grid import column_letters
from scrutinydesk.workbook.standard_layout import LISTS, Layout
from scrutinydesk.workbook.writing_cells import (
    FONT,
    LINE_HEIGHT,
    NAVY,
    PALE,
    align,
    print_setup,
    put,
    put_text,
    put_title,
    top,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 5
LISTS_ROW = 3
VALIDATED_ROWS = 80


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
    wrapped : frozenset of int
        Positions of columns of sentences, which go over several lines.
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
    wrapped: frozenset[int] = frozenset()


class Lists:
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


def write_lists(sheet: Worksheet, lists: Lists) -> None:
    """Write the choices that cells of other sheets offer."""
    put_title(sheet, "Lists to choose from")
    for column, choices in enumerate(lists.ranges, 1):
        for row, text in enumerate(choices, LISTS_ROW):
            put(sheet, row, column, text)
        sheet.column_dimensions[column_letters(column - 1)].width = 34
    print_setup(sheet, landscape=True)


def write_table(sheet: Worksheet, table: Filled, lists: Lists) -> None:
    """Write one table: title, about, how to fill it in, headings, rows."""
    put_title(sheet, table.layout.title)
    put(sheet, 2, 1, table.layout.about)
    put(sheet, 3, 1, table.layout.how)
    for column, heading in enumerate(table.headings, 1):
        put(sheet, HEADER_ROW, column, heading)
    _write_rows(sheet, table)
    _style_header(sheet, table)
    _mark_table(sheet, table)
    for position, choices in table.choices.items():
        letters = column_letters(position)
        cells = f"{letters}{HEADER_ROW + 1}:{letters}{HEADER_ROW + VALIDATED_ROWS}"
        validate(sheet, cells, lists.reference(choices))
    for column, width in enumerate(table.widths):
        sheet.column_dimensions[column_letters(column)].width = width
    sheet.freeze_panes = f"{column_letters(table.frozen)}{HEADER_ROW + 1}"
    print_setup(sheet, landscape=True, pages=table.pages)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_title_cols = f"A:{column_letters(table.frozen - 1)}"


def _write_rows(sheet: Worksheet, table: Filled) -> None:
    for row, values in enumerate(table.rows, HEADER_ROW + 1):
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            if column - 1 in table.wrapped:
                put_text(sheet, row, column, value, table.widths[column - 1])
                continue
            cell = put(sheet, row, column, value)
            if table.wrapped:
                top(cell)
            elif column - 1 in table.notes:
                align(cell, "left", indent=1)
            elif isinstance(cell.value, str) and column > table.texts:
                align(cell, "right")


def _style_header(sheet: Worksheet, table: Filled) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415  only who writes pays for it

    fill = PatternFill("solid", fgColor=PALE)
    font = Font(name=FONT, size=12, bold=True)
    two_lines = any(len(h) > w for h, w in zip(table.headings, table.widths, strict=True))
    sheet.row_dimensions[HEADER_ROW].height = LINE_HEIGHT * (1 + two_lines) + 4
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
    from openpyxl.worksheet.table import Table, TableStyleInfo  # noqa: PLC0415  only who writes pays for it

    last = HEADER_ROW + max(1, len(table.rows))
    end = f"{column_letters(len(table.headings) - 1)}{last}"
    marked = Table(displayName=f"table_{table.layout.id}", ref=f"A{HEADER_ROW}:{end}")
    marked.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=False)
    sheet.add_table(marked)


def validate(sheet: Worksheet, cells: str, reference: str) -> None:
    """Offer the choices of a range in cells; other entries are asked about, not refused."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415  only who writes pays for it

    rule = DataValidation(type="list", formula1=reference, allow_blank=True)
    rule.errorStyle, rule.showErrorMessage = "warning", True
    rule.errorTitle, rule.error = "Not on the list", "Choose from the list, so that it is read."
    rule.add(cells)
    sheet.add_data_validation(rule)
