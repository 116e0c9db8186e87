"""What a report promises: by when something is to be done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from scrutinydesk.periods import Window

_FORECAST = re.compile(r"\b(?:project(?:ing|ed|s)|forecast\w*|predict\w*)\b", re.IGNORECASE)


def promises(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that are promises; what is projected or forecast is none, for nobody will do it."""
    projected = [each for each in claims if each.kind is ClaimKind.PROJECTION]
    return [
        each for each in claims
        if each.kind is ClaimKind.COMMITMENT
        and not _FORECAST.search(each.quote)
        and not any(_goes_on(one, each) for one in projected)
    ]  # fmt: skip


def _goes_on(projected: Claim, claim: Claim) -> bool:
    """Tell whether a claim lies in what is projected, or is the date by which that is to come."""
    if projected.start < claim.end and claim.start < projected.end:
        return True
    if projected.passage is not claim.passage or claim.start < projected.end:
        return False
    text, offset = claim.passage.text, claim.passage.offset
    return re.search(r"[.;]\s", text[projected.end - offset : claim.start - offset]) is None


def last_day(due: Window | None, day: dt.date | None) -> dt.date | None:
    """Return the last day on which a promise is still kept in time; None where no time is named."""
    return day or (due.last.last_day if due else None)


def due_in_words(due: Window | None, day: dt.date | None) -> str:
    """Return when a promise falls due: ``4 December 2017``, ``October 2018``; empty where none is said."""
    if day is not None:
        return f"{day.day} {Month.of(day.year, day.month).words}"
    return due.words if due else ""
