"""Each claim against itself: the count of a whole against its percentage, a change against its base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.printing import printed_quantity
from scrutinydesk.redpen.review import Found, Judgement, ReportFinding, Span

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material


def inside_claims(material: Material) -> Found:
    """Judge every claim that has a partner within itself."""
    judgements = []
    findings = []
    for number, claim in enumerate(material.claims):
        judged = _proportion(number, claim)
        if judged is None:
            continue
        judgements.append(judged)
        if judged.verdict in {Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED}:
            findings.append(_finding(number, claim, judged))
    return Found(tuple(judgements), tuple(findings))


def _proportion(number: int, claim: Claim) -> Judgement | None:
    part, whole, percent = claim.of(Role.PART), claim.of(Role.WHOLE), claim.of(Role.PERCENT)
    if claim.kind is not ClaimKind.PROPORTION or not (part and whole and percent):
        return None
    checked = check_share([printed_quantity(part)], printed_quantity(whole), printed_quantity(percent))
    return Judgement(number, checked.verdict, checked.working, missing=checked.missing)


def _finding(number: int, claim: Claim, judged: Judgement) -> ReportFinding:
    percent = claim.of(Role.PERCENT) or claim.quantities[0]
    kind = "arithmetic" if judged.verdict is Verdict.DIFFERS else "rounding"
    return ReportFinding(
        kind,
        Severity.ERROR,
        f"{judged.working}.",
        (Span(percent.number.start, percent.number.end),),
        judged.working,
        claims=(number,),
    )
