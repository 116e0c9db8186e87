"""Dots, funnels, fans, waterfalls and grids: where things stand, what is painted, walked and taken along."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage

from scrutinydesk.qt.charts import device, dots
from scrutinydesk.qt.charts.cursor import Cursor
from scrutinydesk.qt.charts.layout import arrange, needed
from scrutinydesk.qt.charts.page import PAPER, SCREEN, Sheet
from scrutinydesk.qt.charts.painter import measure
from scrutinydesk.qt.charts.rows import thinned
from scrutinydesk.qt.charts.shapes import within
from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.commands import OFFERED
from scrutinydesk.qt.panels.figure_card import FigureCard
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.reporting.figure import Role
from scrutinydesk.reporting.figures import DRAWERS

sys.path.insert(0, str(Path(__file__).parent))
import view_samples as samples

pytestmark = pytest.mark.usefixtures("qapp")
# The chart on its card in a window of 1366 by 768, and of 1920 by 1080.
SMALL, LARGE = (579, 262), (823, 437)
EVERY = pytest.mark.parametrize("name", samples.ALL)
ROWS = ("forces", "ranks", "survey")


def screen(figure, size=SMALL):
    return arrange(Sheet(figure, *size, measure, SCREEN))


def said(layout):
    return " ".join(words.text for words in layout.words)


def has(image, place, colour, near=2):
    """Tell whether a colour is painted within a few pixels of a place."""
    across, down = (range(round(each) - near, round(each) + near + 1) for each in place)
    return any(image.pixelColor(x, y).name().upper() == colour.upper() for x in across for y in down)


@EVERY
@pytest.mark.parametrize("size", [SMALL, LARGE, (454, 255), (1400, 800)])
def test_no_word_is_clipped_or_covered(name, size):
    layout = screen(samples.ALL[name](), size)
    for words in layout.words:
        assert words.box.x >= -0.01, words
        assert words.box.right <= size[0] + 0.01, words
        assert words.box.y >= 0, words
        assert words.box.bottom <= size[1] + 0.01, words
    # Rows may be nearer to each other than their leading: letters do not touch.
    spare = SCREEN.line - SCREEN.body * 1.02
    met = [(a.text, b.text) for a, b in combinations(layout.words, 2) if a.box.meets(b.box, spare)]
    assert met == []


@EVERY
def test_title_subtitle_and_source_are_there_at_the_small_size(name):
    figure = samples.ALL[name]()
    text = said(screen(figure))
    for part in (figure.title, figure.subtitle, figure.source):
        assert part.split()[0] in text
        assert part.split()[-1] in text


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_dots_are_painted_where_their_values_are(name, theme, size):
    figure, look = samples.ALL[name](), load_theme(theme)
    layout = screen(figure, size)
    chart = TrendChart()
    chart.set_theme(look)
    chart.resize(size[0] + 4, size[1] + 4)
    chart.show_figure(figure)
    image = chart._canvas.grab().toImage()
    plot = layout.plots[0]
    found = plot.drawing.pins
    assert len(found) == sum(dot.value is not None for dot in figure.panels[0].dots)
    inks = {"mean": look.mean, "mark0": look.series[0]}
    for at, pin in enumerate(found):
        # One that the next lies over is not to be seen.
        later = [other.place for other in found[at + 1 :]]
        if any(abs(pin.place[0] - x) + abs(pin.place[1] - y) < 6 for x, y in later):
            continue
        assert has(image, pin.place, inks.get(pin.ink) or getattr(look, pin.ink)), pin
    for dot, stop in zip(figure.panels[0].dots, plot.drawing.stops, strict=True):
        if dot.value is not None:
            assert stop[0] == pytest.approx(plot.x.at(dot.value))


def test_the_own_force_differs_in_form_weight_and_colour():
    layout = screen(samples.forces())
    own = [pin for pin in layout.plots[0].drawing.pins if pin.ink == "mark0"]
    others = {pin.form for pin in layout.plots[0].drawing.pins if pin.ink != "mark0"}
    assert len(own) == 1
    assert own[0].form not in others
    [words] = [words for words in layout.words if words.text == samples.OWN]
    assert words.heavy


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_rows_without_room_are_left_out_but_not_the_own_the_ends_and_whom_it_stands_beside(size):
    figure = samples.forces()
    layout, given = screen(figure, size), figure.panels[0].dots
    shown = [words.text for words in layout.words]
    own = next(at for at, dot in enumerate(given) if dot.role is Role.MAIN)
    for at in (0, own - 1, own, own + 1, len(given) - 1):
        assert given[at].label in shown
    left = sum(int(found[1]) for text in shown if (found := re.match(r"… (\d+) more", text)))
    assert left + sum(dot.label in shown for dot in given) == len(given)


def test_a_file_shows_every_row_and_grows(tmp_path):
    figure = samples.forces()
    sized = device.fitted(figure)
    assert sized.width == device.WORD.width
    assert device.WORD.height < sized.height <= device.MOST_HIGH
    text = device.svg(figure)
    assert all(f">{dot.label}<" in text for dot in figure.panels[0].dots)
    assert "… " not in text
    device.save_png(figure, tmp_path / "forces.png")
    image = QImage(str(tmp_path / "forces.png"))
    assert (image.width(), image.height()) == sized[:2]
    assert image.text("Title") == figure.title
    # One of months stays as it was.
    assert device.fitted(samples.fan()) == device.WORD


def test_forty_four_rows_of_a_file_have_their_words_apart():
    sized = device.fitted(samples.forces())
    page = sized.width / sized.scale, sized.height / sized.scale
    layout = arrange(Sheet(samples.forces(), *page, measure, PAPER))
    assert not any(a.box.meets(b.box, 0.5) for a, b in combinations(layout.words, 2))


@pytest.mark.parametrize(("count", "room"), [(44, 9), (44, 20), (10, 10), (3, 1), (44, 1), (12, 7)])
def test_what_is_left_out_is_counted(count, room):
    found = thinned(count, room, [20, 0, count - 1, 19, 21, 1, 2, 3, 4, 5])
    assert [at for each in found for at in each] == list(range(count))
    assert len(found) <= max(room, 1)


def test_a_row_without_a_figure_says_so_and_is_walked():
    figure = samples.ranks()
    cursor = Cursor.start(figure)
    assert cursor.words.startswith("Lancashire, 22nd of 42")
    last = cursor.along(100)
    assert last.words == "Greater Manchester: no figure, new system"
    assert len({cursor.along(step).words for step in range(-50, 50)}) == 43


def test_a_whisker_that_is_cut_off_ends_in_an_arrow():
    figure = samples.forces()
    sheet = Sheet(figure, 454, 900, measure, PAPER)
    made = dots.arrange(sheet, 60)
    city = next(at for at, dot in enumerate(figure.panels[0].dots) if dot.label == "City of London")
    y = made.drawing.stops[city][1]
    own = [trace for trace in made.drawing.traces if any(place[1] == y for place in trace.places)]
    ends = [trace for trace in own if len(trace.places) == 3]
    assert all(trace.places[0][0] != trace.places[1][0] for trace in ends)
    assert all(made.box.x - 4 <= x <= made.box.right + 4 for trace in own for x, _ in trace.places)


def test_ranks_run_from_one_at_the_right():
    plot = screen(samples.ranks(), LARGE).plots[0]
    assert plot.x.at(1) == plot.box.right
    assert plot.x.at(42) == pytest.approx(plot.box.x)
    assert {"1st", "42nd"} <= {words.text for words in screen(samples.ranks(), LARGE).words}


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_funnel_names_the_own_force_and_most_of_what_stands_out(size):
    figure = samples.funnel()
    layout = screen(figure, size)
    text = said(layout)
    assert samples.OWN in text
    marked = [spot.label for spot in figure.panels[0].spots if spot.mark]
    assert sum(label in text for label in marked) >= len(marked) - (size == SMALL)
    for name in ("95%", "99.8%", "England"):
        assert name in text
    box = layout.plots[0].box
    for trace in layout.plots[0].drawing.traces:
        assert all(box.x - 0.01 <= x <= box.right + 0.01 for x, _ in trace.places)
        assert all(box.y - 0.01 <= y <= box.bottom + 3.01 for _, y in trace.places)
    assert len({trace.dash for trace in layout.plots[0].drawing.traces}) == 3


def test_a_line_is_cut_at_two_heights():
    peak = [(0, -10), (10, 10), (20, -10)]
    assert list(within(peak, -100, 0)) == [((0, -10), (5, 0)), ((15, 0), (20, -10))]
    assert list(within([(0, 5), (1, 6)], 0, 4)) == []
    assert list(within([(0, 1), (1, 2), (2, 1)], 0, 4)) == [((0, 1), (1, 2), (2, 1))]


def test_a_funnel_is_walked_by_size_and_by_height():
    figure = samples.funnel()
    cursor = Cursor.start(figure)
    spots = figure.panels[0].spots
    assert spots[cursor.position].label == samples.OWN
    right, higher = cursor.along(1), cursor.across(-1)
    assert spots[right.position].x >= spots[cursor.position].x
    assert spots[higher.position].y >= spots[cursor.position].y
    assert spots[cursor.along(-100).position].x == min(spot.x for spot in spots)


def test_a_fan_stands_where_its_interval_is_and_says_the_year_end(qtbot):
    figure, theme = samples.fan(), load_theme("light")
    layout = screen(figure, LARGE)
    plot, fan = layout.plots[0], figure.panels[0].fan
    assert "expected 19," in said(layout)
    assert "95%: " in said(layout)
    assert "target 17,500" in said(layout)
    image = device.image(figure, 823, 437)
    word = arrange(Sheet(figure, 823 * 0.75, 437 * 0.75, measure, PAPER)).plots[0]
    x = word.x.at(fan.months[-1]) - 3
    scale = 96 / 72
    inside = image.pixelColor(round(x * scale), round(word.y.at(fan.high[-1] - 200) * scale)).name()
    above = image.pixelColor(round(x * scale), round(word.y.at(fan.high[-1] + 600) * scale)).name()
    assert inside.upper() != theme.card
    assert above.upper() == theme.card
    assert plot.x.high >= fan.months[-1]


def test_a_faint_line_is_named_and_limits_begin_anew_with_their_reason():
    layout = screen(samples.adjusted(), LARGE)
    text = said(layout)
    assert "recorded 98" in text
    assert "adjusted 98" in text
    assert "Seat belts compulsory: limits begin anew" in text
    assert [each.ink for each in layout.words if "Seat belts" in each.text and not each.heavy] == ["muted"]
    assert len(layout.glyphs) == 2
    assert "Lower than usual" in text
    assert "Target hit and miss" in text


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_twelve_bars_with_long_names_have_all_their_words(size):
    figure = samples.drivers()
    layout = screen(figure, size)
    texts = [words.text for words in layout.words]
    for bar in figure.panels[0].bars:
        assert bar.text in texts
        assert any(text.startswith(bar.label[:18]) for text in texts)


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_grid_has_its_headings_and_says_whose_scale_it_is(size, shared):
    figure = samples.grid(shared=shared)
    layout = screen(figure, size)
    text = said(layout)
    for name in (*samples.TYPES, *samples.DIVISIONS):
        assert name in text
    assert ("own scale" in text) is not shared
    columns = len(samples.DIVISIONS)
    for at, plot in enumerate(layout.plots):
        assert plot.box.y == layout.plots[at // columns * columns].box.y
        assert plot.box.x == layout.plots[at % columns].box.x
        assert (plot.y.high == layout.plots[0].y.high) or not shared
    assert "none" in text


def test_a_grid_is_walked_by_month_cell_and_row():
    cursor = Cursor.start(samples.grid()).along(-100)
    assert cursor.words.startswith("East: Burglary, October 2013")
    assert cursor.beside(1).words.startswith("South: Burglary, October 2013")
    assert cursor.across(1).words.startswith("East: Violence with injury, October 2013")
    assert cursor.across(1).across(-1) == cursor
    assert cursor.beside(-1) == cursor
    end = cursor.along(47)
    assert end.words.startswith("East: Burglary, September 2017")
    assert end.along(1).words.startswith("South: Burglary, October 2013")
    # A cell without figures is stepped over.
    above = cursor.beside(1).beside(1).across(1).across(1).across(1)
    assert above.words.startswith("West: Theft from the person")
    assert above.across(1).words.startswith("West: Vehicle crime")


@pytest.fixture(params=["still", "live"])
def chart(request, qtbot):
    made = TrendChart()
    if request.param == "live":
        made.come_alive()
    qtbot.addWidget(made)
    made.resize(583, 266)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_badges_are_said_as_well_as_drawn(chart):
    figure = samples.adjusted()
    chart.show_figure(figure)
    text = device.svg(figure)
    for badge in figure.badges:
        assert badge.word in chart.accessibleDescription()
        assert f"{badge.word}." in text
    bare = replace(figure, badges=())
    assert device.image(figure, 579, 262) != device.image(bare, 579, 262)


@EVERY
def test_keys_walk_and_say_every_view(chart, qtbot, name):
    figure = samples.ALL[name]()
    chart.show_figure(figure)
    assert chart.accessibleName() == figure.title
    before = chart.grab().toImage()
    for key in ("Home", "Right", "Down", "Up", "Left", "End"):
        qtbot.keyClick(chart, getattr(Qt.Key, f"Key_{key}"))
        assert chart.cursor_words
        assert chart.accessibleDescription() == chart.cursor_words
    assert chart.grab().toImage() != before
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.cursor_words == ""


def test_rows_are_walked_up_and_down_and_those_left_out_too(chart, qtbot):
    figure = samples.forces()
    chart.show_figure(figure)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    heard = []
    for dot in figure.panels[0].dots:
        assert chart.cursor_words == dot.words
        heard.append(chart._cursor.place)
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert heard == [dot.places[0] for dot in figure.panels[0].dots]


def test_pointing_at_a_row_finds_it_by_its_name_too(chart, qtbot):
    figure = samples.forces()
    chart.show_figure(figure)
    plot = chart._layout.plots[0]
    for at in (0, 43):
        where = QPoint(20, round(plot.drawing.stops[at][1]))
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart._canvas.mapTo(chart, where))
        assert chart.cursor_words == figure.panels[0].dots[at].words


def test_views_follow_each_other_without_leftovers(qtbot):
    chart = TrendChart()
    chart.come_alive()
    qtbot.addWidget(chart)
    chart.resize(583, 266)
    for name in ("fan", "grid", "forces", "adjusted", "funnel", "drivers"):
        figure = samples.ALL[name]()
        chart.show_figure(figure)
        seen = [item for item in chart._canvas.panels if item.box.isVisible()]
        assert len(seen) == (1 if name in {"fan", "adjusted"} else 0)


@EVERY
def test_the_twin_the_copy_and_the_files_are_of_the_same_figure(name, qtbot, tmp_path):
    figure, card = samples.ALL[name](), FigureCard("Chart", load_theme("light"))
    qtbot.addWidget(card)
    card.resize(587, 316)
    card.show_figure("Burglary", figure)
    card.toggle_twin()
    assert card.twin.table_model.rowCount() == len(figure.table.rows)
    card.toggle_twin()
    card.copy()
    copied = QGuiApplication.clipboard()
    assert copied.text() == figure.alt
    assert (copied.image().width(), copied.image().height()) == device.fitted(figure)[:2]
    for ending in ("png", "svg"):
        card.save(tmp_path / f"chart.{ending}")
        assert (tmp_path / f"chart.{ending}").stat().st_size > 3000
    copied.clear()


@EVERY
def test_what_is_needed_is_enough(name):
    figure = samples.ALL[name]()
    sheet = Sheet(figure, 453.6, 255.1, measure, PAPER)
    high = needed(sheet)
    layout = arrange(sheet._replace(height=high))
    assert layout.whole
    assert not any(words.text.startswith("…") for words in layout.words)


def test_the_window_offers_what_can_be_drawn_and_nothing_else():
    assert set(OFFERED) == set(DRAWERS)
