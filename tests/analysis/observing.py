"""Observations made by hand."""

from __future__ import annotations

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span, Window

SEP17 = Month.of(2017, 9)


def row(measure, area, value, window, breakdown="", unit="crimes"):
    first, last = window.first.ordinal, window.last.ordinal
    cell = f"A{last}"
    return Observation(
        measure, area, breakdown, first, last, window.span, value, unit, (), "S", cell, "0", "f"
    )


def frame(*rows):
    return Observations(tuple(rows), {"f": "made.xlsx"})


def monthly(measure, area, values, end=SEP17, breakdown=""):
    """One observation a month, the last at ``end``; None is a month with a mark only."""
    first = end - (len(values) - 1)
    return [
        row(measure, area, value, Window.of_month(first + n), breakdown) for n, value in enumerate(values)
    ]


def yearly(measure, area, then, now, end=SEP17, breakdown=""):
    """Two 12-month totals as a file states them."""
    window = Window(end - 11, end, Span.ROLLING_12)
    return [
        row(measure, area, now, window, breakdown),
        row(measure, area, then, window.previous, breakdown),
    ]
