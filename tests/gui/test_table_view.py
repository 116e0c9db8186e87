"""What a table of a card leaves out where there is no room for all of it."""

from __future__ import annotations

import pytest

from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

COLUMNS = (
    Column("measure", "Measure", width=12),
    *(Column(f"area{at}", f"Area {at}", Align.RIGHT, 18) for at in range(3)),
    Column("beside", "Beside the rest", width=30, spare=True),
)
CELLS = (
    Cell("All crime"), *[Cell("▲ 15.5% (612,720)")] * 3, Cell("Higher than England and Wales, in line: MSG"),
)  # fmt: skip


@pytest.fixture
def view(qtbot):
    made = TableView("Comparison", load_theme("light"), quiet=True)
    qtbot.addWidget(made)
    made.show()
    return made


def shown_at(view, width):
    view.resize(width, 200)
    view.show_table(Table("t", "T", COLUMNS, (Row("r", CELLS),)))
    return view.isColumnHidden(len(COLUMNS) - 1), view.cells.stacked


def test_what_is_to_spare_goes_last_and_comes_back(view):
    assert shown_at(view, 1400) == (False, False)
    states = [shown_at(view, width) for width in range(1400, 200, -20)]
    # First brackets go beneath, and only then the column; brackets may go back up in its room.
    assert states[0] == (False, False)
    assert (False, True) in states
    assert states.index((False, True)) < min(at for at, (hidden, _) in enumerate(states) if hidden)
    assert states[-1] == (True, True)
    hidden = [hidden for hidden, _ in states]
    assert hidden == sorted(hidden)
    assert shown_at(view, 1400) == (False, False)


def test_all_that_is_needed_stays_in_sight_without_the_spare_column(view):
    for width in range(1400, 200, -20):
        hidden, _ = shown_at(view, width)
        if hidden:
            break
    assert hidden
    assert sum(view.columnWidth(at) for at in range(len(COLUMNS))) <= view.viewport().width()
