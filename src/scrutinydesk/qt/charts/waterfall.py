"""Where the bars of a waterfall go, in the units of the page; Qt-free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts import scale
from scrutinydesk.qt.charts.labels import printed
from scrutinydesk.qt.charts.page import PLOT_SHARE, Sheet, foot
from scrutinydesk.qt.charts.words import Box, Words, wrapped
from scrutinydesk.reporting.figure import BarKind

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Bar

MOST_TICKS, FEWEST_TICKS = 6, 2
TICK_ROOM = 1.8  # in lines
TICK_GAP = 0.7
WIDE = 0.62  # of the room of a bar
LABEL_LINES = 3
# Steps much smaller than the figures would not be seen on a scale from zero: it may begin above it,
# this share of the steps' own range below the lowest level, unless that is below half the highest.
BELOW = 0.6
FROM_ZERO = 0.5


class Drawn(NamedTuple):
    """A bar placed; ``join`` is where the line to the next bar ends, none at the last."""

    box: Box
    kind: BarKind
    join: tuple[float, float, float] | None  # from x, to x, at y


class Falls(NamedTuple):
    """A waterfall laid out."""

    box: Box
    x: scale.Axis
    y: scale.Axis
    ticks: tuple[float, ...]
    bars: tuple[Drawn, ...]
    words: tuple[Words, ...]


def arrange(sheet: Sheet, top: float) -> Falls:
    """Lay the bars of the figure's one panel out beneath ``top``."""
    bars, line = sheet.figure.panels[0].bars, sheet.sizes.line
    most = max(FEWEST_TICKS, min(MOST_TICKS, int((sheet.height - top) * PLOT_SHARE / (TICK_ROOM * line))))
    ticks, span = scale.value_axis(*_range(bars), most, sheet.figure.decimals)
    begins = printed(sheet.figure, span[0])
    unsaid = [f"The scale begins at {begins}, not at 0"] if span[0] > 0 else []
    said, bottom = foot(sheet, top, unsaid)
    texts = [printed(sheet.figure, tick) for tick in ticks]
    left = max(map(sheet.wide, texts)) + TICK_GAP * sheet.sizes.body
    room = (sheet.inner - left) / len(bars)
    labels = [
        wrapped(bar.label, room * 0.94, sheet.sizes.body, sheet.measure, most=LABEL_LINES) for bar in bars
    ]
    under = line * (max(map(len, labels)) + 0.4)
    # Above the highest bar there is room for its words.
    high = max(1.0, bottom - top - under - line * 1.4)
    box = Box(sheet.sizes.pad + left, top + line * 1.2, sheet.inner - left, high)
    x = scale.Axis(-0.5, len(bars) - 0.5, box.x, box.right)
    y = scale.Axis(*span, box.bottom, box.y)
    words = [
        sheet.say(text, box.x - TICK_GAP * sheet.sizes.body - sheet.wide(text), y.at(tick) - line / 2)
        for tick, text in zip(ticks, texts, strict=True)
    ]
    for at, bar in enumerate(bars):
        words += _words(sheet, bar, labels[at], x.at(at), (box, y))
    drawn = tuple(_drawn(bars, at, x, y, room) for at in range(len(bars)))
    return Falls(box, x, y, ticks, drawn, (*said, *words))


def _range(bars: tuple[Bar, ...]) -> tuple[float, float]:
    levels = [bar.end for bar in bars] + [bar.start for bar in bars if bar.kind is not BarKind.TOTAL]
    low, high = min(levels), max(levels)
    if low <= 0:
        return low, max(high, 0.0)
    begin = low - BELOW * (high - low)
    return (0.0 if begin < FROM_ZERO * high or high == low else begin), high


def _words(
    sheet: Sheet, bar: Bar, label: tuple[str, ...], middle: float, frame: tuple[Box, scale.Axis]
) -> list[Words]:
    box, y = frame
    size, line = sheet.sizes.body, sheet.sizes.line
    highest = bar.end if bar.kind is BarKind.TOTAL else max(bar.start, bar.end)
    heavy = bar.kind is BarKind.TOTAL
    wide = sheet.measure(bar.text, size, heavy)
    where = Box(middle - wide / 2, y.at(highest) - line * 1.1, wide, line)
    found = [Words(where, bar.text, size, "ink", heavy=heavy)]
    for at, text in enumerate(label):
        found.append(sheet.say(text, middle - sheet.wide(text) / 2, box.bottom + line * (0.3 + at)))
    return found


def _drawn(bars: tuple[Bar, ...], at: int, x: scale.Axis, y: scale.Axis, room: float) -> Drawn:
    bar, half = bars[at], room * WIDE / 2
    start = y.start if bar.kind is BarKind.TOTAL and y.low > 0 else y.at(bar.start)
    top, bottom = sorted((start, y.at(bar.end)))
    join = None
    if at + 1 < len(bars):
        join = x.at(at) + half, x.at(at + 1) - half, y.at(bar.end)
    return Drawn(Box(x.at(at) - half, top, 2 * half, bottom - top), bar.kind, join)
