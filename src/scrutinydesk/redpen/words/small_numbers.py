"""Percentages of few cases: changes that chance alone makes, and shares of a handful of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.spoken_ratios import is_spoken_ratio
from scrutinydesk.redpen.words.chance import Tested, tested
from scrutinydesk.redpen.words.reading import Reading, at_claim, section_of, short

_FEW = 100
_HANDFUL = 50
_SEVERAL = 2  # one share with a decimal is no habit


@dataclass(frozen=True, slots=True)
class _Change:
    index: int
    claim: Claim
    tested: Tested

    @property
    def few(self) -> bool:
        return self.tested.base < _FEW and self.tested.chance


def small_numbers(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each sub-section with percentages of so few cases that they say nothing.

    Yields
    ------
    ReportFinding
    """
    groups: dict[tuple[str, ...], list[_Change]] = defaultdict(list)
    for index, claim in enumerate(reading.claims):
        found = tested(reading, claim) if claim.kind is ClaimKind.CHANGE_PERCENT else None
        if found is not None:
            groups[section_of(claim.passage)].append(_Change(index, claim, found))
    for held in groups.values():
        few = sorted((each for each in held if each.few), key=lambda each: each.tested.base)
        if few:
            yield _finding(_worst_first(few), held)
    yield from _shares(reading)


def _worst_first(few: list[_Change]) -> list[_Change]:
    """Put first what looks most and is least: the largest percentage."""
    first = max(few, key=lambda each: abs(_percent(each.claim)))
    return [first, *(each for each in few if each is not first)]


def _percent(claim: Claim) -> Fraction:
    quantity = claim.of(Role.PERCENT)
    return quantity.value if quantity else Fraction(0)


def _finding(few: list[_Change], held: list[_Change]) -> ReportFinding:
    first = few[0]
    rest = len(held) - 1
    others = sum(each.tested.chance for each in held) - 1
    of_them = f"all the other {rest}" if others == rest else f"{others} of the other {rest}"
    more = f" So are {of_them} changes printed here." if others > 1 else ""
    return ReportFinding(
        "small_numbers",
        Severity.WARNING,
        f"“{short(first.claim.quote)}”: {first.tested.counts} is within what chance makes.",
        tuple(at_claim(each.claim) for each in few),
        first.tested.working,
        f"A percentage of few cases looks larger than it is.{more}",
        "Could the counts be given beside percentages of fewer than 100 cases, and could the report say"
        " whether any of these changes is more than chance?",
        claims=tuple(each.index for each in few),
    )


def _shares(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each sub-section that gives shares of a handful of people to a decimal."""
    groups: dict[tuple[str, ...], list[tuple[int, Claim, int]]] = defaultdict(list)
    for index, claim in enumerate(reading.claims):
        part, whole, percent = (claim.of(role) for role in (Role.PART, Role.WHOLE, Role.PERCENT))
        if claim.kind is ClaimKind.PROPORTION and part and whole and percent:
            of = int(whole.value)
            # “Nine out of ten (90.4%)” are not ten people.
            spoken = whole.number.worded or is_spoken_ratio(part, whole, reading.document.text)
            if 0 < of < _HANDFUL and percent.number.decimals and not spoken:
                groups[section_of(claim.passage)].append((index, claim, of))
    for held in groups.values():
        if len(held) < _SEVERAL:
            continue
        _, claim, of = min(held, key=lambda each: each[2])
        step, share = f"{100 / of:.1f}", _share(claim)
        yield ReportFinding(
            "small_shares",
            Severity.NOTE,
            f"“{share}” is a share of {of}: one more or one fewer moves it by {step} percentage points.",
            tuple(at_claim(each) for _, each, _ in sorted(held, key=lambda each: each[2])),
            f"1 ÷ {of} = {step}%",
            "Shares of so few say little from one quarter to the next, and a decimal makes them look exact.",
            "Could shares of fewer than 50 people be given as counts, or for twelve months together?",
            claims=tuple(number for number, _, _ in held),
        )


def _share(claim: Claim) -> str:
    """Return the part and the percentage of a share as the report prints them, without the words between."""
    part, percent = claim.of(Role.PART), claim.of(Role.PERCENT)
    if part is None or percent is None:
        return short(claim.quote)
    return f"{part.number.text} ({percent.number.text})"
