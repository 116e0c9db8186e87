"""Every table of whole numbers that a report's statements allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic

from scrutinydesk.claims.propagation import Bounds, System, narrow, system_of
from scrutinydesk.claims.rational import has_no_solution
from scrutinydesk.claims.systems import Statement, connected
from scrutinydesk.progress import SILENT, Progress

_NODES_BY_CLOCK = 64
_SMALL = 15  # of a count without end small ones are tried first, then twice as great ones
_STEPS_BY_ROW = 4  # halving gets on faster than narrowing that creeps
MOST = 10**15  # no count of a report is greater, not in pence either
_MOST_BOUNDS = 1_000_000  # held at once at the worst: of the unknowns at every step


class Outcome(StrEnum):
    """What became of looking for the tables."""

    ALL = "every table found"
    MORE = "more tables than asked for"
    NONE = "no table fits"
    NOT_FINISHED = "not finished"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far to look.

    Attributes
    ----------
    tables : int
        Tables after which it is enough to know that there are more.
    nodes : int
        Ranges that are halved in one group of statements.
    steps : int
        Times that a condition is looked at meanwhile.
    seconds : float
        For one group. Unlike the others it is not the same on every machine; the last stop.
    """

    tables: int = 100
    nodes: int = 10_000
    steps: int = 200_000
    seconds: float = 5.0


STANDARD = Limits()


@dataclass(frozen=True, slots=True)
class Solved:
    """What statements that have to do with each other say of their unknowns.

    Attributes
    ----------
    unknowns : tuple of str
        In order of name.
    tables : tuple of tuple of int
        In order, each with the values of the unknowns; all there are where ``outcome`` says so. With more
        than were asked for, the first that were come upon.
    ranges : dict of str to (int, int or None)
        The least and greatest value of each unknown: taken by some table where all were found, else such
        that no table can be outside. Empty where no table fits.
    nodes : int
        Ranges that were halved.
    failed : tuple of str
        Statements at which it was seen that no table fits, if it was seen at one place; a start for looking
        for the conflict.
    """

    statements: tuple[Statement, ...]
    unknowns: tuple[str, ...]
    outcome: Outcome
    tables: tuple[tuple[int, ...], ...] = ()
    ranges: dict[str, tuple[int, int | None]] | None = None
    nodes: int = 0
    failed: tuple[str, ...] = ()

    @property
    def fits(self) -> bool | None:
        """Whether some table fits; None where that is not known."""
        if self.outcome is Outcome.NONE:
            return False
        return True if self.tables else None

    @property
    def facts(self) -> dict[str, int]:
        """The unknowns that have one value only."""
        ranges = (self.ranges or {}).items() if self.fits else ()
        return {name: low for name, (low, high) in ranges if low == high}


def solve(
    statements: Iterable[Statement], limits: Limits = STANDARD, progress: Progress = SILENT
) -> tuple[Solved, ...]:
    """Return what the statements allow, by group of those that have to do with each other.

    Neither their order nor what else the report says makes a difference to a group.
    """
    groups = connected(statements)
    found = []
    for k, group in enumerate(groups):
        progress.step(k, len(groups), "The tables behind the figures")
        found.append(solve_group(group, limits))
    return tuple(found)


def solve_group(statements: Sequence[Statement], limits: Limits = STANDARD) -> Solved:
    """Return what statements allow, taken as one group, in order of name."""
    group = tuple(sorted(statements, key=lambda each: each.name))
    system = system_of(group)
    unknowns = tuple(sorted(system.unknowns))
    if system.contradiction is not None:
        return Solved(group, unknowns, Outcome.NONE, failed=_names(group, system.contradiction))
    bounds = system.start()
    narrowed = narrow(system, bounds, range(len(system.rows)))
    if narrowed.failed is not None:
        return Solved(group, unknowns, Outcome.NONE, failed=_names(group, system.sources[narrowed.failed]))
    endless = not narrowed.finished or None in bounds.high
    if endless and has_no_solution(system.rows, bounds.low):
        return Solved(group, unknowns, Outcome.NONE)
    search = _Search(system, limits)
    outcome, values = search.run(bounds, finished=narrowed.finished)
    if outcome is Outcome.NOT_FINISHED and not (endless or values):
        outcome = Outcome.NONE if has_no_solution(system.rows, bounds.low) else outcome
    tables = tuple(sorted(_table(system, unknowns, each) for each in values))
    ranges = _taken(unknowns, tables) if outcome is Outcome.ALL else _narrowed(system, bounds)
    return Solved(group, unknowns, outcome, tables, None if outcome is Outcome.NONE else ranges, search.nodes)


def refuted(statements: Sequence[Statement]) -> bool:
    """Return whether narrowing alone proves that no table fits: the quick answer, in which no may be yes."""
    system = system_of(statements)
    if system.contradiction is not None:
        return True
    return narrow(system, system.start(), range(len(system.rows))).failed is not None


