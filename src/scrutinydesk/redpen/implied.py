"""What the figures of one claim allow for the period before and for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import implied_base
from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.redpen.printing import printed_percent, printed_quantity

if TYPE_CHECKING:
    from scrutinydesk.claims.printed import Interval


def base_of(claim: Claim) -> Interval | None:
    """Return the values before that the printed figures allow; None where there is none.

    Worked out of a count and its percentage they are whole numbers; without a greatest one where the
    percentage may be nought.
    """
    base, difference, current = (claim.of(role) for role in (Role.BASE, Role.DIFFERENCE, Role.CURRENT))
    if base is not None:
        return printed_quantity(base).stands_for()
    if difference is None:
        unchanged = current is not None and claim.kind is ClaimKind.CHANGE_ZERO
        return printed_quantity(current).stands_for() if current and unchanged else None
    change = printed_quantity(difference)
    if current is not None:
        return printed_quantity(current).stands_for().minus(change.stands_for())
    percent = claim.of(Role.PERCENT)
    if percent is None or difference.number.decimals or not change.value:
        return None
    return implied_base(change, printed_percent(percent))


def current_of(claim: Claim) -> Interval | None:
    """Return the values of now that the printed figures allow; None as for those before."""
    if (current := claim.of(Role.CURRENT)) is not None:
        return printed_quantity(current).stands_for()
    base, difference = base_of(claim), claim.of(Role.DIFFERENCE)
    if base is None or difference is None:
        return None
    return base.plus(printed_quantity(difference).stands_for())
