"""How an office has its figures judged: by which rules, within which margins, against which targets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scrutinydesk.analysis.comparison import MARGIN
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.precision import DESIGN_EFFECT
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.periods import Month


@dataclass(frozen=True, slots=True)
class SeriesRebase:
    """New limits of one series from a month on.

    Attributes
    ----------
    who : str
        Who decided it; empty where not known.
    """

    measure: str
    area: str
    rebase: Rebase
    breakdown: str = ""
    who: str = ""

    @property
    def key(self) -> str:
        """What makes it the same: series and month."""
        return "/".join((self.measure, self.area, self.breakdown, str(self.rebase.month)))


@dataclass(frozen=True, slots=True)
class Target:
    """What a series should come to in a month; which side of it is good is the measure's polarity.

    Attributes
    ----------
    source : str
        Where the target stands, such as a plan; printed with it.
    since : Month or None
        The first month that it is meant for; None for all.
    who : str
        Who set it; empty where not known.
    """

    measure: str
    area: str
    value: float
    source: str = ""
    breakdown: str = ""
    since: Month | None = None
    who: str = ""

    @property
    def key(self) -> str:
        """What makes it the same: series and first month."""
        return "/".join((self.measure, self.area, self.breakdown, str(self.since or "")))


@dataclass(frozen=True, slots=True)
class Conventions:
    """The choices of an office; what is printed says which were in force.

    Attributes
    ----------
    ruleset : Ruleset
        By which control charts are read.
    baseline : int
        Limits rest on the first so many months of a phase; 0 for all of them.
    season : bool
        Whether a season that is found is taken out before limits are drawn.
    margin : float
        Growth within this ratio of a comparator's is in line with it: 1.05 for five per cent.
    mean : bool
        Whether a group is the mean of its forces; else their figures put together.
    spread : Spread
        What is made of forces that differ by more than chance.
    design_effect : float
        Of surveys that give a number asked and no interval.
    projection : Method or None
        Of every measure; None lets each measure's own past years choose.
    """

    ruleset: Ruleset = Ruleset.MDC_7
    baseline: int = 0
    season: bool = True
    margin: float = MARGIN
    mean: bool = False
    spread: Spread = Spread.MULTIPLICATIVE
    design_effect: float = DESIGN_EFFECT
    projection: Method | None = None
    rebases: tuple[SeriesRebase, ...] = ()
    targets: tuple[Target, ...] = ()

    def rebases_of(self, measure: str, area: str, breakdown: str = "") -> tuple[Rebase, ...]:
        """Return where the limits of a series begin anew, by date."""
        series = (measure, area, breakdown)
        found = [each.rebase for each in self.rebases if (each.measure, each.area, each.breakdown) == series]
        return tuple(sorted(found, key=lambda each: each.month))

    def target_of(
        self, measure: str, area: str, breakdown: str = "", *, at: Month | None = None
    ) -> Target | None:
        """Return the target of a series at a month, or its latest; of several the latest begun stands."""
        series = (measure, area, breakdown)
        found = [
            each for each in self.targets
            if (each.measure, each.area, each.breakdown) == series
            and (at is None or each.since is None or each.since <= at)
        ]  # fmt: skip
        return max(found, key=lambda each: each.since.ordinal if each.since else 0, default=None)

    def choices(self) -> Conventions:
        """Return what holds for every series alike: without rebases and targets."""
        return replace(self, rebases=(), targets=())


USUAL = Conventions()
