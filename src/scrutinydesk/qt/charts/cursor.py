"""Walking from point to point of a figure, by key or by pointing. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.findings import Place
from scrutinydesk.periods import Month
from scrutinydesk.qt.charts.labels import printed
from scrutinydesk.reporting.figure import Line, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.reporting.figure import Figure, Panel

NOWHERE = Place()
FAR = 10**6


class Series(NamedTuple):
    """A line that has points, and where its panel stands.

    ``listed`` is one of bars, rows or points of a funnel: what is no line is walked as one.
    """

    panel: int
    line: Line
    given: tuple[int, ...]
    listed: bool = False


def series_of(figure: Figure) -> tuple[Series, ...]:
    """Return every line with at least one value, in the order of panels."""
    found = []
    for n, panel in enumerate(figure.panels):
        for line in panel.lines:
            given = tuple(at for at, value in enumerate(line.values) if value is not None)
            if given:
                found.append(Series(n, line, given))
        listed = _listed(panel)
        if listed:
            line = Line(
                "",
                tuple(range(len(listed))),
                tuple(value for value, _, _ in listed),
                words=tuple(words for _, words, _ in listed),
                places=tuple(places[0] if places else NOWHERE for _, _, places in listed),
            )
            # Points of a funnel are walked from left to right.
            order = sorted(range(len(listed)), key=lambda at: panel.spots[at].x if panel.spots else at)
            found.append(Series(n, line, tuple(order), listed=True))
    return tuple(found)


def _listed(panel: Panel) -> list[tuple[float, str, tuple[Place, ...]]]:
    """Return value, words and cells of each bar, row or point; a row without a figure is one too."""
    found = [(bar.end, bar.words or f"{bar.label}, {bar.text}", bar.places) for bar in panel.bars]
    found += [(dot.value or 0.0, dot.words or f"{dot.label}, {dot.text}", dot.places) for dot in panel.dots]
    return found + [(spot.y, spot.words or spot.label, spot.places) for spot in panel.spots]


@dataclass(frozen=True, slots=True)
class Cursor:
    """One point of one series: ``at`` counts the points that have a value."""

    figure: Figure
    series: tuple[Series, ...]
    row: int
    at: int

    @classmethod
    def start(cls, figure: Figure) -> Cursor | None:
        """Return the cursor where walking begins, or None where there is nothing.

        That is the own force where there are many, else the last point of the first line.
        """
        series = series_of(figure)
        if not series:
            return None
        first = series[0]
        panel = figure.panels[first.panel]
        roles = [dot.role for dot in panel.dots] + [spot.role for spot in panel.spots]
        own = [at for at, role in enumerate(roles) if role is Role.MAIN]
        at = first.given.index(own[0]) if own else len(first.given) - 1
        return cls(figure, series, 0, at)

    @property
    def panel(self) -> int:
        return self.series[self.row].panel

    @property
    def line(self) -> Line:
        return self.series[self.row].line

    @property
    def position(self) -> int:
        """Where the point stands in its line."""
        return self.series[self.row].given[self.at]

    @property
    def month(self) -> int:
        return self.line.months[self.position]

    @property
    def value(self) -> float:
        return self.line.values[self.position] or 0.0

    @property
    def place(self) -> Place:
        return self.line.places[self.position] if self.line.places else NOWHERE

    @property
    def words(self) -> str:
        """What the point says, the line named where there are several."""
        said = self.line.words[self.position] if self.line.words else ""
        said = said or f"{Month(self.month).words}, {printed(self.figure, self.value)}"
        name = self.figure.panels[self.panel].title or self.line.name
        return f"{name}: {said}" if len(self.series) > 1 and name not in said else said

    def along(self, step: int) -> Cursor:
        """Return the cursor some points further, stopping at the ends; in a grid going on beside."""
        last = len(self.series[self.row].given) - 1
        if self.figure.grid is not None and abs(step) < FAR and not 0 <= self.at + step <= last:
            return self.beside(1 if step > 0 else -1)
        return replace(self, at=min(max(self.at + step, 0), last))

    def across(self, step: int) -> Cursor:
        """Return the cursor on another line, at the month nearest to this one; in a grid a row on."""
        if self.series[self.row].listed:
            return self._higher(-step) if self.figure.panels[self.panel].spots else self.along(step)
        if self.figure.grid is None:
            row = min(max(self.row + step, 0), len(self.series) - 1)
        else:
            columns = len(self.figure.grid.columns)
            below = [
                row
                for row, each in enumerate(self.series)
                if (each.panel - self.panel) * step > 0 and (each.panel - self.panel) % columns == 0
            ]
            row = min(below, key=lambda each: abs(self.series[each].panel - self.panel), default=self.row)
        return self.near(row, self.month)

    def beside(self, step: int) -> Cursor:
        """Return the cursor in the next cell of a grid's row, at its near end; else at the line's end."""
        if self.figure.grid is None:
            return self.along(step * FAR)
        columns = len(self.figure.grid.columns)
        row = self.row + step
        if not 0 <= row < len(self.series) or self.series[row].panel // columns != self.panel // columns:
            return self.along(step * FAR)
        return replace(self, row=row, at=0 if step > 0 else len(self.series[row].given) - 1)

    def _higher(self, step: int) -> Cursor:
        """Return the cursor on the point of a funnel that is next in height."""
        given, line = self.series[self.row].given, self.line
        order = sorted(range(len(given)), key=lambda at: (line.values[given[at]] or 0.0, at))
        found = min(max(order.index(self.at) + step, 0), len(order) - 1)
        return replace(self, at=order[found])

    def near(self, row: int, month: float) -> Cursor:
        """Return the cursor on the point of a line that is nearest to a month."""
        found = self.series[row]
        at = min(range(len(found.given)), key=lambda n: abs(found.line.months[found.given[n]] - month))
        return replace(self, row=row, at=at)

    def at_place(self, stops: Sequence[tuple[float, float]], place: tuple[float, float]) -> Cursor:
        """Return the cursor on the bar, row or point whose stop is nearest to a place.

        In a plot of rows the row pointed at counts, however far along it.
        """
        given = self.series[self.row].given
        rows = not self.figure.panels[self.panel].spots

        def away(at: int) -> tuple[float, float]:
            x, y = (abs(a - b) for a, b in zip(stops[given[at]], place, strict=True))
            return (y, x) if rows else (hypot(x, y), 0.0)

        return replace(self, at=min(range(len(given)), key=away))
