"""Changes of one measure that a report prints side by side for several areas, such as a national table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.numerals import rounded
from scrutinydesk.redpen.implied import base_of, current_of
from scrutinydesk.redpen.words.reading import section_of

if TYPE_CHECKING:
    from scrutinydesk.analysis.intervals import Interval as Interval95
    from scrutinydesk.analysis.intervals import RateRatio
    from scrutinydesk.claims.printed import Interval
    from scrutinydesk.redpen.words.reading import Reading

# A row of a table, or a sentence, that gives the force and one area more.
_FEWEST = 2
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Growth:
    """The printed change of one area.

    Attributes
    ----------
    base, now : tuple of Fraction or None
        Least and greatest count that the printed figures allow; None where they tell no counts.
    """

    index: int
    claim: Claim
    percent: Fraction
    base: tuple[Fraction, Fraction] | None
    now: tuple[Fraction, Fraction] | None

    @property
    def words(self) -> str:
        """The change as a working shows it: ``+22.0%``."""
        quantity = self.claim.of(Role.PERCENT)
        decimals = quantity.number.decimals if quantity else 1
        return signed(self.percent, decimals)

    @property
    def counts(self) -> tuple[int, int] | None:
        """The count before and now, as the printed change and percentage give them; None as ``base``."""
        if self.base is None or self.now is None:
            return None
        change = self.now[0] - self.base[0]
        known = self.base[0] == self.base[1] or not self.percent
        before = self.base[0] if known else abs(_HUNDRED * change / self.percent)
        return int(rounded(before)), int(rounded(before)) + int(change)


def signed(percent: Fraction, decimals: int) -> str:
    """Return a change with its sign: ``+22.0%``."""
    sign = "+" if percent > 0 else ""
    return f"{sign}{rounded(percent, decimals):,f}%".replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The changes of one measure over one period, by area."""

    measure: str
    words: str
    section: tuple[str, ...]
    of: dict[str, Growth]


def side_by_side(reading: Reading) -> list[SideBySide]:
    """Return the groups of changes that hold the report's force and another area."""
    groups: dict[tuple[object, ...], dict[str, Growth]] = defaultdict(dict)
    for index, claim in enumerate(reading.claims):
        if claim.kind is not ClaimKind.CHANGE_PERCENT or not claim.area:
            continue
        found = _growth(index, claim)
        where = claim.passage.cell.table if claim.passage.cell else -1 - claim.passage.offset
        if found is not None:
            groups[where, claim.measure or claim.measure_words, claim.window].setdefault(claim.area, found)
    return [
        SideBySide(each.claim.measure, each.claim.measure_words, section_of(each.claim.passage), areas)
        for areas in groups.values()
        if len(areas) >= _FEWEST and (each := areas.get(reading.setting.force)) is not None
    ]


def _growth(index: int, claim: Claim) -> Growth | None:
    percent = claim.of(Role.PERCENT)
    if percent is None:
        return None
    base, now = _ends(base_of(claim)), _ends(current_of(claim))
    known = base is not None and now is not None
    return Growth(index, claim, percent.value, base if known else None, now if known else None)


def _ends(span: Interval | None) -> tuple[Fraction, Fraction] | None:
    """Return both ends of a range of counts above nought."""
    if span is None or span.low is None or span.high is None or span.low <= 0:
        return None
    return span.low, span.high


def growth_ratios(force: Growth, wider: Growth, *, inside: bool) -> list[RateRatio]:
    """Return the force's growth over that of a comparator, for the ends of what the printed figures allow.

    Parameters
    ----------
    inside : bool
        Whether the comparator counts the force too, so that it is taken off first.
    """
    from scrutinydesk.analysis.intervals import ratio_of_ratios  # noqa: PLC0415  only where words compare

    if force.base is None or wider.base is None or force.now is None or wider.now is None:
        return []
    found = []
    for at, other in product((0, 1), repeat=2):
        own = float(force.base[at]), float(force.now[at])
        rest = float(wider.base[other]), float(wider.now[other])
        if inside:
            rest = rest[0] - own[0], rest[1] - own[1]
        if min(*own, *rest) <= 0:
            return []
        found.append(ratio_of_ratios(own, rest))
    return found


def growth_working(force: Growth, wider: Growth, name: str, rest: str) -> str:
    """Return the sum that gives the force's growth over that of the rest of an area.

    Each step is rounded before the next, so that what is shown is all that it takes to redo it.

    Parameters
    ----------
    name, rest : str
        What the force, and the area without it, are called.

    Returns
    -------
    str
        Empty where the printed figures tell no counts.
    """
    from scrutinydesk.analysis.intervals import ratio_of_ratios  # noqa: PLC0415  only where words compare

    own, whole = force.counts, wider.counts
    if own is None or whole is None:
        return ""
    others = whole[0] - own[0], whole[1] - own[1]
    if min(*own, *others) <= 0:
        return ""
    quantity = force.claim.of(Role.PERCENT)
    decimals = max(quantity.number.decimals if quantity else 1, 1)
    grown = f"{name} {force.words} ({own[0]:,} → {own[1]:,}), "
    over = ratio_working(force.percent, rest, others, ratio_of_ratios(own, others).interval, decimals)
    return grown + over if over else ""


def percent_of(counts: tuple[int, int], decimals: int = 1) -> Fraction:
    """Return the change from one count to another as it is printed."""
    return Fraction(str(rounded(Fraction(100 * (counts[1] - counts[0]), counts[0]), decimals)))


def ratio_working(
    own: Fraction, rest: str, others: tuple[int, int], interval: Interval95, decimals: int = 1
) -> str:
    """Return the change of the rest of an area, and the sum that divides a force's growth by it.

    Parameters
    ----------
    own : Fraction
        The change of the force in per cent, as it is shown.
    others : (int, int)
        The counts of the area without the force, before and now; at least one before.

    Returns
    -------
    str
        Empty where nothing is left of them.
    """
    theirs = percent_of(others, decimals)
    if theirs <= -_HUNDRED:
        return ""
    ratio = (1 + own / _HUNDRED) / (1 + theirs / _HUNDRED)
    return (
        f"{rest} {signed(theirs, decimals)} ({others[0]:,} → {others[1]:,}): growth ratio"
        f" ({_factor(own)}) ÷ ({_factor(theirs)}) = {rounded(ratio, 3)}"
        f" (95% interval {interval.low:.3f} to {interval.high:.3f})"
    )


def _factor(percent: Fraction) -> str:
    """Return a change as what a count is multiplied by: ``1 + 0.448``."""
    sign = "\N{MINUS SIGN}" if percent < 0 else "+"
    places = next((each for each in range(3, 6) if percent * 10 ** (each - 2) % 1 == 0), 6)
    return f"1 {sign} {rounded(abs(percent) / _HUNDRED, places)}"
