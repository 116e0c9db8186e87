"""Where things go on a chart: nothing clipped, nothing on top of another."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.qt.charts import scale
from scrutinydesk.qt.charts.layout import arrange
from scrutinydesk.qt.charts.marks import Form, points, strokes
from scrutinydesk.qt.charts.page import PAPER, Sheet
from scrutinydesk.reporting.figure import BreakLine, Figure, Limits, Line, Panel, PointMark, Role

sys.path.insert(0, str(Path(__file__).parent))
import charts_samples as samples


def measure(text, size, heavy):
    """Stand in for a font, as wide as Inter at its widest."""
    return len(text) * size * (0.62 if heavy else 0.58)


def laid_out(figure, width=453.6, height=255.1):
    return arrange(Sheet(figure, width, height, measure, PAPER))


def faults(layout, width, height):
    found = [
        f"outside: {each.text} {each.box}"
        for each in layout.words
        if each.box.x < -0.01
        or each.box.y < 0
        or each.box.right > width + 0.01
        or each.box.bottom > height + 0.01
    ]
    found += [
        f"{one.text} on {other.text}"
        for one, other in combinations(layout.words, 2)
        if one.box.meets(other.box, 0.8)
    ]
    return found


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("page", [(453.6, 255.1), (221, 170), (480, 270), (375, 225), (600, 300)])
def test_samples_have_no_text_clipped_or_covered(name, page):
    layout = laid_out(samples.ALL[name](), *page)
    assert layout.words
    assert faults(layout, *page) == []


TEXT = st.text("abcdefgh ijklm nop,. 0123", min_size=1, max_size=90).filter(str.strip)


@st.composite
def figures(draw):
    count = draw(st.integers(1, 60))
    months = tuple(range(samples.FIRST, samples.FIRST + count))
    panels = draw(st.integers(1, 4))
    lines = draw(st.integers(1, 4 if panels == 1 else 1))
    chance = random.Random(draw(st.integers(0, 999)))
    top = draw(st.sampled_from([3, 60, 9_000, 120_000]))
    made = []
    for n in range(panels):
        drawn = tuple(
            Line(
                draw(TEXT)[:40],
                months,
                tuple(
                    chance.choice([None, *(round(chance.uniform(0, top), 1) for _ in "abcdef")])
                    for _ in months
                ),
                Role.MAIN if at == 0 else Role.PEER,
            )
            for at in range(lines)
        )
        limits = (Limits(months[0], months[-1], 500, 300, 700),) if draw(st.booleans()) else ()
        breaks = tuple(
            BreakLine(month, draw(TEXT))
            for month in sorted(draw(st.sets(st.sampled_from(months), max_size=4)))
        )
        made.append(Panel(f"Panel {n}", drawn, limits, breaks))
    return Figure(
        "f",
        draw(TEXT),
        draw(TEXT),
        tuple(made),
        "crimes",
        samples.TABLE,
        0,
        note=draw(TEXT),
        source=draw(TEXT),
    )


@settings(max_examples=120, deadline=None)
@given(figures(), st.sampled_from([(453.6, 255.1), (480.0, 270.0), (375.0, 225.0), (221.0, 170.0)]))
def test_no_text_is_ever_clipped_or_covered(figure, page):
    assert faults(laid_out(figure, *page), *page) == []


def test_break_labels_that_do_not_fit_stand_in_full_under_the_chart():
    layout = laid_out(samples.gaps())
    said = " ".join(each.text for each in layout.words)
    for each in samples.gaps().panels[0].breaks:
        assert each.label in said


def test_lines_at_one_value_keep_their_labels_apart():
    months = (1, 2, 3)
    lines = tuple(Line(f"Force {n}", months, (5.0, 5.0, 5.0), Role.PEER) for n in range(4))
    figure = Figure("f", "t", "", (Panel("", lines),), "crimes", samples.TABLE)
    tops = sorted(w.box.y for w in laid_out(figure).words if w.text.startswith("Force"))
    assert len(tops) == 4
    assert all(later - earlier >= PAPER.line - 0.01 for earlier, later in pairwise(tops))


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6), st.integers(1, 6), st.integers(0, 2))
def test_ticks_enclose_the_values_and_are_even(low, span, most, decimals):
    ticks = scale.value_ticks(low, low + span, most, decimals)
    assert ticks[0] <= low + 1e-6 * span + 1e-6
    assert ticks[-1] >= low + span - 1e-6 * span - 1e-6
    assert 2 <= len(ticks) <= most + 3
    steps = {round(later - earlier, 6) for earlier, later in pairwise(ticks)}
    assert len(steps) == 1


@given(st.integers(20000, 25000), st.integers(0, 240), st.integers(1, 12))
def test_month_ticks_fit_and_fall_on_april_where_they_can(first, length, room):
    ticks = scale.month_ticks(first, first + length, room)
    assert 1 <= len(ticks) <= room
    assert all(first <= tick <= first + length for tick in ticks)
    if len(ticks) > 1 and (ticks[1] - ticks[0]) % 6 == 0:
        assert {tick % 6 for tick in ticks} == {3}


def test_a_line_breaks_at_a_missing_month_and_at_none():
    assert scale.runs((1, 2, 4, 5, 6), (1.0, 2.0, 3.0, None, 4.0)) == ((0, 1), (2, 2), (4, 4))


def test_a_yearly_series_is_one_line():
    assert scale.runs((1, 13, 25, 49), (1.0, 2.0, 3.0, 4.0)) == ((0, 2), (3, 3))


def test_a_signal_has_a_form_and_provisional_points_are_hollow():
    figure = samples.monthly()
    panel, line = figure.panels[0], figure.panels[0].lines[0]
    marked = {point.at: point for point in points(panel, line, 1.0)}
    for at, mark in enumerate(line.marks):
        if mark is PointMark.PROVISIONAL:
            assert marked[at].hollow
        elif mark is not PointMark.PLAIN:
            mean = 8240 if at <= 24 else 9650
            assert marked[at].form is (Form.UP if line.values[at] >= mean else Form.DOWN)
            assert marked[at].tone == mark


def test_the_force_has_the_first_colour_wherever_it_stands():
    months = (1, 2)
    lines = [Line(name, months, (1.0, 2.0), Role.PEER) for name in ("E&W", "MSG")]
    panel = Panel("", (*lines, Line("Lancashire", months, (1.0, 2.0), Role.MAIN)))
    looks = strokes(panel)
    assert looks[2].series == 0
    assert looks[2].dash == ()
    assert {look.series for look in looks} == {0, 1, 2}
    assert len({(look.dash, look.form) for look in looks}) == 3


def test_every_line_of_a_comparison_is_named_even_at_half_width():
    layout = laid_out(samples.peers(), 221, 170)
    said = " ".join(each.text for each in layout.words)
    for line in samples.peers().panels[0].lines:
        assert line.name in said


def test_a_figure_a_year_has_its_own_months_on_the_axis():
    assert laid_out(samples.stock()).plots[0].months == samples.stock().panels[0].lines[0].months


def test_limits_of_an_ended_phase_say_when_it_ended():
    figure = samples.monthly()
    panel = figure.panels[0]
    ended = replace(figure, panels=(replace(panel, limits=panel.limits[:1]),))
    said = " ".join(each.text for each in laid_out(ended).words)
    assert "mean 8,240 until Oct 2015" in said
    assert "limits" not in said.replace("outside the limits", "")


def test_why_a_comparison_is_allowed_is_said_to_the_end():
    reason = "Compared across the break of January 2026 (system replaced), by decision of A. Officer on 26 "
    reason += "November 2026: The force counted both years again by the new rules and had the count audited."
    figure = replace(next(iter(samples.ALL.values()))(), source=f"Source: Performance pack.xlsx · {reason}")
    said = " ".join(each.text for each in laid_out(figure).words)
    assert "had the count audited." in said
    assert faults(laid_out(figure), 453.6, 255.1) == []
