"""Funnel plots: rates, proportions and growths of areas about the value of their group."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.analysis.funnel_limits import Form, Limits, Shape, between_areas, winsorised
from scrutinydesk.analysis.gaps import Gap, Why

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WINSORISED = 0.1
# Below so many areas the spread between them is as good as unknown.
FEWEST = 5


class Spread(StrEnum):
    """What is made of areas that differ by more than chance."""

    CHANCE = "chance alone"
    MULTIPLICATIVE = "multiplicative (phi)"
    ADDITIVE = "additive (tau squared)"


class Position(StrEnum):
    """Where an area lies; beyond 99.8% is beyond 95% too."""

    WITHIN = "within the limits"
    HIGH = "above the 95% limit"
    LOW = "below the 95% limit"
    VERY_HIGH = "above the 99.8% limit"
    VERY_LOW = "below the 99.8% limit"


class NoFunnel(StrEnum):
    """Why there are no limits."""

    FEW_AREAS = "fewer areas with figures than a funnel needs"
    OTHER_KIND = "no count of cases, and no percentage of a number asked"
    NO_VARIATION = "there are no cases, or nothing but cases, in the group"


@dataclass(frozen=True, slots=True)
class Case:
    """The figures of one area.

    ``part`` of ``whole``: cases and people (RATE), cases and all that were asked or counted (PROPORTION),
    the count of the later and of the earlier period (GROWTH).
    """

    area: str
    part: float
    whole: float


@dataclass(frozen=True, slots=True)
class Point:
    """One area of a funnel.

    Attributes
    ----------
    value : float
        In the unit of ``Funnel.centre``.
    size : float
        Where it lies along the funnel: people, number asked, or for a growth both counts together.
    z : float
        Its distance from the centre over its standard deviation, the spread between areas included.
    """

    area: str
    value: float
    size: float
    z: float
    position: Position


@dataclass(frozen=True, slots=True)
class Funnel:
    """Areas about the value of their group.

    Attributes
    ----------
    scale : float
        1,000 for rates, 100 for per cent, 1 for growths (1.2 is a fifth more).
    centre : float
        All cases of the group over all people, asked, or earlier cases; 0 where there are no limits.
    phi : float
        Mean square of the winsorised z-scores; 1 or less is no more than chance. Not cut off at 1.
    tau2 : float
        Variance between areas on the scale of the limits; 0 where they differ by no more than chance.
    spread : Spread
        What the limits allow for; CHANCE where the areas differ by no more.
    reason : NoFunnel or None
        Why there are no points and limits; the gaps stand all the same.
    """

    form: Form
    scale: float
    centre: float
    phi: float
    tau2: float
    spread: Spread
    points: tuple[Point, ...]
    left_out: tuple[Gap, ...]
    shape: Shape | None
    reason: NoFunnel | None = None

    def limits(self, sizes: Array) -> Limits | None:
        """Return the four limits at some sizes, all above zero; None where there are none."""
        return None if self.shape is None else self.shape.limits(sizes)

    def point(self, area: str) -> Point | None:
        """Return the point of an area, or None."""
        return next((point for point in self.points if point.area == area), None)

    @property
    def outside(self) -> tuple[Point, ...]:
        """The points beyond a limit."""
        return tuple(point for point in self.points if point.position is not Position.WITHIN)


def funnel(
    form: Form,
    cases: Iterable[Case],
    spread: Spread = Spread.ADDITIVE,
    *,
    scale: float | None = None,
    left_out: tuple[Gap, ...] = (),
    cut: float = WINSORISED,
) -> Funnel:
    """Return the funnel of a group of areas; a case that cannot be used becomes a gap.

    Parameters
    ----------
    scale : float, optional
        What values are multiplied by; the usual one of the form if left out.
    cut : float
        Share of the z-scores at either end that is drawn in before the spread is estimated.

    Raises
    ------
    ValueError
        If ``cut`` is not from 0 to below one half.
    """
    if not 0 <= cut < 0.5:  # noqa: PLR2004  a share cut off at each end
        what = f"z-scores can be cut by 0 to below 0.5 at either end, not {cut}"
        raise ValueError(what)
    scale = form.scale if scale is None else scale
    good: list[Case] = []
    gaps = list(left_out)
    for case in cases:
        why = _fault(form, case)
        if why is None:
            good.append(case)
        else:
            gaps.append(Gap(case.area, why))
    part, whole = sum(case.part for case in good), sum(case.whole for case in good)
    reason = None
    if len(good) < FEWEST:
        reason = NoFunnel.FEW_AREAS
    elif not part or (form is Form.PROPORTION and part >= whole):
        reason = NoFunnel.NO_VARIATION
    if reason is not None:
        return Funnel(form, scale, 0.0, 0.0, 0.0, spread, (), tuple(gaps), None, reason)
    return _drawn(form, good, part / whole, spread, scale, tuple(gaps), cut)


def _fault(form: Form, case: Case) -> Why | None:
    part, whole = case.part, case.whole
    if not (math.isfinite(part) and math.isfinite(whole)) or part < 0 or whole < 0:
        return Why.IMPOSSIBLE
    if not whole:
        return {Form.RATE: Why.NO_POPULATION, Form.PROPORTION: Why.NO_NUMBER}.get(form, Why.NONE_BEFORE)
    return Why.IMPOSSIBLE if form is Form.PROPORTION and part > whole else None


def _drawn(  # noqa: PLR0913, PLR0917  what funnel() was given, checked
    form: Form,
    cases: list[Case],
    centre: float,
    spread: Spread,
    scale: float,
    gaps: tuple[Gap, ...],
    cut: float,
) -> Funnel:
    import numpy as np  # noqa: PLC0415  not needed before the first funnel

    part = np.array([case.part for case in cases], dtype=float)
    whole = np.array([case.whole for case in cases], dtype=float)
    sizes = whole + part if form is Form.GROWTH else whole
    distance, error = form.scores(part, whole, sizes, centre)
    scores = winsorised(distance / error, cut)
    phi = float(np.mean(scores**2))
    tau2 = between_areas(scores, error)
    if {Spread.MULTIPLICATIVE: phi <= 1, Spread.ADDITIVE: not tau2}.get(spread, True):
        spread = Spread.CHANCE
    shape = Shape(
        form,
        scale,
        centre,
        phi if spread is Spread.MULTIPLICATIVE else 1.0,
        tau2 if spread is Spread.ADDITIVE else 0.0,
    )
    z = distance / np.sqrt(shape.phi * error**2 + shape.tau2)
    values = part / whole * scale
    limits = shape.limits(sizes)
    beyond = np.select(
        [values > limits.high_998, values < limits.low_998, values > limits.high_95, values < limits.low_95],
        [0, 1, 2, 3],
        4,
    )
    order = (Position.VERY_HIGH, Position.VERY_LOW, Position.HIGH, Position.LOW, Position.WITHIN)
    points = tuple(
        Point(case.area, value, size, score, order[where])
        for case, value, size, score, where in zip(
            cases, values.tolist(), sizes.tolist(), z.tolist(), beyond.tolist(), strict=True
        )
    )
    return Funnel(form, scale, centre * scale, phi, tau2, spread, points, gaps, shape)
