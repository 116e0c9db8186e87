from __future__ import annotations

import tomllib

import pytest
from PySide6.QtCore import QSettings

from scrutinydesk.errors import ResourceError
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.qt.panels.shares import Shares


def test_theme_and_recent_files_are_in_the_preferences_and_nowhere_else(tmp_path):
    memory = Memory(tmp_path)
    memory.theme = "dark"
    memory.opened(tmp_path / "a.xlsx")
    memory.opened(tmp_path / "b.xlsx")
    memory.folder = str(tmp_path)
    memory.exported(str(tmp_path / "out"))
    kept = tomllib.loads((tmp_path / "preferences.toml").read_text("utf-8"))
    assert kept["theme"] == "dark"
    assert kept["recent_files"] == [str(tmp_path / "b.xlsx"), str(tmp_path / "a.xlsx")]
    again = Memory(tmp_path)
    assert (again.theme, again.folder) == ("dark", str(tmp_path))
    assert again.export_folder == str(tmp_path / "out")
    assert again.recent == kept["recent_files"]
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert not {"theme", "recent", "folder"} & set(state.allKeys())


def test_preferences_that_cannot_be_read_are_told_kept_aside_and_replaced(qtbot, tmp_path, opener, own_core):
    (tmp_path / "preferences.toml").write_bytes(b"theme = [[[\xff")
    desk = Desk(Memory(tmp_path), opener, own_core)
    qtbot.addWidget(desk.window)
    desk.window.show()
    assert desk.window.banner.isVisible()
    assert "preferences could not be read" in desk.window.banner.title.text()
    assert desk.memory.theme == "system"
    desk.set_theme("dark")
    assert Memory(tmp_path).theme == "dark"
    assert (tmp_path / "preferences.unreadable.toml").read_bytes() == b"theme = [[[\xff"
    desk.window.close()


def test_preferences_that_cannot_be_saved_are_told_and_hold_until_the_end(open_desk, monkeypatch):
    from scrutinydesk import settings

    def full(preferences, path):
        raise ResourceError("Your preferences could not be saved.", "The disk is full.", "Make room.")

    monkeypatch.setattr(settings, "save", full)
    open_desk.set_theme("dark")
    assert open_desk.window.banner.title.text() == "Your preferences could not be saved."
    assert open_desk.appearance.theme.dark
    open_desk.set_theme("light")


def test_a_recent_file_that_is_gone_leaves_the_list_when_it_is_tried(qtbot, tmp_path, own_core):
    memory = Memory(tmp_path)
    memory.opened(tmp_path / "gone.xlsx")
    desk = Desk(memory, own_core=own_core)
    qtbot.addWidget(desk.window)
    desk.window.show()
    assert [action.isEnabled() for action in desk.window.recent_menu.actions()] == [True]
    desk.window.recent_menu.actions()[0].trigger()
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert memory.recent == []
    assert desk.window.recent_menu.actions() == []
    desk.window.close()


@pytest.mark.parametrize("text", ["", "a b c", "1 2", "0.5 nan 0.1", "0.5 7 0.1"])
def test_shares_that_cannot_be_read_are_the_usual_ones(text):
    assert Shares.read(text) == Shares()


def test_shares_are_read_as_they_were_kept():
    assert Shares.read(Shares(0.5, 0.4, 0.2).text) == Shares(0.5, 0.4, 0.2)


def test_the_words_get_what_chart_and_comparison_leave():
    assert Shares().heights(600, 0, 70, 60) == [324, 70, 206]
    assert Shares().heights(600, 104, 300, 60) == [104, 300, 196]
    assert Shares(chart=0.6).heights(600, 0, 0, 0) == [360, 0, 240]


def test_what_the_officer_dragged_is_remembered(open_desk, qtbot, tmp_path):
    open_desk.window.show_tab(2)
    section = open_desk.pages.sections[1]
    section.room.right.setSizes([330, 80, 150])
    section.room.right.splitterMoved.emit(330, 1)
    chart = section.room.right.sizes()[0]
    open_desk.window.show_tab(3)
    open_desk.window.show_tab(2)
    assert abs(section.room.right.sizes()[0] - chart) <= 2
    open_desk.window.close()
    assert Memory(tmp_path / "home").shares.chart == pytest.approx(open_desk.memory.shares.chart, abs=1e-3)
