"""Which of several measures, or areas, count nothing twice, so that their changes may be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.measures.areas import Areas
    from scrutinydesk.measures.catalogue import Catalogue


class Because(StrEnum):
    """Why something is no part of a sum."""

    OVERLAPS = "overlaps"
    WHOLE = "whole"
    TWICE = "twice"
    NO_FIGURES = "no_figures"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A measure or an area that is not added, and why.

    Attributes
    ----------
    name : str
        Its id.
    others : tuple of str
        Of those that are added, the ones with which it shares cases.
    reason : str
        In words, where there is more to say than ``because`` does.
    """

    name: str
    because: Because
    others: tuple[str, ...] = ()
    reason: str = ""


def apart(
    names: Iterable[str], whole: str, shares: Callable[[str, str], bool]
) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return those that share nothing with one before them, and those left out."""
    taken: list[str] = []
    left: list[LeftOut] = []
    for name in names:
        others = tuple(other for other in taken if shares(name, other))
        if name == whole:
            left.append(LeftOut(name, Because.WHOLE))
        elif name in taken:
            left.append(LeftOut(name, Because.TWICE, (name,)))
        elif others:
            left.append(LeftOut(name, Because.OVERLAPS, others))
        else:
            taken.append(name)
    return tuple(taken), tuple(left)


def apart_measures(
    names: Iterable[str], whole: str, catalogue: Catalogue
) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return the measures, of those before each other, that count nothing twice, and those left out."""
    return apart(names, whole, lambda one, other: overlap(one, other, catalogue))


def apart_areas(
    names: Iterable[str], whole: str, areas: Areas
) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return the areas none of which lies in another, and those left out."""

    def inside(one: str, other: str) -> bool:
        return one in areas and other in areas and (other in areas.around(one) or one in areas.around(other))

    return apart(names, whole, inside)


def overlap(one: str, other: str, catalogue: Catalogue) -> bool:
    """Tell whether two measures may count some of the same cases.

    One is a part of the other, or one of the two families (the measure, what it is part of, what is
    part of it) is said to overlap a member of the other.
    """
    above, others_above = _above(one, catalogue), _above(other, catalogue)
    if one in others_above or other in above:
        return True
    family = above | _below(one, catalogue)
    others = others_above | _below(other, catalogue)
    return any(
        second in catalogue[first].overlaps or first in catalogue[second].overlaps
        for first in family - others
        for second in others - family
    )


def _above(name: str, catalogue: Catalogue) -> set[str]:
    found = {name}
    while name := catalogue[name].parent:
        found.add(name)
    return found


def _below(name: str, catalogue: Catalogue) -> set[str]:
    found, waiting = {name}, [name]
    while waiting:
        parts = set(catalogue.parts(waiting.pop())) - found
        found |= parts
        waiting += parts
    return found
