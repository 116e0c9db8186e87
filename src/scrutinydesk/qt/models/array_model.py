"""What the models of large tables share: an order array, and pages of ready text.

``order`` holds the positions of the rows shown, in the order shown, so that a million rows are
sorted and filtered without moving a cell. Text is made a page at a time when the view asks.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

STABLE_UP_TO = 200_000
_NOWHERE = QModelIndex()
_PAGE = 64
_PAGES_KEPT = 4096
_CELLS_A_STEP = 2000
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001  cells of a workbook carry no time zone


class ArrayModel(QAbstractTableModel):
    """Rows by columns of values. A subclass says what they are: ``column``, ``shown``, headings."""

    def __init__(self, rows: int, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.order: NDArray[np.intp] = np.arange(rows)
        self._rows = rows
        self._pages: dict[tuple[int, int], list[str]] = {}
        self._floats: dict[int, NDArray[np.float64]] = {}
        self._matches: NDArray[np.intp] | None = None

    def column(self, column: int) -> NDArray[Any]:
        """Return the values of a column, all rows in file order."""
        raise NotImplementedError

    def shown(self, row: int, column: int) -> str:
        """Return the text of the cell at a position of the data."""
        raise NotImplementedError

    def is_number(self, row: int, column: int) -> bool:
        """Whether the cell stands on the right."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.order)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._columns

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self.text(index.row(), index.column()) if index.isValid() else None
        if role == ALIGNMENT and index.isValid():
            numeric = self.is_number(int(self.order[index.row()]), index.column())
            return RIGHT if numeric else LEFT
        return None

    def text(self, position: int, column: int) -> str:
        """Return the text shown at a position of the view."""
        page, offset = divmod(position, _PAGE)
        texts = self._pages.get((column, page))
        if texts is None:
            if len(self._pages) > _PAGES_KEPT:
                self._pages.clear()
            rows = self.order[page * _PAGE : (page + 1) * _PAGE].tolist()
            texts = self._pages[column, page] = [self.shown(row, column) for row in rows]
        return texts[offset]

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column: numbers and dates, then text, then blanks. -1 is the file's order."""
        rows = np.arange(self._rows) if self._matches is None else self._matches
        if 0 <= column < self._columns:
            ranking = self._ranking(column, rows, descending=order == Qt.SortOrder.DescendingOrder)
            rows = ranking if self._matches is None else rows[ranking]
        self._rearrange(rows)

    def filter(self, text: str) -> int:
        """Show only the rows in which ``text`` occurs in some cell; return how many there are."""
        for _ in self.search(text):
            pass
        return len(self.order)

    def search(self, text: str) -> Iterator[None]:
        """Do the same in small steps, so that a window can be painted between them."""
        sought = text.strip().casefold()
        matches = None
        if sought:
            found = np.zeros(self._rows, dtype=bool)
            step = max(1, _CELLS_A_STEP // max(1, self._columns))
            for first in range(0, self._rows, step):
                for row in range(first, min(first + step, self._rows)):
                    found[row] = any(sought in self.shown(row, c).casefold() for c in range(self._columns))
                yield
            matches = np.flatnonzero(found)
        self._matches = matches
        self._rearrange(np.arange(self._rows) if matches is None else matches)

    def position(self, row: int) -> int:
        """Return where a row of the data is shown, or -1."""
        found = np.flatnonzero(self.order == row)
        return int(found[0]) if len(found) else -1

    def _rearrange(self, order: NDArray[np.intp]) -> None:
        self.beginResetModel()
        self.order = order
        self._pages.clear()
        self.endResetModel()

    def _ranking(self, column: int, rows: NDArray[np.intp], *, descending: bool) -> NDArray[np.intp]:
        numbers = self._numbers(column)
        if len(rows) != self._rows:
            numbers = numbers[rows]
        # Rows of equal value keep their order; in a table too large to read that is not worth the
        # four times longer that it takes.
        ranked = np.argsort(numbers, kind="stable" if len(numbers) <= STABLE_UP_TO else None)
        known = len(numbers) - int(np.isnan(numbers).sum())
        front = ranked[:known][::-1] if descending else ranked[:known]
        rest = ranked[known:]
        if not len(rest):
            return front
        values = self.column(column)[rows[rest]]
        keys = ["" if value is None else str(value).casefold() for value in values.tolist()]
        blank = np.array([not key for key in keys])
        if blank.all():
            return np.concatenate([front, rest])
        words = sorted(np.flatnonzero(~blank).tolist(), key=keys.__getitem__, reverse=descending)
        return np.concatenate([front, rest[words], rest[blank]])

    def _numbers(self, column: int) -> NDArray[np.float64]:
        numbers = self._floats.get(column)
        if numbers is None:
            values = self.column(column)
            try:
                # Text that looks like a number stays text: only true numbers convert in one go.
                numbers = values.astype(np.float64) if not _has_text(values) else None
            except (TypeError, ValueError):
                numbers = None
            if numbers is None:
                numbers = np.array([_number(value) for value in values.tolist()], dtype=np.float64)
            self._floats[column] = numbers
        return numbers


def _has_text(values: NDArray[Any]) -> bool:
    return values.dtype == object and any(type(value) is str for value in values.tolist())


def _number(value: Any) -> float:
    if isinstance(value, (bool, int, float)):
        return float(value)
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - _EPOCH).total_seconds()
    if isinstance(value, dt.date):
        return (dt.datetime(value.year, value.month, value.day) - _EPOCH).total_seconds()  # noqa: DTZ001
    return float("nan")
