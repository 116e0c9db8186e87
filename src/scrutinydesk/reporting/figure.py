"""A chart as a value: the same one is shown, painted to a file and described in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutinydesk.reporting.figure_values import (
    ACROSS,
    Across,
    Bar,
    BarKind,
    BreakLine,
    Curve,
    CurveKind,
    Dot,
    Fan,
    Grid,
    Limits,
    Line,
    Mixed,
    PointMark,
    Reference,
    Role,
    Spot,
    Target,
)
from scrutinydesk.reporting.table import Signal, Table

__all__ = [
    "Across",
    "Bar",
    "BarKind",
    "BreakLine",
    "Curve",
    "CurveKind",
    "Dot",
    "Fan",
    "Figure",
    "Grid",
    "Limits",
    "Line",
    "Mixed",
    "Mode",
    "Panel",
    "PointMark",
    "Reference",
    "Role",
    "Spot",
    "Target",
]

CAN = "What we can conclude"
CANNOT = "What we cannot conclude"


class Mode(StrEnum):
    """The views of one measure."""

    MONTHLY = "monthly"
    ROLLING = "rolling"
    PEERS = "peers"
    DIVISIONS = "divisions"
    YEAR_END = "year_end"
    DRIVERS = "drivers"
    FORCES = "forces"
    RANKS = "ranks"
    FUNNEL = "funnel"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot; small multiples are several on one pair of axes.

    A panel with ``bars`` is a waterfall, one with ``dots`` a dot plot, one with ``spots`` a funnel:
    it has no lines, and is the only one of its figure.

    Attributes
    ----------
    gaps : tuple of (int, int)
        First and last ordinals of stretches of months that are missing from the figures.
    mixed : tuple of Mixed
        Stretches that lie across a break: what they show is no change of one series.
    dots : tuple of Dot
        Shown in the order given.
    reference : Reference or None
        Of dots.
    across : Across
        Of dots and spots.
    """

    title: str
    lines: tuple[Line, ...]
    limits: tuple[Limits, ...] = ()
    breaks: tuple[BreakLine, ...] = ()
    bars: tuple[Bar, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    mixed: tuple[Mixed, ...] = ()
    target: Target | None = None
    fan: Fan | None = None
    dots: tuple[Dot, ...] = ()
    reference: Reference | None = None
    spots: tuple[Spot, ...] = ()
    curves: tuple[Curve, ...] = ()
    across: Across = ACROSS


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
    badges : tuple of Signal
        What the chart says of variation and of the target, beside its subtitle.
    grid : Grid or None
        Rows and columns of the panels; one without lines is a cell without figures.
    can, cannot : tuple of str
        Sentences: what can and what cannot be concluded from it.
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
    badges: tuple[Signal, ...] = ()
    grid: Grid | None = None
    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()

    @property
    def conclusions(self) -> tuple[str, ...]:
        """What can and what cannot be concluded, a paragraph each, to stand beneath the chart."""
        told = ((CAN, self.can), (CANNOT, self.cannot))
        return tuple(f"{lead}: {' '.join(sentences)}" for lead, sentences in told if sentences)
