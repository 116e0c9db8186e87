"""Phases of a control chart: where they begin, why, and what their limits rest on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scrutinydesk.analysis.runs import Runs
from scrutinydesk.analysis.xmr import XmR
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month

# Under this many points the limits are still moving and are marked as trial limits.
SETTLED = 13
# A phase shorter than this has no limits at all: it would flag nothing or anything.
FEWEST = 8
# The fewest first points of a phase that limits may be held to.
SHORTEST_BASELINE = 12


@dataclass(frozen=True, slots=True)
class Rebase:
    """New limits from a month on, as an officer decided.

    Attributes
    ----------
    month : Month
        The first month of the new phase.
    reason : str
        Why; printed with the chart, and never blank.
    """

    month: Month
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            what = "limits are not begun anew without a reason"
            raise ValueError(what)


Began = Break | Rebase | None


class Phase(NamedTuple):
    """A stretch of months with limits of its own, both ends included.

    Attributes
    ----------
    xmr : XmR
        Its ``n`` says how many of the first months the limits rest on.
    size : int
        Points of the phase, those beyond the baseline included.
    trial : bool
        Whether they rest on fewer than ``SETTLED`` points.
    began : Break, Rebase or None
        Why the phase begins where it does; None where the series begins. A registered break
        stands before a rebase of the same month.
    runs : Runs or None
        What Anhøj's rules say of it; None by any other ruleset.
    """

    first: Month
    last: Month
    xmr: XmR
    trial: bool
    size: int
    began: Began = None
    runs: Runs | None = None

    @property
    def n(self) -> int:
        """How many of its first months the limits rest on."""
        return self.xmr.n

    @property
    def reason(self) -> str:
        """Why it begins, in words; empty where the series begins."""
        return why(self.began)

    @property
    def drawn_lower(self) -> float:
        """The lower limit of counts as it is drawn: not below zero, unless the mean is."""
        return max(self.xmr.lower, 0.0) if self.xmr.mean >= 0 else self.xmr.lower


def why(began: Began) -> str:
    """Return the words for why a phase begins."""
    if began is None:
        return ""
    return began.label if isinstance(began, Break) else began.reason


def too_short(count: int, began: Began) -> str:
    """Return why so few months have no limits; empty where they are enough."""
    if count >= FEWEST:
        return ""
    months = "month" if count == 1 else "months"
    since = f" since the series was begun anew ({why(began)})" if began else ""
    return f"Only {count} {months}{since}: limits need {FEWEST}."


def divided(
    months: Sequence[Month], breaks: Sequence[Break], rebases: Sequence[Rebase] = ()
) -> list[tuple[slice, Began]]:
    """Return the stretches of the series and why each begins.

    What lies before the first month or after the last divides nothing; neither does a second
    reason before the same value.
    """
    if not breaks and not rebases:
        return [(slice(0, len(months)), None)]
    starts: dict[int, Began] = {0: None}
    ordinals = [month.ordinal for month in months]
    reasons: list[Break | Rebase] = [*breaks, *rebases]
    for began in sorted(reasons, key=lambda each: each.month.ordinal):
        if ordinals[0] < began.month.ordinal <= ordinals[-1]:
            at = bisect_left(ordinals, began.month.ordinal)
            if at not in starts or isinstance(starts[at], Rebase):
                starts[at] = began
    firsts = sorted(starts)
    return [(slice(a, b), starts[a]) for a, b in zip(firsts, [*firsts[1:], len(months)], strict=True)]
