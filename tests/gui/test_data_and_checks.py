from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scrutinydesk.findings import Place
from scrutinydesk.qt.models.frame_model import FrameModel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def data(open_desk):
    open_desk.window.show_tab(5)
    return open_desk.pages.data


@pytest.fixture
def checks(open_desk):
    open_desk.window.show_tab(6)
    return open_desk.pages.checks


def test_sheets_are_listed_hidden_ones_marked_and_all_observations_last(data):
    names = [data.sheets.entries.index(at, 0).data() for at in range(data.sheets.entries.rowCount())]
    assert names == ["5a", "Old  (hidden)", "All observations"]


def test_a_cell_is_named_with_value_format_and_comment(data, open_desk):
    assert data.go_to(Place("sample.xlsx", "5a", "D11"))
    assert data.reference.text() == "D11"
    assert data.value.text() == "0.13"
    assert data.format.text() == "0.0% · comment: checked"
    assert open_desk.window.status.source.text() == "sheet “5a”, cell D11"


def test_a_range_is_selected_whole_and_copied_as_shown(data, open_desk, qtbot, qapp):
    data.go_to(Place("sample.xlsx", "5a", "C7:D8"))
    assert len(data.grid.selectionModel().selectedIndexes()) == 4
    qtbot.keyClick(open_desk.window, Qt.Key.Key_C, CTRL)
    assert qapp.clipboard().text() == "1012\t1018\n1014\t1021"


def test_a_sheet_that_is_not_there_is_not_gone_to(data):
    assert not data.go_to(Place("sample.xlsx", "No such sheet", "A1"))


def test_find_narrows_the_sheet_and_going_to_a_cell_lifts_it(data, open_desk, qtbot):
    qtbot.keyClick(open_desk.window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(data.find_field, "measure 2")
    qtbot.waitUntil(lambda: data.grid.model().rowCount() == 10)
    data.go_to(Place("sample.xlsx", "5a", "C7"))
    assert data.grid.model().rowCount() == 40


def test_all_observations_are_one_long_table(data, qtbot):
    data.sheets.choose(2)
    qtbot.waitUntil(lambda: isinstance(data.grid.model(), FrameModel))
    assert data.grid.model().rowCount() == 36


def test_findings_are_counted_and_filtered_by_severity(checks, qtbot):
    buttons = checks.segments.buttons
    assert [buttons.button(at).text() for at in range(5)] == [
        "Open 3",
        "Errors 1",
        "Warnings 1",
        "Notes 1",
        "Accepted 0",
    ]
    qtbot.mouseClick(buttons.button(2), Qt.MouseButton.LeftButton)
    assert checks.table.table_model.rowCount() == 1
    qtbot.mouseClick(buttons.button(0), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(checks.filter, "#div")
    assert checks.table.table_model.rowCount() == 1


def test_enter_on_a_finding_goes_to_its_cell(checks, open_desk, qtbot):
    checks.choose(1)
    qtbot.keyClick(checks.table, Qt.Key.Key_Return)
    assert open_desk.window.tabs.currentIndex() == 5
    assert open_desk.pages.data.reference.text() == "C7"


def test_no_findings_say_so(checks):
    checks.show_findings(())
    assert checks.empty.isVisible()
    assert not checks.table.isVisible()


def test_a_search_of_a_large_sheet_lets_the_window_breathe(data, qtbot):
    import time

    import numpy as np

    from scrutinydesk.qt.models.grid_model import GridModel
    from scrutinydesk.workbook.grid import Book, Sheet

    values = np.empty((60_000, 10), dtype=object)
    values[:, :] = "Lancashire"
    values[59_999, 9] = "Cumbria"
    sheet = Sheet("large", values)
    data.grid.show_cells(
        GridModel(Book("large.csv", "", "", "csv", (sheet,)), sheet, lambda v, _f: str(v), data)
    )
    longest = [time.thread_time(), 0.0]  # of the processor: another program may take it away meanwhile

    def beat():
        now = time.thread_time()
        longest[:] = [now, max(longest[1], now - longest[0])]

    from PySide6.QtCore import QTimer

    timer = QTimer(data, interval=0)
    timer.timeout.connect(beat)
    timer.start()
    with qtbot.waitSignal(data.grid.found) as found:
        begun = longest[0] = time.thread_time()
        data.grid.search("cumbria")
    whole = time.thread_time() - begun
    timer.stop()
    assert found.args == [1]
    assert longest[1] < whole / 2  # searched in one go it would be the whole
    data.grid.show_all()
    assert data.grid.model().rowCount() == 60_000


def test_a_note_alone_in_its_row_runs_over_the_columns_and_makes_none_wide(data, qtbot):
    import numpy as np

    from scrutinydesk.qt.models.grid_model import GridModel
    from scrutinydesk.workbook.grid import Book, Sheet

    values = np.full((4, 6), "7", dtype=object)
    values[0, :] = None
    values[0, 0] = "A note of many words that explains what the table beneath it holds"
    sheet = Sheet("notes", values)
    data.grid.show_cells(GridModel(Book("n.csv", "", "", "csv", (sheet,)), sheet, lambda v, _f: str(v), data))
    assert data.grid.columnSpan(0, 0) == 6
    assert data.grid.columnWidth(0) < 100
    with qtbot.waitSignal(data.grid.found):
        data.grid.search("7")
    assert data.grid.columnSpan(0, 0) == 1
    data.grid.show_all()
    assert data.grid.columnSpan(0, 0) == 6


def test_a_few_columns_fill_the_width_and_the_cut_one_takes_what_is_left(data, qtbot):
    import numpy as np

    from scrutinydesk.qt.models.grid_model import GridModel
    from scrutinydesk.workbook.grid import Book, Sheet

    values = np.array([["Note", "words " * 60], ["Force", "Lancashire"]], dtype=object)
    sheet = Sheet("notes", values)
    data.grid.show_cells(GridModel(Book("n.csv", "", "", "csv", (sheet,)), sheet, lambda v, _f: str(v), data))
    grid = data.grid
    assert abs(grid.columnWidth(0) + grid.columnWidth(1) - grid.viewport().width()) <= 2
    assert grid.columnWidth(0) < 120


def test_the_grid_can_be_resized_between_two_workbooks(data, qapp):
    """Opening a second workbook takes the first one's model away while the window is laid out."""
    data.grid.setModel(None)
    data.grid.resize(data.grid.width() + 40, data.grid.height())
    qapp.processEvents()
    assert data.grid.model() is None
