"""Why: where the year is heading, how sure that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk.analysis.year_end import SHARED_YEARS, YEAR, Method
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting import projection_words as words
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.why_parts import added, explanation

if TYPE_CHECKING:
    from scrutinydesk.analysis.year_projection import Estimate, Projection
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Explanation
    from scrutinydesk.reporting.standing import Standing

FORMULAS = {
    Method.RATIO: (
        "A + B × A ÷ C: A is the year so far, C the same months of last year, and B those that remained of it"
    ),
    Method.REMAINDER: "A + B: A is the year so far, and B what remained of last year",
    Method.SHARE: "A ÷ s: A is the year so far, and s its months’ mean share of the three years before",
    Method.RUN_RATE: "12 × A ÷ k: A is the year so far, and k its months",
}
INTERVAL = (
    "The expected total ± 1.96 √(φR + R²φΣ + R²τ²): R is what the months to come are expected to bring, φ "
    "how much more the months vary than chance would make them, Σ the reciprocals of the counts beneath, "
    "added up, and τ² by how much past years missed beyond that"
)


def _projection(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    """Return why a year is expected to end where it is."""
    found = evidence.projection(standing.measure.id, standing.area, standing.breakdown)
    best, done = found.best, found.done
    if best is None or best.value is None or done is None:
        return None
    told = words.about(best, found.measure, done.value)
    exactly = numbers.quantity(best.value, found.measure.unit, found.measure.decimals)
    value = exactly if told is None else f"about {told.value} ({exactly})"
    working = " ".join(filter(None, (_working(found, best), words.method(found))))
    return _explained(evidence, standing, found, "expected", value, (FORMULAS[best.method], working))


def _interval(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    found = evidence.projection(standing.measure.id, standing.area, standing.breakdown)
    best, done = found.best, found.done
    if best is None or best.interval is None or best.sd is None or found.phi is None or done is None:
        return None
    told = words.about(best, found.measure, done.value)
    exactly = words.between(found, best)
    value = exactly if told is None else f"{told.low} to {told.high} ({exactly})"
    middle, sd = words.exact(found, best.value or 0), numbers.plain(best.sd, 1)
    working = (
        f"{middle} ± 1.96 × {sd}, and no less than what is counted already; "
        f"φ = {numbers.plain(found.phi, 2)}, τ² = {numbers.plain(best.tau2, 4)}"
    )
    formula = INTERVAL, working
    return _explained(evidence, standing, found, "95% interval", value, formula)


def _before(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    found = evidence.projection(standing.measure.id, standing.area, standing.breakdown)
    return _total(evidence, standing, found, now=False)


def _done(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    found = evidence.projection(standing.measure.id, standing.area, standing.breakdown)
    return _total(evidence, standing, found, now=True)


def _total(evidence: Evidence, standing: Standing, found: Projection, *, now: bool) -> Explanation | None:
    total = found.done if now else found.before
    if total is None:
        return None
    text = numbers.quantity(total.value, found.measure.unit, found.measure.decimals)
    title = f"{found.measure.title}, {evidence.title(standing.area)}: {total.window.words}"
    return explanation(evidence, title, text, added(evidence, total.observations, text), total.observations)


def _working(found: Projection, best: Estimate) -> str:
    if found.done is None or found.before is None or best.value is None:
        return ""
    so_far = found.done.value
    same = sum(row.value or 0 for row in found.before.observations if row.last <= found.end.ordinal - YEAR)
    rest = found.before.value - same
    a, b, then = (numbers.plain(each, found.measure.decimals) for each in (so_far, rest, same))
    total = words.exact(found, best.value)
    share = numbers.percent(100 * so_far / best.value, 2) if best.value else ""
    return {
        Method.RATIO: f"{a} + {b} × {a} ÷ {then} = {total}.",
        Method.REMAINDER: f"{a} + {b} = {total}.",
        Method.SHARE: f"{a} ÷ {share} = {total}.",
        Method.RUN_RATE: f"12 × {a} ÷ {found.months} = {total}.",
    }[best.method]


def _cells(evidence: Evidence, standing: Standing, found: Projection) -> Sequence[Observation]:
    """Return the months that a projection rests on; φ is that of the latest 36 months."""
    back = YEAR * SHARED_YEARS + found.months if found.method is Method.SHARE else YEAR * SHARED_YEARS
    rows = evidence.monthly(standing.measure.id, standing.area, standing.breakdown)
    kept = tuple(row for row in rows if row.last > found.end.ordinal - back)
    return kept or (() if found.done is None else found.done.observations)


def _explained(
    evidence: Evidence,
    standing: Standing,
    found: Projection,
    what: str,
    value: str,
    formula: tuple[str, str],
) -> Explanation:
    title = (
        f"{found.measure.title}, {evidence.title(standing.area)}: {found.year.financial_year_name}, {what}"
    )
    methods = "; ".join(
        f"{words.METHODS[each.method]} "
        f"{words.exact(found, each.value) if each.value is not None else 'not to be had'}"
        for each in found.estimates
    )
    careful = (
        f"It {found.assumes}.",
        words.basis(found),
        words.certainty(found),
        f"By each method: {methods}.",
        *((f"This method was {words.record(found.best)}.",) if found.best and found.best.record else ()),
        *notes_of((found,)),
    )
    return explanation(evidence, title, value, formula, _cells(evidence, standing, found), careful)


PROJECTED = {
    "projection": _projection,
    "projectioninterval": _interval,
    "projectionbase": _before,
    "projectiondone": _done,
}
