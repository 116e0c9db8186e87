"""The interactive chart: what is plotted, and walking through it by key and pointer."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.theme import load_theme

sys.path.insert(0, str(Path(__file__).parent))
import charts_samples as samples


@pytest.fixture(params=["still", "live"])
def chart(request, qtbot):
    """The chart before and after pyqtgraph is there."""
    made = TrendChart()
    if request.param == "live":
        made.come_alive()
    qtbot.addWidget(made)
    made.resize(700, 360)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def live(qtbot):
    made = TrendChart()
    made.come_alive()
    qtbot.addWidget(made)
    made.resize(700, 360)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(chart):
    return [
        (item, [curve for curve in item.curves if curve.isVisible()])
        for item in chart._canvas.panels
        if item.box.isVisible()
    ]


@pytest.mark.parametrize("name", samples.ALL)
def test_what_is_plotted_is_the_figure(live, name):
    figure = samples.ALL[name]()
    live.show_figure(figure)
    assert live.figure is figure
    assert len(shown(live)) == len(figure.panels)
    for (_, curves), panel in zip(shown(live), figure.panels, strict=True):
        assert len(curves) == len(panel.lines)
        for curve, line in zip(curves, panel.lines, strict=True):
            x, y = curve.getData()
            assert tuple(x) == line.months
            assert [None if math.isnan(v) else v for v in y] == list(line.values)


def test_figures_follow_each_other_without_leftovers(live):
    for name in ("peers", "divisions", "monthly", "empty", "stock"):
        figure = samples.ALL[name]()
        live.show_figure(figure)
        assert [len(curves) for _, curves in shown(live)] == [len(p.lines) for p in figure.panels]


def test_the_line_is_open_where_a_month_is_missing(live):
    live.show_figure(samples.gaps())
    curve = shown(live)[0][1][0]
    line = samples.gaps().panels[0].lines[0]
    joined = np.asarray(curve.opts["connect"])
    for at, month in enumerate(line.months[:-1]):
        whole = line.months[at + 1] == month + 1 and None not in line.values[at : at + 2]
        assert bool(joined[at]) is whole


def test_panels_share_their_axes(live):
    live.show_figure(samples.divisions())
    ranges = [item.box.viewRange() for item, _ in shown(live)]
    assert len(ranges) == 3
    for other in ranges[1:]:
        assert np.allclose(other, ranges[0])


def test_keys_walk_the_points_and_say_them(chart, qtbot):
    figure = samples.monthly()
    chart.show_figure(figure)
    line, said = figure.panels[0].lines[0], []
    chart.pointed.connect(lambda words, place: said.append((words, place)))
    for key, at in (("End", -1), ("Left", -2), ("Home", 0), ("Right", 1), ("PageDown", 13)):
        qtbot.keyClick(chart, getattr(Qt.Key, f"Key_{key}"))
        assert said[-1] == (line.words[at], line.places[at])
        assert chart.cursor_words == line.words[at]
        assert chart.accessibleDescription() == line.words[at]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert said[-1] == ("", None)


def test_up_and_down_go_to_another_panel_at_the_same_month(chart, qtbot):
    chart.show_figure(samples.divisions())
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.cursor_words.startswith("South Division: October 2013")
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.cursor_words.startswith("East Division: October 2013")


def test_a_screen_reader_gets_title_and_alternative_text(chart):
    figure = samples.monthly()
    chart.show_figure(figure)
    found = QAccessible.queryAccessibleInterface(chart)
    assert found.text(QAccessible.Text.Name) == figure.title
    assert found.text(QAccessible.Text.Description) == figure.alt


def test_an_empty_figure_takes_keys_and_pointer_in_silence(chart, qtbot):
    chart.show_figure(samples.empty())
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert chart.cursor_words == ""
    assert chart.accessibleDescription() == samples.empty().empty


def test_pointing_finds_the_nearest_point(chart, qtbot):
    figure = samples.monthly()
    chart.show_figure(figure)
    line, plot = figure.panels[0].lines[0], chart._layout.plots[0]
    for at in (5, 30):
        place = chart._canvas.mapTo(chart, QPoint(round(plot.x.at(line.months[at])), round(plot.box.y + 20)))
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
        assert chart.cursor_words == line.words[at]
    seen = chart.childAt(chart._canvas.geometry().center())
    for at in (20, 12):  # a pointer that has not moved since the last test says nothing
        qtbot.mouseMove(seen, QPoint(round(plot.x.at(line.months[at])), round(plot.box.y + 30)))
    qtbot.waitUntil(lambda: chart.cursor_words == line.words[12])


def test_the_wheel_scrolls_the_page_and_not_the_chart(qtbot):
    page, chart = QScrollArea(), TrendChart()
    chart.come_alive()
    qtbot.addWidget(page)
    chart.setFixedSize(600, 900)
    chart.show_figure(samples.monthly())
    page.setWidget(chart)
    page.resize(640, 300)
    with qtbot.waitExposed(page):
        page.show()
    before = shown(chart)[0][0].box.viewRange()
    QTest.wheelEvent(page.windowHandle(), QPointF(200, 100), QPoint(0, -240))
    assert page.verticalScrollBar().value() > 0
    assert shown(chart)[0][0].box.viewRange() == before


@pytest.mark.parametrize("size", [(500, 300), (240, 160), (1400, 800)])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_drawn_at_every_size_in_both_themes(chart, size, name):
    theme = load_theme(name)
    chart.set_theme(theme)
    chart.resize(*size)
    chart.show_figure(samples.monthly())
    image = chart.grab().toImage()
    assert image.pixelColor(4, 4).name().upper() == theme.card
    colours = {
        image.pixelColor(x, y).name().upper() for x in range(0, size[0], 1) for y in range(0, size[1], 2)
    }
    assert theme.ink in colours or theme.muted in colours
    plots = chart._layout.plots
    assert all(plot.box.right <= size[0] and plot.box.bottom <= size[1] for plot in plots)


def test_going_over_to_pyqtgraph_keeps_the_figure_and_the_mark(qtbot):
    chart = TrendChart()
    qtbot.addWidget(chart)
    chart.resize(700, 360)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.show_figure(samples.monthly())
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    words, before = chart.cursor_words, chart.grab().toImage()
    chart.come_alive()
    after = chart.grab().toImage()
    assert chart.cursor_words == words
    assert len(shown(chart)) == 1
    points = [(x, y) for x in range(0, 700, 5) for y in range(0, 360, 5)]
    differing = sum(before.pixelColor(*at) != after.pixelColor(*at) for at in points)
    assert differing < len(points) / 50
