"""Which statements of a report cannot all be true: as few of them as can be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scrutinydesk.claims.solver import STANDARD, Limits, Outcome, Solved, refuted, solve_group
from scrutinydesk.claims.systems import Statement, connected
from scrutinydesk.progress import SILENT, Progress

# One table is enough to know that statements fit.
_ONE = replace(STANDARD, tables=0, nodes=2_000, steps=40_000)
_MOST_TRIED = 16  # statements from which a smaller conflict is looked for
_FEW = 2  # so small a conflict is not looked for in a smaller form
_MANY = 12  # of so many, nobody asks which one may be wrong
_FAR = 4  # unknowns from such a statement to the farthest that is looked at
_MOST_AROUND = 80  # statements that are looked at around one
_MOST_CONFLICTS = 20  # in one group; a report that is wrong all over is not read on
_EFFORT = 30_000  # statements looked at, and ranges halved, for one conflict
_EFFORT_ON_ALL = 150_000  # for all of one group


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that no table of whole numbers fits.

    Attributes
    ----------
    statements : tuple of Statement
        Figures of the report, in order of name; without any one of them the others fit.
    relations : tuple of Statement
        How the figures belong together, as far as it takes that for the conflict.
    minimal : bool
        Whether it was seen of each statement that the others fit without it; else the search was stopped
        at its limits, and some may have nothing to do with it.
    cures : tuple of str
        Names of those without which all that the group says fits, but for its other conflicts: each by
        itself may be the wrong one.
    if_truncated : tuple of str
        Names of those with which it fits where the figures of this one were cut off instead of rounded.
    """

    statements: tuple[Statement, ...]
    relations: tuple[Statement, ...]
    minimal: bool
    cures: tuple[str, ...] = ()
    if_truncated: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.statements)


def conflicts(
    statements: Iterable[Statement], limits: Limits = STANDARD, progress: Progress = SILENT
) -> tuple[Conflict, ...]:
    """Return the conflicts of a report; no statement is in two of them.

    The order of the statements makes no difference.
    """
    groups = connected(statements)
    found: list[Conflict] = []
    for k, group in enumerate(groups):
        progress.step(k, len(groups), "Figures that cannot all be true")
        found += conflicts_in(solve_group(group, limits))
    return tuple(found)


def conflicts_in(solved: Solved) -> tuple[Conflict, ...]:
    """Return the conflicts of a group that has been solved, none where it fits or that is not known."""
    found: list[Conflict] = []
    rest = solved
    spent = 0
    while rest.outcome is Outcome.NONE and len(found) < _MOST_CONFLICTS and spent < _EFFORT_ON_ALL:
        proofs = _Proofs()
        conflict = _conflict(rest, proofs)
        found.append(conflict)
        spent += proofs.spent
        if not conflict.statements:  # relations that contradict each other, whatever the report says
            break
        gone = set(conflict.names)
        rest = solve_group([each for each in rest.statements if each.name not in gone], _ONE)
    return tuple(_with_ways_out(solved.statements, each, found) for each in found)


class _Proofs:
    """What is proved of statements, until the effort is spent; from then on nothing is."""

    def __init__(self) -> None:
        self.spent = 0

    def quick(self, statements: Sequence[Statement]) -> bool:
        """Return whether narrowing alone proves that no table fits."""
        self.spent += len(statements)
        return self.spent <= _EFFORT and refuted(statements)

    def thorough(self, statements: Sequence[Statement]) -> bool:
        """Return whether it is proved that no table fits."""
        groups = (group for group in connected(statements) if not all(map(_nothing_fits, group)))
        return any(self._fits(group) is False for group in groups)

    def fit(self, statements: Sequence[Statement]) -> bool:
        """Return whether it is known that some table fits."""
        return all(self._fits(group) for group in connected(statements))

    def _fits(self, group: Sequence[Statement]) -> bool | None:
        self.spent += len(group)
        if self.spent > _EFFORT:
            return None
        found = solve_group(group, _ONE)
        self.spent += found.nodes
        return found.fits


_Proof = Callable[[Sequence[Statement]], bool]


def _nothing_fits(statement: Statement) -> bool:
    """Return whether the statement is true where every count is zero, as sums and areas within areas are."""
    return all((each.low or 0) <= 0 <= (each.high or 0) for each in statement.rounded)


