"""Decisions, changes and the register in the real window, over a real library."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Decision

ALTERED = {"AD6": 1, "AE9": 2, "AC12": 3}
PATIENCE = 60_000


@pytest.fixture(scope="module")
def quarters(editions):
    return editions(ALTERED)


def remembered(desk, qtbot, path):
    """Open a workbook and wait until it is kept and compared."""
    desk.open(path)

    def ready():
        found = desk.kept.recollection and desk.kept.recollection.remembered
        return found and found.opened.book.name == path.name and desk.kept.recollection.settled

    qtbot.waitUntil(lambda: desk.opened is not None and desk.settled, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(ready()), timeout=PATIENCE)
    return desk.kept.recollection.remembered


def test_what_was_altered_stands_under_changes_with_its_cells(desk, qtbot, quarters):
    first, second = quarters
    remembered(desk, qtbot, first)
    assert desk.pages.changes.rolled is None
    remembered(desk, qtbot, second)
    rolled = desk.pages.changes.rolled
    assert {each.new.cell for each in rolled.rolled.restated} == set(ALTERED)
    desk.window.show_tab(7)
    assert desk.window.stack.currentWidget() is desk.pages.changes
    assert desk.pages.changes.table.table_model.rowCount() == len(ALTERED)
    assert "July.xlsx" in desk.pages.changes.since.currentText()


def copied(desk, qapp) -> str:
    """Copy section 5 for Word."""
    at = desk.window.stack.currentIndex()
    desk.window.show_tab(2)
    desk.window.actions_by_id["edit.copy_word"].trigger()
    desk.window.show_tab(at)
    return " ".join(qapp.clipboard().text().split())


def test_a_finding_is_accepted_undone_and_accepted_again(desk, qtbot, qapp, quarters):
    remembered(desk, qtbot, quarters[1])
    desk.window.show_tab(6)  # the findings of before the slower checks stand there until it is looked at
    checks, before = desk.pages.checks, desk.pages.to_look_at
    finding = next(each for each in checks.findings if each.severity == "error")
    assert finding.title.rstrip(".") in copied(desk, qapp)
    checks.decided.emit([finding.fingerprint], Decision.ACCEPTED, "Confirmed by the force")
    qtbot.waitUntil(lambda: len(checks.decisions) == 1, timeout=PATIENCE)
    assert checks.decisions[0].reason == "Confirmed by the force"
    assert desk.pages.to_look_at == before - 1
    assert finding.title.rstrip(".") not in copied(desk, qapp)  # it leaves no more with the figures
    desk.window.show_tab(6)
    checks.table.setFocus()
    for action, count in (("edit.undo", 0), ("edit.redo", 1)):
        desk.window.actions_by_id[action].trigger()
        qtbot.waitUntil(lambda count=count: len(checks.decisions) == count, timeout=PATIENCE)
    desk.window.actions_by_id["tools.journal"].trigger()
    qtbot.waitUntil(lambda: desk.window.over is not None, timeout=PATIENCE)
    assert desk.window.over is desk.kept.pages.journal


def test_a_comparison_that_is_allowed_shows_its_figure_and_its_reason(desk, qtbot, quarters):
    remembered(desk, qtbot, quarters[0])
    section = desk.pages.sections[1]
    row = "burglary_residential/lancashire"

    def change():
        report = desk.opened.report
        crime = next(each for each in report.sections if each.number == "5")
        found = next(each for each in crime.measures.rows if each.key == row)
        return found.cells[3].text, crime.measures.notes

    assert change()[0] == "n/c"
    desk.window.actions_by_id["tools.register"].trigger()
    qtbot.waitUntil(lambda: desk.window.over is not None, timeout=PATIENCE)
    page = desk.kept.pages.register
    from scrutinydesk.measures.break_register import Override

    page.allow_wanted.emit(
        Override("burglary_residential", "", "burglary-classification", "The Commissioner asked for it")
    )
    qtbot.waitUntil(lambda: change()[0] != "n/c", timeout=PATIENCE)
    assert change()[0].startswith("+")
    assert any("The Commissioner asked for it" in note for note in change()[1])
    desk.window.back()
    desk.kept.remembering.undo()
    qtbot.waitUntil(lambda: change()[0] == "n/c", timeout=PATIENCE)
    assert section.measures is not None


def test_what_is_allowed_while_the_workbook_is_being_kept_counts_too(desk, qtbot, quarters):
    remembered(desk, qtbot, quarters[0])
    recollection = desk.kept.recollection
    recollection.remembered = None
    recollection.begin(desk.opened)  # as where it goes between opening and keeping
    from scrutinydesk.measures.break_register import Override
    from scrutinydesk.remembered import register

    reason = "The Commissioner asked for it"
    allow = Override("burglary_residential", "", "burglary-classification", reason)
    desk.kept.remembering.ask(lambda library: register.allow(library, allow))
    desk.kept.remembering.changed.emit()
    assert recollection.remembered is None

    def allowed():
        report = desk.opened.report
        notes = next(each for each in report.sections if each.number == "5").measures.notes
        return any(reason in note for note in notes)

    qtbot.waitUntil(allowed, timeout=PATIENCE)
