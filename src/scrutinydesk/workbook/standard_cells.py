"""The cells of one sheet as numbers and marks, with their formats and addresses."""

from __future__ import annotations

import re
from typing import Any

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook import cells
from scrutinydesk.workbook.grid import Book, CellError, Sheet, column_letters
from scrutinydesk.workbook.standard_notes import Notes

HUNDRED = 100
NAMED_AT_MOST, SHOWN_AT_MOST = 3, 24
# Above this a binary number no longer tells one whole number from the next.
LARGEST = 1e15
FRACTIONAL = frozenset({"fte", "percent", "gbp_million", "per_1000"})
_ORDINAL = re.compile(r"(?P<rank>\d{1,3})\s*(?:st|nd|rd|th)")


class SheetCells:
    """The cells of a sheet, out of the array once, because Python lists are read faster.

    Attributes
    ----------
    rows : list of list
        All values.
    letters : list of str
        Of each column.
    percent : frozenset of int
        Number formats that show a stored 0.13 as 13%.
    """

    def __init__(self, book: Book, sheet: Sheet, notes: Notes) -> None:
        self.book, self.sheet, self.notes = book, sheet, notes
        self.rows: list[list[Any]] = sheet.values.tolist()
        self.letters = [column_letters(at + sheet.origin[1]) for at in range(sheet.shape[1])]
        self.percent = frozenset(index for index, shown in enumerate(book.formats) if cells.is_percent(shown))
        formats = sheet.formats
        self._formats: list[list[int]] | None = None if formats is None else formats.tolist()

    def format_indices(self, row: int) -> list[int]:
        """Return the index of each cell's number format in a row."""
        return self._formats[row] if self._formats is not None else [0] * len(self.letters)

    def format_at(self, row: int, at: int) -> str:
        """Return the number format of a cell."""
        return "General" if self._formats is None else self.book.formats[self._formats[row][at]]

    def address(self, row: int, at: int | None) -> str:
        """Return the address of a cell; of column A where the column is not there."""
        return self.sheet.address(row, at or 0)

    def differing(self, here: list[tuple[int, int]], there: list[tuple[int, int]]) -> str:
        """Say in which of these cells, row and column, a figure differs from the one that is used."""
        pairs = [
            (one, two)
            for one, two in zip(here, there, strict=True)
            if (value := self.rows[one[0]][one[1]]) is not None and value != self.rows[two[0]][two[1]]
        ]
        if not pairs:
            return "They state the same."
        named = [
            f"{self._stated(one)} in {self.address(*one)}, {self._stated(two)} in {self.address(*two)}"
            for one, two in pairs[:NAMED_AT_MOST]
        ]
        more = len(pairs) - len(named)
        return f"They differ: {'; '.join(named)}{f'; and {more:,} more' if more else ''}."

    def _stated(self, at: tuple[int, int]) -> str:
        value = self.rows[at[0]][at[1]]
        return "nothing" if value is None else str(value)[:SHOWN_AT_MOST]

    def read(self, row: int, at: int, unit: str) -> tuple[float | None, tuple[Mark, ...]] | None:
        """Return number and marks of one cell; None where it states neither.

        An error cell states neither and is a finding of the reader of files already.
        """
        value = self.rows[row][at]
        if value is None or isinstance(value, CellError):
            return None
        read = cells.interpret(value, self.format_at(row, at))
        if read.kind is cells.Kind.BLANK:
            return None
        found = read.number
        if found is None and unit == "rank" and (ordinal := _ORDINAL.fullmatch(read.text)):
            found = int(ordinal["rank"])
        if found is None and read.kind is not cells.Kind.MARK:
            self.notes.not_a_number(self.sheet, self.address(row, at), read.text)
            return None
        number = None if found is None else float(found)
        if number is not None and not self._possible(row, at, unit, number):
            return None
        if number is not None and unit == "percent" and 0 < number < 1 and read.kind is cells.Kind.NUMBER:
            self.notes.share(self.sheet, self.address(row, at), number)
        return number, read.marks

    def _possible(self, row: int, at: int, unit: str, number: float) -> bool:
        """Tell whether a figure can be what the table says it is; remark on what is odd in it."""
        notes, sheet, cell = self.notes, self.sheet, self.address(row, at)
        if abs(number) > LARGEST:
            notes.too_large(sheet, cell, number)
        elif unit == "percent" and not 0 <= number <= HUNDRED:
            notes.not_a_percentage(sheet, cell, number)
        elif unit == "rank" and (number < 1 or number % 1):
            notes.not_a_rank(sheet, cell, f"{number:g}")
        else:
            if number < 0:
                notes.negative(sheet, cell)
            elif number % 1 and unit not in FRACTIONAL:
                notes.fraction(sheet, cell, number)
            return True
        return False
