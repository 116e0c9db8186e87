"""Figures of another kind than their measure: stocks added up, counts at a date, running totals, shares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scrutinydesk.analysis.quality.series import PROPERTIES, Gathered, Key, Series, middle
from scrutinydesk.analysis.quality.wording import count, listed
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import figure
from scrutinydesk.periods import APRIL, Span

MONTHS_IN_YEAR = 12
# A stated total this near to the sum of the dates (relative) was added up.
NEAR = 0.02
FEWEST_TO_ADD = 2
# A running total restarts in April from at most this part of where March left it.
RESTART = 0.35
FEWEST_IN_YEAR = 5
# A percentage between 0 and 1 beside others that are at least so large.
SHARE_AT_MOST, PERCENT_AT_LEAST = 1.0, 5.0
WHOLE = 100
FEWEST_SHARES = 3


def stocks_as_flows(gathered: Gathered) -> Iterator[Finding]:
    """Yield the stocks that were added up over months, and those given as a total of a period."""
    for key, series in gathered.series.items():
        if gathered.kind(key) is not Kind.STOCK or key.span in {Span.DATE, Span.MONTH}:
            continue
        if key.breakdown in PROPERTIES:
            continue
        row = list(series.held.values())[-1] if series.held else None
        if row is None or row.value is None:
            continue
        dates = _dates(gathered, key, row)
        summed = sum(dates)
        added = len(dates) >= FEWEST_TO_ADD and summed and abs(row.value - summed) <= NEAR * abs(summed)
        why = (
            f"It is the sum of the {len(dates)} figures in these months: the same people counted "
            f"{len(dates)} times."
            if added
            else "People in post, or things held, are counted on a date; a period has no total of them."
        )
        yield Finding(
            "quality.stock_as_flow",
            Severity.ERROR if added else Severity.WARNING,
            f"{gathered.name(key)}: {figure(row.value)} is given for the {row.window.words}.",
            why,
            "Give the figure at the last day of the period.",
            gathered.place(row),
        )


def _dates(gathered: Gathered, key: Key, row: Observation) -> list[float]:
    found: dict[int, float] = {}
    for span in (Span.DATE, Span.MONTH):
        series = gathered.series.get(key._replace(span=span))
        for end, each in series.held.items() if series else ():
            if row.first <= end <= row.last and each.value is not None:
                found.setdefault(end, each.value)
    return list(found.values())


def flows_as_stocks(gathered: Gathered) -> Iterator[Finding]:
    """Yield the counts over a period that are given at a date."""
    for key, series in gathered.series.items():
        if gathered.kind(key) is Kind.FLOW and key.span is Span.DATE and key.breakdown not in PROPERTIES:
            periods = any(other in gathered.series for other in _periods(key))
            if not series.held or (len(series.held) == 1 and not periods):
                continue  # one figure as at a date is a count to date
            row = list(series.held.values())[-1]
            yield Finding(
                "quality.flow_as_stock",
                Severity.WARNING,
                f"{gathered.name(key)}: {figure(row.value or 0)} is given as at {row.window.words}.",
                "A count belongs to a period: a month, a quarter, a year. Without it nothing can be added "
                "or compared.",
                "Head the figure with its period.",
                gathered.place(row),
            )


def _periods(key: Key) -> Iterator[Key]:
    return (key._replace(span=span) for span in Span if span is not Span.DATE)


def running_totals(gathered: Gathered) -> Iterator[Finding]:
    """Yield the monthly series that run up from April to March and start again: totals to date."""
    for series in gathered.monthly:
        if gathered.is_flow(series.key) and _runs_up(series):
            rows = list(series.held.values())
            yield Finding(
                "quality.running_total",
                Severity.ERROR,
                f"{gathered.name(series.key)}: the figures rise from April on and start again each year.",
                "They look like totals of the year to date, not of single months; added up they count "
                "each case many times.",
                "Ask the force for single months, or head the figures as year to date.",
                gathered.place(rows[0], rows[-1]),
            )


def _runs_up(series: Series) -> bool:
    years: dict[int, list[float]] = {}
    for end, row in series.held.items():
        years.setdefault((end - APRIL + 1) // MONTHS_IN_YEAR, []).append(row.value or 0)
    long = [values for values in years.values() if len(values) >= FEWEST_IN_YEAR]
    if len(years) < len("ab") or not long:
        return False
    if not all(one <= two for values in years.values() for one, two in pairwise(values)):
        return False
    ordered = [values for _, values in sorted(years.items())]
    restarts = all(two[0] <= RESTART * one[-1] for one, two in pairwise(ordered) if one[-1] > 0)
    return restarts and all(values[-1] > values[0] for values in long)


def shares(gathered: Gathered) -> Iterator[Finding]:
    """Yield the percentages that look like shares of one, and those above a hundred.

    A figure from 0 to 1 counts as a share where the same measure is otherwise given from 5 on,
    and where a hundred times the figure lies among the others (twice as far out at most); a
    whole measure between 0 and 1 is one finding.

    Yields
    ------
    Finding
        With the cell.
    """
    by_measure: dict[tuple[str, str], list[Series]] = {}
    for key, series in gathered.series.items():
        if key.breakdown not in PROPERTIES and series.held and series.rows[0].unit == "percent":
            by_measure.setdefault((key.source, key.measure), []).append(series)
    for group in by_measure.values():
        rows = [row for series in group for row in series.held.values()]
        yield from _shares(gathered, group, rows)
        for row in rows:
            if (row.value or 0) > WHOLE and _of_people(gathered, row):
                yield _above(gathered, row)


def _shares(gathered: Gathered, group: list[Series], rows: list[Observation]) -> Iterator[Finding]:
    small = [row for row in rows if 0 < (row.value or 0) <= SHARE_AT_MOST]
    large = [row.value or 0 for row in rows if (row.value or 0) > SHARE_AT_MOST]
    if len(rows) >= FEWEST_SHARES and len(small) == len(rows):
        yield _all_shares(gathered, group, rows)
    elif small and large and middle(large) >= PERCENT_AT_LEAST:
        low, high = min(large) / 2, max(large) * 2
        for row in small:
            if low <= WHOLE * (row.value or 0) <= high:
                yield _share(gathered, row, middle(large))


def _of_people(gathered: Gathered, row: Observation) -> bool:
    catalogue = gathered.resources.catalogue
    kinds = {Kind.SURVEY, Kind.PROPORTION}
    return row.measure in catalogue and catalogue[row.measure].kind in kinds


def _key(row: Observation) -> Key:
    return Key(row.source, row.measure, row.area, row.breakdown, row.span)


def _share(gathered: Gathered, row: Observation, usual: float) -> Finding:
    value = row.value or 0
    return Finding(
        "quality.share",
        Severity.WARNING,
        f"{gathered.name(_key(row))}, {row.window.words}: {figure(value)}%, where {figure(usual)}% is usual.",
        f"It may be meant as {figure(float(f'{WHOLE * value:.10g}'))}%: a share of one beside percentages.",
        "Write the percentage between 0 and 100, or format the cell as a percentage.",
        gathered.place(row),
    )


def _all_shares(gathered: Gathered, group: list[Series], rows: list[Observation]) -> Finding:
    name = gathered.name(group[0].key) if len(group) == 1 else gathered.name(group[0].key).partition(",")[0]
    cells = listed([row.cell for row in rows])
    first = rows[0].value or 0
    return Finding(
        "quality.share",
        Severity.WARNING,
        f"{name}: all {count(len(rows), 'percentage')} lie between 0 and 1 ({cells}).",
        f"{figure(first)}% may be meant as {figure(float(f'{WHOLE * first:.10g}'))}%.",
        "Write percentages between 0 and 100, or format the cells as percentages.",
        gathered.place(rows[0]),
    )


def _above(gathered: Gathered, row: Observation) -> Finding:
    return Finding(
        "quality.above_hundred",
        Severity.ERROR,
        f"{gathered.name(_key(row))}, {row.window.words}: {figure(row.value or 0)}% is above 100%.",
        "A percentage of people lies between 0 and 100.",
        "Compare with the source.",
        gathered.place(row),
    )
