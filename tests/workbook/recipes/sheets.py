"""Small workbooks, row by row."""

from __future__ import annotations

import numpy as np

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.grid import Book, Sheet
from scrutinydesk.workbook.recipes import apply, known_to, suggest
from scrutinydesk.workbook.tables import Fate, find_tables

RESOURCES = load_resources()


def sheet(rows, name="Figures", formats=None, **more):
    width = max(map(len, rows))
    values = np.full((len(rows), width), None, dtype=object)
    for at, row in enumerate(rows):
        values[at, : len(row)] = row
    return Sheet(name, values, formats, **more)


def book(*sheets, formats=("General",)):
    made = tuple(each if isinstance(each, Sheet) else sheet(each) for each in sheets)
    return Book("made.xlsx", "made.xlsx", "0" * 64, "xlsx", made, formats)


def find(made):
    return find_tables(made, known_to(RESOURCES))


def suggested(*sheets, **more):
    found = find(book(*sheets, **more))
    return suggest(found, RESOURCES), found


def applied(recipe, found, resources=RESOURCES, earlier=None):
    done = apply(recipe, found, resources, earlier)
    counts = [each.accounting() for each in found.sheets]
    assert sum(done.cells.values()) == sum(each[Fate.VALUE] + each[Fate.UNUSED] for each in counts)
    assert len(done.observed.observations) == len(done.observed.observations.rows)
    return done


def kinds(done):
    return [each.kind.removeprefix("recipe.") for each in done.observed.findings]


def figures(done):
    return {(row.measure, row.area, str(row.window.last)): row.value for row in done.observed.observations}
