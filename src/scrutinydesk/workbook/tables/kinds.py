"""What sort of thing stands in each cell, as one small number a cell."""

from __future__ import annotations

import datetime as dt
import re
from enum import IntEnum
from functools import lru_cache
from typing import Any

from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import read_period
from scrutinydesk.workbook.cells import CellReading, Kind, interpret
from scrutinydesk.workbook.grid import CellError, Sheet, Value

Codes = "NDArray[np.int8]"


class Sort(IntEnum):
    """What stands in a cell, before its surroundings are looked at."""

    BLANK = 0
    NUMBER = 1
    MARK = 2  # shorthand in place of a number
    TEXT = 3
    PERIOD = 4  # a date, or a text that states when
    OTHER = 5  # an error, TRUE or FALSE


# Numbers that a person reads as such and ``interpret`` leaves alone.
_COMMA = re.compile(r"[-−–+]?(?:\d{1,3}(?:[. \u202f]\d{3})+|\d+),\d+")
_SPACED = re.compile(r"[-−–+]?\d{1,3}(?:[ \u2009\u202f]\d{3})+(?:\.\d+)?")
_TRAILING = re.compile(
    r"(?P<number>.*[\d%)])\s*(?P<mark>\*{1,2}|[†‡]|\(?[RPErpe]\)|(?<=\d)\s*[RPE]|(?<=\d)[rp])"
)
_LETTERS = {"r": Mark.REVISED, "p": Mark.PROVISIONAL, "e": Mark.ESTIMATED}
# Shorthand of somebody's own, such as ``[n]``: it stands in place of a figure.
_BRACKETED = re.compile(r"\[(?:note )?[A-Za-z0-9 ]{1,8}\]", re.IGNORECASE)
_POINT = re.compile(r"\d\.\d")


@lru_cache(maxsize=65536)
def read_text(text: str, *, comma: bool) -> CellReading:
    """Read a text cell as ``interpret`` does, and the numbers of tables further afield.

    These are a decimal comma, where the sheet uses it, thousands parted by spaces, and a mark glued
    to the end of a number.
    """
    bare = text.replace("\xa0", " ").strip()
    if comma and _COMMA.fullmatch(bare):
        reading = interpret(re.sub(r"[. \u202f]", "", bare).replace(",", "."))
        return reading._replace(text=bare)
    if _SPACED.fullmatch(bare):
        return interpret(re.sub(r"[ \u2009\u202f]", "", bare))._replace(text=bare)
    reading = interpret(text)
    if reading.number is None and reading.kind is Kind.TEXT and (found := _TRAILING.fullmatch(bare)):
        inner = read_text(found["number"], comma=comma)
        letter = found["mark"].strip("() ").lower()
        if inner.number is not None:
            more = (_LETTERS[letter],) if letter in _LETTERS else ()
            return inner._replace(marks=(*inner.marks, *more), text=bare)
    return reading


def read_cell(value: Value, number_format: str, *, comma: bool) -> CellReading:
    """Read any cell of a sheet."""
    if type(value) is str:
        return read_text(value, comma=comma)
    return interpret(value, number_format)


def sort_codes(sheet: Sheet) -> tuple[Any, bool]:
    """Return the ``Sort`` of every cell, and whether the sheet writes decimals with a comma.

    Returns
    -------
    (ndarray of int8, shape of ``Sheet.values``, bool)
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    lines = sheet.values.tolist()
    comma = _writes_commas(lines)
    texts: dict[str, int] = {}
    codes = np.empty(sheet.values.shape, np.int8)
    for at, line in enumerate(lines):
        codes[at] = [
            0
            if value is None
            else texts[value]
            if (kind := type(value)) is str and value in texts
            else 1
            if kind is int or kind is float
            else _sort(value, texts, comma)
            for value in line
        ]
    return codes, comma


def _sort(value: Any, texts: dict[str, int], comma: bool) -> int:  # noqa: FBT001  called for every text
    if isinstance(value, CellError | bool):
        return Sort.OTHER
    if isinstance(value, str):
        texts[value] = sort = _sort_text(value, comma=comma)
        return sort
    if isinstance(value, dt.date):
        return Sort.PERIOD
    return Sort.NUMBER if isinstance(value, int | float) else Sort.TEXT


def _sort_text(text: str, *, comma: bool) -> int:
    reading = read_text(text, comma=comma)
    if reading.kind is Kind.BLANK:
        return Sort.BLANK if not text.strip("\xa0 \t\r\n") else Sort.TEXT
    if reading.number is not None:
        return Sort.NUMBER
    if reading.kind is Kind.MARK:
        return Sort.MARK
    if _BRACKETED.fullmatch(text.strip()):
        return Sort.MARK
    return Sort.PERIOD if read_period(text) is not None else Sort.TEXT


def _writes_commas(lines: list[list[Any]]) -> bool:
    """Tell whether texts such as ``0,67`` are decimals: some are, and none is written with a point."""
    found = 0
    for line in lines:
        for value in line:
            if type(value) is str and "," in value and len(value) < 20:  # noqa: PLR2004
                if _COMMA.fullmatch(value.strip()):
                    found += not re.fullmatch(r"\s*\d{1,3},\d{3}\s*", value)
                elif _POINT.search(value):
                    return False
    return found > 1
