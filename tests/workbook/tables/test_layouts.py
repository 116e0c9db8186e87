"""Tables laid out by chance from known figures give those figures back, from files of every kind."""

from __future__ import annotations

import csv
import io
import os

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_books import write_csv, write_ods, write_xlsx
from layouts import Made, sheets

from scrutinydesk import command_inspect
from scrutinydesk.workbook.grid import Book, Sheet
from scrutinydesk.workbook.reading import read
from scrutinydesk.workbook.tables import Fate, find_tables

pytestmark = pytest.mark.long

EXAMPLES = int(os.environ.get("LAYOUTS", "120"))
MANY = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
FEW = settings(deadline=None, max_examples=EXAMPLES // 2, suppress_health_check=list(HealthCheck))


def in_memory(made: Made) -> Book:
    values = np.full((made.bottom + 1, made.right + 1), None, dtype=object)
    styles = ["General", *dict.fromkeys(made.formats.values())]
    formats = np.zeros(values.shape, np.uint16)
    for at, value in made.cells.items():
        values[at] = value
        formats[at] = styles.index(made.formats.get(at, "General"))
    sheet = Sheet("Figures", values, formats, merged=tuple(made.merged))
    return Book("made.xlsx", "made.xlsx", "0" * 64, "xlsx", (sheet,), tuple(styles))


def come_back(book: Book, made: dict[str, Made]) -> None:
    """Hold what ``inspect`` writes against what was put into the sheets, and account for every cell."""
    found = find_tables(book)
    for sheet in found.sheets:
        cells = sheet.accounting()
        assert sum(cells.values()) == len(made[sheet.sheet.name].cells)
        assert sum(1 for table in sheet.tables for _ in table.values(book)) == cells[Fate.VALUE]
    out = io.StringIO()
    command_inspect.write_csv(found, out)
    lines = csv.DictReader(io.StringIO(out.getvalue()))
    said = {(line["sheet"], line["cell"]): _said(line) for line in lines}
    sheets = {sheet.name: sheet for sheet in book.sheets}
    expected = {
        (name, _address(sheets[name], *at)): each
        for name, sheet in made.items()
        for at, each in sheet.expected.items()
    }
    assert said == expected
    for table in found.tables:
        _agree(table, book)


def _said(line: dict[str, str]) -> tuple[str, str, str, float, str]:
    labels = line["row_labels"], line["column_labels"]
    return (*labels, line["period"], float(line["value"]), line["marks"])


def _address(sheet: Sheet, row: int, column: int) -> str:
    return sheet.address(row - sheet.origin[0], column - sheet.origin[1])


def _agree(table, book: Book) -> None:
    """The figures taken as arrays are those that are yielded one by one."""
    figures, axes = table.figures(book), table.axes
    places = {row: at for at, row in enumerate(table.data_rows)}
    seen = np.full(figures.numbers.shape, np.nan)
    for each in table.values(book):
        at = places[each.row], table.value_columns.index(each.column)
        if each.value is not None:
            seen[at] = each.value
        labels = tuple(axis.labels[axis.index[at[0]]] for axis in axes.axes if axis.index[at[0]] >= 0)
        assert labels == each.row_labels
    assert np.array_equal(seen, figures.numbers, equal_nan=True)


@MANY
@given(sheets())
def test_tables_come_back(made):
    come_back(in_memory(made), {"Figures": made})


@FEW
@given(st.lists(sheets(), min_size=1, max_size=2))
def test_tables_come_back_from_xlsx(tmp_path_factory, many):
    path = tmp_path_factory.mktemp("made") / "made.xlsx"
    made = {f"Sheet {at}": each for at, each in enumerate(many, 1)}
    write_xlsx(path, made)
    come_back(read(path).book, made)


@FEW
@given(sheets())
def test_tables_come_back_from_ods(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("made") / "made.ods"
    write_ods(path, {"Figures": made})
    come_back(read(path).book, {"Figures": made})


@FEW
@given(sheets().filter(lambda made: not made.merged and not made.formats))
def test_tables_come_back_from_csv(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("made") / "made.csv"
    write_csv(path, made)
    book = read(path).book
    come_back(book, {book.sheets[0].name: made})
