"""How figures are judged, in the window: by keyboard, by two officers, in a file and on a server."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from scrutinydesk.analysis.conventions import USUAL
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.periods import Month
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.panels import method as page_of
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.reporting.figure import Mode

pytestmark = pytest.mark.long

PATIENCE = 60_000
CRIME = 2


@pytest.fixture
def office(qtbot, qapp, tmp_path, monkeypatch, place, workbook):
    """A function that opens the window of an officer, with the workbook remembered in it."""
    made = []

    def open_window(who):
        monkeypatch.setenv("LOGNAME", who)  # by which the library knows them
        memory = Memory(tmp_path / who)
        memory.library = place
        desk = Desk(memory)
        made.append(desk)
        qtbot.addWidget(desk.window)
        desk.window.resize(1366, 768)
        with qtbot.waitActive(desk.window):
            desk.window.show()
            desk.window.activateWindow()
        desk.open(workbook)
        qtbot.waitUntil(lambda: desk.opened is not None and remembered(desk), timeout=PATIENCE)
        assert desk.kept.remembering.library().who == who
        return desk

    yield open_window
    for desk in made:
        desk.window.close()


def remembered(desk):
    known = desk.kept.recollection
    return desk.settled and known.remembered is not None and known.settled


def do(desk, command):
    desk.window.actions_by_id[command].trigger()


def page_up(desk, qtbot):
    do(desk, "tools.method")
    qtbot.waitUntil(lambda: desk.window.over is not None, timeout=PATIENCE)
    page = desk.kept.method.page
    assert desk.window.over is page
    qtbot.waitUntil(lambda: page.effect.table.isVisible() and desk.kept.method.settled, timeout=PATIENCE)
    return page


def test_a_choice_shows_its_effect_holds_for_the_report_and_is_undone(office, qtbot):
    desk = office("Anna")
    page = page_up(desk, qtbot)
    assert page.choices.fields["ruleset"].hasFocus()
    before = page.effect.words.text()
    assert before.count(" under ") == 4
    assert " charts signal under MDC-7; " in before
    qtbot.keyClick(page.choices.fields["ruleset"], Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "signal under Anhøj; " in page.effect.words.text(), timeout=PATIENCE)
    table = page.effect.table.table_model
    shown = [[table.index(row, at).data() for at in range(3)] for row in range(table.rowCount())]
    assert shown[0][1] == shown[0][2] != "0"
    page.choices.keep.setFocus()
    qtbot.keyClick(page.choices.keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.opened.conventions.ruleset is Ruleset.ANHOEJ, timeout=PATIENCE)
    assert desk.window.over is page, "the page stays up"
    page.effect.table.setFocus()
    do(desk, "edit.undo")
    qtbot.waitUntil(lambda: desk.opened.conventions == USUAL, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.choices.fields["ruleset"].currentText() == "MDC-7", timeout=PATIENCE)
    do(desk, "edit.redo")
    qtbot.waitUntil(lambda: desk.opened.conventions.ruleset is Ruleset.ANHOEJ, timeout=PATIENCE)
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.window.over is None, timeout=PATIENCE)


def at_chart(desk, qtbot, steps, mode=Mode.MONTHLY):
    """Show a chart and mark a month by the keyboard, so many before the last."""
    desk.window.show_tab(CRIME)
    panel = desk.pages.sections[CRIME - 1]
    key = next(row.key for row in panel.section.measures.rows if row.key.startswith("all_crime/"))
    panel.choose(key)
    panel.set_mode(mode)
    chart = panel.chart_card.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    for _ in range(steps):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    return panel, chart


def dialog_of(desk, qtbot):
    qtbot.waitUntil(lambda: desk.kept.method.dialog is not None, timeout=PATIENCE)
    return desk.kept.method.dialog


def test_limits_are_begun_anew_at_the_marked_month_by_the_keyboard(office, qtbot):
    desk = office("Anna")
    _, chart = at_chart(desk, qtbot, 17)
    month = chart.marked[0]
    assert month == desk.opened.report.period_end - 17
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(chart, Qt.Key.Key_L, both)
    dialog = dialog_of(desk, qtbot)
    assert dialog.form.month.text() == month.words
    assert dialog.form.reason.hasFocus()
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Space)
    assert "Say what changed" in dialog.told.text()
    qtbot.keyClicks(dialog.form.reason, "A new crime team")
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(desk.opened.conventions.rebases) == 1, timeout=PATIENCE)
    force = desk.opened.observed.cover.force
    [rebase] = desk.opened.conventions.rebases_of("all_crime", force)
    assert (rebase.month, rebase.reason) == (month, "A new crime team")
    banner = desk.window.banner
    qtbot.waitUntil(lambda: banner.title.text() == f"New limits from {month.words}.", timeout=PATIENCE)
    banner.actions_offered[0].click()
    qtbot.waitUntil(lambda: desk.opened.conventions == USUAL, timeout=PATIENCE)


def test_a_target_is_set_from_the_menu_of_the_chart(office, qtbot, monkeypatch):
    # A menu that is up takes the keyboard, which there is none of off screen.
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)
    desk = office("Anna")
    panel, chart = at_chart(desk, qtbot, 5)
    month = chart.marked[0]
    chart.customContextMenuRequested.emit(QPoint(5, 5))
    menu = panel.chart_card.menu
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles[:2] == [f"Begin &new limits from {month.words}…", f"Set a &target from {month.words}…"]
    menu.actions()[1].trigger()
    dialog = dialog_of(desk, qtbot)
    assert dialog.form.since.text() == month.words
    qtbot.keyClicks(dialog.form.value, "9,000")
    qtbot.keyClick(dialog.form.value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.opened.conventions.targets) == 1, timeout=PATIENCE)
    [target] = desk.opened.conventions.targets
    assert (target.measure, target.value, target.since) == ("all_crime", 9000.0, month)


def test_in_a_chart_of_divisions_the_marked_division_is_meant(office, qtbot):
    desk = office("Anna")
    panel, chart = at_chart(desk, qtbot, 0, Mode.DIVISIONS)
    if panel.shown_mode is not Mode.DIVISIONS:
        pytest.skip("the demonstration has no such chart")
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    _, name = chart.marked
    do(desk, "tools.limits")
    dialog = dialog_of(desk, qtbot)
    [area] = dialog.form.area.ids
    assert desk.opened.resources.areas[area].short == name
    dialog.cancel.click()


def test_what_the_other_has_chosen_is_shown_before_it_can_be_written_over(office, qtbot):
    anna, ben = office("Anna"), office("Ben")
    hers, his = page_up(anna, qtbot), page_up(ben, qtbot)
    hers.choices.fields["margin"].setText("8%")
    hers.choices.keep.click()
    qtbot.waitUntil(lambda: anna.opened.conventions.margin == 1.08, timeout=PATIENCE)
    his.choices.fields["margin"].setText("3%")
    his.choices.keep.click()
    banner = ben.window.banner
    qtbot.waitUntil(lambda: banner.title.text().startswith("Anna changed this"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: his.choices.fields["margin"].text() == "8%", timeout=PATIENCE)
    his.choices.fields["margin"].setText("3%")
    his.choices.keep.click()
    qtbot.waitUntil(lambda: ben.opened.conventions.margin == 1.03, timeout=PATIENCE)
    lines = ben.kept.remembering.library().journal(10, kind="method")
    assert [line.who for line in lines] == ["Ben", "Anna"]


def test_a_projection_of_the_constabularys_is_entered_as_growth_and_scored(office, qtbot):
    desk = office("Anna")
    page = page_up(desk, qtbot)
    page.segments.buttons.button(page_of.SCORES).click()
    part = page.scores
    assert part.table.table_model.rowCount() > 10, "what the report projects is logged"
    assert not part.keep.isVisible(), "ours stay as they were made"
    part.add_button.click()
    form = part.form
    form.measure.pick(["all_crime"])
    form.area.pick([desk.opened.observed.cover.force])
    qtbot.keyClicks(form.year, "2016/17")
    qtbot.keyClicks(form.value, "+4%")
    qtbot.keyClicks(form.data_to, "September 2016")
    part.keep.click()
    assert "where it stands" in part.fault.text()
    qtbot.keyClicks(form.document, "Paper 7")
    part.keep.click()
    qtbot.waitUntil(lambda: "1 scored" in page.bar.facts.text(), timeout=PATIENCE)
    row = next(r for r in part.table.table_model.table.rows if "Paper 7" in r.key)
    told = [cell.text for cell in row.cells]
    assert told[2:5] == ["2016/17", "Constabulary: Paper 7", "Sep 2016"]
    assert told[8].endswith("%")
    assert page.scores.tally.isVisible()
    assert QApplication.focusWidget() is not None
    assert Month.of(2017, 3) <= desk.opened.report.period_end
