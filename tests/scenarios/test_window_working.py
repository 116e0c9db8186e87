"""The real window over the demo: look, edit, and take away."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog

from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.reporting.figure import Mode
from scrutinydesk.reporting.figures import DRAWERS

pytestmark = pytest.mark.long

PATIENCE = 60_000
CRIME = 2
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def start(qtbot, home: Path) -> Desk:
    desk = Desk(Memory(home))
    qtbot.addWidget(desk.window)
    desk.window.resize(1366, 768)
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    desk.open_demo()
    qtbot.waitUntil(lambda: desk.opened is not None and desk.settled, timeout=PATIENCE)
    desk.window.show_tab(CRIME)
    return desk


@pytest.fixture
def desk(qtbot, qapp, tmp_path):
    """The window with the demo open on section 5."""
    made = start(qtbot, tmp_path / "home")
    yield made
    made.window.close()
    qapp.clipboard().clear()


@pytest.fixture
def section(desk):
    return desk.pages.sections[CRIME - 1]


def test_the_keyboard_moves_the_selection_and_everything_follows(desk, section, qtbot):
    assert section.measures.hasFocus()
    assert section.measures.key == "all_crime/lancashire"
    first = section.chart_card.figure
    seen = {section.summary.sub.id}
    for _ in range(5):
        qtbot.keyClick(section.measures, Qt.Key.Key_Down)
        assert section.chart_card.figure.id.startswith(section.measures.key)
        seen.add(section.summary.sub.id)
    assert section.chart_card.figure is not first
    assert len(seen) > 1
    assert "sheet “" in desk.window.status.source.text()


def test_every_view_of_the_chart_by_its_key(desk, section, qtbot):
    for key, mode in (
        (Qt.Key.Key_2, Mode.ROLLING),
        (Qt.Key.Key_3, Mode.PEERS),
        (Qt.Key.Key_4, Mode.DIVISIONS),
        (Qt.Key.Key_1, Mode.MONTHLY),
    ):
        qtbot.keyClick(desk.window, key, ALT)
        figure = section.chart_card.figure
        assert section.mode == mode
        assert figure.id.endswith(f"/{mode}")
        assert figure.empty or figure.panels
        if mode == Mode.ROLLING:
            assert not any(panel.limits for panel in figure.panels)
    qtbot.keyClick(desk.window, Qt.Key.Key_F4)
    assert section.chart_card.twin.table_model.rowCount() >= 24


def test_every_measure_of_every_section_can_be_chosen_in_every_view(desk):
    for at, panel in enumerate(desk.pages.sections, 1):
        desk.window.show_tab(at)
        for row in panel.section.measures.rows:
            if row.level != "group":
                panel.measures.choose(row.key)
                for mode in DRAWERS:
                    panel.set_mode(mode)
                    reason = desk.pages.report.figure(row.key, mode).empty
                    shown = panel.chart_card.figure
                    assert bool(reason) == (shown.id != f"{row.key}/{mode}") or bool(shown.empty)
    assert not desk.window.banner.isVisible()


def test_an_edit_is_undone_redone_and_survives_closing_and_reopening(desk, section, qtbot, tmp_path):
    editor = section.summary.editor
    drafted = editor.toPlainText()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "For the Commissioner: ")
    edited = editor.toPlainText()
    assert edited == f"For the Commissioner: {drafted}"
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == drafted
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.toPlainText() == edited
    # Closed at once, before the timer that saves.
    desk.window.close()
    again = start(qtbot, tmp_path / "home")
    assert again.pages.sections[CRIME - 1].summary.editor.toPlainText() == edited
    again.window.close()


def test_a_section_copied_for_word_is_rich_and_plain_and_in_the_officers_words(desk, section, qtbot, qapp):
    editor = section.summary.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "Mine: ")
    qtbot.keyClick(desk.window, Qt.Key.Key_C, CTRL | SHIFT)
    data = qapp.clipboard().mimeData()
    assert "Mine: All crime rose by 13,320" in data.text()
    assert "Mine: All crime rose by" in data.html().replace("\n", " ")
    assert "<table" in data.html()
    for kind in ("text/rtf", "application/rtf"):
        assert bytes(data.data(kind).data()).startswith(b"{\\rtf1")
    assert b"13,320" in bytes(data.data("text/rtf").data())


def test_rows_are_copied_as_a_table(desk, section, qtbot, qapp):
    section.measures.setFocus()
    qtbot.keyClick(section.measures, Qt.Key.Key_C, CTRL)
    heading, row = qapp.clipboard().text().splitlines()[:2]
    assert heading.startswith("Measure\t")
    assert row.split("\t")[:1] == ["All crime"]
    assert "+13,320" in row
    assert "<table" in qapp.clipboard().mimeData().html()


def test_the_chart_is_copied_as_a_picture_with_its_description(desk, section, qtbot, qapp):
    qtbot.keyClick(desk.window, Qt.Key.Key_C, CTRL | ALT)
    image = qapp.clipboard().image()
    assert image.width() > 600
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 2
    assert "All crime" in qapp.clipboard().text()


def written(folder: Path) -> dict[str, list[Path]]:
    kinds: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        kinds.setdefault(path.suffix, []).append(path)
    return kinds


def until_said(qtbot, desk) -> None:
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)
    assert desk.window.banner.property("tone") == "news", desk.window.banner.body.text()


def test_a_section_is_exported_from_the_window(desk, section, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.mkdir()
    qtbot.keyClicks(section.summary.editor, "Mine: ")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    until_said(qtbot, desk)
    kinds = written(out)
    assert set(kinds) == {".docx", ".png", ".svg", ".txt"}
    assert "Mine: " in kinds[".txt"][0].read_text(encoding="utf-8")
    with zipfile.ZipFile(kinds[".docx"][0]) as document:
        assert document.testzip() is None
        assert "Mine: " in document.read("word/document.xml").decode()
    for path in kinds[".png"]:
        assert not QImage(str(path)).isNull()
    assert all(path.read_text(encoding="utf-8").lstrip().startswith("<") for path in kinds[".svg"])


def test_the_whole_report_is_exported_from_the_window(desk, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "whole"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    desk.window.show_tab(0)
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL | SHIFT)
    until_said(qtbot, desk)
    names = {path.name for path in out.iterdir()}
    assert {"report.docx", "section-4.docx", "section-5.txt", "section-7.docx"} <= names
    assert f"{len(names)} files" in desk.window.banner.title.text()


def test_a_folder_that_cannot_be_written_to_is_told(desk, qtbot, tmp_path, monkeypatch):
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("x")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(blocked))
    desk.window.actions_by_id["file.export_section"].trigger()
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)
    assert desk.window.banner.property("tone") == "error"
    assert blocked.read_text() == "x"


def test_why_answers_with_cells_and_leads_to_them(desk, section, qtbot):
    section.measures.setCurrentIndex(section.measures.table_model.index(1, 3))
    qtbot.keyClick(desk.window, Qt.Key.Key_I, CTRL)
    panel = section.why_panel
    assert panel.isVisible()
    assert "13,320" in panel.figure.text() + panel.working.text()
    qtbot.keyClick(panel.inputs, Qt.Key.Key_Return)
    assert desk.window.tabs.currentIndex() == 5
    assert desk.pages.data.reference.text()


def test_another_period_is_looked_at_and_back(desk, section, qtbot):
    header = desk.window.header
    header.period.setCurrentIndex(1)
    header.period.activated.emit(1)
    qtbot.waitUntil(lambda: "June 2017" in header.title.text(), timeout=PATIENCE)
    assert section.measures.table_model.rowCount() > 1
    assert not desk.window.banner.isVisible()


def test_a_view_with_many_rows_takes_the_place_of_the_comparison(desk, section, qtbot):
    assert section.comparison_card.isVisible()
    low = section.chart_card.height()
    desk.window.actions_by_id["mode.drivers"].trigger()
    qtbot.waitUntil(lambda: not section.comparison_card.isVisible())
    qtbot.waitUntil(lambda: section.chart_card.height() > low)
    section.measures.choose("public_order/lancashire")
    assert section.comparison_card.isVisible() == (section.shown_mode not in {Mode.DRIVERS, Mode.GRID})
    section.measures.choose("all_crime/lancashire")
    desk.window.actions_by_id["mode.monthly"].trigger()
    qtbot.waitUntil(section.comparison_card.isVisible)


def test_the_menu_of_views_says_which_a_measure_has_when_it_comes_up(section, qtbot):
    section.measures.choose("all_crime/lancashire")
    menu, choices = section.chart_card.more.menu(), section.chart_card.choices
    assert choices[Mode.FUNNEL].isEnabled()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: not choices[Mode.FUNNEL].isEnabled())
    assert "no figures of All crime for other forces" in choices[Mode.FUNNEL].toolTip()
    qtbot.waitUntil(lambda: not section._modes.running)
    assert choices[Mode.DRIVERS].isEnabled()
    section.measures.choose("public_order/lancashire")
    assert choices[Mode.FUNNEL].isEnabled(), "what was said of another measure is forgotten"
