"""Totals over a window: months added, or as a file gives them; never a sum over holes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from typing_extensions import override

from scrutinydesk.analysis.made_later import MadeLater
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span, Window

QUARTER_MONTHS = 3
NOT_SOUGHT: Any = object()
# Spans under which a file may state a total of several months.
STATED = (Span.ROLLING_12, Span.FINANCIAL_YEAR, Span.YEAR_TO_DATE, Span.QUARTER, Span.OTHER)


class Total(NamedTuple):
    """The value of a measure over a window.

    Attributes
    ----------
    value : int or float
        An ``int`` wherever it is whole.
    observations : sequence of Observation
        The cells beneath it, oldest first.
    missing : tuple of Month
        Always empty for a total of months: with one missing there is no total. For a pooled
        area the months for which a member is missing.
    given : bool
        Whether the file states it, rather than we add it up.
    """

    window: Window
    value: float | int
    observations: Sequence[Observation]
    missing: tuple[Month, ...] = ()
    given: bool = False


class Cells(MadeLater[Observation]):
    """The cells of months that are all there."""

    __slots__ = ("_ordinals", "_series")

    def __init__(self, series: Mapping[int, Observation], ordinals: range) -> None:
        self._series, self._ordinals = series, ordinals

    @override
    def __len__(self) -> int:
        return len(self._ordinals)

    @override
    def _made(self, here: int) -> Observation:
        return self._series[self._ordinals[here]]


def whole(value: float) -> float | int:
    """Return the value as an ``int`` where it is whole."""
    return int(value) if value == int(value) else value


def added(observations: Iterable[Observation]) -> float | int:
    """Return the sum of values, without the rounding of binary fractions."""
    return summed(tuple(row.value for row in observations if row.value is not None))


def summed(values: tuple[float, ...]) -> float | int:
    """Return the sum of values, as ``added`` does."""
    counts = tuple(map(int, values))
    return sum(counts) if counts == values else whole(float(sum(map(exact, values))))


def total(
    observations: Observations, measure: Measure, area: str, window: Window, breakdown: str = ""
) -> Total | None:
    """Return the value of a measure over a window; None where a part of it is missing.

    The months of a flow are added where all are there; else quarters; else a total that the
    file itself states for just these months stands. Any other kind is taken at its window.
    ``missing_months`` tells which months are missing.
    """
    key = measure.id, measure.kind is Kind.FLOW, area, window, breakdown
    kept = observations.kept
    found: Total | None = kept.get(key, NOT_SOUGHT)
    if found is NOT_SOUGHT:
        found = kept[key] = _total(observations, measure, area, window, breakdown)
    return found


def _total(
    observations: Observations, measure: Measure, area: str, window: Window, breakdown: str
) -> Total | None:
    if not observations.holds(measure.id, area, breakdown):
        return None
    if measure.kind is Kind.FLOW and window.span is not Span.DATE:
        months = observations.months(measure.id, area, breakdown)
        first, last = window.first.ordinal, window.last.ordinal
        values = months.between(first, last)
        if values:
            cells = Cells(observations.series(measure.id, area, breakdown), range(first, last + 1))
            return Total(window, summed(values), cells, given=len(values) == 1)
        quarters = _quarters(observations, (measure.id, area, breakdown), window)
        if quarters:
            return Total(window, added(quarters), tuple(quarters), given=len(quarters) == 1)
    found = _stated(observations, measure.id, area, window, breakdown)
    if found is None or found.value is None:
        return None
    return Total(window, whole(found.value), (found,), given=True)


def _quarters(observations: Observations, key: tuple[str, str, str], window: Window) -> list[Observation]:
    series = observations.series(*key, Span.QUARTER)
    first, last = window.first.ordinal, window.last.ordinal
    if not series or (last - first + 1) % QUARTER_MONTHS:
        return []
    parts = [series.get(ordinal) for ordinal in range(first + QUARTER_MONTHS - 1, last + 1, QUARTER_MONTHS)]
    found = [row for row in parts if row is not None and row.value is not None]
    return found if len(found) == len(parts) else []


def _stated(
    observations: Observations, measure: str, area: str, window: Window, breakdown: str
) -> Observation | None:
    dated = window.first == window.last
    for span in (window.span, *(() if dated else STATED)):
        row = observations.series(measure, area, breakdown, span).get(window.last.ordinal)
        if row is not None and row.value is not None and row.first == window.first.ordinal:
            return row
    return None


def missing_months(
    observations: Observations, measure: Measure, area: str, window: Window, breakdown: str = ""
) -> tuple[Month, ...]:
    """Return the months of the window without a monthly value; all of them if there is none."""
    series = observations.series(measure.id, area, breakdown, Span.MONTH)
    return tuple(
        month for month in window.months if (row := series.get(month.ordinal)) is None or row.value is None
    )


def named_months(months: Sequence[Month]) -> str:
    """Return months, one at least, in words: ``April 2017, May 2017 and July 2017``."""
    *rest, last = (month.words for month in months)
    return f"{', '.join(rest)} and {last}" if rest else last


def latest(
    observations: Observations, measure: Measure | str, area: str, breakdown: str = ""
) -> Month | None:
    """Return the last month for which the series has a value of any span, or None."""
    name = measure if isinstance(measure, str) else measure.id
    ends = [
        end
        for span in Span
        for end, row in observations.series(name, area, breakdown, span).items()
        if row.value is not None
    ]
    return Month(max(ends)) if ends else None
