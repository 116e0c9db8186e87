"""Small multiples in rows and columns under headings; one scale for all rows, or one a row. Qt-free."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts import scale
from scrutinydesk.qt.charts.labels import last_value, printed
from scrutinydesk.qt.charts.page import MOST_THRIFT, Sheet, foot
from scrutinydesk.qt.charts.shapes import Drawing, Trace
from scrutinydesk.qt.charts.words import Box, Words, shortened, wrapped
from scrutinydesk.reporting.figure import PointMark

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Figure, Grid, Line, Panel

HEADING_SHARE = 0.3  # of the width, for the names of rows
HEADING_LINES = 2
AMOUNT_SHARE = 0.46  # of a cell, for its last figure; where that needs more it is left to the table
LOWEST = 1.2  # height of a cell, in lines
WANTED = 2.7  # where there is room for all that is needed
GAP_ACROSS, GAP_DOWN = 1.0, 0.35  # in sizes of body text
NONE = "none"
OWN_SCALES = "Each row has its own scale"


class Cell(NamedTuple):
    """One small chart placed."""

    box: Box
    x: scale.Axis
    y: scale.Axis
    drawing: Drawing


class Cells(NamedTuple):
    """The grid laid out; ``whole`` where its rows are high enough."""

    cells: tuple[Cell, ...]
    words: tuple[Words, ...]
    whole: bool


class _Frame(NamedTuple):
    sheet: Sheet
    grid: Grid
    left: float
    top: float
    wide: float
    high: float

    def box(self, at: int) -> Box:
        """Return the rectangle of a cell."""
        row, column = divmod(at, len(self.grid.columns))
        size = self.sheet.sizes.body
        x = self.sheet.sizes.pad + self.left + column * (self.wide + GAP_ACROSS * size)
        return Box(x, self.top + row * self.high, self.wide, max(1.0, self.high - GAP_DOWN * size))


def arrange(sheet: Sheet, top: float, grid: Grid) -> Cells:
    """Lay the panels of a figure out in the rows and columns of ``grid``."""
    figure, line = sheet.figure, sheet.sizes.line
    said, bottom = foot(sheet, top, [] if grid.shared else [OWN_SCALES])
    frame, headings = _framed(sheet, grid, top, bottom)
    whole = frame.high >= LOWEST * line
    if not whole and sheet.thrift < MOST_THRIFT:
        return Cells((), (), whole=False)  # it will be laid out again
    words = [*said, *headings]
    months = scale.months_of(figure)
    spans = _spans(figure, grid)
    amounts = [_amount(figure, panel) for panel in figure.panels]
    room = max((sheet.measure(text, sheet.sizes.body, True) for text in amounts), default=0.0)  # noqa: FBT003
    room = room + sheet.sizes.body * 0.6 if room <= AMOUNT_SHARE * frame.wide else 0.0
    cells = []
    for at, panel in enumerate(figure.panels):
        row = at // len(grid.columns)
        box = frame.box(at)
        plot = Box(box.x, box.y, max(1.0, box.width - room), box.height)
        x = scale.Axis(months[0] - 0.5, months[1] + 0.5, plot.x, plot.right)
        y = scale.Axis(*spans[row], plot.bottom, plot.y)
        ground = (Trace(((plot.x, plot.bottom), (plot.right, plot.bottom)), "edge", 0.6),)
        cells.append(Cell(plot, x, y, Drawing((), ground)))
        words += _cell_words(sheet, panel, amounts[at], (box, plot, y), amounted=room > 0)
    words += _row_words(frame, spans)
    words += _month_words(frame, months)
    return Cells(tuple(cells), tuple(words), whole)


def needed(sheet: Sheet, top: float, grid: Grid) -> float:
    """Return the height of a page on which rows are as high as one would like."""
    _, bottom = foot(sheet, top, [] if grid.shared else [OWN_SCALES])
    frame, _ = _framed(sheet, grid, top, bottom)
    more = WANTED * sheet.sizes.line - frame.high
    return sheet.height + max(0.0, more * len(grid.rows))


def _framed(sheet: Sheet, grid: Grid, top: float, bottom: float) -> tuple[_Frame, list[Words]]:
    """Return where the cells go, and the headings of the columns."""
    size, line = sheet.sizes.body, sheet.sizes.line
    left = max((sheet.measure(name, size, True) for name in grid.rows), default=0.0)  # noqa: FBT003
    left = min(left, HEADING_SHARE * sheet.inner) + size
    columns = len(grid.columns)
    wide = max(1.0, (sheet.inner - left - GAP_ACROSS * size * (columns - 1)) / columns)
    lines = [
        wrapped(name, wide, size, sheet.measure, heavy=True, most=HEADING_LINES) for name in grid.columns
    ]
    over = line * (max(map(len, lines), default=0) + 0.3)
    high = max(1.0, (bottom - top - over - line * 0.2) / max(1, len(grid.rows)))
    frame = _Frame(sheet, grid, left, top + over, wide, high)
    words = []
    for column, parts in enumerate(lines):
        for at, text in enumerate(parts):
            y = top + over - line * (0.3 + len(parts) - at)
            box = Box(frame.box(column).x, y, sheet.measure(text, size, True), line)  # noqa: FBT003
            words.append(Words(box, text, size, "ink", heavy=True))
    return frame, words


def _spans(figure: Figure, grid: Grid) -> list[tuple[float, float]]:
    columns = len(grid.columns)
    rows = [figure.panels[at * columns : (at + 1) * columns] for at in range(len(grid.rows))]
    shown = [figure.panels] * len(rows) if grid.shared else rows
    spans = [scale.value_range(replace(figure, panels=panels)) for panels in shown]
    return [(low, high if high > low else low + 1.0) for low, high in spans]


def _line(panel: Panel) -> Line | None:
    return panel.lines[0] if panel.lines and last_value(panel.lines[0]) is not None else None


def _amount(figure: Figure, panel: Panel) -> str:
    line = _line(panel)
    last = last_value(line) if line is not None else None
    return "" if last is None else printed(figure, last[1])


def _cell_words(
    sheet: Sheet, panel: Panel, amount: str, place: tuple[Box, Box, scale.Axis], *, amounted: bool
) -> list[Words]:
    box, plot, y = place
    line, size = sheet.sizes.line, sheet.sizes.body
    drawn = _line(panel)
    if drawn is None:
        wide = sheet.wide(NONE)
        return [sheet.say(NONE, box.x + (box.width - wide) / 2, box.y + (box.height - line) / 2)]
    last = last_value(drawn)
    if not amounted or last is None:
        return []
    mark = drawn.marks[-1] if drawn.marks else PointMark.PLAIN
    toned = mark not in {PointMark.PLAIN, PointMark.PROVISIONAL}
    ink = str(mark) if toned else "muted"
    # The lines of text of two rows never meet: each keeps within its own cell.
    middle = min(max(y.at(last[1]), box.y + line / 2), max(box.y + line / 2, box.bottom - line / 2))
    where = Box(plot.right + size * 0.6, middle - line / 2, sheet.measure(amount, size, toned), line)
    return [Words(where, amount, size, ink, toned)]


def _row_words(frame: _Frame, spans: list[tuple[float, float]]) -> list[Words]:
    sheet, size, line = frame.sheet, frame.sheet.sizes.body, frame.sheet.sizes.line
    room, found = frame.left - size, list[Words]()
    for row, name in enumerate(frame.grid.rows):
        box = frame.box(row * len(frame.grid.columns))
        lines = max(1, int(box.height / line + 1e-6))
        low, high = (printed(sheet.figure, each, 0) for each in spans[row])
        scaled = f"{low} to {high}" if lines > 1 and not frame.grid.shared else ""
        most = max(1, min(HEADING_LINES, lines - bool(scaled)))
        parts = [(text, True) for text in wrapped(name, room, size, sheet.measure, heavy=True, most=most)]
        if scaled:
            parts.append((shortened(scaled, room, size, sheet.measure), False))
        top = box.y + (box.height - line * len(parts)) / 2
        for at, (text, heavy) in enumerate(parts):
            where = Box(sheet.sizes.pad, top + at * line, sheet.measure(text, size, heavy), line)
            found.append(Words(where, text, size, "ink" if heavy else "muted", heavy))
    return found


def _month_words(frame: _Frame, months: tuple[int, int]) -> list[Words]:
    """Say in the corner, above the names of the rows, from when to when each cell goes."""
    sheet = frame.sheet
    first, last = (scale.month_label(month, short=True) for month in months)
    text = shortened(f"{first} to {last}", frame.left - sheet.sizes.body, sheet.sizes.body, sheet.measure)
    return [sheet.say(text, sheet.sizes.pad, frame.top - sheet.sizes.line * 1.3)]
