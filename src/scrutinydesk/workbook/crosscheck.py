"""Where two readers of one file do not see the same.

Differences that are only ways of saying the same are passed over: an error that calamine gives as
a blank, white space that it drops, a whole number as a float, a date without or with its midnight,
line ends, and the last digits of a time.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from scrutinydesk.workbook.grid import CellError, Position, Sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCHS = (dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1))  # noqa: DTZ001  cells have no zone
_SECOND = 1.0
_AREA = 8_000_000


def disagreements(sheet: Sheet, rows: list[list[Any]], origin: Position) -> list[tuple[Position, Any, Any]]:
    """Return the cells on which the readers differ, with what each one sees.

    Parameters
    ----------
    sheet : Sheet
        As the first reader gives it.
    rows, origin : list of lists, (row, column)
        As calamine gives it: blanks are empty texts, the origin is that of the first value.

    Returns
    -------
    list of (position in ``sheet.values``, first reader's value, calamine's value)
        A position may be negative or beyond, where only calamine sees a value.
    """
    ours, theirs, top, left = _aligned(sheet, rows, origin)
    if ours is None or theirs is None:
        return [((0, 0), "a grid of another size", f"{len(rows)} rows")]
    if not ours.size:
        return []
    unequal = np.not_equal(ours, theirs, dtype=object).astype(bool)
    found = []
    for row, column in np.argwhere(unequal).tolist():
        mine, other = ours[row, column], theirs[row, column]
        if not agree(mine, other):
            found.append(((row + top - sheet.origin[0], column + left - sheet.origin[1]), mine, other))
    return found


def _aligned(
    sheet: Sheet, rows: list[list[Any]], origin: Position
) -> tuple[NDArray[np.object_] | None, NDArray[np.object_] | None, int, int]:
    """Return both grids over the same box, blanks as empty texts, and where the box begins."""
    height, width = len(rows), len(rows[0]) if rows else 0
    boxes = [
        (r, c, r + h, c + w)
        for (r, c), (h, w) in ((sheet.origin, sheet.shape), (origin, (height, width)))
        if h and w
    ]
    if not boxes:
        blank = np.empty((0, 0), dtype=object)
        return blank, blank, 0, 0
    top, left = min(b[0] for b in boxes), min(b[1] for b in boxes)
    shape = max(b[2] for b in boxes) - top, max(b[3] for b in boxes) - left
    if shape[0] * shape[1] > _AREA:
        return None, None, top, left
    ours: NDArray[np.object_] = np.full(shape, "", dtype=object)
    theirs = ours.copy()
    if sheet.values.size:
        r, c = sheet.origin[0] - top, sheet.origin[1] - left
        view = ours[r : r + sheet.shape[0], c : c + sheet.shape[1]]
        view[:] = sheet.values
        view[view == np.array(None)] = ""
    if height and width:
        r, c = origin[0] - top, origin[1] - left
        theirs[r : r + height, c : c + width] = rows
    return ours, theirs, top, left


def agree(mine: Any, other: Any) -> bool:
    """Tell whether two readers' values of one cell mean the same."""
    if mine is None or isinstance(mine, str):
        if isinstance(mine, CellError):
            # Reported as an error anyway; calamine gives a blank for it, or nought.
            return True
        return (isinstance(other, str) or other is None) and _plain(mine) == _plain(other)
    if isinstance(mine, bool) or isinstance(other, bool):
        return bool(mine == other)
    if isinstance(mine, int | float) and isinstance(other, int | float):
        return math.isclose(mine, other, rel_tol=1e-12, abs_tol=1e-300)
    first, second = _seconds(mine), _seconds(other)
    return bool(first & second) or any(abs(a - b) <= _SECOND for a in first for b in second)


def _plain(text: str | None) -> str:
    if not text:
        return ""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return " ".join(text.split())


def _seconds(value: Any) -> set[float]:
    """Return the instants, in seconds of either calendar, that a date, time or length stands for."""
    if isinstance(value, dt.timedelta):
        return {value.total_seconds()}
    if isinstance(value, dt.time):
        return {value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6}
    if isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
        return {(moment.replace(tzinfo=None) - epoch).total_seconds() for epoch in _EPOCHS}
    if isinstance(value, str) and value.startswith("PT"):
        match = re.fullmatch(r"PT(\d+)H(\d+)M(\d+(?:\.\d+)?)S", value)
        if match:
            return {int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])}
    return set()
