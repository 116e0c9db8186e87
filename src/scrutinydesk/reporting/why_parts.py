"""What every explanation shares: its inputs, its source, what to be careful about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import smallest_real_rise
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.recording import scenario
from scrutinydesk.reporting.report import Explanation

if TYPE_CHECKING:
    from scrutinydesk.findings import Place
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

Inputs = tuple[tuple[str, str, "Place"], ...]
FEWEST_TO_ADD = 2
# A working that adds up a thousand cells helps nobody; the inputs list them all.
MOST_IN_A_SUM = 12
# Above this, a change that matters is seen without help.
SMALL = 1000


def inputs(evidence: Evidence, rows: Sequence[Observation]) -> Inputs:
    """Return each observation with its value and cell."""
    catalogue = evidence.resources.catalogue
    return tuple(
        (
            _what(evidence, row),
            printed(catalogue[row.measure], row),
            evidence.observations.place(row),
        )
        for row in rows
    )


def _what(evidence: Evidence, row: Observation) -> str:
    part = f", {row.breakdown.replace('_', ' ')}" if row.breakdown else ""
    title = evidence.resources.catalogue[row.measure].title
    marks = "".join(f" [{mark}]" for mark in row.marks)
    return f"{title}{part}, {evidence.title(row.area)}, {row.window.words}{marks}"


def printed(measure: Measure, row: Observation) -> str:
    """Return a value as printed; a part of a survey estimate in its own unit."""
    if row.value is None:
        return "not given"
    if row.breakdown.startswith(("rank_", "forces_")) or row.breakdown == "surveyed":
        return numbers.plain(row.value)
    return numbers.level(row.value, measure.unit, measure.decimals)


def added(evidence: Evidence, rows: Sequence[Observation], total: str) -> tuple[str, str]:
    """Return formula and working of a total of these rows."""
    if len(rows) < FEWEST_TO_ADD:
        return (rows[0].derived if rows else "") or "As the cell states it.", total
    areas = {row.area for row in rows}
    if len(areas) > 1:
        formula = f"The sum over {len(areas)} areas"
    elif all(row.span is Span.MONTH for row in rows):
        formula = f"The sum of {len(rows)} months"
    else:
        formula = f"The sum of {len(rows)} figures"
    catalogue = evidence.resources.catalogue
    if len(rows) > MOST_IN_A_SUM:
        return f"{formula}.", f"{len(rows)} cells, listed below, add up to {total}"
    terms = " + ".join(printed(catalogue[row.measure], row) for row in rows)
    return f"{formula}.", f"{terms} = {total}"


def cautions(evidence: Evidence, standing: Standing) -> tuple[str, ...]:
    """Return what must be read with a change."""
    found = [f"{each.label}: {each.effect} {each.advice}" for each in standing.breaks]
    found += notes_of((standing,))
    if standing.reason and standing.reason not in " ".join(found):
        found.append(standing.reason)
    change = standing.change
    if change is not None and standing.interval is not None:
        used = numbers.interval(standing.interval.low, standing.interval.high)
        found.append(f"95% interval of the change: {used}.")
    if change is not None and change.phi is not None and change.widened == change.interval:
        narrow = numbers.interval(change.exact.low, change.exact.high) if change.exact else ""
        than = f" than the {narrow} that chance alone would give" if narrow else ""
        found.append(
            f"Months vary {numbers.plain(change.phi, 1)} times as much as chance alone would make "
            f"them (dispersion), so the interval is wider{than}."
        )
    found += _smallest(standing)
    found += [said] if change is not None and (said := scenario(evidence, standing)) else []
    if standing.measure.caveat:
        found.append(standing.measure.caveat)
    if standing.window.last > evidence.end:
        found.append("This figure lies after the period of the report.")
    return tuple(dict.fromkeys(found))


def _smallest(standing: Standing) -> list[str]:
    """Return what it would have taken to call a rise real, for a small count."""
    base = standing.previous
    counted = standing.measure.kind is Kind.FLOW and not standing.breakdown
    if not counted or base is None or not 0 <= base <= SMALL or base.denominator != 1:
        return []
    least = smallest_real_rise(int(base))
    text = (
        f"From {numbers.plain(base)}, the smallest count that could be called a rise by the "
        f"exact test is {numbers.plain(least)}."
    )
    return [text]


def explanation(
    evidence: Evidence,
    title: str,
    value: str,
    formula: tuple[str, str],
    rows: Sequence[Observation],
    careful: tuple[str, ...] = (),
) -> Explanation:
    """Return an explanation; ``formula`` is the formula in words and its working in figures."""
    hashes = tuple(dict.fromkeys(row.source for row in rows))
    names = tuple(dict.fromkeys(evidence.observations.sources.get(each, "") for each in hashes))
    return Explanation(
        title=title,
        value=value,
        formula=formula[0],
        working=formula[1],
        inputs=inputs(evidence, rows),
        cautions=careful,
        source=numbers.listed(tuple(name for name in names if name)),
        sha256=", ".join(each for each in hashes if each),
    )
