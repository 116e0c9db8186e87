"""What a workbook has for a claim: exact values with their cells, every way in which the file states them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from scrutinydesk.analysis.pooling import members
from scrutinydesk.analysis.totals import STATED, added, total
from scrutinydesk.findings import Place
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.reporting.cell_ranges import ranges

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.measures.resources import Resources

# Kinds that are taken on a day, whatever period a report speaks of.
DATED = frozenset((Kind.STOCK, Kind.MONEY))
_POUNDS = {"gbp_million": 10**6, "gbp_thousand": 10**3}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the workbook.

    Attributes
    ----------
    exact : Fraction
        As the cells state it; money in pounds.
    pooled : bool
        Whether it was added up of forces, which a file might not hold all or delimit alike.
    """

    exact: Fraction
    window: Window
    rows: tuple[Observation, ...]
    pooled: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one file, as far as claims are held against them."""

    observations: Observations
    resources: Resources
    _known: dict[tuple[str, str, Window, str], tuple[Value, ...]] = field(default_factory=dict, compare=False)

    def of(self, measure: str, area: str, window: Window, breakdown: str = "") -> tuple[Value, ...]:
        """Return every value that the file has for a window: months added, and as it states it.

        A stock is that of the last day of the window.
        """
        key = (measure, area, window, breakdown)
        if key not in self._known:
            self._known[key] = self._of(measure, area, window, breakdown)
        return self._known[key]

    def _of(self, measure: str, area: str, window: Window, breakdown: str) -> tuple[Value, ...]:
        catalogue = self.resources.catalogue
        if measure not in catalogue:
            return ()
        known = catalogue[measure]
        window = at(known, window)
        found: dict[Fraction, Value] = {}
        made = total(self.observations, known, area, window, breakdown)
        if made is not None:
            self._take(found, known, window, tuple(made.observations))
        for row in self._stated(measure, area, window, breakdown):
            self._take(found, known, window, (row,))
        if not found and not breakdown:
            self._pooled(found, known, area, window)
        return tuple(found.values())

    def latest(self, measure: str, area: str, breakdown: str = "") -> Window | None:
        """Return the last window for which the file itself states a value; no single month."""
        found = [
            row.window
            for span in (*STATED, Span.DATE)
            for row in self.observations.series(measure, area, breakdown, span).values()
            if row.value is not None
        ]
        return max(found, key=lambda window: (window.last, -window.first.ordinal), default=None)

    def places(self, rows: Iterable[Observation]) -> tuple[Place, ...]:
        """Return where values stand, cells side by side as a range."""
        sheets: dict[tuple[str, str], list[str]] = {}
        for row in rows:
            sheets.setdefault((row.source, row.sheet), []).extend(row.cell.split(", "))
        return tuple(
            Place(self.observations.sources.get(source, ""), sheet, cell)
            for (source, sheet), cells in sheets.items()
            for cell in ranges(cells)
        )

    def at_cell(self, sheet: str, cell: str) -> Observation | None:
        """Return the value of a cell; None where none was read there."""
        name = cell.replace("$", "").upper()
        return next(
            (row for row in self.observations if row.sheet == sheet and row.cell.upper() == name), None
        )

    def _stated(self, measure: str, area: str, window: Window, breakdown: str) -> list[Observation]:
        found = []
        for span in (window.span, *(() if window.span is Span.DATE else STATED)):
            row = self.observations.series(measure, area, breakdown, span).get(window.last.ordinal)
            if row is not None and row.value is not None and row.first == window.first.ordinal:
                found.append(row)
        return found

    @staticmethod
    def _take(
        found: dict[Fraction, Value], measure: Measure, window: Window, rows: tuple[Observation, ...]
    ) -> None:
        value = exact(added(rows)) * pounds(measure.unit)
        found.setdefault(value, Value(value, window, rows))

    def _pooled(self, found: dict[Fraction, Value], measure: Measure, area: str, window: Window) -> None:
        forces = members(area, window.last, self.resources) if area in self.resources.areas else ()
        if measure.kind is not Kind.FLOW or not forces:
            return
        parts = [total(self.observations, measure, force, window) for force in forces]
        rows = tuple(row for part in parts if part is not None for row in part.observations)
        if all(parts):
            value = exact(added(rows))
            found[value] = Value(value, window, rows, pooled=True)


def pounds(unit: str) -> int:
    """Return how many pounds, or single things, one of a unit is."""
    return _POUNDS.get(unit, 1)


def worth(row: Observation) -> Fraction:
    """Return the value of one cell, which must have one; money in pounds."""
    return exact(added((row,))) * pounds(row.unit)


def at(measure: Measure, window: Window) -> Window:
    """Return the window for which a file holds such a measure: of a stock the day on which it ends."""
    return Window.date(window.last) if measure.kind in DATED else window


def before(measure: Measure, window: Window, said: Window | None) -> tuple[Window, ...]:
    """Return the windows that a change may be meant against: the one said, else a year or a window before."""
    if said is not None:
        return (at(measure, said),)
    year = at(measure, window).previous
    if measure.kind in DATED:
        return (year,)
    months = len(window.months)
    just = Window(_back(window.first, months), _back(window.last, months), window.span)
    return tuple(dict.fromkeys((year, just)))


def pairs(now: tuple[Value, ...], then: tuple[Value, ...]) -> list[tuple[Value, Value]]:
    """Return every value of now with every value of then, those of one kind first."""
    return sorted(product(now, then), key=lambda pair: len(pair[0].rows) != len(pair[1].rows))


def _back(month: Month, months: int) -> Month:
    return month - months
