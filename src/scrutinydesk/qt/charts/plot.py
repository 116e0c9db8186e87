"""A chart laid out: its plots, its words and where each stands. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.qt.charts import labels, scale, waterfall
from scrutinydesk.qt.charts.shapes import BARE, Drawing, Glyph
from scrutinydesk.qt.charts.words import Box, Words

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import BreakLine, Panel


@dataclass(frozen=True, slots=True)
class Flagged:
    """A break's dashed line: where, and from what height down."""

    line: BreakLine
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One panel's rectangle, axes, ticks, breaks and leaders.

    ``down`` is a plot of rows, whose points stand beneath each other; ``still`` one whose lines the
    painter draws on the screen too; ``fine`` how thick these are.
    """

    panel: Panel
    box: Box
    x: scale.Axis
    y: scale.Axis
    ticks: tuple[float, ...] = ()
    months: tuple[int, ...] = ()
    flags: tuple[Flagged, ...] = ()
    leaders: tuple[labels.Leader, ...] = ()
    bars: tuple[waterfall.Drawn, ...] = ()
    drawing: Drawing = BARE
    down: bool = False
    still: bool = False
    fine: float = 1.0


@dataclass(slots=True)
class Layout:
    """A chart laid out.

    ``unsaid`` are labels of breaks that stand in the foot instead, and ``whole`` is false where a
    line had to go without its label.
    """

    words: list[Words] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    whole: bool = True
