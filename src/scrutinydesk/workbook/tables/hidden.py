"""What is hidden in a workbook and used all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.grid import Visibility, column_letters

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.tables.found import FoundTable, SheetFound


def hidden_findings(book: Book, sheets: Sequence[SheetFound]) -> tuple[Finding, ...]:
    """Return a finding for each table on a hidden sheet, or across hidden rows or columns."""
    found = []
    for sheet in sheets:
        for table in sheet.tables:
            parts = hidden_parts(table)
            if parts:
                found.append(_finding(book, table, parts))
    return tuple(found)


def hidden_parts(table: FoundTable) -> list[str]:
    """Return, in words, what of a table the spreadsheet program does not show."""
    sheet = table.sheet
    rows, columns = table.hidden
    parts = [] if sheet.visibility is Visibility.VISIBLE else [f"the sheet is {sheet.visibility}"]
    if columns:
        letters = [column_letters(column + sheet.origin[1]) for column in columns]
        parts.append(f"{_many(len(columns), 'column')} hidden ({runs(columns, letters)})")
    if rows:
        numbers = [str(row + sheet.origin[0] + 1) for row in rows]
        parts.append(f"{_many(len(rows), 'row')} hidden ({runs(rows, numbers)})")
    return parts


def runs(numbers: Sequence[int], names: Sequence[str]) -> str:
    """Return names, such as ``C to E, G``: those of numbers that follow each other taken together."""
    parts: list[str] = []
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            last = names[at - 1]
            parts.append(names[start] if at - start == 1 else f"{names[start]} to {last}")
            start = at
    return ", ".join(parts)


def _finding(book: Book, table: FoundTable, parts: list[str]) -> Finding:
    return Finding(
        "table.hidden",
        Severity.WARNING,
        f"A table has cells that are hidden: {'; '.join(parts)}",
        "What is hidden is read like the rest; it may be out of date, or not meant to be used.",
        "Show them in the spreadsheet program, and see whether the figures belong to the table.",
        Place(book.name, table.sheet.name, table.range),
    )


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
