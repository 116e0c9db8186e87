"""Why: figures of every force, ranks and limits among them, the share of a country's cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.funnel_limits import Form
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.reporting import among_words as words
from scrutinydesk.reporting import figure_funnel, figure_ranks, numbers
from scrutinydesk.reporting.figure_forces import rows_of, value_of
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.why_parts import explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.among import Among
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Explanation

ALONE = "The interval allows for chance alone; counts of crime vary by more than that."


def _growth(evidence: Evidence, measure: str, area: str) -> Explanation | None:
    found = evidence.among(measure)
    change = None if found is None else found.changes.get(area)
    if found is None or change is None or change.current is None or change.previous is None:
        return None
    value = value_of(change)
    if value is None:
        return None
    text = words.amount(found, value)
    unit, places = found.measure.unit, found.measure.decimals
    now, then = (numbers.level(each.value, unit, places) for each in (change.current, change.previous))
    formula = "current − previous" if found.in_points else "100 × (current ÷ previous − 1)"
    working = f"{now} − {then} = {text}" if found.in_points else f"100 × ({now} ÷ {then} − 1) = {text}"
    careful = [*notes_of((change,))]
    if change.interval is not None:
        ends = words.span(found, change.interval.low, change.interval.high)
        careful.append(f"95% interval: {ends} ({change.method}).")
        careful += [ALONE] if change.widened != change.interval else []
    title = f"{found.measure.title}, {evidence.title(area)}: {found.window.words} against the year before"
    return explanation(evidence, title, text, (formula, working), rows_of(change), tuple(careful))


def _place(evidence: Evidence, measure: str, area: str) -> Explanation | None:
    found = evidence.among(measure)
    row = None if found is None else found.ranking.row(area)
    if found is None or row is None:
        return None
    by = figure_ranks.by_what(found)
    text = figure_ranks.ranked_words(row)
    formula = (
        f"The place of {evidence.title(area)} among {row.n} forces {by}, {figure_ranks.order(found)}",
        f"{_rated(found, area)}: {numbers.ordinal(row.rank)} of {row.n}",
    )
    careful = [figure_ranks.DRAWN.removeprefix("Whiskers: ").capitalize()] if row.low is not None else []
    careful += [figure_ranks.movement(evidence, found)] if area == evidence.force else []
    careful.append(words.gaps(evidence, found.ranking.left_out))
    title = f"{found.measure.title}, {evidence.title(area)}: rank, {found.window.words}"
    return explanation(evidence, title, text, formula, _rows(found, area), tuple(filter(None, careful)))


def _rated(found: Among, area: str) -> str:
    """Return how the value of a force is worked out."""
    figure, row = found.figures.figures[area], found.ranking.row(area)
    value = figure_ranks.level(found, row) if row is not None else ""
    now = numbers.level(figure.now.value, found.measure.unit, found.measure.decimals)
    people = found.figures.people(area)
    if found.by_growth and figure.then is not None:
        then = numbers.level(figure.then.value, found.measure.unit, found.measure.decimals)
        return f"100 × ({now} ÷ {then} − 1) = {value}"
    if found.measure.kind is Kind.FLOW and isinstance(people, int):
        return f"1,000 × {now} ÷ {numbers.plain(people)} residents = {value}"
    return value


def _rows(found: Among, area: str) -> tuple[Observation, ...]:
    """Return the cells of a force, and of its people where they come from a file."""
    people = found.figures.populations.rows.get(area)
    return (*found.rows(area), *((people,) if people is not None else ()))


def _funnel(evidence: Evidence, measure: str, area: str) -> Explanation | None:
    found = evidence.among(measure)
    point = None if found is None or found.funnel.reason is not None else found.funnel.point(area)
    if found is None or point is None:
        return None
    import numpy as np  # noqa: PLC0415  the funnel needed it already

    drawn = found.funnel
    limits = drawn.limits(np.array([point.size]))
    said = figure_funnel.worded(drawn, point.value)
    centre = figure_funnel.worded(drawn, drawn.centre)
    formula = (
        f"Its distance from all forces together ({centre}) over its standard deviation",
        f"{_valued(found, area, said)}; z = {numbers.signed(point.z, 2)}: {point.position}",
    )
    careful = []
    if limits is not None:
        for name, low, high in (
            ("95%", limits.low_95, limits.high_95), ("99.8%", limits.low_998, limits.high_998),
        ):  # fmt: skip
            ends = " to ".join(figure_funnel.worded(drawn, float(each[0])) for each in (low, high))
            careful.append(f"{name} limits at its size: {ends}.")
    if drawn.spread is Spread.MULTIPLICATIVE:
        careful.append(
            f"Limits are widened by √φ, φ = {numbers.plain(drawn.phi, 1)}: forces differ by more than chance."
        )
    careful.append(words.gaps(evidence, drawn.left_out))
    title = (
        f"{found.measure.title}, {evidence.title(area)}: {figure_funnel.of_what(found)}, {found.window.words}"
    )
    return explanation(evidence, title, said, formula, _rows(found, area), tuple(filter(None, careful)))


def _valued(found: Among, area: str, said: str) -> str:
    return said if found.funnel.form is Form.PROPORTION else _rated(found, area)


def share_words(evidence: Evidence, measure: str) -> str:
    """Return the force's share of the country's cases against its share of the people; empty without."""
    found = evidence.among(measure)
    share = None if found is None else found.share
    if share is None or share.index is None or share.share is None or share.of_people is None:
        return ""
    ends = ""
    if share.interval is not None:
        low, high = numbers.plain(share.interval.low), numbers.plain(share.interval.high)
        ends = f" (95% interval {low} to {high})"
    whole = "the forces that have figures" if share.members else words.area_of(evidence, share.area)
    force = evidence.title(evidence.force)
    return (
        f"{force} has {numbers.percent(share.share, 2)} of the count of {whole} and "
        f"{numbers.percent(share.of_people, 2)} of the residents (mid-{share.population_year}): a share "
        f"index of {numbers.plain(share.index)}{ends}, where 100 is its share of the people."
    )


AMONG: dict[str, Callable[[Evidence, str, str], Explanation | None]] = {
    "growth": _growth,
    "place": _place,
    "funnel": _funnel,
}
