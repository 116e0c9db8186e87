"""Where everything on a chart goes, in the units of the page; Qt-free, one answer for all devices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.qt.charts import dots, funnel, grid, months, rows, waterfall
from scrutinydesk.qt.charts.page import MOST_THRIFT, Sheet, beneath, head, message, overlong
from scrutinydesk.qt.charts.plot import Layout, Plot

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Grid, Panel

FINE = 0.416  # of a cell, whose lines are short: one pixel, which is painted ten times as quickly as more
LOWEST_PLOT = 4.5  # in lines


def arrange(sheet: Sheet) -> Layout:
    """Lay a figure out on a page, leaving out words where the plots would be too low."""
    under, high = beneath(sheet)
    sheet = sheet._replace(height=sheet.height - high)
    made = _arrange(sheet)
    for thrift in range(1, MOST_THRIFT + 1):
        if made.whole and all(plot.still or _high_enough(sheet, plot) for plot in made.plots):
            break
        made = _arrange(sheet._replace(thrift=thrift))
    made.words += under
    return made


def _high_enough(sheet: Sheet, plot: Plot) -> bool:
    return plot.box.height >= LOWEST_PLOT * sheet.sizes.line


def needed(sheet: Sheet) -> float:
    """Return the height of a page on which all of a figure can be read: as given, or more for many rows.

    What can be concluded from it stands beneath that.
    """
    return _needed(sheet) + beneath(sheet)[1]


def _needed(sheet: Sheet) -> float:
    figure = sheet.figure
    top = head(sheet)[2]
    if figure.empty or not figure.panels:
        return sheet.height
    if figure.grid is not None:
        return grid.needed(sheet, top, figure.grid)
    panel = figure.panels[0]
    if not (panel.dots or panel.bars):
        return sheet.height + overlong(sheet)
    frame = dots.framed(sheet, top) if panel.dots else waterfall.framed(sheet, top)
    high = rows.WANTED_PITCH * sheet.sizes.body * len(panel.dots or panel.bars)
    return sheet.height + max(0.0, high - frame.box.height)


def _arrange(sheet: Sheet) -> Layout:
    made = Layout()
    made.words, made.glyphs, top = head(sheet)
    figure = sheet.figure
    first = figure.panels[0] if figure.panels else None
    if figure.empty or first is None:
        made.words += message(sheet, top)
    elif first.bars or first.dots or first.spots:
        _alone(sheet, made, first, top)
    elif not any(line.values for panel in figure.panels for line in panel.lines):
        made.words += message(sheet, top)
    elif figure.grid is not None:
        _cells(sheet, made, figure.grid, top)
    else:
        months.arrange(sheet, made, top)
    return made


def _alone(sheet: Sheet, made: Layout, panel: Panel, top: float) -> None:
    """Lay out the one panel of a figure that has no months."""
    if panel.bars:
        falls = waterfall.arrange(sheet, top)
        made.whole = falls.whole
        made.words += falls.words
        plot = Plot(panel, falls.box, falls.x, falls.y, bars=falls.bars, drawing=falls.drawing)
        made.plots.append(replace(plot, down=True, still=True))
    elif panel.dots:
        dotted = dots.arrange(sheet, top)
        made.whole = dotted.whole
        made.words += dotted.words
        plot = Plot(panel, dotted.box, dotted.x, dotted.y, drawing=dotted.drawing)
        made.plots.append(replace(plot, down=True, still=True))
    else:
        points = funnel.arrange(sheet, top)
        made.whole = _high_enough(sheet, Plot(panel, points.box, points.x, points.y))
        made.words += points.words
        made.plots.append(Plot(panel, points.box, points.x, points.y, drawing=points.drawing, still=True))


def _cells(sheet: Sheet, made: Layout, headings: Grid, top: float) -> None:
    """Lay out panels in rows and columns."""
    found = grid.arrange(sheet, top, headings)
    made.whole = found.whole
    made.words += found.words
    for panel, cell in zip(sheet.figure.panels, found.cells, strict=bool(found.cells)):
        made.plots.append(Plot(panel, cell.box, cell.x, cell.y, drawing=cell.drawing, still=True, fine=FINE))
