"""What a printed figure can stand for: closed intervals of exact fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import ceil, floor

from scrutinydesk.numerals import figure

_FIGURE = re.compile(r"[+\-\N{MINUS SIGN}]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.([0-9]{1,9}))?")


class Reading(StrEnum):
    """How a writer may have come from a value to what is printed."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from ``low`` to ``high``; None is without end. An open end is not itself a value."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def meets(self, other: Interval) -> bool:
        """Return whether some value is in both."""
        return not self.both(other).empty

    def both(self, other: Interval) -> Interval:
        """Return the values in both, which may be none."""
        low, low_open = self.low, self.low_open
        if low is None or (other.low is not None and other.low >= low):
            low_open = other.low_open or (low_open and other.low == low)
            low = other.low
        high, high_open = self.high, self.high_open
        if high is None or (other.high is not None and other.high <= high):
            high_open = other.high_open or (high_open and other.high == high)
            high = other.high
        return Interval(low, high, low_open and low is not None, high_open and high is not None)

    def plus(self, other: Interval) -> Interval:
        """Return the sums of a value of each."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def minus(self, other: Interval) -> Interval:
        """Return the differences of a value of each."""
        return self.plus(other.times(-1))

    def times(self, factor: int | Fraction) -> Interval:
        """Return the values multiplied by what is not zero."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def over(self, other: Interval) -> Interval | None:
        """Return the quotients of a value of each, None where the divisor may be zero or below.

        The ends are closed: an open end can only have been left out by the width of a point.
        """
        if other.low is None or other.low <= 0:
            return None
        most = None if other.high is None else 1 / other.high
        least = 1 / other.low
        low = None if self.low is None else self.low * (least if self.low < 0 else most or Fraction(0))
        high = None if self.high is None else self.high * (least if self.high > 0 else most or Fraction(0))
        return Interval(low, high)

    def whole(self) -> Interval:
        """Return the interval from the least to the greatest whole number in it."""
        low, high = whole_ends(self)
        return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))


EVERYTHING = Interval()
NONE_OR_MORE = Interval(Fraction(0))


def point(value: int | Fraction) -> Interval:
    """Return the interval of one value."""
    return Interval(Fraction(value), Fraction(value))


def whole_ends(interval: Interval) -> tuple[int | None, int | None]:
    """Return the least and greatest whole number in the interval; None is without end."""
    low = None if interval.low is None else ceil(interval.low)
    if low is not None and interval.low_open and low == interval.low:
        low += 1
    high = None if interval.high is None else floor(interval.high)
    if high is not None and interval.high_open and high == interval.high:
        high -= 1
    return low, high


@cache
def _step(decimals: int) -> Fraction:
    return Fraction(10) ** -decimals


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed, with its sign.

    Attributes
    ----------
    value : Fraction
        What is printed: 31.36 for ``31.36%``, 52,500,000 for ``£52.5m``.
    decimals : int
        Places that are printed, trailing zeros included; below zero, figures before the point that are
        not: −5 for ``£52.5m``.
    counted : bool
        Whether it is a count of things, which nobody rounded: it stands for itself alone.
    span : Interval or None
        What it stands for where words say so: "20+", "about 1,000", a range.
    written : str
        How it is shown in workings; empty as ``13,320``.
    """

    value: Fraction
    decimals: int = 0
    counted: bool = False
    span: Interval | None = None
    written: str = ""

    @property
    def step(self) -> Fraction:
        return _step(self.decimals)

    def stands_for(self, reading: Reading = Reading.ROUNDED) -> Interval:
        """Return the values that print as this.

        Rounded, both ends count, so that halves may have gone either way. Truncated, the value is at
        least as far from zero as what is printed.
        """
        if self.span is not None:
            return self.span
        if self.counted:
            return point(self.value)
        if reading is Reading.ROUNDED:
            half = _step(self.decimals) / 2
            return Interval(self.value - half, self.value + half)
        low = self.value if self.value > 0 else self.value - self.step
        high = self.value if self.value < 0 else self.value + self.step
        return Interval(low, high, low_open=self.value <= 0, high_open=self.value >= 0)

    def shifted(self, places: int) -> Printed:
        """Return the same figure in a unit ``places`` powers of ten smaller: pounds in pence with 2."""
        factor = Fraction(10) ** places
        span = None if self.span is None else self.span.times(factor)
        return replace(self, value=self.value * factor, decimals=self.decimals - places, span=span)

    def turned(self) -> Printed:
        """Return the figure with the other sign: a fall as a rise."""
        span = None if self.span is None else self.span.times(-1)
        sign = "\N{MINUS SIGN}"
        written = self.written and (self.written[1:] if self.written[0] == sign else sign + self.written)
        return replace(self, value=-self.value, span=span, written=written)

    def __str__(self) -> str:
        if self.written:
            return self.written
        if self.decimals <= 0:
            return figure(self.value)
        shown = f"{abs(Decimal(self.value.numerator) / self.value.denominator):,.{self.decimals}f}"
        return f"\N{MINUS SIGN}{shown}" if self.value < 0 else shown


def printed(text: str, *, sign: int = 1) -> Printed:
    """Return the figure that such text as ``31.36`` or ``13,320`` prints, not counted.

    Parameters
    ----------
    sign : int
        −1 where words say it: "a reduction of 5.9".

    Raises
    ------
    ValueError
        Where the text is no such figure.
    """
    found = _FIGURE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a printed figure")
    value = Fraction(text.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    return Printed(sign * value, len(found[1] or ""))


def counted(number: int) -> Printed:
    """Return a count of things."""
    return Printed(Fraction(number), counted=True)


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the sums of a value of each."""
    result = point(0)
    for interval in intervals:
        result = result.plus(interval)
    return result