def _names(group: tuple[Statement, ...], numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(group[number].name for number in numbers)


def _table(system: System, unknowns: tuple[str, ...], values: tuple[int, ...]) -> tuple[int, ...]:
    by_name = dict(zip(system.names, values, strict=True))
    shifts = (system.unknowns[name] for name in unknowns)
    return tuple(by_name[shift.name] + shift.more for shift in shifts)


def _taken(
    unknowns: tuple[str, ...], tables: tuple[tuple[int, ...], ...]
) -> dict[str, tuple[int, int | None]]:
    columns = zip(*tables, strict=True)
    return {name: (min(column), max(column)) for name, column in zip(unknowns, columns, strict=True)}


def _narrowed(system: System, bounds: Bounds) -> dict[str, tuple[int, int | None]]:
    number = {name: k for k, name in enumerate(system.names)}
    ranges: dict[str, tuple[int, int | None]] = {}
    for name, shift in sorted(system.unknowns.items()):
        low, high = bounds.low[number[shift.name]], bounds.high[number[shift.name]]
        ranges[name] = low + shift.more, None if high is None else high + shift.more
    return ranges


class _Search:
    """A search that parts the shortest range, the lower part first."""

    def __init__(self, system: System, limits: Limits) -> None:
        self.system = system
        self.limits = limits
        self.nodes = self.steps = 0
        self.most = min(limits.nodes, _MOST_BOUNDS // max(1, len(system.names)))
        self.until = monotonic() + limits.seconds

    def run(self, bounds: Bounds, *, finished: bool) -> tuple[Outcome, list[tuple[int, ...]]]:
        """Return how the search ended, and the values that were found."""
        found: list[tuple[int, ...]] = []
        start = bounds.copy()
        if None in start.high:
            start.high[:] = [MOST if high is None else high for high in start.high]
            finished = False
        waiting = [(start, finished)]
        while waiting:
            here, narrowed = waiting.pop()
            column = _shortest(here)
            if column is None or (narrowed and _one_left(here, column)):
                found += self._leaves(here, column, self.limits.tables + 1 - len(found))
                if len(found) > self.limits.tables:
                    return Outcome.MORE, found[: max(self.limits.tables, 1)]
                continue
            if self._spent():
                return Outcome.NOT_FINISHED, found
            waiting += self._halves(here, column, finished=narrowed)
        return (Outcome.ALL if found else Outcome.NONE), found

    def _spent(self) -> bool:
        if self.nodes >= self.most or self.steps >= self.limits.steps:
            return True
        return self.nodes % _NODES_BY_CLOCK == 0 and monotonic() > self.until

    def _halves(self, bounds: Bounds, column: int, *, finished: bool) -> Iterator[tuple[Bounds, bool]]:
        """Return the halves in which something may fit, the lower one last."""
        low = bounds.low[column]
        middle = min((low + _top(bounds, column)) // 2, 2 * low + _SMALL)
        rows = self.system.rows_of[column] if finished else range(len(self.system.rows))
        self.nodes += 1
        for upper in (True, False):
            half = bounds.copy()
            if upper:
                half.low[column] = middle + 1
            else:
                half.high[column] = middle
            narrowed = narrow(self.system, half, rows, _STEPS_BY_ROW)
            self.steps += narrowed.steps
            if narrowed.failed is None:
                yield half, narrowed.finished

    def _leaves(self, bounds: Bounds, column: int | None, most: int) -> Iterator[tuple[int, ...]]:
        """Return the tables where at most one unknown is left, of which narrowing has left what fits."""
        if column is None:
            if self._holds(bounds.low):
                yield tuple(bounds.low)
            return
        values = bounds.low.copy()
        first = bounds.low[column]
        for value in range(first, min(_top(bounds, column), first + most - 1) + 1):
            values[column] = value
            yield tuple(values)

    def _holds(self, values: list[int]) -> bool:
        return all(
            sum(factor * values[column] for column, factor in zip(row.columns, row.factors, strict=True))
            <= row.most
            for row in self.system.rows
        )


def _shortest(bounds: Bounds) -> int | None:
    """Return the unknown with the fewest values, though more than one; None where all have one."""
    pairs = enumerate(zip(bounds.low, bounds.high, strict=True))
    widths = ((MOST if high is None else high - low, column) for column, (low, high) in pairs if low != high)
    return min(widths, default=(0, None))[1]


def _top(bounds: Bounds, column: int) -> int:
    high = bounds.high[column]
    return MOST if high is None else high


def _one_left(bounds: Bounds, column: int) -> bool:
    pairs = enumerate(zip(bounds.low, bounds.high, strict=True))
    return all(low == high for k, (low, high) in pairs if k != column)
