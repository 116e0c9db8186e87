"""Outlines that an officer drew: the table inside, and the words by which it is found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.names import fold
from scrutinydesk.periods import read_period
from scrutinydesk.workbook.recipes.recipe import Outline, Recipe
from scrutinydesk.workbook.tables import Fate, find_tables

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Book, Sheet
    from scrutinydesk.workbook.tables import Found, FoundTable, SheetFound

HEADED = 6  # uppermost rows of an outline in which the words at its right are looked for
BLANK = 6  # blank rows that end an outline whose end is not found
WORDS = 120  # characters of an anchor at most
Range = tuple[range, range]


def table_in(
    book: Book, sheet: Sheet, rows: range, columns: range, accepts: Callable[[str], bool] | None = None
) -> FoundTable | None:
    """Return the table inside an outline, the largest where several are found; None where none is.

    Parameters
    ----------
    rows, columns : range
        Of ``Sheet.values``.
    accepts : callable, optional
        As for ``find_tables``.
    """
    inside = _inside(book, sheet, rows, columns, accepts)
    return inside.tables[0] if inside.tables else None


def _inside(
    book: Book, sheet: Sheet, rows: range, columns: range, accepts: Callable[[str], bool] | None
) -> SheetFound:
    """Return what is found on a sheet of which nothing stands outside the outline: one table at most."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    values: NDArray[np.object_] = np.full(sheet.values[: rows.stop].shape, None, dtype=object)
    area = slice(rows.start, rows.stop), slice(columns.start, columns.stop)
    values[area] = sheet.values[area]
    formats = None if sheet.formats is None else sheet.formats[: rows.stop]
    (held,) = find_tables(
        replace(book, sheets=(replace(sheet, values=values, formats=formats),)), accepts
    ).sheets
    if not held.tables:
        return held
    table = max(held.tables, key=lambda each: len(each.data_rows) * len(each.value_columns))
    held = _without(held, {each.id for each in held.tables if each is not table})
    name = f"{sheet.name}#{sheet.address(rows.start, columns.start)}"
    return replace(held, tables=(replace(table, id=name, sheet=sheet),))


def redrawn(
    found: Found,
    sheet_name: str,
    rows: range,
    columns: range,
    accepts: Callable[[str], bool] | None = None,
) -> tuple[Found, FoundTable | None]:
    """Return what is found where the officer has drawn an outline, and the table inside.

    Tables that the outline touches give way to it. Where no table is inside, nothing changes.
    """
    for held in found.sheets:
        if held.sheet.name == sheet_name:
            inside = _inside(found.book, held.sheet, rows, columns, accepts)
            if inside.tables:
                touched = {each.id for each in held.tables if _touches(each, rows, columns)}
                changed = _with(_without(held, touched), inside, (rows, columns))
                return _replaced(found, held, changed), inside.tables[0]
    return found, None


def erased(found: Found, table_id: str) -> Found:
    """Return what is found without a table: its figures stand in none then."""
    for held in found.sheets:
        if any(table.id == table_id for table in held.tables):
            return _replaced(found, held, _without(held, {table_id}))
    return found


def _replaced(found: Found, old: SheetFound, new: SheetFound) -> Found:
    return replace(found, sheets=tuple(new if each is old else each for each in found.sheets))


