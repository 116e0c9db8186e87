"""A light pass over a sheet of Open XML for what calamine hides.

Errors, hidden rows and columns, formulas never worked out; and, before calamine allocates a grid,
how large that grid would be. A search for patterns in the bytes and no parser: 150 MB take about a
second, an XML parser 12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.workbook.grid import CellError, Position
from scrutinydesk.workbook.ooxml_parts import column_of, position_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.workbook.archive import Archive

_PREFIX = re.compile(rb"<(\w+:)?(?:sheetData|worksheet)\b")
# All capitals as one, so that one search tells whether there are columns beyond Z.
_LETTERS = bytes(65 if 65 <= byte <= 90 else byte for byte in range(256))  # noqa: PLR2004
_WIDE = re.compile(rb' r="([A-Z]{2,9})\d')
_ATTRIBUTE = re.compile(rb'\b(r|min|max)="([^"]*)"')
_BLOCK = 1 << 20
_KEPT = 100_000


@dataclass(slots=True)
class Scan:
    """What the pass found; positions are those on the sheet, zero-based."""

    errors: dict[Position, CellError] = field(default_factory=dict)
    uncalculated: list[Position] = field(default_factory=list)
    formulas: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    first_row: int = 0
    last_row: int = -1
    last_column: int = -1
    cells: int = 0


class _Patterns:
    def __init__(self, prefix: bytes) -> None:
        p = re.escape(prefix)
        formula = rb"<%sf\b[^>]*?(?:/>|>[^<]*</%sf>)\s*" % (p, p)
        self.row = re.compile(rb"<%srow\b([^>]*)>" % p)
        self.number = re.compile(rb'<%srow r="(\d{1,7})"' % p)
        self.col = re.compile(rb"<%scol\b([^>]*)>" % p)
        self.cell = b"<%sc " % prefix
        self.row_start = b"<%srow" % prefix
        self.value, self.inline = b"<%sv" % prefix, b"<%sis" % prefix
        self.formula_start = b"<%sf" % prefix
        self.error = re.compile(rb'<%sc\b([^>]*\bt="e"[^>]*)>\s*(?:%s)?<%sv>([^<]*)<' % (p, formula, p))
        self.formula = re.compile(rb"<%sc\b([^>]*)>\s*%s(<%s(?:v>[^<]|is\b))?" % (p, formula, p))


def scan(archive: Archive, part: str, step: Callable[[int], None]) -> Scan:
    """Pass over a sheet."""
    found = Scan()
    patterns: _Patterns | None = None
    waiting = b""
    for chunk in archive.chunks(part):
        waiting += chunk
        if len(waiting) < _BLOCK:
            continue
        if patterns is None:
            patterns = _patterns(waiting)
        cut = waiting.rfind(patterns.row_start)
        if cut <= 0:
            cut = max(waiting.rfind(patterns.cell), 0) or len(waiting)
        _block(waiting[:cut], patterns, found)
        waiting = waiting[cut:]
        step(found.last_row)
    _block(waiting, patterns or _patterns(waiting), found)
    return found


def _patterns(block: bytes) -> _Patterns:
    match = _PREFIX.search(block)
    return _Patterns((match[1] if match else None) or b"")


def _block(block: bytes, patterns: _Patterns, found: Scan) -> None:
    found.cells += block.count(patterns.cell)
    if b'"AA' in block.translate(_LETTERS):
        for letters in set(_WIDE.findall(block)):
            found.last_column = max(found.last_column, column_of(letters.decode()))
    _rows(block, patterns, found)
    for match in patterns.col.finditer(block):
        if _hides(match[1]):
            ends = dict(_ATTRIBUTE.findall(match[1]))
            found.hidden_columns.append((int(ends[b"min"]) - 1, int(ends[b"max"]) - 1))
    if b't="e"' in block:
        _errors(block, patterns, found)
    if patterns.formula_start in block:
        _formulas(block, patterns, found)


def _rows(block: bytes, patterns: _Patterns, found: Scan) -> None:
    # Rows after the last value are only styled; calamine leaves them out as well.
    last_value = max(block.rfind(patterns.value), block.rfind(patterns.inline))
    if b"hidden" not in block:
        numbers = [int(n) - 1 for n in patterns.number.findall(block, 0, last_value + 1)]
        if len(numbers) == block.count(patterns.row_start, 0, last_value + 1):
            _reach(found, numbers)
            return
    for match in patterns.row.finditer(block):
        if match.start() > last_value:
            break
        number = dict(_ATTRIBUTE.findall(match[1])).get(b"r", b"")
        row = int(number) - 1 if number.isdigit() else found.last_row + 1
        _reach(found, [row])
        if _hides(match[1]):
            found.hidden_rows.add(row)


def _reach(found: Scan, rows: list[int]) -> None:
    if rows:
        first = min(rows)
        found.first_row = first if found.last_row < 0 else min(found.first_row, first)
        found.last_row = max(found.last_row, max(rows))  # noqa: PLW3301  one list, not its items


def _hides(attributes: bytes) -> bool:
    return b'hidden="1"' in attributes or b'hidden="true"' in attributes


def _errors(block: bytes, patterns: _Patterns, found: Scan) -> None:
    for match in patterns.error.finditer(block):
        position = _position(match[1])
        if position is not None:
            found.errors[position] = CellError(match[2].decode("utf-8", "replace"))


def _formulas(block: bytes, patterns: _Patterns, found: Scan) -> None:
    for match in patterns.formula.finditer(block):
        found.formulas += 1
        if match[2] is None and b't="str"' not in match[1] and len(found.uncalculated) < _KEPT:
            position = _position(match[1])
            if position is not None:
                found.uncalculated.append(position)


def _position(attributes: bytes) -> Position | None:
    reference = dict(_ATTRIBUTE.findall(attributes)).get(b"r", b"")
    return position_of(reference.decode("ascii", "replace"))
