"""How each line and point is told apart, by colour and by form; the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.qt.charts.scale import runs
from scrutinydesk.reporting.figure import Line, Panel, PointMark, Role

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme

FAINT = -1
PROJECTED = (3.0, 2.5)  # dashes of what is expected, in the colour of what has been
# Nearer than this, in units of 9 point text, dots would touch: only what matters is marked.
ROOM_FOR_DOTS = 5.0
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1.5, 2), (3, 3), (8, 3))


class Form(StrEnum):
    """Outline of a point; the values are pyqtgraph's names."""

    CIRCLE = "o"
    SQUARE = "s"
    DIAMOND = "d"
    UP = "t1"
    DOWN = "t"


FORMS = (Form.CIRCLE, Form.SQUARE, Form.DIAMOND, Form.UP, Form.CIRCLE, Form.SQUARE)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's look; ``series`` indexes the theme's palette or is ``FAINT``."""

    series: int
    width: float
    dash: tuple[float, ...]
    form: Form

    def colour(self, theme: Theme) -> str:
        """Return the colour of the line."""
        return theme.faint if self.series == FAINT else theme.series[self.series % len(theme.series)]

    def ink(self) -> str:
        """Return the token of words about the line."""
        return "muted" if self.series == FAINT else f"series{self.series}"


@dataclass(frozen=True, slots=True)
class Point:
    """A point that is drawn: position in its line, form, tone (empty: the line's own), hollow."""

    at: int
    form: Form
    tone: str = ""
    hollow: bool = False
    large: bool = False


def strokes(panel: Panel) -> tuple[Stroke, ...]:
    """Return the look of each line: the ones that matter heavy, comparators dashed.

    The first colour and the unbroken line go to what matters, wherever it stands.
    """
    found = [Stroke(FAINT, 1.1, (), Form.CIRCLE)] * len(panel.lines)
    ranked = [
        at for role in (Role.MAIN, Role.PEER) for at, line in enumerate(panel.lines) if line.role is role
    ]
    for at, line in enumerate(panel.lines):
        if line.role is Role.PROJECTED:
            found[at] = Stroke(0, 1.5, PROJECTED, Form.DIAMOND)
    for series, at in enumerate(ranked):
        width = 1.8 if panel.lines[at].role is Role.MAIN else 1.4
        kind = series % len(DASHES)
        found[at] = Stroke(series, width, DASHES[kind], FORMS[kind])
    return tuple(found)


def points(panel: Panel, line: Line, spacing: float) -> tuple[Point, ...]:
    """Return the points to mark: all where months are ``spacing`` apart, else those that matter."""
    compared = sum(each.role in {Role.MAIN, Role.PEER} for each in panel.lines)
    dotted = line.role is Role.MAIN and compared == 1 and spacing >= ROOM_FOR_DOTS
    marks = line.marks or (PointMark.PLAIN,) * len(line.months)
    stretches = runs(line.months, line.values)
    alone = {first for first, last in stretches if first == last}
    found = [
        _point(panel, line, at, mark)
        for at, mark in enumerate(marks)
        if (dotted or mark is not PointMark.PLAIN or at in alone) and line.values[at] is not None
    ]
    last = stretches[-1][1] if stretches else None
    if last is not None and line.role is not Role.FAINT and (not found or found[-1].at != last):
        found.append(_ending(panel, line, last))
    return tuple(found)


def _ending(panel: Panel, line: Line, at: int) -> Point:
    index = next(n for n, each in enumerate(panel.lines) if each is line)
    return Point(at, strokes(panel)[index].form, hollow=line.role is Role.PROJECTED)


def _point(panel: Panel, line: Line, at: int, mark: PointMark) -> Point:
    if mark is PointMark.PROVISIONAL:
        return Point(at, Form.CIRCLE, hollow=True)
    if mark is PointMark.PLAIN:
        return Point(at, Form.CIRCLE)
    return Point(at, Form.UP if _is_high(panel, line, at) else Form.DOWN, str(mark), large=True)


def _is_high(panel: Panel, line: Line, at: int) -> bool:
    """Tell whether a point stands above the mean of its phase, or else above the one before."""
    month, value = line.months[at], line.values[at] or 0.0
    for limits in panel.limits:
        if limits.first <= month <= limits.last:
            return value >= limits.mean
    before = line.values[at - 1] if at else None
    return before is None or value >= before
