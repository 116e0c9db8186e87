"""What can be said where a comparison is refused: of a measure left alone by the break, of months after it.

A factor that would splice the old series to the new one is not offered: nothing in the files says
how the same months would have been counted both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import Change, State, change_between, compared, surveyed, with_interval
from scrutinydesk.analysis.dispersion import dispersion_about_mean
from scrutinydesk.analysis.totals import Total, total
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

YEAR = 12
# Two stretches of fewer months than a quarter are not held against each other.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A bridge over a break: what may be said in place of the change that is refused.

    Attributes
    ----------
    breaks : tuple of Break
        Those that stand in the way, by date.
    instead : tuple of Change
        Of measures that the breaks leave comparable, over the same two windows.
    since : Total or None
        From the first month after the last break to the end of the window; a figure at a date, or
        of a window of its own, that lies after the break. None where the file does not hold it.
    later : Change or None
        Of two windows that both lie after the break: the same months of two years where there are
        three or more, else the latest months against as many before them.
    """

    breaks: tuple[Break, ...]
    instead: tuple[Change, ...]
    since: Total | None
    later: Change | None

    @property
    def start(self) -> Month:
        """The first month of the series as it is now."""
        return self.breaks[-1].month

    @property
    def empty(self) -> bool:
        """Whether nothing can be offered."""
        return not self.instead and self.since is None and self.later is None

    @property
    def seasonal(self) -> bool:
        """Whether ``later`` holds other months of the year against each other."""
        windows = None if self.later is None else _windows(self.later)
        return windows is not None and windows[0].previous != windows[1]


def _windows(found: Change) -> tuple[Window, Window] | None:
    if found.current is None or found.previous is None:
        return None
    return found.current.window, found.previous.window


def offer(observations: Observations, refused: Change, resources: Resources) -> Offer | None:
    """Return what can be said in place of a refused change; None where it was not refused."""
    windows = _windows(refused)
    if refused.state is not State.NOT_COMPARABLE or windows is None:
        return None
    start = refused.breaks[-1].month
    if refused.measure.kind is Kind.FLOW:
        since = _since(observations, refused, start, windows[0].last)
        later = _later(observations, refused, start, windows[0].last)
    else:
        since = refused.current if windows[0].first >= start else None
        later = _apart(observations, refused, start, windows[0])
    return Offer(refused.breaks, _instead(observations, refused, windows, resources), since, later)


def _instead(
    observations: Observations, refused: Change, windows: tuple[Window, Window], resources: Resources
) -> tuple[Change, ...]:
    names = dict.fromkeys(item.instead for item in refused.breaks if item.instead)
    found = (
        change_between(observations, resources.catalogue[name], refused.area, windows, resources)
        for name in names
        if name != refused.measure.id and name in resources.catalogue
    )
    blocked = {State.NOT_COMPARABLE, State.UNAVAILABLE}
    return tuple(each for each in found if each.state not in blocked and not refused.breakdown)


def stretch(first: Month, last: Month) -> Window:
    """Return whole months as a window: a month, a quarter, twelve months or another range."""
    length = last.ordinal - first.ordinal + 1
    spans = {1: Span.MONTH, FEWEST: Span.QUARTER, YEAR: Span.ROLLING_12}
    return Window(first, last, spans.get(length, Span.OTHER))


def _since(observations: Observations, refused: Change, start: Month, end: Month) -> Total | None:
    return total(observations, refused.measure, refused.area, stretch(start, end), refused.breakdown)


def _later(observations: Observations, refused: Change, start: Month, end: Month) -> Change | None:
    """Return two stretches of months after the break against each other."""
    months = end.ordinal - start.ordinal + 1
    alike = min(months - YEAR, YEAR - 1)
    length, back = (alike, YEAR) if alike >= FEWEST else (months // 2, months // 2)
    if length < FEWEST:
        return None
    measure, area, breakdown = refused.measure, refused.area, refused.breakdown
    now, then = (
        total(observations, measure, area, stretch(last - (length - 1), last), breakdown)
        for last in (end, end - back)
    )
    if now is None or then is None:
        return None
    series = observations.series(measure.id, area, breakdown, Span.MONTH)
    values = [row.value for at in range(start.ordinal, end.ordinal + 1) if (row := series.get(at))]
    known = [value for value in values if value is not None]
    spread = dispersion_about_mean(known) if len(known) == months else None
    return with_interval(compared(measure, area, now, then, breakdown=breakdown), spread)


def _apart(observations: Observations, refused: Change, start: Month, window: Window) -> Change | None:
    """Return the figure against the first one after the break that shares no month with it."""
    now = refused.current
    if now is None or window.first < start:
        return None
    measure, area, breakdown = refused.measure, refused.area, refused.breakdown
    series = observations.series(measure.id, area, breakdown, window.span)
    sooner = [
        row.window
        for row in series.values()
        if row.value is not None and row.window.first >= start and row.window.last < window.first
    ]
    if not sooner:
        return None
    then = total(observations, measure, area, min(sooner), breakdown)
    bare = compared(measure, area, now, then, breakdown=breakdown)
    return surveyed(observations, bare) if measure.kind is Kind.SURVEY else bare
