"""How far a rank can be trusted, and whether its movement is more than chance would make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.analysis.draws import DRAWS, Estimate, drawn, unchanged
from scrutinydesk.analysis.ranks import joint, movement, ranks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

# A movement that chance alone would make more often than this is not shown as one.
LEVEL = 0.1
TAIL = 0.025
FEWEST = 2
NOT_KNOWN = (None, None)


class NoRange(StrEnum):
    """Why a rank has no range."""

    NO_NUMBER = "the number asked or counted is not given for all of the group"
    STATED = "the rank is stated, without the figures of the others"
    ALONE = "there is no other figure to rank it with"


@dataclass(frozen=True, slots=True)
class Ranked:
    """An area's rank among ``n``, 1 the best: "13th of 42 (plausibly 6th to 24th)".

    Attributes
    ----------
    n : int or None
        None where only the rank is stated.
    joint : bool
        Whether another shares the rank; not known of a stated one.
    low, high : int or None
        The range that holds the rank in 95 of 100 draws; None with a ``reason``.
    """

    area: str
    value: float
    rank: int
    n: int | None
    joint: bool = False
    low: int | None = None
    high: int | None = None
    reason: NoRange | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """How an area's rank moved, among the ``n`` that have figures for both periods.

    Attributes
    ----------
    places : int
        Gained since the earlier period; below zero are lost.
    chance : float or None
        How often a movement of as many places or more comes about where no area has changed; None where
        the precision of some figure is not known.
    arrow : bool
        Whether to show the movement: not where chance explains it, or where that is not known.
    """

    area: str
    rank: int
    previous: int
    n: int
    places: int
    chance: float | None
    arrow: bool


def stated(area: str, value: float, rank: int) -> Ranked:
    """Return a rank as a file states it, without the figures of the others: it has no range."""
    return Ranked(area, value, rank, None, reason=NoRange.STATED)


def ranked(
    values: Mapping[str, float],
    estimates: Mapping[str, Estimate] | None,
    *,
    higher_is_better: bool = True,
) -> tuple[Ranked, ...]:
    """Return the areas from best to worst with their ranges.

    Parameters
    ----------
    values : mapping of area to value
        What the rank is by.
    estimates : mapping of area to Estimate, or None
        Of the same areas; None where the precision of any is not known.
    """
    found = ranks(values, higher_is_better=higher_is_better)
    n = len(found)
    plausible: Mapping[str, tuple[int | None, int | None]] = {}
    reason = NoRange.NO_NUMBER if estimates is None else None
    if n < FEWEST:
        reason = NoRange.ALONE
    elif estimates is not None:
        areas = tuple(sorted(values))
        plausible = ranges(tuple((area, estimates[area]) for area in areas), higher_is_better)
    result = []
    for area, rank in found.items():
        low, high = plausible.get(area, NOT_KNOWN)
        result.append(Ranked(area, values[area], rank, n, joint(found, area), low, high, reason))
    return tuple(result)


@lru_cache(maxsize=256)
def ranges(estimates: tuple[tuple[str, Estimate], ...], higher_is_better: bool) -> dict[str, tuple[int, int]]:  # noqa: FBT001  a cached function has no keywords to spare
    """Return the first and the last plausible rank of each area."""
    import numpy as np  # noqa: PLC0415  not needed before the first ranks

    n = len(estimates)
    draws = drawn(dict(estimates))
    order = np.argsort(draws, axis=1)
    rank = np.arange(n)[::-1] if higher_is_better else np.arange(n)
    places = (order * n + rank).ravel()
    upto = np.cumsum(np.bincount(places, minlength=n * n).reshape(n, n), axis=1)
    low = np.argmax(upto >= TAIL * DRAWS, axis=1) + 1
    high = np.argmax(upto >= (1 - TAIL) * DRAWS, axis=1) + 1
    both = zip(low.tolist(), high.tolist(), strict=True)
    return {area: pair for (area, _), pair in zip(estimates, both, strict=True)}


def moved(
    area: str,
    now: Mapping[str, float],
    then: Mapping[str, float],
    estimates: tuple[Mapping[str, Estimate], Mapping[str, Estimate]] | None,
    *,
    higher_is_better: bool = True,
) -> Movement | None:
    """Return how an area's rank moved; None where it lacks a figure in a period, or none has both but it.

    ``estimates`` of now and then are those of all areas that have both, or None.
    """
    both = sorted(now.keys() & then.keys())
    if area not in both or len(both) < FEWEST:
        return None
    rank = ranks({each: now[each] for each in both}, higher_is_better=higher_is_better)[area]
    previous = ranks({each: then[each] for each in both}, higher_is_better=higher_is_better)[area]
    places = movement(rank, previous)
    chance = None
    if estimates is not None:
        pairs = tuple((each, estimates[0][each], estimates[1][each]) for each in both)
        chance = chance_of(area, abs(places), pairs, higher_is_better)
    arrow = bool(places) and chance is not None and chance <= LEVEL
    return Movement(area, rank, previous, len(both), places, chance, arrow)


@lru_cache(maxsize=256)
def chance_of(
    area: str,
    places: int,
    pairs: tuple[tuple[str, Estimate, Estimate], ...],
    higher_is_better: bool,  # noqa: FBT001  a cached function has no keywords to spare
) -> float:
    """Return how often the rank moves by so many places or more where no area has changed."""
    if not places:
        return 1.0
    same = [(each, *unchanged(now, then)) for each, now, then in pairs]
    at = [each for each, _, _ in pairs].index(area)
    now = drawn({each: one for each, one, _ in same}, 1)
    then = drawn({each: other for each, _, other in same}, 2)
    gained = _above(then, at, higher=higher_is_better) - _above(now, at, higher=higher_is_better)
    return float((abs(gained) >= places).mean())


def _above(draws: Array, at: int, *, higher: bool) -> NDArray[np.intp]:
    import numpy as np  # noqa: PLC0415  late: decision 6

    own = draws[:, at : at + 1]
    better = draws > own if higher else draws < own
    result: NDArray[np.intp] = np.count_nonzero(better, axis=1)
    return result
