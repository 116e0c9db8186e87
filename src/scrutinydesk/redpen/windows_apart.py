"""The same measure in two windows that are nearly the same: what the months between them would have to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import implied_base
from scrutinydesk.claims.claim import Claim, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Interval, whole_ends
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.printing import printed_percent, printed_quantity
from scrutinydesk.redpen.review import Against, Found, ReportFinding
from scrutinydesk.redpen.slips import slips_of
from scrutinydesk.redpen.wording import spans_of

if TYPE_CHECKING:
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.material import Material

_MOST_APART = 3  # months
_GROWING = 10  # per cent


@dataclass(frozen=True, slots=True)
class _Sized:
    number: int
    claim: Claim
    window: Window
    difference: Printed
    percent: Printed
    base: Interval


@dataclass(frozen=True, slots=True)
class _Pair:
    """A change in a window, and in one that ends some months later."""

    early: _Sized
    late: _Sized

    @property
    def between(self) -> tuple[int | None, int | None]:
        """What the later base is more than the earlier one, at the least and at the most."""
        return whole_ends(self.late.base.minus(self.early.base))


def windows_apart(material: Material) -> Found:
    """Say once that windows differ, and where the months between them would go against the trend."""
    pairs = list(_pairs(material))
    findings = [_against_trend(each, material) for each in pairs if _is_against_trend(each)]
    if pairs:
        findings.insert(0, _differ(pairs, material))
    return Found(findings=tuple(findings))


def _pairs(material: Material) -> Iterator[_Pair]:
    """Yield the windows of each measure and area that end a few months apart, by the first claim of each."""
    by_thing: dict[tuple[str, str], dict[Window, int]] = {}
    for number, claim in enumerate(material.claims):
        if (window := _window(claim)) is not None:
            by_thing.setdefault((claim.measure, claim.area), {}).setdefault(window, number)
    for held in by_thing.values():
        ordered = sorted(held, key=lambda window: (window.span, window.last))
        for early, late in pairwise(ordered):
            apart = late.last.ordinal - early.last.ordinal
            if early.span is late.span and 0 < apart <= _MOST_APART:
                one, other = (_sized(held[each], material.claims[held[each]], each) for each in (early, late))
                if one is not None and other is not None:
                    yield _Pair(one, other)


def _window(claim: Claim) -> Window | None:
    """Return the window of a change in counts that has both size and percentage."""
    size, window = claim.of(Role.DIFFERENCE), claim.window
    if size is None or size.number.unit is not Unit.COUNT or claim.of(Role.PERCENT) is None:
        return None
    named = claim.measure and claim.measure_words
    return window if named and window is not None and window.first != window.last else None


def _sized(number: int, claim: Claim, window: Window) -> _Sized | None:
    size, percent = claim.of(Role.DIFFERENCE), claim.of(Role.PERCENT)
    if size is None or percent is None:
        return None
    difference, rate = printed_quantity(size), printed_percent(percent)
    base = implied_base(difference, rate)
    return None if base is None else _Sized(number, claim, window, difference, rate, base)


def _differ(pairs: Sequence[_Pair], material: Material) -> ReportFinding:
    first = min(pairs, key=lambda pair: max(pair.early.number, pair.late.number))
    early, late = first.early.window, first.late.window
    alike = [pair for pair in pairs if _alike(pair)]
    detail = "Changes in different periods are not one and the same figure, and are not to be compared."
    for pair in alike[:1]:
        detail += (
            f" {pair.early.difference} ({pair.early.percent}%) and {pair.late.difference} "
            f"({pair.late.percent}%) differ by one digit, and both are possible."
        )
    low, high = first.between
    name = _name(first.early.claim, material)
    return ReportFinding(
        "window_mismatch",
        Severity.WARNING,
        f"Some figures are of {early.words}, others of {late.words}.",
        (*spans_of(first.early.claim)[-1:], *spans_of(first.late.claim)[-1:]),
        f"{name}: {_range(first.late)} in the {late.previous.words} less {_range(first.early)} in the "
        f"{early.previous.words} = {_shown(low, high)}",
        detail,
        f"Could the figures be given for the same period, or the difference between {early.words} and "
        f"{late.words} be pointed out?",
        Against.REPORT,
        tuple(dict.fromkeys(each.number for pair in pairs for each in (pair.early, pair.late))),
    )


def _alike(pair: _Pair) -> bool:
    one, other = pair.early.difference, pair.late.difference
    return one.value != other.value and any(each.value == other.value for each in slips_of(one))


def _is_against_trend(pair: _Pair) -> bool:
    low, high = pair.between
    rates = (pair.early.percent.value, pair.late.percent.value)
    if min(rates) >= _GROWING:
        return high is not None and high < 0
    return max(rates) <= -_GROWING and low is not None and low > 0


def _against_trend(pair: _Pair, material: Material) -> ReportFinding:
    early, late = pair.early, pair.late
    low, high = pair.between
    name = _name(late.claim, material)
    way = "lower" if late.percent.value > 0 else "higher"
    trend = "rising" if late.percent.value > 0 else "falling"
    return ReportFinding(
        "source_mismatch",
        Severity.WARNING,
        f"{name}: the {late.window.previous.words} come out {way} than the {early.window.previous.words}, "
        f"in figures that are {trend} by {abs(late.percent.value)}%.",
        (*spans_of(late.claim)[-1:], *spans_of(early.claim)[-1:]),
        f"{_range(late)} less {_range(early)} = {_shown(low, high)}",
        "It is possible, but more often two sources differ: one counts what the other does not.",
        f"Do the figures for {name} come from the same source?",
        Against.REPORT,
        (late.number, early.number),
    )


def _name(claim: Claim, material: Material) -> str:
    catalogue = material.resources.catalogue
    return catalogue[claim.measure].title if claim.measure in catalogue else claim.measure_words


def _range(one: _Sized) -> str:
    return _shown(*whole_ends(one.base))


def _shown(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "not known"
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"
