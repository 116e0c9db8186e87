"""Dresses the window: its parts wear a style sheet each, and change it a few at a time.

With one sheet for the application Qt goes through every widget at once when it changes, for half
a second in which nothing else happens. What is around the parts needs the palette alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrutinydesk.qt.theme import Theme

STYLED = "styled"
POLISHED_AT_ONCE = 12

_parts: WeakSet[QWidget] = WeakSet()
_worn: list[Theme] = []


def wear(part: QWidget) -> None:
    """Give a part of the window the style sheet, now and whenever the theme changes.

    A part may not lie within another.
    """
    _parts.add(part)
    if _worn:
        part.setStyleSheet(themes.stylesheet(_worn[-1]))


def polishing(page: QWidget) -> Iterator[None]:
    """Let the style look at what a page is made of, a dozen widgets a step, before it is shown.

    Yields
    ------
    None
    """
    yield
    parts = page.findChildren(QWidget)
    for at in range(0, len(parts), POLISHED_AT_ONCE):
        for part in parts[at : at + POLISHED_AT_ONCE]:
            if isValid(part):  # what was replaced meanwhile is gone
                part.ensurePolished()
        yield


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application its first theme; what is made from now on wears it."""
    if not app.property(STYLED):
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)  # noqa: FBT003  Qt's own signature
    app.setFont(themes.font())
    app.setPalette(themes.palette(theme))
    _worn[:] = [theme]
    sheet = themes.stylesheet(theme)
    for part in _standing():
        if part.styleSheet() != sheet:  # the same again would have Qt look at all that is within
            part.setStyleSheet(sheet)


def _standing() -> list[QWidget]:
    """Return the parts that there are, those that can be seen first."""
    return sorted((part for part in _parts if isValid(part)), key=lambda part: not part.isVisible())


class Change(QObject):
    """Changes the theme a few parts at a time; the window shows nothing half dressed.

    Parameters
    ----------
    repaint : callable Theme -> iterable
        Hands the theme to what paints with it, a step at a time, before the window is painted again.
    """

    def __init__(self, window: QWidget, repaint: Callable[[Theme], Iterable[object]]) -> None:
        super().__init__(window)
        self._window = window
        self._repaint = repaint
        self._turns = Turns(self)

    def to(self, theme: Theme) -> None:
        """Begin; a change that is under way is left to this one."""
        _worn[:] = [theme]
        self._window.setUpdatesEnabled(False)
        self._turns.run(self._steps(theme))

    def _steps(self, theme: Theme) -> Iterator[object]:
        sheet = themes.stylesheet(theme)
        yield None
        QApplication.setPalette(themes.palette(theme))
        yield None
        parts = _standing()
        seen = sum(part.isVisible() for part in parts)
        for part in parts[:seen]:
            yield from _changed(part, sheet)
        yield from self._repaint(theme)
        self._window.setUpdatesEnabled(True)
        yield None
        for part in parts[seen:]:
            yield from _changed(part, sheet)


def _changed(part: QWidget, sheet: str) -> Iterator[None]:
    if isValid(part):  # it may be gone since
        part.setStyleSheet(sheet)
        yield None
