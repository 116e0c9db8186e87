"""The real window over workbooks without figures, or of a layout that nobody knows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from scrutinydesk import pipeline

PATIENCE = 60_000


def open_in(desk, qtbot, path: Path | str) -> None:
    desk.open(path)
    qtbot.waitUntil(lambda: desk.settled, timeout=PATIENCE)
    assert desk.pages is not None, desk.window.banner.body.text()


def test_an_empty_workbook_says_what_to_fill_in(desk, qtbot, tmp_path):
    path = tmp_path / "new.xlsx"
    pipeline.write_template(path)
    open_in(desk, qtbot, path)
    for at, section in enumerate(desk.pages.sections, 1):
        desk.window.show_tab(at)
        assert section.blank.isVisible()
        assert not section.room.isVisible()
        assert section.blank.title.text() == "Nothing here yet"
        assert section.blank.points.count() > 5
    actions = desk.window.actions_by_id
    for command in ("file.export_section", "file.export_report", "edit.copy_word", "mode.peers"):
        assert not actions[command].isEnabled()
    for command in ("edit.undo", "edit.redo", "edit.copy", "edit.find", "view.pane"):
        actions[command].trigger()


def test_a_workbook_that_is_filled_later_fills_the_tabs(desk, qtbot, tmp_path):
    path = tmp_path / "new.xlsx"
    pipeline.write_template(path)
    open_in(desk, qtbot, path)
    desk.window.show_tab(2)
    open_in(desk, qtbot, "demo")
    desk.window.show_tab(2)
    section = desk.pages.sections[1]
    assert section.room.isVisible()
    assert section.blank is None or not section.blank.isVisible()
    assert section.chart_card.figure is not None
    assert desk.window.actions_by_id["file.export_section"].isEnabled()


def test_a_workbook_of_unknown_layout_claims_nothing(desk, qtbot, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Tyres"
    for row in (("Make", "Sold"), ("A", 3), ("B", 4), ("C", 5)):
        book.active.append(row)
    path = tmp_path / "tyres.xlsx"
    book.save(path)
    open_in(desk, qtbot, "demo")
    open_in(desk, qtbot, path)
    header = desk.window.header
    assert header.title.text() == "tyres.xlsx"
    assert header.facts.text() == "Layout not known: shown as it is in Data"
    assert desk.window.windowTitle() == "tyres.xlsx – Scrutiny Desk"
    assert not header.period.isVisible()
    assert not header.export.isEnabled()
    assert desk.window.tabs.currentIndex() == 5
    assert desk.pages.data.isVisible()
    assert not desk.window.actions_by_id["file.export_report"].isEnabled()
    desk.window.show_tab(2)
    assert desk.pages.sections[1].blank.title.text() == "Nothing was taken from this workbook"
    open_in(desk, qtbot, "demo")
    assert header.title.text() == "Performance report to 30 September 2017 (demonstration)"
    assert header.period.isVisible()
    assert header.export.isEnabled()


def test_national_figures_are_added_to_the_open_report(desk, qtbot, shared, monkeypatch):
    path = shared / "data" / "public-releases" / "policeforceareatablesyearendingjune2019.xlsx"
    if not path.is_file():
        pytest.skip("the release is not beside this checkout")
    open_in(desk, qtbot, "demo")
    before = len(desk.opened.observations)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.window.actions_by_id["file.compare"].trigger()
    qtbot.waitUntil(lambda: len(desk.opened.observations) > before, timeout=PATIENCE)
    assert desk.window.header.title.text() == "Performance report to 30 September 2017 (demonstration)"
    assert f"with {path.name}" in desk.window.header.facts.text()
    assert desk.window.banner.property("tone") == "news"
    open_in(desk, qtbot, "demo")
    assert path.name not in desk.window.header.facts.text()


def test_what_is_no_release_is_refused_and_the_report_stays(desk, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "own.xlsx"
    pipeline.write_demo(path)
    open_in(desk, qtbot, "demo")
    report = desk.pages.report
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.window.actions_by_id["file.compare"].trigger()
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)
    assert "own.xlsx" in desk.window.banner.title.text()
    assert desk.window.banner.property("tone") == "error"
    assert desk.pages.report is report
