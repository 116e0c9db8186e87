"""What a check makes of a claim, with working that a person can redo on a calculator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scrutinydesk.claims.printed import Interval, Printed, Reading
from scrutinydesk.numerals import figure, rounded


class Verdict(StrEnum):
    """What a check makes of a claim, from the worst to the best."""

    DIFFERS = "differs"
    UNIT = "unit"
    ONLY_IF_TRUNCATED = "only if truncated"
    CANNOT_BE_CHECKED = "cannot be checked"
    AGREES = "agrees"


_WORST_FIRST = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict.

    Attributes
    ----------
    working : str
        One line: "5 ÷ 16 = 31.25%, printed 31.36%".
    missing : str
        What it takes to check the claim; empty unless it cannot be checked.
    """

    verdict: Verdict
    working: str
    missing: str = ""


def not_checked(missing: str) -> Checked:
    """Return the verdict on a claim that lacks something."""
    return Checked(Verdict.CANNOT_BE_CHECKED, f"needs {missing}", missing)


def worst(found: list[Checked]) -> Checked:
    """Return the worst of some verdicts, the first of equals."""
    return min(found, key=lambda each: _WORST_FIRST.index(each.verdict))


def verdict_on(figure_printed: Printed, possible: dict[Reading, Interval]) -> Verdict:
    """Return whether a printed result can come of its ingredients.

    Parameters
    ----------
    possible : dict of Reading to Interval
        The values of the result by how its ingredients were printed.
    """
    near = possible[Reading.ROUNDED]
    if near.meets(figure_printed.stands_for()):
        return Verdict.AGREES
    cut = figure_printed.stands_for(Reading.TRUNCATED)
    if any(each.meets(cut) for each in possible.values()):
        return Verdict.ONLY_IF_TRUNCATED
    return Verdict.DIFFERS


def shown(value: Fraction, decimals: int) -> str:
    """Return a computed value with two more places than are printed, without trailing zeros."""
    return figure(rounded(value, max(decimals, 0) + 2))
