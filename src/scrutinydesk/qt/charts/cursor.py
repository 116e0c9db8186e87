"""Walking from point to point of a figure, by key or by pointing. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.findings import Place
from scrutinydesk.periods import Month
from scrutinydesk.qt.charts.labels import printed
from scrutinydesk.reporting.figure import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.reporting.figure import Bar, Figure

NOWHERE = Place()


class Series(NamedTuple):
    """A line that has points, and where its panel stands."""

    panel: int
    line: Line
    given: tuple[int, ...]


def series_of(figure: Figure) -> tuple[Series, ...]:
    """Return every line with at least one value, in the order of panels; bars are walked as a line."""
    found = []
    for n, panel in enumerate(figure.panels):
        for line in (*panel.lines, *_walk(panel.bars)):
            given = tuple(at for at, value in enumerate(line.values) if value is not None)
            if given:
                found.append(Series(n, line, given))
    return tuple(found)


def _walk(bars: tuple[Bar, ...]) -> Iterator[Line]:
    if bars:
        places = tuple(bar.places[0] if bar.places else NOWHERE for bar in bars)
        levels, said = tuple(bar.end for bar in bars), tuple(bar.words for bar in bars)
        yield Line("", tuple(range(len(bars))), levels, words=said, places=places)


@dataclass(frozen=True, slots=True)
class Cursor:
    """One point of one series: ``at`` counts the points that have a value."""

    figure: Figure
    series: tuple[Series, ...]
    row: int
    at: int

    @classmethod
    def start(cls, figure: Figure) -> Cursor | None:
        """Return the cursor on the last point of the first line, or None where there is none."""
        series = series_of(figure)
        return cls(figure, series, 0, len(series[0].given) - 1) if series else None

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
        """Return the cursor some points further, stopping at the ends."""
        last = len(self.series[self.row].given) - 1
        return replace(self, at=min(max(self.at + step, 0), last))

    def across(self, step: int) -> Cursor:
        """Return the cursor on another line, at the month nearest to this one."""
        row = min(max(self.row + step, 0), len(self.series) - 1)
        return self.near(row, self.month)

    def near(self, row: int, month: float) -> Cursor:
        """Return the cursor on the point of a line that is nearest to a month."""
        found = self.series[row]
        at = min(range(len(found.given)), key=lambda n: abs(found.line.months[found.given[n]] - month))
        return replace(self, row=row, at=at)
