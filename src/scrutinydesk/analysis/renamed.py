"""Measures that go on under another name: the same figures, for the same areas and months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from scrutinydesk.measures.observations import Observation

# So many figures in common at least, of so many different sizes (noughts match anything).
FEWEST, DIFFERENT = 3, 3
ALIKE = 0.9
# A value that so many lines share tells nothing.
SHARED_BY = 20
# Where values were restated too: the middle of their differences, relative to the old figure.
NEAR = 0.02
FEWEST_NEAR, LARGE = 6, 20
MOST_PAIRS = 2500


class Rename(NamedTuple):
    """A measure that probably goes on under another name; the officer confirms it.

    Attributes
    ----------
    common, same : int
        Figures for the same area and window, and how many of them are equal.
    old, new : Observation
        The latest figure that both have.
    """

    earlier: str
    later: str
    common: int
    same: int
    old: Observation
    new: Observation


Place = tuple[str, str, int, int]  # area, breakdown, first, last
Values = dict[Place, Observation]


def renames(
    gone: Iterable[Observation],
    fresh: Iterable[Observation],
    denied: Collection[tuple[str, str]] = (),
) -> tuple[Rename, ...]:
    """Return which dropped measures go on as which new ones, best first; each is named once.

    Parameters
    ----------
    gone, fresh : iterables of Observation
        Figures of series that only the earlier, and only the later file has.
    denied : collection of (str, str)
        Earlier and later measure ids that the officer says are not the same.
    """
    old, new = _by_measure(gone), _by_measure(fresh)
    if not old or not new:
        return ()
    pairs = _voted(old, new)
    if len(old) * len(new) <= MOST_PAIRS:
        pairs |= {(one, two) for one in old for two in new}
    asked = sorted(pairs.difference(denied))
    found = [each for pair in asked if (each := _judged(*pair, old, new)) is not None]
    found.sort(key=lambda each: (-each.same / each.common, -each.common, each.earlier, each.later))
    taken: set[tuple[str, str]] = set()
    chosen = []
    for each in found:
        ends = {("old", each.earlier), ("new", each.later)}
        if not ends & taken:
            taken |= ends
            chosen.append(each)
    return tuple(chosen)


def _by_measure(rows: Iterable[Observation]) -> dict[str, Values]:
    found: dict[str, Values] = {}
    for row in rows:
        if row.value is not None:
            place = (row.area, row.breakdown, row.first, row.last)
            found.setdefault(row.measure, {}).setdefault(place, row)
    return found


def _voted(old: dict[str, Values], new: dict[str, Values]) -> set[tuple[str, str]]:
    """Return the pairs that share a telling figure, in one pass over each side."""
    holders: dict[tuple[Place, float | None], list[str]] = {}
    for name, values in old.items():
        for place, row in values.items():
            if row.value:
                holders.setdefault((place, row.value), []).append(name)
    votes: Counter[tuple[str, str]] = Counter()
    for name, values in new.items():
        for place, row in values.items():
            named = holders.get((place, row.value), [])
            if len(named) <= SHARED_BY:
                votes.update((each, name) for each in named)
    return {pair for pair, times in votes.items() if times >= FEWEST}


def _judged(earlier: str, later: str, old: dict[str, Values], new: dict[str, Values]) -> Rename | None:
    if earlier == later:
        return None
    common = [place for place in old[earlier] if place in new[later]]
    pairs = [(old[earlier][place], new[later][place]) for place in common]
    values = [(one.value or 0.0, two.value or 0.0) for one, two in pairs]
    same = [one for one, two in values if one == two]
    alike = (
        len(common) >= FEWEST
        and len(same) >= ALIKE * len(common)
        and len({value for value in same if value}) >= DIFFERENT
    )
    if not alike and not _near(values):
        return None
    last = max(pairs, key=lambda pair: pair[0].last)
    return Rename(earlier, later, len(common), len(same), *last)


def _near(values: list[tuple[float, float]]) -> bool:
    if len(values) < FEWEST_NEAR or len({one for one, _ in values}) < DIFFERENT:
        return False
    apart = sorted(abs(two - one) / abs(one) if one else 1.0 for one, two in values)
    large = sum(abs(one) for one, _ in values) >= LARGE * len(values)
    return large and apart[len(apart) // 2] <= NEAR and apart[-1] <= 10 * NEAR
