"""Tables in plain text: encoding, delimiter and decimal sign are told from the content."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.workbook.grid import Sheet
from scrutinydesk.workbook.layout import allowed_area
from scrutinydesk.workbook.sniffing import encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_DELIMITERS = ",;\t|"
_STEP = 5000
_CELLS = 25_000_000
_SAMPLE = 200
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d{0,14})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d{0,14})?\.\d+(?:[eE][-+]?\d{1,3})?|[-+]?\d\.?\d*[eE][-+]?\d{1,3}")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"[-+]?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:\.\d{3})+),\d+")
_KEPT = 200_000


def read_csv(data: bytes, name: str, step: Callable[[int], None]) -> tuple[Sheet, list[str]]:
    """Return the table as a sheet, and remarks on how it was taken.

    Numbers become numbers only where that loses nothing: codes with leading noughts, dates and
    numbers too long to hold exactly stay texts.

    Raises
    ------
    UnreadableFileError
        The text cannot be taken apart into cells.
    """  # noqa: DOC501  a function makes it
    encoding = encoding_of(data)
    text = data.decode(encoding, errors="replace")
    remarks = [] if encoding.startswith("utf") else ["read as Western European text (cp1252)"]
    delimiter, comma = _dialect(text[: 1 << 18], name)
    if delimiter != ",":
        remarks.append(f"columns parted by {'tabs' if delimiter == chr(9) else delimiter}")
    rows: list[list[Any]] = []
    known: dict[str, Any] = {}
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([known[v] if v in known else _kept(known, v, comma=comma) for v in row])
            cells += len(row)
            if len(rows) % _STEP == 0:
                step(len(rows))
                known = {} if len(known) > _KEPT else known
            if cells > _CELLS:
                raise _unreadable(name, f"it has more than {_CELLS:,} cells")
    except csv.Error as error:
        raise _unreadable(name, str(error)) from error
    grid, cut = _grid(rows, cells)
    if cut:
        remarks.append(f"{cut:,} cells far to the right were left out")
    return Sheet(name, grid), remarks


def _grid(rows: list[list[Any]], cells: int) -> tuple[NDArray[np.object_], int]:
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    widest = max(allowed_area(cells) // max(len(rows), 1), 1)
    cut = sum(max(len(row) - widest, 0) for row in rows) if width > widest else 0
    width = min(width, widest)
    grid: NDArray[np.object_] = np.full((len(rows), width), None, dtype=object)
    for number, row in enumerate(rows):
        grid[number, : min(len(row), width)] = row[:width]
    return grid, cut


def _kept(known: dict[str, Any], text: str, *, comma: bool) -> Any:
    value = known[text] = _value(text, comma=comma)
    return value


def _value(text: str, *, comma: bool) -> Any:
    bare = text.strip()
    if not bare or not (bare[-1].isdecimal() and bare.isascii()):
        return text if bare else None
    number = _read_number(bare, comma=comma)
    return text if number is None else number


def _read_number(bare: str, *, comma: bool) -> float | None:
    if comma and _COMMA.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    if _INTEGER.fullmatch(bare):
        return int(bare)
    if _DECIMAL.fullmatch(bare):
        return float(bare)
    if _GROUPED.fullmatch(bare) and not comma:
        plain = bare.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    return None


def _dialect(sample: str, name: str) -> tuple[str, bool]:
    """Return the delimiter and whether the comma is the decimal sign.

    The best delimiter is the one that gives the most rows the same number of columns.

    Raises
    ------
    UnreadableFileError
        The lines do not part into columns.
    """
    scores = {mark: _consistency(sample, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: scores[mark])
    table = name.casefold().endswith((".csv", ".tsv", ".tab"))
    if scores[best][0] < 0.5 and not table:  # noqa: PLR2004
        raise UnreadableFileError(
            f"“{name}” holds no table.",
            "It is plain text whose lines do not part into columns.",
            "Choose a workbook or a CSV file.",
        )
    delimiter = best if scores[best][0] > 0 else ","
    if delimiter == ",":
        return delimiter, False
    numbers = re.findall(r"(?<![\d.,])\d+([.,])\d{1,2}(?![\d.,])", sample)
    return delimiter, numbers.count(",") > numbers.count(".")


def _consistency(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        widths = [len(row) for row in itertools.islice(reader, _SAMPLE) if row]
    except csv.Error:
        return 0.0, 0
    common = Counter(width for width in widths if width > 1).most_common(1)
    return (common[0][1] / len(widths), common[0][0]) if common else (0.0, 0)


def _unreadable(name: str, why: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{name}” could not be read as a table.",
        f"The text cannot be taken apart into cells: {why}.",
        "Open it in a spreadsheet program and save the part that you need as .xlsx.",
    )
