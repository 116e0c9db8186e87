"""Where the library is, in a small window; over real files and an address that leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from scrutinydesk.findings import Finding, Severity
from scrutinydesk.library import open_library
from scrutinydesk.library.errors import LibraryCorruptError, LibraryNewerError
from scrutinydesk.qt.dress import dress
from scrutinydesk.qt.panels.library_place import LibraryPlace
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.remembered import places

HARD = "pass/word@:%"  # to be typed as a password


@pytest.fixture
def place(qtbot, qapp, tmp_path):
    dress(qapp, load_theme("light"))
    made = LibraryPlace(places.tried)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    library = open_library(tmp_path / "mine.sqlite", "A. Officer")
    library.put("edit", "x", {"text": "a"}, 0, "Words")
    library.back_up()
    made.show_state(places.state(library, tmp_path / "mine.sqlite"))
    library.close()
    return made


def settled(place, qtbot):
    qtbot.waitUntil(lambda: place.told.text() not in {"", "Trying…"})


def every_text(place):
    shown = [part.text() for part in (place.where, place.facts, place.notices, place.told, place.address)]
    return " ".join([*shown, place.address.accessibleName(), place.told.accessibleName()])


def test_how_the_library_stands_is_told(place, tmp_path):
    assert place.where.text() == str(tmp_path / "mine.sqlite")
    assert place.facts.text().startswith("no imports yet, last changed ")
    assert "last backup " in place.facts.text()
    assert "You are “A. Officer” in its journal." in place.facts.text()
    assert not place.notices.isVisible()
    assert not place.repair.isVisible()


def test_another_file_is_tried_in_a_thread_and_then_used(place, qtbot, tmp_path):
    chosen = []
    place.place_chosen.connect(chosen.append)
    other = tmp_path / "other.sqlite"
    qtbot.keyClicks(place.path, str(other))
    place.test.setFocus()
    qtbot.keyClick(place.test, Qt.Key.Key_Space)
    assert place.told.text() == "Trying…"
    settled(place, qtbot)
    assert place.told.text().startswith("It can be used: no imports yet")
    assert chosen == []
    qtbot.mouseClick(place.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [str(other)]


def test_a_file_that_is_no_library_is_refused_in_plain_words(place, qtbot, tmp_path):
    chosen = []
    place.place_chosen.connect(chosen.append)
    other = tmp_path / "letter.sqlite"
    other.write_text("Dear Commissioner")
    place.path.setText(str(other))
    qtbot.mouseClick(place.use, Qt.MouseButton.LeftButton)
    settled(place, qtbot)
    assert "library" in place.told.text()
    assert place.told.property("role") == "fault"
    assert chosen == []
    assert other.read_text() == "Dear Commissioner"


def test_the_usual_file_needs_no_trial(place, qtbot):
    with qtbot.waitSignal(place.place_chosen) as told:
        qtbot.mouseClick(place.use, Qt.MouseButton.LeftButton)
    assert told.args == [""]


def test_a_password_is_parted_from_the_address_and_never_shown(place, qtbot):
    qtbot.mouseClick(place.on_server, Qt.MouseButton.LeftButton)
    assert not place.path.isVisible()
    assert not place.test.isEnabled()
    place.address.setText(places.with_password("postgresql://officer@127.0.0.1:1/desk", HARD))
    place.password.setFocus()
    place.address.editingFinished.emit()
    assert place.address.text() == "postgresql://officer@127.0.0.1:1/desk"
    assert place.password.text() == HARD
    assert place.password.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(place.test, Qt.MouseButton.LeftButton)
    settled(place, qtbot)
    assert place.told.property("role") == "fault"
    assert HARD not in every_text(place)
    assert "%" not in every_text(place)


@pytest.mark.parametrize(
    ("address", "password", "words"),
    [
        ("server/desk", "", "Write the address of the server"),
        ("mysql://x@server/desk", "", "Write the address of the server"),
        ("postgresql://server/desk", "secret", "whose password"),
    ],
)
def test_an_address_that_cannot_be_is_told_before_it_is_tried(place, qtbot, address, password, words):
    place.on_server.setChecked(True)
    place.address.setText(address)
    place.password.setText(password)
    qtbot.mouseClick(place.test, Qt.MouseButton.LeftButton)
    assert words in place.told.text()
    assert place.address.hasFocus()


def test_damage_offers_a_way_out_and_other_faults_do_not(place, qtbot):
    place.show_error(LibraryCorruptError("It is damaged.", "The end is lost.", "Start anew.", Path("b")))
    assert place.repair.isVisible()
    assert place.repair.text() == "Start from the newest backup"
    with qtbot.waitSignal(place.repair_wanted):
        qtbot.mouseClick(place.repair, Qt.MouseButton.LeftButton)
    place.show_error(LibraryCorruptError("It is damaged."))
    assert place.repair.text() == "Start an empty library"
    place.show_error(LibraryNewerError("It is newer.", "Left untouched.", "Install the later version."))
    assert not place.repair.isVisible()
    assert place.notices.text() == "Install the later version."


def test_notices_are_told_and_the_window_grows_with_them(place):
    high = place.height()
    notice = Finding("library.network", Severity.WARNING, "It lies in a network folder.", "It is slow. " * 30)
    place.show_state(places.LibraryState("/x/library.sqlite", "A", False, 3, notices=(notice,)))
    assert "network folder" in place.notices.text()
    assert "3 imports, no backup yet" in place.facts.text()
    assert place.height() > high


def test_names_for_a_screen_reader(place):
    for part in (place.path, place.address, place.password):
        assert part.accessibleName()


@given(st.text(max_size=30), st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=10))
def test_any_password_goes_in_and_comes_out(password, name):
    plain = f"postgresql://{name}@server:5432/desk?sslmode=require"
    whole = places.with_password(plain, password)
    assert places.without_password(whole) == (plain, password)
    assert places.without_password(plain) == (plain, "")


def test_an_address_as_people_write_it():
    parted = places.without_password("postgresql://me:p@ss@server/desk")
    assert parted == ("postgresql://me@server/desk", "p@ss")
    assert places.without_password("C:/library.sqlite") == ("C:/library.sqlite", "")
    assert places.is_server(" PostgreSQL://server/desk")
    assert not places.is_server("/home/me/library.sqlite")
