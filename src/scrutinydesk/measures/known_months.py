"""The months of a series that have a value: looked up once, and shared by all that is worked out of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

VALUE = attrgetter("value")


class KnownMonths(NamedTuple):
    """Months with a value, ascending, and their values.

    Attributes
    ----------
    ordinals : tuple of int
    """

    ordinals: tuple[int, ...]
    values: tuple[float, ...]

    def until(self, end: int) -> KnownMonths:
        """Return those up to the ordinal of a month."""
        size = bisect_right(self.ordinals, end)
        return self if size == len(self.ordinals) else KnownMonths(self.ordinals[:size], self.values[:size])

    def since(self, first: int) -> KnownMonths:
        """Return those from the ordinal of a month on."""
        start = bisect_left(self.ordinals, first)
        return KnownMonths(self.ordinals[start:], self.values[start:]) if start else self

    def stretch(self, first: int, last: int) -> slice | None:
        """Return where the months from one ordinal to another stand; None where any is missing."""
        start, size = bisect_left(self.ordinals, first), last - first + 1
        stop = start + size
        # They ascend and none is there twice: where both ends fit, all between are there.
        whole = size > 0 and stop <= len(self.ordinals) and self.ordinals[start] == first
        return slice(start, stop) if whole and self.ordinals[stop - 1] == last else None

    def between(self, first: int, last: int) -> tuple[float, ...]:
        """Return the values of a stretch; none where any is missing."""
        return self.values[self.stretch(first, last) or slice(0)]


def known_months(rows: Mapping[int, Any]) -> KnownMonths:
    """Return the months that have a value, of rows by the ordinals of their months."""
    ordinals, values = tuple(rows), tuple(map(VALUE, rows.values()))
    try:
        sum(values)  # it refuses None, and looks for it sooner than ``in``
    except TypeError:
        there = [(at, value) for at, value in zip(ordinals, values, strict=True) if value is not None]
        ordinals, values = tuple(at for at, _ in there), tuple(value for _, value in there)
    shared, ascending = _shared(ordinals)
    if ascending:
        return KnownMonths(shared, values)
    values = tuple(value for _, value in sorted(zip(ordinals, values, strict=True), key=itemgetter(0)))
    return KnownMonths(_shared(tuple(sorted(ordinals)))[0], values)


@lru_cache(maxsize=64)
def _shared(ordinals: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    """Return the ordinals and whether they ascend: nearly all series of a report have the same months."""
    return ordinals, ordinals == tuple(sorted(ordinals))
