"""The values that a claim gives of its periods, printed or worked out of what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scrutinydesk.claims.arithmetic import implied_base, implied_current
from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Interval, Reading, whole_ends
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Span, Window
from scrutinydesk.redpen.workbook_compare import approximate, printed_as

_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL))
_TWICE = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.FROM_TO, ClaimKind.POINTS))


@dataclass(frozen=True)
class End:
    """A value that a claim gives of its measure in its area and one period.

    Attributes
    ----------
    role : Role
        Which of its values: that of a level, of now, or of the earlier period.
    """

    claim: Claim
    role: Role
    window: Window

    @property
    def series(self) -> tuple[str, str, Window]:
        """Measure, area and period: what makes it the same as that of another claim."""
        return self.claim.measure, self.claim.area, self.window

    @cached_property
    def rounded(self) -> Interval | None:
        """The values that what is printed allows; None where it allows none, or says nothing of them."""
        return self._span(Reading.ROUNDED)

    @cached_property
    def _cut(self) -> Interval | None:
        return self._span(Reading.TRUNCATED)

    def _span(self, reading: Reading) -> Interval | None:
        quantity = self.claim.of(self.role)
        if quantity is not None:
            return printed_as(quantity).stands_for(reading)
        difference, percent = self.claim.of(Role.DIFFERENCE), self.claim.of(Role.PERCENT)
        if difference is None or percent is None:
            return None
        if difference.number.unit is not Unit.COUNT or difference.number.decimals:
            return None
        work_out = implied_current if self.role is Role.CURRENT else implied_base
        return work_out(printed_as(difference), printed_as(percent), reading)

    def fits(self, other: End) -> bool:
        """Tell whether one value can be both, as far as can be said, rounded or cut off."""
        if self.rounded is None or other.rounded is None or self.rounded.meets(other.rounded):
            return True
        mine, theirs = (
            [span for span in (each.rounded, each._cut) if span is not None]  # noqa: SLF001  of its kind
            for each in (self, other)
        )
        return any(one.meets(two) for one in mine for two in theirs)

    @property
    def words(self) -> str:
        """``102,455``, or ``102,068 to 102,856`` where it is worked out."""
        span = self.rounded
        if span is None:
            return "no figure"
        if span.low is not None and span.low == span.high:
            return figure(span.low)
        low, high = whole_ends(span)
        if low is not None and high is not None and high - low > 0:
            return f"{figure(low)} to {figure(high)}"
        if span.low is not None and span.high is not None:
            return figure((span.low + span.high) / 2)
        return f"at least {figure(span.low or 0)}"


def ends_of(claim: Claim) -> tuple[End, ...]:
    """Return the values of a claim that says of what measure, area and period it is."""
    window = claim.window
    if not claim.measure or not claim.area or window is None or any(map(approximate, claim.quantities)):
        return ()
    if claim.kind in _LEVELS:
        known = claim.of(Role.VALUE) is not None and len(claim.quantities) == 1
        return (End(claim, Role.VALUE, window),) if known else ()
    if claim.kind not in _TWICE:
        return ()
    previous = claim.previous
    if previous is None and window.span in {Span.ROLLING_12, Span.FINANCIAL_YEAR}:
        previous = window.previous
    now = End(claim, Role.CURRENT, window)
    return (now,) if previous is None else (now, End(claim, Role.BASE, previous))
