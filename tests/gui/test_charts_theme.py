"""The two themes: readable, complete, and loaded without a warning from Qt."""

from __future__ import annotations

import tomllib
from itertools import product

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QPushButton

from scrutinydesk.qt.theme import folder, font, load_theme, stylesheet, tokens

BOTH = pytest.mark.parametrize("name", ["light", "dark"])


@BOTH
def test_a_theme_file_is_read_as_the_standard_library_reads_it(name):
    text = (folder() / "themes" / f"{name}.toml").read_text("utf-8")
    groups = tomllib.loads(text).values()
    joined = {key: value for group in groups for key, value in group.items()}
    assert {k: list(v) if isinstance(v, tuple) else v for k, v in tokens(text).items()} == joined


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@BOTH
def test_text_holds_four_and_a_half_to_one(name):
    theme = load_theme(name)
    surfaces = (theme.ground, theme.card, theme.raised, theme.hover, theme.selection)
    for text, surface in product((theme.ink, theme.muted, theme.accent), surfaces):
        assert contrast(text, surface) >= 4.5, (text, surface)
    for text, surface in product(theme.series_text, (theme.card, theme.band)):
        assert contrast(text, surface) >= 4.5, (text, surface)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5
    assert contrast(theme.on_accent, theme.accent_pressed) >= 4.5
    assert contrast(theme.on_badge, theme.badge) >= 4.5
    assert contrast(theme.on_tooltip, theme.tooltip) >= 4.5


@BOTH
def test_marks_hold_three_to_one(name):
    theme = load_theme(name)
    tones = (theme.concern, theme.improvement, theme.neutral, theme.common, theme.blocked)
    for mark, surface in product(tones, (theme.card, theme.band, theme.selection, theme.raised)):
        assert contrast(mark, surface) >= 3, (mark, surface)
    for mark in (*theme.series, theme.mean, theme.edge, theme.focus):
        assert contrast(mark, theme.card) >= 3, mark


@BOTH
def test_the_style_sheet_is_understood(name, qtbot):
    theme = load_theme(name)
    assert "$" not in stylesheet(theme)
    button = QPushButton("Present")
    button.setProperty("kind", "primary")
    button.setStyleSheet(stylesheet(theme))
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    middle = button.grab().toImage().pixelColor(4, button.height() // 2).name()
    assert middle.upper() == theme.accent



def test_the_bundled_font_has_figures_of_one_width(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    made = font(40)
    label.setFont(made)
    assert QFontInfo(made).family() == "Inter"
    widths = {label.fontMetrics().horizontalAdvance(figure * 4) for figure in "0123456789"}
    assert len(widths) == 1
