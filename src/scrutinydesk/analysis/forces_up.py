"""In how many forces a measure rose, which could not be counted, and whether chance would do the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.analysis.forces import ForceFigures, force_figures
from scrutinydesk.analysis.gaps import Gap
from scrutinydesk.analysis.incomplete import beta_lower
from scrutinydesk.analysis.totals import Total, total
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.periods import Window

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


STATED = ("forces_up", "forces_counted")


@dataclass(frozen=True, slots=True)
class ForcesUp:
    """How many forces recorded more than a year before.

    Attributes
    ----------
    n : int
        Forces that could be counted, those without change among them.
    exceptions : tuple of str
        Those that did not rise, known unless ``stated`` by the file.
    level : tuple of str
        Those of the exceptions that did not fall either.
    left_out : tuple of Gap
        Forces that could not be counted; none are named where the file states the numbers.
    p : float
        Two-sided sign test against as many falls as rises, without those in ``level``.
    """

    k: int
    n: int
    exceptions: tuple[str, ...]
    stated: bool
    level: tuple[str, ...] = ()
    left_out: tuple[Gap, ...] = ()
    p: float = 1.0


def forces_up(
    observations: Observations,
    measure: Measure,
    window: Window,
    resources: Resources,
    found: ForceFigures | None = None,
) -> ForcesUp | None:
    """Return how many forces recorded more: counted where most forces are here, else as stated.

    A force whose two windows lie on both sides of a break is not counted; nor does a stated
    number stand where that holds for the country.

    Parameters
    ----------
    found : ForceFigures, optional
        Of all territorial forces in this window, where they are at hand.
    """
    forces = resources.areas.forces()
    counted = forces_up_of(found or force_figures(observations, measure, window, resources, forces))
    if 2 * counted.n > len(forces):
        return counted
    if resources.crossing(measure.id, window.previous.first, window.last, COUNTRY).refused:
        return None
    stated = stated_up(observations, measure, window)
    if stated[0] is None:
        return None
    n = len(forces) if stated[1] is None else int(stated[1].value)
    k = int(stated[0].value)
    return ForcesUp(k, n, (), stated=True, p=sign_test(k, n - k)) if 0 <= k <= n else None


def stated_up(
    observations: Observations, measure: Measure, window: Window
) -> tuple[Total | None, Total | None]:
    """Return what a file states of the country: in how many forces it rose, of how many."""
    up, counted = (total(observations, measure, COUNTRY, window, part) for part in STATED)
    return up, counted


def forces_up_of(found: ForceFigures) -> ForcesUp:
    """Return how many of some forces recorded more, of those that can be counted."""
    gaps = list(found.missing)
    down: list[str] = []
    level: list[str] = []
    exceptions: list[str] = []
    n = 0
    for area, figure in found.figures.items():
        if figure.then is None or figure.gap is not None:
            gaps += [Gap(area, figure.gap)] if figure.gap is not None else []
            continue
        n += 1
        if figure.now.value <= figure.then.value:
            exceptions.append(area)
            (down if figure.now.value < figure.then.value else level).append(area)
    k = n - len(exceptions)
    p = sign_test(k, len(down))
    return ForcesUp(k, n, tuple(exceptions), stated=False, level=tuple(level), left_out=tuple(gaps), p=p)


@lru_cache(maxsize=1024)
def sign_test(up: int, down: int) -> float:
    """Return the two-sided p-value of so many rises and falls if both were equally likely.

    Exact binomial: twice the smaller tail, 1 without any. Forces that did neither are in neither number.

    Raises
    ------
    ValueError
        If a number is below zero.
    """
    if up < 0 or down < 0:
        what = f"rises and falls are counted from zero, not {up} and {down}"
        raise ValueError(what)
    fewer, n = min(up, down), up + down
    return min(1.0, 2 * beta_lower(n - fewer, fewer + 1, 1.0)) if n else 1.0
