"""The second reader, python-calamine: fast, reads every kind, tells no formats and no errors."""

from __future__ import annotations

import contextlib
import io
import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import python_calamine as calamine

from scrutinydesk.workbook.grid import Position, Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

_STEP = 4000
# An iterator hands out the blank rows above the first cell too, and lets other threads run.
_ITERATE_FROM = 100_000
_BOX = 30_000_000
_STATES = {"Hidden": Visibility.HIDDEN, "VeryHidden": Visibility.VERY_HIDDEN}


class CalamineFailedError(Exception):
    """calamine cannot read the file or the sheet; the text is its own."""


class PasswordNeededError(CalamineFailedError):
    """The file asks for a password."""


@contextlib.contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except calamine.PasswordError as error:
        raise PasswordNeededError(str(error)) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise CalamineFailedError(str(error)) from error
    except BaseException as error:
        # A panic of the Rust code derives from BaseException, as Ctrl+C does; only its name
        # tells them apart, for the class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineFailedError(str(error)) from error


class CalamineReader:
    """A workbook opened with calamine."""

    def __init__(self, data: bytes) -> None:
        with _failures():
            self._book = calamine.load_workbook(io.BytesIO(data))
            self.sheets = [
                (meta.name, _STATES.get(str(meta.visible).rpartition(".")[2], Visibility.VISIBLE))
                for meta in self._book.sheets_metadata
                if str(meta.typ).rpartition(".")[2] == "WorkSheet"
            ]

    def rows(self, name: str) -> tuple[list[list[Any]], Position]:
        """Return the rows of a sheet of ordinary size and the position of the first value."""
        with _failures():
            sheet = self._book.get_sheet_by_name(name)
            return sheet.to_python(skip_empty_area=True), sheet.start or (0, 0)

    def grid(
        self, name: str, step: Callable[[int], None]
    ) -> tuple[NDArray[np.object_], Position, list[tuple[int, int, int, int]]]:
        """Return the values of a sheet of any size, its origin and its merged ranges.

        The parsing lets go of the interpreter lock; turning a whole sheet into lists at once would
        hold it (0.27 s for 4 million cells), so a large sheet is taken row by row.

        Raises
        ------
        CalamineFailedError
            It cannot be read, or its grid would fill the memory.
        """
        with _failures():
            sheet = self._book.get_sheet_by_name(name)
            top, left = sheet.start or (0, 0)
            if sheet.height * sheet.width > _BOX:
                msg = f"{sheet.height} rows by {sheet.width} columns"
                raise CalamineFailedError(msg)
            shape = sheet.height, sheet.width
            if shape[0] * shape[1] > _ITERATE_FROM and top < shape[0] and left < shape[1]:
                rows = iter(sheet.iter_rows())
                for _ in range(top):
                    next(rows, None)
                grid = _gathered(shape, rows, left, step)
            else:
                grid = _gathered(shape, iter(sheet.to_python(skip_empty_area=True)), 0, step)
            merged = [(start[0], start[1], end[0], end[1]) for start, end in (sheet.merged_cell_ranges or [])]
        return grid, (top, left), merged


def _gathered(
    shape: Position, rows: Iterator[list[Any]], left: int, step: Callable[[int], None]
) -> NDArray[np.object_]:
    """Return the rows as a grid, which grows: to make it all at once takes 70 ms in one go."""
    height, width = shape
    grid: NDArray[np.object_] = np.empty((min(height, _STEP), width), dtype=object)
    kept: dict[Any, Any] = {"": None}
    number = 0
    for number, row in enumerate(itertools.islice(rows, height), 1):
        if number > len(grid):
            grid.resize((min(height, len(grid) + _STEP), width), refcheck=False)
        line = row[left : left + width]
        # Texts repeat, numbers hardly: one text object for all cells that say the same.
        grid[number - 1] = [
            kept.setdefault(value, value) if type(value) is str else value for value in line
        ] + [None] * (width - len(line))
        if len(kept) > _ITERATE_FROM:
            kept = {"": None}
        if number % _STEP == 0:
            step(number)
    return grid[:number]
