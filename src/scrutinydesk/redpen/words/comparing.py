"""“In line with”, “below”: comparisons in words against the figures that the report prints beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.claims.names import stems
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding
from scrutinydesk.redpen.words.comparing_workbook import compared_in_workbook
from scrutinydesk.redpen.words.comparison_words import IN_LINE, Compared, comparators, compared
from scrutinydesk.redpen.words.growth import Growth, SideBySide, growth_ratios, growth_working, side_by_side
from scrutinydesk.redpen.words.levels import level_apart
from scrutinydesk.redpen.words.reading import (
    UNKNOWN_GROUP,
    at_claim,
    in_short,
    listed,
    section_of,
    sentence_of,
    short,
    title_of,
)

if TYPE_CHECKING:
    from scrutinydesk.analysis.intervals import RateRatio
    from scrutinydesk.redpen.words.reading import Reading

# Growth that differs by more than the first, with its interval, is not "in line"; by more than the second
# it is no matter of taste.
_APART = 1.05
_FAR_APART = 1.10
_BELOW = re.compile(r"below|under|lower", re.IGNORECASE)
_ABOVE = re.compile(r"above|over|higher|exceed", re.IGNORECASE)
# National figures lag the local ones by a month or two.
_LAG = 2
_SMALL_WORD = 3
_GENERIC = frozenset(("crime", "offence", "number", "recorded", "force", "police", "total"))


@dataclass(frozen=True, slots=True)
class _Apart:
    """One comparator from which the force's printed growth differs."""

    area: str
    force: Growth
    other: Growth
    nearest: float


def compared_in_words(reading: Reading) -> Found:
    """Judge every comparison in words for which the report prints the figures."""
    comparisons = [
        (index, claim) for index, claim in enumerate(reading.claims) if claim.kind is ClaimKind.COMPARISON
    ]
    if not comparisons:
        return Found()
    tables = side_by_side(reading)
    judgements: list[Judgement] = []
    findings: list[ReportFinding] = []
    for index, claim in comparisons:
        areas = comparators(reading, index)
        if not areas:
            continue
        judged, finding = _judged(reading, tables, index, claim, areas)
        judgements.append(judged)
        findings += finding
    return Found(tuple(judgements), tuple(findings))


def _judged(
    reading: Reading, tables: list[SideBySide], index: int, claim: Claim, areas: tuple[str, ...]
) -> tuple[Judgement, list[ReportFinding]]:
    what = compared(claim)
    if what is Compared.OTHER or not _is_forces(reading, claim):
        return _unchecked(index), []
    if what is Compared.LEVEL:
        return _of_level(reading, tables, index, claim, areas)
    found = _in_report(reading, tables, index, claim, areas)
    if found is None and what is Compared.CHANGE and IN_LINE.search(claim.words):
        found = compared_in_workbook(reading, index, claim, areas)
    if found is None or (found[1] and what is not Compared.CHANGE):
        return _unchecked(index), []
    return found


def _of_level(
    reading: Reading, tables: list[SideBySide], index: int, claim: Claim, areas: tuple[str, ...]
) -> tuple[Judgement, list[ReportFinding]]:
    stands = IN_LINE.search(claim.words) and not claim.words.casefold().startswith("into")
    found = level_apart(reading, tables, index, claim, areas) if stands else None
    if found is None:
        return _unchecked(index), []
    return Judgement(index, Verdict.DIFFERS, found.working, Against.REPORT), [found]


def _in_report(
    reading: Reading, tables: list[SideBySide], index: int, claim: Claim, areas: tuple[str, ...]
) -> tuple[Judgement, list[ReportFinding]] | None:
    """Return the verdict of the report's own table; None where it has none for this."""
    table = _table(tables, claim)
    own = table.of[reading.setting.force] if table else None
    others = {area: table.of[area] for area in areas if area in table.of} if table else {}
    known = IN_LINE.search(claim.words) or _BELOW.search(claim.words) or _ABOVE.search(claim.words)
    if own is None or not others or not known or not _of_the_time(claim, own):
        return None
    apart = list(_aparts(own, others, claim.words))
    working = "; ".join(f"{title_of(reading, area)} {each.words}" for area, each in others.items())
    working = f"{title_of(reading, reading.setting.force)} {own.words}; {working}"
    verdict = Verdict.DIFFERS if apart else Verdict.AGREES
    fits = [(area, each) for area, each in others.items() if _fits(own, each, claim.words)]
    findings = [_finding(reading, index, claim, apart, fits)] if apart else []
    return Judgement(index, verdict, working, Against.REPORT), findings


def _unchecked(index: int) -> Judgement:
    missing = "figures of the force and of what it is compared with, for the same measure and period"
    return Judgement(index, Verdict.CANNOT_BE_CHECKED, f"needs {missing}", Against.REPORT, missing)


