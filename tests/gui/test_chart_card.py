"""The views behind the button at the end of the row: chosen by pointer, by key and by shortcut."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutinydesk.qt.commands import COMMANDS, IN_ROW, OFFERED, VIEWS, modes, views
from scrutinydesk.qt.panels.chart_card import MORE, ChartCard
from scrutinydesk.qt.theme import load_theme, stylesheet
from scrutinydesk.reporting.figure import Mode

sys.path.insert(0, str(Path(__file__).parent))
import view_samples as samples

# Of the card in a window of 1366 by 768.
WIDTH = 587


@pytest.fixture
def card(qtbot):
    made = ChartCard(load_theme("light"), offered=tuple(Mode))
    made.setStyleSheet(stylesheet(load_theme("light")))
    qtbot.addWidget(made)
    made.resize(WIDTH, 316)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_mode_has_one_view_and_one_key():
    assert [view.mode for view in VIEWS] == list(Mode)
    keys = [view.shortcut for view in VIEWS]
    others = [command.shortcut for command in COMMANDS if not command.id.startswith("mode.")]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set(others)
    assert [command.argument for command in modes(tuple(Mode))] == [str(mode) for mode in Mode]
    assert [command.divided for command in modes(tuple(Mode))].index(True) == IN_ROW


def test_what_is_not_offered_is_in_no_menu(qtbot):
    made = ChartCard(load_theme("light"))
    qtbot.addWidget(made)
    assert {view.mode for view in views()} == set(OFFERED)
    assert (made.more is not None) is (len(OFFERED) > IN_ROW)
    assert {command.id for command in COMMANDS if command.id.startswith("mode.")} == {
        f"mode.{mode}" for mode in OFFERED
    }


def test_the_button_takes_the_name_of_the_view_that_is_on(card):
    assert card.more.text() == MORE
    for view in VIEWS:
        card.set_mode(view.mode)
        behind = VIEWS.index(view) >= IN_ROW
        assert card.more.text() == (view.name if behind else MORE)
        assert card.more.isChecked() is behind
        assert [mode for mode, action in card.choices.items() if action.isChecked()] == [view.mode] * behind
        assert (view.name in card.more.accessibleName()) is behind


def test_the_row_fits_whatever_view_is_on(card):
    for view in VIEWS:
        card.set_mode(view.mode)
        QApplication.processEvents()
        assert card.minimumSizeHint().width() <= WIDTH, view.name
        assert card.save_button.geometry().right() < card.width()
        for button in card.buttons.buttons():
            assert button.width() >= button.sizeHint().width(), button.text()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_view_is_chosen_from_the_menu_by_keys(card, qtbot):
    chosen = []
    card.mode_chosen.connect(chosen.append)
    menu = card.more.menu()
    menu.popup(card.mapToGlobal(card.more.geometry().bottomLeft()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    assert chosen == [Mode.DRIVERS]
    menu.popup(card.mapToGlobal(card.more.geometry().bottomLeft()))
    QTest.keyClick(menu, Qt.Key.Key_U)
    assert chosen == [Mode.DRIVERS, Mode.FUNNEL]


def test_a_view_of_the_menu_that_a_measure_has_not_says_why(card):
    card.allow(Mode.FUNNEL, "No population is given for these areas.")
    action = card.choices[Mode.FUNNEL]
    assert not action.isEnabled()
    assert action.toolTip() == "No population is given for these areas."
    assert card.more.menu().toolTipsVisible()
    card.allow(Mode.FUNNEL)
    assert action.isEnabled()
    assert "Alt+9" in action.toolTip()


def test_a_narrow_card_leaves_the_name_to_the_subtitle(card):
    card.show_figure("Burglary, residential", samples.forces())
    assert card.title.minimumSizeHint().width() == 0
    card.resize(900, 316)
    QApplication.processEvents()
    assert card.title.width() >= card.title.fontMetrics().horizontalAdvance("Burglary, residential")
