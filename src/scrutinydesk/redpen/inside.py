"""Each claim against itself: the count of a whole against its percentage, a change against its base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import WORDS_ALONE, Claim, ClaimKind, Role
from scrutinydesk.claims.several_pairs import is_of_parts
from scrutinydesk.claims.shape import sentences
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked
from scrutinydesk.redpen.inside_beside import check_multiple, check_of_which
from scrutinydesk.redpen.inside_changes import check_inside_change
from scrutinydesk.redpen.inside_ranks import check_inside_forces, check_inside_ranks
from scrutinydesk.redpen.inside_rows import Rows
from scrutinydesk.redpen.inside_wholes import check_inside_proportion, check_inside_sum
from scrutinydesk.redpen.plain_forms import CHANGES
from scrutinydesk.redpen.review import Found, Judgement, ReportFinding
from scrutinydesk.redpen.wording import finding_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.redpen.material import Material

_MISSING = {
    ClaimKind.CHANGE_ZERO: "the figure of the other period",
    ClaimKind.COUNT: "another figure that it is part of, or the workbook",
    ClaimKind.STOCK: "another figure that it is part of, or the workbook",
    ClaimKind.LEVEL: "another figure that it is part of, or the workbook",
    ClaimKind.AMOUNT: "another figure that it is part of, or the workbook",
    ClaimKind.AMOUNT_SHARE: "the total that it is a share of",
    ClaimKind.RATE: "the count and the population",
    ClaimKind.DURATION: "the times that it comes of",
    ClaimKind.SHARE_OF_CHANGE: "the changes that it is of, and the change in all",
    ClaimKind.SHARE: "the count and the whole that it is of",
    ClaimKind.PROJECTION: "the method and the months that it comes of",
    ClaimKind.MULTIPLE: "the figures for both periods",
    ClaimKind.TARGET: "a figure for how far off the target is",
}
# "70 offences, compared with 60 in the year before. This is | an increase of ..."
_SAID_OF_LEVELS = re.compile(
    r"(?:[.;:,(\u2013-]\s*(?:this|that|it|which)\s+(?:is|was|represents?|represented|equates? to|amounts? to"
    r"|shows|means|marks)|,\s*(?:representing|equating to|which is))\s+(?:an?\s+)?(?:overall\s+)?$"
    r"|,\s*an?\s+$",
    re.IGNORECASE,
)
# "It was up 9.4% on the year before": not on the figure that stands before it.
_OF_ITS_OWN = re.compile(r"[ \n](?:on|over|than|from|against|since|compared)[ \n]", re.IGNORECASE)
# "5% above | the target".
_BESIDE = re.compile(r"\b(?:above|below|over|under|short of|ahead of|behind)$", re.IGNORECASE)
_CLOSED = re.compile(r" ?(?:[.,;:)]|$)")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:/\d\d)?\b")
_FAR = 60


def inside_claims(material: Material) -> Found:
    """Judge every figure by what its own claim says; of what has no partner there, say what is missing."""
    text = material.document.text
    together = _Together(material.claims, text)
    rows = Rows(material)
    judgements: list[Judgement] = []
    findings: list[ReportFinding] = []
    for number, claim in enumerate(material.claims):
        material.heed()
        if claim.kind in WORDS_ALONE:
            continue
        before = material.claims[number - 1] if number else None
        checked = _checked(rows.as_printed(claim), before, text, together)
        if claim.kind is ClaimKind.MULTIPLE:
            after = material.claims[number + 1] if number + 1 < len(material.claims) else None
            checked = check_multiple(claim, after, text)
        elif claim.kind is ClaimKind.PROPORTION and not claim.of(Role.PART) and not claim.of(Role.WHOLE):
            checked = check_of_which(claim, material.claims[max(number - 2, 0) : number], text)
        if rows.is_of_plans(claim):
            checked = not_checked("the plan and what came of it")
        elif checked.verdict is Verdict.DIFFERS and claim.passage.cell and not rows.confirm(claim):
            checked = not_checked("a head that says what the column is")
        judgements.append(
            Judgement(
                number, checked.verdict, checked.working, missing=checked.missing, figures=_held(claim)
            )
        )
        if finding := finding_about(number, claim, checked):
            findings.append(finding)
    return Found(tuple(judgements), tuple(findings))


def _held(claim: Claim) -> tuple[int, ...]:
    """Return where the figures of a change begin that were held together, of each role the first."""
    if claim.kind not in CHANGES:
        return ()
    first = {each.role: each.number.start for each in reversed(claim.quantities)}
    return tuple(first.values()) if len(first) < len(claim.quantities) else ()


def agrees_inside(number: int, material: Material) -> bool:
    """Return whether a claim about a change does not contradict itself; of others nothing is asked."""
    claim = material.claims[number]
    if claim.kind not in CHANGES:
        return True
    levels = _levels(material.claims[number - 1] if number else None, claim, material.document.text)
    checked = check_inside_change(claim, levels, material.document.text)
    return checked.verdict in {Verdict.AGREES, Verdict.CANNOT_BE_CHECKED}


def _checked(claim: Claim, before: Claim | None, text: str, together: _Together) -> Checked:
    if claim.kind in CHANGES:
        return check_inside_change(claim, _levels(before, claim, text), text)
    if claim.kind is ClaimKind.PROPORTION:
        supported = not together.pairs.isdisjoint(_pairs(claim))
        return check_inside_proportion(claim, text, together.beside(claim), supported=supported)
    if claim.kind is ClaimKind.SUM:
        return check_inside_sum(claim, supported=not together.pairs.isdisjoint(_pairs(claim)))
    if claim.kind in {ClaimKind.RANK, ClaimKind.ESTIMATE_RANK}:
        return check_inside_ranks(claim, text)
    if claim.kind is ClaimKind.FORCES:
        return check_inside_forces(claim)
    return not_checked(_MISSING.get(claim.kind, "another figure to hold it against"))


class _Together:
    """What the claims of a report show of each other.

    Attributes
    ----------
    pairs : set of (int, int)
        The places of parts and wholes that one claim shows to belong together, for another one.
    """

    def __init__(self, claims: Sequence[Claim], text: str) -> None:
        self.pairs: set[tuple[int, int]] = set()
        self._counts: dict[int, list[Quantity]] = {}
        for claim in claims:
            if claim.kind is ClaimKind.SUM and check_inside_sum(claim).verdict is Verdict.AGREES:
                self.pairs.update(_pairs(claim))
            if claim.kind is ClaimKind.PROPORTION and claim.of(Role.PART) is not None:
                if check_inside_proportion(claim, text).verdict is Verdict.AGREES:
                    self.pairs.update(_pairs(claim))
                counts = (each for each in claim.quantities if each.role in {Role.PART, Role.WHOLE})
                self._counts.setdefault(claim.passage.offset, []).extend(counts)

    def beside(self, claim: Claim) -> list[Quantity]:
        """Return the parts and wholes of other proportions before it in the same passage."""
        own = {each.number.start for each in claim.quantities}
        held = self._counts.get(claim.passage.offset, ())
        return [each for each in held if each.number.start not in own and each.number.start < claim.end]


def _pairs(claim: Claim) -> set[tuple[int, int]]:
    whole = claim.of(Role.WHOLE)
    if whole is None:
        return set()
    return {(each.number.start, whole.number.start) for each in claim.quantities if each.role is Role.PART}


def _levels(before: Claim | None, claim: Claim, text: str) -> Claim | None:
    """Return the two figures that a change is said of: "70 offences, compared with 60. This is ..."."""
    if before is None or before.kind is not ClaimKind.FROM_TO or not 0 <= claim.start - before.end <= _FAR:
        return None
    beside = _BESIDE.search(claim.quote) and not _CLOSED.match(text, claim.end)
    if beside or _OF_ITS_OWN.match(text, claim.end):
        return None
    between = text[before.end : claim.start]
    said = _SAID_OF_LEVELS.search(between)
    if said is None or re.search(r"[.;\d]", _YEAR.sub("", between[: said.start()])) or _is_of_parts(claim):
        return None
    return before


def _is_of_parts(claim: Claim) -> bool:
    """Tell whether a size may be of one of several pairs before it, or is one of several sizes."""
    sizes = {each.number.start for each in claim.quantities}
    return any(
        is_of_parts(sentence, token.at)
        for sentence in sentences(claim.passage, None)
        for token in sentence.tokens.values()
        if token.origin + token.start in sizes
    )
