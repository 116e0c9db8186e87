"""How much the months up to a change vary, or why that is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.dispersion import YEAR, Dispersion, dispersions
from scrutinydesk.analysis.rows import as_rows
from scrutinydesk.analysis.totals import named_months
from scrutinydesk.measures.known_months import KnownMonths
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

# How many a dispersion looks at: as many as are there.
YEARS = (3, 2)
NEVER = Month(0)
NO_MONTHS = "The file gives no months: the interval allows for chance alone."
NONE_COUNTED = "There is a year without any: how much the months vary cannot be told."
AFTER_BREAK = "Fewer than 24 months lie after the last break: how much they vary cannot be told."
TOO_SHORT = "How much the months vary takes 24 in a row; the file does not hold so many."


class Months(NamedTuple):
    """A series, by measure, area and breakdown, and the two windows of its change."""

    key: tuple[str, str, str]
    windows: tuple[Window, Window]


Spread = tuple[Dispersion | None, str]


def months_spread(observations: Observations, months: Months, resources: Resources) -> Spread:
    """Return the dispersion of the months up to the window, or None and why there is none.

    Months on both sides of a break differ for another reason than chance: they count from the last
    break before both windows on.
    """
    return months_spreads(observations, [months], resources)[0]


def months_spreads(
    observations: Observations, asked: Sequence[Months], resources: Resources
) -> list[Spread]:
    """Return ``months_spread`` of each."""
    rows: dict[int, list[Sequence[float]]] = {years: [] for years in YEARS}
    taken: list[tuple[KnownMonths, int, int]] = []
    for key, (window, earlier) in asked:
        before = resources.breaks.affecting(key[0], NEVER, earlier.first, key[1])
        known, first = observations.months(*key), before[-1].month.ordinal if before else 0
        years, values = _whole_years(known, first, window.last.ordinal)
        if years:
            rows[years].append(values)
        taken.append((known, first, years))
    found = {years: iter(dispersions(as_rows(those))) for years, those in rows.items() if those}
    told: list[Spread] = []
    for (known, first, years), (_, (window, _)) in zip(taken, asked, strict=True):
        spread = next(found[years]) if years else None
        told.append((spread, "" if spread is not None else _why(known.since(first), first, window.last)))
    return told


def _whole_years(known: KnownMonths, first: int, end: int) -> tuple[int, Sequence[float]]:
    """Return how many years up to a month are there without a hole, and their months."""
    for years in YEARS:
        since = end - years * YEAR + 1
        values = known.between(since, end) if since >= first else ()
        if values:
            return years, values
    return 0, ()


def _why(known: KnownMonths, first: int, end: Month) -> str:
    if not known.ordinals:
        return NO_MONTHS
    monthly = set(known.ordinals)
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
