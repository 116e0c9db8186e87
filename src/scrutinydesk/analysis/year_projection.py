"""What a projection of a financial year is: plain values, with a reason where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.intervals import Interval
from scrutinydesk.analysis.totals import Total
from scrutinydesk.analysis.track_record import TrackRecord
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.measures.break_register import Override
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.breaks import Break

EACH = tuple(Method)
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


class Estimate(NamedTuple):
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


class Projection(NamedTuple):
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
    estimates : sequence of Estimate
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
    estimates: Sequence[Estimate] = ()
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
        return self.estimates[EACH.index(method)] if self.estimates else None

    @property
    def best(self) -> Estimate | None:
        """The estimate to be shown."""
        return None if self.method is None else self.estimate(self.method)

    def by(self, method: Method | None) -> Projection:
        """Return it with the method that an office has chosen as the one to be shown.

        It is the same where none is chosen, or where that one cannot be had.
        """
        told = self.estimate(method) if method is not None else None
        if told is None or told.value is None:
            return self
        return self._replace(method=method, chosen=False, compared=0)

    def growth(self, value: float) -> float | None:
        """Return a value of the year as a change on the whole year before, in per cent."""
        if self.before is None or self.before.value <= 0:
            return None
        return 100 * (value / self.before.value - 1)
