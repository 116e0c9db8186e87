"""Workbooks of ordinary size, read with openpyxl: values, number formats, what is hidden.

openpyxl reads the strings, the styles and the calendar; its worksheet parser is given a tighter
loop. The loop is why this is faster than ``load_workbook``: no cell objects, XML parsed in C
(openpyxl takes the pure Python parser of defusedxml; the archive has refused entities already),
and nothing parsed that is not wanted, so that a filter or a print setting that openpyxl cannot
take does not cost the values.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import Stylesheet
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import ARC_STYLE

from scrutinydesk.workbook.grid import CellError
from scrutinydesk.workbook.layout import COLUMNS, ROWS, Cells
from scrutinydesk.workbook.ooxml_parts import SheetPart, column_of, comments_of, range_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.workbook.archive import Archive

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _COL, _MERGE = f"{_MAIN}row", f"{_MAIN}col", f"{_MAIN}mergeCell"
_VALUE, _FORMULA, _INLINE = f"{_MAIN}v", f"{_MAIN}f", f"{_MAIN}is"
_TEXT, _PHONETIC = f"{_MAIN}t", f"{_MAIN}rPh"
_OF_NUMBERS = {f"{_MAIN}numFmts", f"{_MAIN}cellXfs"}
_STEP = 2000
_ON = {"1", "true"}


class OpenpyxlReader:
    """The shared parts of one workbook, and its sheets one by one.

    Building it raises whatever openpyxl raises at a part that it cannot take.
    """

    def __init__(self, data: bytes) -> None:
        reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            reader.read_manifest()
            reader.read_strings()
            reader.read_workbook()
            styles = _stylesheet(reader.archive.read(ARC_STYLE) if ARC_STYLE in reader.valid_files else b"")
            self._strings: list[Any] = reader.shared_strings
            self._epoch = reader.wb.epoch
            self._dates: set[int] = styles.date_formats
            self._durations: set[int] = styles.timedelta_formats
        finally:
            reader.archive.close()
        self.formats, self._index = _formats(styles.cell_styles, styles.number_formats)
        self._columns: dict[str, int] = {}
        self.has_texts = bool(self._strings)

    def sheet(self, archive: Archive, part: SheetPart, step: Callable[[int], None]) -> Cells:
        """Read one sheet; ``step`` is told the rows done now and then."""
        found = Cells(part.name, part.visibility)
        row = -1
        for _, element in ET.iterparse(io.BytesIO(archive.read(part.part))):  # noqa: S314
            tag = element.tag
            if tag == _ROW:
                row = self._row(element, row, found)
                element.clear()
                if row % _STEP == 0:
                    step(row)
            elif tag == _COL:
                if element.get("hidden") in _ON:
                    span = int(element.get("min", "1")) - 1, int(element.get("max", "1")) - 1
                    found.hidden_columns.append(span)
            elif tag == _MERGE:
                merged = range_of(element.get("ref", ""))
                if merged is not None:
                    found.merged.append(merged)
        found.comments = comments_of(archive, part.comments)
        return found

    def _row(  # noqa: PLR0912  one loop, run for every cell
        self, element: ET.Element, before: int, found: Cells
    ) -> int:
        number = element.get("r")
        row = before + 1 if number is None else int(float(number)) - 1
        if not 0 <= row < ROWS:
            found.outside += 1
            return before
        if element.get("hidden") in _ON:
            found.hidden_rows.add(row)
        column = -1
        columns = self._columns
        for cell in element:
            address = cell.get("r")
            if address is None:
                column += 1
            else:
                letters = address.rstrip("0123456789")
                known = columns.get(letters)
                column = columns.setdefault(letters, column_of(letters)) if known is None else known
            if not len(cell):
                continue
            if not 0 <= column < COLUMNS:
                found.outside += 1
                continue
            value = self._value(cell, row, column, found)
            if value is not None:
                found.rows.append(row)
                found.columns.append(column)
                found.values.append(value)
                found.formats.append(self._index.get(cell.get("s", "0"), 0))
            else:
                found.reach = max(found.reach[0], row), max(found.reach[1], column)
        return row

    def _value(self, cell: ET.Element, row: int, column: int, found: Cells) -> Any:
        kind = cell.get("t", "n")
        text = cell.findtext(_VALUE)
        if (len(cell) > 1 or not text) and cell.find(_FORMULA) is not None:
            found.formulas += 1
            # The empty text is a result, and is marked as text; any other result is written out.
            if not text and kind != "str":
                found.uncalculated.append((row, column))
                return None
        if kind == "inlineStr":
            return _inline(cell)
        if not text:
            return None
        if kind == "n":
            return self._number(text, cell.get("s"))
        return self._other(kind, text)

    def _number(self, text: str, style: str | None) -> Any:
        try:
            number: float = int(text) if text.isdecimal() else float(text)
        except ValueError:
            return text
        if not text.isdecimal():
            if number - number != 0:
                return text
            if text.lstrip("-").isdecimal():
                number = int(text)
        if style is not None and int(style) in self._dates:
            try:
                return from_excel(number, self._epoch, timedelta=int(style) in self._durations)
            except (OverflowError, ValueError):
                return number
        return number

    def _other(self, kind: str, text: str) -> Any:
        if kind == "s":
            at = int(text)
            return (self._strings[at] or None) if 0 <= at < len(self._strings) else None
        if kind == "b":
            return text.strip() in _ON
        if kind == "e":
            return CellError(text)
        if kind == "d":
            try:
                return from_ISO8601(text)  # type: ignore[no-untyped-call]
            except ValueError:
                return text
        return text


def _inline(cell: ET.Element) -> str | None:
    inline = cell.find(_INLINE)
    if inline is None:
        return None
    said = {id(t) for phonetic in inline.iter(_PHONETIC) for t in phonetic.iter(_TEXT)}
    return "".join(t.text or "" for t in inline.iter(_TEXT) if id(t) not in said) or None


def _stylesheet(content: bytes) -> Any:
    """Return the number formats and who has them; thousands of named styles and fonts are left unread."""
    root: Any = ET.fromstring(content) if content else ET.Element(f"{_MAIN}styleSheet")  # noqa: S314
    for part in [part for part in root if part.tag not in _OF_NUMBERS]:
        root.remove(part)
    return Stylesheet.from_tree(root)


def _formats(styles: Any, custom: Any) -> tuple[list[str], dict[str, int]]:
    """Return the distinct number formats, and which one each style (as written) has."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE  # noqa: PLC0415  late: decision 6

    formats: dict[str, int] = {"General": 0}
    index = {}
    for number, style in enumerate(styles):
        code = style.numFmtId
        if code < BUILTIN_FORMATS_MAX_SIZE:
            words = BUILTIN_FORMATS.get(code, "General")
        else:
            place = code - BUILTIN_FORMATS_MAX_SIZE
            words = custom[place] if place < len(custom) else "General"
        index[str(number)] = formats.setdefault(words, len(formats))
    return list(formats), index
