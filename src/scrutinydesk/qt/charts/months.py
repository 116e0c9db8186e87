"""Panels of months side by side on one pair of axes, with the labels of breaks above them. Qt-free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.periods import Month
from scrutinydesk.qt.charts import labels, scale
from scrutinydesk.qt.charts.lanes import LANES, fly
from scrutinydesk.qt.charts.page import MOST_THRIFT, Sheet, foot
from scrutinydesk.qt.charts.plot import Flagged, Layout, Plot
from scrutinydesk.qt.charts.words import Box, Words, shortened

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import BreakLine, Panel

NARROWEST_CELL = 13.0  # in sizes of body text
LABEL_SHARE = 0.34
NARROW_SHARE = 0.45
TICK_GAP = 0.7
MOST_TICKS = 6
MISSING = "missing"


def arrange(sheet: Sheet, made: Layout, top: float) -> None:
    """Lay out panels of months, one scale for all."""
    frame = _grid(sheet, top)
    flags = [_flags(sheet, frame, panel, at, made) for at, panel in enumerate(sheet.figure.panels)]
    words, bottom = foot(sheet, top, made.unsaid)
    made.words += words
    for at in range(len(sheet.figure.panels)):
        _plot(frame, made, at, (top, bottom), flags[at])


class _Grid(NamedTuple):
    """The cells of the panels, and what stands around each plot."""

    sheet: Sheet
    columns: int
    rows: int
    ticks: tuple[float, ...]
    span: tuple[float, float]
    left: float
    right: float
    lanes: int
    titled: bool

    def plot(self, at: int, top: float, bottom: float) -> tuple[Box, float]:
        """Return the rectangle of one plot, and where its cell ends at the right."""
        sheet, (row, column) = self.sheet, divmod(at, self.columns)
        gap = sheet.sizes.body
        width = (sheet.inner - self.left - gap * (self.columns - 1)) / self.columns
        high = (bottom - top) / self.rows
        x = sheet.sizes.pad + self.left + column * (width + gap)
        over, under = self.around
        box = Box(x, top + row * high + over, max(1.0, width - self.right), max(1.0, high - over - under))
        return box, x + width

    @property
    def around(self) -> tuple[float, float]:
        """Return what is kept above a plot and below it."""
        line = self.sheet.sizes.line
        return line * (1.3 * self.titled + 1.05 * self.lanes), line * 1.7

    @property
    def decimals(self) -> int:
        """Of the value ticks."""
        return scale.tick_decimals(self.ticks, self.sheet.figure.decimals)


def _grid(sheet: Sheet, top: float) -> _Grid:
    sizes, figure = sheet.sizes, sheet.figure
    count = len(figure.panels)
    widest = max(1, int(sheet.inner / (NARROWEST_CELL * sizes.body)))
    lines = -(-count // (min(widest, count) if sheet.thrift < MOST_THRIFT else count))
    titled = count > 1 and any(panel.title for panel in figure.panels)
    breaks = max(len(panel.breaks) for panel in figure.panels)
    lanes = min(breaks, LANES if count == 1 else 1, int(sheet.height / (9 * sizes.line)))
    if sheet.thrift == MOST_THRIFT:
        lanes = min(breaks, 1) if count == 1 else 0
    frame = _Grid(sheet, -(-count // lines), lines, (0.0, 1.0), (0.0, 1.0), 0.0, 0.0, lanes, titled)
    likely = (sheet.height - top - sizes.pad - 3 * sizes.line) / lines - sum(frame.around)
    most = min(MOST_TICKS, max(1, int(likely / (2.2 * sizes.line))))
    ticks, span = scale.value_axis(*scale.value_range(figure), most, figure.decimals)
    frame = frame._replace(ticks=ticks, span=span)
    wide = max(sheet.wide(labels.printed(figure, tick, frame.decimals)) for tick in ticks)
    most_right = (NARROW_SHARE if sheet.narrow else LABEL_SHARE) * sheet.inner / frame.columns
    right = max(labels.room(sheet, panel, most_right) for panel in figure.panels)
    return frame._replace(left=wide + TICK_GAP * sizes.body, right=right)


class _Flag(NamedTuple):
    line: BreakLine
    x: float
    lane: int
    left: float
    text: str


def _flags(sheet: Sheet, frame: _Grid, panel: Panel, at: int, made: Layout) -> list[_Flag]:
    """Place the labels of a panel's breaks; what cannot be said there is kept for the foot."""
    box, right = frame.plot(at, 0, sheet.height)
    first, last = scale.months_of(sheet.figure)
    across = _across(sheet, box)
    shown = [each for each in panel.breaks if first <= each.month <= last]
    forms = [(each.label, Month(each.month).short) for each in shown]
    widths = [[sheet.wide(text) for text in each] for each in forms]
    places = [across.at(each.month - 0.5) for each in shown]
    found: list[_Flag] = []
    placed = fly(places, widths, box.x, right, frame.lanes)
    for each, x, texts, flown in zip(shown, places, forms, placed, strict=True):
        if flown is None:
            found.append(_Flag(each, x, -1, x, ""))
        else:
            found.append(_Flag(each, x, flown[0].lane, flown[0].left, texts[flown[1]]))
        if found[-1].text != each.label and each.label not in made.unsaid:
            made.unsaid.append(each.label)
    return found


