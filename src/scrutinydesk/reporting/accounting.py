"""Every cell of a workbook accounted for: what became of it, sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.findings import Place
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.workbook.tables import Found, SheetFound

COLUMNS = (
    Column("sheet", "Sheet"),
    Column("values", "Values", Align.RIGHT, 9),
    Column("labels", "Labels", Align.RIGHT, 9),
    Column("notes", "Notes", Align.RIGHT, 9),
    Column("unused", "Not used", Align.RIGHT, 9),
    Column("all", "All that is not empty", Align.RIGHT, 16),
)


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What became of the cells of one sheet that are not empty.

    Attributes
    ----------
    hidden : str
        How the sheet is hidden, in words; empty where it is not.
    first_unused : str
        Address of the first cell that is not used; empty where all are.
    """

    sheet: str
    values: int
    labels: int
    notes: int
    unused: int
    hidden: str = ""
    first_unused: str = ""

    @property
    def total(self) -> int:
        return self.values + self.labels + self.notes + self.unused


def accounted(found: Found) -> tuple[SheetCells, ...]:
    """Return what became of the cells, by sheet in the order of the workbook."""
    return tuple(_sheet(each) for each in found.sheets)


def _sheet(found: SheetFound) -> SheetCells:
    from scrutinydesk.workbook.tables import Fate  # noqa: PLC0415  not before the first view

    sheet, counts = found.sheet, found.accounting()
    unused = counts[Fate.UNUSED]
    hidden = "" if str(sheet.visibility) == "visible" else str(sheet.visibility)
    first = ""
    if unused:
        row, column = divmod(int((found.fates == Fate.UNUSED).argmax()), found.fates.shape[1])
        first = sheet.address(row, column)
    return SheetCells(
        sheet.name, counts[Fate.VALUE], counts[Fate.LABEL], counts[Fate.NOTE], unused, hidden, first
    )


def sentence(sheets: Sequence[SheetCells]) -> str:
    """Say it in a line: ``Every cell is accounted for: 1,204 values, 88 labels, 12 notes, 3 not used.``."""
    counts = (
        (sum(each.values for each in sheets), "value"),
        (sum(each.labels for each in sheets), "label"),
        (sum(each.notes for each in sheets), "note"),
    )
    parts = [f"{count:,} {what}{'' if count == 1 else 's'}" for count, what in counts]
    unused = sum(each.unused for each in sheets)
    return f"Every cell is accounted for: {', '.join(parts)}, {unused:,} not used."


def table(sheets: Sequence[SheetCells], source: str) -> Table:
    """Return the counts by sheet; each row leads to the sheet, at its first cell that is not used."""
    rows = [_row(each.sheet, each, Place(source, each.sheet, each.first_unused)) for each in sheets]
    if len(sheets) > 1:
        fields = ("values", "labels", "notes", "unused")
        whole = SheetCells("All sheets", *(sum(getattr(each, name) for each in sheets) for name in fields))
        rows.append(_row("", whole, Place()))
    return Table("accounting", "Cells by what became of them", COLUMNS, tuple(rows))


def _row(key: str, each: SheetCells, place: Place) -> Row:
    name = f"{each.sheet} ({each.hidden})" if each.hidden else each.sheet
    places = (place,) if place.sheet else ()
    counts = [Cell(f"{n:,}", n) for n in (each.values, each.labels, each.notes, each.unused, each.total)]
    if each.first_unused:
        counts[3] = replace(counts[3], note=f"The first is {each.first_unused}.")
    return Row(key, (Cell(name, name, places=places), *counts), Level.ROW if key else Level.TOTAL)