def _without(held: SheetFound, ids: set[str]) -> SheetFound:
    """Take tables out: their figures are not used then, and their labels are notes."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    fates = held.fates.copy()
    for table in held.tables:
        if table.id in ids:
            rows = [*table.header_rows, *table.data_rows]
            wide = (*table.label_columns, *table.value_columns, *table.beside)
            at = np.ix_(rows, range(min(wide), max(wide) + 1))
            here = fates[at]
            here[here == Fate.VALUE] = Fate.UNUSED
            here[here == Fate.LABEL] = Fate.NOTE
            fates[at] = here
    return replace(held, tables=tuple(each for each in held.tables if each.id not in ids), fates=fates)


def _with(held: SheetFound, inside: SheetFound, place: Range) -> SheetFound:
    """Put the table of an outline in, and what became of the cells inside it."""
    rows, columns = place
    fates = held.fates.copy()
    area = slice(rows.start, rows.stop), slice(columns.start, columns.stop)
    fates[area] = inside.fates[area]
    tables = sorted(
        (*held.tables, *inside.tables), key=lambda each: (each.data_rows[0], each.value_columns[0])
    )
    return replace(held, tables=tuple(tables), fates=fates)


def _touches(table: FoundTable, rows: range, columns: range) -> bool:
    held = (*table.header_rows, table.data_rows[0], table.data_rows[-1])
    wide = (*table.label_columns, *table.value_columns, *table.beside)
    return (
        min(held) < rows.stop and rows.start <= max(held)
        and min(wide) < columns.stop and columns.start <= max(wide)
    )  # fmt: skip


def outline_of(sheet: Sheet, rows: range, columns: range) -> Outline | None:
    """Return the words at the edges of an outline; None where it holds no words to be known by."""
    for row in rows:
        for column in columns:
            text = _text(sheet.value(row, column))
            if text and _name(text) and read_period(text) is None:
                return Outline(
                    text, row - rows.start, column - columns.start, _below(sheet, rows, columns),
                    _beside(sheet, rows, columns),
                )  # fmt: skip
    return None


def _text(value: Any) -> str:
    return " ".join(value.split())[:WORDS] if isinstance(value, str) else ""


def _name(text: str) -> str:
    return fold(text) if any(sign.isalpha() for sign in text) else ""


def _below(sheet: Sheet, rows: range, columns: range) -> str:
    for row in range(rows.stop, sheet.shape[0]):
        for column in columns:
            if text := _text(sheet.value(row, column)):
                return text
    return ""


def _beside(sheet: Sheet, rows: range, columns: range) -> str:
    for row in rows[:HEADED]:
        for column in range(columns.stop, sheet.shape[1]):
            if text := _text(sheet.value(row, column)):
                return text
    return ""


def located(sheet: Sheet, outline: Outline) -> Range | None:
    """Return where an outline lies on a sheet now; None where its first words are not there."""
    wanted = _name(outline.first)
    for row, line in enumerate(sheet.values.tolist()):
        for column, value in enumerate(line):
            if wanted and type(value) is str and _name(_text(value)) == wanted:
                top, left = max(0, row - outline.above), max(0, column - outline.left)
                right = _right(sheet, outline, top, column)
                return range(top, _bottom(sheet, outline, row, range(left, right))), range(left, right)
    return None


def _right(sheet: Sheet, outline: Outline, top: int, start: int) -> int:
    wanted = _name(outline.beside)
    for row in range(top, min(top + HEADED, sheet.shape[0])):
        for column in range(start + 1, sheet.shape[1]):
            if wanted and _name(_text(sheet.value(row, column))) == wanted:
                return column
    return sheet.shape[1]


def _bottom(sheet: Sheet, outline: Outline, start: int, columns: range) -> int:
    wanted, blank = _name(outline.below), 0
    for row in range(start + 1, sheet.shape[0]):
        cells = [sheet.value(row, column) for column in columns]
        if wanted and any(_name(_text(cell)) == wanted for cell in cells):
            return row
        blank = 0 if any(cell is not None for cell in cells) else blank + 1
        if blank > BLANK:
            return row
    return sheet.shape[0]


def with_outlines(found: Found, recipe: Recipe, accepts: Callable[[str], bool] | None = None) -> Found:
    """Return what is found with the tables that the officer drew, wherever they lie now."""
    for table in recipe.tables:
        if table.outline is None:
            continue
        sheets = sorted(found.sheets, key=lambda each: each.sheet.name != table.sheet)
        for held in sheets:
            place = located(held.sheet, table.outline)
            if place is not None:
                found, drawn = redrawn(found, held.sheet.name, *place, accepts)
                if drawn is not None:
                    break
    return found

