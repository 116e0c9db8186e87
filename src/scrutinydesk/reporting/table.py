"""A table as a value: one declaration serves the view, Word, HTML and the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutinydesk.findings import Place


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Tone(StrEnum):
    """What a signal means for the reader."""

    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"
    COMMON = "common"
    BLOCKED = "blocked"


class Shape(StrEnum):
    """The form of a signal, so that colour is never alone."""

    UP = "up"
    DOWN = "down"
    CIRCLE = "circle"
    DASH = "dash"
    TICK = "tick"
    OVER = "over"  # the target: figures keep above it,
    UNDER = "under"  # below it,
    ASTRIDE = "astride"  # or on either side


@dataclass(frozen=True, slots=True)
class Signal:
    """Shape, colour and word of what is to be noticed."""

    shape: Shape
    tone: Tone
    word: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, worded.

    Attributes
    ----------
    text : str
        As printed everywhere; empty for a sparkline.
    value : float, str or None
        What sorting compares; None sorts last.
    signal : Signal or None
    spark : tuple of float or None, or None
        Values of a sparkline, oldest first; None inside is a gap.
    why : str
        Id for ``Report.why``; empty where there is nothing to explain.
    places : tuple of Place
        Cells of the workbook beneath this one.
    note : str
        Tooltip, and what a screen reader adds.
    """

    text: str
    value: float | str | None = None
    signal: Signal | None = None
    spark: tuple[float | None, ...] | None = None
    why: str = ""
    places: tuple[Place, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, declared once.

    ``width`` is in characters of body text; 0 stretches. One that is ``spare`` is left out on a screen
    that has no room for all of them.
    """

    key: str
    heading: str
    align: Align = Align.LEFT
    width: int = 0
    tooltip: str = ""
    spare: bool = False


class Level(StrEnum):
    """What kind of row it is."""

    GROUP = "group"
    ROW = "row"
    PART = "part"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a group row has one cell, its heading."""

    key: str
    cells: tuple[Cell, ...]
    level: Level = Level.ROW


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption and what must be read with it."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    source: str = ""
