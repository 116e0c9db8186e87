"""Where a financial year is heading: a count up to some month, and what its months to come may bring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.analysis.backtest import MOST_YEARS, Backtest, TrackRecord, backtest
from scrutinydesk.analysis.intervals import CONFIDENCE, Interval, z_of
from scrutinydesk.analysis.monthly import Monthly, monthly_of, monthly_together
from scrutinydesk.analysis.totals import Total, named_months
from scrutinydesk.analysis.year_end import YEAR, Method, Remainder, Years, deviation, excess
from scrutinydesk.measures.break_register import Crossing, Override
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

ASSUMES = "assumes recording practice unchanged"


class Refusal(StrEnum):
    """Why there is no projection."""

    KIND = "kind"
    COMPLETE = "complete"
    NO_MONTH = "no_month"
    NO_LAST_YEAR = "no_last_year"
    MISSING = "missing"
    NEGATIVE = "negative"
    NONE_COUNTED = "none_counted"
    BREAK = "break"


# What is not a count over a period does not add up to a year.
NOT_ADDED = {
    Kind.STOCK: "A number at a date does not add up over a year: it is not projected.",
    Kind.SURVEY: "Estimates from a survey do not add up over a year: they are not projected.",
    Kind.PROPORTION: "A proportion does not add up over a year: it is not projected.",
    Kind.MONEY: "Money follows a budget, not the months so far: it is not projected.",
    Kind.RANK: "A rank depends on what other areas do: it is not projected.",
}
WITHOUT = {
    Method.RATIO: "It takes cases this year, and in both parts of last year.",
    Method.REMAINDER: "There were none in the rest of last year.",
    Method.SHARE: "It takes three whole years before, with cases, no break since and no month missing.",
    Method.RUN_RATE: "There are none this year so far.",
}
NO_PHI = "How much the months vary is not known: that takes 24 months in a row, with no break among them."
ONLY_RUN_RATE = "Only the run-rate can be had, which season misleads: it is not shown by itself."


@dataclass(frozen=True, slots=True)
class Estimate:
    """The year as one method tells it.

    Attributes
    ----------
    value : float or None
        What the year comes to; None where the method cannot be had.
    interval : Interval or None
        95%; never below what is counted already. None where phi is not known.
    sd : float or None
    tau2 : float
        Variance of this method's past misses beyond what phi explains, relative to the remainder.
    record : TrackRecord or None
        How it did at the same month of past years.
    reason : str
        Why there is no value, or no interval; empty where there are both.
    """

    method: Method
    value: float | None
    interval: Interval | None
    sd: float | None
    tau2: float
    record: TrackRecord | None
    reason: str


@dataclass(frozen=True, slots=True)
class Projection:
    """A financial year that is not over.

    Attributes
    ----------
    area : str
        For a total of several areas the name it was given; empty where it got none.
    year : Window
    end : Month
        Up to which there are data.
    months : int
        Months of the year that are done: 1 to 11, or else there is no projection.
    done, before : Total or None
        The year so far, and the whole year before, with their cells.
    estimates : tuple of Estimate
        One for each method, in the order of ``Method``; empty where there is no projection.
    method : Method or None
        The one to be shown.
    chosen : bool
        Whether past years chose the method; with too few of them it is the last-year ratio.
    compared : int
        Past years on which the methods were compared.
    phi : float or None
    spread : Interval or None
        The methods range: from the lowest of the methods to the highest; not an interval.
    pooled : tuple of str
        Areas that were added month by month; empty where the file gives the area's own months.
    breaks, overrides
        As in ``Change``: what stands in the way, or what is crossed and why that is allowed.
    assumes : str
        To be said wherever it goes.
    """

    measure: Measure
    area: str
    breakdown: str
    year: Window
    end: Month
    months: int
    done: Total | None = None
    before: Total | None = None
    estimates: tuple[Estimate, ...] = ()
    method: Method | None = None
    chosen: bool = False
    compared: int = 0
    phi: float | None = None
    spread: Interval | None = None
    pooled: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    overrides: tuple[Override, ...] = ()
    refusal: Refusal | None = None
    reason: str = ""
    assumes: str = ASSUMES

    def estimate(self, method: Method) -> Estimate | None:
        """Return what a method says; None where there is no projection."""
        return next((each for each in self.estimates if each.method is method), None)

    @property
    def best(self) -> Estimate | None:
        """The estimate to be shown."""
        return None if self.method is None else self.estimate(self.method)

    def growth(self, value: float) -> float | None:
        """Return a value of the year as a change on the whole year before, in per cent."""
        if self.before is None or self.before.value <= 0:
            return None
        return 100 * (value / self.before.value - 1)


def project(  # noqa: PLR0913, PLR0917  as change, and the year
    observations: Observations,
    measure: Measure,
    area: str,
    end: Month,
    resources: Resources,
    breakdown: str = "",
    year: Window | None = None,
) -> Projection:
    """Return where the financial year is heading, from data up to ``end``.

    A region, a country or a group without months of its own is added from its forces, month by
    month, and that series is projected: intervals are never added.

    Parameters
    ----------
    year : Window, optional
        A financial year other than the one in which ``end`` lies.
    """
    asked = Projection(measure, area, breakdown, year or Window.financial_year(end), end, 0)
    found = monthly_of(observations, measure, area, end, resources, breakdown)
    return _projected(asked, found, resources)


def project_together(
    observations: Observations,
    measure: Measure,
    areas: Sequence[str],
    end: Month,
    resources: Resources,
    name: str = "",
) -> Projection:
    """Return the projection of several areas as one: their months are added, then projected."""
    asked = Projection(measure, name, "", Window.financial_year(end), end, 0)
    return _projected(asked, monthly_together(observations, measure, areas), resources)


def _projected(asked: Projection, found: Monthly, resources: Resources) -> Projection:
    last = asked.year.previous
    areas = found.pooled or (asked.area,)
    crossings = [
        resources.crossing(asked.measure.id, last.first, asked.year.last, each)
        for each in dict.fromkeys((asked.area, *areas))
        if each
    ]
    months = max(0, min(YEAR, asked.end.ordinal - asked.year.first.ordinal + 1))
    asked = replace(asked, months=months, pooled=found.pooled)
    asked = _crossed(asked, crossings)
    refusal = _refusal(asked, found, resources)
    if refusal is not None:
        return replace(asked, refusal=refusal[0], reason=refusal[1])
    since = [
        item.month.ordinal
        for each in areas
        for item in resources.breaks.affecting(asked.measure.id, Month(0), last.first, each)
    ]
    # Months on both sides of a break differ for another reason than chance; corrections are no counts.
    floor = max(since, default=0)
    end = asked.end.ordinal
    usable = {at: value for at, value in found.values.items() if floor <= at <= end and value >= 0}
    done = found.total(Window.year_to_date(asked.end))
    return _told(replace(asked, done=done, before=found.total(last)), usable)


def _crossed(asked: Projection, crossings: Sequence[Crossing]) -> Projection:
    refusing = [each for each in crossings if each.refused] or crossings
    breaks = dict.fromkeys(item for each in refusing for item in each.breaks)
    allowed = dict.fromkeys(item for each in refusing for item in each.overrides)
    return replace(asked, breaks=tuple(breaks), overrides=tuple(allowed))


def _refusal(asked: Projection, found: Monthly, resources: Resources) -> tuple[Refusal, str] | None:
    if asked.measure.kind is not Kind.FLOW:
        return Refusal.KIND, NOT_ADDED[asked.measure.kind]
    year, last = asked.year, asked.year.previous
    if not asked.months:
        what = f"No month of {year.financial_year_name} is done: there is nothing to project from."
        return Refusal.NO_MONTH, what
    if asked.months == YEAR:
        return Refusal.COMPLETE, f"{year.financial_year_name} is complete: its total needs no projection."
    if asked.breaks and not asked.overrides:
        return Refusal.BREAK, " ".join(f"{each.effect} {each.advice}".strip() for each in asked.breaks)
    return _holes(asked, found, resources) or _unusable(found, Window(last.first, asked.end, last.span))


def _holes(asked: Projection, found: Monthly, resources: Resources) -> tuple[Refusal, str] | None:
    last = asked.year.previous
    so_far = found.missing(Window.year_to_date(asked.end))
    before = found.missing(last)
    if len(before) == YEAR:
        what = f"There are no monthly figures for {last.financial_year_name}, the year before."
        return Refusal.NO_LAST_YEAR, what
    holes = (*before, *so_far)
    if not holes:
        return None
    names = [resources.areas[each].title for each in found.lacking(holes) if each in resources.areas]
    whose = f" for {', '.join(names)}" if names else ""
    are = "is" if len(holes) == 1 else "are"
    return Refusal.MISSING, f"{named_months(holes)} {are} missing{whose}: the year cannot be projected."


def _unusable(found: Monthly, window: Window) -> tuple[Refusal, str] | None:
    values = {month: found.values[month.ordinal] for month in window.months}
    below = tuple(month for month, value in values.items() if value < 0)
    if below:
        verb = "is" if len(below) == 1 else "are"
        what = f"{named_months(below)} {verb} below nought, a correction of other months: no projection."
        return Refusal.NEGATIVE, what
    if not any(values.values()):
        what = f"None were counted from {window.words}: there is nothing to project from."
        return Refusal.NONE_COUNTED, what
    return None


def _told(asked: Projection, usable: dict[int, float]) -> Projection:
    start = asked.year.first.ordinal
    years = Years(usable, asked.months, start)
    tried = backtest(years, start, MOST_YEARS)
    phi = years.phi(start)
    so_far = sum(usable[start + n] for n in range(asked.months))
    expected = years.remainders(start)
    estimates = tuple(
        _estimate(method, expected.get(method), so_far, phi, years, tried) for method in Method
    )
    values = [each.value for each in estimates if each.value is not None]
    spread = Interval(min(values), max(values)) if len(values) > 1 else None
    reason = "" if tried.method else ONLY_RUN_RATE
    return replace(
        asked, estimates=estimates, method=tried.method, chosen=tried.tried, compared=tried.compared,
        phi=phi, spread=spread, reason=reason,
    )  # fmt: skip


def _estimate(
    method: Method,
    expected: Remainder | None,
    so_far: float,
    phi: float | None,
    years: Years,
    tried: Backtest,
) -> Estimate:
    record = tried.record(method)
    if expected is None:
        return Estimate(method, None, None, None, 0.0, record, WITHOUT[method])
    value = so_far + expected.value
    if phi is None:
        return Estimate(method, value, None, None, 0.0, record, NO_PHI)
    tau2 = excess(years.misses(years.start, method), phi)
    sd = deviation(expected, phi, tau2)
    spread = z_of(CONFIDENCE) * sd
    interval = Interval(max(so_far, value - spread), value + spread)
    return Estimate(method, value, interval, sd, tau2, record, "")
