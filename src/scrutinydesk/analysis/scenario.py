"""What better recording alone would do to a count: a scenario, never a finding."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from scrutinydesk.analysis.intervals import Interval

WHOLE = 100


class Label(StrEnum):
    """What sort of statement a figure is; it goes wherever the figure goes."""

    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of crimes that was recorded, in per cent, with its interval where it came with one."""

    value: float
    interval: Interval | None = None

    @classmethod
    def within(cls, value: float, margin: float) -> Rate:
        """Return a rate published as ``84.3 ± 1.86``."""
        return cls(value, Interval(value - margin, value + margin))

    @property
    def possible(self) -> bool:
        """Whether it lies above nought and up to a hundred, inside its own interval."""
        if not 0 < self.value <= WHOLE:
            return False
        ends = self.interval
        return ends is None or (0 < ends.low <= self.value <= ends.high < math.inf)


@dataclass(frozen=True, slots=True)
class Scenario:
    """The same crimes, recorded as fully as after a change of practice.

    Attributes
    ----------
    before, after : Rate
    percent : float or None
        By how much recorded crime would rise though none more happened: r₁/r₀ − 1, in per cent.
    interval : Interval or None
        95%, from those of the rates; None where neither has one.
    label : Label
        To be said beside every figure of it.
    reason : str
        Why there is none.
    """

    before: Rate
    after: Rate
    percent: float | None
    interval: Interval | None
    reason: str = ""
    label: Label = Label.SCENARIO

    def count(self, base: float) -> float | None:
        """Return what a count before would have been with the recording of after."""
        return None if self.percent is None else base * (1 + self.percent / 100)

    def beyond(self, percent: float) -> float | None:
        """Return the part of a change in per cent that would be left, had recording moved so."""
        if self.percent is None:
            return None
        return 100 * ((1 + percent / 100) / (1 + self.percent / 100) - 1)


def recording(before: Rate, after: Rate) -> Scenario:
    """Return what a change of the recording rate alone would do to a count."""
    if not (before.possible and after.possible):
        reason = "A recording rate lies above 0% and up to 100%, and within its own interval."
        return Scenario(before, after, None, None, reason)
    log = math.log(after.value / before.value)
    interval = None
    if before.interval is not None or after.interval is not None:
        r0 = before.interval or Interval(before.value, before.value)
        r1 = after.interval or Interval(after.value, after.value)
        # The two are estimated apart; of one that is exact only the other's interval remains.
        down = math.hypot(math.log(after.value / r1.low), math.log(r0.high / before.value))
        up = math.hypot(math.log(r1.high / after.value), math.log(before.value / r0.low))
        interval = Interval(100 * math.expm1(log - down), 100 * math.expm1(log + up))
    return Scenario(before, after, 100 * (after.value / before.value - 1), interval)
