"""The waterfall: where its bars stand, that its words fit, what is drawn and how it is walked."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from scrutinydesk.analysis.bridge import Bridge, Step, StepKind, Unbridged
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.cursor import Cursor
from scrutinydesk.qt.charts.layout import arrange
from scrutinydesk.qt.charts.page import PAPER, Sheet
from scrutinydesk.qt.charts.painter import measure
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.reporting import bridges
from scrutinydesk.reporting.figure import BarKind

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(454, 255), (300, 260), (640, 380), (900, 300)]
FILES = (Observations((), {"a": "July.xlsx"}), Observations((), {"b": "October.xlsx"}))


def made(start, amounts):
    kinds = (StepKind.RESTATED, StepKind.DROPPED, StepKind.ADDED, StepKind.RECLASSIFIED)
    steps = tuple(Step(kind, Fraction(amount)) for kind, amount in zip(kinds, amounts, strict=True))
    windows = Window.rolling_12(Month.of(2017, 6)), Window.rolling_12(Month.of(2017, 9))
    end = Fraction(start) + sum(map(Fraction, amounts))
    cell = Observation(
        "all_crime", "lancashire", "", 1, 1, Span.MONTH, 1.0, "crimes", (), "Monthly counts", "C6", "0", "b"
    )  # fmt: skip
    return Bridge("all_crime", "lancashire", "", *windows, Fraction(start), end, steps, (), (), (cell,))


def figure(start=112585, amounts=(2400, -27516, 30706, -12)):
    return bridges.figure(made(start, amounts), FILES, load_resources())


def layout(shown, size=SIZES[0]):
    return arrange(Sheet(shown, *size, measure, PAPER))


def test_bars_stand_on_the_level_that_the_one_before_left():
    shown = figure()
    [plot] = layout(shown).plots
    levels = [112585, 114985, 87469, 118175, 118163, 118163]
    for bar, drawn, after in zip(shown.panels[0].bars, plot.bars, levels, strict=True):
        assert bar.end == after
        edge = drawn.box.x if bar.kind is BarKind.DOWN else drawn.box.right
        assert edge == pytest.approx(plot.x.at(after))
    assert all(drawn.join is not None for drawn in plot.bars[:-1])
    assert plot.bars[-1].join is None


def test_a_scale_that_does_not_begin_at_nought_says_so():
    said = " ".join(words.text for words in layout(figure()).words)
    assert "The scale begins at" in said
    small = figure(100, (5, -30, 40, 0))
    assert "The scale begins at" not in " ".join(words.text for words in layout(small).words)
    assert layout(small).plots[0].y.low == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "amounts", [(2400, -27516, 30706, -12), (0, -5, 5, 0), (1, -99, 0, 0), (-120, -5, 1, 2)]
)
@pytest.mark.parametrize("start", [112585, 100, 0])
def test_words_stay_on_the_page(start, amounts, size):
    made = layout(figure(start, amounts), size)
    for words in made.words:
        assert words.box.x >= -0.5, words
        assert words.box.right <= size[0] + 0.5, words
        assert -0.5 <= words.box.y <= size[1], words
    [plot] = made.plots
    for drawn in plot.bars:
        assert drawn.box.height >= 0
        assert plot.box.x - 0.5 <= drawn.box.x
        assert drawn.box.right <= plot.box.right + 0.5


def test_figures_beside_bars_do_not_meet_on_a_page_of_usual_size():
    shown = figure()
    texts = {bar.text for bar in shown.panels[0].bars}
    boxes = [words.box for words in layout(shown).words if words.text in texts]
    assert len(boxes) == len(shown.panels[0].bars)
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_the_picture_holds_bars_of_three_kinds_and_real_text(tmp_path):
    shown = figure()
    text = device.svg(shown)
    assert "+30,706" in text
    assert "As reported" in text
    image = device.image(shown, 640, 380)
    theme = load_theme("light")
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 640, 2) for y in range(0, 380, 2)}
    assert theme.series[0].upper() in colours
    path = tmp_path / "bridge.png"
    device.save_png(shown, path)
    assert path.stat().st_size > 5000


def test_the_bars_are_walked_and_say_themselves():
    cursor = Cursor.start(figure())
    assert cursor.words.startswith("Now, 12m to Sep 2017")
    assert cursor.place.cell == "C6"
    first = cursor.along(-10)
    assert first.words == "As reported, 12m to Jun 2017, 112,585"
    assert first.along(1).words == "Restated, +2,400"


def test_it_is_shown_alive_and_answers_keys(qtbot):
    from scrutinydesk.qt.charts.trend_chart import TrendChart

    chart = TrendChart()
    qtbot.addWidget(chart)
    chart.resize(640, 380)
    chart.show_figure(figure())
    chart.show()
    chart.come_alive()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.cursor_words == "Reclassified, −12"
    assert chart.accessibleDescription() == chart.cursor_words
    chart.grab()


def test_no_bridge_says_why():
    window = Window.rolling_12(Month.of(2017, 9))
    none = Unbridged("all_crime", "lancashire", "", window, (Month.of(2017, 5),), later=True)
    shown = bridges.figure(none, FILES, load_resources())
    assert "May 2017 missing" in shown.empty
    assert not layout(shown).plots
