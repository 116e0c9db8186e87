"""The whole desk without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(desk, qtbot):
    desk.open_demo()
    qtbot.waitUntil(lambda: desk.opened is not None and desk.settled)
    return desk


def name_of(widget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken else ""


@pytest.mark.parametrize("tab", range(8))
def test_tab_goes_round_everything_and_comes_back(desk, qtbot, tab):
    desk.window.show_tab(tab)
    start = QApplication.focusWidget()
    assert start is not None
    seen = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        assert now.isVisible()
        assert name_of(now) or now.property("text"), type(now).__name__
        if now is start:
            break
        assert now not in seen, f"Tab is caught in {name_of(now)}"
        seen.append(now)
    else:
        pytest.fail("Tab never came back")
    assert desk.window.tabs in seen


def test_enter_on_a_line_of_the_overview_leads_to_its_measure(desk, qtbot):
    desk.window.show_tab(0)
    view = desk.pages.overview.views[0]
    assert not view.by_keyboard
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.by_keyboard
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert 1 <= desk.window.tabs.currentIndex() <= 4


def test_enter_on_a_finding_leads_to_its_cell(desk, qtbot):
    qtbot.keyClick(desk.window, Qt.Key.Key_7, CTRL)
    qtbot.keyClick(desk.pages.checks.table, Qt.Key.Key_Down)
    qtbot.keyClick(desk.pages.checks.table, Qt.Key.Key_Return)
    assert desk.window.tabs.currentIndex() == 5
    assert desk.pages.data.reference.text()


def test_escape_closes_what_lies_over_the_page(desk, qtbot):
    qtbot.keyClick(desk.window, Qt.Key.Key_3, CTRL)
    section = desk.pages.sections[1]
    qtbot.keyClick(section.measures, Qt.Key.Key_I, CTRL)
    assert section.why_panel.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not section.why_panel.isVisible()
    assert section.measures.hasFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_K, CTRL)
    palette = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert palette is not desk.window
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_f6_brings_every_pane_into_view_on_a_small_screen(desk, qtbot):
    desk.window.resize(911, 470)
    desk.window.show_tab(2)
    section = desk.pages.sections[1]
    qtbot.waitUntil(lambda: section.room.right_area.verticalScrollBar().maximum() > 0)
    for _ in range(3):
        qtbot.keyClick(desk.window, Qt.Key.Key_F6)
    assert section.summary.editor.hasFocus()
    top = section.summary.editor.mapTo(section.room.right_area, section.summary.editor.rect().topLeft()).y()
    assert 0 <= top < section.room.right_area.height()
