"""The smallest rise and fall that could be called real, to stand beside a small measure."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.change import FEWEST_FOR_PHI
from scrutinydesk.analysis.intervals import (
    CONFIDENCE,
    rate_ratio_phi,
    smallest_real_fall,
    smallest_real_rise,
    z_of,
)
from scrutinydesk.measures.catalogue import Kind

if TYPE_CHECKING:
    from scrutinydesk.analysis.change import Change

# A rise that takes more than this is none that anyone will see.
MOST = 10**9


class Reach(NamedTuple):
    """The counts from which on a change is clear.

    Attributes
    ----------
    rise : int or None
        The smallest later count that is a rise; None where no count would be.
    fall : int or None
        The largest later count that is a fall; None where even none would not be.
    """

    rise: int | None
    fall: int | None


class Smallest(NamedTuple):
    """What it takes for a change from ``base`` to be called real.

    Attributes
    ----------
    exact : Reach
        By the exact test of two counts.
    deciding : Reach
        By whichever interval would decide: widened where phi is beyond chance and both counts allow it.
    phi : float or None
        What widened it; None where the exact test decides.
    """

    base: int
    exact: Reach
    deciding: Reach
    phi: float | None


def smallest(
    base: int, phi: float | None = None, real: tuple[int, int | None] | None = None
) -> Smallest:
    """Return the smallest real rise and fall from a count.

    Parameters
    ----------
    phi : float, optional
        Of months that vary beyond chance; without it, and for counts below 50, the exact test decides.
    real : tuple of int, optional
        Rise and fall by the exact test, where they are at hand.
    """
    exact = Reach(*(real or (smallest_real_rise(base), smallest_real_fall(base))))
    if phi is None or phi <= 1 or base < FEWEST_FOR_PHI:
        return Smallest(base, exact, exact, None)
    fall = _fall(base, phi)
    if fall is None and exact.fall is not None:
        fall = min(exact.fall, FEWEST_FOR_PHI - 1)
    return Smallest(base, exact, Reach(_rise(base, phi), fall), phi)


def base_of(found: Change) -> int | None:
    """Return the earlier count of a change; None for what is no whole count."""
    base = None if found.previous is None else found.previous.value
    if found.measure.kind is not Kind.FLOW or not isinstance(base, int) or base < 0:
        return None
    return base


def smallest_of(found: Change, real: tuple[int, int | None] | None = None) -> Smallest | None:
    """Return it for the earlier count of a change; None for what is no whole count."""
    base = base_of(found)
    return None if base is None else smallest(base, found.phi if found.beyond_chance else None, real)


def _clear(base: int, later: int, phi: float) -> bool:
    return 1.0 not in rate_ratio_phi(later, base, phi).interval


@lru_cache(maxsize=1024)
def _rise(base: int, phi: float) -> int | None:
    low, high = base, base + 10
    while not _clear(base, high, phi):
        low, high = high, 2 * high
        if high > MOST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _clear(base, middle, phi) else (middle, high)
    return high


@lru_cache(maxsize=1024)
def _fall(base: int, phi: float) -> int | None:
    """Return the largest count that the widened interval calls a fall, of those it may judge."""
    # Below this count the interval widens faster than the ratio falls.
    turn = base / 2 * (math.sqrt(1 + z_of(CONFIDENCE) ** 2 * phi / base) - 1)
    low, high = max(FEWEST_FOR_PHI, math.ceil(turn)), base
    if low >= high or not _clear(base, low, phi):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _clear(base, middle, phi) else (low, middle)
    return low
