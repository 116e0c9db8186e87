"""Statements about unknown counts, each as linear conditions in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd

from scrutinydesk.claims.printed import Interval, Printed, Reading, point, whole_ends

HUNDRED = 100
Terms = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum of multiples of unknowns that lies between two whole numbers; None is without end.

    Made by ``linear``, so that one condition has one form: unknowns in order, no common factor, the first
    multiple above zero.
    """

    terms: Terms
    low: int | None
    high: int | None


def linear(terms: Mapping[str, int], low: int | None, high: int | None) -> Linear:
    """Return the condition in its one form."""
    kept = [(name, factor) for name, factor in sorted(terms.items()) if factor]
    if not kept:
        return Linear((), low, high)
    common = gcd(*(factor for _, factor in kept))
    if kept[0][1] < 0:
        common, low, high = -common, None if high is None else -high, None if low is None else -low
    size = abs(common)
    least = None if low is None else -(-low // size)
    most = None if high is None else high // size
    return Linear(tuple((name, factor // common) for name, factor in kept), least, most)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report says of unknown counts, which are whole and not negative.

    Amounts of money are counts of pence; see ``Printed.shifted``.

    Attributes
    ----------
    name : str
        Its own among the statements of a report; conflicts name statements by it, and order them.
    words : str
        As the report has it, or the relation in words: "adults and children make up all casualties".
    rounded : tuple of Linear
        What it says where its figures were rounded.
    truncated : tuple of Linear
        What it says where they were cut off; empty where that is the same.
    relation : bool
        Whether it is no figure of the report, but how its figures belong together.
    between : tuple of str or None
        The unknowns before and after, where it is of a change.
    """

    name: str
    words: str
    rounded: tuple[Linear, ...]
    truncated: tuple[Linear, ...] = ()
    relation: bool = False
    between: tuple[str, str] | None = None
    unknowns: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = frozenset(name for condition in self.rounded for name, _ in condition.terms)
        object.__setattr__(self, "unknowns", names)

    def cut_off(self) -> Statement:
        """Return the statement with its figures read as cut off."""
        return replace(self, rounded=self.truncated or self.rounded, truncated=())


def stated(name: str, words: str, unknown: str, figure: Printed) -> Statement:
    """Return the statement of a figure itself: "The Constabulary level (93 KSIs)"."""
    rounded, cut = ((linear({unknown: 1}, *whole_ends(figure.stands_for(reading))),) for reading in Reading)
    return _statement(name, words, rounded, cut)


def changed(
    name: str,
    words: str,
    between: tuple[str, str],
    difference: Printed | None,
    percent: Printed | None = None,
) -> Statement:
    """Return the statement of a change, with its signs: "a reduction of 5.9% (48 KSIs)".

    Parameters
    ----------
    between : tuple of str
        The unknowns before and after.
    """
    before, after = between
    change = {after: 1, before: -1}
    readings = []
    for reading in Reading:
        conditions: list[Linear] = []
        if difference is not None:
            conditions.append(linear(change, *whole_ends(difference.stands_for(reading))))
        if percent is not None:
            rate = percent.stands_for(reading)
            conditions += _quotient(change, {before: 1}, rate.times(Fraction(1, HUNDRED)))
        readings.append(tuple(conditions))
    return replace(_statement(name, words, *readings), between=between)


def shared(
    name: str,
    words: str,
    top: Mapping[str, int],
    bottom: Mapping[str, int],
    figure: Printed,
    scale: int = HUNDRED,
) -> Statement:
    """Return the statement of one sum as a percentage of another, or as a multiple with a ``scale`` of 1.

    Both are sums of multiples of unknowns, of which ``bottom`` is never negative: of a fall that is shared
    out, both are before less after.
    """
    readings = (
        tuple(_quotient(top, bottom, figure.stands_for(reading).times(Fraction(1, scale))))
        for reading in Reading
    )
    return _statement(name, words, *readings)


def added(name: str, words: str, whole: str, parts: Sequence[str]) -> Statement:
    """Return the relation of a whole that is the sum of its parts."""
    terms = dict.fromkeys(parts, 1)
    terms[whole] = terms.get(whole, 0) - 1
    return Statement(name, words, (linear(terms, 0, 0),), relation=True)


def nested(name: str, words: str, inner: str, outer: str) -> Statement:
    """Return the relation of a count that is part of another: an area of a region, a month of a year."""
    return Statement(name, words, (linear({outer: 1, inner: -1}, 0, None),), relation=True)


def _statement(name: str, words: str, rounded: tuple[Linear, ...], cut: tuple[Linear, ...]) -> Statement:
    return Statement(name, words, rounded, () if cut == rounded else cut)


def _quotient(top: Mapping[str, int], bottom: Mapping[str, int], within: Interval) -> list[Linear]:
    """Return the conditions of ``top`` divided by ``bottom`` lying within.

    Of a ``bottom`` of zero no quotient is printed, but for nothing as 0% of nothing.
    """
    nothing = within.meets(point(0))
    conditions = [linear(bottom, 0 if nothing else 1, None)]
    if within.low is not None:
        least = 1 if within.low_open and not nothing else 0
        conditions.append(linear(_less(top, bottom, within.low), least, None))
    if within.high is not None:
        most = -1 if within.high_open and not nothing else 0
        conditions.append(linear(_less(top, bottom, within.high), None, most))
    return conditions


def _less(top: Mapping[str, int], bottom: Mapping[str, int], times: Fraction) -> dict[str, int]:
    """Return ``top`` less so many times ``bottom``, multiplied until it is whole."""
    terms = {name: times.denominator * factor for name, factor in top.items()}
    for name, factor in bottom.items():
        terms[name] = terms.get(name, 0) - times.numerator * factor
    return terms


def connected(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements by what they have to do with each other, each group and all groups in order.

    Statements without an unknown that no other names are groups of their own. The order of what comes in
    makes no difference.
    """
    ordered = sorted(statements, key=lambda each: each.name)
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for statement in ordered:
        names = sorted(statement.unknowns)
        for name in names:
            root.setdefault(name, name)
            root[find(name)] = find(names[0])
    groups: dict[str, list[Statement]] = {}
    for statement in ordered:
        key = find(min(statement.unknowns)) if statement.unknowns else f"\0{statement.name}"
        groups.setdefault(key, []).append(statement)
    return list(groups.values())
