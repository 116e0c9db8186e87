"""Control charts of monthly series: phases, limits, and what each point says.

Limits are never drawn on rolling sums: neighbours share eleven months, so that nearly every such
chart of pure chance shows a signal (statistics: 98% against 17%).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutinydesk.analysis.mdc7 import RUN, Rule, Verdict, mdc7
from scrutinydesk.analysis.xmr import XmR, xmr
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month, Span

__all__ = [
    "ControlChart", "Phase", "PointState", "Rule", "Variation", "Verdict", "XmR", "control_chart",
    "mdc7", "xmr",
]  # fmt: skip

RULESET = "MDC-7"
# Under this many points the limits are still moving and are marked as trial limits.
SETTLED = 13
# A phase shorter than this has no limits at all: it would flag nothing or anything.
FEWEST = 8


class Variation(StrEnum):
    """What a point means for the reader."""

    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"
    COMMON = "common"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of months with limits of its own, both ends included.

    ``trial`` marks limits that rest on fewer than ``SETTLED`` points.
    """

    first: Month
    last: Month
    xmr: XmR
    trial: bool


@dataclass(frozen=True, slots=True)
class PointState:
    """One month and what the rules say of it.

    ``variation`` is unknown where the phase is too short for limits; ``words`` say it in a table.
    """

    month: Month
    value: float
    rule: Rule
    direction: int
    run: int
    variation: Variation
    word: str

    @property
    def special(self) -> bool:
        """Whether a rule is met."""
        return self.rule is not Rule.NONE


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Limits and point states of one monthly series.

    Attributes
    ----------
    phases : tuple of Phase
        Only those with enough points for limits.
    points : tuple of PointState
        One a value given, oldest first.
    breaks : tuple of Break
        Those that divided the series.
    missing : tuple of Month
        Months inside the series without a value; the rules pass over them.
    """

    phases: tuple[Phase, ...]
    points: tuple[PointState, ...]
    breaks: tuple[Break, ...] = ()
    missing: tuple[Month, ...] = ()

    @property
    def last(self) -> PointState:
        """The latest point."""
        return self.points[-1]

    @property
    def word(self) -> str:
        """A few words for the latest point: ``Above limit``, ``High for 8 months``."""
        return self.last.word

    @property
    def signal(self) -> str:
        """The same as ``word``."""
        return self.word


def control_chart(
    months: Sequence[Month],
    values: Sequence[float],
    polarity: Polarity,
    breaks: Sequence[Break] = (),
    *,
    span: Span = Span.MONTH,
    screen: bool = True,
) -> ControlChart:
    """Return the chart of a monthly series, divided at registered breaks.

    Limits rest on all points of a phase. ``months`` ascend, one a value.

    Raises
    ------
    ValueError
        For rolling sums, or any series whose windows overlap, and without one month a value.
    """
    if span not in {Span.MONTH, Span.QUARTER}:
        what = f"control limits are never drawn on {span.value} values: their windows overlap"
        raise ValueError(what)
    if not months or len(months) != len(values):
        what = "a control chart needs one month for each value, and one at least"
        raise ValueError(what)
    dividing = tuple(each for each in breaks if months[0] < each.month <= months[-1])
    phases: list[Phase] = []
    points: list[PointState] = []
    for chosen in _divided(months, dividing):
        part = values[chosen]
        within = months[chosen]
        verdicts = [None] * len(part)
        if len(part) >= FEWEST:
            limits = xmr(part, screen=screen)
            phases.append(Phase(within[0], within[-1], limits, len(part) < SETTLED))
            points += map(_state, within, part, mdc7(part, limits), [polarity] * len(part))
        else:
            points += map(_state, within, part, verdicts, [polarity] * len(part))
    return ControlChart(tuple(phases), tuple(points), dividing, _missing(months, span))


def _divided(months: Sequence[Month], breaks: Sequence[Break]) -> list[slice]:
    starts = sorted({each.month for each in breaks})
    cuts = [0, *(next(i for i, m in enumerate(months) if m >= start) for start in starts)]
    cuts = sorted(set(cuts))
    return [slice(a, b) for a, b in zip(cuts, [*cuts[1:], len(months)], strict=True)]


def _missing(months: Sequence[Month], span: Span) -> tuple[Month, ...]:
    step = 3 if span is Span.QUARTER else 1
    present = set(months)
    expected = range(months[0].ordinal, months[-1].ordinal, step)
    return tuple(Month(ordinal) for ordinal in expected if Month(ordinal) not in present)


def _state(month: Month, value: float, verdict: Verdict | None, polarity: Polarity) -> PointState:
    if verdict is None:
        return PointState(month, value, Rule.NONE, 0, 0, Variation.UNKNOWN, "Too few months for limits")
    return PointState(
        month,
        value,
        verdict.rule,
        verdict.direction,
        verdict.run,
        _variation(verdict, polarity),
        _word(verdict),
    )


def _variation(verdict: Verdict, polarity: Polarity) -> Variation:
    if verdict.rule is Rule.NONE:
        return Variation.COMMON
    if polarity not in {Polarity.UP_GOOD, Polarity.DOWN_GOOD}:
        return Variation.NEUTRAL
    good = 1 if polarity is Polarity.UP_GOOD else -1
    return Variation.IMPROVEMENT if verdict.direction == good else Variation.CONCERN


_WORDS = {
    Rule.OUTSIDE: ("Above limit", "Below limit"),
    Rule.NEAR_LIMIT: ("Near upper limit", "Near lower limit"),
    Rule.TREND: ("Rising {} months", "Falling {} months"),
    Rule.SHIFT: ("High for {} months", "Low for {} months"),
}
# Fewer than seven so far: the run is known only from what follows.
_PART = {
    Rule.TREND: ("Part of a rise", "Part of a fall"),
    Rule.SHIFT: ("Part of a high run", "Part of a low run"),
}


def _word(verdict: Verdict) -> str:
    if verdict.rule is Rule.NONE:
        return "Within limits"
    early = verdict.rule in _PART and verdict.run < RUN
    up, down = (_PART if early else _WORDS)[verdict.rule]
    return (up if verdict.direction > 0 else down).format(verdict.run)
