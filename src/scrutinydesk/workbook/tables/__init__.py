"""Tables in any sheet of any workbook: found by their shape, with every cell accounted for."""

from __future__ import annotations

from scrutinydesk.workbook.tables.finding import find_tables, table_in
from scrutinydesk.workbook.tables.found import Fate, Found, FoundTable, SheetFound
from scrutinydesk.workbook.tables.rows import Axes, Axis
from scrutinydesk.workbook.tables.values import Figures, FoundValue

__all__ = [
    "Axes",
    "Axis",
    "Fate",
    "Figures",
    "Found",
    "FoundTable",
    "FoundValue",
    "SheetFound",
    "find_tables",
    "table_in",
]
