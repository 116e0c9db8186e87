"""How much the months up to a change vary, or why that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.dispersion import YEAR, Dispersion, dispersion
from scrutinydesk.analysis.totals import named_months
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

# Those that a dispersion looks at.
YEARS = 3
NO_MONTHS = "The file gives no months: the interval allows for chance alone."
NONE_COUNTED = "There is a year without any: how much the months vary cannot be told."
AFTER_BREAK = "Fewer than 24 months lie after the last break: how much they vary cannot be told."
TOO_SHORT = "How much the months vary takes 24 in a row; the file does not hold so many."


def months_spread(
    observations: Observations,
    key: tuple[str, str, str],
    windows: tuple[Window, Window],
    resources: Resources,
) -> tuple[Dispersion | None, str]:
    """Return the dispersion of the months up to the window, or None and why there is none.

    Months on both sides of a break differ for another reason than chance: they count from the last
    break before both windows on.

    Parameters
    ----------
    key : tuple of str
        Measure, area and breakdown.
    """
    measure, area, breakdown = key
    before = resources.breaks.affecting(measure, Month(0), windows[1].first, area)
    first = before[-1].month.ordinal if before else 0
    series = observations.series(measure, area, breakdown, Span.MONTH)
    end = windows[0].last
    since = max(first, end.ordinal - YEARS * YEAR + 1)
    taken = {at: row.value for at in range(since, end.ordinal + 1) if (row := series.get(at)) is not None}
    found = dispersion({at: value for at, value in taken.items() if value is not None}, end.ordinal)
    if found is not None:
        return found, ""
    monthly = {end: row.value for end, row in series.items() if row.value is not None and end >= first}
    return None, _why(monthly, first, end)


def _why(monthly: dict[int, float], first: int, end: Month) -> str:
    if not monthly:
        return NO_MONTHS
    two_years = Window(end - (2 * YEAR - 1), end, Span.OTHER).months
    holes = tuple(month for month in two_years if month.ordinal not in monthly)
    if not holes:
        return NONE_COUNTED
    if holes[-1].ordinal < first:
        return AFTER_BREAK
    if holes[0].ordinal < min(monthly):
        return TOO_SHORT
    are = "is" if len(holes) == 1 else "are"
    return f"How much the months vary takes 24 in a row: {named_months(holes)} {are} missing."
