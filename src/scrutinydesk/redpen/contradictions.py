"""Contradictions among statements, each with how sure it is that they are of what they seem to be of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.conflicts import Conflict
from scrutinydesk.claims.solver import refuted
from scrutinydesk.redpen.slips import NEAR, is_near, slips_of

if TYPE_CHECKING:
    from scrutinydesk.claims.systems import Statement
    from scrutinydesk.redpen.relations import Relation
    from scrutinydesk.redpen.told import Told

_MOST = 8  # statements of a conflict that a person can look through
_MOST_TRIED = 1_500
_SENTENCE_END = re.compile(r"[.!?][)\"'”’]*\s")
# Of what is said to be all the parts; even so there may be others that are not named.
_NEAR_IF_CERTAIN = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict of statements about what is surely, or only probably, the same.

    Attributes
    ----------
    told : tuple of Told
        The claims in it, those first that may be the wrong one.
    sure : bool
        Whether nothing in it was inferred.
    """

    conflict: Conflict
    told: tuple[Told, ...]
    sure: bool

    @property
    def suspects(self) -> tuple[int, ...]:
        """Numbers of the claims of which each by itself may be the wrong one."""
        cures = set(self.conflict.cures)
        return tuple(each.number for each in self.told if each.name in cures)


def weighed(
    conflict: Conflict,
    told: Mapping[str, Told],
    relations: Mapping[str, Relation],
    placed: Mapping[int, bool],
) -> Contradiction | None:
    """Return a conflict as a contradiction, None where its figures are too far apart to be of one thing.

    Parameters
    ----------
    placed : mapping of int to bool
        Of each claim, whether its window is said where it stands.
    """
    if not conflict.statements or len(conflict.statements) > _MOST or not conflict.minimal:
        return None
    claims = [told[name] for name in conflict.names]
    certain = all(relations[each.name].sure for each in conflict.relations)
    placed_all = all(placed[each.number] for each in claims)
    near = _nearly_add_up(claims, conflict.relations, _NEAR_IF_CERTAIN if certain else NEAR)
    likely = near or is_one_slip(claims, conflict.relations)
    if not likely and not (certain and placed_all and conflict.relations):
        return None
    sure = certain and placed_all and likely
    cures = set(conflict.cures)
    return Contradiction(conflict, tuple(sorted(claims, key=lambda one: one.name not in cures)), sure)


def is_same_but_for_a_slip(group: Sequence[Told]) -> bool:
    """Return whether statements are so alike that they are surely meant to be the same.

    One figure has to be the same in all of them: a percentage alone is one digit from many another.
    """
    alike = (
        role
        for role in group[0].figures
        if len({one.figures[role].value if role in one.figures else None for one in group}) == 1
    )
    return next(alike, None) is not None and is_one_slip(group, ())


def is_one_slip(told: Sequence[Told], relations: Iterable[Statement]) -> bool:
    """Return whether one slip in one figure would explain that statements contradict each other."""
    tried = 0
    held = list(relations)
    for at, one in enumerate(told):
        rest = [each.statement for each in (*told[:at], *told[at + 1 :])]
        for role, figure in one.figures.items():
            for changed in slips_of(figure):
                tried += 1
                if tried > _MOST_TRIED:
                    return False
                statement = one.with_figures({**one.figures, role: changed})
                if not refuted([statement, *rest, *held]):
                    return True
    return False


def _nearly_add_up(told: Sequence[Told], relations: Sequence[Statement], near: Fraction) -> bool:
    """Return whether the differences of a sum are so near that it is surely meant to be one."""
    sizes = {
        each.unknowns[-1].name: each.figures[Role.DIFFERENCE].value
        for each in told
        if Role.DIFFERENCE in each.figures
    }
    for relation in relations:
        (condition, *_) = relation.rounded
        if condition.low != 0 or condition.high != 0 or any(name not in sizes for name, _ in condition.terms):
            continue
        terms = [factor * sizes[name] for name, factor in condition.terms]
        above = sum((each for each in terms if each > 0), Fraction(0))
        below = -sum((each for each in terms if each < 0), Fraction(0))
        if is_near(above, below, near):
            return True
    return False


def set_apart(told: Sequence[Told]) -> list[Told]:
    """Return claims with those of a group set apart that cannot be of the same thing, and are no slip."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for each in told:
        groups.setdefault(tuple(one.name for one in each.unknowns), []).append(each)
    found: list[Told] = []
    for group in groups.values():
        if len(group) > 1 and (_in_one_sentence(group) or _cannot_be_one(group)):
            found += [_alone(each) for each in group]
        else:
            found += group
    return sorted(found, key=lambda each: each.name)


def _in_one_sentence(group: Sequence[Told]) -> bool:
    """Return whether a sentence gives the same figure twice, and not the same: then it is of two things."""
    ordered = sorted(group, key=lambda each: each.claim.start)
    for one, other in pairwise(ordered):
        passage, start = one.claim.passage, one.claim.passage.offset
        same = start == other.claim.passage.offset and passage.cell is None
        within = one.claim.end - start, other.claim.start - start
        differ = any(one.figures[role].value != other.figures[role].value for role in _both(one, other))
        if same and differ and not _SENTENCE_END.search(passage.text, *within):
            return True
    return False


def _cannot_be_one(group: Sequence[Told]) -> bool:
    return _contradict(group) and (len(group) > _MOST or not is_same_but_for_a_slip(group))


def _both(one: Told, other: Told) -> Iterable[Role]:
    return one.figures.keys() & other.figures.keys()


def _contradict(group: Sequence[Told]) -> bool:
    return refuted([each.statement for each in group])


def _alone(one: Told) -> Told:
    return replace(one, unknowns=tuple(replace(each, apart=one.number) for each in one.unknowns))
