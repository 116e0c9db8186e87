"""How projections turned out once their year was over: ours and the constabulary's alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.analysis.monthly import monthly_of
from scrutinydesk.analysis.projection_record import ProjectionRecord, Source
from scrutinydesk.analysis.totals import Total, named_months, total
from scrutinydesk.analysis.track_record import TrackRecord
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources


class Verdict(StrEnum):
    """What a projection has come to."""

    SCORED = "scored"
    NOT_DUE = "not_due"
    NO_OUTTURN = "no_outturn"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Score:
    """One projection against its outturn.

    Attributes
    ----------
    outturn : Total or None
        The year as the files have it now, with its cells.
    error : float or None
        Projected less actual: above nought where too much was expected.
    percent : float or None
        The error, in per cent of the outturn; None where that is nought or below.
    inside : bool or None
        Whether the interval held the outturn; None where the projection had none.
    breaks : tuple of Break
        Those after the projection was made and before the year was over.
    reason : str
        Why there is no score.
    """

    record: ProjectionRecord
    verdict: Verdict
    outturn: Total | None = None
    error: float | None = None
    percent: float | None = None
    inside: bool | None = None
    breaks: tuple[Break, ...] = ()
    reason: str = ""


def due(
    records: Iterable[ProjectionRecord], end: Month, before: Month | None = None
) -> tuple[ProjectionRecord, ...]:
    """Return the projections whose year is over with data up to ``end``.

    Parameters
    ----------
    before : Month, optional
        Up to which there were data the last time: only those that have come due since.
    """
    return tuple(
        each for each in records
        if each.year.last <= end and (before is None or before < each.year.last)
    )  # fmt: skip


def score(record: ProjectionRecord, observations: Observations, resources: Resources, end: Month) -> Score:
    """Return how one projection turned out, from data up to ``end``."""
    year, name = record.year, record.year.financial_year_name
    if end < year.last:
        return Score(record, Verdict.NOT_DUE, reason=f"{name} is not over in the data.")
    if record.measure not in resources.catalogue:
        reason = f"There is no measure “{record.measure}” here."
        return Score(record, Verdict.NO_OUTTURN, reason=reason)
    measure = resources.catalogue[record.measure]
    outturn, reason = _outturn(record, measure, observations, resources)
    if outturn is None:
        return Score(record, Verdict.NO_OUTTURN, reason=reason)
    crossing = resources.crossing(record.measure, record.data_to, year.last, record.area)
    if crossing.refused:
        reason = " ".join(f"{each.effect} {each.advice}".strip() for each in crossing.breaks)
        return Score(record, Verdict.NOT_COMPARABLE, outturn, breaks=crossing.breaks, reason=reason)
    return replace(against(record, outturn.value), outturn=outturn, breaks=crossing.breaks)


def against(record: ProjectionRecord, actual: float) -> Score:
    """Return how a projection did against an outturn."""
    error = record.value - actual
    inside = None if record.low is None or record.high is None else record.low <= actual <= record.high
    percent = 100 * error / actual if actual > 0 else None
    return Score(record, Verdict.SCORED, None, error, percent, inside)


def _outturn(
    record: ProjectionRecord, measure: Measure, observations: Observations, resources: Resources
) -> tuple[Total | None, str]:
    year = record.year
    found = total(observations, measure, record.area, year, record.breakdown)
    if found is not None:
        return found, ""
    months = monthly_of(observations, measure, record.area, year.last, resources, record.breakdown)
    holes = months.missing(year)
    if not holes:
        return months.total(year), ""
    if len(holes) == len(year.months):
        return None, f"There is no figure for {year.financial_year_name}."
    are = "is" if len(holes) == 1 else "are"
    return None, f"There is no total for {year.financial_year_name}: {named_months(holes)} {are} missing."


def by_method(scores: Iterable[Score]) -> dict[tuple[Source, str], TrackRecord]:
    """Return how each method of each source did; those not yet scored are left out."""
    found: dict[tuple[Source, str], list[Score]] = {}
    for each in scores:
        if each.percent is not None:
            found.setdefault((each.record.source, each.record.method), []).append(each)
    return {
        key: TrackRecord.of(
            [each.percent for each in those if each.percent is not None],
            [each.inside for each in those if each.inside is not None],
        )
        for key, those in found.items()
    }
