"""What a workbook that was recognised gives: observations, findings, its cover, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from scrutinydesk.findings import Finding
from scrutinydesk.measures.observations import Observations
from scrutinydesk.periods import Month


@dataclass(frozen=True, slots=True)
class Cover:
    """Whose figures these are, up to when, and how they may be shared.

    Attributes
    ----------
    force : str
        Area id; empty where neither the cover nor the data name a force.
    force_title : str
        As the cover writes it, or the area's title.
    period_end : Month
        The last month that the report covers.
    marking : str
        Protective marking; empty where none is given.
    title : str
    note : str
        What the cover asks every reader to know; it goes on every page that leaves.
    period_given : bool
        False where the cover names no period end and ``period_end`` was taken from the data, or,
        without data, from the calendar.
    """

    force: str
    force_title: str
    period_end: Month
    marking: str
    title: str
    period_given: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Observed:
    """A workbook turned into observations.

    Attributes
    ----------
    missing : tuple of str
        What is still to be filled in, one sentence a table; empty when every table has figures.
    """

    observations: Observations
    findings: tuple[Finding, ...]
    cover: Cover
    missing: tuple[str, ...] = ()
