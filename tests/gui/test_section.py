from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from scrutinydesk.reporting import edits as storage
from scrutinydesk.reporting.figure import Mode

pytestmark = pytest.mark.long

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def section(open_desk):
    open_desk.window.show_tab(2)
    return open_desk.pages.sections[1]


def test_the_first_measure_is_selected_and_everything_follows_the_keyboard(section, open_desk, qtbot):
    assert section.measures.key == "all_crime/lancashire"
    qtbot.keyClick(section.measures, Qt.Key.Key_Down)
    assert section.measures.key == "assault_no_injury/lancashire"
    assert section.chart_card.title.text() == "Non-injury assault"
    assert section.chart_card.figure.id == "assault_no_injury/lancashire/monthly"
    assert section.summary.sub.id == "5b"
    assert open_desk.window.status.source.text() == "Non-injury assault · sheet “5b”, cells C7:AA7"


def test_the_views_of_the_chart_by_key_and_by_button(section, open_desk, qtbot):
    qtbot.keyClick(open_desk.window, Qt.Key.Key_3, ALT)
    assert section.mode == Mode.PEERS
    assert section.chart_card.figure.id.endswith("/peers")
    assert section.chart_card.buttons.button(2).isChecked()
    qtbot.mouseClick(section.chart_card.buttons.button(3), Qt.MouseButton.LeftButton)
    assert section.chart_card.figure.id.endswith("/divisions")


def test_the_twin_is_one_key_away(section, open_desk, qtbot):
    qtbot.keyClick(open_desk.window, Qt.Key.Key_F4)
    assert section.chart_card.twin.isVisible()
    assert section.chart_card.twin.table_model.rowCount() == 36
    qtbot.keyClick(open_desk.window, Qt.Key.Key_F4)
    assert section.chart_card.chart.isVisible()


def test_a_view_that_a_measure_has_not_is_off_and_says_why(section, open_desk, qtbot):
    section.choose("harassment/lancashire")
    button = section.chart_card.buttons.button(3)
    qtbot.waitUntil(lambda: not button.isEnabled())
    reason = (
        section.chart_card.figure.empty
        or open_desk.pages.report.figure("harassment/lancashire", Mode.DIVISIONS).empty
    )
    assert button.toolTip() == button.accessibleDescription() == reason
    qtbot.keyClick(open_desk.window, Qt.Key.Key_4, ALT)
    assert section.chart_card.figure.id == "harassment/lancashire/monthly"
    assert section.chart_card.buttons.button(0).isChecked()
    assert open_desk.window.status.saved.text() == reason


def test_a_chosen_view_comes_back_where_a_measure_has_it(section):
    section.set_mode(Mode.DIVISIONS)
    section.choose("harassment/lancashire")
    assert section.chart_card.figure.id == "harassment/lancashire/monthly"
    section.choose("all_crime/lancashire")
    assert section.chart_card.figure.id == "all_crime/lancashire/divisions"


def test_a_chart_with_nothing_to_draw_is_a_note_and_cannot_be_copied(section, open_desk):
    from scrutinydesk.reporting.figure import Figure

    figure = section.chart_card.figure
    section.chart_card.show_figure("Spend", Figure(**{**_fields(figure), "empty": "One figure only."}))
    assert section.chart_card.note.isVisible()
    assert not section.chart_card.stack.isVisible()
    assert not section.chart_card.copy_button.isEnabled()
    section.chart_card.show_figure("All crime", figure)
    assert section.chart_card.stack.isVisible()


def _fields(value):
    import dataclasses

    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def test_sorting_turns_through_down_up_and_the_tables_own_order(section, qtbot):
    header = section.measures.horizontalHeader()
    model = section.measures.table_model
    for first in ("Public order offences", "All casualties", "a) Number of crimes recorded"):
        header.sectionClicked.emit(4)
        assert model.index(0, 0).data() == first
    assert section.measures.key == "all_crime/lancashire"


