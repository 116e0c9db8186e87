"""The library lost in mid-session, and full disks: told in plain words, nothing lost, all taken over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtGui import QTextCursor

from scrutinydesk import pipeline
from scrutinydesk.findings import Decision
from scrutinydesk.library import open_library
from scrutinydesk.qt import library_watch
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.panels import edit_store
from scrutinydesk.qt.panels.memory import Memory

pytestmark = pytest.mark.long

PATIENCE = 60_000
WORDS = "Written while it was away. "


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("quarter") / "July.xlsx"
    pipeline.write_demo(path)
    return path


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(edit_store, "DELAY_MS", 50)
    monkeypatch.setattr(edit_store, "RETRY_MS", 300)
    monkeypatch.setattr(library_watch, "EVERY_MS", 300)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 4 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = [shutil.which("mount") or "/bin/mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield folder
    subprocess.run([shutil.which("umount") or "/bin/umount", "-l", str(folder)], check=True)


@pytest.fixture
def run(qtbot, qapp, tmp_path):
    """Begins runs of the window, over a home and a library."""
    begun = []

    def start(home, library=""):
        memory = Memory(home)
        if library:
            memory.library = str(library)
        desk = Desk(memory)
        begun.append(desk)
        qtbot.addWidget(desk.window)
        desk.window.resize(1366, 768)
        desk.window.show()
        return desk

    yield start
    for desk in begun:
        desk.window.close()


def kept(desk, qtbot):
    qtbot.waitUntil(
        lambda: (
            desk.settled
            and desk.kept.recollection is not None
            and desk.kept.recollection.remembered is not None
            and desk.kept.recollection.settled
        ),
        timeout=PATIENCE,
    )


def opened(desk, qtbot, path):
    desk.open(path)
    qtbot.waitUntil(lambda: desk.opened is not None and desk.settled, timeout=PATIENCE)


def write(desk, qtbot, words=WORDS):
    desk.window.show_tab(2)
    editor = desk.pages.sections[1].summary.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, words)
    return editor


def told(desk, qtbot, title):
    banner = desk.window.banner
    qtbot.waitUntil(lambda: banner.isVisible() and banner.title.text() == title, timeout=PATIENCE)
    return banner


def stands(path):
    library = open_library(path, "reader", make=False)
    found = [record.value["text"] for record in library.records("edit").values()]
    library.close()
    return found


def test_a_library_that_is_moved_away_and_comes_back(run, qtbot, tmp_path, workbook):
    home = tmp_path / "home"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    path, elsewhere = home / "library.sqlite", home / "moved.sqlite"
    path.rename(elsewhere)
    write(desk, qtbot)
    banner = told(desk, qtbot, "The library cannot be reached.")
    assert "kept on this computer meanwhile" in banner.body.text()
    assert "the file to its place" in banner.body.text()
    assert banner.actions_offered[0].text() == "Library…"
    assert banner.actions_offered[0].isVisible()
    assert desk.window.status.saved.text() == "Not saved in the library yet"
    assert len(list((home / "unsaved").iterdir())) == 1
    assert not path.exists()  # no empty one takes its place
    banner.hide()
    qtbot.wait(700)
    assert not banner.isVisible()  # it is said once
    assert not path.exists()
    elsewhere.rename(path)
    told(desk, qtbot, "The library is back.")
    assert not list((home / "unsaved").iterdir())
    assert any(text.startswith(WORDS) for text in stands(path))


def test_without_the_library_workbooks_open_all_the_same(run, qtbot, tmp_path, workbook):
    home = tmp_path / "home"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    path, elsewhere = home / "library.sqlite", home / "moved.sqlite"
    path.rename(elsewhere)
    write(desk, qtbot)
    banner = told(desk, qtbot, "The library cannot be reached.")
    desk.opened = None
    opened(desk, qtbot, workbook)
    assert write(desk, qtbot, "And more. ").toPlainText().startswith(f"And more. {WORDS}")
    desk.look(desk.pages.report.period_end)
    qtbot.waitUntil(lambda: desk.settled, timeout=PATIENCE)
    elsewhere.rename(path)
    # What was read without it is read again by it, when the officer says so.
    told(desk, qtbot, "The library is back.")
    qtbot.waitUntil(lambda: banner.actions_offered[0].text() == "Open again", timeout=PATIENCE)
    qtbot.waitUntil(lambda: not list((home / "unsaved").iterdir()), timeout=PATIENCE)
    assert any(text.startswith(f"And more. {WORDS}") for text in stands(path))
    banner.actions_offered[0].click()
    kept(desk, qtbot)
    assert desk.pages.sections[1].summary.editor.toPlainText().startswith("And more. ")


def test_a_library_that_stays_lost_is_left_for_another_and_the_words_come_along(
    run, qtbot, tmp_path, workbook
):
    home, other = tmp_path / "home", tmp_path / "other.sqlite"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    write(desk, qtbot, "Before. ")
    qtbot.waitUntil(lambda: desk.window.status.saved.text().startswith("Saved"), timeout=PATIENCE)
    (home / "library.sqlite").rename(home / "moved.sqlite")
    write(desk, qtbot)
    banner = told(desk, qtbot, "The library cannot be reached.")
    banner.actions_offered[0].click()
    dialog = desk.kept.place.dialog
    qtbot.waitUntil(lambda: dialog.where.text() == "The library cannot be reached.", timeout=PATIENCE)
    dialog.path.setText(str(other))
    dialog.use.click()
    told(desk, qtbot, f"The library is now {other}.")
    qtbot.waitUntil(lambda: not list((home / "unsaved").iterdir()), timeout=PATIENCE)
    assert any(text.startswith(f"{WORDS}Before. ") for text in stands(other))
    kept(desk, qtbot)
    assert desk.memory.library == str(other)


def test_a_decision_while_it_is_away_is_refused_and_can_be_made_again(run, qtbot, tmp_path, workbook):
    home = tmp_path / "home"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    desk.window.show_tab(6)
    checks = desk.pages.checks
    fingerprint = checks.findings[0].fingerprint
    (home / "library.sqlite").rename(home / "moved.sqlite")
    checks.decided.emit([fingerprint], Decision.ACCEPTED, "Right")
    told(desk, qtbot, "The library cannot be reached.")
    assert not checks.decisions
    # A copy is put in its place: another file, and the same library.
    shutil.copy(home / "moved.sqlite", home / "library.sqlite")
    checks.decided.emit([fingerprint], Decision.ACCEPTED, "Right")
    qtbot.waitUntil(lambda: len(checks.decisions) == 1, timeout=PATIENCE)


def test_a_workbook_that_could_not_be_kept_is_kept_once_it_can_be(run, qtbot, tmp_path, workbook):
    home = tmp_path / "home"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    recollection = desk.kept.recollection
    (home / "library.sqlite").rename(home / "moved.sqlite")
    recollection.remembered = None
    recollection.begin(desk.opened)  # as where it goes between opening and keeping
    told(desk, qtbot, "The library cannot be reached.")
    desk.kept.earlier.keep_as_reported()
    qtbot.wait(700)
    (home / "moved.sqlite").rename(home / "library.sqlite")
    told(desk, qtbot, "The library is back.")
    assert recollection.remembered is not None


def test_words_of_a_run_that_ended_without_the_library_are_in_it_after_the_next(
    run, qtbot, tmp_path, workbook
):
    home = tmp_path / "home"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    (home / "library.sqlite").rename(home / "moved.sqlite")
    write(desk, qtbot)
    told(desk, qtbot, "The library cannot be reached.")
    desk.window.close()
    (home / "moved.sqlite").rename(home / "library.sqlite")
    again = run(home)
    opened(again, qtbot, workbook)
    qtbot.waitUntil(lambda: not list((home / "unsaved").iterdir()), timeout=PATIENCE)
    assert any(text.startswith(WORDS) for text in stands(home / "library.sqlite"))


def filled(folder):
    """Fill a disk to the last byte."""
    path = folder / "filler"
    with path.open("ab", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return path


def test_a_full_disk_beneath_the_library(run, qtbot, tmp_path, small_disk, workbook):
    desk = run(tmp_path / "home", small_disk / "library.sqlite")
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    filler = filled(small_disk)
    write(desk, qtbot, WORDS * 40)
    banner = told(desk, qtbot, "The disk is full.")
    assert "kept on this computer meanwhile" in banner.body.text()
    assert "Make room on that disk" in banner.body.text()
    assert len(list((tmp_path / "home" / "unsaved").iterdir())) == 1
    filler.unlink()
    told(desk, qtbot, "The library is back.")
    assert any(text.startswith(WORDS) for text in stands(small_disk / "library.sqlite"))
    assert desk.window.status.saved.text().startswith("Saved ")


def test_a_full_disk_beneath_everything(run, qtbot, small_disk, workbook):
    home = small_disk / "home"
    desk = run(home)
    opened(desk, qtbot, workbook)
    kept(desk, qtbot)
    filler = filled(small_disk)
    editor = write(desk, qtbot, WORDS * 40)
    banner = told(desk, qtbot, "The disk is full.")
    assert "in this window alone" in banner.body.text()
    desk.set_theme("dark")  # nor can the preferences be kept, and the window stays
    assert editor.toPlainText().startswith(WORDS)
    filler.unlink()
    told(desk, qtbot, "The library is back.")
    assert any(text.startswith(WORDS) for text in stands(home / "library.sqlite"))


def test_a_run_that_begins_on_a_full_disk(run, qtbot, small_disk, workbook):
    home = small_disk / "home"
    first = run(home)
    opened(first, qtbot, workbook)
    kept(first, qtbot)
    first.window.close()
    filler = filled(small_disk)
    desk = run(home)
    opened(desk, qtbot, workbook)
    write(desk, qtbot, WORDS * 40)
    told(desk, qtbot, "The disk is full.")
    filler.unlink()
    told(desk, qtbot, "The library is back.")
    assert any(text.startswith(WORDS) for text in stands(home / "library.sqlite"))
