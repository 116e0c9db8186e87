"""A page over the tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Steps(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def undo(self) -> None:
        self.done.append("undo")

    def redo(self) -> None:
        self.done.append("redo")


def test_a_page_takes_the_place_of_header_and_tabs_until_it_goes(open_desk):
    window = open_desk.window
    window.show_tab(2)
    under = window.stack.currentWidget()
    page = QWidget()
    window.show_over(page)
    assert window.stack.currentWidget() is page
    assert not window.header.isVisible()
    assert not window.strip.isVisible()
    assert not window.actions_by_id["file.export_section"].isEnabled()
    window.back()
    assert window.stack.currentWidget() is under
    assert window.header.isVisible()
    assert window.strip.isVisible()
    assert window.actions_by_id["file.export_section"].isEnabled()


def test_choosing_a_tab_leaves_it(open_desk):
    window = open_desk.window
    page = QWidget()
    window.show_over(page)
    window.actions_by_id["tab.3"].trigger()
    assert window.over is None
    assert window.stack.currentWidget() is open_desk.pages.sections[1]
    assert window.strip.isVisible()


def test_undo_and_redo_are_its_own(open_desk):
    page = Steps()
    open_desk.window.show_over(page)
    open_desk.window.actions_by_id["edit.undo"].trigger()
    open_desk.window.actions_by_id["edit.redo"].trigger()
    assert page.done == ["undo", "redo"]


@pytest.mark.parametrize("handler", ["show_journal", "show_register", "show_earlier"])
def test_tab_reaches_what_stands_before_the_table_too(desk, qtbot, handler):
    desk.kept.show(handler)
    qtbot.waitUntil(lambda: desk.window.over is not None)
    page = desk.window.over
    assert page.isAncestorOf(QApplication.focusWidget()) or not page.panes()[0].isVisible()
    page.bar.back.setFocus()
    seen = [QApplication.focusWidget()]
    while len(seen) < 30:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            break
        seen.append(QApplication.focusWidget())
    else:
        pytest.fail("Tab never came back")
    assert page.filter in seen


def test_a_report_that_is_worded_again_beneath_it_leaves_it_alone(open_desk):
    window = open_desk.window
    window.show_over(QWidget())
    open_desk._reworded(open_desk.opened)
    assert not window.strip.isVisible()
    assert not window.status.source.isVisible()
    window.back()
    assert window.strip.isVisible()
    assert window.status.source.isVisible()
