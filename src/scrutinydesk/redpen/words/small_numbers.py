"""Percentages of few cases: changes that chance alone makes, and shares of a handful of people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.findings import Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import at_claim, section_of, short

if TYPE_CHECKING:
    from scrutinydesk.analysis.intervals import RateRatio
    from scrutinydesk.redpen.words.reading import Reading

_FEW = 100
_HANDFUL = 50
# People in post, pounds and the like are counted in full: chance plays no part in them.
_COUNTED_IN_FULL = re.compile(
    r"\b(?:officers?|staff|pcsos?|fte|volunteers?|specials?|cadets?|applica\w+|appoint\w+|vacanc\w+|workforce"
    r"|strength"
    r"|budget|spend\w*|cost\w*|£|headcount)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Tested:
    index: int
    claim: Claim
    base: Fraction
    now: Fraction
    test: RateRatio

    @property
    def chance(self) -> bool:
        return self.test.interval.low <= 1 <= self.test.interval.high

    @property
    def few(self) -> bool:
        return self.base < _FEW


def small_numbers(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each sub-section with percentages of so few cases that they say nothing.

    Yields
    ------
    ReportFinding
    """
    groups: dict[tuple[str, ...], list[_Tested]] = defaultdict(list)
    for index, claim in enumerate(reading.claims):
        tested = _tested(reading, index, claim)
        if tested is not None:
            groups[section_of(claim.passage)].append(tested)
    for tested_here in groups.values():
        noise = sorted((each for each in tested_here if each.few and each.chance), key=lambda each: each.base)
        if noise:
            yield _finding(_worst_first(noise), tested_here)
    yield from _shares(reading)


def _worst_first(noise: list[_Tested]) -> list[_Tested]:
    """Put first what looks most and is least: the largest percentage."""
    first = max(noise, key=lambda each: abs(_percent(each.claim)))
    return [first, *(each for each in noise if each is not first)]


def _percent(claim: Claim) -> Fraction:
    quantity = claim.of(Role.PERCENT)
    return quantity.value if quantity else Fraction(0)


def _tested(reading: Reading, index: int, claim: Claim) -> _Tested | None:
    if claim.kind is not ClaimKind.CHANGE_PERCENT or not _is_cases(reading, claim):
        return None
    base, now = claim.implied_base, claim.implied_current
    difference = claim.of(Role.DIFFERENCE)
    if base is None or now is None or base[1] is None or now[1] is None or not difference:
        return None
    middle = Fraction(round((base[0] + base[1]) / 2))
    later = middle + difference.value
    whole = middle.denominator == later.denominator == 1
    if not whole or middle <= 0 or later < 0:
        return None
    from scrutinydesk.analysis.intervals import rate_ratio_exact  # noqa: PLC0415  only where there are counts

    return _Tested(index, claim, middle, later, rate_ratio_exact(int(later), int(middle)))


def _is_cases(reading: Reading, claim: Claim) -> bool:
    measure = reading.measure(claim)
    if measure is not None:
        return measure.kind is Kind.FLOW and not _COUNTED_IN_FULL.search(measure.title)
    return bool(claim.measure_words) and not _COUNTED_IN_FULL.search(f"{claim.measure_words} {claim.quote}")


def _finding(noise: list[_Tested], all_here: list[_Tested]) -> ReportFinding:
    first = noise[0]
    low, high = first.test.percent.low, first.test.percent.high
    total = sum(each.chance for each in all_here)
    counts = f"from {figure(first.base)} to {figure(first.now)}"
    one = f"“{short(first.claim.quote)}”: {counts} is within what chance makes."
    rest = len(all_here) - 1
    of_them = f"all the other {rest}" if total - 1 == rest else f"{total - 1} of the other {rest}"
    others = f" So are {of_them} changes printed here." if total > 1 else ""
    return ReportFinding(
        "small_numbers",
        Severity.WARNING,
        one,
        tuple(at_claim(each.claim) for each in noise),
        f"{figure(first.base)} → {figure(first.now)}: 95% interval of the change {_signed(low)} to"
        f" {_signed(high)}",
        f"A percentage of few cases looks larger than it is.{others}",
        "Could the counts be given beside percentages of fewer than 100 cases, and could the report say"
        " whether any of"
        " these changes is more than chance?",
        claims=tuple(each.index for each in noise),
    )


def _signed(value: float) -> str:
    if value == float("inf"):
        return "no upper end"
    return f"{value:+.0f}%".replace("-", "\N{MINUS SIGN}")


def _shares(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each sub-section that gives shares of a handful of people to a decimal."""
    groups: dict[tuple[str, ...], list[tuple[int, Claim, int]]] = defaultdict(list)
    for index, claim in enumerate(reading.claims):
        whole, percent = claim.of(Role.WHOLE), claim.of(Role.PERCENT)
        if claim.kind is ClaimKind.PROPORTION and claim.of(Role.PART) and whole and percent:
            of = int(whole.value)
            if 0 < of < _HANDFUL and percent.number.decimals:
                groups[section_of(claim.passage)].append((index, claim, of))
    for held in groups.values():
        index, claim, of = min(held, key=lambda each: each[2])
        step = f"{100 / of:.1f}"
        yield ReportFinding(
            "small_shares",
            Severity.NOTE,
            f"“{short(claim.quote)}” is a share of {of}: one more or one fewer moves it by {step} percentage"
            " points.",
            tuple(at_claim(each) for _, each, _ in sorted(held, key=lambda each: each[2])),
            f"1 ÷ {of} = {step}%",
            "Shares of so few say little from one quarter to the next, and a decimal makes them look exact.",
            "Could shares of fewer than 50 people be given as counts, or for twelve months together?",
            claims=tuple(number for number, _, _ in held),
        )
