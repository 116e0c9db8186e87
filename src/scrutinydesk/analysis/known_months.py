"""The months of a series that have a value: looked up once, and shared by all that is worked out of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.observations import Observation

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations

VALUE = itemgetter(Observation._fields.index("value"))


class KnownMonths(NamedTuple):
    """Months with a value, their values and cells, ascending.

    Attributes
    ----------
    ordinals : tuple of int
    """

    ordinals: tuple[int, ...]
    values: Sequence[float]
    rows: Sequence[Observation]

    def until(self, end: int) -> KnownMonths:
        """Return those up to the ordinal of a month."""
        size = bisect_right(self.ordinals, end)
        return self if size == len(self.ordinals) else KnownMonths(*(each[:size] for each in self))

    def since(self, first: int) -> KnownMonths:
        """Return those from the ordinal of a month on."""
        start = bisect_left(self.ordinals, first)
        return KnownMonths(*(each[start:] for each in self)) if start else self

    def stretch(self, first: int, last: int) -> slice | None:
        """Return where the months from one ordinal to another stand; None where any is missing."""
        start, size = bisect_left(self.ordinals, first), last - first + 1
        stop = start + size
        # They ascend and none is there twice: where both ends fit, all between are there.
        whole = size > 0 and stop <= len(self.ordinals) and self.ordinals[start] == first
        return slice(start, stop) if whole and self.ordinals[stop - 1] == last else None


def known_months(
    observations: Observations, measure: str, area: str, breakdown: str = ""
) -> KnownMonths:
    """Return the months of a series that have a value."""
    key = "months", measure, area, breakdown
    found: KnownMonths | None = observations.kept.get(key)
    if found is None:
        found = observations.kept[key] = _known(observations.series(measure, area, breakdown))
    return found


def _known(series: dict[int, Observation]) -> KnownMonths:
    ordinals, rows = tuple(series), list(series.values())
    values = list(map(VALUE, rows))
    try:
        sum(values)  # type: ignore[arg-type]  it refuses None, and looks for it sooner than ``in``
    except TypeError:
        there = [value is not None for value in values]
        ordinals = tuple(compress(ordinals, there))
        values, rows = list(compress(values, there)), list(compress(rows, there))
    if ordinals != tuple(sorted(ordinals)):
        order = sorted(range(len(ordinals)), key=ordinals.__getitem__)
        ordinals = tuple(ordinals[at] for at in order)
        values, rows = [values[at] for at in order], [rows[at] for at in order]
    return KnownMonths(ordinals, values, rows)  # type: ignore[arg-type]  None was taken out above
