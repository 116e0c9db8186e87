"""Ranks of survey estimates, and how they moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

UNKNOWN_MOVE = "Whether a move is more than chance would make cannot be said from ranks alone."
RANKS = {"national": "National position", "msg": "Most similar group", "region": "Region"}


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank and the one before it; 1 is best.

    ``row`` and ``earlier`` are the observations that state them.
    """

    rank: int
    previous: int | None
    row: Observation
    earlier: Observation | None


def rank_of(evidence: Evidence, standing: Standing, kind: str) -> Rank | None:
    """Return the rank at the standing's window and the latest one before it.

    Across a break there is none before it: ranks of what was asked otherwise did not move.
    """
    rows = evidence.rows(standing.measure.id, standing.area, f"rank_{kind}")
    here = [row for row in rows if row.last == standing.window.last.ordinal and row.value]
    if not here or here[0].value is None:
        return None
    sooner = [
        row
        for row in rows
        if row.last < here[0].last
        and row.value is not None
        and not evidence.crossing(standing, row.window).refused
    ]
    earlier = max(sooner, key=lambda row: row.last) if sooner else None
    previous = None if earlier is None or earlier.value is None else int(earlier.value)
    return Rank(int(here[0].value), previous, here[0], earlier)
