"""What each point of a control chart says, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from typing_extensions import override

from scrutinydesk.analysis.made_later import MadeLater
from scrutinydesk.analysis.point_rules import QUIET, Rule, Verdict
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month


class Variation(StrEnum):
    """What a point means for the reader."""

    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"
    COMMON = "common"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """What it means, to stand beside its icon."""
        return _MEANINGS[self]


_MEANINGS = {
    Variation.CONCERN: "unusual, for the worse",
    Variation.IMPROVEMENT: "unusual, for the better",
    Variation.NEUTRAL: "unusual",
    Variation.COMMON: "as usual",
    Variation.UNKNOWN: "too few months to say",
}


class PointState(NamedTuple):
    """One month and what the rules say of it.

    Attributes
    ----------
    value : float
        What is charted: adjusted for season where the chart is.
    variation : Variation
        Unknown where the phase is too short for limits.
    word : str
        Says it in a table.
    actual : float
        The value as it was counted.
    """

    month: Month
    value: float
    rule: Rule
    direction: int
    run: int
    variation: Variation
    word: str
    actual: float

    @property
    def special(self) -> bool:
        """Whether a rule is met."""
        return self.rule is not Rule.NONE


TOO_SHORT = "Too few months for limits"
WITHIN = "Within limits"
_WORDS = {
    Rule.OUTSIDE: ("Above limit", "Below limit"),
    Rule.NEAR_LIMIT: ("Near upper limit", "Near lower limit"),
    Rule.TREND: ("Rising {} months", "Falling {} months"),
    Rule.SHIFT: ("High for {} months", "Low for {} months"),
}
# Too few so far: the run is known only from what follows.
_PART = {
    Rule.TREND: ("Part of a rise", "Part of a fall"),
    Rule.SHIFT: ("Part of a high run", "Part of a low run"),
}


class Points(MadeLater[PointState]):
    """The points of a chart.

    Parameters
    ----------
    said : sequence of Verdict or None
        What the rules say of each; None where there are no limits.
    """

    __slots__ = ("actual", "charted", "months", "polarity", "ruleset", "said")

    def __init__(
        self,
        months: Sequence[Month],
        charted: Sequence[float],
        actual: Sequence[float],
        said: Sequence[Verdict | None],
        polarity: Polarity,
        ruleset: Ruleset,
    ) -> None:
        self.months, self.charted, self.actual, self.said = months, charted, actual, said
        self.polarity, self.ruleset = polarity, ruleset

    @override
    def __len__(self) -> int:
        return len(self.months)

    @override
    def _made(self, here: int) -> PointState:
        value, actual, said = self.charted[here], self.actual[here], self.said[here]
        return state(self.months[here], value, actual, said, self.polarity, self.ruleset)


def state(
    month: Month, value: float, actual: float, verdict: Verdict | None, polarity: Polarity, ruleset: Ruleset
) -> PointState:
    """Return what a point says; ``verdict`` is None where there are no limits."""
    if verdict is QUIET:
        return PointState(month, value, Rule.NONE, 0, 0, Variation.COMMON, WITHIN, actual)
    if verdict is None:
        return PointState(month, value, Rule.NONE, 0, 0, Variation.UNKNOWN, TOO_SHORT, actual)
    rule, direction, run = verdict.rule, verdict.direction, verdict.run
    said = meaning(direction, polarity)
    return PointState(month, value, rule, direction, run, said, _word(verdict, ruleset), actual)


def meaning(direction: int, polarity: Polarity) -> Variation:
    """Return what something unusual in this direction means; 0 for no direction."""
    if not direction or polarity not in {Polarity.UP_GOOD, Polarity.DOWN_GOOD}:
        return Variation.NEUTRAL
    good = 1 if polarity is Polarity.UP_GOOD else -1
    return Variation.IMPROVEMENT if direction == good else Variation.CONCERN


def _word(verdict: Verdict, ruleset: Ruleset) -> str:
    needed = {Rule.TREND: ruleset.trend, Rule.SHIFT: ruleset.shift}.get(verdict.rule, 0)
    up, down = (_PART if verdict.run < needed else _WORDS)[verdict.rule]
    return (up if verdict.direction > 0 else down).format(verdict.run)