def _is_forces(reading: Reading, claim: Claim) -> bool:
    """Tell whether it is the force that is compared: a division or district has no row in the table."""
    areas = reading.material.resources.areas
    if claim.area in {reading.setting.force, UNKNOWN_GROUP}:
        return True
    # The area named last may be another comparator of the same sentence.
    return claim.area in areas and areas[claim.area].kind not in {AreaKind.FORCE, AreaKind.DIVISION}


def _of_the_time(claim: Claim, own: Growth) -> bool:
    """Tell whether a comparison that names its period means that of the table."""
    said, table = claim.window, own.claim.window
    if said is None or table is None:
        return True
    return said.span is table.span and abs(said.last.ordinal - table.last.ordinal) <= _LAG


def _table(tables: list[SideBySide], claim: Claim) -> SideBySide | None:
    """Return the table of what is compared: of its measure, or the only one here, if a word of it is said."""
    here = [each for each in tables if each.section == section_of(claim.passage)]
    if claim.measure:
        same = (each for each in here if each.measure == claim.measure or _named_with(each, claim))
        return next(same, None)
    said = {word for word, _, _ in stems(sentence_of(claim)) if len(word) > _SMALL_WORD}
    named = {word for each in here for word, _, _ in stems(each.words)}
    return here[0] if len(here) == 1 and said & (named - _GENERIC) else None


def _named_with(table: SideBySide, claim: Claim) -> bool:
    """Tell whether a sentence names the measure of a table beside its own: "rape and sexual offences"."""
    one, other = re.escape(table.words), re.escape(claim.measure_words)
    joined = rf"\b(?:{one}\W+(?:and|&|or)\W+{other}|{other}\W+(?:and|&|or)\W+{one})\b"
    return bool(one and other) and re.search(joined, sentence_of(claim), re.IGNORECASE) is not None


def _aparts(own: Growth, others: dict[str, Growth], words: str) -> Iterator[_Apart]:
    for area, other in others.items():
        ratios = growth_ratios(own, other, inside=True)
        if IN_LINE.search(words):
            # Some count a force among its group, some do not: it has to differ either way.
            apart = _not_in_line(ratios) and _not_in_line(growth_ratios(own, other, inside=False))
        elif _BELOW.search(words):
            apart = bool(ratios) and own.percent > other.percent and _surely(own, other)
        else:
            apart = bool(ratios) and own.percent < other.percent and _surely(own, other)
        if apart:
            nearest = min(ratios, key=lambda each: abs(each.ratio - 1))
            yield _Apart(area, own, other, nearest.ratio)


def _not_in_line(ratios: list[RateRatio]) -> bool:
    """Tell whether growth differs clearly for all counts that the printed figures allow."""
    if not ratios:
        return False
    lower = all(each.interval.high < 1 and each.ratio < 1 / _APART for each in ratios)
    higher = all(each.interval.low > 1 and each.ratio > _APART for each in ratios)
    return lower or higher


def _fits(own: Growth, other: Growth, words: str) -> bool:
    """Tell whether a comparator bears "in line" out for all counts that the printed figures allow."""
    ratios = growth_ratios(own, other, inside=True)
    near = all(1 / _APART <= each.ratio <= _APART for each in ratios)
    return bool(ratios) and near and IN_LINE.search(words) is not None


def _surely(own: Growth, other: Growth) -> bool:
    """Tell whether two percentages differ by more than their rounding."""
    steps = sum(
        1.0 / 10**quantity.number.decimals
        for growth in (own, other)
        for quantity in growth.claim.quantities
        if quantity.number.text.endswith("%")
    )
    return bool(abs(own.percent - other.percent) > steps)


def _finding(
    reading: Reading, index: int, claim: Claim, apart: list[_Apart], fits: list[tuple[str, Growth]]
) -> ReportFinding:
    own = apart[0].force
    force = title_of(reading, reading.setting.force)
    far = any(not 1 / _FAR_APART < each.nearest < _FAR_APART for each in apart)
    against = not IN_LINE.search(claim.words)
    beside = listed(f"{title_of(reading, each.area)} ({each.other.words})" for each in apart)
    fitting = listed(f"{title_of(reading, area)} ({each.words})" for area, each in fits)
    but = f" It does fit {fitting}." if fitting else ""
    working = "; ".join(
        growth_working(own, each.other, force, f"the rest of {title_of(reading, each.area)}")
        for each in apart
    )
    return ReportFinding(
        "claim_v_table",
        Severity.ERROR if far or against else Severity.WARNING,
        f"“{short(claim.words)}” does not fit the report's own table: {force} {own.words}, beside"
        f" {beside}.{but}",
        (at_claim(claim), *(at_claim(each.other.claim) for each in apart), at_claim(own.claim)),
        working,
        "Counts are those that the printed changes imply: a rise of 100 that is 25% means 400 → 500. The"
        " force is taken out of each wider area first. An interval that does not hold 1 means that the two"
        " rose by different amounts, beyond what chance makes of counts of this size.",
        f"The report says “{in_short(claim)}”.{but} Could the Constabulary explain how that"
        f" sits with the table, where the change is {own.words} beside {beside}?",
        Against.REPORT,
        (index, own.index, *(each.other.index for each in apart)),
    )