def _across(sheet: Sheet, box: Box) -> scale.Axis:
    first, last = scale.months_of(sheet.figure)
    return scale.Axis(first - 0.5, last + 0.5, box.x, box.right)


def _plot(frame: _Grid, made: Layout, at: int, span: tuple[float, float], flags: list[_Flag]) -> None:
    sheet = frame.sheet
    panel, line = sheet.figure.panels[at], sheet.sizes.line
    box, right = frame.plot(at, *span)
    x, y = _across(sheet, box), scale.Axis(*frame.span, box.bottom, box.y)
    if frame.titled:
        room = right - box.x
        title = shortened(panel.title, room, sheet.sizes.body, sheet.measure, heavy=True)
        wide = sheet.measure(title, sheet.sizes.body, True)  # noqa: FBT003
        where = Box(box.x, box.y - frame.around[0] - line * 0.1, wide, line)
        made.words.append(Words(where, title, sheet.sizes.body, "ink", heavy=True))
    flagged = []
    for flag in flags:
        top = box.y - line * 1.05 * (flag.lane + 1) - line * 0.15 if flag.text else box.y
        if flag.text:
            ink = "muted" if flag.line.rebased else "blocked"
            made.words.append(sheet.say(flag.text, flag.left, top, ink))
        flagged.append(Flagged(flag.line, flag.x, top))
    words, leaders, whole = labels.place(sheet, panel, (x, y), box, right)
    made.words += words
    made.words += _gap_words(sheet, panel, box, x)
    made.whole &= whole
    if at % frame.columns == 0:
        made.words += _value_words(frame, box, y)
    start = sheet.sizes.pad if at % frame.columns == 0 else box.x - TICK_GAP * sheet.sizes.body
    words, months = _month_words(sheet, box, x, (start, right))
    if at + frame.columns >= len(sheet.figure.panels):
        made.words += words
    made.plots.append(Plot(panel, box, x, y, frame.ticks, months, tuple(flagged), tuple(leaders)))


def _gap_words(sheet: Sheet, panel: Panel, box: Box, axis: scale.Axis) -> list[Words]:
    """Say beneath stretches without figures that they are missing, where that is not said just beside."""
    found: list[Words] = []
    wide = sheet.wide(MISSING)
    for first, last in panel.gaps:
        x = min(max(axis.at((first + last) / 2) - wide / 2, box.x), box.right - wide)
        if not found or x >= found[-1].box.right + sheet.sizes.body / 2:
            found.append(sheet.say(MISSING, x, box.bottom - sheet.sizes.line * 1.1, "blocked"))
    return found


def _value_words(frame: _Grid, box: Box, axis: scale.Axis) -> list[Words]:
    sheet, found = frame.sheet, list[Words]()
    line = sheet.sizes.line
    for tick in frame.ticks:
        text = labels.printed(sheet.figure, tick, frame.decimals)
        x = box.x - TICK_GAP * sheet.sizes.body - sheet.wide(text)
        words = sheet.say(text, x, axis.at(tick) - line / 2)
        if not found or words.box.bottom <= found[-1].box.y + line * 0.1:
            found.append(words)
    return found


def _month_words(
    sheet: Sheet, box: Box, axis: scale.Axis, bounds: tuple[float, float]
) -> tuple[list[Words], tuple[int, ...]]:
    months, short = _months(sheet, box)
    top, found = box.bottom + sheet.sizes.line * 0.5, list[Words]()
    for month in months:
        text = scale.month_label(month, short=short)
        wide = sheet.wide(text)
        x = min(max(axis.at(month) - wide / 2, bounds[0]), bounds[1] - wide)
        if not found or x >= found[-1].box.right + 2:
            found.append(sheet.say(text, x, top))
    return found, months


def _months(sheet: Sheet, box: Box) -> tuple[tuple[int, ...], bool]:
    """Return the months to label, and whether in short: where that shows April and October."""
    first, last = scale.months_of(sheet.figure)
    shown = {month for panel in sheet.figure.panels for line in panel.lines for month in line.months}
    tried = []
    for sample in ("Oct 2016", "Oct 16"):
        each = sheet.wide(sample) + sheet.sizes.body
        room = int(box.width / each)
        few = tuple(sorted(shown))
        # A figure a year: its own months say more than Aprils and Octobers between.
        if scale.step_of(few) * box.width / (last - first + 1) >= each:
            return few, sample == "Oct 16"
        tried.append(scale.month_ticks(first, last, room))
    full, brief = tried
    short = len(brief) > len(full)
    return (brief if short else full), short
