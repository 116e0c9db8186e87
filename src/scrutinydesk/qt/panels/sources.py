"""Words for the cells beneath what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.reporting.table import Cell, Row

CELLS_NAMED = 4
SHEETS_NAMED = 2


def words(row: Row | None, cell: Cell) -> str:
    """Return measure, sheets and cells: of the cell itself, else of the first with any in its row."""
    whole = next((each.places for each in row.cells if each.places), ()) if row is not None else ()
    sheets: dict[str, list[str]] = {}
    for place in cell.places or whole:
        sheets.setdefault(place.sheet, []).append(place.cell)
    parts = []
    for sheet, cells in sheets.items():
        named = cells if len(cells) <= CELLS_NAMED else [cells[0], "…", cells[-1]]
        word = "cell" if len(cells) == 1 and ":" not in cells[0] else "cells"
        parts.append(f"sheet “{sheet}”, {word} {', '.join(named).replace(', …, ', ' … ')}")
    named = [row.cells[0].text] if row is not None and parts else []
    return " · ".join(named + parts[:SHEETS_NAMED])
