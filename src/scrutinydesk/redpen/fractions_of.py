"""A fraction beside two percentages, "by a quarter, from 8% to 10%": a share of the first, and no points."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_change, check_points
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked
from scrutinydesk.redpen.printing import printed_percent, printed_quantity

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.claims.printed import Printed

# "Half a percentage point", "a quarter of a point"; without these a fraction is of the first percentage.
_OF_A_POINT = re.compile(r"[ \n-](?:of[ \n])?(?:(?:an?|one)[ \n])?(?:percentage[ \n-])?points?\b", re.I)


def check_fraction(size: Quantity, ends: tuple[Quantity, Quantity], text: str, *, sure: bool) -> Checked:
    """Check a fraction against the two percentages of which it is said.

    Parameters
    ----------
    sure : bool
        Whether all three are surely of one thing: else only that they agree is told.
    """
    change, first, last = signed_points(size, *ends)
    points = check_points(change, first, last, in_points=True)
    if _OF_A_POINT.match(text, size.number.end):
        return points if points.verdict is Verdict.AGREES else not_checked("a change that is printed exactly")
    share = printed_percent(size)
    share = share.turned() if (share.value < 0) is not (last.value < first.value) else share
    checked = check_change(None, share, first, last, whole=False)
    if checked.verdict is not Verdict.AGREES and not (sure and points.verdict is not Verdict.AGREES):
        return not_checked("figures that are surely of one and the same thing")
    return replace(checked, said=checked.said.replace(f"{first} to {last}", f"{first}% to {last}%"))


def signed_points(size: Quantity, before: Quantity, after: Quantity) -> tuple[Printed, Printed, Printed]:
    """Return a change and both percentages as printed, the change with the sign that these give it."""
    change, first, last = (printed_quantity(each) for each in (size, before, after))
    if change.value and (change.value < 0) is not (last.value < first.value):
        change = change.turned()
    return change, first, last
