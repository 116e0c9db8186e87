"""A workbook as read: sheets of cells with formats, nothing interpreted.

Rows and columns are zero-based inside the package; ``address`` gives what a person sees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class CellError(str):
    """An error value such as ``#DIV/0!`` standing in a cell."""

    __slots__ = ()


Value = None | bool | int | float | str | dt.datetime | dt.date | dt.time | dt.timedelta | CellError
Position = tuple[int, int]


class Visibility(StrEnum):
    """Whether a sheet can be seen in the spreadsheet program."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very hidden"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes
    ----------
    values : ndarray of object, rows x columns
        ``None`` is a blank cell. Percentages are as stored (0.13), dates are dates.
    formats : ndarray of uint16, same shape, or None
        Index of each cell's number format in ``Book.formats``; None where the reader gives values
        only, with no formats.
    origin : (int, int)
        Row and column on the sheet of ``values[0, 0]``.
    uncalculated : frozenset of (row, column)
        Formulas that were never calculated: they hold no value. Positions in ``values``.
    formulas : int
        How many cells hold a formula.
    merged : tuple of (first row, first column, last row, last column)
        Merged ranges, positions in ``values``.
    hidden_rows, hidden_columns : frozenset of int
        Positions in ``values``.
    comments : mapping of position to text
    """

    name: str
    values: NDArray[np.object_]
    formats: NDArray[np.uint16] | None = None
    origin: Position = (0, 0)
    visibility: Visibility = Visibility.VISIBLE
    uncalculated: frozenset[Position] = frozenset()
    formulas: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[Position, str] = field(default_factory=dict)

    @property
    def shape(self) -> Position:
        rows, columns = self.values.shape
        return rows, columns

    def value(self, row: int, column: int) -> Any:
        """Return the value at a position of ``values``; None outside it."""
        rows, columns = self.values.shape
        return self.values.item(row, column) if 0 <= row < rows and 0 <= column < columns else None

    def address(self, row: int, column: int) -> str:
        """Return the address, such as ``C7``, of a position of ``values``."""
        return address(row + self.origin[0], column + self.origin[1])


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read.

    Attributes
    ----------
    name : str
        File name without the folder.
    path : str
        Whole path, as opened.
    sha256 : str
        Of the file's bytes.
    format : str
        What the content is: ``xlsx``, ``xlsm``, ``xls``, ``xlsb``, ``ods`` or ``csv``.
    sheets : tuple of Sheet
        In the file's order, hidden ones included.
    formats : tuple of str
        Number formats that ``Sheet.formats`` points into; the first is ``General``.
    """

    name: str
    path: str
    sha256: str
    format: str
    sheets: tuple[Sheet, ...]
    formats: tuple[str, ...] = ("General",)

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name; KeyError where there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)

    def number_format(self, sheet: Sheet, row: int, column: int) -> str:
        """Return the number format of a cell, ``General`` where it is not known."""
        return "General" if sheet.formats is None else self.formats[sheet.formats.item(row, column)]


def column_letters(column: int) -> str:
    """Return the letters of a zero-based column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a zero-based row and column on a sheet."""
    return f"{column_letters(column)}{row + 1}"
