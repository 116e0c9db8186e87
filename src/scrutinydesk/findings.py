"""Faults and oddities in data, each with the place where it was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
        return f"{where}, cell {self.cell}" if self.cell else where


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
