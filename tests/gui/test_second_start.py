"""A second start hands its workbook to the window that is open."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow

from scrutinydesk.qt.second_start import SUFFIX, Reception, hand_over
from scrutinydesk.qt.session import FOLDER, Session


@pytest.fixture
def reception(qtbot, tmp_path):
    """A window that is open, and the list of what it was asked to open."""
    session = Session(tmp_path)
    session.begin()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    wishes = []
    made = Reception(session, window, wishes.append)
    yield window, wishes
    made.deleteLater()
    session.end()


def _hand(qtbot, home, source):
    """Hand over as another process would: while this one turns its loop."""
    done = []
    thread = threading.Thread(target=lambda: done.append(hand_over(home, source, 10)))
    thread.start()
    qtbot.waitUntil(lambda: bool(done))
    thread.join()
    return done[0]


def test_a_workbook_is_taken_by_the_window_that_is_open(qtbot, tmp_path, reception):
    _, wishes = reception
    assert _hand(qtbot, tmp_path, "/home/zoë/Quarter 2 – ärger.xlsx")
    assert wishes == ["/home/zoë/Quarter 2 – ärger.xlsx"]
    assert not list((tmp_path / FOLDER).glob(f"*{SUFFIX}"))


def test_a_start_without_a_workbook_brings_the_window_back(qtbot, tmp_path, reception):
    window, wishes = reception
    window.showMinimized()
    assert _hand(qtbot, tmp_path, "")
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert wishes == []


def test_what_is_asked_is_answered_first(qtbot, tmp_path, reception):
    window, wishes = reception
    dialog = QDialog(window)
    dialog.open()
    assert _hand(qtbot, tmp_path, "demo")
    assert wishes == []
    dialog.reject()
    qtbot.waitUntil(lambda: wishes == ["demo"])


def test_where_no_window_is_open_nothing_is_handed_over(tmp_path):
    assert not hand_over(tmp_path, "demo")
    ended = Session(tmp_path)
    ended.begin()
    ended.end()
    assert not hand_over(tmp_path, "demo")


def test_a_window_that_does_not_answer_is_not_waited_for(tmp_path):
    session = Session(tmp_path)
    session.begin()  # and nobody receives
    assert not hand_over(tmp_path, "demo", 0.1)
    assert not list((tmp_path / FOLDER).glob(f"*{SUFFIX}"))
    session.end()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_no_reason_to_fail(tmp_path):
    session = Session(tmp_path)
    session.begin()
    (tmp_path / FOLDER).chmod(0o500)
    assert not hand_over(tmp_path, "demo", 0.1)
    (tmp_path / FOLDER).chmod(0o700)
    session.end()


def test_rubbish_laid_down_is_left_alone(qtbot, tmp_path, reception):
    _, wishes = reception
    mine = next((tmp_path / FOLDER).glob("*.json")).with_suffix(SUFFIX)
    mine.write_bytes(b"\xff{not a wish")
    qtbot.wait(200)
    assert wishes == []
    assert mine.exists()


def test_the_second_process_ends_and_the_first_opens(qtbot, tmp_path, workbook):
    """With the real command, twice."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "scrutinydesk"]
    first = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    sessions = tmp_path / "scrutiny-desk" / FOLDER
    try:
        qtbot.waitUntil(lambda: any(sessions.glob("*.json")))
        second = subprocess.run([*command, workbook], env=environment, timeout=120, check=False)
        assert second.returncode == 0
        qtbot.waitUntil(
            lambda: any(workbook.name in path.read_text() for path in sessions.glob("*.json"))
        )
        assert len(list(sessions.glob("*.json"))) == 1
    finally:
        first.kill()
        first.wait()
