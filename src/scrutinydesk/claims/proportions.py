"""The arithmetic of parts and wholes: percentages, ratios, and what a count can come to at all (GRIM)."""

from __future__ import annotations

from fractions import Fraction

from scrutinydesk.claims.printed import (
    NONE_OR_MORE,
    Interval,
    Printed,
    Reading,
    total,
    whole_ends,
)
from scrutinydesk.claims.verdicts import Checked, Verdict, in_words, not_checked, shown, verdict_on
from scrutinydesk.numerals import figure

HUNDRED = 100


def grim_counts(
    printed: Printed, n: int, items: int = 1, scale: int = HUNDRED, reading: Reading = Reading.ROUNDED
) -> range:
    """Return the counts out of ``n`` that print so; none means that no count does.

    Parameters
    ----------
    printed : Printed
        A percentage; a mean of whole numbers with a ``scale`` of 1.
    n : int
        One or more: how many were counted or asked.
    items : int
        Answers of each that the mean is of.

    Raises
    ------
    ValueError
        Where ``n`` or ``items`` is below one.
    """
    if n < 1 or items < 1:
        raise ValueError("a proportion is of one or more")
    low, high = whole_ends(printed.stands_for(reading).times(Fraction(n * items, scale)))
    if low is None or high is None:
        return range(0)
    return range(low, high + 1)


def check_count_exists(percent: Printed, n: int) -> Checked:
    """Check that some count out of ``n`` comes to a percentage, where the count itself is not printed."""
    if n < 1:
        return not_checked("how many there are in all")
    found = grim_counts(percent, n)
    if found:
        counts = _few(found)
        return Checked(Verdict.AGREES, f"{percent}% of {figure(n)} is {counts}")
    working = f"no count out of {figure(n)} comes to {percent}%: {_neighbours(percent, n)}"
    if grim_counts(percent, n, reading=Reading.TRUNCATED):
        return Checked(Verdict.ONLY_IF_TRUNCATED, working)
    return Checked(Verdict.DIFFERS, working)


def _few(found: range) -> str:
    first, last = figure(found[0]), figure(found[-1])
    return first if len(found) == 1 else f"{first} to {last}"


def _neighbours(percent: Printed, n: int) -> str:
    below = int(percent.value * n / HUNDRED)
    near = (
        f"{count} ÷ {figure(n)} = {shown(Fraction(HUNDRED * count, n), percent.decimals)}%"
        for count in (below, below + 1)
    )
    return ", ".join(near)


def check_share(parts: list[Printed], whole: Printed | None, percent: Printed | None) -> Checked:
    """Check that parts come to a percentage of the whole: "5 of 16 (31.36%)", "make up 43%".

    The whole may be a change that is shared out; both are then falls, or both rises.
    """
    missing = _missing(parts, whole, percent)
    if missing or whole is None or percent is None:
        return not_checked(missing)
    if whole.value < 0:
        parts, whole = [part.turned() for part in parts], whole.turned()
    possible = {}
    for reading in Reading:
        quotient = total(part.stands_for(reading) for part in parts).over(whole.stands_for(reading))
        if quotient is None:
            return not_checked("a whole that cannot be zero: nothing is a percentage of zero")
        possible[reading] = quotient.times(HUNDRED)
    added = sum((part.value for part in parts), Fraction(0))
    made = f"{shown(HUNDRED * added / whole.value, percent.decimals)}%"
    working = f"{_addition(parts, added)} ÷ {whole} = {made}, printed {percent}%"
    verdict = verdict_on(percent, possible)
    what = f"{parts[0] if len(parts) == 1 else figure(added)} of {whole}"
    said = in_words(what, HUNDRED * added / whole.value, percent, verdict, "{}%")
    return Checked(verdict, working, said=said)


def _missing(parts: list[Printed], whole: Printed | None, percent: Printed | None) -> str:
    if not parts:
        return "the parts"
    if whole is None:
        return "the whole that the percentage is of"
    return "the percentage" if percent is None else ""


def _addition(parts: list[Printed], added: Fraction) -> str:
    if len(parts) == 1:
        return str(parts[0])
    return f"({' + '.join(str(part) for part in parts)} = {figure(added)})"


def quotients(top: Printed, bottom: Printed) -> dict[Reading, Interval] | None:
    """Return how many times ``top`` is ``bottom``, by how both are read; None by what may be zero."""
    possible = {}
    for reading in Reading:
        quotient = top.stands_for(reading).over(bottom.stands_for(reading).both(NONE_OR_MORE))
        if quotient is None:
            return None
        possible[reading] = quotient
    return possible
