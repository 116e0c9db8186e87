"""The journal, over a real library."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.library import open_library
from scrutinydesk.library.values import Entry, Import
from scrutinydesk.measures.observations import NOTHING
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month
from scrutinydesk.qt.panels.journal import JournalPage
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.remembered import register
from scrutinydesk.reporting.journal_words import Undoing, before_and_after, whole_change


@pytest.fixture
def library(tmp_path):
    made = open_library(tmp_path / "library.sqlite", "A. Officer")
    made.add_import(
        Import("ab" * 32, "Q1.xlsx", "standard workbook", "lancashire", Month.of(2017, 6).ordinal), NOTHING
    )
    item = next(iter(load_resources().breaks))
    register.keep_break(made, replace(item, label="One"), "clearer")
    register.keep_break(made, replace(item, label="Two"), "clearer still")
    made.put("edit", "x/5a", {"text": "Crime rose.", "drafted": "Crime fell."}, 0, "Words of 5a")
    yield made
    made.close()


@pytest.fixture
def page(qtbot, library):
    made = JournalPage(load_theme("light"))
    made.resources = load_resources()
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_entries(library.journal(100))
    return made


def shown(page, column=2):
    model = page.view.model()
    return [model.index(at, column).data() for at in range(model.rowCount())]


def test_entries_are_listed_newest_first_and_the_newest_is_told(page):
    assert shown(page)[0] == "Words of 5a"
    assert shown(page)[-1].startswith("Imported “Q1.xlsx”")
    assert page.bar.facts.text().startswith("4 entries since ")
    table = page.changes.table_model.table
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Text", "Crime rose."], ["As drafted", "Crime fell."],
    ]  # fmt: skip
    assert page.whole.text() == "There was none before."


def test_a_change_is_told_field_by_field(page, qtbot):
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.why.text() == "Break “Two”, April 2017\nReason: clearer still"
    rows = page.changes.table_model.table.rows
    assert [[cell.text for cell in row.cells] for row in rows] == [["Break", "One", "Two"]]


def test_what_can_be_undone_is_and_what_cannot_says_why(page, library, qtbot):
    page.undo_wanted.connect(lambda entry: (library.undo(entry), page.show_entries(library.journal(100))))
    page._choose(2)
    assert not page.undo_button.isEnabled()
    assert "It was changed again on " in page.against.text()
    page._choose(3)
    assert page.against.text() == "What was imported stays. It cannot be undone."
    assert not page.undo_button.isEnabled()
    page._choose(1)
    assert page.undo_button.isEnabled()
    page.undo_button.setFocus()
    qtbot.keyClick(page.undo_button, Qt.Key.Key_Space)
    assert page.view.model().rowCount() == 5
    assert library.record("break", "burglary-classification").value["label"] == "One"


def test_the_reasons_agree_with_what_the_library_allows(library):
    entries = library.journal(100)
    undoing = Undoing(entries)
    for entry in entries:
        if undoing.reason_against(entry):
            with pytest.raises(ScrutinyError):
                library.undo(entry.id)
    free = [each for each in entries if not undoing.reason_against(each)]
    assert free
    for entry in free:
        library.undo(entry.id)


def test_kinds_and_the_filter_narrow(page, qtbot):
    kinds = [page.kinds.itemText(at) for at in range(page.kinds.count())]
    assert kinds == ["Everything", "Words", "Breaks", "Imports"]
    page.kinds.setCurrentIndex(2)
    page.kinds.activated.emit(2)
    assert len(shown(page)) == 2
    page.look_for()
    qtbot.keyClicks(page.filter, "clearer still")
    qtbot.waitUntil(lambda: len(shown(page)) == 1)
    assert page.entry.after["label"] == "Two"
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.view.hasFocus()


def test_older_entries_are_asked_for(page, library, qtbot):
    page.show_entries(library.journal(2), older=True)
    assert page.bar.facts.text().startswith("The latest 2 entries, since ")
    with qtbot.waitSignal(page.older_wanted) as told:
        qtbot.mouseClick(page.older, Qt.MouseButton.LeftButton)
    assert told.args == [20]


def test_an_empty_journal_says_so(page):
    page.show_entries(())
    assert page.none.isVisible()
    assert not page.detail.isVisible()
    assert page.bar.facts.text() == "Nothing yet"


def test_fifty_thousand_lines_keep_the_window_answering(page, qtbot):
    at = dt.datetime(2017, 7, 3, 9, 30, tzinfo=dt.UTC)
    many = [
        Entry(n, at, "A. Officer", f"Words of paragraph {n}", "", "edit", f"x/{n % 900}", None, {"text": "a"})
        for n in range(50_000, 0, -1)
    ]
    longest = [time.thread_time(), 0.0]  # of the processor: another program may take it away meanwhile

    def beat():
        now = time.thread_time()
        longest[:] = [now, max(longest[1], now - longest[0])]

    timer = QTimer(page, interval=0)
    timer.timeout.connect(beat)
    page.show_entries(many)
    assert page.view.model().rowCount() == 50_000
    timer.start()
    with qtbot.waitSignal(page.view.found):
        begun = longest[0] = time.thread_time()
        page.filter.setText("paragraph 49999")
    whole = time.thread_time() - begun
    timer.stop()
    assert shown(page) == ["Words of paragraph 49999"]
    assert longest[1] < whole / 2  # searched in one go it would be the whole


def test_texts_of_several_lines_are_told_by_the_lines_that_changed():
    at = dt.datetime(2017, 7, 3, tzinfo=dt.UTC)
    old, new = "a = 1\nb = 2\nc = 3", "a = 1\nb = 4\nc = 3"
    entry = Entry(1, at, "A", "x", "", "recipe", "x", {"toml": old}, {"toml": new})
    [row] = before_and_after(entry).rows
    assert [cell.text for cell in row.cells] == ["Recipe", "b = 2", "b = 4"]
    gone = replace(entry, after=None)
    assert whole_change(gone) == "It was removed."
    assert before_and_after(gone).rows[0].cells[2].text == "–"


def test_names_for_a_screen_reader(page):
    for part in (page.view, page.kinds, page.filter, page.changes):
        assert part.accessibleName()
