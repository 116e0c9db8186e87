"""OpenDocument spreadsheets, read from their content: values, kinds, errors, what is hidden."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from scrutinydesk.workbook.grid import CellError, Visibility
from scrutinydesk.workbook.layout import COLUMNS, ROWS, Cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.workbook.archive import Archive

_DURATION = re.compile(r"-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_ERROR = re.compile(r"#[A-Z/0!?]+[!?]?|Err:\d+|#N/A")
_NOT_SHOWN = re.compile(r"[^\d.,£%]")
_STEP = 2000
# A value repeated more often than this across or down is a fill, not data.
_REPEAT = 70_000
_CELLS = 6_000_000
_TEXTS = {"text:p", "text:h"}


class OdsReader:
    """One pass over content.xml; ``sheets`` and ``formats`` are what it found."""

    def __init__(self, archive: Archive, step: Callable[[int], None]) -> None:
        self.sheets: list[Cells] = []
        self.formats: list[str] = ["General"]
        self._index = {"General": 0}
        self._hidden_tables: set[str] = set()
        self._style = ""
        self._step = step
        self._depth = 0
        self._row = self._column = self._repeat = 0
        self._cell: dict[str, str] | None = None
        self._row_cells: list[tuple[int, int, Any, int]] = []
        self._text: list[str] = []
        self._listening = False
        self._comment: list[str] | None = None
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        for chunk in archive.chunks("content.xml"):
            parser.Parse(chunk, False)  # noqa: FBT003  expat takes it by position
        parser.Parse(b"", True)  # noqa: FBT003

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"table:table-cell", "table:covered-table-cell"}:
            self._cell, self._text, self._comment = attributes, [], None
        elif tag in _TEXTS:
            into = self._text if self._comment is None else self._comment
            if into:
                into.append("\n")
            self._listening = self._cell is not None
        elif tag == "text:s":
            self._characters(" " * min(_count(attributes, "text:c"), _STEP))
        elif tag == "table:table-row":
            self._repeat = _count(attributes, "table:number-rows-repeated")
            self._column = 0
            self._row_cells = []
            if self.sheets and attributes.get("table:visibility", "visible") != "visible":
                last = min(self._row + self._repeat, self._row + _REPEAT)
                self.sheets[-1].hidden_rows.update(range(self._row, last))
        else:
            self._start_rare(tag, attributes)

    def _start_rare(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table" and self._cell is None:
            hidden = attributes.get("table:style-name", "") in self._hidden_tables
            state = Visibility.HIDDEN if hidden else Visibility.VISIBLE
            self.sheets.append(Cells(attributes.get("table:name", ""), state))
            self._row = self._column = 0
        elif tag == "table:table-column" and self.sheets:
            count = _count(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility", "visible") != "visible":
                self.sheets[-1].hidden_columns.append((self._column, self._column + count - 1))
            self._column += count
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties":
            if attributes.get("table:display") == "false":
                self._hidden_tables.add(self._style)
        elif tag == "office:annotation":
            self._comment = []

    def _characters(self, text: str) -> None:
        if self._listening:
            (self._text if self._comment is None else self._comment).append(text)

    def _end(self, tag: str) -> None:
        if tag in _TEXTS:
            self._listening = False
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            if self._cell is not None and self.sheets:
                self._finish(self._cell, covered=tag == "table:covered-table-cell")
            self._cell = None
        elif tag == "office:annotation" and self.sheets:
            said = "".join(self._comment or []).strip()
            self.sheets[-1].comments[self._row, self._column] = said
            self._comment = None
            self._listening = False
        elif tag == "table:table-row" and self.sheets:
            self._finish_row()

    def _finish(self, cell: dict[str, str], *, covered: bool) -> None:
        count = _count(cell, "table:number-columns-repeated")
        sheet = self.sheets[-1]
        down = _count(cell, "table:number-rows-spanned")
        across = _count(cell, "table:number-columns-spanned")
        if down > 1 or across > 1:
            last = self._row + down - 1, self._column + across - 1
            sheet.merged.append((self._row, self._column, *last))
        value, number_format = self._value(cell)
        if "table:formula" in cell:
            sheet.formulas += 1
            if value is None and "office:value-type" not in cell and not covered:
                sheet.uncalculated.append((self._row, self._column))
        if value is not None and not covered and self._column < COLUMNS:
            last_column = min(self._column + min(count, _REPEAT), COLUMNS) - 1
            self._row_cells.append((self._column, last_column, value, number_format))
        self._column += count

    def _finish_row(self) -> None:
        sheet = self.sheets[-1]
        if self._row_cells:
            across = sum(last - first + 1 for first, last, _, _ in self._row_cells)
            if len(sheet.values) + across * min(self._repeat, _REPEAT) > _CELLS:
                msg = f"more than {_CELLS:,} cells"
                raise ValueError(msg)
            for row in range(self._row, min(self._row + min(self._repeat, _REPEAT), ROWS)):
                for first, last, value, number_format in self._row_cells:
                    for column in range(first, last + 1):
                        sheet.rows.append(row)
                        sheet.columns.append(column)
                        sheet.values.append(value)
                        sheet.formats.append(number_format)
        if self._row // _STEP != (self._row + self._repeat) // _STEP:
            self._step(self._row)
        self._row += self._repeat

    def _value(self, cell: dict[str, str]) -> tuple[Any, int]:
        kind = cell.get("office:value-type", "")
        if not kind and not self._text:
            return None, 0
        text = "".join(self._text)
        if cell.get("calcext:value-type") == "error" or ("table:formula" in cell and _ERROR.fullmatch(text)):
            return CellError(text or "#VALUE!"), 0
        if kind in {"float", "percentage", "currency"}:
            number = _number(cell.get("office:value", ""))
            return (text or None, 0) if number is None else (number, self._format(kind, text))
        return _other(kind, cell, text), 0

    def _format(self, kind: str, text: str) -> int:
        """Return the number format that shows a number as the file says that it is shown."""
        shown = _NOT_SHOWN.sub("", text)
        decimals = len(shown.partition(".")[2].rstrip("%"))
        code = "General"
        if kind == "percentage":
            code = "0%"
        elif kind == "currency":
            code = "£#,##0" if "£" in shown else "#,##0"
        elif "," in shown:
            code = "#,##0"
        elif decimals:
            code = "0"
        if decimals and code != "General":
            code = (
                code.replace("0%", "0." + "0" * decimals + "%")
                if "%" in code
                else (code + "." + "0" * decimals)
            )
        if code not in self._index:
            self._index[code] = len(self.formats)
            self.formats.append(code)
        return self._index[code]


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name)
    if text is None:  # as in most of a million cells
        return 1
    return max(int(text), 1) if text.isdecimal() and len(text) < 12 else 1  # noqa: PLR2004


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    if number - number != 0:  # infinite, or not a number
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004


def _other(kind: str, cell: dict[str, str], text: str) -> Any:
    if kind == "boolean":
        return cell.get("office:boolean-value") == "true"
    if kind == "date":
        return _date(cell.get("office:date-value", ""), text)
    if kind == "time":
        return _duration(cell.get("office:time-value", ""), text)
    return (cell.get("office:string-value") or text) or None


def _date(value: str, text: str) -> Any:
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return text or None


def _duration(value: str, text: str) -> Any:
    match = _DURATION.fullmatch(value)
    if match is None:
        return text or None
    days, hours, minutes = (int(part or 0) for part in match.groups()[:3])
    length = dt.timedelta(days, float(match[4] or 0), 0, 0, minutes, hours)
    return -length if value.startswith("-") else length
