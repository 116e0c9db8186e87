"""Whether a measure as it now runs would meet a target: always, never, or sometimes."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from scrutinydesk.analysis.attribute_charts import AttributeChart
from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.measures.catalogue import Polarity


class Assurance(StrEnum):
    """How the limits of the latest phase stand to a target."""

    PASS = "pass"  # noqa: S105  no password
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    NONE = "none"

    @property
    def words(self) -> str:
        """What it means, to stand beside its icon."""
        return _WORDS[self]


_WORDS = {
    Assurance.PASS: "consistently meets the target",
    Assurance.FAIL: "consistently falls short of the target",
    Assurance.HIT_OR_MISS: "hit and miss: some months meet the target and some do not",
    Assurance.NONE: "cannot be said",
}


class Assured(NamedTuple):
    """A target and how the latest phase stands to it.

    Attributes
    ----------
    lower, upper : float or None
        The limits that the target was held against: of a chart adjusted for season, those of the
        lowest and the highest month of the year. None where nothing can be said.
    reason : str
        Why nothing can be said; empty otherwise.
    """

    target: float | None
    assurance: Assurance
    lower: float | None = None
    upper: float | None = None
    reason: str = ""


def assured(chart: ControlChart | AttributeChart, target: float | None) -> Assured:
    """Return how the latest phase of a chart stands to a target for a month.

    A target on a limit is hit or miss. What is beyond the limits is expected by chance of some
    three months in a thousand, so "consistently" allows for that.
    """
    reason = _unsaid(chart, target)
    limits = None if reason else chart.target_limits
    if target is None or limits is None:
        return Assured(target, Assurance.NONE, reason=reason)
    lower, upper = limits
    return Assured(target, judged(target, lower, upper, chart.polarity), lower, upper)


def judged(target: float, lower: float, upper: float, polarity: Polarity) -> Assurance:
    """Return how limits stand to a target; what is not up is good counts as down is good."""
    up = polarity is Polarity.UP_GOOD
    if target > upper:
        return Assurance.FAIL if up else Assurance.PASS
    if target < lower:
        return Assurance.PASS if up else Assurance.FAIL
    return Assurance.HIT_OR_MISS


def _unsaid(chart: ControlChart | AttributeChart, target: float | None) -> str:
    if target is None:
        return "There is no target."
    if chart.polarity not in {Polarity.UP_GOOD, Polarity.DOWN_GOOD}:
        return "Neither more nor fewer is better, so that no side of a target is the good one."
    return chart.reason
