"""How one measure of one area stands: its latest window, and the one a year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.numerals import exact

if TYPE_CHECKING:
    from fractions import Fraction

    from scrutinydesk.analysis.change import Change
    from scrutinydesk.analysis.intervals import Interval
    from scrutinydesk.measures.break_register import Override
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.periods import Month, Window


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure of one area in its latest window, and against the window a year before.

    ``value`` and the rest are exact; None where the workbook has nothing. ``difference`` is in the
    measure's unit (percentage points for a survey), ``percent`` in per cent of ``previous``.
    ``surveyed`` tells whether the workbook gives the number surveyed, or an interval, of an
    estimate. ``incomplete`` tells that months are missing from one of the two windows; ``reason``
    names them. ``overrides`` are what lets it be compared across its ``breaks``; where none does,
    ``offer`` is what can be said instead. A standing that is part of an offer has in ``within`` the
    key by which it is found: the row that is bridged, and what it is of it.
    """

    measure: Measure
    area: str
    breakdown: str
    window: Window
    value: Fraction | None
    rows: tuple[Observation, ...]
    previous: Fraction | None
    previous_rows: tuple[Observation, ...]
    difference: Fraction | None
    percent: Fraction | None
    interval: Interval | None
    state: State
    breaks: tuple[Break, ...]
    reason: str
    change: Change | None = None
    incomplete: bool = False
    surveyed: bool = False
    overrides: tuple[Override, ...] = ()
    offer: Offered | None = None
    within: str = ""

    @property
    def refused(self) -> bool:
        """Whether the two windows must not be compared."""
        return self.state is State.NOT_COMPARABLE

    @property
    def earlier(self) -> Window:
        """The window that it is held against."""
        found = None if self.change is None else self.change.previous
        return self.window.previous if found is None else found.window

    @property
    def key(self) -> str:
        """Row key; a breakdown stands after a colon."""
        part = f":{self.breakdown}" if self.breakdown else ""
        return f"{self.measure.id}{part}/{self.area}"

    def id(self, column: str) -> str:
        """Return the id for ``Report.why`` of a column of this row."""
        return f"{self.within or self.key}/{column}"


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be said in place of a change that is refused: see ``analysis.offers.Offer``."""

    start: Month
    instead: tuple[Standing, ...]
    since: Standing | None
    later: Standing | None
    seasonal: bool

    @property
    def empty(self) -> bool:
        """Whether nothing can be offered."""
        return not self.parts

    @property
    def parts(self) -> dict[str, Standing]:
        """All of it by the name that ids have for it."""
        named = {each.measure.id: each for each in self.instead}
        if self.since is not None:
            named[SINCE] = self.since
        if self.later is not None:
            named[LATER] = self.later
        return named


# No measure has such an id.
SINCE, LATER = "~since", "~later"


def standing_of(
    found: Change,
    window: Window,
    *,
    surveyed: bool,
    incomplete: bool = False,
    offer: Offered | None = None,
    within: str = "",
) -> Standing:
    """Return a change that analysis found, as a standing."""
    current, previous = found.current, found.previous
    return Standing(
        measure=found.measure,
        area=found.area,
        breakdown=found.breakdown,
        window=window,
        value=None if current is None else exact(current.value),
        rows=() if current is None else tuple(current.observations),
        previous=None if previous is None else exact(previous.value),
        previous_rows=() if previous is None else tuple(previous.observations),
        difference=found.difference,
        percent=found.percent,
        interval=found.interval,
        state=found.state,
        breaks=found.breaks,
        reason=found.reason,
        change=found,
        surveyed=surveyed,
        incomplete=incomplete,
        overrides=found.overrides,
        offer=offer,
        within=within,
    )
