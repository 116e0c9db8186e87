"""The Data tab's model: painting a viewport at a million rows and at a thousand, and sorting."""

from __future__ import annotations

import sys

import numpy as np
from clock import report
from PySide6.QtWidgets import QApplication, QTableView
from side_by_side import compare, figures

from scrutinydesk.qt.models.grid_model import GridModel
from scrutinydesk.workbook.cells import shown
from scrutinydesk.workbook.grid import Book, Sheet

PAIRS = max(int(sys.argv[1]), 9)
COLUMNS = 20


def view(rows: int) -> tuple[QTableView, GridModel]:
    random = np.random.default_rng(5)
    values = np.empty((rows, COLUMNS), dtype=object)
    for column in range(COLUMNS):
        values[:, column] = (random.random(rows) * 10_000).round(2).tolist()
    book = Book("b", "b", "", "xlsx", (Sheet("s", values),))
    table = QTableView()
    model = GridModel(book, book.sheets[0], shown, table)
    table.setModel(model)
    table.verticalHeader().setDefaultSectionSize(20)
    table.horizontalHeader().setDefaultSectionSize(60)
    table.resize(COLUMNS * 60 + 80, 60 * 20 + 40)
    table.show()
    return table, model


app = QApplication(sys.argv)
large, model = view(1_000_000)
small, _ = view(1_000)
app.processEvents()
step = 0


def paint(table: QTableView) -> None:
    """Paint another part of the table each time, so that nothing is remembered."""
    global step
    step += 61
    rows = table.model().rowCount()
    table.scrollTo(table.model().index(step % (rows - 70), 0), QTableView.ScrollHint.PositionAtTop)
    table.viewport().grab()


painting = compare(lambda: paint(large), lambda: paint(small), PAIRS)
numbers = np.fromiter(model.sheet.values[:, 3], dtype=float, count=1_000_000)
flip = [False]


def sort() -> None:
    flip[0] = not flip[0]
    column = 3 + flip[0]
    model.sort(column)


sorting = compare(sort, lambda: np.argsort(numbers), PAIRS)
report(**figures("large", "small", painting), **figures("sort", "argsort", sorting))
large.close()
small.close()
