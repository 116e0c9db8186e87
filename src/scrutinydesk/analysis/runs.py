"""Anhøj's rules: runs about the median that are too long, or too few crossings of it.

They judge a series as a whole, and name no month (J. Anhøj, "Diagnostic value of run chart
analysis", 2015; the limits are those of its R package qicharts2).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median

# Fewer values off the median say nothing: the source's own least number.
FEWEST_USEFUL = 10
ONE_IN = 20


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a series about its median.

    Attributes
    ----------
    useful : int
        Values that do not lie on the median; only they count.
    longest, longest_max : int
        The longest run on one side, and the longest that chance allows.
    crossings, crossings_min : int
        How often neighbours lie on different sides, and the fewest that chance allows.
    side : int
        The side of the longest run if it is too long and has not ended: 1 high, -1 low; else 0.
    """

    centre: float
    useful: int
    longest: int
    longest_max: int
    crossings: int
    crossings_min: int
    side: int

    @property
    def known(self) -> bool:
        """Whether there are values enough to judge."""
        return self.useful >= FEWEST_USEFUL

    @property
    def too_long(self) -> bool:
        return self.known and self.longest > self.longest_max

    @property
    def too_few(self) -> bool:
        return self.known and self.crossings < self.crossings_min

    @property
    def signal(self) -> bool:
        """Whether the series is not what chance alone would make."""
        return self.too_long or self.too_few

    @property
    def words(self) -> str:
        """What was found, and what chance allows."""
        if not self.known:
            return f"Only {self.useful} values lie off the median: {FEWEST_USEFUL} are needed."
        return (
            f"Longest run {self.longest} (chance allows {self.longest_max}); "
            f"{self.crossings} crossings of the median (chance gives {self.crossings_min} or more)."
        )


def runs(values: Sequence[float]) -> Runs:
    """Return the runs of one phase about its median; of no values at all, none that is known."""
    centre = float(median(values)) if values else 0.0
    sides = [1 if value > centre else -1 for value in values if value != centre]
    lengths = [(len(list(group)), side) for side, group in groupby(sides)]
    longest = max((length for length, _ in lengths), default=0)
    crossings = sum(a != b for a, b in pairwise(sides))
    most, fewest = limits(len(sides))
    last, side = lengths[-1] if lengths else (0, 0)
    lasting = len(sides) >= FEWEST_USEFUL and last > most
    return Runs(centre, len(sides), longest, most, crossings, fewest, side if lasting else 0)


@lru_cache(maxsize=512)
def limits(useful: int) -> tuple[int, int]:
    """Return the longest run and the fewest crossings that chance allows among so many values.

    The crossings are the 5% quantile of a binomial of ``useful - 1`` fair coins.
    """
    if useful < 2:  # noqa: PLR2004  two values can cross once
        return 0, 0
    most = math.floor(math.log2(useful) + 0.5) + 3
    coins = useful - 1
    below, fewest = 1, 0
    while below * ONE_IN < 2**coins:
        fewest += 1
        below += math.comb(coins, fewest)
    return most, fewest
