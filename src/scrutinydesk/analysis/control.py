"""Control charts of monthly series: phases, limits, and what each point says.

Limits are never drawn on rolling sums: neighbours share eleven months, so that nearly every such
chart of pure chance shows a signal (``docs/statistics.md`` counts them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from scrutinydesk.analysis.judged import Judged
from scrutinydesk.analysis.phases import (
    SETTLED,
    SHORTEST_BASELINE,
    Phase,
    Rebase,
    divided,
    too_short,
)
from scrutinydesk.analysis.point_rules import Rule, Verdict, verdicts
from scrutinydesk.analysis.points import Points, PointState, Variation
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.runs import Runs, runs
from scrutinydesk.analysis.xmr import XmR, xmr
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month, Span

if TYPE_CHECKING:
    from scrutinydesk.analysis.seasonal import Seasonality

__all__ = [
    "ControlChart", "Phase", "PointState", "Rebase", "Rule", "Ruleset", "Variation", "Verdict",
    "XmR", "control_chart", "xmr",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ControlChart(Judged):
    """Limits and point states of one monthly series.

    Attributes
    ----------
    phases : tuple of Phase
        Only those with enough points for limits.
    points : Points
        A sequence of ``PointState``, one a value given, oldest first.
    breaks : tuple of Break
        Those that divided the series.
    missing : tuple of Month
        Months inside the series without a value; the rules pass over them.
    rebases : tuple of Rebase
        Those that divided the series.
    season : Seasonality or None
        What the values were adjusted by; None where the chart is of the values as counted.
    reason : str
        Why the latest months have no limits; empty where they have.
    tested : Seasonality or None
        What came of the test, where a season was looked for.
    """

    phases: tuple[Phase, ...]
    points: Points
    breaks: tuple[Break, ...] = ()
    missing: tuple[Month, ...] = ()
    rebases: tuple[Rebase, ...] = ()
    ruleset: Ruleset = Ruleset.MDC_7
    polarity: Polarity = Polarity.NEUTRAL
    season: Seasonality | None = None
    reason: str = ""
    tested: Seasonality | None = None

    @property
    @override
    def states(self) -> Points:
        """What each point says, oldest first."""
        return self.points

    @property
    def phase(self) -> Phase | None:
        """The phase of the latest point; None where it is too short for limits."""
        return None if self.reason else self.phases[-1]

    @property
    def target_limits(self) -> tuple[float, float] | None:
        """The limits of the latest phase, to hold a target against; None without.

        Of a chart adjusted for season, those of the lowest and the highest month of the year.
        """
        if self.phase is None:
            return None
        limits = self.phase.xmr
        indices = self.season.indices_at(self.phase.last) if self.season else ()
        lows, highs = (
            [level * index for index in indices or (1.0,)] for level in (limits.lower, limits.upper)
        )
        return min(lows), max(highs)

    @property
    @override
    def runs(self) -> Runs | None:
        """What Anhøj's rules say of the latest phase; None by other rulesets and without limits."""
        return None if self.phase is None else self.phase.runs


def control_chart(  # noqa: PLR0913  a series takes four, and each of the others has its default
    months: Sequence[Month],
    values: Sequence[float],
    polarity: Polarity,
    breaks: Sequence[Break] = (),
    *,
    rebases: Sequence[Rebase] = (),
    ruleset: Ruleset = Ruleset.MDC_7,
    baseline: int = 0,
    season: Seasonality | None = None,
    span: Span = Span.MONTH,
    screen: bool = True,
) -> ControlChart:
    """Return the chart of a monthly series, divided at registered breaks and where it was rebased.

    Parameters
    ----------
    months : sequence of Month
        Ascending, one a value; months without a value are left out.
    baseline : int
        Limits rest on the first so many points of each phase, 12 at least; 0 for all of them.
    season : Seasonality, optional
        Of the same months and values: the chart is then of the adjusted values.
    screen : bool
        Whether moving ranges far out are left out of the limits.

    Raises
    ------
    ValueError
        For rolling sums, or any series whose windows overlap; without one month a value; for
        values that are not finite, a baseline of fewer than 12 points, or the season of another
        series.
    """
    if baseline and baseline < SHORTEST_BASELINE:
        what = f"a baseline has {SHORTEST_BASELINE} points at least"
        raise ValueError(what)

    def judge(part: Sequence[float]) -> tuple[XmR, list[Verdict]]:
        limits = xmr(part[:baseline] if baseline else part, screen=screen)
        return limits, verdicts(part, limits, ruleset)

    return drawn(Series(months, values, polarity, breaks, rebases, season), ruleset, judge, span)


