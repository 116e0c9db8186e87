"""Which changed figures of a report can be noticed at all, for measuring how many are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutinydesk.claims.solver import STANDARD, Limits, solve_group
from scrutinydesk.claims.systems import Statement, connected

DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Detectable:
    """Whether a changed statement can be noticed.

    Attributes
    ----------
    answer : bool or None
        None where that was not found out within the limits.
    partners : tuple of str
        Names of the other statements that have to do with it; without any, only its own figures can
        contradict each other.
    """

    answer: bool | None
    partners: tuple[str, ...]


def digit_changes(text: str) -> Iterator[str]:
    """Give a printed figure with each of its digits changed in turn to each other one.

    A first digit is not changed to zero, which nobody prints.

    Yields
    ------
    str
        By place, then by digit.
    """
    first = next((place for place, letter in enumerate(text) if letter in DIGITS), None)
    lone = first is not None and text[first + 1 : first + 2] in {"", "."}
    for place, letter in enumerate(text):
        if letter in DIGITS:
            for digit in DIGITS:
                if digit != letter and (digit != "0" or place != first or lone):
                    yield text[:place] + digit + text[place + 1 :]


def detectable(statements: Sequence[Statement], changed: Statement, limits: Limits = STANDARD) -> Detectable:
    """Return whether a report with one statement changed can be told to be wrong from what it says.

    It can where nothing that the other statements leave possible is what the changed one says. No check
    asks it: it is the measure of how much the checks notice, see docs/figures-checked.md.

    Parameters
    ----------
    statements : sequence of Statement
        The report, consistent, with its relations.
    changed : Statement
        The one that stands in it instead of the one of the same name.

    Raises
    ------
    ValueError
        Where no statement has that name.
    """
    if not any(each.name == changed.name for each in statements):
        raise ValueError(f"no statement is named {changed.name!r}")
    altered = [changed if each.name == changed.name else each for each in statements]
    group = next(each for each in connected(altered) if changed in each)
    partners = tuple(each.name for each in group if each is not changed and not each.relation)
    fits = solve_group(group, Limits(0, limits.nodes, limits.steps, limits.seconds)).fits
    return Detectable(None if fits is None else not fits, partners)
