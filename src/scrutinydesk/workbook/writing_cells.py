"""Writing cells: texts that wrap, titles, number formats, print set-up."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
NAVY, PALE = "12436D", "DFEAF4"
LINE_HEIGHT = 16
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with the number format that it is shown in."""

    value: object
    number_format: str = "#,##0"


def put(sheet: Worksheet, row: int, column: int, value: object) -> Any:
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


def put_title(sheet: Worksheet, text: str) -> None:
    """Write the title of a sheet into A1."""
    from openpyxl.styles import Font  # noqa: PLC0415  only who writes pays for it

    put(sheet, 1, 1, text).font = Font(name=FONT, size=16, bold=True, color=NAVY)
    sheet.row_dimensions[1].height = 26


def put_bold(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a heading."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  only who writes pays for it

    cell = put(sheet, row, column, text)
    cell.font = Font(name=FONT, size=12, bold=True)
    cell.alignment = Alignment(vertical="top")


def put_text(sheet: Worksheet, row: int, column: int, value: object, width: int) -> None:
    """Write a text that wraps, with the height it needs: not every program works that out."""
    from openpyxl.styles import Alignment  # noqa: PLC0415  only who writes pays for it

    cell = put(sheet, row, column, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    if isinstance(value, str):
        lines = max(1, math.ceil(len(value) / width))
        sheet.row_dimensions[row].height = max(lines * LINE_HEIGHT + 4, sheet.row_dimensions[row].height or 0)


def align(cell: Any, side: Literal["left", "right"], indent: int = 0) -> None:
    """Place what a cell shows."""
    from openpyxl.styles import Alignment  # noqa: PLC0415  only who writes pays for it

    cell.alignment = Alignment(horizontal=side, indent=indent)


def top(cell: Any) -> None:
    """Place what a cell shows beside the first line of a long text."""
    from openpyxl.styles import Alignment  # noqa: PLC0415  only who writes pays for it

    cell.alignment = Alignment(vertical="top")


def print_setup(sheet: Worksheet, *, landscape: bool, pages: int = 1) -> None:
    """Set A4, the footer, how many pages wide a sheet is printed, and the height of its rows."""
    lines: Any = sheet.sheet_format
    lines.defaultRowHeight, lines.customHeight = LINE_HEIGHT + 1, True
    setup: Any = sheet.page_setup
    properties: Any = sheet.sheet_properties.pageSetUpPr
    footer: Any = sheet.oddFooter
    setup.orientation = "landscape" if landscape else "portrait"
    setup.paperSize = 9
    setup.fitToWidth, setup.fitToHeight = pages, 0
    properties.fitToPage = True
    footer.left.text = "&A"
    footer.right.text = "Page &P of &N"
