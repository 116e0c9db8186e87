"""Whatever figures are given: nothing fails, no word leaves the page, every point has its place."""

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.cursor import Cursor
from scrutinydesk.qt.charts.layout import arrange, needed
from scrutinydesk.qt.charts.page import PAPER, Sheet
from scrutinydesk.reporting.figure import (
    Across,
    Bar,
    BarKind,
    Curve,
    CurveKind,
    Dot,
    Figure,
    Grid,
    Line,
    Panel,
    PointMark,
    Reference,
    Role,
    Spot,
)

sys.path.insert(0, str(Path(__file__).parent))
import view_samples as samples

PAGES = st.sampled_from([(453.6, 255.1), (221.0, 170.0), (180.0, 120.0), (600.0, 900.0)])
NUMBER = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
NAME = st.text("abcdefgh ijklm nop,. 0123", min_size=1, max_size=60).filter(str.strip)
ROLES, MARKS = st.sampled_from([Role.MAIN, Role.PEER, Role.FAINT]), st.sampled_from(PointMark)


def measure(text, size, heavy):
    """Stand in for a font, as wide as Inter at its widest."""
    return len(text) * size * (0.62 if heavy else 0.58)


def figure(panel, grid=None, panels=()):
    table = samples.twin("t", ("a",), ())
    return Figure("f", "A title of some length", "And what it is of", panels or (panel,), "crimes", table, 1,
                  note="A note.", source="Source: file.xlsx", grid=grid)  # fmt: skip


@st.composite
def dots(draw):
    made = []
    for _ in range(draw(st.integers(1, 44))):
        value = draw(st.none() | NUMBER)
        half = draw(st.none() | st.floats(0, 1e6))
        ends = (None, None) if value is None or half is None else (value - half, value + half)
        made.append(Dot(draw(NAME), value, *ends, draw(NAME)[:12], draw(ROLES), draw(MARKS)))
    low = draw(NUMBER)
    reference = draw(st.none() | st.just(Reference(low, draw(NAME), low - 1, low + 1)))
    reverse = draw(st.booleans())
    return figure(
        Panel("", (), dots=tuple(made), reference=reference, across=Across(draw(NAME), reverse=reverse))
    )


@st.composite
def funnels(draw):
    spots = tuple(
        Spot(abs(draw(NUMBER)), draw(NUMBER), draw(NAME)[:24], draw(ROLES), draw(MARKS))
        for _ in range(draw(st.integers(1, 44)))
    )
    xs = tuple(sorted({abs(draw(NUMBER)) for _ in range(5)}))
    curves = tuple(
        Curve(draw(NAME)[:20], xs, tuple(draw(NUMBER) for _ in xs), kind) for kind in CurveKind
    )
    return figure(Panel("", (), spots=spots, curves=draw(st.sampled_from([curves, ()]))))


@st.composite
def falls(draw):
    level, bars = draw(NUMBER), []
    bars.append(Bar(draw(NAME), "1", 0, level, BarKind.TOTAL))
    for _ in range(draw(st.integers(0, 16))):
        step = draw(NUMBER)
        kind = BarKind.UP if step > 0 else BarKind.DOWN
        bars.append(Bar(draw(NAME), f"{step:,.0f}", level, level + step, kind))
        level += step
    bars.append(Bar(draw(NAME), "2", 0, level, BarKind.TOTAL))
    return figure(Panel("", (), bars=tuple(bars)))


@st.composite
def grids(draw):
    rows, columns = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    months = tuple(range(samples.FIRST, samples.FIRST + draw(st.integers(1, 24))))
    chance, top = random.Random(draw(st.integers(0, 999))), draw(st.sampled_from([0, 3, 1e6]))
    panels = []
    for _ in range(rows * columns):
        values = tuple(chance.choice([None, chance.uniform(-top, top), 0.0]) for _ in months)
        panels.append(Panel("cell", (Line("x", months, values),) * chance.randint(0, 1)))
    names = draw(st.lists(NAME, min_size=rows + columns, max_size=rows + columns))
    grid = Grid(tuple(names[:rows]), tuple(names[rows:]), draw(st.booleans()))
    return figure(None, grid, tuple(panels))


@settings(max_examples=150, deadline=None)
@given(st.one_of(dots(), funnels(), falls(), grids()), PAGES)
def test_everything_has_its_place(made, page):
    sheet = Sheet(made, *page, measure, PAPER)
    layout = arrange(sheet)
    for words in layout.words:
        assert words.box.x >= -0.01, words
        assert words.box.right <= page[0] + 0.01, words
        assert words.box.y >= -0.01, words
    for plot, panel in zip(layout.plots, made.panels, strict=bool(layout.plots)):
        assert plot.box.width > 0
        assert plot.box.height > 0
        drawing = plot.drawing
        places = [*drawing.stops, *(pin.place for pin in drawing.pins)]
        places += [place for trace in drawing.traces for place in trace.places]
        places += [place for area in drawing.areas for place in area.corners]
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in places)
        if made.grid is None:
            assert len(drawing.stops) == len(panel.dots) + len(panel.spots) + len(panel.bars)
    assert needed(sheet) >= page[1]
    cursor = Cursor.start(made)
    if cursor is not None:
        for step in (-1, 1, -100, 100):
            assert cursor.along(step).words
            assert cursor.across(step).words
            assert cursor.beside(1 if step > 0 else -1).words


@pytest.mark.usefixtures("qapp")
@settings(max_examples=12, deadline=None)
@given(st.one_of(dots(), funnels(), falls(), grids()))
def test_everything_can_be_painted(made):
    image = device.image(made, 579, 262)
    assert (image.width(), image.height()) == (579, 262)
