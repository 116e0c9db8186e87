"""Two windows over one library, in a file and on a server: no words are lost, and the officers choose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from scrutinydesk.findings import Decision
from scrutinydesk.library import open_library
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.panels import edit_store
from scrutinydesk.qt.panels.memory import Memory

pytestmark = pytest.mark.long

PATIENCE = 60_000
TITLE = "Anna has changed the same paragraph, in 5 a)."
ANNAS, BENS = "Anna writes this. ", "Ben writes that. "


@pytest.fixture
def officers(qtbot, qapp, tmp_path, monkeypatch, place, workbook):
    monkeypatch.setattr(edit_store, "DELAY_MS", 50)
    made = {}
    for who in ("Anna", "Ben"):
        monkeypatch.setenv("LOGNAME", who)  # by which the library knows them
        memory = Memory(tmp_path / who)
        memory.library = place
        desk = made[who] = Desk(memory)
        qtbot.addWidget(desk.window)
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.open(workbook)
        qtbot.waitUntil(lambda d=desk: d.opened is not None and d.settled, timeout=PATIENCE)
        qtbot.waitUntil(
            lambda d=desk: d.kept.recollection.remembered is not None and d.kept.recollection.settled,
            timeout=PATIENCE,
        )
        assert desk.kept.remembering.library().who == who
    yield made["Anna"], made["Ben"]
    for desk in made.values():
        desk.window.close()


def editor_of(desk):
    desk.window.show_tab(2)
    return desk.pages.sections[1].summary.editor


def write(desk, qtbot, words):
    editor = editor_of(desk)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, words)


def saved(desk, qtbot):
    qtbot.waitUntil(lambda: desk.window.status.saved.text().startswith("Saved "), timeout=PATIENCE)


def stands(place):
    library = open_library(place, "reader")
    found = [record.value["text"] for record in library.records("edit").values()]
    library.close()
    return found


def both_wrote(anna, ben, qtbot):
    write(anna, qtbot, ANNAS)
    saved(anna, qtbot)
    write(ben, qtbot, BENS)
    banner = ben.window.banner
    qtbot.waitUntil(lambda: banner.title.text() == TITLE, timeout=PATIENCE)
    assert ANNAS.strip() in banner.body.text()
    assert BENS.strip() in banner.body.text()
    assert [button.text() for button in banner.actions_offered] == ["Keep mine", "Use theirs"]
    return banner


@pytest.mark.parametrize("mine", [True, False])
def test_the_banner_offers_both_and_both_work_by_the_keyboard(officers, qtbot, place, mine):
    anna, ben = officers
    banner = both_wrote(anna, ben, qtbot)
    assert any(text.startswith(ANNAS) for text in stands(place))
    ben.window.activateWindow()
    qtbot.waitUntil(ben.window.isActiveWindow)
    for _ in range(10):
        ben.window.next_pane()  # F6
        if banner.first.hasFocus():
            break
    if not mine:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert not banner.isVisible()
    saved(ben, qtbot)
    winner, loser = (BENS, ANNAS) if mine else (ANNAS, BENS)
    assert editor_of(ben).toPlainText().startswith(winner)
    assert loser not in editor_of(ben).toPlainText()
    assert [text.startswith(winner) for text in stands(place)] == [True]
    # Both are in the journal, whichever stands.
    lines = ben.kept.remembering.library(for_demo=False).journal(50, kind="edit")
    said = [str((line.after or {}).get("text", "")) for line in lines]
    assert any(text.startswith(ANNAS) for text in said)
    assert any(text.startswith(BENS) for text in said) == mine


def test_words_that_were_not_chosen_between_are_asked_about_in_the_next_run(
    officers, qtbot, place, workbook, tmp_path
):
    anna, ben = officers
    both_wrote(anna, ben, qtbot)
    ben.window.close()
    assert any(text.startswith(ANNAS) for text in stands(place))
    again = Desk(Memory(tmp_path / "Ben"))
    qtbot.addWidget(again.window)
    again.window.show()
    again.open(workbook)
    banner = again.window.banner
    qtbot.waitUntil(lambda: again.opened is not None and again.settled, timeout=PATIENCE)
    qtbot.waitUntil(lambda: banner.title.text() == TITLE, timeout=PATIENCE)
    assert editor_of(again).toPlainText().startswith(BENS)
    banner.actions_offered[0].click()
    saved(again, qtbot)
    assert any(text.startswith(BENS) for text in stands(place))
    again.window.close()


def test_a_decision_of_the_other_is_shown_before_it_can_be_written_over(officers, qtbot):
    anna, ben = officers

    def decide(desk, reason):
        desk.window.show_tab(6)
        checks = desk.pages.checks
        fingerprint = ben.pages.checks.findings[0].fingerprint
        checks.decided.emit([fingerprint], Decision.ACCEPTED, reason)

    ben.window.show_tab(6)
    decide(anna, "Anna asked the force")
    qtbot.waitUntil(lambda: len(anna.pages.checks.decisions) == 1, timeout=PATIENCE)
    decide(ben, "Ben did not")
    banner, checks = ben.window.banner, ben.pages.checks
    qtbot.waitUntil(lambda: banner.title.text().startswith("Anna changed this"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: [each.who for each in checks.decisions] == ["Anna"], timeout=PATIENCE)
    decide(ben, "Ben has seen that, and asked again")
    qtbot.waitUntil(lambda: [each.who for each in checks.decisions] == ["Ben"], timeout=PATIENCE)
    lines = ben.kept.remembering.library().journal(10, kind="decision")
    assert [line.who for line in lines] == ["Ben", "Anna"]
