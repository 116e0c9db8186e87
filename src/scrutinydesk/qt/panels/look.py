"""Marks widgets for the style sheet, and adds to it what only this window has."""

from __future__ import annotations

from string import Template
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.theme import Theme

W = TypeVar("W", bound=QWidget)

EXTRA = Template("""
QFrame[part="header"], QFrame[part="tabs"] { background: $card; border: 0; border-bottom: 1px solid $line; }
QFrame[part="menu"] { background: $card; }
QTabBar#tabs { background: $card; }
QFrame[part="status"] { background: $card; border: 0; border-top: 1px solid $line; }
QFrame[part="status"] QPushButton { padding: 0 10px; min-height: 16px; font-size: 12px; }
QFrame[part="status"] QProgressBar { min-height: 6px; max-height: 6px; border-radius: 3px; }
QFrame[part="status"] QProgressBar::chunk { background: $accent; }
QFrame[part="cardHeading"] { background: transparent; border: 0; border-bottom: 1px solid $line; }
QFrame[part="banner"] { background: $card; border: 0; border-bottom: 1px solid $line;
  border-left: 4px solid $accent; }
QFrame[part="banner"][tone="error"] { border-left-color: $concern; }
QFrame[part="stale"] { background: $raised; border: 0; border-bottom: 1px solid $line;
  border-left: 4px solid $badge; }
QFrame[part="cellbar"] { background: $card; border: 0; border-bottom: 1px solid $line; }
QFrame[plain="true"] { background: $card; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QLabel[role="badge"] { border-radius: 8px; padding: 0 7px; }
QLabel[role="welcome"] { font-size: 20px; font-weight: 600; }
QLabel[role="reference"] { font-weight: 600; font-size: 13px; }
QPushButton[kind="headline"] { background: $card; border: 1px solid $line; border-radius: 8px;
  text-align: left; padding: 0; }
QPushButton[kind="headline"]:hover { border-color: $edge; background: $card; }
QPushButton[kind="headline"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 2px 4px; text-align: left; font-weight: 500; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $focus; padding: 2px 4px; }
QPushButton::menu-indicator { image: url("$arrow"); width: 9px; height: 9px; subcontrol-origin: padding;
  subcontrol-position: right center; right: 8px; }
QPushButton[kind="primary"]::menu-indicator { image: url("$white_arrow"); }
QPushButton[kind="segment"] { padding: 5px 9px; }
QPushButton[kind="segment"]:focus { padding: 4px 8px; }
QPushButton[kind="segment"]:checked:focus { border: 2px solid $badge; }
QLabel[role="calm"] { font-size: 16px; font-weight: 600; }
QLabel[role="tick"] { font-size: 34px; color: $improvement; }
QWidget[plain="true"] { background: $card; }
QPushButton[drop="true"] { padding-right: 24px; }
QTextEdit[plain="true"] { padding: 8px 12px; font-size: 13px; }
QTextEdit[plain="true"]:focus { padding: 8px 12px; }
QListView[nav="true"] { padding: 6px; }
QListView[nav="true"]::item { padding: 7px 8px; border-radius: 6px; }
QListView[nav="true"], QListView[nav="true"]:focus { border: 0; }
QListView[nav="true"]::item:selected { border: 1px solid $selection; }
QListView[nav="true"]:focus::item:selected { border: 1px solid $accent; }
QTableView[calm="true"] QHeaderView::section, QTableView[calm="true"]::item { border-right: 0; }
QTableView[calm="true"], QListView[calm="true"] { border: 0; }
QTableView[calm="true"]:focus, QListView[calm="true"]:focus { border: 0; }
QTableView[quiet="true"] QHeaderView::section { padding: 6px 5px; font-size: 11px; }
QMenuBar { border-bottom: 0; padding: 2px 10px; }
""")


def marked(widget: W, **properties: object) -> W:
    """Return the widget with properties that the style sheet selects by."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    return widget


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles; its text is never read as markup."""
    made = marked(QLabel(), role=role)
    made.setTextFormat(made.textFormat().PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    return made


def restyled(widget: QWidget, **properties: object) -> None:
    """Change properties of a widget that is shown already."""
    marked(widget, **properties)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application a theme."""
    # Asking for app.style() would cost its dozen enums, at the start of every run.
    if not app.property("dressed"):
        app.setStyle("Fusion")
        app.setProperty("dressed", True)  # noqa: FBT003  Qt's own signature
    app.setFont(themes.font())
    app.setPalette(themes.palette(theme))
    app.setStyleSheet(sheet(theme))


def sheet(theme: Theme) -> str:
    """Return the whole style sheet."""
    tokens = {name: str(getattr(theme, name)) for name in theme.__dataclass_fields__}
    arrows = themes.stylesheet(theme).split('url("', 1)[1].split('"', 1)[0]
    tokens["arrow"] = arrows
    on_dark = "dark" if not theme.dark else "light"
    tokens["white_arrow"] = arrows.replace(f"arrow_{theme.name}", f"arrow_{on_dark}")
    return themes.stylesheet(theme) + EXTRA.substitute(tokens)
