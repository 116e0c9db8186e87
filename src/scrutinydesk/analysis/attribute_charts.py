"""Control charts of proportions (p) and rates (u): limits that follow each month's own n.

A month's value stands in units of its own sigma from the mean of its phase, and the rules judge
that. With ``laney`` the limits are widened by how much more the months vary than chance alone
would make them (D. B. Laney, "Improved control charts for attributes", 2002): p' and u' charts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import fsum, isfinite, sqrt
from typing import NamedTuple

from typing_extensions import override

from scrutinydesk.analysis.judged import Judged
from scrutinydesk.analysis.phases import (
    FEWEST,
    SETTLED,
    SHORTEST_BASELINE,
    Began,
    Rebase,
    divided,
    too_short,
    why,
)
from scrutinydesk.analysis.point_rules import Verdict, verdicts
from scrutinydesk.analysis.points import PointState, state
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.runs import Runs, runs
from scrutinydesk.analysis.xmr import LIMIT_FACTOR, XmR
from scrutinydesk.measures.breaks import Break
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month

# The mean range of two standard normal values.
D2 = 1.128
SIGMAS = 3
# Under so many expected in a month the normal limits are rough.
FEWEST_EXPECTED = 5


class Sort(StrEnum):
    """What the limits assume of a month: so many of n, or so many in an exposure."""

    PROPORTION = "p"
    RATE = "u"


@dataclass(frozen=True, slots=True)
class Counted:
    """A month's count and what it is out of; None where the file does not say."""

    month: Month
    count: float | None
    out_of: float | None


class LeftOut(NamedTuple):
    """A month that has no point, and why."""

    month: Month
    reason: str


@dataclass(frozen=True, slots=True)
class AttributePoint:
    """A month with limits of its own.

    Attributes
    ----------
    state : PointState
        Its value is a percentage, or a rate per ``per``.
    lower, upper : float or None
        Limits in the same unit, not clipped; None where the phase has none.
    """

    state: PointState
    count: float
    out_of: float
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class AttributePhase:
    """A stretch of months about one mean.

    Attributes
    ----------
    mean : float
        All events over all that they are out of, in the unit of the values.
    n : int
        How many of the first months mean and phi rest on.
    phi : float
        How much more (or less) the months vary than chance alone, from the ranges between
        neighbours: 1 for chance. Given whether the limits are widened by it or not.
    widened : bool
        Whether they are. They are never narrowed: phi below 1 counts as 1.
    rough : bool
        Whether fewer than five are expected in some month, so that limits are rough.
    """

    first: Month
    last: Month
    mean: float
    n: int
    phi: float
    widened: bool
    rough: bool
    trial: bool
    began: Began = None
    runs: Runs | None = None

    @property
    def reason(self) -> str:
        """Why it begins, in words; empty where the series begins."""
        return why(self.began)


@dataclass(frozen=True, slots=True)
class AttributeChart(Judged):
    """A p or u chart of one monthly series.

    Attributes
    ----------
    per : float
        What a rate is per; 100 for proportions.
    left_out : tuple of LeftOut
        Months given that have no point.
    reason : str
        Why the latest months have no limits; empty where they have.
    """

    sort: Sort
    per: float
    phases: tuple[AttributePhase, ...]
    points: tuple[AttributePoint, ...]
    left_out: tuple[LeftOut, ...]
    breaks: tuple[Break, ...]
    rebases: tuple[Rebase, ...]
    ruleset: Ruleset
    polarity: Polarity
    reason: str

    @property
    @override
    def states(self) -> tuple[PointState, ...]:
        """What each point says, oldest first."""
        return tuple(each.state for each in self.points)

    @property
    def phase(self) -> AttributePhase | None:
        """The phase of the latest point; None where it has no limits."""
        return None if self.reason else self.phases[-1]

    @property
    @override
    def runs(self) -> Runs | None:
        """What Anhøj's rules say of the latest phase; None by other rulesets and without limits."""
        return None if self.phase is None else self.phase.runs

    @property
    def target_limits(self) -> tuple[float, float] | None:
        """The limits of the latest month, to hold a target against; None without."""
        if not self.points:
            return None
        lower, upper = self.points[-1].lower, self.points[-1].upper
        return None if lower is None or upper is None else (lower, upper)

    def drawn(self, point: AttributePoint) -> tuple[float, float] | None:
        """Return the limits of a point as they are drawn: inside what is possible."""
        if point.lower is None or point.upper is None:
            return None
        most = self.per if self.sort is Sort.PROPORTION else point.upper
        return max(point.lower, 0.0), min(point.upper, most)


def p_chart(  # noqa: PLR0913  a series takes three, and each of the others has its default
    series: Sequence[Counted],
    polarity: Polarity,
    breaks: Sequence[Break] = (),
    *,
    rebases: Sequence[Rebase] = (),
    ruleset: Ruleset = Ruleset.MDC_7,
    baseline: int = 0,
    laney: bool = False,
) -> AttributeChart:
    """Return the chart of proportions, in per cent; months ascend.

    Raises
    ------
    ValueError
        For a baseline of fewer than 12 points.
    """
    maker = _Maker(Sort.PROPORTION, 100.0, polarity, ruleset, baseline, laney)
    return maker.chart(series, breaks, rebases)


