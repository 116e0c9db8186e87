"""Figures worth a question: a target missed unsaid, a number twice, doubling beside no change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Quantity, Role
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.claims.names import stems
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.review import Against, Found, ReportFinding, Span
from scrutinydesk.redpen.sameness import section_of
from scrutinydesk.redpen.wording import quoted

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

_UNCHANGED = re.compile(
    r"(?:not|n't) (?:altered|changed|increased|risen)"
    r"|no (?:significant |real |discernible )?(?:change|difference)"
    r"|static|stable|unchanged|steady",
    re.IGNORECASE,
)
_SUBJECT = 60
_TELLING = 4  # letters; shorter words tell nothing
_MUCH = 1.5
_LEAST_TELLING = 11  # smaller numbers and round ones come twice by chance
_HEADCOUNT, _FTE = "_headcount", "_fte"
_Levels = dict[tuple[str, str], tuple[int, Quantity]]


def odd_figures(material: Material) -> Found:
    """Look for figures that are possible, but worth a question."""
    findings = [*_target_gaps(material), *_twice(material), *_doubling(material)]
    return Found(findings=tuple(findings))


def _target_gaps(material: Material) -> Iterator[ReportFinding]:
    """Yield targets that a figure of the report falls short of, where the report does not say so."""
    levels = _levels(material)
    for number, claim in enumerate(material.claims):
        target = claim.of(Role.TARGET)
        if claim.kind is not ClaimKind.TARGET or target is None or claim.of(Role.VALUE) or not claim.measure:
            continue
        held = levels.get((claim.measure, claim.area))
        if held is None or target.number.approx is not Approx.EXACT:
            continue
        at, level = held
        gap = target.number.value - level.number.value
        if gap <= 0 or figure(gap) in material.document.text:
            continue
        detail = "The report gives both figures, but not the difference."
        heads = levels.get((claim.measure.removesuffix(_FTE) + _HEADCOUNT, claim.area))
        if claim.measure.endswith(_FTE) and heads and heads[1].number.value > target.number.value:
            detail += f" The headcount of {heads[1].number.text} is above it, but the target is in FTE."
        yield ReportFinding(
            "target_gap",
            Severity.WARNING,
            f"{level.number.text} is {figure(gap)} below the target of {target.number.text}.",
            (Span(target.number.start, target.number.end), Span(level.number.start, level.number.end)),
            f"{target.number.text} − {level.number.text} = {figure(gap)}",
            detail,
            f"Could the Constabulary say by when the target of {target.number.text} will be reached?",
            Against.REPORT,
            (number, at),
        )


def _levels(material: Material) -> _Levels:
    """Return the first level that a report states of each measure and area."""
    found: _Levels = {}
    for number, claim in enumerate(material.claims):
        level = claim.of(Role.CURRENT) or (claim.of(Role.VALUE) if claim.kind is ClaimKind.STOCK else None)
        alone = len([each for each in claim.quantities if each.role is Role.VALUE]) <= 1
        if level and alone and claim.measure:
            found.setdefault((claim.measure, claim.area), (number, level))
    return found


def _twice(material: Material) -> Iterator[ReportFinding]:
    """Yield counts that stand twice in a section, of periods without a month in common: one may be copied."""
    held: dict[tuple[tuple[str, ...], int], list[tuple[int, Quantity]]] = {}
    for number, claim in enumerate(material.claims):
        if claim.passage.cell is not None or claim.window is None:
            continue
        for quantity in claim.quantities:
            if _is_telling(claim, quantity):
                key = section_of(claim.passage), int(quantity.number.value)
                held.setdefault(key, []).append((number, quantity))
    for (_, value), found in held.items():
        (first, one), *rest = found
        claim = material.claims[first]
        other = next((each for each in rest if _are_apart(claim, material.claims[each[0]])), None)
        if other is None:
            continue
        second, two = other
        one_place, other_place = claim.passage.place, material.claims[second].passage.place
        same = one_place == other_place
        places = f"both under {one_place}" if same else f"{one_place} and {other_place}"
        yield ReportFinding(
            "duplicate_number",
            Severity.NOTE,
            f"{figure(value)} stands twice, for different periods ({places}).",
            (Span(two.number.start, two.number.end), Span(one.number.start, one.number.end)),
            "",
            "It may be so; it may also have been copied from one place to the other.",
            f"Could the Constabulary confirm that {figure(value)} is right "
            f"{'both times' if same else f'in both {places}'}?",
            Against.REPORT,
            (first, second),
        )


def _are_apart(one: Claim, other: Claim) -> bool:
    """Tell whether two figures are of different periods, which the words around each leave no doubt of."""
    if one.window is None or other.window is None:
        return False
    apart = one.window.last < other.window.first or other.window.last < one.window.first
    return apart and _has_one_period(one) and _has_one_period(other)


def _has_one_period(claim: Claim) -> bool:
    return not claim.inherited and {each.window for each in find_dates(claim.passage.text)} == {claim.window}


def _is_telling(claim: Claim, quantity: Quantity) -> bool:
    number = quantity.number
    level = quantity.role is Role.WHOLE or (
        quantity.role is Role.VALUE and claim.kind in {ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL}
    )
    exact = number.unit is Unit.COUNT and number.approx is Approx.EXACT and number.upto is None
    plain = exact and not number.worded and not number.decimals and number.scale == 1
    return level and plain and number.value >= _LEAST_TELLING and number.value % 10 != 0


def _doubling(material: Material) -> Iterator[ReportFinding]:
    """Yield a doubling beside the words that the same has not changed."""
    text = material.document.text
    trends: dict[int, list[int]] = {}
    for number, claim in enumerate(material.claims):
        if claim.kind is ClaimKind.TREND:
            trends.setdefault(claim.passage.offset, []).append(number)
    for number, claim in enumerate(material.claims):
        multiple = claim.of(Role.MULTIPLE)
        if claim.kind is not ClaimKind.MULTIPLE or multiple is None or multiple.number.value < _MUCH:
            continue
        said = _words(text[claim.end : claim.end + _SUBJECT]) | _words(claim.quote)
        for at in trends.get(claim.passage.offset, ()):
            other = material.claims[at]
            subject = _words(text[max(other.start - _SUBJECT, other.passage.offset) : other.start])
            if not _UNCHANGED.search(other.quote) or not (said & subject):
                continue
            what = ", ".join(sorted(said & subject))
            yield ReportFinding(
                "contradiction",
                Severity.WARNING,
                f"“{quoted(claim)}” stands beside “{quoted(other)}” ({what}), and neither has a figure.",
                (Span(claim.start, claim.end), Span(other.start, other.end)),
                "",
                "Both may be true, of what is marked and of what happens; figures would show it.",
                f"Could the Constabulary give the figures behind “{quoted(claim)}” and “{quoted(other)}”?",
                Against.REPORT,
                (number, at),
            )
            break


_EMPTY = frozenset(
    ("also", "been", "have", "more", "number", "seen", "than", "that", "this", "were", "while")
)


def _words(text: str) -> set[str]:
    found = {word for word, _, _ in stems(text) if len(word) >= _TELLING and word.isalpha()}
    return found - _EMPTY