class Series(NamedTuple):
    """What a chart is drawn of: see ``control_chart``."""

    months: Sequence[Month]
    values: Sequence[float]
    polarity: Polarity
    breaks: Sequence[Break] = ()
    rebases: Sequence[Rebase] = ()
    season: Seasonality | None = None

    @property
    def charted(self) -> Sequence[float]:
        """The values, adjusted where a season was found."""
        return self.season.adjusted if self.season is not None and self.season.found else self.values

    @property
    def parts(self) -> Iterator[Sequence[float]]:
        """The stretches that are long enough for limits."""
        charted = self.charted
        for chosen, began in divided(self.months, self.breaks, self.rebases):
            if not too_short(chosen.stop - chosen.start, began):
                yield charted[chosen]


def drawn(
    series: Series,
    ruleset: Ruleset,
    judge: Callable[[Sequence[float]], tuple[XmR, Sequence[Verdict]]],
    span: Span = Span.MONTH,
) -> ControlChart:
    """Return the chart of a series, checked as ``control_chart`` checks it.

    Parameters
    ----------
    judge : callable
        Gives the limits of each of the series' ``parts``, in order, and what the rules say of its values.

    Raises
    ------
    ValueError
        For the season of another series, and as ``control_chart`` does.
    """
    breaks, rebases, season = series.breaks, series.rebases, series.season
    _check(series.months, series.values, span)
    months, values = tuple(series.months), tuple(series.values)
    tested, season = season, season if season is not None and season.found else None
    charted = values if season is None else season.adjusted
    if len(charted) != len(values):
        what = "the season is that of another series"
        raise ValueError(what)
    phases: list[Phase] = []
    said: list[Sequence[Verdict | None]] = []
    reason = ""
    for chosen, began in divided(months, breaks, rebases):
        within, part = months[chosen], charted[chosen]
        reason = too_short(len(part), began)
        if reason:
            said.append([None] * len(part))
            continue
        limits, told = judge(part)
        judged = None if ruleset.by_point else runs(part)
        phases.append(Phase(within[0], within[-1], limits, limits.n < SETTLED, len(part), began, judged))
        said.append(told)
    first, last = months[0], months[-1]
    of_all = said[0] if len(said) == 1 else list(chain(*said))
    return ControlChart(
        tuple(phases),
        Points(months, charted, values, of_all, series.polarity, ruleset),
        tuple(each for each in breaks if first < each.month <= last),
        _missing(months, span),
        tuple(each for each in rebases if first < each.month <= last),
        ruleset,
        series.polarity,
        season,
        reason,
        tested,
    )


def _check(months: Sequence[Month], values: Sequence[float], span: Span) -> None:
    if span not in {Span.MONTH, Span.QUARTER}:
        what = f"control limits are never drawn on {span.value} values: their windows overlap"
        raise ValueError(what)
    if not months or len(months) != len(values):
        what = "a control chart needs one month for each value, and one at least"
        raise ValueError(what)
    # A sum of numbers may be too large to be one.
    if not isfinite(sum(values)) and not all(map(isfinite, values)):
        what = "a value of a control chart is not a number: leave its month out"
        raise ValueError(what)


def _missing(months: Sequence[Month], span: Span) -> tuple[Month, ...]:
    step = 3 if span is Span.QUARTER else 1
    first, last = months[0].ordinal, months[-1].ordinal
    if last - first == step * (len(months) - 1):
        return ()
    present = {month.ordinal for month in months}
    return tuple(Month(ordinal) for ordinal in range(first, last, step) if ordinal not in present)
