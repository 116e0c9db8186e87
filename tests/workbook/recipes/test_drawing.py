"""Outlines that an officer drew: the table inside, kept by its words and found again."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sheets import RESOURCES, applied, book, figures, find, kinds, sheet

from scrutinydesk.workbook.recipes import (
    CellUse,
    Outline,
    erased,
    match,
    outline_of,
    read_recipe,
    redrawn,
    suggest,
    table_in,
    write_recipe,
)
from scrutinydesk.workbook.tables import Fate

ROWS = [
    ["Quarterly figures"],
    [],
    ["Offence", "Apr-21", "May-21", "Plan", "Apr-21", "May-21"],
    ["Burglary", 10, 11, None, 12, 13],
    ["Robbery", 4, 5, None, 6, 7],
    ["Rape", 2, 2, None, 2, 3],
    ["Notes"],
    ["Figures may change."],
]
AREA = range(2, 6), range(3)  # the figures, without the plan beside them


def _whole(found):
    for held in found.sheets:
        filled = sum(value is not None for value in held.sheet.values.ravel().tolist())
        assert sum(held.accounting().values()) == filled


def test_the_table_inside_an_outline_takes_the_place_of_what_it_touches():
    found = find(book(ROWS))
    again, table = redrawn(found, "Figures", *AREA)
    assert table is not None
    assert table.range == "A3:C6"
    assert table in again.tables
    _whole(again)
    assert again.sheets[0].accounting()[Fate.VALUE] == 6
    assert again.sheets[0].accounting()[Fate.UNUSED] == 6
    assert table_in(found.book, found.sheets[0].sheet, *AREA).range == "A3:C6"
    assert table_in(found.book, found.sheets[0].sheet, range(6, 8), range(1)) is None


def test_an_erased_table_leaves_its_figures_unused():
    found = find(book(ROWS))
    (table,) = found.tables
    again = erased(found, table.id)
    assert not again.tables
    _whole(again)
    assert again.sheets[0].accounting()[Fate.VALUE] == 0
    assert erased(again, table.id) == again


def test_an_outline_is_kept_by_its_words():
    outline = outline_of(sheet(ROWS), *AREA)
    assert outline == Outline("Offence", 0, 0, "Notes", "Plan")
    assert outline_of(sheet(ROWS), range(2, 3), range(1, 3)) is None
    blank = outline_of(sheet(ROWS), range(1, 6), range(3))
    assert blank == Outline("Offence", 1, 0, "Notes", "Plan")


def _mapped():
    found, _ = redrawn(find(book(ROWS)), "Figures", *AREA)
    recipe = suggest(found, RESOURCES).recipe
    (only,) = recipe.tables
    drawn = replace(only, outline=outline_of(found.sheets[0].sheet, *AREA))
    return replace(recipe, tables=(drawn,))


def test_a_drawn_table_is_found_again_wherever_it_lies():
    recipe = read_recipe(write_recipe(_mapped()))
    done = applied(recipe, find(book(ROWS)))
    assert len(figures(done)) == 6
    later = [
        [None, "Quarterly figures"],
        [],
        [],
        [None, "Offence", "Apr-21", "May-21", "Jun-21", "Plan", "Apr-21", "May-21"],
        [None, "Rape", 2, 2, 1, None, 2, 3],
        [None, "Robbery", 4, 5, 6, None, 6, 7],
        [None, "Burglary", 10, 11, 15, None, 12, 13],
        [None, "Notes"],
    ]
    found = find(book(sheet([["Cover"]], "Cover"), sheet(later, "Q1")))
    assert match([recipe], found).recipe == recipe
    done = applied(recipe, found)
    assert len(figures(done)) == 9
    assert figures(done)["burglary_all", "lancashire", "2021-06"] == 15
    assert done.cells[CellUse.NOT_USED] == 6
    assert kinds(done) == ["cells_unused"]


def test_an_outline_whose_words_are_gone_leaves_the_table_as_found():
    recipe = _mapped()
    rows = [["Type", "Apr-21", "May-21"], *(row[:3] for row in ROWS[3:6])]
    done = applied(recipe, find(book(rows)))
    assert len(figures(done)) == 6
