"""Where a force stands among others by one measure, and how it moved."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.draws import Estimate, Law
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.analysis.rank_ranges import Movement, Ranked, moved, ranked
from scrutinydesk.measures.catalogue import Kind, Polarity

if TYPE_CHECKING:
    from scrutinydesk.analysis.forces import Asked, ForceFigures

PER = 1000.0
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Ranking:
    """The forces from best to worst.

    Attributes
    ----------
    higher_is_better : bool
        The first has the highest value; so it is too where ``directed`` is false.
    directed : bool
        Whether a direction is good: where it is not, 1 is the highest and not the best.
    moves : tuple of Gap
        Forces that are in ``rows`` and not in the movement, and why.
    """

    rows: tuple[Ranked, ...]
    left_out: tuple[Gap, ...]
    higher_is_better: bool
    directed: bool
    movement: Movement | None
    moves: tuple[Gap, ...]

    def row(self, area: str) -> Ranked | None:
        """Return the row of an area, or None."""
        return next((row for row in self.rows if row.area == area), None)


def ranking_of(found: ForceFigures, force: str, phi: float = 1.0) -> Ranking:
    """Return the ranks by the measure's level: counts per 1,000 residents, everything else as it is.

    Rates of both periods are of the same residents. ``phi`` is how much more than Poisson counts the
    counts of a force vary from year to year.
    """
    values, estimates, gaps = _levels(found, phi, earlier=False)
    before, sooner, missing = _levels(found, phi, earlier=True)
    polarity = found.measure.polarity
    high = polarity is not Polarity.DOWN_GOOD and found.measure.kind is not Kind.RANK
    known = estimates if len(estimates) == len(values) else None
    pair = (estimates, sooner) if known is not None and before.keys() <= sooner.keys() else None
    return Ranking(
        ranked(values, known, higher_is_better=high),
        (*found.missing, *gaps),
        high,
        polarity in {Polarity.UP_GOOD, Polarity.DOWN_GOOD},
        moved(force, values, before, pair, higher_is_better=high),
        tuple(gap for gap in missing if gap.area in values),
    )


def growth_ranking(found: ForceFigures, phi: float = 1.0) -> Ranking:
    """Return the ranks by growth on the earlier period; counts only, everything else has gaps."""
    values: dict[str, float] = {}
    estimates: dict[str, Estimate] = {}
    gaps: list[Gap] = []
    for area, figure in found.figures.items():
        why = figure.gap if found.measure.kind is Kind.FLOW else Why.NOT_A_COUNT
        now, then = float(figure.now.value), 0.0 if figure.then is None else float(figure.then.value)
        if why is not None or not then:
            gaps.append(Gap(area, why or Why.NONE_BEFORE))
            continue
        error = math.sqrt(max(phi, 1.0) * (1 / (now + HALF) + 1 / (then + HALF)))
        values[area] = now / then
        estimates[area] = Estimate((now + HALF) / (then + HALF), error, Law.LOG_NORMAL)
    high = found.measure.polarity is not Polarity.DOWN_GOOD
    directed = found.measure.polarity in {Polarity.UP_GOOD, Polarity.DOWN_GOOD}
    rows = ranked(values, estimates, higher_is_better=high)
    return Ranking(rows, (*found.missing, *gaps), high, directed, None, ())


def _levels(
    found: ForceFigures, phi: float, *, earlier: bool
) -> tuple[Mapping[str, float], Mapping[str, Estimate], list[Gap]]:
    values: dict[str, float] = {}
    estimates: dict[str, Estimate] = {}
    gaps: list[Gap] = []
    for area, figure in found.figures.items():
        taken = figure.then if earlier else figure.now
        why = figure.gap if earlier else None
        if taken is None or why is not None:
            gaps.append(Gap(area, why or Why.MISSING_BEFORE))
            continue
        value = float(taken.value)
        if found.measure.kind is Kind.FLOW:
            people = found.people(area)
            if isinstance(people, Why):
                gaps.append(Gap(area, people))
                continue
            estimates[area] = Estimate.of_count(value, PER / people, phi)
            values[area] = estimates[area].value
            continue
        values[area] = value
        asked = figure.asked_then if earlier else figure.asked
        if (estimate := _surveyed(value, asked)) is not None:
            estimates[area] = estimate
    return values, estimates, gaps


def _surveyed(value: float, asked: Asked) -> Estimate | None:
    error = asked.error(value)
    return None if error is None else Estimate(value, error)
