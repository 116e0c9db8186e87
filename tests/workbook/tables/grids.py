"""Sheets row by row, and what ``inspect`` says of them cell by cell."""

from __future__ import annotations

import csv
import io

import numpy as np

from scrutinydesk import command_inspect
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.grid import Book, Sheet
from scrutinydesk.workbook.recipes import known_to
from scrutinydesk.workbook.tables import Found, find_tables

KNOWN = known_to(load_resources())


def sheet(rows, name="Figures", **more) -> Sheet:
    values = np.full((len(rows), max(map(len, rows))), None, dtype=object)
    for at, row in enumerate(rows):
        values[at, : len(row)] = row
    return Sheet(name, values, **more)


def found(*sheets, **more) -> Found:
    """Find the tables of sheets, each given as itself or as its rows."""
    made = tuple(each if isinstance(each, Sheet) else sheet(each, **more) for each in sheets)
    return find_tables(Book("made.xlsx", "made.xlsx", "0" * 64, "xlsx", made), KNOWN)


def said(*sheets, **more) -> dict[str, tuple[str, str, str, float, str]]:
    """Return labels of row and column, period, value and marks of each figure, by its cell."""
    out = io.StringIO()
    command_inspect.write_csv(found(*sheets, **more), out)
    lines = csv.DictReader(io.StringIO(out.getvalue()))
    many = len(sheets) > 1
    return {
        f"{line['sheet']}!{line['cell']}" if many else line["cell"]: (
            line["row_labels"], line["column_labels"], line["period"], float(line["value"]), line["marks"]
        )
        for line in lines
    }  # fmt: skip
