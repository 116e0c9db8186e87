"""Whether a monthly series has a season, and the series without it.

The season is tested by an F test of the twelve months in a regression of the logarithms on months,
a trend, and a level for each phase. Where it is found (p < 0.01), a month's index is the mean of
that calendar month over the mean of all, after trend and levels are divided out; the adjusted
value is the value over its index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.phases import Rebase, divided
from scrutinydesk.analysis.rows import as_rows
from scrutinydesk.analysis.season_design import Design, design_of, tested
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import NAMES, Month

if TYPE_CHECKING:
    from scrutinydesk.analysis.rows import Array

YEAR = 12
FEWEST_YEARS = 3
UNUSABLE = "a season needs one month for each value, one at least, and numbers alone"
BELOW = "a month has a value below nought."
NONE_AT_ALL = "a month has none at all, and nothing can be set in proportion to none."


class Basis(StrEnum):
    """Which complete years the indices rest on."""

    BEFORE = "before"
    ALL = "all"


class Pattern(NamedTuple):
    """The season of one stretch of a series between registered breaks.

    Attributes
    ----------
    first, last : Month
        The stretch that it holds for.
    indices : tuple of float
        January first, 1 on average; empty where the stretch is not adjusted.
    p : float or None
        Of the test; None where there was nothing to test.
    basis : Basis
        Years before the latest limits begin, or all of them.
    across : bool
        Whether the years lie, or lie also, on another side of a registered break, because the
        stretch itself is too short.
    since, until : Month or None
        The whole years tested, both ends included.
    reason : str
        Why the stretch is not adjusted; empty where it is.
    """

    first: Month
    last: Month
    indices: tuple[float, ...] = ()
    p: float | None = None
    basis: Basis = Basis.ALL
    across: bool = False
    since: Month | None = None
    until: Month | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """What was done, and by which years."""
        if self.since is None or self.until is None or not self.indices:
            return f"Not adjusted for the season: {self.reason}"
        years = (self.until.ordinal - self.since.ordinal + 1) // YEAR
        before = ", before these limits begin" if self.basis is Basis.BEFORE else ""
        across = "; the months since the break are too few to show their own" if self.across else ""
        return (
            f"Adjusted for the season as it was in the {years} years to {self.until.words}{before}{across}."
        )


class Seasonality(NamedTuple):
    """A series with and without its season.

    Attributes
    ----------
    patterns : tuple of Pattern
        One for each stretch between registered breaks.
    adjusted : tuple of float
        One a value; as it was counted where its stretch is not adjusted.
    """

    patterns: tuple[Pattern, ...]
    adjusted: tuple[float, ...]

    @property
    def found(self) -> bool:
        """Whether any stretch is adjusted."""
        return any(pattern.indices for pattern in self.patterns)

    def at(self, month: Month) -> Pattern:
        """Return the pattern of the stretch that the month lies in, or of the nearest."""
        return next((each for each in self.patterns if month <= each.last), self.patterns[-1])

    def indices_at(self, month: Month) -> tuple[float, ...]:
        """Return the indices that hold at a month; empty where it is not adjusted."""
        return self.at(month).indices


class _Years(NamedTuple):
    """Months that a pattern may rest on: a slice of the series."""

    chosen: slice
    basis: Basis
    across: bool


class Asked(NamedTuple):
    """A monthly series whose season is asked for: see ``seasonality``."""

    months: Sequence[Month]
    values: Sequence[float]
    breaks: Sequence[Break] = ()
    rebases: Sequence[Rebase] = ()


class _Plan(NamedTuple):
    """What is to be done with a stretch, whatever its values are.

    Attributes
    ----------
    bare : Pattern
        With the reason where there are not the months to test it on.
    chosen : slice or None
        The values to test; None where there are none to choose.
    design : Design or None
        None where nothing is tested.
    calendar : list of int
        The calendar month of each value of the stretch, January 0.
    """

    stretch: slice
    bare: Pattern
    chosen: slice | None
    design: Design | None
    calendar: list[int]


def seasonality(
    months: Sequence[Month],
    values: Sequence[float],
    breaks: Sequence[Break] = (),
    rebases: Sequence[Rebase] = (),
) -> Seasonality:
    """Return the season of a monthly series, stretch by stretch between registered breaks.

    ``months`` ascend, one a value. Of each stretch the whole years before its last rebase are
    taken, if they are three at least; else all its whole years; else those before the break that
    it begins with; else those of the whole series.

    Raises
    ------
    ValueError
        Without one month a value, and one at least; for values that are not finite.
    """
    return seasonalities([Asked(months, values, breaks, rebases)])[0]


def seasonalities(asked: Sequence[Asked]) -> list[Seasonality]:
    """Return the seasons of several series; those whose months are the same are tested together."""
    groups: dict[object, list[int]] = {}
    for at, each in enumerate(asked):
        if not each.months or len(each.months) != len(each.values):
            raise ValueError(UNUSABLE)
        # Nearly all series of a report share one sequence of months, which stays for as long as this does.
        key = id(each.months), tuple(each.breaks), tuple(each.rebases)
        groups.setdefault(key, []).append(at)
    found: dict[int, Seasonality] = {}
    for places in groups.values():
        several = [asked[at] for at in places]
        found.update(zip(places, _together(_planned(several[0]), several), strict=True))
    return [found[at] for at in range(len(asked))]


def _together(plans: list[_Plan], several: Sequence[Asked]) -> Iterator[Seasonality]:
    """Yield the seasons of series that have the same months, breaks and rebases."""
    import numpy as np  # noqa: PLC0415  the first paint does without

    values = as_rows([each.values for each in several])
    if not np.isfinite(values).all():
        raise ValueError(UNUSABLE)
    adjusted = values.copy()
    changed: set[int] = set()
    patterns = [_patterns(plan, values) for plan in plans]
    for plan, told in zip(plans, patterns, strict=True):
        found = [at for at, pattern in enumerate(told) if pattern.indices]
        if found:
            indices = as_rows([told[at].indices for at in found])[:, plan.calendar]
            adjusted[found, plan.stretch] /= indices
            changed.update(found)
    for at, (each, its) in enumerate(zip(several, zip(*patterns, strict=True), strict=True)):
        yield Seasonality(its, tuple(adjusted[at].tolist() if at in changed else each.values))


def _patterns(plan: _Plan, values: Array) -> list[Pattern]:
    """Return the pattern of one stretch in each series."""
    import numpy as np  # noqa: PLC0415  as above

    found = [plan.bare] * len(values)
    if plan.chosen is None:
        return found
    least = values[:, plan.chosen].min(axis=1)
    below = (least < 0) | (values[:, plan.stretch] < 0).any(axis=1)
    fit = ~below & (least > 0)
    for at in (~fit).nonzero()[0].tolist():
        found[at] = plan.bare._replace(reason=BELOW if below[at] else NONE_AT_ALL)
    if plan.design is not None and fit.any():
        told = tested(np.ascontiguousarray(values[fit, plan.chosen]), plan.design)
        for at, each in zip(fit.nonzero()[0].tolist(), told, strict=True):
            found[at] = _told(plan.bare, *each)
    return found


def _planned(asked: Asked) -> list[_Plan]:
    ordinals = [month.ordinal for month in asked.months]
    starts = [chosen.start for chosen, _ in divided(asked.months, asked.breaks, asked.rebases)]
    return [_plan(ordinals, stretch, starts) for stretch, _ in divided(asked.months, asked.breaks)]


def _plan(ordinals: list[int], stretch: slice, starts: list[int]) -> _Plan:
    first, last = Month(ordinals[stretch.start]), Month(ordinals[stretch.stop - 1])
    calendar = [ordinal % YEAR for ordinal in ordinals[stretch]]
    years = _years(ordinals, stretch, starts)
    if years is None:
        reason = f"there are fewer than {YEAR * FEWEST_YEARS} months to test it on."
        return _Plan(stretch, Pattern(first, last, reason=reason), None, None, calendar)
    # Whole years, counted back from the end.
    end = ordinals[years.chosen.stop - 1]
    since = end + 1 - (end + 1 - ordinals[years.chosen.start]) // YEAR * YEAR
    begin = bisect_left(ordinals, since)
    chosen = slice(begin, years.chosen.stop)
    offsets: Sequence[int] = range(end + 1 - since)
    if len(offsets) > chosen.stop - begin:
        offsets = tuple(ordinal - since for ordinal in ordinals[chosen])
    cuts = tuple(start - begin for start in starts if begin < start < chosen.stop)
    bare = Pattern(first, last, (), None, years.basis, years.across, Month(since), Month(end))
    held = [0] * YEAR
    for offset in offsets:
        held[(since + offset) % YEAR] += 1
    if min(held) < FEWEST_YEARS:
        name, least = NAMES[held.index(min(held))], min(held)
        reason = f"months are missing, so that {name} is there in {least} years only."
        return _Plan(stretch, bare._replace(reason=reason), chosen, None, calendar)
    return _Plan(stretch, bare, chosen, design_of(since % YEAR, offsets, cuts), calendar)


def _told(bare: Pattern, indices: tuple[float, ...], p: float | None) -> Pattern:
    reason = "" if indices else "no season was found."
    reason = "the limits begin anew too often to test it." if p is None else reason
    return Pattern(
        bare.first, bare.last, indices, p, bare.basis, bare.across, bare.since, bare.until, reason
    )


def _years(ordinals: list[int], stretch: slice, starts: list[int]) -> _Years | None:
    """Return which months a stretch's season is taken from; None where there are too few."""
    rebased = max(start for start in starts if start < stretch.stop)
    for first, stop, basis, across in (
        (stretch.start, rebased, Basis.BEFORE, False),
        (stretch.start, stretch.stop, Basis.ALL, False),
        (0, stretch.start, Basis.BEFORE, True),
        (0, len(ordinals), Basis.ALL, True),
    ):
        if stop > first and ordinals[stop - 1] - ordinals[first] + 1 >= YEAR * FEWEST_YEARS:
            return _Years(slice(first, stop), basis, across)
    return None
