"""Projections that a checked report states, entered in the log of the constabulary's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.analysis.projection_record import NOT_STATED, ProjectionRecord, Source, stated_growth
from scrutinydesk.analysis.totals import total
from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Span
from scrutinydesk.remembered import projections

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.library.store import Library
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.periods import Window

_LONGEST_NAME = 200  # of a document, as a kept projection holds it


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of the projections in a report.

    Attributes
    ----------
    records : tuple of ProjectionRecord
        Those that are in the log now.
    left_out : tuple of (str, str)
        The words of each other, and what is missing.
    """

    records: tuple[ProjectionRecord, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def enter_stated(
    library: Library,
    claims: Iterable[Claim],
    name: str,
    written: dt.date | None,
    resources: Resources,
    opened: Opened | None = None,
) -> Entered:
    """Enter every projection of a year's total; one that is there already stays as it is.

    A projected growth is put on last year's total in the workbook, as the scorecard does it by hand.
    """
    held = projections.held(library)
    entered: list[ProjectionRecord] = []
    left_out: list[tuple[str, str]] = []
    for claim in claims:
        if claim.kind is not ClaimKind.PROJECTION:
            continue
        made = _record(claim, name, written, resources, opened)
        if isinstance(made, str):
            left_out.append((claim.quote, made))
            continue
        entered.append(made)
        if made.key not in held.versions:
            projections.enter(library, made, projections.Scorecard(), f"Stated in “{name}”")
    return Entered(tuple(entered), tuple(left_out))


def _record(
    claim: Claim, name: str, written: dt.date | None, resources: Resources, opened: Opened | None
) -> ProjectionRecord | str:
    """Return the record of a projection, or what it lacks."""
    if claim.measure not in resources.catalogue or resources.catalogue[claim.measure].kind is not Kind.FLOW:
        return "a measure of the catalogue that adds up over a year"
    if not claim.area:
        return "an area"
    if written is None:
        return "the month up to which the report tells"
    if claim.due is None or claim.due.span is not Span.FINANCIAL_YEAR:
        return "the financial year that it is about"
    value = _value(claim, claim.due, resources, opened)
    if isinstance(value, str):
        return value
    data_to = Month.of(written.year, written.month)
    return ProjectionRecord(
        claim.measure, claim.area, "", data_to, claim.due, NOT_STATED, value,
        source=Source.CONSTABULARY, document=name[:_LONGEST_NAME],
    )  # fmt: skip


def _value(claim: Claim, year: Window, resources: Resources, opened: Opened | None) -> float | str:
    quantity = claim.of(Role.VALUE) or claim.of(Role.PERCENT) or claim.of(Role.DIFFERENCE)
    if quantity is None or quantity.number.approx is not Approx.EXACT or quantity.number.upto is not None:
        return "one figure"
    if quantity.number.unit not in {Unit.COUNT, Unit.PERCENT}:
        return "a count, or a growth in per cent"
    if quantity.role is Role.VALUE:
        return float(quantity.value)
    measure = resources.catalogue[claim.measure]
    last = None if opened is None else total(opened.observations, measure, claim.area, year.previous)
    if last is None:
        return f"the total of {year.previous.financial_year_name}, from a workbook that is open"
    if quantity.role is Role.PERCENT:
        return stated_growth(float(quantity.value), last.value)
    return last.value + float(quantity.value)
