"""Earlier reports, and the library's place, in the real window over real libraries."""

from __future__ import annotations

import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog

from scrutinydesk import pipeline
from scrutinydesk.library import open_library
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.panels.keep_dialog import KeepDialog
from scrutinydesk.qt.panels.library_place import LibraryPlace
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.remembered import reports

pytestmark = pytest.mark.long

PATIENCE = 60_000
CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "As the Commissioner heard in July. "


@pytest.fixture(scope="module")
def quarters(editions):
    return editions({"AH6": 11})


def kept(desk, qtbot, name):
    """Wait until a workbook stands in the window, is kept and compared."""

    def ready():
        found = desk.kept.recollection and desk.kept.recollection.remembered
        return found and found.opened.book.name == name and desk.kept.recollection.settled

    qtbot.waitUntil(lambda: desk.opened is not None and desk.settled and bool(ready()), timeout=PATIENCE)
    return desk.kept.recollection.remembered


def opened(desk, qtbot, path):
    desk.open(path)
    return kept(desk, qtbot, path.name)


def small_window(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=PATIENCE)
    return QApplication.activeModalWidget()


def type_words(desk, qtbot):
    """Type at the beginning of the first summary of section 5."""
    desk.window.show_tab(2)
    editor = desk.pages.sections[1].summary.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, WORDS)
    return editor


