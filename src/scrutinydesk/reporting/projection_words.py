"""Where the year is heading, in words: by which method, how sure, and what it takes for granted."""

from __future__ import annotations

from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.year_end import Method
from scrutinydesk.analysis.year_projection import Refusal
from scrutinydesk.numerals import rounded
from scrutinydesk.reporting import numbers

if TYPE_CHECKING:
    from scrutinydesk.analysis.year_projection import Estimate, Projection
    from scrutinydesk.measures.catalogue import Measure

UNCHANGED = "if recording does not change"
METHODS = {
    Method.RATIO: "last-year ratio",
    Method.REMAINDER: "last year’s remainder",
    Method.SHARE: "three-year share",
    Method.RUN_RATE: "run-rate",
}
HOW = {
    Method.RATIO: "last year’s remaining months, scaled by the growth so far",
    Method.REMAINDER: "the year so far and last year’s remaining months as they were",
    Method.SHARE: "the year so far, over the share that these months had of the three years before",
    Method.RUN_RATE: "the year so far at the same rate, whatever the season",
}
# A round number says no more than the interval does: this many steps of it lie within.
STEPS = 6


class Rounded(NamedTuple):
    """A total as it is said: no more exact than its interval lets it be."""

    value: str
    low: str
    high: str


def about(estimate: Estimate, measure: Measure, done: float) -> Rounded | None:
    """Return a projection in round numbers; None without a value, no ends without an interval."""
    if estimate.value is None:
        return None
    if estimate.interval is None:
        return Rounded(numbers.plain(estimate.value, measure.decimals), "", "")
    low, high = estimate.interval.low, estimate.interval.high
    width = high - low
    digits = floor(log10(width / STEPS)) if width > 0 else -measure.decimals
    digits = max(digits, -measure.decimals)

    def said(value: float) -> str:
        return f"{rounded(value, -digits):,f}".replace("-", numbers.MINUS)

    least = rounded(low, -digits)
    # What is counted already is there: no round number lies below it.
    lowest = said(low) if least >= Decimal(str(done)) else numbers.plain(low, measure.decimals)
    return Rounded(said(estimate.value), lowest, said(high))


def title(projection: Projection) -> str:
    """Return the finding: where the year would end, how sure that is, and on what condition."""
    measure, best = projection.measure, projection.best
    year = projection.year.financial_year_name
    told = _told(projection, best)
    if told is None:
        return f"{measure.title}: no projection of {year}"
    end = f"{measure.title} would end {year} at about {told.value}"
    if not told.low:
        return f"{end}, {UNCHANGED}; how sure that is cannot be said"
    return f"{end}, between {told.low} and {told.high}, {UNCHANGED}"


def _told(projection: Projection, estimate: Estimate | None) -> Rounded | None:
    if estimate is None or projection.done is None:
        return None
    return about(estimate, projection.measure, projection.done.value)


def exact(projection: Projection, value: float) -> str:
    """Return a total as it was worked out, to the unit of the measure."""
    return numbers.plain(value, projection.measure.decimals)


def between(projection: Projection, estimate: Estimate) -> str:
    """Return the interval of the year's total: ``7,161 to 7,963``."""
    if estimate.interval is None:
        return ""
    ends = estimate.interval.low, estimate.interval.high
    return " to ".join(exact(projection, each) for each in ends)


def method(projection: Projection) -> str:
    """Return the method that is shown, and why this one."""
    if projection.method is None:
        return ""
    said = f"Method: {METHODS[projection.method]} ({HOW[projection.method]})"
    if projection.chosen:
        years = f"{projection.compared} past years"
        return f"{said}; of the methods it came nearest in {years}."
    return f"{said}."


def basis(projection: Projection) -> str:
    """Return the months used, up to when there are data, and what the year before came to."""
    last = projection.before
    if projection.done is None or last is None:
        return ""
    months = "1 month" if projection.months == 1 else f"{projection.months} months"
    return (
        f"Data to {projection.end.words}, {months} of the year: {exact(projection, projection.done.value)}. "
        f"{last.window.financial_year_name} came to {exact(projection, last.value)}."
    )


def certainty(projection: Projection) -> str:
    """Return the interval, or why there is none; and how far apart the methods are."""
    best = projection.best
    if best is None:
        return projection.reason
    ends = between(projection, best)
    said = f"95% interval {ends}." if ends else f"No interval: {best.reason}"
    if projection.spread is not None:
        low, high = (exact(projection, each) for each in (projection.spread.low, projection.spread.high))
        said += f" The methods range from {low} to {high}; that is no interval."
    return said


def refusal(projection: Projection) -> str:
    """Return why there is no projection, as a sentence."""
    if projection.refusal is not Refusal.BREAK:
        return projection.reason
    months = numbers.listed(tuple(each.month.words for each in projection.breaks))
    return f"The series changed in {months}: it is not projected across that. {projection.reason}"


def record(estimate: Estimate) -> str:
    """Return how a method did in past years: ``3.4% out in 10 years, 10 of 10 intervals held``."""
    found = estimate.record
    if found is None:
        return "not tried"
    years = "1 past year" if found.years == 1 else f"{found.years} past years"
    said = f"{numbers.percent(found.error)} out in {years}"
    return f"{said}; {found.inside} of {found.intervals} intervals held" if found.intervals else said


def note(projection: Projection) -> str:
    """Return all that must be read with a projection."""
    assumes = f"{numbers.capital(projection.assumes)}."
    parts = (assumes, method(projection), basis(projection), certainty(projection))
    return " ".join(filter(None, parts))


def conclusions(projection: Projection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what can and what cannot be concluded from a projection."""
    best = projection.best
    can = f"Where the year ends if its remaining months go as past years let one expect, and {UNCHANGED[3:]}."
    cannot = ["What will happen: a change in recording, demand or policing is not in the figures so far."]
    if best is None or best.interval is None:
        cannot.append("How sure the total is.")
    elif best.record is None or best.record.years < STEPS // 2:
        cannot.append("How well this method does for this measure: too few past years show it.")
    return (can,), tuple(cannot)
