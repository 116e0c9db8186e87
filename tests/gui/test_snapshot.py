"""A picture of the window without a person."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.qt import snapshot
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.memory import Memory


@pytest.fixture
def take(qtbot, tmp_path, own_core, opener):
    """Shows a window that takes its picture; returns what it said and the error."""

    def taken(path, source=None, open_with=opener):
        said = []
        desk = Desk(Memory(tmp_path / "home"), open_with, own_core)
        desk.later_checks.timer.timeout.disconnect()
        qtbot.addWidget(desk.window)
        made = snapshot.Snapshot(desk, path, said.append, wanted=source is not None)
        desk.window.show()
        if source is not None:
            desk.open(source)
        qtbot.waitUntil(lambda: not desk.window.isVisible())
        qtbot.waitUntil(lambda: desk.settled)  # or pages are made in a window that has gone
        return said, made.error

    return taken


def test_the_welcome_card_has_its_picture_taken(take, tmp_path):
    path = tmp_path / "welcome.png"
    said, error = take(path)
    assert (said, error) == (["painted", "shown", str(path)], None)
    assert QImage(str(path)).width() >= 840


def test_the_picture_waits_for_the_workbook(take, tmp_path):
    path = tmp_path / "demo.png"
    said, error = take(path, "demo")
    assert (said, error) == (["painted", "shown", str(path)], None)
    empty = tmp_path / "welcome.png"
    take(empty)
    assert QImage(str(path)) != QImage(str(empty))


def test_a_workbook_that_does_not_open_is_told(take, tmp_path):
    def refuse(_source, _progress):
        raise UnreadableFileError("It is not a workbook.", "It is a picture.", "Choose another.")

    said, error = take(tmp_path / "none.png", tmp_path / "x.xlsx", refuse)
    assert said == ["painted"]
    assert str(error) == "It is not a workbook. It is a picture. Choose another."
    assert not (tmp_path / "none.png").exists()


def test_a_picture_that_cannot_be_written_is_told(take, tmp_path):
    _, error = take(tmp_path / "nowhere" / "none.png")
    assert error.title == "The picture “none.png” could not be written."


def test_it_does_not_wait_for_ever(take, tmp_path, monkeypatch):
    monkeypatch.setattr(snapshot, "PATIENCE_S", 0.2)
    monkeypatch.setattr(snapshot.Snapshot, "_there", False)
    _, error = take(tmp_path / "none.png")
    assert "was not ready within" in error.title


def test_what_a_page_does_not_find_is_told(take, tmp_path, monkeypatch):
    from scrutinydesk.qt.tasks import Task

    def missing(_progress):
        __import__("a_module_that_was_left_out")

    begun = []
    real = snapshot.Snapshot._look

    def look(self):
        if not begun:
            begun.append(Task("Preparing", missing).start())
        real(self)

    monkeypatch.setattr(snapshot.Snapshot, "_look", look)
    _, error = take(tmp_path / "none.png", "demo")
    assert error.title == "Something in the window did not work."
    assert "a_module_that_was_left_out" in error.detail
    begun[0].fault = ""
