"""What a check makes of a claim, with working that a person can redo on a calculator."""

from __future__ import annotations

import re
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
    said : str
        What is wrong, in a sentence without a sum: "5 of 16 is 31.25%; the report says 31.36%."; empty where
        nothing is.
    """

    verdict: Verdict
    working: str
    missing: str = ""
    said: str = ""


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


def in_words(
    what: str, value: Fraction, printed: Printed, verdict: Verdict, around: str = "{}", verb: str = "is"
) -> str:
    """Return what a figure is and what is printed for it, without signs; empty where they agree.

    Parameters
    ----------
    what : str
        What comes to ``value``: ``From 612 to 655``.
    around : str
        The words around the value: ``a rise of {}%``.
    """
    if verdict not in {Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED}:
        return ""
    cut = verdict is Verdict.ONLY_IF_TRUNCATED
    made = _written(printed, abs(value), 0 if cut else 2)
    unit = "%" if around.endswith("%") else ""
    verb = "rounds to" if cut and verb == "is" else verb
    said = str(printed).lstrip(_MINUS)
    return f"{what} {verb} {around.format(made)}; the report says {said}{unit}."


_MINUS = "\N{MINUS SIGN}"
_DIGITS = re.compile(r"\d[\d,.]*")


def _written(like: Printed, value: Fraction, more: int) -> str:
    places = max(like.decimals, 0) + more
    text = figure(rounded(value, places)) if more else f"{rounded(value, places):,f}"
    return _DIGITS.sub(text, like.written.lstrip(_MINUS), count=1) if like.written else text


def shown_as(like: Printed, value: Fraction) -> str:
    """Return a computed value in the unit of a printed one, with two more places: ``£43.2m``."""
    if not like.written:
        return shown(value, like.decimals)
    return f"{_MINUS if value < 0 else ''}{_written(like, abs(value), 2)}"


def shown(value: Fraction, decimals: int) -> str:
    """Return a computed value with two more places than are printed, without trailing zeros."""
    return figure(rounded(value, max(decimals, 0) + 2))
