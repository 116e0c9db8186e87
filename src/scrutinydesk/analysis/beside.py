"""A force's growth, rate or percentage beside that of an area without the force, pooled or as a mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.comparison import MARGIN, POINTS, Alignment
from scrutinydesk.analysis.gaps import Gap, Why

if TYPE_CHECKING:
    from scrutinydesk.analysis.intervals import Interval, RateRatio


class Quantity(StrEnum):
    """What is held against what."""

    GROWTH = "growth on the earlier period"
    RATE = "rate per 1,000 residents"
    PERCENT = "per cent"


class Basis(StrEnum):
    """What the other figure is made of; printed with it."""

    STATED = "the area's own total less the force"
    POOLED = "the other forces pooled"
    MEAN = "mean of the other forces"
    WITH_FORCE = "the area's own figure, the force included"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a comparison is made by.

    Attributes
    ----------
    mean : bool
        The mean of the other forces' values in place of the pooled one.
    margin, points : float
        How far apart is still in line: as a ratio, and in percentage points for percentages.
    phi : tuple of (float, float)
        Dispersion of the force and of the others; 1 is chance alone.
    deff : float
        Design effect of surveys.
    """

    mean: bool = False
    margin: float = MARGIN
    points: float = POINTS
    phi: tuple[float, float] = (1.0, 1.0)
    deff: float = 1.0


USUAL = Terms()


class Beside(NamedTuple):
    """A force beside a wider area.

    Attributes
    ----------
    own, other : float or None
        A ratio to the earlier period (1.2 is a fifth more), cases per 1,000, or per cent.
    members : tuple of str
        The forces behind ``other``; empty where the area's own figure stands.
    left_out : tuple of Gap
        Members of the area that are not, and why: ``other`` is then that of the rest. Beside the area's
        own figure those that the file lacks while it has others: it may be a total without them.
    ratio : RateRatio or None
        Of ``own`` to ``other``, for growths and rates of counts.
    difference : Interval or None
        Of ``own - other``, in points, for percentages.
    alignment : Alignment or None
        None where there is no interval.
    population_year : int or None
        Of rates.
    reason : Why or None
        Why there is no other figure, or no interval.
    """

    force: str
    area: str
    quantity: Quantity
    basis: Basis
    own: float | None = None
    other: float | None = None
    members: tuple[str, ...] = ()
    left_out: tuple[Gap, ...] = ()
    ratio: RateRatio | None = None
    difference: Interval | None = None
    alignment: Alignment | None = None
    population_year: int | None = None
    reason: Why | None = None
    terms: Terms = USUAL
