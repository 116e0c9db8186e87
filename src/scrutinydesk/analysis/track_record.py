"""How projections did: errors in per cent of the outturn, and intervals that held it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class TrackRecord(NamedTuple):
    """How one method, or one source, did; errors in per cent of the outturn.

    Attributes
    ----------
    years : int
        Projections that have an outturn.
    error : float
        Mean of the absolute errors.
    bias : float
        Mean of the errors: above nought where it was too high.
    inside, intervals : int
        Intervals that held the outturn, of how many.
    """

    years: int
    error: float
    bias: float
    inside: int
    intervals: int

    @classmethod
    def of(cls, errors: Sequence[float], inside: Sequence[bool | float]) -> TrackRecord:
        """Return the record of errors, one at least, and of whether each interval held its outturn."""
        mean = sum(map(abs, errors)) / len(errors)
        held = int(sum(inside))
        return cls(len(errors), mean, sum(errors) / len(errors), held, len(inside))
