"""How the application looks: tokens, style sheet, palette and fonts, light and dark."""

from __future__ import annotations

from ast import literal_eval
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Template
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

Name = Literal["light", "dark"]
FAMILY = "Inter"
BODY_PIXELS = 13
RESOURCES = "scrutinydesk.resources"


# There are two, made once: compared by identity, which is quicker to make and to look up.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Theme:
    """The colours by what they are for, as ``#RRGGBB``.

    Attributes
    ----------
    edge : str
        Outline of a control; ``line`` merely divides.
    concern, improvement, neutral, common, blocked : str
        Of ``table.Tone``, by value; usable for text and for marks.
    series, series_text : tuple of str
        Of a chart's lines, and darker or lighter ones for the words that name them.
    tints : tuple of str
        Of cells by what they are taken for: period, label, total, note, not used.
    """

    name: str
    dark: bool
    ground: str
    card: str
    raised: str
    hover: str
    selection: str
    band: str
    tooltip: str
    line: str
    edge: str
    grid: str
    focus: str
    ink: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    on_tooltip: str
    accent_hover: str
    accent_pressed: str
    badge: str
    on_badge: str
    concern: str
    improvement: str
    neutral: str
    common: str
    blocked: str
    series: tuple[str, ...]
    series_text: tuple[str, ...]
    faint: str
    mean: str
    gap: str
    tints: tuple[str, ...]

    def tone(self, tone: str) -> str:
        """Return the colour of a ``Tone`` or ``PointMark``, by value; ink for an unknown one."""
        tones = {"concern", "improvement", "neutral", "common", "blocked"}
        return str(getattr(self, tone)) if tone in tones else self.ink


def folder() -> Path:
    """Return the folder of what the program reads: themes, fonts, icons."""
    # importlib.resources would cost more than the rest of a theme, before the window is there.
    return Path(str(import_module(RESOURCES).__file__)).parent


@cache
def load_theme(name: Name = "light") -> Theme:
    """Read one of the two themes."""
    return Theme(
        name=name, dark=name == "dark", **tokens((folder() / "themes" / f"{name}.toml").read_text("utf-8"))
    )


def tokens(text: str) -> dict[str, Any]:
    """Return the strings and lists that a theme file states, groups joined.

    Python writes them as TOML does; importing tomllib would delay the first paint by a twentieth.
    """
    read = {}
    for line in text.splitlines():
        name, equals, value = line.partition(" = ")
        if equals and not name.startswith("#"):
            found = literal_eval(value)
            read[name] = tuple(found) if isinstance(found, list) else found
    return read


@cache
def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the whole application."""
    themes = folder() / "themes"
    tokens: dict[str, str] = {
        field: value
        for field in theme.__dataclass_fields__
        if isinstance(value := getattr(theme, field), str)
    }
    for picture in ("arrow", "tick"):
        tokens[picture] = (themes / f"{picture}_{theme.name}.svg").as_posix()
    tokens["white_arrow"] = (themes / f"arrow_{'light' if theme.dark else 'dark'}.svg").as_posix()
    return Template((themes / "app.qss").read_text("utf-8")).substitute(tokens)


@cache
def _families() -> tuple[str, ...]:
    found: list[str] = []
    for path in sorted((folder() / "fonts").glob("Inter*.otf")):
        found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return tuple(dict.fromkeys(found))


def install_fonts() -> str:
    """Load the bundled fonts, once; return the family to use, the system's where it failed."""
    # A family is listed under its own name and, on some systems, one name a weight.
    return FAMILY if FAMILY in _families() else QGuiApplication.font().family()


def font(
    pixels: float = BODY_PIXELS, weight: QFont.Weight = QFont.Weight.Normal, *, exact: bool = False
) -> QFont:
    """Return the application's font with figures of equal width.

    Parameters
    ----------
    pixels : float
    weight : QFont.Weight
    exact : bool
        Without hinting, so that text scales evenly: for pictures, not for the screen.
    """
    made = QFont(install_fonts())
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(weight)
    if hasattr(QFont, "setFeature"):  # Qt 6.7
        made.setFeature(QFont.Tag("tnum"), 1)
    if exact:
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.tooltip,
        QPalette.ColorRole.ToolTipText: theme.on_tooltip,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.edge,
        QPalette.ColorRole.Light: theme.card,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return made


def system_name() -> Name:
    """Return which theme the desktop asks for."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