def test_the_filter_narrows_and_enter_goes_back_to_the_table(section, open_desk, qtbot):
    qtbot.keyClick(open_desk.window, Qt.Key.Key_F, CTRL)
    assert section.filter.hasFocus()
    qtbot.keyClicks(section.filter, "harass")
    assert section.measures.table_model.rowCount() == 2
    qtbot.keyClick(section.filter, Qt.Key.Key_Return)
    assert section.measures.key == "harassment/lancashire"


def test_copy_takes_the_selected_rows_as_a_table(section, open_desk, qtbot, qapp):
    section.measures.setFocus()
    qtbot.keyClick(section.measures, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(open_desk.window, Qt.Key.Key_C, CTRL)
    lines = qapp.clipboard().text().splitlines()
    assert lines[0].startswith("Measure\t12m to Sep 17")
    assert [line.split("\t")[0] for line in lines[1:]] == ["All crime", "Non-injury assault"]
    assert "<table" in qapp.clipboard().mimeData().html()


def test_copying_the_chart_puts_a_picture_on_the_clipboard(section, open_desk, qapp):
    open_desk.window.actions_by_id["edit.copy_chart"].trigger()
    assert not qapp.clipboard().image().isNull()
    assert qapp.clipboard().text() == "all_crime/lancashire monthly"


@pytest.mark.parametrize(
    ("name", "start"), [("c.png", b"\x89PNG"), ("c.svg", b"<?xml"), ("plain", b"\x89PNG")]
)
def test_a_chart_is_saved_by_its_ending(section, open_desk, tmp_path, monkeypatch, name, start):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), "Picture (*.png)"))
    open_desk.window.actions_by_id["file.save_chart"].trigger()
    written = next(iter(path for path in tmp_path.iterdir() if path.is_file()))
    assert written.read_bytes().startswith(start)
    assert open_desk.window.banner.isVisible()


def test_why_shows_formula_and_cells_and_a_click_goes_to_the_cell(section, open_desk, qtbot):
    index = section.measures.table_model.index(1, 3)
    section.measures.setCurrentIndex(index)
    qtbot.keyClick(open_desk.window, Qt.Key.Key_I, CTRL)
    panel = section.why_panel
    assert panel.isVisible()
    assert panel.name_of.text() == "all_crime/lancashire/change"
    assert panel.formula.text() == "This period less the period before"
    assert panel.inputs.table_model.rowCount() == 12
    panel._go(0)
    assert open_desk.window.tabs.currentIndex() == 5
    assert open_desk.pages.data.reference.text() == "C7"


def test_escape_puts_why_away_and_gives_the_focus_back(section, qtbot):
    section.why()
    qtbot.keyClick(section.why_panel, Qt.Key.Key_Escape)
    assert not section.why_panel.isVisible()
    assert section.measures.hasFocus()


def test_an_edit_is_kept_undone_redone_and_survives_the_next_opening(section, open_desk, qtbot):
    editor = section.summary.editor
    drafted = editor.toPlainText()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "Note: ")
    section.summary.read()
    store = open_desk.pages.store
    assert store.edits.by_id["5a.change.all_crime"].text == f"Note: {drafted}"
    qtbot.keyClick(open_desk.window, Qt.Key.Key_Z, CTRL)
    section.summary.read()
    assert editor.toPlainText() == drafted
    assert len(store.edits) == 0
    qtbot.keyClick(open_desk.window, Qt.Key.Key_Z, CTRL | SHIFT)
    section.summary.read()
    assert editor.toPlainText() == f"Note: {drafted}"
    qtbot.waitUntil(lambda: open_desk.window.status.saved.text().startswith("Saved "))
    open_desk.open("demo")
    qtbot.waitUntil(lambda: open_desk.settled)
    open_desk.window.show_tab(2)
    assert section.summary.editor.toPlainText() == f"Note: {drafted}"