def keep_as_reported(desk, qtbot, meeting, on):
    qtbot.keyClick(desk.window, Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = small_window(qtbot, KeepDialog)
    qtbot.waitUntil(dialog.meeting.hasFocus)
    offered = dialog.meeting.text()
    qtbot.keyClicks(dialog.meeting, meeting)  # over what is offered, which is selected
    qtbot.keyClick(dialog.meeting, Qt.Key.Key_Tab)
    dialog.on.selectAll()
    qtbot.keyClicks(dialog.on, on)
    qtbot.keyClick(dialog.on, Qt.Key.Key_Return)
    desk.window.activateWindow()
    banner = desk.window.banner
    qtbot.waitUntil(lambda: f"as reported at “{meeting}”" in banner.title.text(), timeout=PATIENCE)
    return offered


def earlier(desk, qtbot):
    qtbot.keyClick(desk.window, Qt.Key.Key_H, CTRL)
    qtbot.waitUntil(lambda: desk.window.over is not None, timeout=PATIENCE)
    page = desk.kept.earlier.page
    assert desk.window.over is page
    return page


def choose(page, file):
    page.table.choose(next(key for key, made in page.imports.items() if made.file_name == file))


def test_what_was_reported_comes_back_byte_for_byte_and_its_import_opens_again(
    desk, qtbot, quarters, tmp_path, monkeypatch
):
    first, second = quarters
    opened(desk, qtbot, first)
    type_words(desk, qtbot)
    # Nothing waits for the words to be saved: they are kept as they stand in the editor.
    offered = keep_as_reported(desk, qtbot, "July meeting", "20 July 2017")
    assert desk.opened.report.period_end.words in offered
    report = desk.pages.store.edits.applied(desk.pages.report)
    given = reports.parts(report)
    assert any(WORDS.strip().encode() in part for part in given.values())

    opened(desk, qtbot, second)
    page = earlier(desk, qtbot)
    assert [made.file_name for made in page.imports.values()] == ["October.xlsx", "July.xlsx"]
    choose(page, "July.xlsx")
    qtbot.waitUntil(lambda: page.given.sections.count() == len(given), timeout=PATIENCE)
    assert page.given.versions.currentText().startswith("July meeting, 20 July 2017")
    for at, (name, content) in enumerate(given.items()):
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, t=target: (str(t), ""))
        page.given.sections.setCurrentIndex(at)
        page.given.sections.activated.emit(at)
        qtbot.mouseClick(page.given.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(target.exists, timeout=PATIENCE)
        assert target.read_bytes() == content

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    again = kept(desk, qtbot, "July.xlsx")
    assert desk.window.over is None
    assert again.imported.meeting == "July meeting"
    assert len(desk.kept.remembering.library().imports()) == 2  # nothing was imported anew
    assert reports.parts(desk.pages.store.edits.applied(desk.pages.report)) == given
    desk.window.show_tab(7)
    assert desk.pages.changes.isVisible()


def test_a_meeting_is_changed_undone_and_in_the_journal(desk, qtbot, quarters):
    opened(desk, qtbot, quarters[0])
    page = earlier(desk, qtbot)
    page.meeting.setFocus()
    qtbot.keyClicks(page.meeting, "July meeting")
    qtbot.keyClick(page.meeting, Qt.Key.Key_Return)

    def said(meeting):
        qtbot.waitUntil(lambda: [m.meeting for m in page.imports.values()] == [meeting], timeout=PATIENCE)

    said("July meeting")
    desk.kept.remembering.undo()
    said("")
    desk.kept.remembering.redo()
    said("July meeting")
    qtbot.keyClick(desk.window, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: desk.window.over is desk.kept.pages.journal, timeout=PATIENCE)
    lines = [each.what for each in desk.kept.pages.journal._entries]
    assert "“July.xlsx” was reported at: July meeting" in lines


def test_a_figure_is_followed_from_the_page(desk, qtbot, quarters):
    for path in quarters:
        opened(desk, qtbot, path)
    page = earlier(desk, qtbot)
    page.show_part(1)
    qtbot.waitUntil(lambda: page.history.table.table_model.rowCount() == 2, timeout=PATIENCE)


def test_earlier_reports_are_there_before_anything_is_open(desk, qtbot, quarters, tmp_path):
    page = earlier(desk, qtbot)
    assert page.none.isVisible()
    desk.window.back()
    opened(desk, qtbot, quarters[0])
    desk.window.close()
    second = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(second.window)
    with qtbot.waitActive(second.window):
        second.window.show()
        second.window.activateWindow()
    page = earlier(second, qtbot)
    assert [made.file_name for made in page.imports.values()] == ["July.xlsx"]
    page.open_button.click()
    kept(second, qtbot, "July.xlsx")
    assert second.memory.recent == [str(quarters[0])]
    keep_as_reported(second, qtbot, "Late", "2 August 2017")
    second.window.close()


def test_an_import_whose_file_was_not_kept_opens_with_its_figures(desk, qtbot, quarters, monkeypatch):
    from scrutinydesk.remembered import workbooks

    monkeypatch.setattr(workbooks, "LARGEST", 10)
    opened(desk, qtbot, quarters[0])
    figures = desk.opened.observations
    opened(desk, qtbot, quarters[1])
    page = earlier(desk, qtbot)
    choose(page, "July.xlsx")
    page.open_button.click()
    kept(desk, qtbot, "July.xlsx")
    assert desk.opened.observations == figures
    for tab in range(8):
        desk.window.show_tab(tab)
    qtbot.wait(500)
    qtbot.keyClick(desk.window, Qt.Key.Key_M, CTRL)
    assert "as it was imported" in desk.window.banner.title.text()


def test_the_library_moves_and_the_words_stay_where_they_were_written(desk, qtbot, quarters, tmp_path):
    opened(desk, qtbot, quarters[0])
    type_words(desk, qtbot)
    qtbot.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    dialog = small_window(qtbot, LibraryPlace)
    qtbot.waitUntil(lambda: "library.sqlite" in dialog.where.text(), timeout=PATIENCE)
    other = tmp_path / "other" / "office.sqlite"
    qtbot.keyClicks(dialog.path, str(other))
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    banner = desk.window.banner
    qtbot.waitUntil(lambda: f"The library is now {other}." in banner.title.text(), timeout=PATIENCE)
    assert QApplication.activeModalWidget() is None
    assert desk.memory.library == str(other)
    kept(desk, qtbot, "July.xlsx")
    desk.window.show_tab(2)
    assert WORDS.strip() not in desk.pages.sections[1].summary.editor.toPlainText()
    assert len(desk.pages.store.edits) == 0
    assert len(desk.kept.remembering.library().imports()) == 1
    desk.window.close()
    before = open_library(tmp_path / "home" / "library.sqlite", make=False)
    assert any(WORDS.strip() in record.value["text"] for record in before.records("edit").values())
    before.close()
    assert Memory(tmp_path / "home").library == str(other)


def test_a_library_that_cannot_be_opened_changes_nothing(desk, qtbot, quarters, tmp_path):
    opened(desk, qtbot, quarters[0])
    wrong = tmp_path / "letter.sqlite"
    wrong.write_text("Dear Commissioner")
    qtbot.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    dialog = small_window(qtbot, LibraryPlace)
    desk.kept.place.move(str(wrong))  # as where it went bad since it was tried
    qtbot.waitUntil(lambda: dialog.told.text().startswith("The library is damaged"), timeout=PATIENCE)
    dialog.reject()
    assert desk.memory.library == ""
    assert wrong.read_text() == "Dear Commissioner"
    assert len(desk.kept.remembering.library().imports()) == 1


def test_a_damaged_library_is_repaired_from_its_backup(qtbot, qapp, quarters, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    library = open_library(home / "library.sqlite", "A. Officer")
    library.put("note", "x", {"a": 1}, 0, "Kept")
    library.close()
    (home / "library.sqlite").write_bytes(b"x" * 20_000)
    desk = Desk(Memory(home))
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.kept.show("show_library")
    dialog = small_window(qtbot, LibraryPlace)
    qtbot.waitUntil(dialog.repair.isVisible, timeout=PATIENCE)
    dialog.repair.click()
    qtbot.waitUntil(lambda: "restored from its backup" in desk.window.banner.title.text(), timeout=PATIENCE)
    assert desk.kept.remembering.library().record("note", "x").value == {"a": 1}
    desk.window.close()


def test_an_address_with_a_password_makes_the_preferences_private(tmp_path):
    memory = Memory(tmp_path)
    memory.theme = "dark"
    memory.library = "postgresql://desk:secret@server/desk"
    path = tmp_path / "preferences.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    memory.theme = "light"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Memory(tmp_path).library == memory.library


def test_the_demonstration_keeps_to_a_library_of_its_own(desk, qtbot, quarters):
    opened(desk, qtbot, quarters[0])
    desk.open_demo()
    remembered = kept(desk, qtbot, pipeline.open_workbook("demo").book.name)
    assert remembered.imported.id == 1
    page = earlier(desk, qtbot)
    assert len(page.imports) == 1
    assert page.open_id == 1
    own = desk.kept.remembering.library(for_demo=False)
    assert [each.file_name for each in own.imports()] == ["July.xlsx"]


def name_of(widget):
    spoken = QAccessible.queryAccessibleInterface(widget)
    return (spoken.text(QAccessible.Text.Name) if spoken else "") or str(widget.property("text") or "")


def round_trip(qtbot):
    """Press Tab until the focus is back where it began; return what had it."""
    seen = [QApplication.focusWidget()]
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now.isVisible()
        assert name_of(now), type(now).__name__
        if now is seen[0]:
            return seen
        assert now not in seen, f"Tab is caught in {name_of(now)}"
        seen.append(now)
    pytest.fail("Tab never came back")


def test_everything_on_the_page_is_reached_by_tab_and_f6(desk, qtbot, quarters):
    opened(desk, qtbot, quarters[0])
    keep_as_reported(desk, qtbot, "July meeting", "20 July 2017")
    page = earlier(desk, qtbot)
    qtbot.waitUntil(lambda: page.given.sections.count() > 1, timeout=PATIENCE)
    page.table.setFocus()
    given, form = page.given, page.given.form
    wanted = (
        page.table, page.filter, page.meeting, page.bar.back, given.versions, given.sections,
        given.copy_button, given.save_button, given.text, form.label, form.on, form.keep,
    )  # fmt: skip
    reached = round_trip(qtbot)
    assert [name_of(each) for each in wanted if each not in reached] == []
    page.table.setFocus()
    for pane in (page.meeting, page.given.text):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert pane.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert desk.window.banner.dismiss.hasFocus()  # what is told is a pane too
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL)
    assert page.filter.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.window.over is None)


