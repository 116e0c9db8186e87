"""How many signals to expect across a pack of control charts if nothing had changed.

From simulated charts of each ruleset and length (``docs/false_signals.py``).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.analysis.false_signal_rates import RATES, RULESETS
from scrutinydesk.analysis.rulesets import Ruleset

SOURCE = "10,000 simulated charts of each length, Poisson with 100 a month and no change"
_LENGTHS = sorted(RATES)


class Rate(NamedTuple):
    """The shares of charts that signal by chance alone: somewhere, and at their latest point."""

    anywhere: float
    latest: float


@dataclass(frozen=True, slots=True)
class FalseSignals:
    """What to expect of a pack of charts if nothing had changed in any of them.

    Attributes
    ----------
    charts : int
        Charts counted.
    anywhere, latest : float
        How many of them would have a signal in some month, and in the latest one. They are
        expectations: charts that move together signal together.
    left_out : int
        Charts without limits, or with limits held to the first points of a phase: the table
        does not know these.
    source : str
        What the shares come from.
    """

    charts: int
    anywhere: float
    latest: float
    left_out: int
    source: str = SOURCE


@lru_cache(maxsize=1024)
def rate(ruleset: Ruleset, points: int) -> Rate | None:
    """Return the shares for a phase of so many points; None where it is too short for limits.

    Between the lengths of the table the chance to be without a signal shrinks by the same factor
    with each point, and so it does beyond its end.
    """
    column = RULESETS.index(ruleset.value)
    if points < _LENGTHS[0]:
        return None
    at = bisect_left(_LENGTHS, points)
    if at < len(_LENGTHS) and _LENGTHS[at] == points:
        return Rate(*RATES[points][column])
    at = min(at, len(_LENGTHS) - 1)
    low, high = _LENGTHS[at - 1], _LENGTHS[at]
    (none_low, last_low), (none_high, last_high) = (
        (math.log1p(-anywhere), latest) for anywhere, latest in (RATES[n][column] for n in (low, high))
    )
    part = (points - low) / (high - low)
    latest = last_low + min(part, 1.0) * (last_high - last_low)
    return Rate(-math.expm1(none_low + part * (none_high - none_low)), latest)


def false_signals(charts: Iterable[ControlChart]) -> FalseSignals:
    """Return how many signals to expect by chance across the charts."""
    counted = left_out = 0
    anywhere = latest = 0.0
    for chart in charts:
        held = any(phase.xmr.n < phase.size for phase in chart.phases)
        rates = [rate(chart.ruleset, phase.size) for phase in chart.phases]
        known = [each for each in rates if each is not None]
        if held or not known:
            left_out += 1
            continue
        counted += 1
        anywhere += 1 - math.prod(1 - each.anywhere for each in known)
        # Without limits at its end a chart says nothing of its latest month.
        latest += known[-1].latest if chart.phase is not None else 0.0
    return FalseSignals(counted, anywhere, latest, left_out)
