"""What sort of thing stands in each cell, as one small number a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from scrutinydesk.periods import read_period
from scrutinydesk.workbook.cells import Kind
from scrutinydesk.workbook.grid import CellError, Sheet
from scrutinydesk.workbook.tables.figures import lone_mark, read_text, writes_commas

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 4096  # rows looked at in one go: it bounds the memory that is needed beside the sheet
ALIKE = 64  # cells, in whole rows, that are held against as many above them


class Sort:
    """What stands in a cell, before its surroundings are looked at.

    Plain numbers: an array is held against a member of an enumeration six times as slowly.
    """

    BLANK = 0
    NUMBER = 1
    MARK = 2  # shorthand in place of a number
    TEXT = 3
    PERIOD = 4  # a date, or a text that states when
    OTHER = 5  # an error, TRUE or FALSE


SORTS = 6
_TEXT_CELL = 6  # a text, not yet read


class _Sorts(dict[type, int]):
    """The sort of a cell by the type of its value."""

    def __missing__(self, kind: type) -> int:
        sort = self[kind] = Sort.NUMBER if issubclass(kind, int | float) else Sort.TEXT
        return sort


_SORTS = _Sorts({
    type(None): Sort.BLANK, int: Sort.NUMBER, float: Sort.NUMBER, str: _TEXT_CELL,
    bool: Sort.OTHER, CellError: Sort.OTHER, dt.datetime: Sort.PERIOD, dt.date: Sort.PERIOD,
    dt.time: Sort.TEXT, dt.timedelta: Sort.TEXT,
})  # fmt: skip
_SYMBOLS = re.compile(r"[^\w%£$€#&+/\\@№°]+")
_BRACKETED = re.compile(r"\[(?:note )?[A-Za-z0-9 ]{1,8}\]", re.IGNORECASE)


def sort_codes(sheet: Sheet) -> tuple[NDArray[np.int8], bool]:
    """Return the ``Sort`` of every cell, and whether the sheet writes decimals with a comma.

    Letters such as ``z`` or ``c``, and ``<5``, are marks only among figures: where a figure stands
    above them, or beneath them and in their row, or a number on either side.
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    height, width = sheet.values.shape
    codes = np.empty(height * width, np.int8)
    texts: list[str] = []
    places: list[NDArray[np.intp]] = []
    for top in range(0, height, BLOCK):
        flat = sheet.values[top : top + BLOCK].ravel().tolist()
        part = _by_type(flat, width)
        codes[top * width : top * width + len(flat)] = part
        at = np.flatnonzero(part == _TEXT_CELL)
        places.append(at + top * width)
        texts += map(flat.__getitem__, at.tolist())
    distinct = dict.fromkeys(texts)
    comma = writes_commas(texts, distinct)
    kinds = dict(zip(distinct, map(_sort_among_figures, distinct, repeat(comma)), strict=True))
    codes[np.concatenate(places or [codes[:0]])] = _bytes(map(kinds.__getitem__, texts))
    grid = codes.reshape(height, width)
    if _TEXT_CELL in kinds.values():
        _settle_lone(grid)
    return grid, comma


def _by_type(cells: list[Any], width: int) -> NDArray[np.int8]:
    """Return the sorts of cells by their types alone: rows mostly hold the same as those above them."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    types = list(map(type, cells))
    size = max(1, width) * (1 + ALIKE // max(1, width))
    before: list[type] = []
    sorts, parts = b"", []
    for start in range(0, len(types), size):
        here = types[start : start + size]
        if here != before:
            before, sorts = here, bytes(map(_SORTS.__getitem__, here))
        parts.append(sorts)
    return np.frombuffer(b"".join(parts), np.int8)


def _bytes(numbers: Iterable[int]) -> NDArray[np.int8]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    return np.frombuffer(bytes(numbers), np.int8)


def looked_up(codes: NDArray[np.int8], by_sort: bytes) -> NDArray[np.uint8]:
    """Return, for each cell, what a table holds for its sort."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    found = bytearray(codes.tobytes().translate(by_sort.ljust(256)))  # an array that can be written to
    return np.frombuffer(found, np.uint8).reshape(codes.shape)


LONE = 20  # characters of a letter or a few words that are a mark among figures


@lru_cache(maxsize=65536)
def _sort_among_figures(text: str, comma: bool) -> int:  # noqa: FBT001  mapped over many texts
    """Return the sort of a text, ``_TEXT_CELL`` where its neighbours decide whether it is a mark."""
    sort = sort_text(text, comma=comma)
    lone = sort == Sort.TEXT and len(text) <= LONE and lone_mark(text) is not None
    return _TEXT_CELL if lone else sort


def sort_text(text: str, *, comma: bool) -> int:
    """Return what sort of thing a text is by itself."""
    reading = read_text(text, comma=comma)
    if reading.kind is Kind.BLANK:
        return Sort.BLANK if not text.strip("\xa0 \t\r\n") else Sort.TEXT
    if reading.number is not None:
        return Sort.NUMBER
    bare = text.strip()
    if reading.kind is Kind.MARK or _SYMBOLS.fullmatch(bare) or _BRACKETED.fullmatch(bare):
        return Sort.MARK
    return Sort.PERIOD if read_period(text) is not None else Sort.TEXT


def _settle_lone(codes: NDArray[np.int8]) -> None:
    """Tell of letters and words that may be marks whether they are, or texts like others."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = np.nonzero(codes == _TEXT_CELL)
    if not len(rows):
        return
    wanted = np.unique(columns)
    figures = (codes[:, wanted] == Sort.NUMBER) | (codes[:, wanted] == Sort.MARK)
    has, first = figures.any(axis=0), figures.argmax(axis=0)
    last = len(codes) - 1 - figures[::-1].argmax(axis=0)
    at = np.searchsorted(wanted, columns)
    numbers = codes[rows] == Sort.NUMBER
    held, left = numbers.any(axis=1), numbers.argmax(axis=1)
    right = codes.shape[1] - 1 - numbers[:, ::-1].argmax(axis=1)
    above, below = has[at] & (rows > first[at]), has[at] & (rows < last[at]) & held
    between = held & (left < columns) & (columns < right)
    codes[rows, columns] = np.where(above | below | between, Sort.MARK, Sort.TEXT)
