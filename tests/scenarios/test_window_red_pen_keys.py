"""*Check a report* by the keyboard alone, and that one sees where the keyboard is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from red_pen_page import REPORT, choose, until

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "October report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def press(qtbot):
    def pressed(key, held=NONE):
        qtbot.keyClick(QApplication.focusWidget(), key, held)

    return pressed


@pytest.fixture
def page(desk, qtbot, report, press, monkeypatch):
    """The page, with a report that was opened by keys."""
    desk.window.activateWindow()
    until(qtbot, desk.window.isActiveWindow)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(report), ""))
    press(Qt.Key.Key_R, CONTROL)
    until(qtbot, lambda: desk.settled and desk.reviewer.page is not None)
    return desk.reviewer.page


def test_findings_are_decided_on_by_keys(qtbot, page, press):
    detail = page.reading.detail
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F2)
    assert detail.question.hasFocus()
    press(Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(detail.question, "Which is right?")
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: len(page.shown.known.decisions) == 1)
    assert page.reading.findings.list.hasFocus()
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert detail.reason.hasFocus()  # nothing is dismissed without a reason
    qtbot.keyClicks(detail.reason, "Known")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: len(page.shown.known.decisions) == 2)
    told = sorted((each.wording, each.reason) for each in page.shown.known.decisions.values())
    assert told == [("", "Known"), ("Which is right?", "")]


def test_views_and_exports_are_reached_by_keys(desk, qtbot, page, press, tmp_path, monkeypatch):
    for view in (page.hidden, page.commitments, page.reading):
        press(Qt.Key.Key_PageDown, CONTROL)
        assert view.isVisible()
        assert page.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_PageUp, CONTROL)
    assert page.commitments.isVisible()
    out = tmp_path / "letter.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    menu = page.export.menu()
    assert menu.actions()[0].text() == "&Query letter…"
    # A menu grabs the keyboard, which this plugin cannot: its first action is chosen in its place.
    monkeypatch.setattr(page.export, "showMenu", menu.actions()[0].trigger)
    press(Qt.Key.Key_E, CONTROL)
    until(qtbot, lambda: desk.settled and out.exists())
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    until(qtbot, lambda: desk.window.over is None)


def test_one_sees_where_the_keyboard_is(qtbot, page, press):
    choose(page, "arithmetic")
    page.reading.text.setFocus()
    seen = []
    while (focus := QApplication.focusWidget()) not in seen:
        seen.append(focus)
        # What lies in it may show the focus for itself.
        focus.setProperty("seen", focus.grab().toImage())
        press(Qt.Key.Key_Tab)
        within = focus.isAncestorOf(QApplication.focusWidget())
        assert within or focus.grab().toImage() != focus.property("seen"), focus.accessibleName()
    assert page.reading.detail.area in seen
    assert len(seen) > 12
