"""Whether chance alone makes a change of cases: the test on the counts that the figures imply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, Role
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.implied import base_of

if TYPE_CHECKING:
    from scrutinydesk.analysis.intervals import RateRatio
    from scrutinydesk.redpen.words.reading import Reading

# With so many cases in both periods the exact interval takes an import of 0.1 s. The log-normal one is a
# little narrower there, so that it calls less to be chance, and never more.
_MANY = 29
_CASES = re.compile(
    r"\b(?:offences?|crimes?|incidents?|ksis?|casualt\w+|collisions?|robber\w+|burglar\w+|thefts?|assaults?"
    r"|rapes?|deaths?"
    r"|fires?|attacks?|homicides?)\b",
    re.IGNORECASE,
)
# People in post, pounds and the like are counted in full: chance plays no part in them.
# "Went from 38 to 29 weeks": what is counted is time.
_TIME = re.compile(r"\d (?:weeks|days|hours|minutes|seconds)\b")
_UNIT = 10
_COUNTED_IN_FULL = re.compile(
    r"\b(?:officers?|staff|pcsos?|fte|volunteers?|specials?|cadets?|applica\w+|appoint\w+|vacanc\w+|workforce"
    r"|strength|budget|spend\w*|cost\w*|headcount)\b|£",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tested:
    """A change of cases and its test.

    Attributes
    ----------
    base, now : Fraction
        Whole numbers; the base is the middle of those that the printed figures allow.
    """

    base: Fraction
    now: Fraction
    test: RateRatio

    @property
    def chance(self) -> bool:
        """Whether chance alone makes such a change, at the 95% that intervals are given for."""
        return self.test.interval.low <= 1 <= self.test.interval.high

    @property
    def counts(self) -> str:
        return f"from {figure(self.base)} to {figure(self.now)}"

    @property
    def working(self) -> str:
        low, high = (_signed(each) for each in (self.test.percent.low, self.test.percent.high))
        return f"{figure(self.base)} → {figure(self.now)}: 95% interval of the change {low} to {high}"


def tested(reading: Reading, claim: Claim) -> Tested | None:
    """Return the test of a change; None where it is none of cases, or its counts are not known."""
    base, difference = base_of(claim), claim.of(Role.DIFFERENCE)
    if base is None or base.low is None or base.high is None or difference is None:
        return None
    if not _is_of_cases(reading, claim):
        return None
    before = Fraction(round((base.low + base.high) / 2))
    now = before + difference.value
    if before <= 0 or now < 0 or now.denominator != 1:
        return None
    return Tested(before, now, _ratio(int(now), int(before)))


def _ratio(now: int, before: int) -> RateRatio:
    from scrutinydesk.analysis.intervals import (  # noqa: PLC0415  only where there are counts
        rate_ratio_exact,
        rate_ratio_phi,
    )

    if min(now, before) < _MANY:
        return rate_ratio_exact(now, before)
    return rate_ratio_phi(max(now, 1), before, 1.0)


def _is_of_cases(reading: Reading, claim: Claim) -> bool:
    measure = reading.measure(claim)
    if measure is not None:
        return measure.kind is Kind.FLOW and not _COUNTED_IN_FULL.search(measure.title)
    words = f"{claim.measure_words} {claim.quote}"
    begins = min(each.number.start for each in claim.quantities)
    if _TIME.search(reading.document.text, begins, claim.end + _UNIT):
        return False
    return _CASES.search(words) is not None and not _COUNTED_IN_FULL.search(words)


def _signed(value: float) -> str:
    if value == float("inf"):
        return "no upper end"
    return f"{value:+.0f}%".replace("-", "\N{MINUS SIGN}")
