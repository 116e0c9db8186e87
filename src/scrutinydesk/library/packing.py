"""Observations as rows of the library and back, exactly."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from scrutinydesk.library.texts import restored, stored
from scrutinydesk.measures.observations import Mark, Observation, Observations
from scrutinydesk.periods import Span

_EXACT_WHOLE = 2**53  # the largest whole number up to which a double holds each one


class Packed(NamedTuple):
    """Rows of the tables ``series`` and ``figures``, without the import's id."""

    series: list[tuple[Any, ...]]
    figures: list[tuple[Any, ...]]

    def digest(self, *others: object) -> str:
        """Return the SHA-256 of all that was read, with ``others`` that belong to the reading."""
        return sha256(repr((others, self.series, self.figures)).encode()).hexdigest()


def packed(observations: Observations) -> Packed:
    """Part observations into what a run of them has in common and what is each one's own."""
    numbers: dict[tuple[Any, ...], int] = {}
    figures = []
    for position, row in enumerate(observations.rows):
        value, exact, whole = _number(row.value)
        common = (
            row.measure, row.area, row.breakdown, row.span, row.unit, row.sheet, row.number_format, row.marks,
            row.source, row.derived, whole,
        )  # fmt: skip
        number = numbers.setdefault(common, len(numbers))
        figures.append((number, position, row.first, row.last, value, exact, stored(row.cell)))
    return Packed([(number, *_series_row(common)) for common, number in numbers.items()], figures)


def unpacked(
    series: Iterable[Sequence[Any]], figures: Sequence[Sequence[Any]], sources: Mapping[str, str]
) -> Observations:
    """Return the observations of an import from its rows, in any order.

    Raises
    ------
    ValueError
        Two figures stand at one position. A ``LookupError`` where one stands behind the last.
    """
    common = {row[0]: _common(row[1:]) for row in series}
    rows: list[Observation | None] = [None] * len(figures)
    for number, position, first, last, value, exact, cell in figures:
        rows[position] = _observation(common[number], first, last, value, exact, cell)
    found = tuple(row for row in rows if row is not None)
    if len(found) != len(rows):
        raise ValueError("two figures stand at one position")
    return Observations(found, dict(sources))


def observation(series: Sequence[Any], figure: Sequence[Any]) -> Observation:
    """Return one observation from its series (without number) and its figure (without number)."""
    _, first, last, value, exact, cell = figure
    return _observation(_common(series), first, last, value, exact, cell)


def _series_row(common: tuple[Any, ...]) -> tuple[Any, ...]:
    *texts, marks, source, derived, whole = common
    return (*(stored(str(text)) for text in texts), " ".join(marks), stored(source), stored(derived), whole)


def _common(row: Sequence[Any]) -> tuple[Any, ...]:
    """Return what observations of a series share, ready for ``_observation``."""
    measure, area, breakdown, span, unit, sheet, number_format, marks, source, derived, whole = row
    found = tuple(Mark(mark) for mark in marks.split())
    return measure, area, breakdown, Span(span), unit, found, sheet, number_format, source, derived, whole


def _observation(
    common: tuple[Any, ...], first: int, last: int, value: float | None, exact: str | None, cell: str
) -> Observation:
    measure, area, breakdown, span, unit, marks, sheet, number_format, source, derived, whole = common
    if exact is not None:
        value = int(exact) if whole else struct.unpack(">d", bytes.fromhex(exact))[0]
    elif whole and value is not None:
        value = int(value)
    cell = restored(cell)
    return Observation(
        measure, area, breakdown, first, last, span, value, unit, marks, sheet, cell, number_format, source,
        derived,
    )  # fmt: skip


def _number(value: float | None) -> tuple[float | None, str | None, bool]:
    """Return a value as a double, or as text where a double would change it, and whether it is whole."""
    if value is None:
        return None, None, False
    if isinstance(value, int):
        if -_EXACT_WHOLE <= value <= _EXACT_WHOLE:
            return float(value), None, True
        return None, str(int(value)), True
    if (value and math.isfinite(value)) or (not value and math.copysign(1.0, value) > 0):
        return float(value), None, False
    # All eight bytes, since there are many values that are not a number.
    return None, struct.pack(">d", value).hex(), False
