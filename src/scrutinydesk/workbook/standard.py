"""The standard workbook, read: recognised by what it holds, and turned into observations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.workbook import standard_remarks as remarks
from scrutinydesk.workbook.grid import Book, Visibility
from scrutinydesk.workbook.observed import Observed
from scrutinydesk.workbook.standard_across import read_across
from scrutinydesk.workbook.standard_cells import SheetCells
from scrutinydesk.workbook.standard_cover import Fields, cover_fields, force_of, read_cover
from scrutinydesk.workbook.standard_layout import FRONT_MATTER, Layout, fold
from scrutinydesk.workbook.standard_layouts import LAYOUTS
from scrutinydesk.workbook.standard_names import Names
from scrutinydesk.workbook.standard_notes import Notes
from scrutinydesk.workbook.standard_records import read_records
from scrutinydesk.workbook.standard_rows import TableRows
from scrutinydesk.workbook.standard_tables import (
    FoundTable,
    front_matter,
    layout_named,
    locate,
    locate_all,
    readable,
)

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources


def recognise(book: Book) -> bool:
    """Tell whether a book is a standard workbook: it has our cover, or a table by our name."""
    if cover_fields(book):
        return True
    return any(found is not None and found.named for found in map(locate, readable(book)))


def observe(book: Book, resources: Resources) -> Observed:
    """Return the figures of a standard workbook, what is odd in them, and what is missing."""
    notes = Notes(book)
    fields = cover_fields(book)
    named_force = force_of(fields, resources, notes)
    names = Names(resources, named_force or resources.outline.force)
    rows: list[Observation] = []
    tables: list[TableRows] = []
    for found in _tables(book, notes):
        table = TableRows(found, SheetCells(book, found.sheet, notes), names)
        remarks.columns(table)
        rows.extend(read_across(table) if found.periods else read_records(table))
        remarks.hidden(table)
        tables.append(table)
    remarks.contradictions(rows, tables, book, notes)
    force = named_force or (names.force if rows else "")
    cover = read_cover(fields, force, rows, resources, notes)
    missing = (*_missing_cover(fields), *_missing_tables(tables))
    observations = Observations(tuple(rows), {book.sha256: book.name})
    remarks.sums(observations, book, resources, notes)
    return Observed(observations, notes.findings, cover, missing)


def _tables(book: Book, notes: Notes) -> list[FoundTable]:
    found = []
    cover = cover_fields(book)
    cover_sheet = cover[""][1] if cover else None
    for sheet in book.sheets:
        if sheet is cover_sheet:
            continue
        if sheet.visibility is not Visibility.VISIBLE:
            if fold(sheet.name) not in FRONT_MATTER and sheet.values.size and locate(sheet) is not None:
                notes.hidden_sheet(sheet)
            continue
        tables = locate_all(sheet) if sheet.values.size else []
        found.extend(tables)
        if not tables and sheet.values.size and not front_matter(sheet):
            layout = layout_named(sheet)
            if layout is None:
                notes.unused_sheet(sheet)
            else:
                notes.no_headings(sheet, layout)
    return found


def _missing_cover(fields: Fields) -> tuple[str, ...]:
    wanted = {
        "force": "the force",
        "period_end": "the period end",
        "marking": "the protective marking",
    }
    lacking = [words for key, words in wanted.items() if key not in fields]
    return (f"Cover: enter {_list(lacking)}.",) if lacking else ()


def _missing_tables(tables: list[TableRows]) -> list[str]:
    lines = []
    for layout in LAYOUTS:
        stated: dict[str, bool] = {}
        for table in tables:
            if table.found.layout is layout:
                for label, full in table.stated.items():
                    stated[label] = stated.get(label, False) or full
        line = _missing_table(layout, stated)
        if line:
            lines.append(line)
    return lines


def _missing_table(layout: Layout, stated: dict[str, bool]) -> str:
    if not any(stated.values()):
        return f"{layout.sheet}: nothing filled in yet; {layout.ask}."
    blank = [f"“{label}”" for label, full in stated.items() if not full]
    return f"{layout.sheet}: no figures yet for {remarks.shortened(blank)}." if blank else ""


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
