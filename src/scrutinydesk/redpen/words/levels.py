"""“Now in line with” said of a level: the force's share of the cases beside its share of the people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, Role
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure, rounded
from scrutinydesk.redpen.review import Against, ReportFinding
from scrutinydesk.redpen.words.growth import SideBySide, growth_ratios
from scrutinydesk.redpen.words.reading import (
    at_claim,
    in_short,
    listed,
    section_of,
    sentence_of,
    short,
    title_of,
)

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.growth import Growth
    from scrutinydesk.redpen.words.reading import Reading

# A rate of less than two thirds, or more than one and a half times, is in line by nobody's reckoning.
_FAR = 1.5
_OLDEST = 5


def level_apart(
    reading: Reading, tables: list[SideBySide], index: int, claim: Claim, areas: tuple[str, ...]
) -> ReportFinding | None:
    """Return the finding where rates per resident are far apart from every area named, and did not close up.

    The table is that of the measure, or the only one of the sub-section; the measure has to be named in
    the sentence, so that it is no guess.
    """
    table = _table(tables, claim)
    own = table.of.get(reading.setting.force) if table else None
    if table is None or own is None or own.now is None:
        return None
    apart: list[tuple[str, Growth, float]] = []
    for area in areas:
        other = table.of.get(area)
        rate = _relative_rate(reading, own, other, area) if other else None
        if other is None or rate is None or 1 / _FAR < rate < _FAR or not _no_nearer(own, other, rate):
            return None
        apart.append((area, other, rate))
    return _finding(reading, index, claim, table, apart)


def _table(tables: list[SideBySide], claim: Claim) -> SideBySide | None:
    here = [each for each in tables if each.section == section_of(claim.passage)]
    words = claim.measure_words.casefold()
    if not words or words not in sentence_of(claim).casefold():
        return None
    same = [each for each in here if each.measure == claim.measure]
    found = same or here
    return found[0] if len(found) == 1 else None


def _people(reading: Reading, own: Growth, area: str) -> tuple[int, int] | None:
    """Return the residents of the force and of an area, of one mid-year; None where not known."""
    from scrutinydesk.analysis.pooling import members  # noqa: PLC0415  only where a level is compared

    areas = reading.material.resources.areas
    window = own.claim.window
    if area not in areas or window is None:
        return None
    forces = members(area, window.last, reading.material.resources)
    force = reading.setting.force
    held = [areas[each] for each in {*forces, force}]
    years = {each.population_year for each in held}
    known = force in forces and all(each.population for each in held)
    if not known or len(years) != 1 or abs(window.last.year - years.pop()) > _OLDEST:
        return None
    return areas[force].population, sum(each.population for each in held)


def _relative_rate(reading: Reading, own: Growth, other: Growth, area: str) -> float | None:
    """Return the force's rate over that of the rest of an area."""
    people = _people(reading, own, area)
    if people is None or own.counts is None or other.counts is None:
        return None
    cases = own.counts[1], other.counts[1] - own.counts[1]
    rest = people[1] - people[0]
    return cases[0] / people[0] / (cases[1] / rest) if cases[1] > 0 and rest > 0 else None


def _no_nearer(own: Growth, other: Growth, rate: float) -> bool:
    """Tell whether the force drew no nearer: it is low and grew no faster, or high and grew no slower."""
    ratios = growth_ratios(own, other, inside=True)
    return bool(ratios) and all((each.ratio <= 1) == (rate < 1) for each in ratios)


def _finding(
    reading: Reading, index: int, claim: Claim, table: SideBySide, apart: list[tuple[str, Growth, float]]
) -> ReportFinding:
    own = table.of[reading.setting.force]
    force = title_of(reading, reading.setting.force)
    rates = listed(
        f"{100 * rate:.0f}% of that of the rest of {title_of(reading, area)}" for area, _, rate in apart
    )
    changes = listed(f"{title_of(reading, area)} {other.words}" for area, other, _ in apart)
    return ReportFinding(
        "claim_v_table",
        Severity.ERROR,
        f"“{short(claim.words)}” does not fit the table of {short(table.words)}: the rate of {force} is"
        f" {rates}, and"
        f" it changed by {own.words}, beside {changes}.",
        (at_claim(claim), at_claim(own.claim), *(at_claim(other.claim) for _, other, _ in apart)),
        "; ".join(_working(reading, own, other, area, rate) for area, other, rate in apart),
        "Shares of cases, in the counts that the printed changes imply, are held against shares of residents:"
        f" estimates of the Office for National Statistics for mid-{_year(reading)}. Growth that is no faster"
        " than elsewhere leaves such a gap as wide as it was.",
        f"The report says “{in_short(claim)}”. Could the Constabulary say which figures show"
        " this, given that"
        f" the table has {own.words} for {force} beside {changes}?",
        Against.REPORT,
        (index, own.index, *(other.index for _, other, _ in apart)),
    )


def _working(reading: Reading, own: Growth, other: Growth, area: str, rate: float) -> str:
    people = _people(reading, own, area)
    if people is None or own.counts is None or other.counts is None:
        return ""
    cases, others = own.counts[1], other.counts[1] - own.counts[1]
    rest = people[1] - people[0]
    force, name = title_of(reading, reading.setting.force), title_of(reading, area)
    return (
        f"{force} {_implied(own)}, {name} {_implied(other)}, the rest of it {other.counts[1]:,}"
        f" \N{MINUS SIGN} {cases:,} = {others:,}: ({cases:,} ÷ {people[0]:,} residents) ÷"
        f" ({others:,} ÷ {rest:,} residents) = {rate:.2f}"
    )


def _implied(growth: Growth) -> str:
    """Return how a count follows from the change and percentage printed: ``69 ÷ 14.7% + 69 = 538``."""
    size, now = growth.claim.of(Role.DIFFERENCE), growth.claim.of(Role.CURRENT)
    percent, counts = growth.claim.of(Role.PERCENT), growth.counts
    if counts is None:
        return ""
    if now is not None or size is None or percent is None:
        return f"{counts[1]:,}"
    sign = "\N{MINUS SIGN}" if growth.percent < 0 else "+"
    many, share = figure(abs(size.value)), rounded(abs(percent.value), percent.number.decimals)
    return f"{many} ÷ {share}% {sign} {many} = {counts[1]:,}"


def _year(reading: Reading) -> int:
    """Return the year whose middle the residents are those of."""
    return reading.material.resources.areas[reading.setting.force].population_year
