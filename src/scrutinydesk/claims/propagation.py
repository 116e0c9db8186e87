"""Narrowing what unknown counts can be, until no condition narrows any further."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scrutinydesk.claims.systems import Linear, Statement, Terms, linear

# Narrowing may creep one by one through wide ranges; what is left is then true, though not as narrow as it
# could be.
STEPS_AT_LEAST = 200
STEPS_BY_ROW = 40


class Row(NamedTuple):
    """A sum of multiples of unknowns, by number, that is at most a whole number."""

    columns: tuple[int, ...]
    factors: tuple[int, ...]
    most: int


class Shift(NamedTuple):
    """An unknown as another one and so much more."""

    name: str
    more: int


class Bounds(NamedTuple):
    """The least and greatest value of each unknown by number; a greatest of None is without end."""

    low: list[int]
    high: list[int | None]

    def copy(self) -> Bounds:
        """Return the same bounds, to be narrowed apart."""
        return Bounds(self.low.copy(), self.high.copy())


@dataclass(frozen=True, slots=True)
class System:
    """Conditions ready for narrowing; unknowns that differ by a constant are one.

    Attributes
    ----------
    unknowns : dict of str to Shift
        How each unknown of the statements comes from one in ``names``.
    sources : tuple of tuple of int
        By row, which of the statements it comes from.
    contradiction : tuple of int or None
        The statements that contradict each other without any unknown being looked at.
    """

    names: tuple[str, ...]
    unknowns: dict[str, Shift]
    rows: tuple[Row, ...]
    sources: tuple[tuple[int, ...], ...]
    rows_of: tuple[tuple[int, ...], ...]
    contradiction: tuple[int, ...] | None = None

    def start(self) -> Bounds:
        """Return the bounds of which nothing is known yet."""
        return Bounds([0] * len(self.names), [None] * len(self.names))


def system_of(statements: Sequence[Statement]) -> System:
    """Return the conditions of statements as a system."""
    conditions = [(each, k) for k, statement in enumerate(statements) for each in statement.rounded]
    aliases = _aliases([condition for condition, _ in conditions])
    unknowns = sorted({name for condition, _ in conditions for name, _ in condition.terms})
    # No count is negative, also one that has become another less a constant.
    conditions += [(Linear(((name, 1),), 0, None), -1) for name in unknowns if name in aliases]
    merged: dict[Terms, tuple[int | None, int | None, list[int]]] = {}
    for condition, source in conditions:
        plain = _without_aliases(condition, aliases)
        low, high, sources = merged.get(plain.terms, (None, None, []))
        sources.append(source)
        merged[plain.terms] = (_greater(low, plain.low), _less(high, plain.high), sources)
    shifts = {name: aliases.get(name, Shift(name, 0)) for name in unknowns}
    return _numbered(merged, shifts)


def _numbered(
    merged: dict[Terms, tuple[int | None, int | None, list[int]]], shifts: dict[str, Shift]
) -> System:
    names = tuple(sorted({shift.name for shift in shifts.values()}))
    number = {name: k for k, name in enumerate(names)}
    rows: list[Row] = []
    sources: list[tuple[int, ...]] = []
    rows_of: list[list[int]] = [[] for _ in names]
    contradiction = None
    for terms in sorted(merged):
        low, high, told = merged[terms]
        source = tuple(sorted({each for each in told if each >= 0}))
        if (low is not None and high is not None and low > high) or (not terms and _excludes_zero(low, high)):
            contradiction = contradiction or source
        columns = tuple(number[name] for name, _ in terms)
        for sign, most in ((1, high), (-1, None if low is None else -low)):
            if most is not None and terms:
                for column in columns:
                    rows_of[column].append(len(rows))
                rows.append(Row(columns, tuple(sign * factor for _, factor in terms), most))
                sources.append(source)
    by_column = tuple(tuple(each) for each in rows_of)
    return System(names, shifts, tuple(rows), tuple(sources), by_column, contradiction)


def _excludes_zero(low: int | None, high: int | None) -> bool:
    return (low is not None and low > 0) or (high is not None and high < 0)


def _greater(first: int | None, second: int | None) -> int | None:
    return second if first is None else first if second is None else max(first, second)


def _less(first: int | None, second: int | None) -> int | None:
    return second if first is None else first if second is None else min(first, second)


def _aliases(conditions: list[Linear]) -> dict[str, Shift]:
    """Return the unknowns that are another one and a constant, by a condition of two terms.

    The sums of both periods become conditions on the same unknowns, so that differences which do not add
    up are seen at once, without knowing any count.
    """
    aliases: dict[str, Shift] = {}
    members: dict[str, list[str]] = {}
    equalities = [each for each in conditions if each.low is not None and each.low == each.high]
    found = True
    while found:
        found = False
        for condition in equalities:
            plain = _without_aliases(condition, aliases)
            if len(plain.terms) != 2 or plain.low != plain.high or plain.low is None:  # noqa: PLR2004  a pair
                continue
            (kept, kept_factor), (name, factor) = plain.terms
            if (kept_factor, factor) == (1, -1):
                new = aliases[name] = Shift(kept, -plain.low)
                followers = members.pop(name, [])
                for other in followers:  # what was this unknown is now what it has become
                    aliases[other] = Shift(kept, aliases[other].more + new.more)
                members.setdefault(kept, []).extend([name, *followers])
                found = True
    return aliases


def _without_aliases(condition: Linear, aliases: dict[str, Shift]) -> Linear:
    if not any(name in aliases for name, _ in condition.terms):
        return condition
    terms: dict[str, int] = {}
    more = 0
    for name, factor in condition.terms:
        shift = aliases.get(name, Shift(name, 0))
        terms[shift.name] = terms.get(shift.name, 0) + factor
        more += factor * shift.more
    low = None if condition.low is None else condition.low - more
    high = None if condition.high is None else condition.high - more
    return linear(terms, low, high)


class Narrowed(NamedTuple):
    """How narrowing ended.

    Attributes
    ----------
    failed : int or None
        The row that nothing satisfies any more.
    finished : bool
        Whether no row narrows any further; else the bounds are true and could be narrower.
    steps : int
        Rows that were looked at.
    """

    failed: int | None
    finished: bool
    steps: int


def narrow(system: System, bounds: Bounds, rows: Iterable[int], by_row: int = STEPS_BY_ROW) -> Narrowed:
    """Narrow the bounds in place by some rows and by all that this touches, with so many steps by row."""
    waiting = deque(rows)
    queued = set(waiting)
    most = STEPS_AT_LEAST + by_row * len(system.rows)
    steps = 0
    while waiting:
        if steps == most:
            return Narrowed(None, finished=False, steps=steps)
        steps += 1
        number = waiting.popleft()
        queued.discard(number)
        touched = _by_row(system.rows[number], bounds)
        if touched is None:
            return Narrowed(number, finished=True, steps=steps)
        for column in touched:
            for other in system.rows_of[column]:
                if other not in queued:
                    queued.add(other)
                    waiting.append(other)
    return Narrowed(None, finished=True, steps=steps)


def _by_row(row: Row, bounds: Bounds) -> list[int] | None:
    """Narrow the bounds by one row; return the unknowns that became narrower, None where nothing is left."""
    low, high = bounds
    room = row.most  # what is left when every unknown adds as little as it can
    endless = 0
    for column, factor in zip(row.columns, row.factors, strict=True):
        if factor > 0:
            room -= factor * low[column]
        elif (top := high[column]) is None:
            endless += 1
        else:
            room -= factor * top
    if endless > 1:
        return []
    if endless:
        return _push_endless(row, bounds, room)
    return None if room < 0 else _push(row, bounds, room)


def _push(row: Row, bounds: Bounds, room: int) -> list[int] | None:
    low, high = bounds
    touched = []
    for column, factor in zip(row.columns, row.factors, strict=True):
        top = high[column]
        if factor > 0:
            most = low[column] + room // factor
            if top is None or most < top:
                high[column] = most
                touched.append(column)
        elif top is not None and (least := top - room // -factor) > low[column]:
            low[column] = least
            touched.append(column)
    return touched


def _push_endless(row: Row, bounds: Bounds, room: int) -> list[int] | None:
    """Raise the one unknown without end that must make up for what all others add at least."""
    for column, factor in zip(row.columns, row.factors, strict=True):
        if factor < 0 and bounds.high[column] is None:
            least = -(room // -factor)
            if least > bounds.low[column]:
                bounds.low[column] = least
                return [column]
    return []
