"""Change of a measure against the same window a year before, and what the evidence allows."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.dispersion import Dispersion
from scrutinydesk.analysis.intervals import Interval, RateRatio, rate_ratio_exact, rate_ratio_phi
from scrutinydesk.analysis.months_spread import Months, Spread, months_spread
from scrutinydesk.analysis.precision import (
    DESIGN_EFFECT,
    Illustration,
    Precision,
    illustrated,
    proportion_precision,
    survey_precision,
)
from scrutinydesk.analysis.totals import Total, missing_months, named_months, total
from scrutinydesk.measures.break_register import CLEAR_WAY, Crossing, Override
from scrutinydesk.measures.catalogue import Kind, Measure
from scrutinydesk.numerals import exact, percentage
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

# Counts below these say nothing about a rate of change.
FEWEST_TOGETHER = 20
FEWEST_BASE = 10
# The normal approximation behind the widened interval needs counts of this size.
FEWEST_FOR_PHI = 50
IN_POINTS = frozenset({Kind.SURVEY, Kind.PROPORTION})
EXACT = "exact conditional interval for two counts (Poisson)"
WIDENED = "log-normal interval widened by phi"
OF_A_PART = "How many this part of the estimate rests on is not given."
# What can be said of a difference that is none of chance, and why it has no interval.
NO_INTERVAL = {
    Kind.STOCK: "It is counted in full at each date: the difference is what it is, with nothing estimated. "
    "Whether it is unusual, a control chart of the dates can tell.",
    Kind.MONEY: "It is booked in full in each period: the difference is what it is, with nothing estimated. "
    "What it buys depends on prices.",
    Kind.RANK: "A rank moves with every other area: what chance does to it takes the figures of them all.",
    Kind.FLOW: "Only whole numbers of cases, none below nought, have an interval of chance.",
}


class State(StrEnum):
    """What may be said of a change."""

    CLEAR = "clear"
    WITHIN = "within"
    TOO_FEW = "too_few"
    NOT_COMPARABLE = "not_comparable"
    PRECISION_UNKNOWN = "precision_unknown"
    UNAVAILABLE = "unavailable"
    DESCRIPTIVE = "descriptive"


class Change(NamedTuple):
    """A measure now and a year before.

    Attributes
    ----------
    difference : Fraction or None
        In the measure's unit; percentage points for surveys and proportions. None across a break:
        both totals stand, and nothing is worked out from the two.
    percent : Fraction or None
        Of the previous value; None where that is zero or below, and for surveys, proportions and ranks.
    interval : Interval or None
        95%, in per cent, or in percentage points for surveys.
    p : float or None
        Two-sided, against no change.
    method : str
        How the interval was made; empty without one.
    phi : float or None
        Dispersion of the months, where there are enough to estimate it.
    breaks : tuple of Break
        Those inside the two windows that stand in the way, or that overrides let it cross.
    overrides : tuple of Override
        What lets the change be worked out across the breaks; their reasons are printed with it.
    reason : str
        Why nothing, or no more, can be said; empty where nothing stands in the way.
    exact, widened : Interval or None
        For counts both intervals, exact Poisson and widened by phi (where there is a phi above 1
        and the counts allow it); ``interval`` is the one that decides.
    beyond_chance : bool
        Whether so large a phi would be rare if there were chance alone: then the widened one decides.
    no_phi : str
        Why there is no phi for a count.
    precision : Precision or None
        Of surveys and proportions: the interval of each estimate, and what they rest on.
    illustration : Illustration or None
        Of a survey whose precision is unknown: what it would be with a usual number asked.
    no_interval : str
        Why a difference that is known has no interval, and what can be said of it all the same.
    """

    measure: Measure
    area: str
    breakdown: str
    current: Total | None
    previous: Total | None
    difference: Fraction | None
    percent: Fraction | None
    interval: Interval | None
    p: float | None
    method: str
    phi: float | None
    state: State
    breaks: tuple[Break, ...]
    reason: str
    exact: Interval | None = None
    widened: Interval | None = None
    overrides: tuple[Override, ...] = ()
    beyond_chance: bool = False
    no_phi: str = ""
    precision: Precision | None = None
    illustration: Illustration | None = None
    no_interval: str = ""


def change(  # noqa: PLR0913, PLR0917  the window and the series take seven
    observations: Observations,
    measure: Measure,
    area: str,
    end: Month,
    resources: Resources,
    span: Span = Span.ROLLING_12,
    breakdown: str = "",
    *,
    deff: float = DESIGN_EFFECT,
) -> Change:
    """Return the change of the window of this span that ends with ``end`` on a year before.

    A stock is taken at its date, and a 12-month span asked of it becomes the date. ``deff`` is the
    design effect of a survey that gives the number asked.
    """
    if measure.kind is Kind.STOCK and span is Span.ROLLING_12:
        span = Span.DATE
    window = Window.ending(span, end)
    windows = (window, window.previous)
    return change_between(observations, measure, area, windows, resources, breakdown, deff=deff)


def change_between(  # noqa: PLR0913  as change
    observations: Observations,
    measure: Measure,
    area: str,
    windows: tuple[Window, Window],
    resources: Resources,
    breakdown: str = "",
    *,
    deff: float = DESIGN_EFFECT,
) -> Change:
    """Return the change of the first window on the second, which lies before it."""
    window, earlier = windows
    current, previous = (total(observations, measure, area, each, breakdown) for each in windows)
    crossing = resources.crossing(measure.id, earlier.first, window.last, area)
    bare = compared(measure, area, current, previous, crossing, breakdown=breakdown)
    return judged(observations, bare, windows, resources, deff=deff)


def judged(  # noqa: PLR0913  what is at hand comes by name
    observations: Observations,
    bare: Change,
    windows: tuple[Window, Window],
    resources: Resources,
    *,
    deff: float = DESIGN_EFFECT,
    ratio: RateRatio | None = None,
    spread: Spread | None = None,
) -> Change:
    """Return a change with what the evidence allows to be said of it.

    Parameters
    ----------
    ratio : RateRatio, optional
        That of its two counts by the exact test, where it is at hand.
    spread : Spread, optional
        That of its months, likewise.
    """
    measure = bare.measure
    if bare.state is State.UNAVAILABLE:
        return bare._replace(reason=_unavailable(observations, bare, windows))
    if measure.kind is Kind.FLOW:
        months = Months((measure.id, bare.area, bare.breakdown), windows)
        return with_interval(bare, *(spread or months_spread(observations, months, resources)), ratio)
    return surveyed(observations, bare, deff) if measure.kind in IN_POINTS else bare


def compared(
    measure: Measure,
    area: str,
    current: Total | None,
    previous: Total | None,
    crossing: Crossing = CLEAR_WAY,
    *,
    breakdown: str = "",
) -> Change:
    """Return the change between two totals, as arithmetic, before any interval.

    Across a break there is no arithmetic to show: the change is refused, unless overridden.
    """
    difference = percent = None
    state, reason = State.DESCRIPTIVE, ""
    if current is None or previous is None:
        state = State.UNAVAILABLE
    elif crossing.refused:
        state = State.NOT_COMPARABLE
        reason = " ".join(f"{each.effect} {each.advice}".strip() for each in crossing.breaks)
    else:
        now, then = current.value, previous.value
        counts = isinstance(now, int) and isinstance(then, int)
        difference = Fraction(now - then) if counts else exact(now) - exact(then)
        # A percentage of what is below zero would have the wrong sign.
        if measure.kind not in IN_POINTS and measure.kind is not Kind.RANK and then > 0:
            percent = percentage(now - then if counts else difference, then)
    return Change(
        measure, area, breakdown, current, previous, difference, percent, None, None, "", None,
        state, crossing.breaks, reason, overrides=crossing.overrides,
        no_interval=NO_INTERVAL.get(measure.kind, "") if state is State.DESCRIPTIVE else "",
    )  # fmt: skip


def with_interval(
    bare: Change, spread: Dispersion | None = None, no_phi: str = "", exactly: RateRatio | None = None
) -> Change:
    """Return a change of counts with its interval and state.

    The exact interval stands unless the months vary beyond chance and both counts reach 50; then
    it is the one widened by phi. A break or too few counts take precedence over either.

    Parameters
    ----------
    no_phi : str
        Why there is no ``spread``.
    exactly : RateRatio, optional
        Of the two counts, where it is at hand.
    """
    phi = None if spread is None else spread.phi
    counts = counts_of(bare)
    if counts is None or bare.state is State.NOT_COMPARABLE:
        return bare._replace(phi=phi, no_phi=no_phi)
    few = _too_few(*counts)
    if not sum(counts):
        return bare._replace(state=State.TOO_FEW, reason=few, phi=phi, no_phi=no_phi, no_interval=few)
    ratio, method = exactly or rate_ratio_exact(*counts), EXACT
    by_chance, widened = ratio.percent, None
    if spread is not None and spread.phi > 1 and min(counts) >= FEWEST_FOR_PHI:
        wide = rate_ratio_phi(*counts, spread.phi)
        widened = wide.percent
        if spread.beyond_chance:
            ratio, method = wide, f"{WIDENED} {spread.phi:.2f}"
    beyond = spread is not None and spread.beyond_chance
    return Change(
        bare.measure, bare.area, bare.breakdown, bare.current, bare.previous, bare.difference, bare.percent,
        widened if beyond and widened is not None else by_chance, ratio.p, method, phi,
        State.TOO_FEW if few else _decided(ratio), bare.breaks, few, by_chance, widened, bare.overrides,
        beyond, no_phi,
    )  # fmt: skip


def counts_of(bare: Change) -> tuple[int, int] | None:
    """Return the later and the earlier count; None for what are no two counts."""
    if bare.current is None or bare.previous is None:
        return None
    now, then = bare.current.value, bare.previous.value
    if isinstance(now, int) and isinstance(then, int) and now >= 0 and then >= 0:
        return now, then
    return None


def _too_few(now: int, then: int) -> str:
    if now + then < FEWEST_TOGETHER:
        return f"Fewer than {FEWEST_TOGETHER} in the two periods together: too few to say."
    if then < FEWEST_BASE:
        return f"Fewer than {FEWEST_BASE} in the earlier period: too few for a percentage."
    return ""


def _decided(ratio: RateRatio) -> State:
    return State.WITHIN if 1.0 in ratio.interval else State.CLEAR


def surveyed(observations: Observations, bare: Change, deff: float = DESIGN_EFFECT) -> Change:
    """Return the change of an estimate or a proportion with the interval of the difference, in points."""
    if bare.current is None or bare.previous is None or bare.state is State.NOT_COMPARABLE:
        return bare
    if bare.breakdown:
        return bare._replace(no_interval=OF_A_PART)
    totals, survey = (bare.current, bare.previous), bare.measure.kind is Kind.SURVEY
    found = (
        survey_precision(observations, bare.measure, bare.area, totals, deff)
        if survey
        else proportion_precision(observations, bare.measure, bare.area, totals)
    )
    if isinstance(found, Precision):
        state = State.WITHIN if 0.0 in found.difference else State.CLEAR
        return bare._replace(interval=found.difference, method=found.method, state=state, precision=found)
    if not survey:
        return bare._replace(no_interval=found)
    shown = illustrated(totals[0].value, totals[1].value)
    return bare._replace(state=State.PRECISION_UNKNOWN, reason=found, illustration=shown, no_interval=found
    )


def _unavailable(observations: Observations, bare: Change, windows: tuple[Window, Window]) -> str:
    lacking = windows[0] if bare.current is None else windows[1]
    holes: tuple[Month, ...] = ()
    if bare.measure.kind is Kind.FLOW and lacking.span is not Span.DATE:
        holes = missing_months(observations, bare.measure, bare.area, lacking, bare.breakdown)
    if holes and len(holes) < len(lacking.months):
        are = "is" if len(holes) == 1 else "are"
        return f"There is no total for the {lacking.words}: {named_months(holes)} {are} missing."
    the = "the " if lacking.span is Span.ROLLING_12 else ""
    return f"There is no figure for {the}{lacking.words}."
