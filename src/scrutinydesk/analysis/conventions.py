"""How an office has its figures judged: by which rules, within which margins, against which targets."""

from __future__ import annotations

from dataclasses import dataclass

from scrutinydesk.analysis.comparison import MARGIN
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.precision import DESIGN_EFFECT
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.year_end import Method


@dataclass(frozen=True, slots=True)
class SeriesRebase:
    """New limits of one series from a month on."""

    measure: str
    area: str
    rebase: Rebase
    breakdown: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a series should come to in a month; which side of it is good is the measure's polarity.

    Attributes
    ----------
    source : str
        Where the target stands, such as a plan; printed with it.
    """

    measure: str
    area: str
    value: float
    source: str = ""
    breakdown: str = ""


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

    def target_of(self, measure: str, area: str, breakdown: str = "") -> Target | None:
        """Return the target of a series; of several the last one stands."""
        series = (measure, area, breakdown)
        found = [each for each in self.targets if (each.measure, each.area, each.breakdown) == series]
        return found[-1] if found else None


USUAL = Conventions()
