"""Where the bars of a waterfall go: one beneath the other, so that their labels can be read. Qt-free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts import rows, scale
from scrutinydesk.qt.charts.labels import printed
from scrutinydesk.qt.charts.page import Sheet
from scrutinydesk.qt.charts.rows import Frame
from scrutinydesk.qt.charts.shapes import Drawing, Trace
from scrutinydesk.qt.charts.words import Box, Words
from scrutinydesk.reporting.figure import Across, BarKind

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Bar

THICK = 0.66  # of the room of a bar
TEXT_GAP = 0.5  # in sizes of body text
MOST_TICKS, FEWEST_TICKS = 6, 2
PLOT_WIDTH = 0.5  # of the page, about, which is known before the names are measured
# Steps much smaller than the figures would not be seen on a scale from zero: it may begin above it,
# this share of the steps' own range below the lowest level, unless that is below half the highest.
BELOW = 0.6
FROM_ZERO = 0.5


class Drawn(NamedTuple):
    """A bar placed; ``join`` is the line down to the next bar, none at the last."""

    box: Box
    kind: BarKind
    join: tuple[float, float, float] | None  # from y, to y, at x


class Falls(NamedTuple):
    """A waterfall laid out; ``whole`` where every bar has its words."""

    box: Box
    x: scale.Axis
    y: scale.Axis
    bars: tuple[Drawn, ...]
    drawing: Drawing
    words: tuple[Words, ...]
    whole: bool


def framed(sheet: Sheet, top: float) -> Frame:
    """Return the frame of the bars before they are in it."""
    line, bars = sheet.sizes.line, sheet.figure.panels[0].bars
    low, _ = _range(bars)
    begins = printed(sheet.figure, _axis(sheet)[1][0])
    unsaid = [f"The scale begins at {begins}, not at 0"] if low > 0 else []
    top -= line * 0.5 * (sheet.thrift > 0)
    under = line * (1.5 if _ticked(sheet) else 0.3)
    names, texts = [bar.label for bar in bars], [bar.text for bar in bars]
    return rows.frame(sheet, top, names, texts, (line * 0.2, under), unsaid)


def arrange(sheet: Sheet, top: float) -> Falls:
    """Lay the bars of the figure's one panel out beneath ``top``."""
    bars, line = sheet.figure.panels[0].bars, sheet.sizes.line
    frame = framed(sheet, top)
    whole = rows.capacity(frame) >= len(bars)
    frame = rows.pitched(frame, len(bars))
    box = frame.box
    across = Across(decimals=sheet.figure.decimals, unit=sheet.figure.unit)
    ticks, span = _axis(sheet)
    x = scale.Axis(*span, box.x, box.right)
    words = list(frame.said)
    if _ticked(sheet):
        words += rows.tick_words(sheet, x, ticks, across, box.bottom + line * 0.35)
    grid = [Trace(((x.at(tick), box.y), (x.at(tick), box.bottom)), "grid") for tick in ticks]
    edge = [Trace(((x.at(0), box.y), (x.at(0), box.bottom)), "edge", 0.9)] if span[0] <= 0 <= span[1] else []
    drawn = tuple(_drawn(bars, at, x, frame) for at in range(len(bars)))
    # Where rows are too near each other, some go without words rather than on top of each other.
    taken = box.y - line
    for at, bar in enumerate(bars):
        if frame.middle(at) - taken >= rows.LEAST_PITCH * sheet.sizes.body - rows.NEAR:
            words += _words(frame, at, bar, drawn[at].box)
            taken = frame.middle(at)
    stops = tuple((x.at(bar.end), frame.middle(at)) for at, bar in enumerate(bars))
    y = scale.Axis(0, len(bars), box.y, box.bottom)
    return Falls(box, x, y, drawn, Drawing((), (*grid, *edge), stops=stops), tuple(words), whole)


def _ticked(sheet: Sheet) -> bool:
    """Tell whether the axis is worth its room: every bar has its figure beside it."""
    return sheet.thrift < 1


def _axis(sheet: Sheet) -> tuple[tuple[float, ...], tuple[float, float]]:
    room = int(sheet.inner * PLOT_WIDTH / (rows.TICK_EVERY * sheet.sizes.body))
    most = max(FEWEST_TICKS, min(MOST_TICKS, room))
    return scale.value_axis(*_range(sheet.figure.panels[0].bars), most, sheet.figure.decimals)


def _range(bars: tuple[Bar, ...]) -> tuple[float, float]:
    levels = [bar.end for bar in bars] + [bar.start for bar in bars if bar.kind is not BarKind.TOTAL]
    low, high = min(levels), max(levels)
    if low <= 0:
        return low, max(high, 0.0)
    begin = low - BELOW * (high - low)
    return (0.0 if begin < FROM_ZERO * high or high == low else begin), high


def _words(frame: Frame, at: int, bar: Bar, box: Box) -> list[Words]:
    sheet, heavy = frame.sheet, bar.kind is BarKind.TOTAL
    wide = sheet.measure(bar.text, sheet.sizes.body, heavy)
    x = min(box.right + TEXT_GAP * sheet.sizes.body, sheet.width - sheet.sizes.pad - wide)
    where = Box(x, frame.middle(at) - sheet.sizes.line / 2, wide, sheet.sizes.line)
    return [
        *frame.name(at, bar.label, heavy=heavy),
        Words(where, bar.text, sheet.sizes.body, "ink", heavy=heavy),
    ]


def _drawn(bars: tuple[Bar, ...], at: int, x: scale.Axis, frame: Frame) -> Drawn:
    bar, half, middle = bars[at], frame.pitch * THICK / 2, frame.middle(at)
    start = x.start if bar.kind is BarKind.TOTAL and x.low > 0 else x.at(bar.start)
    left, right = sorted((start, x.at(bar.end)))
    join = (middle + half, frame.middle(at + 1) - half, x.at(bar.end)) if at + 1 < len(bars) else None
    return Drawn(Box(left, middle - half, right - left, 2 * half), bar.kind, join)
