"""Faults and oddities in data, each with the place where it was seen, and what was decided of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters before anyone relies on the figures."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source file; empty parts are unknown or do not apply."""

    source: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        where = f"sheet “{self.sheet}”" if self.sheet else self.source
        cells = "cells" if ":" in self.cell else "cell"
        return f"{where}, {cells} {self.cell}" if self.cell else where


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the officer should know before relying on the data.

    Attributes
    ----------
    kind : str
        Stable id of the rule that found it, such as ``cell.error``.
    severity : Severity
        Error: a figure is wrong or missing. Warning: a figure may mislead. Note: good to know.
    title : str
        What was found.
    detail : str
        Why it matters.
    remedy : str
        What to do.
    place : Place
        Where it stands; ``cell`` may be a range such as ``B4:D9``.
    """

    kind: str
    severity: Severity
    title: str
    detail: str = ""
    remedy: str = ""
    place: Place = Place()

    @property
    def fingerprint(self) -> str:
        """Identity of the finding, of 32 hexadecimal digits: its rule, its cell and what it says.

        The name of the file is left out, so that a decision holds in next quarter's file as long as
        the same thing is found in the same cell; once the figures in the title differ it is another
        finding. Who keeps decisions keeps them by workbook.
        """
        from hashlib import sha256  # noqa: PLC0415  not needed at start-up

        words = "\x1f".join((self.kind, self.place.sheet, self.place.cell, self.title))
        return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Decision(StrEnum):
    """What the officer made of a finding: it is right as it is, or it has been put right."""

    ACCEPTED = "accepted"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A decision about a finding, with its reason, which is kept.

    Attributes
    ----------
    fingerprint : str
        Of the finding.
    reason : str
        Never blank; a blank one is a ``ValueError``.
    who, when : str
        Name, and ISO date and time; empty where not known.
    """

    fingerprint: str
    reason: str
    who: str = ""
    when: str = ""
    decision: Decision = Decision.ACCEPTED

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a finding is accepted or resolved with a reason")


class Reviewed(NamedTuple):
    """Findings by what was decided of them.

    Attributes
    ----------
    open : tuple of Finding
        Not accepted. One that was resolved and is found all the same is open again.
    accepted : tuple of (Finding, Accepted)
    gone : tuple of Accepted
        Decisions on what is not found any more.
    """

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accepted], ...]
    gone: tuple[Accepted, ...]


def reviewed(findings: Iterable[Finding], decisions: Iterable[Accepted]) -> Reviewed:
    """Part findings by the decisions on them; of several on one finding the last one stands."""
    by_fingerprint = {each.fingerprint: each for each in decisions}
    if not by_fingerprint:
        return Reviewed(tuple(findings), (), ())
    still_open: list[Finding] = []
    accepted: list[tuple[Finding, Accepted]] = []
    seen: set[str] = set()
    for finding in findings:
        fingerprint = finding.fingerprint
        seen.add(fingerprint)
        decision = by_fingerprint.get(fingerprint)
        if decision is not None and decision.decision is Decision.ACCEPTED:
            accepted.append((finding, decision))
        else:
            still_open.append(finding)
    gone = tuple(each for key, each in by_fingerprint.items() if key not in seen)
    return Reviewed(tuple(still_open), tuple(accepted), gone)
