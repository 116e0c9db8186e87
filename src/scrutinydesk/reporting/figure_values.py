"""What a chart is made of: lines, bands, bars, points, each worded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutinydesk.findings import Place


class PointMark(StrEnum):
    """What a point is marked as."""

    PLAIN = ""
    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"
    PROVISIONAL = "provisional"


class Role(StrEnum):
    """How a line or point is drawn: what matters, a comparator, a faint background, what is expected."""

    MAIN = "main"
    PEER = "peer"
    FAINT = "faint"
    PROJECTED = "projected"


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
    """A dated discontinuity: the series differs from this month on.

    ``rebased`` is one by hand: the series is the same, its limits are drawn anew for the reason in
    the label.
    """

    month: int
    label: str
    detail: str = ""
    rebased: bool = False


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
class Target:
    """A level to be met, across a plot of months."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Fan:
    """What is expected beyond the last figure; its middle is a line of ``Role.PROJECTED``.

    Attributes
    ----------
    months : tuple of int
        Ascending; the first is the last month with a figure, where low and high meet it.
    low, high : tuple of float
        The interval, a month each.
    label : str
        Of the interval at its last month: ``95%: 18,466 to 20,335``.
    methods : (float, float) or None
        The lowest and the highest that the methods give for the last month.
    methods_label : str
        ``methods: 19,100 to 19,700``.
    """

    months: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    label: str = ""
    methods: tuple[float, float] | None = None
    methods_label: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of a dot plot, ``Role.MAIN`` for the own force.

    Attributes
    ----------
    value : float or None
        None where there is no figure: the row then has its text only.
    low, high : float or None
        The whisker; None where it cannot be given, and ``words`` say why.
    text : str
        At the right: ``+8.4%``.
    words : str
        What the row says: ``Lancashire, +8.4% (+6.1% to +10.7%), 13th of 43``.
    places : tuple of Place
        The cells beneath it.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    text: str = ""
    role: Role = Role.PEER
    mark: PointMark = PointMark.PLAIN
    words: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """What the dots are held against: a value with its label, and the margin that counts as in line."""

    value: float
    label: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a funnel; only the own force and what stands out is labelled."""

    x: float
    y: float
    label: str
    role: Role = Role.PEER
    mark: PointMark = PointMark.PLAIN
    words: str = ""
    places: tuple[Place, ...] = ()


class CurveKind(StrEnum):
    """What a curve of a funnel is: the middle, or limits that are met less and less often by chance."""

    CENTRE = "centre"
    INNER = "inner"
    OUTER = "outer"


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve of a funnel; an empty name for the second of a pair, which needs no label of its own."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    kind: CurveKind = CurveKind.CENTRE


@dataclass(frozen=True, slots=True)
class Across:
    """The horizontal axis of dots and spots.

    Attributes
    ----------
    label : str
        What it measures, with its unit, under the ticks.
    low, high : float or None
        Its ends; None leaves them to the values. Ranks run from 1 to N.
    reverse : bool
        The lowest value stands at the right: the better rank.
    decimals : int
    unit : str
        Of the ticks, as of a figure.
    """

    label: str = ""
    low: float | None = None
    high: float | None = None
    reverse: bool = False
    decimals: int = 0
    unit: str = ""


ACROSS = Across()


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings of small multiples in rows and columns; panels go row by row.

    ``shared`` says that all rows have one scale; else each row has its own, and the chart says so.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shared: bool = False
