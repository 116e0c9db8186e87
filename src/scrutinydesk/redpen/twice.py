"""Two figures for one thing: sentences that say the same in all but their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding, Span
from scrutinydesk.redpen.sameness import section_of
from scrutinydesk.redpen.slips import is_near
from scrutinydesk.redpen.wording import quoted

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

_KINDS = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.COUNT, ClaimKind.LEVEL))
_COUNTED = (Role.DIFFERENCE, Role.VALUE, Role.CURRENT)
_END = re.compile(r"[.!?][\"'”’)]*(?:\s+|$)")
# Words by which a report takes back a figure, or gives it on another footing.
RESTATED = re.compile(
    r"revis|correct|provisional|restat|amend|previous|earlier|former|last (?:report|quarter)|original|final"
    r"|instead|error|updat|estimat|adjust|project|forecast|scenario|unaudited|published|draft",
    re.IGNORECASE,
)


_WHY = "The two sentences are the same but for their figures."


def two_figures(material: Material) -> Found:
    """Return what a report says twice in the same words, of one thing, with two figures."""
    seen: dict[tuple[object, ...], int] = {}
    findings: list[ReportFinding] = []
    judgements: list[Judgement] = []
    for number, claim in enumerate(material.claims):
        key = _key(claim)
        if key is None:
            continue
        first = seen.setdefault(key, number)
        one = material.claims[first]
        if first != number and _between_is_plain(material, one, claim) and (working := _apart(one, claim)):
            findings.append(found_twice(material, (first, number), working, _WHY))
            judgements += [
                Judgement(each, Verdict.DIFFERS, working, Against.REPORT) for each in (first, number)
            ]
    return Found(tuple(judgements), tuple(findings))


def _key(claim: Claim) -> tuple[object, ...] | None:
    """Return all that has to be the same; None where anything is left to be inferred."""
    sure = claim.measure and claim.area and claim.window and not claim.inherited and not claim.passage.cell
    if claim.kind not in _KINDS or not sure or not claim.measure_words.strip():
        return None
    if any(each.number.approx is not Approx.EXACT or each.number.upto for each in claim.quantities):
        return None
    words = _sentence(claim)
    if not words or RESTATED.search(words):
        return None
    roles = tuple(each.role for each in claim.quantities)
    place = (
        section_of(claim.passage),
        claim.passage.path,
        claim.measure,
        claim.area,
        claim.window,
        claim.previous,
    )
    return claim.kind, claim.direction, roles, words, *place


def _sentence(claim: Claim) -> str:
    """Return the sentence of a claim with a sign for each of its figures; empty where it has others."""
    base, text = claim.passage.offset, claim.passage.text
    start, end = claim.start - base, claim.end - base
    begins = [found.end() for found in _END.finditer(text, 0, start) if found.end() <= start]
    stop = _END.search(text, end)
    if stop is None:
        return ""
    at, parts = (begins[-1] if begins else 0), []
    for each in sorted(claim.quantities, key=lambda one: one.number.start):
        parts.append(text[at : each.number.start - base])
        at = each.number.end - base
    parts.append(text[at : stop.end()])
    return " ".join("#".join(parts).casefold().split())


def _between_is_plain(material: Material, one: Claim, other: Claim) -> bool:
    """Tell whether only whole sentences stand between two claims: a short line may be a heading."""
    for passage in material.document.passages:
        if one.passage.offset <= passage.offset <= other.passage.offset:
            text = passage.text.rstrip()
            if passage.cell or not text.endswith(".") or RESTATED.search(text):
                return False
    return True


def _apart(one: Claim, other: Claim) -> str:
    """Return how two claims differ, if they are so near each other that one thing is surely meant."""
    pairs = list(zip(one.quantities, other.quantities, strict=True))
    if len({first.value == second.value for first, second in pairs}) > 1:
        return ""  # One slip in a statement: that is looked for where statements are solved together.
    if not all(is_near(first.value, second.value) for first, second in pairs):
        return ""
    for first, second in pairs:
        if first.role in _COUNTED and first.number.unit is second.number.unit and first.value != second.value:
            low, high = sorted((abs(first.value), abs(second.value)))
            return f"{figure(high)} − {figure(low)} = {figure(high - low)}, both printed for one thing"
    return ""


def found_twice(
    material: Material, numbers: tuple[int, int], working: str, why: str, *, sure: bool = True
) -> ReportFinding:
    """Return the finding that two claims give two figures of one thing, or seem to.

    Parameters
    ----------
    why : str
        Why it is one thing.
    """
    one, other = (material.claims[number] for number in numbers)
    areas, catalogue = material.resources.areas, material.resources.catalogue
    area = areas[one.area].title if one.area in areas else one.area_words
    window = one.window.words if one.window else ""
    quotes = f"“{quoted(one)}” {one.passage.aside} and “{quoted(other)}” {other.passage.aside}"
    thing = f"{catalogue[one.measure].title}, {area}, {window}"
    title = (
        f"Two figures are given for one thing ({thing}): {quotes}."
        if sure
        else f"If both are of {thing}, they cannot both be true: {quotes}."
    )
    return ReportFinding(
        "conflict" if sure else "conflict_doubt",
        Severity.ERROR if sure else Severity.WARNING,
        title,
        tuple(Span(each.quantities[0].number.start, each.quantities[0].number.end) for each in (other, one)),
        working,
        why,
        f"Could the Constabulary confirm which is right: {quotes}?",
        Against.REPORT,
        numbers,
    )
