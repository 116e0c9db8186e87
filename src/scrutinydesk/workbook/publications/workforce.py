"""Police workforce tables: a sheet a group of staff, a row an area, a column a date."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from scrutinydesk.periods import Window, read_period
from scrutinydesk.workbook.publications.gathered import AreaColumn, Gathered

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Sheet

HEADER_DEPTH = 12
SHORTEST_SERIES = 3
# Words of the title or heading, the longest first; combined groups are no measure of ours.
_GROUPS = (
    ("police staff and designated officers", None, None),
    ("police community support officers", "pcso_fte", "pcso_headcount"),
    ("police support volunteers", None, "volunteers"),
    ("special constables", None, "specials"),
    ("designated officers", "designated_officers_fte", None),
    ("traffic wardens", "traffic_wardens_fte", None),
    ("police officers", "officers_fte", "officers_headcount"),
    ("police staff", "staff_fte", "staff_headcount"),
)
_UNIT = re.compile(r"full[- ]time equivalents?|headcount", re.I)
_AREA_TOTAL = re.compile(r"total 43 forces|total(?: all)? forces", re.I)


def matches(sheet: Sheet) -> bool:
    """Tell whether the sheet states a unit of people and has dates, across or down."""
    return bool(_unit(sheet)) and bool(_date_row(sheet) or _date_column(sheet))


def observe(gathered: Gathered, sheet: Sheet) -> None:
    """Take the sheet's figures; percentages and changes are left to our own working."""
    dates = _date_row(sheet)
    if dates:
        _across(gathered, sheet, dates)
    else:
        _down(gathered, sheet)


def _across(gathered: Gathered, sheet: Sheet, dates: tuple[int, dict[int, Window]]) -> None:
    header, columns = dates
    measure = _measure(_text(sheet.value(0, 0)), _unit(sheet))
    if measure is None:
        return
    names = AreaColumn(gathered.resources)
    for row in range(header + 1, sheet.shape[0]):
        name = sheet.value(row, 0)
        if not any(sheet.value(row, column) is not None for column in columns):
            continue
        area = "england-and-wales" if isinstance(name, str) and _AREA_TOTAL.search(name) else names.area(name)
        if area is None:
            gathered.unused(sheet, "rows of areas not known", name, row, 0)
            continue
        for column, window in columns.items():
            gathered.add_cell(sheet, row, column, measure, area, window)


def _down(gathered: Gathered, sheet: Sheet) -> None:
    """Read a series for England and Wales: a row a date, a column a group of staff."""
    first = _date_column(sheet)
    measures = {
        column: _measure(_text(sheet.value(first - 1, column)), _unit(sheet))
        for column in range(1, sheet.shape[1])
    }
    for row in range(first, sheet.shape[0]):
        window = _date(sheet.value(row, 0))
        if window is None:
            continue
        for column, measure in measures.items():
            if measure is not None:
                gathered.add_cell(sheet, row, column, measure, "england-and-wales", window)


def _measure(title: str, unit: str) -> str | None:
    text = re.sub(r"(?<=[a-z])\d+", "", " ".join(title.lower().split()))
    text = text.split(":", 1)[-1]
    for words, fte, headcount in _GROUPS:
        if words in text:
            return headcount if "head" in unit else fte
    return None


def _unit(sheet: Sheet) -> str:
    for row in range(min(sheet.shape[0], HEADER_DEPTH)):
        for column in range(sheet.shape[1]):
            value = sheet.value(row, column)
            if isinstance(value, str) and _UNIT.fullmatch(value.strip()):
                return value.lower()
    return ""


def _date_row(sheet: Sheet) -> tuple[int, dict[int, Window]] | None:
    for row in range(min(sheet.shape[0], HEADER_DEPTH)):
        found = {
            column: window
            for column in range(1, sheet.shape[1])
            if (window := _date(sheet.value(row, column))) is not None
        }
        if found:
            return row, found
    return None


def _date_column(sheet: Sheet) -> int:
    """Return the first row whose first cell is a date, 0 where fewer than three rows have one."""
    rows = [row for row in range(1, sheet.shape[0]) if _date(sheet.value(row, 0)) is not None]
    return rows[0] if len(rows) >= SHORTEST_SERIES else 0


def _date(value: Any) -> Window | None:
    if isinstance(value, dt.date):
        return read_period(value, "dd mmmm yyyy")
    if not isinstance(value, str) or not re.match(r"\s*\d{1,2}\s", value):
        return None
    return read_period(re.sub(r"(\d{4})\d+(,\d+)*\s*$", r"\1", value.strip()))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
