"""What changed since last time, over real workbooks."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from scrutinydesk import pipeline
from scrutinydesk.library.values import Import
from scrutinydesk.measures.observations import Observations
from scrutinydesk.periods import Month
from scrutinydesk.qt.panels.changes import BRIDGES, OTHER, RESTATED, ChangesPanel
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.rollforward import roll_forward

SHEET = "Monthly counts"
JUNE = Month.of(2017, 6).ordinal
ALTERED = {"AH6": 11, "AK7": -4, "AM9": 5}


@pytest.fixture(scope="module")
def opened(editions):
    """The demo workbook, and the same with three of last year's figures restated."""
    before, after = editions(ALTERED)
    return pipeline.open_workbook(before), pipeline.open_workbook(after)


@pytest.fixture(scope="module")
def rolled(opened):
    before, after = opened
    return roll_forward(before.observations, after.observations, before.resources, since="July")


@pytest.fixture(scope="module")
def renamed(opened):
    """The same, with harassment under an id of its own in the later file."""
    before, after = opened
    rows = tuple(
        row._replace(measure="harassment_and_stalking") if row.measure == "harassment" else row
        for row in after.observations
    )
    return before.observations, Observations(rows, after.observations.sources), before.resources


@pytest.fixture
def panel(qtbot):
    made = ChangesPanel(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(1342, 590)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def filled(panel, rolled, qapp):
    panel.show_rolled(rolled)
    qapp.processEvents()
    return panel


def click(qtbot, table, row, key):
    column = [each.key for each in table.table_model.table.columns].index(key)
    at = table.visualRect(table.table_model.index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_nothing_to_compare_with_is_said(panel):
    assert panel.empty.isVisible()
    assert panel.empty.title.text() == "Nothing to compare with yet"
    assert not panel.splitter.isVisible()
    assert panel.panes() == []
    assert panel.count == 0


def test_the_three_altered_cells_are_listed_with_old_and_new(filled, rolled):
    model = filled.table.table_model
    assert model.rowCount() == 3
    places = {model.index(at, 7).data(): model.index(at, 5).data() for at in range(3)}
    assert places == {f"{SHEET}!AH6": "+11", f"{SHEET}!AK7": "−4", f"{SHEET}!AM9": "+5"}
    assert filled.segments.buttons.button(RESTATED).text() == "Restated 3"
    assert filled.sentences.toPlainText().splitlines() == list(rolled.sentences)
    assert filled.count == 3


def test_a_click_on_a_cell_of_now_goes_there_and_one_on_the_cell_before_does_not(filled, qtbot):
    wanted = []
    filled.place_wanted.connect(wanted.append)
    click(qtbot, filled.table, 0, "old_cell")
    click(qtbot, filled.table, 0, "measure")
    assert wanted == []
    click(qtbot, filled.table, 0, "new_cell")
    [place] = wanted
    assert (place.source, place.sheet, place.cell) == ("October.xlsx", SHEET, "AH6")


def test_enter_goes_to_the_cell_of_now(filled, qtbot):
    filled.table.setFocus()
    qtbot.keyClick(filled.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(filled.place_wanted) as told:
        qtbot.keyClick(filled.table, Qt.Key.Key_Return)
    assert told.args[0].source == "October.xlsx"


def test_the_bridge_follows_the_selected_figure_and_adds_up(filled, rolled, qtbot):
    for _ in range(3):
        measure, area, breakdown, _ = filled.table.key.split("/")
        each = rolled.bridge(measure, area, breakdown)
        assert filled.bridge.chart_card.figure == rolled.waterfall(each)
        assert filled.bridge.sentence.text() == rolled.bridge_sentence(each)
        rows = filled.bridge.steps.table_model.table.rows
        steps = [Fraction(row.cells[1].value) for row in rows]
        assert sum(steps[:-1]) == steps[-1]
        qtbot.keyClick(filled.table, Qt.Key.Key_Down)


def test_steps_lead_to_cells_of_the_later_file_alone(filled, qtbot):
    filled.show_part(BRIDGES)
    filled.table.choose("all_crime/lancashire")
    steps = filled.bridge.steps
    wanted = []
    filled.place_wanted.connect(wanted.append)
    click(qtbot, steps, 0, "cells")  # as reported: of the file before
    assert wanted == []
    click(qtbot, steps, steps.table_model.position("end"), "cells")
    assert [place.source for place in wanted] == ["October.xlsx"]


def test_the_waterfall_is_walked_by_key_and_turned_into_numbers(filled, qtbot):
    filled.show_part(BRIDGES)
    filled.table.choose("harassment/lancashire")  # its cell lies in the 12 months
    chart = filled.bridge.chart_card.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.cursor_words.startswith("As reported, 12m to Sep 2017")
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_words.startswith("Restated")
    filled.bridge.chart_card.toggle_twin()
    assert filled.bridge.chart_card.twin.table_model.table == filled.bridge.chart_card.figure.table


def test_parts_are_chosen_by_click_and_an_empty_one_says_so(filled, qtbot):
    button = filled.segments.buttons.button(BRIDGES)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert filled.table.table_model.rowCount() == len(filled.rolled.bridges)
    qtbot.mouseClick(filled.segments.buttons.button(OTHER), Qt.MouseButton.LeftButton)
    assert filled.none.isVisible()
    assert filled.none.title.text() == "Nothing is new, renamed, dropped or redefined"


def test_the_filter_narrows_and_enter_leads_back_to_the_table(filled, qtbot):
    filled.show_part(BRIDGES)
    filled.look_for()
    qtbot.keyClicks(filled.filter, "harass")
    assert filled.table.table_model.rowCount() == 1
    qtbot.keyClick(filled.filter, Qt.Key.Key_Return)
    assert filled.table.hasFocus()


def test_another_import_can_be_compared_with(panel, qtbot):
    when = dt.datetime(2017, 7, 3, 9, 30, tzinfo=dt.UTC)
    imports = [
        Import("a", "Q1.xlsx", "standard workbook", "lancashire", JUNE, id=7, when=when),
        Import("b", "Q4.xlsx", "standard workbook", "lancashire", JUNE - 3, id=3, when=when, meeting="May"),
    ]
    panel.show_choices(imports, 7)
    assert panel.since.currentText().startswith("Q1.xlsx, to June 2017, imported 3 July 2017, ")
    assert panel.since.itemText(1) == "May: Q4.xlsx, to March 2017"
    panel.since.setCurrentIndex(1)
    with qtbot.waitSignal(panel.compare_with) as told:
        panel.since.activated.emit(1)
    assert told.args == [3]


def test_a_rename_is_asked_about_and_the_answer_is_handed_out(panel, renamed, qtbot):
    panel.show_rolled(roll_forward(*renamed))
    assert panel.question.isVisible()
    assert "“Harassment” is gone" in panel.question.words.text()
    told = []
    panel.rename_confirmed.connect(lambda *answer: told.append(answer))
    qtbot.mouseClick(panel.question.other, Qt.MouseButton.LeftButton)
    panel.question.same.setFocus()
    qtbot.keyClick(panel.question.same, Qt.Key.Key_Space)
    pair = "harassment", "harassment_and_stalking"
    assert told == [(*pair, False), (*pair, True)]


@pytest.mark.parametrize("known", [{"confirmed": {"harassment": "harassment_and_stalking"}},
                                   {"denied": [("harassment", "harassment_and_stalking")]}])  # fmt: skip
def test_an_answered_rename_is_not_asked_about_again(panel, renamed, known):
    panel.show_rolled(roll_forward(*renamed, **known))
    assert not panel.question.isVisible()
    assert not any("Renamed?" in sentence for sentence in panel.rolled.sentences)


def test_new_and_dropped_measures_lead_to_their_cells_and_name_no_series(panel, renamed, qtbot):
    denied = [("harassment", "harassment_and_stalking")]
    panel.show_rolled(roll_forward(*renamed, denied=denied))
    panel.show_part(OTHER)
    keys = {row.key for row in panel.table.table_model.table.rows}
    assert {"dropped:harassment", "new:harassment_and_stalking"} <= keys
    panel.table.choose("new:harassment_and_stalking")
    assert "choose one under Bridges" in panel.bridge.chart_card.note.text()


def test_words_for_a_screen_reader_and_focus_by_tab(filled, qtbot, qapp):
    for part in (filled.table, filled.since, filled.filter, filled.sentences, filled.bridge.steps):
        assert part.accessibleName()
    filled.since.setFocus()
    seen = set()
    for _ in range(30):
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.add(qapp.focusWidget())
    bridge = filled.bridge
    assert {filled.table, filled.filter, filled.sentences, bridge.steps, bridge.chart_card.chart} <= seen


def test_the_text_and_rows_are_copied(filled, qapp, qtbot):
    filled.table.setFocus()
    filled.copy()
    assert f"{SHEET}!AH6" in qapp.clipboard().text()
    filled.sentences.setFocus()
    filled.sentences.selectAll()
    filled.copy()
    assert qapp.clipboard().text().startswith("Restated: ")
    qapp.clipboard().clear()


def test_it_is_drawn_in_both_themes(filled):
    for name in ("dark", "light"):
        filled.set_theme(load_theme(name))
        assert not filled.grab().isNull()
