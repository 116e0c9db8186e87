"""Where a financial year is heading: a count up to some month, and what its months to come may bring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from scrutinydesk.analysis.intervals import CONFIDENCE, Interval, z_of
from scrutinydesk.analysis.made_later import MadeLater
from scrutinydesk.analysis.monthly import Monthly, monthly_of
from scrutinydesk.analysis.not_projected import refused
from scrutinydesk.analysis.track_record import TrackRecord
from scrutinydesk.analysis.year_end import DEPTH, YEAR, Method, outlook
from scrutinydesk.analysis.year_projection import Estimate, Projection
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.measures.known_months import KnownMonths
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.measures.break_register import Crossing, Override
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

    Array = NDArray[np.float64]

EACH = tuple(Method)
Z = z_of(CONFIDENCE)
WITHOUT = {
    Method.RATIO: "It takes cases this year, and in both parts of last year.",
    Method.REMAINDER: "There were none in the rest of last year.",
    Method.SHARE: "It takes three whole years before, with cases, no break since and no month missing.",
    Method.RUN_RATE: "There are none this year so far.",
}
NO_PHI = "How much the months vary is not known: that takes 24 months in a row, with no break among them."
ONLY_RUN_RATE = "Only the run-rate can be had, which season misleads: it is not shown by itself."


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
    year = year or Window.financial_year(end)
    asked = Projection(measure, area, breakdown, year, end, _done(year, end))
    found = monthly_of(observations, measure, area, end, resources, breakdown)
    return _projected([(asked, found)], resources)[0]


def projections(
    observations: Observations,
    keys: Iterable[tuple[Measure, str, str]],
    end: Month,
    resources: Resources,
) -> tuple[Projection, ...]:
    """Return the projections of many series, each a measure, an area and a breakdown, worked out at once."""
    year = Window.financial_year(end)
    months = _done(year, end)
    found = [
        (
            Projection(measure, area, breakdown, year, end, months),
            monthly_of(observations, measure, area, end, resources, breakdown),
        )
        for measure, area, breakdown in keys
    ]
    return _projected(found, resources)


def _done(year: Window, end: Month) -> int:
    return max(0, min(YEAR, end.ordinal - year.first.ordinal + 1))


def _projected(found: Sequence[tuple[Projection, Monthly]], resources: Resources) -> tuple[Projection, ...]:
    ready = [_prepared(asked, months, resources) for asked, months in found]
    able = [
        (asked, usable, months)
        for (asked, usable), (_, months) in zip(ready, found, strict=True)
        if usable is not None
    ]
    told = iter(_told(able))
    return tuple(asked if usable is None else next(told) for asked, usable in ready)


def _prepared(
    asked: Projection, found: Monthly, resources: Resources
) -> tuple[Projection, KnownMonths | None]:
    """Return what is asked with what is known of it, and the months to use; None where it is refused."""
    measure, last = asked.measure.id, asked.year.previous
    areas = found.pooled or (asked.area,)
    breaks, allowed = _crossed(
        [
            crossing
            for each in dict.fromkeys((asked.area, *areas))
            if each and (crossing := resources.crossing(measure, last.first, asked.year.last, each)).breaks
        ]
    )
    if breaks or found.pooled:
        asked = asked._replace(pooled=found.pooled, breaks=breaks, overrides=allowed)
    refusal = refused(asked, found, resources)
    if refusal is not None:
        return asked._replace(refusal=refusal[0], reason=refusal[1]), None
    # Months on both sides of a break differ for another reason than chance.
    since = [
        item.month.ordinal
        for each in areas
        for item in resources.breaks.affecting(measure, Month(0), last.first, each)
    ]
    return asked, found.known.until(asked.end.ordinal).since(max(since, default=0))


def _crossed(crossings: list[Crossing]) -> tuple[tuple[Break, ...], tuple[Override, ...]]:
    """Return the breaks that stand in the way of any of some areas; else those that are crossed, and why."""
    if not crossings:
        return (), ()
    blocking = [each for each in crossings if each.refused] or crossings
    breaks = dict.fromkeys(item for each in blocking for item in each.breaks)
    allowed = dict.fromkeys(item for each in blocking for item in each.overrides)
    return tuple(breaks), tuple(allowed)


def _told(able: Sequence[tuple[Projection, KnownMonths, Monthly]]) -> list[Projection]:
    """Return projections of one year, from months of which none is missing since the year before."""
    if not able:
        return []
    asked = able[0][0]
    start = asked.year.first.ordinal
    first = min(usable.ordinals[0] for _, usable, _ in able)
    years = min(DEPTH, 1 - (first - start) // YEAR)
    found = outlook(_by_year([usable for _, usable, _ in able], start, years), asked.months, Z)
    so_far, before = Window.year_to_date(asked.end), asked.year.previous
    told = zip(found.value.T.tolist(), found.sd.T.tolist(), found.tau2.T.tolist(), strict=True)
    trials = zip(found.error.swapaxes(0, 1), found.inside.swapaxes(0, 1), strict=True)
    chosen = (each.tolist() for each in (*found.spread, found.phi, found.method, found.compared))
    return [
        _one(each, (series.total(so_far), series.total(before)), numbers, tried, *known)
        for (each, _, series), numbers, tried, *known in zip(able, told, trials, *chosen, strict=True)
    ]


def _by_year(series: Sequence[KnownMonths], start: int, years: int) -> Array:
    """Return months by series, year and month of the year; corrections are no counts and not known."""
    import numpy as np  # noqa: PLC0415  nobody who has no projection made waits for it

    since = start - YEAR * (years - 1)
    rows = np.full((len(series), YEAR * years), math.nan)
    for row, each in zip(rows, series, strict=True):
        known = each.since(since)
        first, last = known.ordinals[0], known.ordinals[-1]
        whole = last - first + 1 == len(known.ordinals)
        places = slice(first - since, last - since + 1) if whole else np.array(known.ordinals) - since
        row[places] = known.values
    rows[rows < 0] = math.nan
    return rows.reshape(len(series), years, YEAR)


def _one(  # noqa: PLR0913, PLR0917  one thing of each kind
    asked: Projection,
    totals: tuple[Total, Total],
    numbers: tuple[list[float], list[float], list[float]],
    tried: tuple[Array, Array],
    low: float,
    high: float,
    phi: float,
    method: int,
    compared: int,
) -> Projection:
    done, before = totals
    return Projection(
        asked.measure, asked.area, asked.breakdown, asked.year, asked.end, asked.months, done, before,
        Estimates(done.value, *numbers, *tried),
        None if method < 0 else EACH[method], compared > 0, compared,
        None if math.isnan(phi) else phi,
        None if math.isnan(low) else Interval(low, high),
        asked.pooled, asked.breaks, asked.overrides,
        reason=ONLY_RUN_RATE if method < 0 else "",
    )  # fmt: skip


class Estimates(MadeLater[Estimate]):
    """The year by each method: a report shows one of them."""

    __slots__ = ("_kept", "_numbers", "_so_far", "_tried")

    def __init__(
        self,
        so_far: float,
        value: list[float],
        sd: list[float],
        tau2: list[float],
        error: Array,
        inside: Array,
    ) -> None:
        self._so_far, self._numbers, self._tried = so_far, (value, sd, tau2), (error, inside)
        self._kept: dict[int, Estimate] = {}

    @override
    def __len__(self) -> int:
        return len(EACH)

    @override
    def _made(self, here: int) -> Estimate:
        if here not in self._kept:
            value, sd, tau2 = self._numbers
            numbers = value[here], sd[here], tau2[here]
            tried = (each[here].tolist() for each in self._tried)
            self._kept[here] = _estimate(EACH[here], *numbers, *tried, so_far=self._so_far)
        return self._kept[here]


def _estimate(  # noqa: PLR0913  one thing of each kind
    method: Method,
    value: float,
    sd: float,
    tau2: float,
    errors: list[float],
    inside: list[float],
    *,
    so_far: float,
) -> Estimate:
    errors = [each for each in errors if each == each]  # noqa: PLR0124  NaN is no trial
    held = [each for each in inside if each == each]  # noqa: PLR0124  only NaN differs from itself
    record = TrackRecord.of(errors, held) if errors else None
    if not math.isfinite(value):
        return Estimate(method, None, None, None, 0.0, record, WITHOUT[method])
    if not math.isfinite(sd):
        return Estimate(method, value, None, None, 0.0, record, NO_PHI)
    interval = Interval(max(so_far, value - Z * sd), value + Z * sd)
    return Estimate(method, value, interval, sd, tau2, record, "")
