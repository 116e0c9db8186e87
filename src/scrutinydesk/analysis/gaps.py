"""Why an area is left out of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Why(StrEnum):
    """What keeps an area out."""

    MISSING = "no figure"
    MISSING_BEFORE = "no figure for the earlier period"
    NONE_BEFORE = "none in the earlier period"
    BREAK = "a break in the series lies between the periods"
    NO_POPULATION = "no population"
    FEW_RESIDENTS = "too few residents for a rate"
    NO_NUMBER = "the number asked or counted is not given"
    TOO_FEW = "too few cases for an interval"
    NOT_A_COUNT = "the figure is no count"
    IMPOSSIBLE = "the figure is below zero, or a percentage beyond 0 to 100"


@dataclass(frozen=True, slots=True)
class Gap:
    """An area that is left out, and why."""

    area: str
    why: Why


@lru_cache(maxsize=1024)
def gap(area: str, why: Why) -> Gap:
    """Return a gap; those of a report, thousands of them, are of few kinds."""
    return Gap(area, why)
