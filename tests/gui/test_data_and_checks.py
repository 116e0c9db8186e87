from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scrutinydesk.findings import Place, Severity
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
    names = [data.sheets_model.index(at, 0).data() for at in range(data.sheets_model.rowCount())]
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


def test_all_observations_are_one_long_table(data):
    data.sheets.setCurrentIndex(data.sheets_model.index(2, 0))
    assert isinstance(data.grid.model(), FrameModel)
    assert data.grid.model().rowCount() == 36


def test_findings_are_counted_and_filtered_by_severity(checks, qtbot):
    assert [checks.buttons.button(at).text() for at in range(4)] == [
        "All 3",
        "Errors 1",
        "Warnings 1",
        "Notes 1",
    ]
    qtbot.mouseClick(checks.buttons.button(2), Qt.MouseButton.LeftButton)
    assert checks.only == Severity.WARNING
    assert checks.table.table_model.rowCount() == 1
    checks.show_only(None)
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
