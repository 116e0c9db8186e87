"""Projections that do not say how they were made, and forecasts without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.outturns import is_answered
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import (
    TITLE,
    around,
    at_claim,
    in_short,
    sentence_of,
    short,
)

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_METHOD = re.compile(
    r"\b(?:based on|on the basis|method\w*|model\w*|assum\w+|linear|season\w*|averages?|extrapolat\w+|using"
    r"|run[- ]rate"
    r"|straight[- ]line|calculated|range of|between [£\d].{1,20} and|confidence|interval|plus or minus"
    r"|scenario|trajectory"
    r" of|forecasting tool|pro[- ]rata)\b|±",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b(?:forecast\w*|project(?:ed|ing|s)|predict\w*)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:\.\d+)?%|\bper ?cent\b|\b\d{1,3}(?:,\d{3})+\b")


def unexplained_projections(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each projection without a word on its method, and each forecast without a figure.

    Yields
    ------
    ReportFinding
    """
    for index, claim in enumerate(reading.claims):
        bare = claim.kind is ClaimKind.PROJECTION and _counts(claim) and not is_answered(sentence_of(claim))
        if bare and not _METHOD.search(around(claim)):
            yield _unexplained(index, claim)
        elif claim.kind is ClaimKind.TREND and _bare(reading, claim):
            yield ReportFinding(
                "projection",
                Severity.NOTE,
                f"“{in_short(claim, TITLE)}” is a forecast without a figure.",
                (at_claim(claim),),
                detail="Without a figure nobody can tell next year whether it came true.",
                question="Could the Constabulary give the figure that is expected, with a range?",
                claims=(index,),
            )


def _counts(claim: Claim) -> bool:
    """Tell whether a projection is of cases or a percentage: money has budgets behind it."""
    return all(each.number.unit is not Unit.MONEY for each in claim.quantities)


def _bare(reading: Reading, claim: Claim) -> bool:
    said = sentence_of(claim)
    projected = any(each.kind is ClaimKind.PROJECTION for _, each in reading.claims_of(claim.passage))
    continuing = claim.words.casefold().startswith("continu")
    return continuing and not projected and bool(_FORECAST.search(said)) and not _FIGURE.search(said)


def _unexplained(index: int, claim: Claim) -> ReportFinding:
    return ReportFinding(
        "projection",
        Severity.WARNING,
        f"“{short(claim.quote)}” does not say how it was worked out, from which months, or how sure it is.",
        (at_claim(claim),),
        detail="The same months give different years by different methods: the months so far taken"
        " twelve-fold, this year"
        " so far with the rest of last year, or last year's pattern grown. A single figure looks surer than"
        " it is.",
        question="Could the Constabulary give the method, the months it rests on, the figure of the year"
        " before and a range?",
        claims=(index,),
    )
