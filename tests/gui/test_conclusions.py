"""What can and cannot be concluded: beneath the chart, in its place, in pictures and in documents."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.layout import arrange
from scrutinydesk.qt.charts.page import PAPER, Sheet
from scrutinydesk.qt.charts.painter import measure
from scrutinydesk.qt.panels.chart_card import ChartCard
from scrutinydesk.qt.theme import load_theme, stylesheet

sys.path.insert(0, str(Path(__file__).parent))
import view_samples as samples

CAN = ("September 2017 is above the expected range, beyond the usual ups and downs.",)
CANNOT = ("Why this is so.", "That every mark means something: 39% of charts have one by chance.")
NOTE = "Rules: MDC-7 (beyond a limit; 7 in a row rising or falling)."
SMALL, LARGE = (587, 270), (830, 560)


@pytest.fixture
def figure():
    return replace(samples.fan(), can=CAN, cannot=CANNOT, note=NOTE)


@pytest.fixture
def card(qtbot, figure):
    window = QWidget()
    window.resize(*LARGE)
    qtbot.addWidget(window)
    made = ChartCard(load_theme("light"), window)
    made.setStyleSheet(stylesheet(load_theme("light")))
    made.resize(*LARGE)
    with qtbot.waitExposed(window):
        window.show()
    made.show_figure("Burglary", figure)
    yield made
    window.close()


def resized(card, qtbot, size):
    card.resize(*size)
    qtbot.waitUntil(lambda: (card.width(), card.height()) == size)
    qtbot.wait(10)


def all_seen(card):
    area = card.conclusions.area
    return area.isVisible() and area.verticalScrollBar().maximum() == 0


def test_they_stand_beneath_the_chart_where_there_is_room(card):
    text = card.conclusions.words.text()
    assert text.split("\n") == [
        f"What we can conclude: {CAN[0]}", f"What we cannot conclude: {' '.join(CANNOT)}", NOTE,
    ]  # fmt: skip
    assert all_seen(card)
    assert card.chart.isVisible()
    assert not card.conclusions.button.isVisible()
    assert NOTE not in card.chart.figure.note  # it is not said twice


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, None])
def test_in_a_small_window_they_take_the_place_of_the_chart(card, qtbot, key):
    assert card.minimumSizeHint().height() <= SMALL[1]
    resized(card, qtbot, SMALL)
    folded = card.conclusions
    assert card.chart.isVisible()
    assert not folded.area.isVisible()
    assert folded.button.isVisible()
    assert folded.note.text() == NOTE

    def turn():
        if key is None:
            qtbot.mouseClick(folded.button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(folded.button, key)

    turn()
    qtbot.wait(10)
    qtbot.waitUntil(lambda: all_seen(card))
    assert not card.chart.isVisible()
    turn()
    assert card.chart.isVisible()
    assert not folded.area.isVisible()


def test_a_larger_window_has_both_again(card, qtbot):
    resized(card, qtbot, SMALL)
    card.conclusions.button.click()
    resized(card, qtbot, LARGE)
    assert all_seen(card)
    assert card.chart.isVisible()


def test_the_numbers_come_back_in_place_of_the_words(card, qtbot):
    resized(card, qtbot, SMALL)
    card.conclusions.button.click()
    card.toggle_twin()
    assert card.twin.isVisible()


def test_where_nothing_is_drawn_nothing_is_concluded(card, figure):
    card.show_figure("Burglary", replace(figure, panels=(), empty="There is no figure.", note=""))
    assert not card.conclusions.isVisible()


def test_a_figure_without_any_says_its_note_alone(card, figure):
    card.show_figure("Burglary", replace(figure, can=(), cannot=()))
    assert card.conclusions.words.text() == NOTE


def test_a_picture_has_them_beneath_and_is_higher_for_it(figure):
    bare = replace(figure, can=(), cannot=())
    tall, usual = device.fitted(figure), device.fitted(bare)
    assert usual == device.WORD
    assert tall.height > usual.height
    size = tall.width / tall.scale, tall.height / tall.scale
    found = arrange(Sheet(figure, *size, measure, PAPER))
    said = [each for each in found.words if each.text.startswith(("What we can", "What we cannot"))]
    assert len(said) == 2
    source = next(each for each in found.words if each.text.startswith("Source:"))
    assert source.box.bottom <= said[0].box.y
    lowest = max(each.box.bottom for each in found.words)
    assert lowest <= size[1]
    plain = arrange(Sheet(bare, usual.width / usual.scale, usual.height / usual.scale, measure, PAPER))
    assert found.plots[0].box.height == pytest.approx(plain.plots[0].box.height, abs=1)
    assert CANNOT[0] in device.svg(figure)


def test_a_low_picture_keeps_its_plot(figure):
    found = arrange(Sheet(figure, 220, 90, measure, PAPER))
    assert not any(each.text.startswith("What we") for each in found.words)
