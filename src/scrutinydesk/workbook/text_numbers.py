"""Numbers that a workbook keeps as text: a spreadsheet program leaves them out of its sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.periods import read_period
from scrutinydesk.workbook.cells import interpret

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Book, Position, Sheet

# A figure is short, begins like one and has a digit; most texts are passed over by this alone.
_LIKELY = re.compile(r"[\s(]*[-−–+]?\s*£?\s*[.\d][\d,. ]*\s*(?:%|per cent|\))?\s*")
_DECORATED = re.compile(r"[,.%£()\s]")
LONGEST = 24
FEWEST = 3
NAMED = 12
YEARS = range(1900, 2101)


def text_numbers(book: Book) -> tuple[Finding, ...]:
    """Return a finding for each sheet with numbers kept as text among its figures.

    A text with a mark, such as ``1,204 [r]``, is meant to be text; so are years, periods and
    columns of codes. A CSV file has only text and is passed over.
    """
    if book.format == "csv":
        return ()
    found = []
    for sheet in book.sheets:
        cells = sorted(_cells(sheet))
        if cells:
            found.append(_finding(book, sheet, cells))
    return tuple(found)


def _cells(sheet: Sheet) -> Iterator[Position]:
    texts: dict[int, list[tuple[int, str]]] = {}
    numbers: set[int] = set()
    for row, line in enumerate(sheet.values.tolist()):
        for column, value in enumerate(line):
            kind = type(value)
            if kind is str:
                if len(value) <= LONGEST and _is_number(value):
                    texts.setdefault(column, []).append((row, value))
            elif kind is int or kind is float:
                numbers.add(column)
    for column, held in texts.items():
        decorated = sum(bool(_DECORATED.search(text)) for _, text in held)
        if column in numbers or (len(held) >= FEWEST and decorated * 2 >= len(held)):
            yield from ((row, column) for row, _ in held)


def _is_number(text: str) -> bool:
    if not _LIKELY.fullmatch(text):
        return False
    reading = interpret(text)
    if reading.number is None or reading.marks:
        return False
    whole = text.strip()
    year = whole.isdecimal() and int(whole) in YEARS
    return not year and read_period(whole) is None


def _finding(book: Book, sheet: Sheet, cells: list[Position]) -> Finding:
    named = ", ".join(sheet.address(*at) for at in cells[:NAMED])
    more = " and more" if len(cells) > NAMED else ""
    first: Any = sheet.value(*cells[0])
    many = f"{len(cells):,} numbers are" if len(cells) > 1 else "A number is"
    return Finding(
        "cell.text_number",
        Severity.WARNING,
        f"{many} kept as text ({named}{more}): “{first}”.",
        "They are read here as the numbers they show; the spreadsheet program leaves them out of its sums.",
        "Convert them to numbers, and check the totals of the sheet.",
        Place(book.name, sheet.name, sheet.address(*cells[0])),
    )
