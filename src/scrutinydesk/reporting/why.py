"""Why this number: the formula, the figures in it, and every cell beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.numerals import exact
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import (
    figure_limits,
    figure_parts,
    limit_words,
    numbers,
    why_compared,
    why_drivers,
    why_projection,
    why_shares,
)
from scrutinydesk.reporting.charting import seasonal
from scrutinydesk.reporting.figure import Mode
from scrutinydesk.reporting.offers import PART, offer_sentences, part_of
from scrutinydesk.reporting.phrases import NOT_COMPARABLE, changed_in, during
from scrutinydesk.reporting.signals import signal_of
from scrutinydesk.reporting.why_parts import added, cautions, explanation, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Explanation
    from scrutinydesk.reporting.standing import Standing

    Explainer = Callable[[Evidence, Standing, str], Explanation | None]


def explain(evidence: Evidence, identity: str) -> Explanation | None:
    """Return why a number is what it is; None for an id that names no number.

    An id is ``measure[:breakdown]/area[~offer]/column[:argument]``.
    """
    parts = identity.split("/")
    if len(parts) != len(("series", "area", "column")):
        return None
    measure, _, breakdown = parts[0].partition(":")
    column, _, argument = parts[2].partition(":")
    if measure not in evidence.resources.catalogue or column not in EXPLAINERS:
        return None
    if column in why_compared.NATIONAL:
        return why_compared.NATIONAL[column](evidence, measure, argument)
    area, _, name = parts[1].partition(PART)
    standing = evidence.standing(measure, area, breakdown)
    if name:
        standing = part_of(standing, name)
    return None if standing is None else EXPLAINERS[column](evidence, standing, argument)


def _title(evidence: Evidence, standing: Standing, what: str) -> str:
    part = f", {standing.breakdown}" if standing.breakdown else ""
    return f"{standing.measure.title}{part}, {evidence.title(standing.area)}: {what}"


def _worded(standing: Standing, amount: Fraction) -> str:
    return numbers.quantity(amount, standing.measure.unit, standing.measure.decimals)


def _current(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    if standing.value is None:
        return None
    text = _worded(standing, standing.value)
    title = _title(evidence, standing, standing.window.words)
    formula = added(evidence, standing.rows, text)
    return explanation(evidence, title, text, formula, standing.rows, cautions(evidence, standing))


def _previous(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    if standing.previous is None:
        return None
    text = _worded(standing, standing.previous)
    title = _title(evidence, standing, standing.earlier.words)
    rows = standing.previous_rows
    return explanation(evidence, title, text, added(evidence, rows, text), rows)


def _change(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    if standing.refused:
        return _refusal(evidence, standing, "change")
    if standing.value is None or standing.previous is None or standing.difference is None:
        return None
    measure = standing.measure
    text = numbers.signed(standing.difference, measure.decimals)
    if measure.unit == "percent":
        text = numbers.points(standing.difference)
    now, then = _worded(standing, standing.value), _worded(standing, standing.previous)
    formula = ("current − previous", f"{now} − {then} = {text}")
    return _over(evidence, standing, "change", text, formula)


def _refusal(evidence: Evidence, standing: Standing, what: str) -> Explanation:
    """Return why there is no change to show, and what can be said instead, with all its cells."""
    now, then = (_worded(standing, each or exact(0)) for each in (standing.value, standing.previous))
    formula = f"Not worked out: the series changed in {changed_in((standing,))}, between the two periods."
    bridge = "".join(run.text for run in offer_sentences(standing))
    working = f"{now} {during(standing.window)} and {then} {during(standing.earlier)} do not count the same."
    offered = () if standing.offer is None else standing.offer.parts.values()
    rows = (*standing.rows, *standing.previous_rows)
    rows += tuple(row for each in offered for row in (*each.rows, *each.previous_rows))
    title = _title(evidence, standing, f"{what}, {standing.window.words}")
    return explanation(
        evidence,
        title,
        NOT_COMPARABLE,
        (formula, f"{working} {bridge}".strip()),
        tuple(dict.fromkeys(rows)),
        cautions(evidence, standing),
    )


def _percent(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    if standing.refused:
        return _refusal(evidence, standing, "change in per cent")
    if standing.value is None or standing.previous is None or standing.percent is None:
        return None
    decimals = numbers.percent_decimals(standing.measure.kind, standing.percent)
    text = numbers.signed_percent(standing.percent, decimals)
    unit, places = standing.measure.unit, standing.measure.decimals
    now = numbers.level(standing.value, unit, places)
    then = numbers.level(standing.previous, unit, places)
    working = f"100 × ({now} ÷ {then} − 1) = {numbers.signed_percent(standing.percent, 4)}, rounded to {text}"
    return _over(
        evidence,
        standing,
        "change in per cent",
        text,
        ("100 × (current ÷ previous − 1)", working),
    )


def _interval(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    found, change = standing.interval, standing.change
    if found is None or change is None:
        return None
    unit = "" if standing.measure.unit == "percent" else "%"
    text = numbers.interval(found.low, found.high, unit=unit)
    text = text if unit else f"{text} percentage points"
    p = "" if change.p is None else f"; p = {numbers.plain(change.p, 4)}"
    formula = (f"95% interval of the change: {change.method}", f"{text}{p}")
    return _over(evidence, standing, "95% interval", text, formula)


def _over(
    evidence: Evidence, standing: Standing, what: str, text: str, formula: tuple[str, str]
) -> Explanation:
    rows = (*standing.rows, *standing.previous_rows)
    title = _title(evidence, standing, f"{what}, {standing.window.words}")
    return explanation(evidence, title, text, formula, rows, cautions(evidence, standing))


def _signal(evidence: Evidence, standing: Standing, _: str) -> Explanation:
    signal = signal_of(evidence, standing)
    chart = evidence.chart(standing.measure.id, standing.area)
    if chart is None:
        formula = "The 95% interval of the change over a year, and breaks in the series."
        return _over(evidence, standing, "signal", signal.word, (formula, standing.reason))
    formula = "The 95% interval of the change over a year, breaks in the series, and the chart of the months."
    subject = figure_parts.Subject(standing.key, Mode.MONTHLY, standing.measure, standing.area)
    said = [standing.reason]
    if chart.phase is not None:
        ends = figure_limits.limits(subject, chart)[-1]
        amounts = (numbers.plain(each, 1) for each in (ends.mean, ends.lower, ends.upper))
        season = " with the season taken out" if seasonal(chart) else ""
        said.append("Limits of single months{}: mean {}, lower {}, upper {}.".format(season, *amounts))
    said.append(limit_words.note(evidence, subject, chart))
    working = " ".join(filter(None, said))
    return _over(evidence, standing, "signal", signal.word, (formula, working))


def _spark(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    rows = tuple(evidence.monthly(standing.measure.id, standing.area, standing.breakdown))[-24:]
    if not rows:
        return _current(evidence, standing, "")
    text = f"{printed(standing.measure, rows[0])} to {printed(standing.measure, rows[-1])}"
    months = "one month" if len(rows) == 1 else f"{len(rows)} months"
    title = _title(evidence, standing, f"{months} to {rows[-1].window.words}")
    return explanation(evidence, title, text, ("Each month as its cell states it.", text), rows)


def _month(evidence: Evidence, standing: Standing, argument: str) -> Explanation | None:
    year, _, month = argument.partition("-")
    if not (year.isdecimal() and month.isdecimal()):
        return None
    wanted = Month.of(int(year), int(month))
    series = evidence.observations.series(standing.measure.id, standing.area, standing.breakdown, Span.MONTH)
    row = series.get(wanted.ordinal)
    if row is None:
        return None
    text = printed(standing.measure, row)
    formula = ("As the cell states it.", text)
    return explanation(evidence, _title(evidence, standing, wanted.words), text, formula, (row,))


EXPLAINERS: dict[str, Explainer] = {
    "current": _current,
    "previous": _previous,
    "change": _change,
    "percent": _percent,
    "interval": _interval,
    "signal": _signal,
    "spark": _spark,
    "month": _month,
    "driver": why_drivers.driver,
    **why_projection.PROJECTED,
    **why_shares.SHARES,
    **dict.fromkeys(why_compared.NATIONAL, _current),
}
