"""The values that a claim gives of its periods, printed or worked out of what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import implied_base, implied_current
from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Interval, Reading, whole_ends
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Span, Window
from scrutinydesk.redpen.workbook_compare import approximate, printed_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.claims.printed import Printed

_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL))
_TWICE = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.FROM_TO, ClaimKind.POINTS))


@dataclass(frozen=True, slots=True)
class End:
    """A value of one measure in one area and period.

    Attributes
    ----------
    series : (str, str, Window)
        Measure, area, period.
    spans : tuple of Interval
        The values that what is printed allows, by each way in which it may have been cut to length.
    """

    series: tuple[str, str, Window]
    spans: tuple[Interval, ...]

    @property
    def window(self) -> Window:
        return self.series[2]

    def fits(self, other: End) -> bool:
        """Tell whether one value can be both."""
        return any(one.meets(two) for one in self.spans for two in other.spans)

    @property
    def words(self) -> str:
        """``102,455``, or ``102,068 to 102,856`` where it is worked out."""
        span = self.spans[0]
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
        value = claim.of(Role.VALUE)
        return () if value is None or len(claim.quantities) > 1 else (_printed(claim, window, value),)
    if claim.kind not in _TWICE:
        return ()
    previous = claim.previous
    found = [_current(claim, window)]
    if previous is None and window.span in {Span.ROLLING_12, Span.FINANCIAL_YEAR}:
        previous = window.previous
    if previous is not None:
        found.append(_base(claim, previous))
    return tuple(end for end in found if end is not None)


def _current(claim: Claim, window: Window) -> End | None:
    printed = claim.of(Role.CURRENT)
    return _printed(claim, window, printed) if printed else _implied(claim, window, implied_current)


def _base(claim: Claim, window: Window) -> End | None:
    printed = claim.of(Role.BASE)
    return _printed(claim, window, printed) if printed else _implied(claim, window, implied_base)


def _printed(claim: Claim, window: Window, quantity: Quantity) -> End:
    printed = printed_as(quantity)
    spans = tuple(dict.fromkeys(printed.stands_for(each) for each in Reading))
    return End((claim.measure, claim.area, window), spans)


def _implied(
    claim: Claim, window: Window, work_out: Callable[[Printed, Printed, Reading], Interval | None]
) -> End | None:
    difference, percent = claim.of(Role.DIFFERENCE), claim.of(Role.PERCENT)
    if difference is None or percent is None or difference.number.unit is not Unit.COUNT:
        return None
    if difference.number.decimals:
        return None
    found = [work_out(printed_as(difference), printed_as(percent), each) for each in Reading]
    spans = tuple(each for each in found if each is not None)
    return End((claim.measure, claim.area, window), spans) if spans else None
