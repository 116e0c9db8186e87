"""Marks widgets for the style sheet."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

W = TypeVar("W", bound=QWidget)


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
