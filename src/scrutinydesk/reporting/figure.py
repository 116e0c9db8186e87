"""A chart as a value: the same one is shown, painted to a file and described in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutinydesk.findings import Place
from scrutinydesk.reporting.table import Table


class Mode(StrEnum):
    """The views of one measure."""

    MONTHLY = "monthly"
    ROLLING = "rolling"
    PEERS = "peers"
    DIVISIONS = "divisions"


class PointMark(StrEnum):
    """What a point is marked as."""

    PLAIN = ""
    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"
    PROVISIONAL = "provisional"


class Role(StrEnum):
    """How a line is drawn: the one that matters, a comparator, or a faint background."""

    MAIN = "main"
    PEER = "peer"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Line:
    """One series.

    Attributes
    ----------
    name : str
        The direct label at the line's end.
    months : tuple of int
        Month ordinals, ascending; a month may be missing, and the line is broken there.
    values : tuple of float or None
    marks : tuple of PointMark, or empty
    words : tuple of str, or empty
        What each point says: ``September 2017, 312 crimes, above the upper limit``.
    places : tuple of Place, or empty
        The cell of each point.
    """

    name: str
    months: tuple[int, ...]
    values: tuple[float | None, ...]
    role: Role = Role.MAIN
    marks: tuple[PointMark, ...] = ()
    words: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and limits over one phase, months both included."""

    first: int
    last: int
    mean: float
    lower: float
    upper: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class BreakLine:
    """A dated discontinuity: the series differs from this month on."""

    month: int
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Months whose points hold figures from both sides of a break, both ends included; hatched."""

    first: int
    last: int


class BarKind(StrEnum):
    """What a bar of a waterfall stands for: a figure, or what adds to it or takes from it."""

    TOTAL = "total"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a waterfall.

    Attributes
    ----------
    label, text : str
        Under the bar, and above it.
    start, end : float
        Levels before and after; a total starts at zero.
    words : str
        What the bar says: ``Restated, May 2017, +12``.
    places : tuple of Place
        The cells beneath it.
    """

    label: str
    text: str
    start: float
    end: float
    kind: BarKind
    words: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot; small multiples are several on one pair of axes.

    A panel with ``bars`` is a waterfall: it has no lines, and is the only one of its figure.

    Attributes
    ----------
    gaps : tuple of (int, int)
        First and last ordinals of stretches of months that are missing from the figures.
    mixed : tuple of Mixed
        Stretches that lie across a break: what they show is no change of one series.
    """

    title: str
    lines: tuple[Line, ...]
    limits: tuple[Limits, ...] = ()
    breaks: tuple[BreakLine, ...] = ()
    bars: tuple[Bar, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    mixed: tuple[Mixed, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart.

    Attributes
    ----------
    title : str
        The finding, as a sentence.
    subtitle : str
        Measure, area, period and unit.
    decimals : int
        Of the axis and the readout.
    from_zero : bool
        Whether the value axis starts at zero.
    note : str
        Ruleset and what else must be read with it; printed under the chart.
    source : str
        Printed under the chart.
    alt : str
        One sentence for those who cannot see it.
    table : Table
        Its twin in numbers.
    empty : str
        Where there is nothing to draw: why, in a sentence; ``panels`` is then empty.
    """

    id: str
    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    unit: str
    table: Table
    decimals: int = 0
    from_zero: bool = False
    note: str = ""
    source: str = ""
    alt: str = ""
    empty: str = ""
