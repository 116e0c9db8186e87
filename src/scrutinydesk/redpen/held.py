"""The claims of a report that speak of counts, as statements, and how they belong together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.redpen.contradictions import set_apart
from scrutinydesk.redpen.doubts import Doubts
from scrutinydesk.redpen.inside import agrees_inside
from scrutinydesk.redpen.period_beside import is_of_another_period
from scrutinydesk.redpen.relations import Relation, Relations
from scrutinydesk.redpen.sameness import Sameness
from scrutinydesk.redpen.told import Told, told
from scrutinydesk.redpen.told_apart import is_for_each

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.redpen.material import Material


@dataclass(frozen=True)
class Held:
    """The claims of a report that speak of counts, and how these belong together.

    Attributes
    ----------
    told : dict of str to Told
        By the name of the statement.
    relations : dict of str to Relation
        Also by name.
    placed : dict of int to bool
        Of each claim, whether its window is said where it stands.
    """

    told: dict[str, Told]
    relations: dict[str, Relation]
    placed: dict[int, bool]


def held_together(material: Material) -> Held:
    """Return the claims of a report as statements with their relations."""
    sameness = Sameness(material.document, material.resources.catalogue, material.claims)
    doubts = Doubts(material)
    found = []
    for number, claim in enumerate(material.claims):
        thing = sameness.thing(claim)
        if thing is not None and (
            is_of_another_period(claim, doubts.sentence(claim)) or is_for_each(claim, material.document.text)
        ):
            continue
        one = None if thing is None else told(number, claim, thing)
        if one is not None and agrees_inside(number, material):
            found.append(one)
    apart = set_apart(found)
    relations = Relations(material.document, material.resources.catalogue, material.resources.areas)
    related = relations.of(apart)
    return Held(
        {each.name: each for each in apart},
        {each.statement.name: each for each in related},
        _placed(apart, doubts),
    )


def _placed(tolds: Iterable[Told], doubts: Doubts) -> dict[int, bool]:
    """Return of each claim whether its window is said there, or above it in its section."""
    found: dict[int, bool] = {}
    said: dict[tuple[str, ...], set[object]] = {}
    for one in sorted(tolds, key=lambda each: each.number):
        claim: Claim = one.claim
        section = one.unknowns[-1].thing.section
        window = (claim.window, claim.previous)
        if claim.inherited:
            found[one.number] = window in said.get(section, ())
        else:
            found[one.number] = claim.window is not None and not doubts.is_of_before(claim)
            said.setdefault(section, set()).add(window)
    return found
