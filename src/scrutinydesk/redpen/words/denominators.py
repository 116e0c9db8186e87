"""Figures without what they are out of: so many forces, so many per cent of “offences”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import at_claim, at_figure, sentence, short

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_ALL_FORCES = re.compile(
    r"\b(?:of|all|the) (?:the )?(?:4[2-5]|forty[- ](?:two|three|four|five))\b", re.IGNORECASE
)
_OF_WHAT = re.compile(
    r"\s+of (?:all |the |these |those |our )?(offences|crimes|incidents|cases|victims|calls|reports|offenders"
    r"|suspects)\b"
    r"(?! (?:of|where|involving|against|in which|under|with|relating|in|that))",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b[a-z]+ (?:and|&) [a-z ]{0,20}(?:offences|crimes|incidents)\b", re.IGNORECASE)
_DIGITS = re.compile(r"^[^\d]+")
_SEVERAL = 2


def forces_of_how_many(reading: Reading) -> Iterator[ReportFinding]:
    """Yield one finding where the report counts forces and nowhere says of how many.

    Yields
    ------
    ReportFinding
    """
    counted = [(index, claim) for index, claim in enumerate(reading.claims) if claim.kind is ClaimKind.FORCES]
    bare = [(index, claim) for index, claim in counted if claim.of(Role.OF) is None]
    if not bare or len(bare) < len(counted) or _ALL_FORCES.search(reading.document.text):
        return
    first = bare[0][1]
    times = "" if len(bare) == 1 else f", as in {len(bare) - 1} more places"
    yield ReportFinding(
        "denominator",
        Severity.WARNING,
        f"“{short(first.quote)}” does not say of how many{times}.",
        tuple(at_claim(claim) for _, claim in bare),
        detail="There are 43 territorial forces in England and Wales, 44 with the British Transport Police;"
        " where figures"
        " of a force are missing it may have been left out.",
        question="Could the Constabulary say how many forces were counted in all?",
        claims=tuple(index for index, _ in bare),
    )


def percent_of_what(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each percentage of “offences” or the like beside two measures that could be meant.

    Yields
    ------
    ReportFinding
    """
    for index, claim in enumerate(reading.claims):
        if claim.kind not in {ClaimKind.PROPORTION, ClaimKind.SHARE} or len(claim.quantities) > 1:
            continue
        percent = claim.of(Role.PERCENT)
        if percent is None:
            continue
        text, end = claim.passage.text, percent.number.end - claim.passage.offset
        of_what = _OF_WHAT.match(text, end)
        if of_what is None or not _ambiguous(reading, claim, end):
            continue
        yield ReportFinding(
            "denominator",
            Severity.WARNING,
            f"“{short(percent.number.text + of_what[0])}”: the text before speaks of more than one kind of"
            f" {of_what[1].casefold()}.",
            (at_figure(percent),),
            detail="A percentage can be checked only where it is clear what it is a percentage of.",
            question=f"Could the Constabulary say which {of_what[1].casefold()} the"
            f" {_DIGITS.sub('', percent.number.text)} is of, and give the counts?",
            claims=(index,),
        )


def _ambiguous(reading: Reading, claim: Claim, at: int) -> bool:
    """Tell whether the sentence before names two kinds together, and the section has figures of several."""
    text = claim.passage.text
    start, _ = sentence(text, at)
    before, _ = sentence(text, start - 1) if start else (0, 0)
    measures = {
        each.measure
        for passage in reading.near(claim.passage)
        for _, each in reading.claims_of(passage)
        if each.measure and each.quantities
    }
    return len(measures) >= _SEVERAL and _TWO.search(text[before:start]) is not None
