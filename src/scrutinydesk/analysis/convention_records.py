"""An office's conventions as plain values that a library can hold, and back."""

from __future__ import annotations

from typing import Any

from scrutinydesk.analysis.conventions import USUAL, Conventions, SeriesRebase, Target
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.kept_entry import LONGEST_TEXT, KeptEntry
from scrutinydesk.analysis.phases import SHORTEST_BASELINE, Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.year_end import Method

MOST_MONTHS = 600
LEAST_MARGIN, MOST_MARGIN = 1.0, 2.0
LEAST_EFFECT, MOST_EFFECT = 0.1, 100.0


class _Kept(KeptEntry):
    TITLE = "A choice of how figures are judged cannot be read."
    REMEDY = "It is left out, and the usual way stands; choose again under Tools, How figures are judged."


def choices_to_dict(chosen: Conventions) -> dict[str, Any]:
    """Return the choices that hold for every series alike."""
    return {
        "ruleset": str(chosen.ruleset),
        "baseline": chosen.baseline,
        "season": chosen.season,
        "margin": chosen.margin,
        "mean": chosen.mean,
        "spread": str(chosen.spread),
        "design_effect": chosen.design_effect,
        "projection": str(chosen.projection or ""),
    }


def choices_from_dict(data: object) -> Conventions:
    """Return the choices that plain values state; a ``ResourceError`` that names what is wrong."""
    entry = _Kept("", "method", data)
    baseline = entry.number("baseline")
    if baseline and not SHORTEST_BASELINE <= baseline <= MOST_MONTHS:
        raise entry.fault(f"“baseline” must be 0, or from {SHORTEST_BASELINE} to {MOST_MONTHS} months.")
    projection = entry.choice("projection", Method) if entry.text("projection") else None
    made = Conventions(
        ruleset=entry.choice("ruleset", Ruleset),
        baseline=baseline,
        season=entry.truth("season", default=USUAL.season),
        margin=entry.between("margin", LEAST_MARGIN, MOST_MARGIN),
        mean=entry.truth("mean"),
        spread=entry.choice("spread", Spread),
        design_effect=entry.between("design_effect", LEAST_EFFECT, MOST_EFFECT),
        projection=projection,
    )
    entry.done()
    return made


def rebase_to_dict(item: SeriesRebase) -> dict[str, str]:
    """Return new limits as plain texts; who began them is kept beside."""
    return {
        "measure": item.measure, "area": item.area, "breakdown": item.breakdown,
        "month": str(item.rebase.month), "reason": item.rebase.reason,
    }  # fmt: skip


def rebase_from_dict(data: object, who: str = "") -> SeriesRebase:
    """Return the new limits that plain values state; a ``ResourceError`` that names what is wrong."""
    entry = _Kept("", "rebase", data)
    rebase = Rebase(entry.month("month"), entry.line("reason", longest=LONGEST_TEXT))
    breakdown, named = entry.line("breakdown", ""), entry.line("who", "")
    made = SeriesRebase(entry.line("measure"), entry.line("area"), rebase, breakdown, who or named)
    entry.done()
    return made


def target_to_dict(item: Target) -> dict[str, Any]:
    """Return a target as plain values; who set it is kept beside."""
    return {
        "measure": item.measure, "area": item.area, "breakdown": item.breakdown, "value": item.value,
        "since": str(item.since or ""), "source": item.source,
    }  # fmt: skip


def target_from_dict(data: object, who: str = "") -> Target:
    """Return the target that plain values state; a ``ResourceError`` that names what is wrong."""
    entry = _Kept("", "target", data)
    since = entry.month("since") if entry.text("since", "") else None
    named = entry.line("who", "")
    made = Target(
        entry.line("measure"), entry.line("area"), entry.sure("value"), entry.line("source", ""),
        entry.line("breakdown", ""), since, who or named,
    )  # fmt: skip
    entry.done()
    return made


def conventions_to_dict(held: Conventions) -> dict[str, Any]:
    """Return all of it."""
    return {
        "choices": choices_to_dict(held),
        "rebases": [rebase_to_dict(each) | {"who": each.who} for each in held.rebases],
        "targets": [target_to_dict(each) | {"who": each.who} for each in held.targets],
    }


def conventions_from_dict(data: object) -> Conventions:
    """Return conventions from plain values; a ``ResourceError`` that names what is wrong."""
    entry = _Kept("", "conventions", data)
    chosen = choices_from_dict(entry.child("choices").table)
    made = Conventions(
        chosen.ruleset, chosen.baseline, chosen.season, chosen.margin, chosen.mean, chosen.spread,
        chosen.design_effect, chosen.projection,
        tuple(rebase_from_dict(each) for each in _list(entry, "rebases")),
        tuple(target_from_dict(each) for each in _list(entry, "targets")),
    )  # fmt: skip
    entry.done()
    return made


def _list(entry: _Kept, key: str) -> list[object]:
    return [each.table for each in entry.children(key)]
