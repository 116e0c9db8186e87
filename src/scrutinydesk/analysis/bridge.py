"""From the 12-month figure that was reported to the one of now, step by step; the steps add up exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    from scrutinydesk.analysis.rollforward import Restated
    from scrutinydesk.measures.catalogue import Catalogue

YEAR, QUARTER = 12, 3
TWELVE = (Span.ROLLING_12, Span.FINANCIAL_YEAR, Span.OTHER)
Figure = tuple[str, str, str, int, int]


class StepKind(StrEnum):
    """What moved the figure."""

    RESTATED = "restated"
    RECLASSIFIED = "reclassified"
    DROPPED = "months dropped"
    ADDED = "months added"
    MOVED = "months dropped and added, together"
    ALL = "all that changed, together"


class Step(NamedTuple):
    """One step of a bridge; ``months`` are ordinals of the (ends of the) months concerned."""

    kind: StepKind
    amount: Fraction
    months: tuple[int, ...] = ()
    rows: tuple[Observation, ...] = ()


class Limit(StrEnum):
    """What keeps a bridge from being told month by month."""

    AS_REPORTED = "months that the later file no longer holds are taken as they were reported"
    TOTALS_ONLY = "only 12-month totals are given, so months dropped and added cannot be told apart"
    NOT_APART = "the later file does not state the earlier 12 months, so nothing can be told apart"


@dataclass(frozen=True, slots=True)
class Bridge:
    """From the 12 months reported to those of now.

    Attributes
    ----------
    start, end : Fraction
        The two figures; ``start`` and the amounts of the steps make ``end`` exactly.
    steps : tuple of Step
        A step of every kind that the figures allow, those of nought too.
    limits : tuple of Limit
        Empty where every month is known.
    start_rows, end_rows : tuple of Observation
        The cells beneath the two figures.
    """

    measure: str
    area: str
    breakdown: str
    before: Window
    after: Window
    start: Fraction
    end: Fraction
    steps: tuple[Step, ...]
    limits: tuple[Limit, ...]
    start_rows: tuple[Observation, ...]
    end_rows: tuple[Observation, ...]

    def __post_init__(self) -> None:
        if self.start + sum(step.amount for step in self.steps) != self.end:
            raise ValueError("the steps of a bridge must add up to its end")


@dataclass(frozen=True, slots=True)
class Unbridged:
    """Why there is no bridge: a 12-month figure is missing on one side, and which months of it.

    ``missing`` is empty where there are no months at all, or where the periods run backwards.
    ``units`` holds the units, where there are several: figures of two units cannot be added.
    """

    measure: str
    area: str
    breakdown: str
    window: Window
    missing: tuple[Month, ...]
    later: bool
    units: tuple[str, ...] = ()


class _Year(NamedTuple):
    """Twelve months as a file gives them: by month or quarter, or (``parts`` empty) as one total."""

    value: Fraction
    parts: dict[int, Observation]
    rows: tuple[Observation, ...]
    step: int


def bridge(
    earlier: Observations,
    later: Observations,
    line: tuple[str, str, str],
    ends: tuple[Month, Month],
    moved: Mapping[Figure, Fraction] | None = None,
) -> Bridge | Unbridged:
    """Bridge the 12 months to ``ends[0]`` as the earlier file gives them to those to ``ends[1]``.

    Parameters
    ----------
    line : (measure, area, breakdown)
        Of a flow.
    ends : (Month, Month)
        The last months of the two 12-month figures; the second not before the first.
    moved : mapping, optional
        What of the restatement of a figure is reclassification: see ``reclassified``.
    """
    before, after = (Window.rolling_12(end) for end in ends)
    old = _year(earlier, line, before)
    new = _year(later, line, after)
    if old is None or ends[1] < ends[0]:
        return Unbridged(*line, before, _missing(earlier, line, before), later=False)
    if new is None:
        return Unbridged(*line, after, _missing(later, line, after), later=True)
    steps, limits = _steps(later, line, (before, after), (old, new), moved or {})
    rows = (*old.rows, *new.rows, *(row for step in steps for row in step.rows))
    units = tuple(dict.fromkeys(row.unit for row in rows))
    if len(units) > 1:
        return Unbridged(*line, after, (), later=True, units=units)
    return Bridge(*line, before, after, old.value, new.value, steps, limits, old.rows, new.rows)


def _year(observations: Observations, line: tuple[str, str, str], window: Window) -> _Year | None:
    """Return months where all are there, else quarters, else the total as the file states it."""
    first, last = window.first.ordinal, window.last.ordinal
    for span, step in ((Span.MONTH, 1), (Span.QUARTER, QUARTER)):
        series = observations.series(*line, span)
        found = {end: row for end in range(first + step - 1, last + 1, step) if (row := series.get(end))}
        if len(found) * step == YEAR and all(row.value is not None for row in found.values()):
            return _Year(_sum(found.values()), found, tuple(found.values()), step)
    for span in TWELVE:
        stated = observations.series(*line, span).get(last)
        if stated is not None and stated.first == first and stated.value is not None:
            return _Year(exact(stated.value), {}, (stated,), 0)
    return None


def _sum(rows: Iterable[Observation]) -> Fraction:
    return sum((exact(row.value) for row in rows if row.value is not None), start=Fraction(0))


def _missing(observations: Observations, line: tuple[str, str, str], window: Window) -> tuple[Month, ...]:
    series = observations.series(*line, Span.MONTH)
    lacking = tuple(m for m in window.months if (row := series.get(m.ordinal)) is None or row.value is None)
    return () if len(lacking) == YEAR else lacking


def _steps(
    later: Observations,
    line: tuple[str, str, str],
    windows: tuple[Window, Window],
    years: tuple[_Year, _Year],
    moved: Mapping[Figure, Fraction],
) -> tuple[tuple[Step, ...], tuple[Limit, ...]]:
    old, new = years
    if old.parts and new.parts and old.step == new.step and _aligned(windows, old.step):
        return _by_part(later, line, years, moved)
    again = _year(later, line, windows[0])
    if again is None:
        if windows[0] == windows[1]:
            return (Step(StepKind.RESTATED, new.value - old.value),), ()
        return (Step(StepKind.ALL, new.value - old.value),), (Limit.NOT_APART,)
    restated = again.value - old.value
    figure = (*line, windows[0].first.ordinal, windows[0].last.ordinal)
    share = moved.get(figure, Fraction(0))
    steps = [
        Step(StepKind.RESTATED, restated - share, (), again.rows if restated else ()),
        Step(StepKind.RECLASSIFIED, share),
    ]
    if again.parts and new.parts and again.step == new.step and _aligned(windows, new.step):
        steps += _ends(again.parts, new.parts)
        return _in_order(steps), ()
    steps.append(Step(StepKind.MOVED, new.value - again.value))
    return _in_order(steps), () if windows[0] == windows[1] else (Limit.TOTALS_ONLY,)


def _aligned(windows: tuple[Window, Window], step: int) -> bool:
    return (windows[1].last.ordinal - windows[0].last.ordinal) % step == 0


def _by_part(
    later: Observations,
    line: tuple[str, str, str],
    years: tuple[_Year, _Year],
    moved: Mapping[Figure, Fraction],
) -> tuple[tuple[Step, ...], tuple[Limit, ...]]:
    old, new = years
    span = Span.MONTH if old.step == 1 else Span.QUARTER
    series = later.series(*line, span)
    now: dict[int, Observation] = {}
    gone = False
    for end, row in old.parts.items():
        again = series.get(end)
        known = again is not None and again.value is not None
        now[end] = again if known and again is not None else row
        gone = gone or not known
    restated: dict[int, Fraction] = {}
    shifted: dict[int, Fraction] = {}
    for end, row in old.parts.items():
        difference = exact(now[end].value or 0) - exact(row.value or 0)
        share = moved.get((*line, row.first, row.last), Fraction(0)) if difference else Fraction(0)
        restated[end], shifted[end] = difference - share, share
    steps = [
        _step(StepKind.RESTATED, restated, now),
        _step(StepKind.RECLASSIFIED, shifted, now),
        *_ends(now, new.parts),
    ]
    return _in_order(steps), (Limit.AS_REPORTED,) if gone else ()


def _step(kind: StepKind, amounts: Mapping[int, Fraction], rows: Mapping[int, Observation]) -> Step:
    months = tuple(end for end, amount in amounts.items() if amount)
    return Step(kind, sum(amounts.values(), start=Fraction(0)), months, tuple(rows[end] for end in months))


def _ends(now: Mapping[int, Observation], new: Mapping[int, Observation]) -> list[Step]:
    """Return the steps of months that left the 12 and of those that came."""
    left = {end: row for end, row in now.items() if end not in new}
    came = {end: row for end, row in new.items() if end not in now}
    return [
        Step(StepKind.DROPPED, -_sum(left.values()), tuple(left), tuple(left.values())),
        Step(StepKind.ADDED, _sum(came.values()), tuple(came), tuple(came.values())),
    ]


def _in_order(steps: list[Step]) -> tuple[Step, ...]:
    """Return the steps as a bridge lists them: reclassification comes last."""
    first = [step for step in steps if step.kind is not StepKind.RECLASSIFIED]
    return (*first, *(step for step in steps if step.kind is StepKind.RECLASSIFIED))


def reclassified(
    changed: Iterable[Restated],
    catalogue: Catalogue,
    redefined: Iterable[tuple[Observation | None, Observation]] = (),
) -> dict[Figure, Fraction]:
    """Return how much of a figure's restatement is cases moved from one category to another.

    Where parts of one total changed for the same area and window, and their changes cancel out,
    and the total is not itself restated, cases were moved and not found or lost. So are all
    changes of a series that was redefined from some month on.
    """
    changes = {each.new[:5]: each.difference for each in changed if each.difference}
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in changes:
        parent = catalogue[figure[0]].parent if figure[0] in catalogue else ""
        if parent:
            groups.setdefault((parent, *figure[1:]), []).append(figure)
    moved: dict[Figure, Fraction] = {}
    for total, figures in groups.items():
        amounts = {figure: changes[figure] or Fraction(0) for figure in figures}
        if total not in changes and not sum(amounts.values()):
            moved |= amounts
    for old, new in redefined:
        difference = changes.get(new[:5])
        if old is not None and difference:
            moved[new[:5]] = difference
    return moved
