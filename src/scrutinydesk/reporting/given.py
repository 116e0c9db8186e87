"""One figure of the evidence as plain values: what it is, how sure, by which test, from which cells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scrutinydesk.reporting.cell_ranges import ranges

if TYPE_CHECKING:
    from scrutinydesk.analysis.intervals import Interval
    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.measures.observations import Observation, Observations

Plain = int | float | None
NO_UPPER = "The interval has no upper end."


@dataclass(frozen=True, slots=True)
class Given:
    """A figure, or why it cannot be given.

    Attributes
    ----------
    figure : str
        Its name: ``change``, ``rank.level``, ``compared.growth.england-and-wales``.
    value, low, high : number or None
        Finite; the ends are those of a 95% interval or, for a chart, of its limits.
    test : str
        Of what ``p`` is; empty without one.
    verdict : str
        What may be said, in the words of the analysis.
    method : str
        How it was worked out, and by which choices of the office.
    inputs : mapping of name to number or text
        What went into it.
    cells : tuple of str
        The cells beneath, ``sheet!cell`` or ``sheet!first:last``.
    reason : str
        Why there is no value, or no more than a value.
    more : mapping
        What only this figure has, as plain values.
    """

    figure: str
    value: Plain = None
    low: Plain = None
    high: Plain = None
    test: str = ""
    p: float | None = None
    verdict: str = ""
    method: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    reason: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def plain(value: float | Fraction | None) -> Plain:
    """Return a number as it is written: whole where it is whole, None where it is not finite."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return int(value) if value == int(value) else float(value)


def ends(interval: Interval | None) -> tuple[Plain, Plain]:
    """Return the ends of an interval; None for one that is infinite."""
    return (None, None) if interval is None else (plain(interval.low), plain(interval.high))


def pair(interval: Interval | None) -> list[Plain] | None:
    """Return both ends as a list; None without an interval."""
    return None if interval is None else [*ends(interval)]


def open_ended(interval: Interval | None) -> str:
    """Return that an interval has no upper end; empty where it has."""
    return NO_UPPER if interval is not None and math.isinf(interval.high) else ""


def sentences(*parts: str) -> str:
    """Return the parts that say something, one after the other, none twice."""
    return " ".join(dict.fromkeys(part for part in parts if part))


class Cells:
    """Writes where observations stand.

    Parameters
    ----------
    main : str
        SHA-256 of the file that needs no name before its cells.
    """

    def __init__(self, observations: Observations, main: str = "") -> None:
        self._sources, self._main = observations.sources, main

    def of_rows(self, rows: Iterable[Observation]) -> tuple[str, ...]:
        """Return ``sheet!cells``, ranges where they adjoin; with the file before it where it is another."""
        sheets: dict[str, list[str]] = {}
        for row in rows:
            file = "" if row.source == self._main else f"[{self._sources.get(row.source, '')}]"
            sheets.setdefault(f"{file}{row.sheet}", []).append(row.cell)
        return tuple(f"{sheet}!{cell}" for sheet, found in sheets.items() for cell in ranges(found))

    def of(self, *totals: Total | None) -> tuple[str, ...]:
        """Return the cells beneath totals."""
        return self.of_rows(row for each in totals if each is not None for row in each.observations)