def test_undo_still_works_after_looking_at_another_measure(section, qtbot):
    editor = section.summary.editor
    drafted = editor.toPlainText()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, " More.")
    section.choose("harassment/lancashire")
    section.choose("all_crime/lancashire")
    assert editor.toPlainText().endswith(" More.")
    editor.undo()
    assert editor.toPlainText() == drafted


def test_reset_brings_the_draft_back_and_can_be_undone(section, open_desk, qtbot):
    editor = section.summary.editor
    drafted = editor.toPlainText()
    qtbot.keyClicks(editor, "Mine ")
    section.summary.read()
    qtbot.mouseClick(section.summary.reset_button, Qt.MouseButton.LeftButton)
    assert editor.toPlainText() == drafted
    assert len(open_desk.pages.store.edits) == 0
    editor.undo()
    section.summary.read()
    assert editor.toPlainText().startswith("Mine ")
    assert len(open_desk.pages.store.edits) == 1


def test_words_typed_behind_a_figure_are_not_part_of_it(section, qtbot):
    editor = section.summary.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index("13,320") + len("13,320"))
    editor.setTextCursor(cursor)
    assert editor.figure() == "all_crime/lancashire/change"
    qtbot.keyClicks(editor, "x")
    assert editor.figure() == ""


def test_a_figure_that_moved_beneath_an_edit_is_flagged_and_settled(section, open_desk, qtbot):
    store, summary = open_desk.pages.store, section.summary
    old = storage.Edit("5a.change.all_crime", "All crime is up by 9,999.", "All crime rose by 9,999 (9.0%).")
    summary.forget()
    store.edits = store.edits.with_edit(old)
    section.show_section(open_desk.pages.report, section.section)
    assert summary.stale.isVisible()
    assert "(i)" in summary.stale_words.text()
    qtbot.mouseClick(summary.keep, Qt.MouseButton.LeftButton)
    assert not summary.stale.isVisible()
    assert store.edits.by_id[old.paragraph_id].text == old.text
    store.edits = store.edits.with_edit(old)
    summary._flag()
    qtbot.mouseClick(summary.use_new, Qt.MouseButton.LeftButton)
    assert summary.editor.toPlainText().startswith("All crime rose by 13,320")
    assert len(store.edits) == 0


def test_copy_for_word_takes_the_edited_words(section, open_desk, qtbot, calls, qapp):
    qtbot.keyClicks(section.summary.editor, "Mine ")
    qtbot.keyClick(open_desk.window, Qt.Key.Key_C, CTRL | SHIFT)
    assert calls == [("copy", "5", "")]
    assert qapp.clipboard().text().startswith("Mine ")
    assert qapp.clipboard().mimeData().hasFormat("text/rtf")
    section.summary.copy_button.click()
    assert calls[-1] == ("copy", "5", "5a")


@pytest.mark.parametrize(
    ("command", "numbers"), [("file.export_section", ("5",)), ("file.export_report", ())]
)
def test_export_asks_for_a_folder_and_says_what_was_written(  # noqa: PLR0917  fixtures
    section, open_desk, qtbot, calls, tmp_path, monkeypatch, command, numbers
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    open_desk.window.actions_by_id[command].trigger()
    qtbot.waitUntil(lambda: open_desk.window.banner.title.text() == "One file was written.")
    assert open_desk.window.banner.isVisible()
    assert calls == [("export", tmp_path, numbers)]


def test_an_overview_line_leads_to_its_measure(open_desk, qtbot):
    view = open_desk.pages.overview.views[0]
    view.clicked.emit(view.model().index(2, 0))
    assert open_desk.window.tabs.currentIndex() == 2
    assert open_desk.pages.sections[1].measures.key == "harassment/lancashire"


def test_a_headline_leads_to_its_finding(open_desk, qtbot):
    card = open_desk.pages.overview.headlines.itemAt(3).widget()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert open_desk.window.tabs.currentIndex() == 6
    assert open_desk.pages.checks.table.key == "0"
