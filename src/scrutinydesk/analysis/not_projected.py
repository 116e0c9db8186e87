"""What stands in the way of a projection, and what the officer is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.totals import named_months
from scrutinydesk.analysis.year_end import YEAR
from scrutinydesk.analysis.year_projection import Projection, Refusal
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from scrutinydesk.analysis.monthly import Monthly
    from scrutinydesk.measures.resources import Resources

# What is not a count over a period does not add up to a year.
NOT_ADDED = {
    Kind.STOCK: "A number at a date does not add up over a year: it is not projected.",
    Kind.SURVEY: "Estimates from a survey do not add up over a year: they are not projected.",
    Kind.PROPORTION: "A proportion does not add up over a year: it is not projected.",
    Kind.MONEY: "Money follows a budget, not the months so far: it is not projected.",
    Kind.RANK: "A rank depends on what other areas do: it is not projected.",
}


def refused(asked: Projection, found: Monthly, resources: Resources) -> tuple[Refusal, str] | None:
    """Return why there is no projection, or None where there is one."""
    if asked.measure.kind is not Kind.FLOW:
        return Refusal.KIND, NOT_ADDED[asked.measure.kind]
    year, last = asked.year, asked.year.previous
    if not asked.months:
        what = f"No month of {year.financial_year_name} is done: there is nothing to project from."
        return Refusal.NO_MONTH, what
    if asked.months == YEAR:
        return Refusal.COMPLETE, f"{year.financial_year_name} is complete: its total needs no projection."
    if asked.breaks and not asked.overrides:
        return Refusal.BREAK, " ".join(f"{each.effect} {each.advice}".strip() for each in asked.breaks)
    return _holes(asked, found, resources) or _unusable(found, Window(last.first, asked.end, last.span))


def _holes(asked: Projection, found: Monthly, resources: Resources) -> tuple[Refusal, str] | None:
    last = asked.year.previous
    if found.known.stretch(last.first.ordinal, asked.end.ordinal) is not None:
        return None
    so_far = found.missing(Window.year_to_date(asked.end))
    before = found.missing(last)
    if len(before) == YEAR:
        what = f"There are no monthly figures for {last.financial_year_name}, the year before."
        return Refusal.NO_LAST_YEAR, what
    holes = (*before, *so_far)
    if not holes:
        return None
    names = [resources.areas[each].title for each in found.lacking(holes) if each in resources.areas]
    whose = f" for {', '.join(names)}" if names else ""
    are = "is" if len(holes) == 1 else "are"
    return Refusal.MISSING, f"{named_months(holes)} {are} missing{whose}: the year cannot be projected."


def _unusable(found: Monthly, window: Window) -> tuple[Refusal, str] | None:
    first, last = window.first.ordinal, window.last.ordinal
    values = found.known.between(first, last)
    if values and min(values) < 0:
        below = tuple(Month(first + n) for n, value in enumerate(values) if value < 0)
        verb = "is" if len(below) == 1 else "are"
        what = f"{named_months(below)} {verb} below nought, a correction of other months: no projection."
        return Refusal.NEGATIVE, what
    if not any(values):
        span = f"{window.first.words} to {window.last.words}"
        what = f"Nothing was counted from {span}: there is nothing to project from."
        return Refusal.NONE_COUNTED, what
    return None
