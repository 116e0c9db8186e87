"""Percentages beside those of other forces."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scrutinydesk.analysis.beside import Basis, Beside
from scrutinydesk.analysis.comparison import alignment_in_points
from scrutinydesk.analysis.forces import HUNDRED, NOT_GIVEN, Asked, Figure, ForceFigures
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.intervals import Interval, wilson, z_of
from scrutinydesk.analysis.precision import from_intervals


@dataclass(frozen=True, slots=True)
class WidePercent:
    """The area's own percentage, None where the files do not give it, and its other members."""

    percent: float | None
    asked: Asked
    others: tuple[str, ...]


def percent_beside(bare: Beside, found: ForceFigures, own: Figure, wide: WidePercent) -> Beside:
    """Return percentages beside each other with the interval of their difference.

    The area's own is taken without the force where both numbers asked are given; else its other members
    are put together by the numbers asked; else the area's own stands with the force in it.
    """
    value = float(own.now.value)
    bare = bare._replace(own=value)
    figures = [found.figures[area] for area in wide.others if area in found.figures]
    missing = {gap.area: gap.why for gap in found.missing}
    gaps = [Gap(area, missing.get(area, Why.MISSING)) for area in wide.others if area not in found.figures]
    if bare.terms.mean:
        return _mean(bare._replace(left_out=tuple(gaps)), own, figures)
    rest = _less(wide, value, own.asked)
    if rest is not None:
        return _against(bare._replace(basis=Basis.STATED), own, rest)
    gaps += [Gap(each.area, Why.NO_NUMBER) for each in figures if not each.asked.number]
    counted = [(each, each.asked.number) for each in figures if each.asked.number]
    if counted:
        number = sum(each for _, each in counted)
        percent = sum(float(figure.now.value) * each for figure, each in counted) / number
        members = tuple(figure.area for figure, _ in counted)
        pooled = bare._replace(basis=Basis.POOLED, members=members, left_out=tuple(gaps))
        return _against(pooled, own, (percent, Asked(number)))
    if wide.percent is None:
        return bare._replace(left_out=tuple(gaps), reason=Why.NO_NUMBER if figures else Why.MISSING)
    return _against(bare._replace(basis=Basis.WITH_FORCE), own, (wide.percent, wide.asked))


def _less(wide: WidePercent, value: float, asked: Asked) -> tuple[float, Asked] | None:
    """Return the area's percentage and number without the force, or None."""
    whole, part = wide.asked.number, asked.number
    if wide.percent is None or not whole or not part or whole <= part:
        return None
    rest = (wide.percent * whole - value * part) / (whole - part)
    # Rounded percentages may leave a remainder just out of range; anything more is a contradiction.
    return (rest, Asked(whole - part)) if 0 <= rest <= HUNDRED else None


def _mean(bare: Beside, own: Figure, figures: list[Figure]) -> Beside:
    members = tuple(figure.area for figure in figures)
    bare = bare._replace(basis=Basis.MEAN, members=members)
    if not figures:
        return bare._replace(reason=Why.MISSING)
    values = [float(figure.now.value) for figure in figures]
    mean = sum(values) / len(values)
    deff = bare.terms.deff
    errors = [figure.asked.error(value, deff) for figure, value in zip(figures, values, strict=True)]
    known = [error for error in errors if error is not None]
    if len(known) < len(errors):
        return bare._replace(other=mean, reason=Why.NO_NUMBER)
    spread = z_of(0.95) * math.hypot(*known) / len(known)
    return _against(bare, own, (mean, Asked(None, mean - spread, mean + spread)))


def _against(bare: Beside, own: Figure, other: tuple[float, Asked]) -> Beside:
    value, (percent, asked) = float(own.now.value), other
    found = bare._replace(other=percent)
    one, two = (_interval(*each, bare.terms.deff) for each in ((value, own.asked), (percent, asked)))
    if one is None or two is None:
        return found._replace(reason=Why.NO_NUMBER)
    difference = from_intervals((value, percent), one, two)
    alignment = alignment_in_points(value - percent, difference, bare.terms.points)
    return found._replace(difference=difference, alignment=alignment)


def _interval(percent: float, asked: Asked = NOT_GIVEN, deff: float = 1.0) -> Interval | None:
    """Return the interval of an estimate: its own where it is given, else Wilson's."""
    if asked.low is not None and asked.high is not None and asked.low <= percent <= asked.high:
        return Interval(asked.low, asked.high)
    if not asked.number:
        return None
    number = asked.number / deff
    found = wilson(min(percent / HUNDRED, 1.0) * number, number)
    return Interval(HUNDRED * found.low, HUNDRED * found.high)
