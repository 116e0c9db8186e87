from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.commands import COMMANDS, When
from scrutinydesk.qt.panels.memory import Memory

pytestmark = pytest.mark.long

HEAVY = (
    "pandas",
    "numpy",
    "pyqtgraph",
    "openpyxl",
    "docx",
    "scipy",
    "python_calamine",
    "scrutinydesk.reporting",
)


def test_first_paint_needs_nothing_but_qt():
    code = f"""
import sys, tempfile
from pathlib import Path
from scrutinydesk.qt import app as desk
from scrutinydesk.qt.panels.memory import Memory
app = desk.application(["desk"])
made = desk.Desk(Memory(Path(tempfile.mkdtemp())))
made.window.show()
app.processEvents()
found = [name for name in {HEAVY!r} if name in sys.modules]
print(found)
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_every_command_has_a_handler_and_a_unique_id_and_shortcut(desk):
    handlers = desk.handlers()
    assert {command.handler for command in COMMANDS} == set(handlers)
    ids = [command.id for command in COMMANDS]
    keys = [command.shortcut for command in COMMANDS if command.shortcut]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


def test_without_a_report_only_what_makes_sense_is_enabled(desk):
    for command in COMMANDS:
        assert desk.window.actions_by_id[command.id].isEnabled() == (command.when == When.ALWAYS)


def test_open_by_the_menu(desk, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "quarter.xlsx"
    path.write_bytes(b"x")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.window.actions_by_id["file.open"].trigger()
    qtbot.waitUntil(lambda: desk.window.tabs.count() == 8)
    assert desk.window.header.title.text() == "Performance report to 30 September 2017"
    assert "Lancashire Constabulary · sample.xlsx · 41 measures · OFFICIAL" in desk.window.header.facts.text()
    assert desk.memory.recent == [str(path)]
    assert [a.text() for a in desk.window.recent_menu.actions()] == [f"&1  {path}"]


def test_open_by_drop(desk, qtbot, tmp_path):
    path = tmp_path / "dropped.xlsx"
    path.write_bytes(b"x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    desk.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    desk.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: desk.window.tabs.count() == 8)
    assert desk.memory.recent == [str(path)]


def test_what_is_not_a_file_is_not_accepted(desk):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.xlsx")])
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    desk.window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_the_badge_counts_errors_and_warnings_but_not_notes(open_desk):
    tabs = open_desk.window.tabs
    assert tabs.tabButton(6, tabs.ButtonPosition.RightSide).text() == "2"
    assert tabs.accessibleTabName(6) == "Checks, 2 to look at"
    assert tabs.tabText(2) == "5 Crime && re-offending"


def test_a_file_that_cannot_be_read_leaves_the_report_untouched(open_desk, qtbot, tmp_path):
    def fail(source, progress):
        raise UnreadableFileError("“a.xlsx” is not a workbook.", "It is a picture.", "Choose another file.")

    open_desk._opener = fail
    report = open_desk.pages.report
    open_desk.open(tmp_path / "a.xlsx")
    banner = open_desk.window.banner
    qtbot.waitUntil(banner.isVisible)
    assert banner.title.text() == "“a.xlsx” is not a workbook."
    assert banner.body.text() == "It is a picture. Choose another file."
    assert open_desk.pages.report is report
    qtbot.mouseClick(banner.dismiss, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_an_unexpected_fault_is_worded(open_desk, qtbot, tmp_path):
    def fail(source, progress):
        raise ZeroDivisionError

    open_desk._opener = fail
    open_desk.open(tmp_path / "b.xlsx")
    qtbot.waitUntil(open_desk.window.banner.isVisible)
    assert open_desk.window.banner.title.text() == "Opening “b.xlsx” did not work."
    assert "Traceback" not in open_desk.window.banner.body.text()
    assert "ZeroDivisionError" in open_desk.task.fault


def test_commands_follow_the_page_that_is_up(open_desk):
    actions = open_desk.window.actions_by_id
    assert actions["file.export_report"].isEnabled()
    assert not actions["file.export_section"].isEnabled()
    open_desk.window.show_tab(2)
    assert actions["file.export_section"].isEnabled()
    open_desk.window.show_tab(6)
    assert not actions["mode.peers"].isEnabled()


def test_control_and_a_number_turn_to_a_tab(open_desk, qtbot):
    qtbot.keyClick(open_desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert open_desk.window.tabs.currentIndex() == 2
    assert open_desk.pages.sections[1].isVisible()


def test_another_theme_dresses_everything(open_desk, qtbot):
    open_desk.window.show_tab(2)
    open_desk.window.actions_by_id["theme.dark"].trigger()
    assert open_desk.appearance.theme.dark
    assert open_desk.memory.theme == "dark"
    parts = [*open_desk.pages.all, open_desk.window.status, open_desk.window.menuBar()]
    qtbot.waitUntil(lambda: all(open_desk.appearance.theme.line in part.styleSheet() for part in parts))
    assert open_desk.window.updatesEnabled()
    assert open_desk.pages.sections[1].measures.cells.theme.dark
    assert open_desk.window.palette().window().color().name() == open_desk.appearance.theme.ground.lower()
    open_desk.window.actions_by_id["theme.light"].trigger()
    assert not open_desk.appearance.theme.dark


def test_a_period_is_chosen_in_the_header(open_desk, qtbot, sample, monkeypatch):
    from scrutinydesk import pipeline

    monkeypatch.setattr(pipeline, "look", lambda opened, end: sample.report(end))
    open_desk.window.header.period.setCurrentIndex(1)
    open_desk.window.header.period.activated.emit(1)
    qtbot.waitUntil(lambda: open_desk.pages.report.period_end == sample.END - 3)
    assert "June 2017" in open_desk.window.header.title.text()


def test_the_window_remembers_size_theme_and_files(qtbot, tmp_path, opener, own_core):
    memory = Memory(tmp_path / "home")
    first = Desk(memory, opener, own_core)
    qtbot.addWidget(first.window)
    first.window.resize(1111, 666)
    first.window.show()
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"")
    memory.opened(path)
    first.window.close()
    again = Memory(tmp_path / "home")
    second = Desk(again, opener, own_core)
    qtbot.addWidget(second.window)
    # The offscreen screen is 800 by 800, and Qt narrows what it restores to the screen.
    assert second.window.height() == 666
    assert second.window.recent_menu.actions()
    assert again.recent == [str(path)]


def test_f6_goes_round_the_panes_and_comes_back(open_desk, qtbot, qapp):
    open_desk.window.show_tab(2)
    section = open_desk.pages.sections[1]
    seen = []
    for _ in range(5):
        seen.append(qapp.focusWidget())
        qtbot.keyClick(open_desk.window, Qt.Key.Key_F6)
    assert seen[0] is section.measures
    assert open_desk.window.tabs in seen
    assert qapp.focusWidget() is section.measures or section.measures in seen[1:]


def test_the_palette_runs_what_was_typed(open_desk, qtbot, qapp):
    open_desk.window.actions_by_id["help.palette"].trigger()
    palette = next(w for w in qapp.topLevelWidgets() if type(w).__name__ == "Palette")
    qtbot.keyClicks(palette.findChild(QLineEdit), "checks")
    assert palette.model.rowCount() == 1
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert open_desk.window.tabs.currentIndex() == 6


def test_the_shortcut_list_names_every_shortcut(open_desk, qapp, qtbot):
    from PySide6.QtWidgets import QLabel

    open_desk.window.actions_by_id["help.keys"].trigger()
    listing = next(w for w in qapp.topLevelWidgets() if type(w).__name__ == "Shortcuts")
    words = {label.text() for label in listing.findChildren(QLabel)}
    assert {command.words for command in COMMANDS if command.shortcut} <= words
    assert "Ctrl+K" in words
    listing.close()


@pytest.mark.parametrize("tab", range(8))
def test_whatever_takes_the_focus_has_a_name(open_desk, tab):
    open_desk.window.show_tab(tab)
    page = open_desk.window.stack.currentWidget()
    for widget in page.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.objectName().startswith("qt_")
        ):
            spoken = QAccessible.queryAccessibleInterface(widget)
            name = spoken.text(QAccessible.Text.Name) if spoken else ""
            assert name, f"{type(widget).__name__} in {type(widget.parent()).__name__} on tab {tab}"
