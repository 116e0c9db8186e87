"""Ranks that move, given without anything that tells whether the move means something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Quantity, Role
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import at_claim, at_figure, section_of

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_PRECISION = re.compile(
    r"\b(?:confidence (?:interval|limit)s?|margin of error|sampl\w+|respondents|statistically|plausibl\w+"
    r"|surveyed"
    r"|interviews|n ?= ?\d|not significant|within error)\b|±|\+/-",
    re.IGNORECASE,
)


def moving_ranks(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each sub-section with ranks that move and no word on their precision.

    Yields
    ------
    ReportFinding
    """
    groups: dict[tuple[str, ...], list[tuple[int, Claim, Quantity]]] = defaultdict(list)
    for index, claim in enumerate(reading.claims):
        if claim.kind in {ClaimKind.RANK, ClaimKind.ESTIMATE_RANK}:
            moves = [each for each in claim.quantities if each.role is Role.MOVEMENT and each.number.value]
            groups[section_of(claim.passage)] += ((index, claim, each) for each in moves)
    for held in groups.values():
        if held and not _PRECISION.search(reading.section_text(held[0][1].passage)):
            yield _finding(held)


def _finding(held: list[tuple[int, Claim, Quantity]]) -> ReportFinding:
    held = sorted(held, key=lambda each: -abs(each[2].number.value))
    _, claim, most = held[0]
    places = int(abs(most.number.value))
    what = f"“{claim.measure_words}” moves" if claim.measure_words else "A rank moves"
    return ReportFinding(
        "rank_no_uncertainty",
        Severity.WARNING,
        f"{what} by {places} {'place' if places == 1 else 'places'}, and nothing says how sure ranks are"
        f"{f' ({len(held)} moves in all)' if len(held) > 1 else ''}.",
        (at_claim(claim), *(at_figure(each) for _, _, each in held)),
        detail="Ranks of estimates that lie close together swap by chance. It takes the number surveyed or an"
        " interval, what"
        " is done with ties, and the period that the arrows compare with to tell a move from noise.",
        question="Could the number of people surveyed or the confidence intervals be given with the ranks,"
        " and the period that"
        " the arrows compare with?",
        claims=tuple(dict.fromkeys(index for index, _, _ in held)),
    )
