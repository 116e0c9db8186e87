"""Shows a sheet of a workbook as it stands in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from scrutinydesk.qt.models.array_model import ArrayModel
from scrutinydesk.workbook.grid import Book, CellError, Sheet, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Wording = Callable[[Any, str], str]

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
HEADER_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)


class GridModel(ArrayModel):
    """A sheet, its columns lettered and its rows numbered as in the spreadsheet program.

    Parameters
    ----------
    book, sheet
        The sheet and the book that holds its number formats.
    wording : callable (value, number format) -> str
        How the spreadsheet program would print the value.
    """

    def __init__(self, book: Book, sheet: Sheet, wording: Wording, parent: QObject | None = None) -> None:
        rows, columns = sheet.shape
        super().__init__(rows, columns, parent)
        self.sheet = sheet
        self._formats = book.formats
        self._wording = wording

    @override
    def column(self, column: int) -> NDArray[np.object_]:
        return self.sheet.values[:, column]

    @override
    def shown(self, row: int, column: int) -> str:
        value = self.sheet.values.item(row, column)
        if value is None:
            return ""
        if type(value) is str:
            return value
        return self._wording(value, self.number_format(row, column))

    @override
    def is_number(self, row: int, column: int) -> bool:
        value = self.sheet.values.item(row, column)
        return value is not None and not (isinstance(value, str) and not isinstance(value, CellError))

    def number_format(self, row: int, column: int) -> str:
        """Return the number format of the cell at a position of the data."""
        formats = self.sheet.formats
        return "General" if formats is None else self._formats[formats.item(row, column)]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            if orientation == Qt.Orientation.Horizontal:
                name = column_letters(section + self.sheet.origin[1])
            else:
                name = (
                    str(int(self.order[section]) + self.sheet.origin[0] + 1)
                    if section < len(self.order)
                    else ""
                )
            return f"{name} hidden" if self.is_hidden(section, orientation) else name
        if role == TOOLTIP:
            return self._hidden(section, orientation)
        return None

    def place_of(self, cell: str) -> tuple[int, int] | None:
        """Return the position of a cell by its address, or of the nearest; None for no address."""
        found = REFERENCE.fullmatch(cell.partition(":")[0])
        if found is None:
            return None
        column = 0
        for letter in found[1]:
            column = 26 * column + ord(letter) - 64
        rows, columns = self.sheet.shape
        row, column = int(found[2]) - 1 - self.sheet.origin[0], column - 1 - self.sheet.origin[1]
        return max(0, min(row, rows - 1)), max(0, min(column, columns - 1))

    def is_hidden(self, position: int, orientation: Qt.Orientation) -> bool:
        """Whether the spreadsheet program hides the row or column shown there."""
        if orientation == Qt.Orientation.Horizontal:
            return position in self.sheet.hidden_columns
        return position < len(self.order) and int(self.order[position]) in self.sheet.hidden_rows

    def _hidden(self, section: int, orientation: Qt.Orientation) -> str | None:
        if not self.is_hidden(section, orientation):
            return None
        what = "column" if orientation == Qt.Orientation.Horizontal else "row"
        return f"This {what} is hidden in the workbook."
