"""The figures of the evidence in plain words: named, rounded for a reader, with what they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.year_end import Method
from scrutinydesk.numerals import figure, rounded
from scrutinydesk.reporting.projection_words import HOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scrutinydesk.reporting.given import Given

# A probability below this is not shown in full.
SMALL = 0.0001
_REAL = "change.smallest_real"
_NAMES = {
    "change": "Change on the year before",
    "change.difference": "Change on the year before",
    "change.percent": "Change on the year before, %",
    _REAL: "What would be a real change",
    "control_chart": "Latest month on the control chart",
    "season": "Pattern of the season",
    "compared": "Comparison with other areas",
    "compared.growth": "Growth beside {}, ratio",
    "compared.rate": "Rate beside {}, ratio",
    "compared.percent": "Difference from {}, percentage points",
    "forces_up": "Forces that recorded more",
    "rank.level": "Rank by rate or percentage",
    "rank.growth": "Rank by growth",
    "rank.group": "Rank in the most similar group",
    "funnel": "Place among all forces (funnel)",
    "population_share": "Share of cases beside share of people (100 is the same)",
    "projection": "Projection of the year",
    "contribution": "What drives the change, %",
    "contribution.rest": "Share of the change: all that is left, %",
    "by_division": "Change by division, %",
    "by_division.rest": "Share of the change: other divisions, %",
}
_VERDICTS = {
    "clear": "clear: more than chance",
    "within": "within what chance does",
    "with": "in the direction of the whole",
    "against": "against the direction of the whole",
    "more_than_all": "more than the whole change",
    "no_change": "the whole did not change",
    "not_comparable": "not comparable",
    "precision_unknown": "how precise it is, is not known",
    "descriptive": "a description, not a test",
}
_PARTS = {"contribution": "Share of the change: {}, %", "by_division": "Share of the change: {}, %"}
_WHOLE, _ONE, _MANY, _CHANCE = 0, 1, 3, 4  # decimals


def read_given(each: Given, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a figure.

    Parameters
    ----------
    titles : mapping of str to str
        Of measures and areas, by their ids.

    Yields
    ------
    str
        What it is with its verdict; then, indented, its reason, method and cells, where it has them.
    """
    inputs = each.inputs
    name = _name(each.figure, titles)
    if each.figure == "projection" and "year" in inputs:
        name = f"Projection of {inputs['year']}"
    if "window" in inputs:
        name += f", {inputs['window']}"
    if each.figure == "change.percent" and "points" in str(each.more.get("unit", "")):
        name = name.replace("%", "percentage points")
    alone = each.figure.startswith("rank.") and inputs.get("of") == 1  # of one, a rank says nothing
    quiet = each.verdict in {"", "unavailable"} or alone or each.figure == _REAL
    verdict = _VERDICTS.get(each.verdict, each.verdict)
    yield f"  {name}: {'not given' if alone else _said(each)}{'' if quiet else f': {verdict}'}"
    if each.reason:
        yield f"      {each.reason}"
    if each.method and each.value is not None and not alone:
        yield f"      {_method(each.method)}"
    if each.cells:
        yield f"      from {'; '.join(each.cells)}"


def _name(key: str, titles: Mapping[str, str]) -> str:
    if key in _NAMES:
        return _NAMES[key]
    for start, words in (*_NAMES.items(), *_PARTS.items()):
        if "{}" in words and key.startswith(f"{start}."):
            last = key.removeprefix(f"{start}.")
            return words.format(titles.get(last, last))
    return key


def _said(each: Given) -> str:
    places = _places(each)
    low, high = (_shown(value, places) for value in (each.low, each.high))
    if each.figure == _REAL and (each.low is not None or each.high is not None):
        fall = f"{low} or fewer is a real fall" if each.low is not None else ""
        rise = f"{high} or more is a real rise" if each.high is not None else ""
        return ", ".join(filter(None, (fall, rise)))
    said = _shown(each.value, places)
    if each.value is None:
        said = "" if each.low is not None else "not given"
    if each.low is not None or each.high is not None:
        said += f" ({low} to {high})"
    if each.p is not None:
        said += f", p {_shown(each.p, _CHANCE)}" if each.p >= SMALL else f", p below {SMALL}"
    return said.strip()


def _places(each: Given) -> int:
    """Return with how many decimals a figure is read: a count has none."""
    if each.figure == "projection":
        return _WHOLE if isinstance(each.inputs.get("so_far"), int) else _ONE
    ratio = each.figure.startswith(("compared.growth", "compared.rate", "funnel", "change.difference"))
    return _MANY if ratio else _ONE


def _shown(value: float | None, places: int) -> str:
    if value is None:
        return "…"
    return figure(value) if isinstance(value, int) else figure(rounded(value, places))


def _method(method: str) -> str:
    if method in set(Method):
        return f"by {HOW[Method(method)]}"
    return method if method.startswith("as ") else f"by {method}"
