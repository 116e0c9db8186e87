"""What a series tells of itself, as plain figures: its change, its chart, where its year is heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutinydesk.analysis.change import Change
from scrutinydesk.analysis.contribution import Amount, Contribution
from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.reporting.given import Cells, Given, ends, open_ended, pair, plain, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.analysis.assurance import Assured
    from scrutinydesk.analysis.attribute_charts import AttributeChart
    from scrutinydesk.analysis.phases import Phase
    from scrutinydesk.analysis.seasonal import Pattern
    from scrutinydesk.analysis.series_evidence import SeriesEvidence
    from scrutinydesk.analysis.year_projection import Estimate, Projection
    from scrutinydesk.measures.observations import Observation

NO_FIGURE = "There is no figure up to the end of the period."
NO_PARTS = "There are no figures of parts of this measure."
NO_DIVISIONS = "There are no figures of divisions of this area."
NO_PART_KNOWN = "No part has figures for both periods that can be held against each other."
OF_A_PART = "What drives a change is told of the whole of a measure, not of a part of it."
NO_COUNT = "There is no whole count for the earlier period."
NO_BASE = "There is no percentage of an earlier figure of nought or less."
XMR = "individuals chart (XmR), moving ranges far out left out once"


def change_given(found: SeriesEvidence, cells: Cells) -> Iterator[Given]:
    """Return the difference, and the smallest change that could be called real."""
    each = found.change
    if each is None:
        yield Given("change", reason=NO_FIGURE)
        return
    now, then = each.current, each.previous
    inputs = {
        "window": None if found.window is None else found.window.words,
        "now": None if now is None else plain(now.value),
        "before": None if then is None else plain(then.value),
    }
    beneath = cells.of(now, then)
    yield Given(
        "change.difference", plain(each.difference), verdict=str(each.state), inputs=inputs, cells=beneath,
        reason=each.reason, method="the later figure less the one a year before",
    )  # fmt: skip
    yield _percent(each, inputs, beneath)
    yield _smallest(found, beneath)


def _percent(each: Change, inputs: dict[str, Any], beneath: tuple[str, ...]) -> Given:
    in_points = each.precision is not None
    value = each.difference if in_points else each.percent
    missing = NO_BASE if value is None and each.difference is not None else ""
    precision = each.precision
    more: dict[str, Any] = {
        "unit": "percentage points" if in_points else "per cent",
        "exact": pair(each.exact),
        "widened": pair(each.widened),
        "phi": plain(each.phi),
        "beyond_chance": each.beyond_chance,
        "no_phi": each.no_phi,
        "breaks": [item.id for item in each.breaks],
        "overrides": [item.reason for item in each.overrides],
        "precision": None if precision is None else {
            "now": pair(precision.now), "before": pair(precision.then), "design_effect": precision.deff,
            "sizes": None if precision.sizes is None else [plain(size) for size in precision.sizes],
        },
        "needed": None if each.illustration is None else each.illustration.needed,
    }  # fmt: skip
    return Given(
        "change.percent", plain(value), *ends(each.interval), test="no change" if each.p is not None else "",
        p=plain(each.p), verdict=str(each.state), method=each.method, inputs=inputs, cells=beneath,
        reason=sentences(each.reason, missing, each.no_interval, open_ended(each.interval)), more=more,
    )  # fmt: skip


def _smallest(found: SeriesEvidence, beneath: tuple[str, ...]) -> Given:
    told = found.smallest
    if told is None:
        return Given("change.smallest_real", reason=NO_COUNT)
    deciding = told.deciding
    reason = "" if deciding.fall is not None else "No fall could be called real, not even to none."
    reason = reason if deciding.rise is not None else "No rise could be called real."
    return Given(
        "change.smallest_real", low=deciding.fall, high=deciding.rise, inputs={"before": told.base},
        method="exact test" if told.phi is None else f"interval widened by phi {told.phi:.2f}",
        cells=beneath, reason=reason, verdict="real from these counts on",
        more={"exact": [told.exact.fall, told.exact.rise]},
    )  # fmt: skip


def chart_given(found: SeriesEvidence, rows: list[Observation], cells: Cells) -> Iterator[Given]:
    """Return the latest point in its limits, the season, and how the chart stands to a target."""
    chart = found.chart
    if chart is None:
        yield from (Given(name, reason=found.no_chart) for name in ("control_chart", "season"))
        return
    last, phase = chart.last, chart.phase
    beneath = cells.of_rows(rows)
    yield Given(
        "control_chart", plain(last.value), None if phase is None else plain(phase.xmr.lower),
        None if phase is None else plain(phase.xmr.upper), test=chart.ruleset.words if phase else "",
        verdict=chart.variation.words, method=XMR, cells=beneath, reason=chart.reason,
        inputs={"month": str(last.month), "actual": plain(last.actual), "points": len(chart.points)},
        more=_chart_more(chart, found),
    )  # fmt: skip
    yield _season(chart, beneath)


def _chart_more(chart: ControlChart, found: SeriesEvidence) -> dict[str, Any]:
    return {
        **judged_more(chart, found.target),
        "phases": [_phase(each) for each in chart.phases],
        "missing": [str(month) for month in chart.missing],
    }


def judged_more(chart: ControlChart | AttributeChart, target: Assured | None) -> dict[str, Any]:
    """Return what the rules say of a chart, and how it stands to a target."""
    runs = chart.runs
    return {
        "rule": str(chart.last.rule) or None,
        "word": chart.word,
        "variation": str(chart.variation),
        "signal": chart.special,
        "ruleset": str(chart.ruleset),
        "runs": None if runs is None else runs.words,
        "signals": [
            {"month": str(each.month), "rule": str(each.rule), "direction": each.direction}
            for each in chart.states
            if each.special
        ],
        "assurance": None if target is None else {
            "target": plain(target.target), "verdict": target.assurance.words, "reason": target.reason,
            "limits": None if target.lower is None else [plain(target.lower), plain(target.upper)],
        },
    }  # fmt: skip


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "first": str(phase.first), "last": str(phase.last), "mean": plain(phase.xmr.mean),
        "lower": plain(phase.xmr.lower), "upper": plain(phase.xmr.upper), "points": phase.size,
        "limits_rest_on": phase.xmr.n, "trial": phase.trial, "began": phase.reason,
    }  # fmt: skip


def _season(chart: ControlChart, beneath: tuple[str, ...]) -> Given:
    season = chart.tested
    if season is None:
        return Given("season", reason="The office chose not to take a season out.")
    latest = season.at(chart.last.month)
    return Given(
        "season", test="F test of the twelve months" if latest.p is not None else "", p=plain(latest.p),
        verdict="season found" if latest.indices else "no season taken out", method=latest.words,
        cells=beneath, reason="" if latest.indices else latest.reason,
        more={"patterns": [_pattern(each) for each in season.patterns]},
    )  # fmt: skip


def _pattern(each: Pattern) -> dict[str, Any]:
    return {
        "first": str(each.first), "last": str(each.last), "p": plain(each.p),
        "indices": [plain(index) for index in each.indices] or None, "reason": each.reason,
        "words": each.words,
    }  # fmt: skip


def projection_given(found: Projection, cells: Cells) -> Iterator[Given]:
    """Return where the year is heading: by the method shown, and by each of the four."""
    best = found.best
    beneath = cells.of(found.done, found.before)
    inputs = {
        "year": found.year.financial_year_name, "months": found.months,
        "so_far": None if found.done is None else plain(found.done.value),
        "year_before": None if found.before is None else plain(found.before.value),
    }  # fmt: skip
    spread = found.spread
    more = {
        "refusal": None if found.refusal is None else str(found.refusal),
        "methods_range": pair(spread),
        "phi": plain(found.phi),
        "chosen_by_past_years": found.chosen,
        "years_compared": found.compared,
        "pooled": list(found.pooled),
        "breaks": [item.id for item in found.breaks],
        "overrides": [item.reason for item in found.overrides],
        "assumes": found.assumes,
        "methods": [_estimate(each) for each in found.estimates],
    }
    if best is None:
        yield Given("projection", reason=found.reason, inputs=inputs, cells=beneath, more=more)
        return
    yield Given(
        "projection", plain(best.value), *ends(best.interval), verdict=found.assumes,
        method=str(best.method), inputs=inputs, cells=beneath, reason=best.reason, more=more,
    )  # fmt: skip


def _estimate(each: Estimate) -> dict[str, Any]:
    record = each.record
    return {
        "method": str(each.method), "value": plain(each.value), "interval": pair(each.interval),
        "sd": plain(each.sd), "reason": each.reason,
        "backtest": None if record is None else {
            "years": record.years, "mean_absolute_error": plain(record.error), "bias": plain(record.bias),
            "inside": record.inside, "intervals": record.intervals,
        },
    }  # fmt: skip


def contribution_given(found: SeriesEvidence, cells: Cells) -> Iterator[Given]:
    """Return what each part, and each division, added to the change."""
    for name, told, without in (
        ("contribution", found.parts, NO_PARTS),
        ("by_division", found.divisions, NO_DIVISIONS),
    ):
        if told is None:
            yield Given(name, reason=OF_A_PART if found.breakdown else without)
        else:
            yield from _contribution(name, told, cells)


def _contribution(name: str, told: Contribution, cells: Cells) -> Iterator[Given]:
    left = [
        {"name": each.name, "because": str(each.because), "others": list(each.others), "reason": each.reason}
        for each in told.left_out
    ]
    whole = told.whole
    if told.rest is None or told.together is None or not told.parts:
        beneath = cells.of(whole.current, whole.previous)
        yield Given(name, reason=told.reason or NO_PART_KNOWN, cells=beneath, more={"left_out": left})
        return
    more = {
        "left_out": left, "mixed": told.mixed, "rises": plain(told.rises), "falls": plain(told.falls),
        **_amount(told.together),
    }  # fmt: skip
    yield Given(
        name, plain(told.together.share), verdict=told.together.said, method="parts that share no cases",
        inputs={"whole": plain(whole.difference), "together": plain(told.together.difference)},
        cells=cells.of(whole.current, whole.previous), reason=told.together.said, more=more,
    )  # fmt: skip
    by_area = name == "by_division"
    for part in told.parts:
        each = part.change
        yield _share(f"{name}.{each.area if by_area else each.measure.id}", part.amount, cells, each)
    yield _share(f"{name}.rest", told.rest, cells, None)


def _share(name: str, amount: Amount, cells: Cells, change: Change | None) -> Given:
    beneath = () if change is None else cells.of(change.current, change.previous)
    return Given(
        name, plain(amount.share), verdict=str(amount.way), method="share of the whole's change, per cent",
        inputs={"difference": plain(amount.difference), "before": plain(amount.base)}, cells=beneath,
        reason=amount.said, more=_amount(amount),
    )  # fmt: skip


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "difference": plain(amount.difference), "share": plain(amount.share),
        "base_share": plain(amount.base_share), "lift": plain(amount.lift), "growth": plain(amount.growth),
    }  # fmt: skip
