"""Figures side by side that do not count the same, and reasons that explain nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.names import stems
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.implied import base_of
from scrutinydesk.redpen.printing import printed_quantity
from scrutinydesk.redpen.review import Against, Found, ReportFinding, Span
from scrutinydesk.redpen.sameness import section_of
from scrutinydesk.redpen.wording import spans_of

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Catalogue
    from scrutinydesk.redpen.material import Material

_CHANGES = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT))
_SAID = frozenset((ClaimKind.COMPARISON, ClaimKind.TREND))
_GIVEN = re.compile(
    r"\b(?:given|due to|because of|owing to|as a result of|reflect\w*|explained by|following)\b[^.;]{0,40}?"
    r"\bchang\w+\b[^.;]{0,20}?\b(?:report|record|classif|categor|count)\w*"
    r"|\b(?:reclassif|re-classif)\w+",
    re.IGNORECASE,
)
_ALL = frozenset(("all", "total"))
_AFTER = 160


def definitions(material: Material) -> Found:
    """Look in each section for figures that do not count the same."""
    sections: dict[tuple[str, ...], list[int]] = {}
    for number, claim in enumerate(material.claims):
        if claim.measure and claim.measure in material.resources.catalogue:
            sections.setdefault(section_of(claim.passage), []).append(number)
    findings: list[ReportFinding] = []
    for numbers in sections.values():
        findings += _other_table(material, numbers)
        findings += _no_reason(material, numbers)
    return Found(findings=tuple(findings))


def _other_table(material: Material, numbers: list[int]) -> Iterator[ReportFinding]:
    """Yield that the table of a section counts something else than its text."""
    catalogue, claims = material.resources.catalogue, material.claims
    changes = [number for number in numbers if claims[number].kind in _CHANGES]
    tabled = {claims[number].measure for number in changes if claims[number].passage.cell}
    areas = {claims[number].area for number in changes if claims[number].passage.cell}
    for number in changes:
        claim = claims[number]
        compares = len(areas) > 1 and not claim.passage.cell and claim.measure not in tabled
        if not compares or not _heads(claim, catalogue):
            continue
        other = next((key for key in tabled if _overlaps(claim.measure, key, catalogue)), None)
        here = next((n for n in changes if claims[n].measure == other and claims[n].area == claim.area), None)
        if other is None or here is None:
            continue
        one, two = _base(claims[here]), _base(claim)
        names = catalogue[other].title.lower(), catalogue[claim.measure].title.lower()
        yield ReportFinding(
            "definition_mismatch",
            Severity.WARNING,
            f"The table counts {names[0]}, the text {names[1]}: they cannot be compared.",
            (*spans_of(claim)[-1:], *spans_of(claims[here])[-1:]),
            f"before the change {one} in the table and {two} in the text" if one and two else "",
            "One is counted more widely than the other, so a change in one says little of the other.",
            f"Could the report say that the table is of {names[0]} only, or give the same figure for the "
            "force?",
            Against.REPORT,
            (number, here),
        )
        return


def _overlaps(one: str, other: str, catalogue: Catalogue) -> bool:
    return other in catalogue[one].overlaps or one in catalogue[other].overlaps


def _heads(claim: Claim, catalogue: Catalogue) -> bool:
    """Tell whether a heading over a claim names its measure."""
    measure = catalogue[claim.measure]
    named = [{word for word, _, _ in stems(name)} for name in (measure.title, measure.short)]
    heads = [{word for word, _, _ in stems(head)} for head in claim.passage.path]
    return any(name <= head for name in named if name for head in heads)


def _base(claim: Claim) -> str:
    base = base_of(claim)
    if base is None or base.low is None:
        return ""
    low, high = base.low, base.high
    if high is None:
        return f"{figure(low)} or more"
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"


def _no_reason(material: Material, numbers: list[int]) -> Iterator[ReportFinding]:
    """Yield that a change of class within a total is given as the reason for a change of the total."""
    catalogue, claims, text = material.resources.catalogue, material.claims, material.document.text
    moved = {claims[number].measure for number in numbers if claims[number].kind is ClaimKind.CAVEAT}
    for number in numbers:
        claim = claims[number]
        end = min(claim.passage.end, claim.end + _AFTER)
        reason = _GIVEN.search(text, claim.start, end) if claim.kind in _SAID else None
        if reason is None or not _is_all(claim.measure, catalogue):
            continue
        part = next((key for key in sorted(moved) if _overlaps(claim.measure, key, catalogue)), None)
        if part is None:
            continue
        whole, title = catalogue[claim.measure].title, catalogue[part].title.lower()
        yield ReportFinding(
            "reasoning",
            Severity.WARNING,
            f"{whole} counts every class, so moving offences from one class to another does not change it: "
            "that cannot be the reason.",
            (Span(reason.start(), reason.end()), Span(claim.start, claim.end)),
            _rest(material, numbers, claim.measure, part),
            f"The change of classes is said of {title}, which {whole.lower()} takes in before and after.",
            f"Could the Constabulary say how a change of classes explains the change in {whole.lower()}?",
            Against.REPORT,
            (number,),
        )
        return


def _is_all(measure: str, catalogue: Catalogue) -> bool:
    return not _ALL.isdisjoint(word for word, _, _ in stems(catalogue[measure].title))


def _rest(material: Material, numbers: list[int], whole: str, part: str) -> str:
    """Return what the change in all and in the part leave for the rest, in one line."""
    found: dict[str, Claim] = {}
    force = {material.claims[number].area for number in numbers if material.claims[number].measure == part}
    for number in numbers:
        claim = material.claims[number]
        size = claim.of(Role.DIFFERENCE)
        counts = claim.kind in _CHANGES and size is not None and size.number.unit is Unit.COUNT
        if counts and claim.measure in {whole, part} and claim.area in force:
            found.setdefault(claim.measure, claim)
    sizes = [one.of(Role.DIFFERENCE) for key in (whole, part) if (one := found.get(key))]
    if len(sizes) != 2 or sizes[0] is None or sizes[1] is None:  # noqa: PLR2004  the whole and the part
        return ""
    first, second = printed_quantity(sizes[0]), printed_quantity(sizes[1])
    line = f"all {first}, this class {second}: the other classes {figure(first.value - second.value)}"
    windows = found[whole].window, found[part].window
    if windows[0] and windows[1] and windows[0] != windows[1]:
        line += f" (all of {windows[0].words}, the class of {windows[1].words})"
    return line