def u_chart(  # noqa: PLR0913  as p_chart, and what the rate is per
    series: Sequence[Counted],
    polarity: Polarity,
    breaks: Sequence[Break] = (),
    *,
    per: float = 1.0,
    rebases: Sequence[Rebase] = (),
    ruleset: Ruleset = Ruleset.MDC_7,
    baseline: int = 0,
    laney: bool = False,
) -> AttributeChart:
    """Return the chart of rates per ``per`` of the exposure; months ascend.

    Raises
    ------
    ValueError
        For a baseline of fewer than 12 points.
    """
    return _Maker(Sort.RATE, per, polarity, ruleset, baseline, laney).chart(series, breaks, rebases)


class _Maker(NamedTuple):
    """What is the same for all phases of a chart."""

    sort: Sort
    per: float
    polarity: Polarity
    ruleset: Ruleset
    baseline: int
    laney: bool

    def chart(
        self, series: Sequence[Counted], breaks: Sequence[Break], rebases: Sequence[Rebase]
    ) -> AttributeChart:
        if self.baseline and self.baseline < SHORTEST_BASELINE:
            what = f"a baseline has {SHORTEST_BASELINE} points at least"
            raise ValueError(what)
        faults = [(each, _fault(self.sort, each)) for each in series]
        kept = [
            (each.month, each.count, each.out_of)
            for each, fault in faults
            if not fault and each.count is not None and each.out_of is not None
        ]
        left_out = tuple(LeftOut(each.month, fault) for each, fault in faults if fault)
        phases: list[AttributePhase] = []
        points: list[AttributePoint] = []
        reason = "" if kept else "No month has both a count and what it is out of."
        months = [month for month, _, _ in kept]
        for chosen, began in divided(months, breaks, rebases) if kept else ():
            reason = self._add(kept[chosen], began, phases, points)
        return AttributeChart(
            self.sort, self.per, tuple(phases), tuple(points), left_out,
            tuple(each for each in breaks if kept and months[0] < each.month <= months[-1]),
            tuple(each for each in rebases if kept and months[0] < each.month <= months[-1]),
            self.ruleset, self.polarity, reason,
        )  # fmt: skip

    def _add(
        self,
        part: Sequence[tuple[Month, float, float]],
        began: Began,
        phases: list[AttributePhase],
        points: list[AttributePoint],
    ) -> str:
        """Add the points of a phase, and the phase if it has limits; return why it has none."""
        basis = part[: self.baseline] if self.baseline else part
        mean = fsum(count for _, count, _ in basis) / fsum(out_of for _, _, out_of in basis)
        reason = self._unlimited(len(part), mean, began)
        if reason:
            points += [self._point(*each, None, None) for each in part]
            return reason
        spread = mean * (1 - mean) if self.sort is Sort.PROPORTION else mean
        sigmas = [sqrt(spread / out_of) for _, _, out_of in part]
        scores = [(count / out_of - mean) / s for (_, count, out_of), s in zip(part, sigmas, strict=True)]
        ranges = [abs(later - earlier) for earlier, later in pairwise(scores[: len(basis)])]
        sigma_z = fsum(ranges) / len(ranges) / D2
        widening = max(sigma_z, 1.0) if self.laney else 1.0
        reach = SIGMAS * widening
        limits = XmR(0.0, -reach, reach, reach / LIMIT_FACTOR, len(basis))
        said = verdicts(scores, limits, self.ruleset)
        for each, sigma, verdict in zip(part, sigmas, said, strict=True):
            points.append(self._point(*each, verdict, (mean - reach * sigma, mean + reach * sigma)))
        fewest = mean * min(out_of for _, _, out_of in part)
        phases.append(
            AttributePhase(
                part[0][0], part[-1][0], mean * self.per, len(basis), sigma_z**2, self.laney,
                fewest < FEWEST_EXPECTED, len(basis) < SETTLED, began,
                None if self.ruleset.by_point else runs(scores),
            )
        )  # fmt: skip
        return ""

    def _unlimited(self, size: int, mean: float, began: Began) -> str:
        if size < FEWEST:
            return too_short(size, began)
        if not mean:
            return "There are none in any month that limits would rest on."
        if self.sort is Sort.PROPORTION and mean >= 1:
            return "It is all of them in every month that limits would rest on."
        return ""

    def _point(
        self,
        month: Month,
        count: float,
        out_of: float,
        verdict: Verdict | None,
        limits: tuple[float, float] | None,
    ) -> AttributePoint:
        value = self.per * count / out_of
        said = state(month, value, value, verdict, self.polarity, self.ruleset)
        if limits is None:
            return AttributePoint(said, count, out_of)
        return AttributePoint(said, count, out_of, self.per * limits[0], self.per * limits[1])


def _fault(sort: Sort, each: Counted) -> str:
    count, out_of = each.count, each.out_of
    if count is None or not isfinite(count):
        return "The count is missing."
    if out_of is None or not isfinite(out_of):
        return "What it is out of is missing."
    if count < 0 or out_of < 0:
        return "A number is below nought."
    if not out_of:
        return "It is out of none."
    if sort is Sort.PROPORTION and count > out_of:
        return "The count is more than what it is out of."
    return ""
