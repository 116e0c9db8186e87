"""The figures of a report against each other: sums, parts and wholes, the same figure said twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from scrutinydesk.claims.conflicts import conflicts_in
from scrutinydesk.claims.solver import Limits, Outcome, Solved, solve_group
from scrutinydesk.claims.systems import connected
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.contradictions import Contradiction, weighed
from scrutinydesk.redpen.held import held_together
from scrutinydesk.redpen.hidden import hidden_tables
from scrutinydesk.redpen.labels import Labels
from scrutinydesk.redpen.repeats import repeats
from scrutinydesk.redpen.review import Against, Found, Judgement
from scrutinydesk.redpen.wording import contradiction_found

if TYPE_CHECKING:
    from scrutinydesk.claims.systems import Statement
    from scrutinydesk.redpen.material import Material
    from scrutinydesk.redpen.told import Told

# Whether a table fits is known with the first one; all of them are wanted only where they are few.
_ONE = Limits(tables=0, nodes=2_000, steps=40_000, seconds=2.0)
_ALL = Limits(tables=200, nodes=3_000, steps=60_000, seconds=2.0)


def figures_across(material: Material) -> Found:
    """Judge the figures that have to do with each other; name the fewest that conflict."""
    held = held_together(material)
    statements = [each.statement for each in held.told.values()]
    adding = [each.statement for each in held.relations.values() if each.adds]
    other = [each.statement for each in held.relations.values() if not each.adds]
    labels = Labels(material.resources, held.told.values())
    found: list[Contradiction] = []
    for group in _with_partners([*statements, *adding, *other], material.heed):
        for conflict in conflicts_in(solve_group(group, _ONE)):
            one = weighed(conflict, held.told, held.relations, held.placed)
            found += [] if one is None else [one]
    wrong = {each.number for one in found for each in one.told}
    summed = [*statements, *adding]
    tables = [solve_group(group, _ALL) for group in _with_partners(summed, material.heed)]
    judgements = [
        Judgement(number, Verdict.DIFFERS, labels.working(one), Against.REPORT)
        for one in found
        if one.sure
        for number in one.suspects
    ]
    judgements += _agreeing(tables, held.told, wrong)
    findings = (*(contradiction_found(one, labels) for one in found), *repeats(held, labels))
    return Found(tuple(judgements), findings, hidden_tables(tables, held, labels))


def _with_partners(
    statements: Iterable[Statement], heed: Callable[[], None]
) -> Iterator[list[Statement]]:
    """Yield the groups of statements in which more than one claim has a part.

    Yields
    ------
    list of Statement
    """
    for group in connected(statements):
        if sum(not each.relation for each in group) > 1:
            heed()
            yield group


def _agreeing(tables: Sequence[Solved], tolds: Mapping[str, Told], wrong: set[int]) -> list[Judgement]:
    """Return that figures agree which at least one other would give away, were they wrong."""
    found = []
    for solved in tables:
        names = [each.name for each in solved.statements if not each.relation]
        adds = any(each.relation for each in solved.statements)
        if solved.outcome is Outcome.NONE:
            continue
        for name in names:
            one = tolds[name]
            if one.number not in wrong and (adds or _shares(one, names, tolds)):
                working = _fits(one, solved)
                found.append(Judgement(one.number, Verdict.AGREES, working, Against.REPORT))
    return found


def _shares(one: Told, names: Sequence[str], tolds: Mapping[str, Told]) -> bool:
    own = set(one.unknowns)
    return any(name != one.name and own.intersection(tolds[name].unknowns) for name in names)


def _fits(one: Told, solved: Solved) -> str:
    ranges = [(solved.ranges or {}).get(each.name) for each in one.unknowns]
    words = ["before", "after"][-len(ranges) :]
    shown = [f"{_range(*each)} {word}" for each, word in zip(ranges, words, strict=True) if each is not None]
    return f"with the other figures: {', '.join(shown)}"


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{figure(low)} or more"
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"
