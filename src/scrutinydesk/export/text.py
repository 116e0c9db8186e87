"""Plain text: the same words and numbering, tables as aligned columns."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from scrutinydesk.export.blocks import Block, Chart, Heading, Tabled, Text
from scrutinydesk.reporting.table import Align, Level, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 96
_NUMBER = re.compile(r"[+-]?[\d,.]+%?")
_FORMULA = {"=", "+", "-", "@", "\t", "\r"}


def plain(blocks: Iterable[Block]) -> str:
    """Return the blocks as plain text, lines of at most 96 characters except in tables."""
    return "\n".join(line for block in blocks for line in (*_lines(block), "")).strip() + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(level=1):
            heading = f"{block.label} {block.text}".strip()
            return [heading, "=" * len(heading)]
        case Heading():
            return [f"{block.label} {block.text}".strip()]
        case Text():
            hang = " " * (len(block.label) + 1 if block.label else 0)
            return textwrap.wrap(
                f"{block.label} {block.text}".strip(),
                WIDTH,
                subsequent_indent=hang,
                break_long_words=False,
            )
        case Tabled():
            return [block.table.title, *aligned(block.table), *block.table.notes]
        case Chart():
            return [f"[Chart: {block.figure.title}]", *block.figure.conclusions]


def aligned(table: Table) -> list[str]:
    """Return the table as lines of columns padded with spaces."""
    rows = [tuple(column.heading for column in table.columns)]
    rows += [cell_texts(table, row) for row in table.rows]
    full = [row for row in rows if len(row) == len(table.columns)]
    widths = [max(len(row[i]) for row in full) for i in range(len(table.columns))]
    return [_padded(table, row, widths) for row in rows]


def cell_texts(table: Table, row: Row) -> tuple[str, ...]:
    """Return the printed text of each cell; a group row has one."""
    if row.level is Level.GROUP:
        return (row.cells[0].text,)
    return tuple(
        cell.text or (cell.signal.word if cell.signal else "") for cell in row.cells[: len(table.columns)]
    )


def _padded(table: Table, row: tuple[str, ...], widths: list[int]) -> str:
    if len(row) < len(widths):
        return row[0]
    cells = (
        text.rjust(width) if column.align is Align.RIGHT else text.ljust(width)
        for text, width, column in zip(row, widths, table.columns, strict=True)
    )
    return "  ".join(cells).rstrip()


def as_text(cell: str) -> str:
    """Return a cell of tab-separated text so that no spreadsheet takes it for a formula.

    A text that begins like one, and is no plain number, gets an apostrophe before it.
    """
    return f"'{cell}" if cell[:1] in _FORMULA and not _NUMBER.fullmatch(cell) else cell
