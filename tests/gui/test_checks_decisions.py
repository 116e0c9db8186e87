"""Decisions about findings, and every cell accounted for, over a real workbook and a real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scrutinydesk import checking, pipeline
from scrutinydesk.findings import Accepted, Decision, Finding, Place, Severity
from scrutinydesk.library import open_library
from scrutinydesk.qt.panels.checks import ACCEPTED, OPEN, ChecksPanel
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.remembered import decisions as remembered

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    path = tmp_path_factory.mktemp("quarter") / "Quarter 2.xlsx"
    pipeline.write_demo(path)
    return pipeline.open_workbook(path)


@pytest.fixture
def panel(qtbot, opened):
    made = ChecksPanel(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(1342, 590)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_findings(opened.report.findings)
    return made


@pytest.fixture
def library(tmp_path):
    made = open_library(tmp_path / "library.sqlite", "A. Officer")
    yield made
    made.close()


@pytest.fixture
def kept(panel, library, opened):
    """What the window does with a decision: keep it, and hand the decisions back."""

    def keep(fingerprints, decision, reason):
        chosen = [each for each in opened.report.findings if each.fingerprint in fingerprints]
        remembered.decide(library, opened, chosen, decision, reason)
        panel.show_decisions(remembered.decisions(library, opened))

    def reopen(fingerprints):
        remembered.reopen(library, opened, fingerprints)
        panel.show_decisions(remembered.decisions(library, opened))

    panel.decided.connect(keep)
    panel.reopened.connect(reopen)
    return panel


def titles(panel):
    model = panel.table.table_model
    return [model.index(at, 1).data() for at in range(model.rowCount())]


def test_a_decision_needs_a_reason(panel, qtbot):
    told = []
    panel.decided.connect(lambda *what: told.append(what))
    panel.table.choose("0")
    qtbot.mouseClick(panel.bar.accept, Qt.MouseButton.LeftButton)
    assert told == []
    assert "Say why" in panel.bar.words.text()
    assert panel.bar.reason.hasFocus()
    panel.bar.reason.setText("   ")
    qtbot.keyClick(panel.bar.reason, Qt.Key.Key_Return, CTRL)
    assert told == []


def test_nothing_selected_nothing_decided(panel, qtbot):
    panel.table.clearSelection()
    assert not panel.bar.accept.isEnabled()
    told = []
    panel.decided.connect(lambda *what: told.append(what))
    panel.bar.reason.setText("because")
    qtbot.keyClick(panel.table, Qt.Key.Key_Return, CTRL)
    assert told == []


def test_several_are_accepted_at_once_by_key_and_opened_again(kept, opened, qtbot, library):
    before, first = kept.to_look_at, titles(kept)
    kept.table.choose("0")
    kept.table.setFocus()
    qtbot.keyClick(kept.table, Qt.Key.Key_Down, SHIFT)
    assert kept.bar.words.text() == "2 findings selected"
    kept.bar.reason.setFocus()
    qtbot.keyClicks(kept.bar.reason, "Confirmed by the force")
    qtbot.keyClick(kept.bar.reason, Qt.Key.Key_Return, CTRL)
    assert titles(kept) == first[2:]
    assert kept.segments.buttons.button(ACCEPTED).text() == "Accepted 2"
    assert kept.bar.reason.text() == ""
    assert kept.to_look_at == before - sum(f.severity != Severity.NOTE for f in opened.report.findings[:2])
    assert {each.why for each in library.journal(10, "decision")} == {"Confirmed by the force"}

    qtbot.mouseClick(kept.segments.buttons.button(ACCEPTED), Qt.MouseButton.LeftButton)
    assert titles(kept) == first[:2]
    model = kept.table.table_model
    assert model.index(0, 3).data() == "Confirmed by the force"
    assert model.index(0, 4).data().startswith("A. Officer, ")
    kept.table.choose("0")
    assert not kept.bar.reason.isVisible()
    qtbot.keyClick(kept.table, Qt.Key.Key_Return, CTRL)
    assert titles(kept) == first[1:2]
    assert kept.segments.buttons.button(OPEN).text() == f"Open {len(first) - 1}"


def test_what_was_put_right_and_is_found_all_the_same_stays_open_and_says_so(kept, qtbot):
    kept.table.choose("1")
    kept.bar.reason.setText("The force sent a corrected table")
    qtbot.keyClick(kept.table, Qt.Key.Key_Return, CTRL | SHIFT)
    [said] = [each for each in titles(kept) if "found again" in each]
    assert "Resolved by A. Officer on " in said
    assert "“The force sent a corrected table”" in said
    assert kept.segments.buttons.button(ACCEPTED).text() == "Accepted 0"


def test_after_a_decision_the_next_one_is_chosen(kept, qtbot):
    kept.table.choose("2")
    kept.bar.reason.setText("because")
    qtbot.keyClick(kept.table, Qt.Key.Key_Return, CTRL)
    assert kept.table.key == "3"


def test_everything_accepted_says_so_and_a_link_still_leads_to_one(panel, opened):
    found = opened.report.findings
    panel.show_decisions(tuple(Accepted(each.fingerprint, "known", "A", "2017-11-03") for each in found))
    assert panel.empty.isVisible()
    assert panel.empty.title.text() == "Nothing open"
    assert panel.to_look_at == 0
    panel.choose(1)
    assert panel.segments.at == ACCEPTED
    assert panel.table.key == "1"


def test_a_click_on_where_leads_to_the_cell_and_one_on_the_words_selects(panel, qtbot):
    wanted = []
    panel.place_wanted.connect(wanted.append)
    at = next(n for n, finding in enumerate(panel.findings) if finding.place.sheet)
    row = panel.table.table_model.position(str(at))
    for column, expected in ((1, []), (2, [panel.findings[at].place])):
        where = panel.table.visualRect(panel.table.table_model.index(row, column)).center()
        qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert wanted == expected


def test_cells_are_accounted_for_by_sheet_and_lead_there(panel, opened, qtbot):
    assert not panel.accounting.isVisible()
    sheets = checking.account(opened)
    panel.show_accounting(sheets, "Quarter 2.xlsx")
    there = sum(value is not None for sheet in opened.book.sheets for value in sheet.values.ravel())
    assert sum(each.total for each in sheets) == there
    assert panel.accounting.words.text().startswith("Every cell is accounted for: ")
    assert not panel.accounting.table.isVisible()
    panel.accounting.button.setFocus()
    qtbot.keyClick(panel.accounting.button, Qt.Key.Key_Space)
    table = panel.accounting.table
    assert table.hasFocus()
    assert table.table_model.rowCount() == len(opened.book.sheets) + 1
    assert table.table_model.index(len(sheets), 5).data() == f"{there:,}"
    at = next(n for n, each in enumerate(sheets) if each.unused)
    table.choose(sheets[at].sheet)
    with qtbot.waitSignal(panel.place_wanted) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [Place("Quarter 2.xlsx", sheets[at].sheet, sheets[at].first_unused)]


def test_many_findings_are_decided_upon_in_turns(panel, qtbot):
    many = tuple(
        Finding("quality.outlier", Severity.WARNING, f"{n} is out of line", "Why " * 20, "Ask",
                Place("a.xlsx", "Counts", f"B{n}"))
        for n in range(1, 1001)
    )  # fmt: skip
    panel.show_findings(many)
    assert panel.table.table_model.rowCount() == 1000
    panel.show_decisions(tuple(Accepted(each.fingerprint, "known") for each in many[:10]))
    qtbot.waitUntil(lambda: panel.table.table_model.rowCount() == 990)
    panel.filter.setText("999 is")
    qtbot.waitUntil(lambda: panel.table.table_model.rowCount() == 1)
    assert panel.segments.buttons.button(ACCEPTED).text() == "Accepted 10"


def test_names_for_a_screen_reader(panel):
    for part in (panel.table, panel.filter, panel.bar.reason, panel.accounting.button, panel.segments):
        assert part.accessibleName()


def test_rows_are_as_high_as_their_words(panel, qtbot):
    panel.show_findings(
        (Finding("a", Severity.NOTE, "short"), Finding("a", Severity.NOTE, "a long sentence " * 30))
    )
    qtbot.waitUntil(lambda: panel.table.rowHeight(1) > 2 * panel.table.rowHeight(0))
    high = panel.table.rowHeight(1)
    panel.resize(800, 590)
    qtbot.waitUntil(lambda: panel.table.rowHeight(1) > high)


def test_a_decision_is_a_value_with_a_reason():
    with pytest.raises(ValueError, match="reason"):
        Accepted("x", " ", decision=Decision.RESOLVED)