def _with_ways_out(group: Sequence[Statement], own: Conflict, found: Sequence[Conflict]) -> Conflict:
    """Return a conflict with what would resolve it, were it not for the others."""
    if len(own.statements) > _MANY:
        return own
    others = {name for conflict in found if conflict is not own for name in conflict.names}
    left = [each for each in group if each.name not in others]
    fit = _Proofs().fit
    cures = tuple(each.name for each in own.statements if fit(_without(left, each)))
    cut = tuple(each.name for each in own.statements if each.truncated and fit(_cut_off(left, each)))
    return replace(own, cures=cures, if_truncated=cut)


def _conflict(solved: Solved, proofs: _Proofs) -> Conflict:
    group = solved.statements
    start = [each for each in group if each.name in solved.failed]
    quick, thorough = proofs.quick, proofs.thorough
    near = list(group)
    if start:
        near = _near(group, start, quick) or _near(group, start, thorough) or near
    said, relations = _parted(near, quick if quick(near) else thorough)
    if len(said) > _FEW:
        others = (_parted(ball, quick) for ball in _balls(group, said, quick))
        said, relations = min(((said, relations), *others), key=lambda each: (len(each[0]), _names(each[0])))
    said = _fewest(said, relations, thorough)  # narrowing alone may have taken more than it needs
    if quick([*said, *relations]):
        relations = _fewest(relations, said, quick)
    needed = _fewest(relations, said, thorough)
    minimal = all(proofs.fit([*needed, *_without(said, each)]) for each in said)
    return Conflict(tuple(said), tuple(needed), minimal)


def _parted(contradicting: Sequence[Statement], proved: _Proof) -> tuple[list[Statement], list[Statement]]:
    """Return as few statements as contradict each other, and the relations they were given with."""
    relations = [each for each in contradicting if each.relation]
    return _fewest([each for each in contradicting if not each.relation], relations, proved), relations


def _balls(
    group: Sequence[Statement], first: Sequence[Statement], proved: _Proof
) -> Iterator[list[Statement]]:
    """Return what contradicts itself close around each statement of a conflict and each relation of it."""
    unknowns = {name for statement in first for name in statement.unknowns}
    relations = [each for each in group if each.relation and each.unknowns & unknowns]
    seen = set()
    for each in (*first, *relations)[:_MOST_TRIED]:
        ball = _near(group, [each], proved, far=_FAR, most=_MOST_AROUND)
        names = frozenset(_names(ball or ()))
        if ball is not None and names not in seen:
            seen.add(names)
            yield ball


def _names(statements: Sequence[Statement]) -> list[str]:
    return [each.name for each in statements]


def _without(statements: Sequence[Statement], one: Statement) -> list[Statement]:
    return [each for each in statements if each is not one]


def _cut_off(statements: Sequence[Statement], one: Statement) -> list[Statement]:
    return [each.cut_off() if each is one else each for each in statements]


def _fewest(statements: Sequence[Statement], given: Sequence[Statement], proved: _Proof) -> list[Statement]:
    """Leave out of contradicting statements, first ones first, what it does not take with what is given.

    Halves are tried before quarters and single ones, so that a few among many are found soon.
    """
    kept = list(statements)
    size = max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if proved([*fewer, *given]):
                kept = fewer
            else:
                start += size
        if size == 1:
            return sorted(kept, key=lambda each: each.name)
        size //= 2


def _near(
    group: Sequence[Statement],
    start: Sequence[Statement],
    proved: _Proof,
    *,
    far: int | None = None,
    most: int | None = None,
) -> list[Statement] | None:
    """Return the statements around some, just so many that they contradict, the farthest first.

    None where those up to ``far`` away do not, or as many as are looked at; of all where that is not given.
    """
    distance = _distances(group, start)
    farthest = max(each for each in distance.values() if each < len(group))
    by_distance = sorted(group, key=lambda each: (-distance[each.name], each.name))
    reach = 0
    while reach <= (farthest if far is None else min(far, farthest)):
        ball = [each for each in by_distance if distance[each.name] <= reach]
        if most is not None and len(ball) > most:
            return None
        if proved(ball):
            return ball
        reach += 1 + reach // 4
    return None


def _distances(group: Sequence[Statement], start: Sequence[Statement]) -> dict[str, int]:
    """Return how many unknowns lead from the nearest of some statements to each of a group."""
    by_unknown: dict[str, list[Statement]] = {}
    for statement in group:
        for name in statement.unknowns:
            by_unknown.setdefault(name, []).append(statement)
    distance = {each.name: len(group) for each in group}
    distance.update((each.name, 0) for each in start)
    ring = list(start)
    while ring:
        following = []
        for statement in ring:
            for name in sorted(statement.unknowns):
                for other in by_unknown.pop(name, ()):
                    if distance[other.name] == len(group):
                        distance[other.name] = distance[statement.name] + 1
                        following.append(other)
        ring = following
    return distance
