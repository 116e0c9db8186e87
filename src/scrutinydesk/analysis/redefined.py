"""Series that now mean something else: another unit, a new level from some month on, a known break."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.resources import Resources

# All figures from a month on moved the same way, so many of them, by so much in the middle.
FEWEST, LEAST = 3, 0.05
# New months against the same months a year before: this many times as many, of so many cases.
TIMES, CASES = 2.0, 50
FEWEST_NEW = 3
YEAR = 12

Line = tuple[str, str, str]
Figure = tuple[str, str, str, int, int]
Held = Mapping[Figure, Observation]


class Sort(StrEnum):
    """How a redefinition shows."""

    UNIT = "unit"
    LEVEL = "level"
    NEW_LEVEL = "new level"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Redefinition:
    """A series that is probably not comparable with itself any more.

    Attributes
    ----------
    first : int
        Ordinal of the first month that is concerned.
    times : float
        New figures as a multiple of the old ones; 0 where the sort has none.
    rows : tuple of (Observation or None, Observation)
        The figures concerned, old and new, oldest first.
    known : Break or None
        The break that the register holds for it.
    """

    sort: Sort
    measure: str
    area: str
    breakdown: str
    first: int
    times: float
    rows: tuple[tuple[Observation | None, Observation], ...]
    known: Break | None = None


def redefinitions(
    before: Held, after: Held, changed: Iterable[tuple[Observation, Observation]], resources: Resources
) -> tuple[Redefinition, ...]:
    """Return what was redefined between two imports, by series in the order of the later file."""
    moved: dict[Line, list[tuple[Observation, Observation]]] = {}
    for old, new in changed:
        moved.setdefault(new[:3], []).append((old, new))
    common: dict[Line, list[int]] = {}
    added: dict[Line, list[Observation]] = {}
    lines = {figure[:3] for figure in before}
    for figure, row in after.items():
        line = figure[:3]
        if line in moved and figure in before:
            common.setdefault(line, []).append(row.last)
        elif line in lines and figure not in before and row.value is not None:
            added.setdefault(line, []).append(row)
    found = [each for line, pairs in moved.items() if (each := _restated(pairs, common[line], resources))]
    for rows in added.values():
        each = _of_new(before, after, rows, resources)
        if each is not None:
            found.append(each)
    return tuple(found)


def _known(row: Observation, first: int, last: int, resources: Resources) -> Break | None:
    breaks = resources.breaks.affecting(row.measure, Month(first), Month(last), row.area)
    return breaks[-1] if breaks else None


def _restated(
    pairs: list[tuple[Observation, Observation]], common: list[int], resources: Resources
) -> Redefinition | None:
    pairs = sorted(pairs, key=lambda pair: pair[1].last)
    new = pairs[0][1]
    units = [pair for pair in pairs if pair[0].unit != pair[1].unit]
    if units:
        return Redefinition(Sort.UNIT, *new[:3], units[0][1].first, 0.0, tuple(units))
    values = [
        (one.value, two.value) for one, two in pairs if one.value and two.value and one.value != two.value
    ]
    ratios = sorted(two / one for one, two in values)
    # Everything from the first changed figure on has changed, and all one way.
    whole = len(values) == len(pairs) == sum(end >= new.last for end in common)
    if len(ratios) < FEWEST or not whole:
        return None
    middle = ratios[len(ratios) // 2]
    one_way = min(ratios) > 1 or max(ratios) < 1
    if not one_way or abs(middle - 1) < LEAST:
        return None
    known = _known(new, new.first - 1, new.last, resources)
    return Redefinition(Sort.LEVEL, *new[:3], new.first, middle, tuple(pairs), known)


def _of_new(before: Held, after: Held, rows: list[Observation], resources: Resources) -> Redefinition | None:
    """Judge new windows: a break that lies among them, or a level that the year before did not have."""
    rows = sorted(rows, key=lambda row: row.last)
    first, last = rows[0], rows[-1]
    line = first[:3]
    single = [row for row in rows if row.first == row.last]
    known = _known(first, first.first - 1, last.last, resources)
    if known is not None and first.first <= known.month.ordinal:
        these = tuple((None, row) for row in rows)
        return Redefinition(Sort.BREAK, *line, known.month.ordinal, 0.0, these, known)
    pairs = []
    for row in single:
        figure = (*line, row.first - YEAR, row.last - YEAR)
        old = after.get(figure) or before.get(figure)
        if old is not None and old.value is not None:
            pairs.append((old, row))
    now, then = sum(row.value or 0 for _, row in pairs), sum(old.value or 0 for old, _ in pairs)
    if len(pairs) < FEWEST_NEW or min(now, then) <= 0 or max(now, then) < CASES:
        return None
    if 1 / TIMES < now / then < TIMES:
        return None
    return Redefinition(Sort.NEW_LEVEL, *line, single[0].first, now / then, tuple(pairs))