@pytest.mark.parametrize(
    ("key", "kind", "count"), [(Qt.Key.Key_K, KeepDialog, 4), (Qt.Key.Key_L, LibraryPlace, 6)]
)
def test_the_small_windows_are_gone_round_by_tab_and_left_by_escape(desk, qtbot, quarters, key, kind, count):
    opened(desk, qtbot, quarters[0])
    shift = Qt.KeyboardModifier.ShiftModifier if kind is KeepDialog else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(desk.window, key, CTRL | shift)
    dialog = small_window(qtbot, kind)
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.isAncestorOf(QApplication.focusWidget()))
    qtbot.wait(300)
    qtbot.waitUntil(lambda: len(round_trip(qtbot)) >= count)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_library_moves_to_the_office_s_server_and_the_next_run_finds_it(
    desk, qtbot, quarters, tmp_path, schema
):
    opened(desk, qtbot, quarters[0])
    qtbot.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    dialog = small_window(qtbot, LibraryPlace)
    dialog.on_server.setChecked(True)
    dialog.address.setText(schema)
    dialog.address.editingFinished.emit()
    password = dialog.password.text()
    assert password
    assert password not in dialog.address.text()
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    banner = desk.window.banner
    qtbot.waitUntil(lambda: banner.title.text().startswith("The library is now "), timeout=PATIENCE)
    assert password not in banner.title.text() + banner.body.text()
    kept(desk, qtbot, "July.xlsx")
    type_words(desk, qtbot)
    qtbot.waitUntil(lambda: desk.window.status.saved.text().startswith("Saved"), timeout=PATIENCE)
    desk.window.close()
    again = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(again.window)
    again.window.show()
    opened(again, qtbot, quarters[0])
    again.window.show_tab(2)
    assert again.pages.sections[1].summary.editor.toPlainText().startswith(WORDS)
    assert len(again.kept.remembering.library().imports()) == 1
    again.window.close()
