"""What the claims of a report say of unknown counts, as statements that can be held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Printed, counted
from scrutinydesk.claims.systems import Statement, changed, stated
from scrutinydesk.redpen.printing import printed_percent, printed_quantity
from scrutinydesk.redpen.sameness import Thing, window_name
from scrutinydesk.redpen.told_bases import base_of

if TYPE_CHECKING:
    from scrutinydesk.periods import Window

_CHANGES = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.CHANGE_ZERO, ClaimKind.FROM_TO))
_LEVELS = frozenset((ClaimKind.LEVEL, ClaimKind.COUNT, ClaimKind.STOCK))
_ROLES = (Role.DIFFERENCE, Role.PERCENT, Role.BASE, Role.CURRENT, Role.VALUE)


@dataclass(frozen=True)
class Unknown:
    """A count that a report speaks of: of a thing in a window.

    Attributes
    ----------
    window : Window or None
        None where the report names none.
    before : bool
        Whether it is of the period, not named, that ``window`` is compared with.
    base : str
        What that is said to be, where it is said: "month" of "on the month".
    apart : int
        Number of a claim that cannot be of the same thing as others of that name; otherwise -1.
    """

    thing: Thing
    window: Window | None
    before: bool = False
    base: str = ""
    apart: int = -1

    @cached_property
    def name(self) -> str:
        thing = self.thing
        when = f"{'before ' if self.before else ''}{window_name(self.window)}"
        when = f"{self.base} {when}" if self.base else when
        words = ("/".join(thing.section), thing.measure, " ".join(sorted(thing.said)), thing.area, when)
        return " | ".join((*words, str(self.apart) if self.apart >= 0 else ""))


@dataclass(frozen=True)
class Told:
    """A claim as a statement about one unknown, or two before and after a change.

    Attributes
    ----------
    figures : dict of Role to Printed
        What it prints, with signs.
    """

    number: int
    claim: Claim
    unknowns: tuple[Unknown, ...]
    figures: dict[Role, Printed]

    @property
    def name(self) -> str:
        return f"{self.number:06}"

    @cached_property
    def statement(self) -> Statement:
        """What it states."""
        return self.with_figures(self.figures)

    def about(self, unknowns: tuple[Unknown, ...]) -> Told:
        """Return the same claim about other unknowns."""
        return replace(self, unknowns=unknowns)

    def with_figures(self, figures: dict[Role, Printed]) -> Statement:
        """Return what it would state with other figures."""
        words = " ".join(self.claim.quote.split())
        name = self.name
        *before, after = (each.name for each in self.unknowns)
        parts = []
        for unknown, roles in ((before, (Role.BASE,)), ([after], (Role.CURRENT, Role.VALUE))):
            found = [figures[role] for role in roles if role in figures]
            parts += [stated(name, words, unknown[0], each) for each in found if unknown]
        if not before:
            return parts[0]
        difference, percent = figures.get(Role.DIFFERENCE), figures.get(Role.PERCENT)
        if difference is not None or percent is not None:
            parts.append(changed(name, words, (before[0], after), difference, percent))
        return _joined(parts, (before[0], after))


def _joined(parts: Sequence[Statement], between: tuple[str, str]) -> Statement:
    rounded = tuple(each for part in parts for each in part.rounded)
    cut = tuple(each for part in parts for each in (part.truncated or part.rounded))
    return Statement(parts[0].name, parts[0].words, rounded, () if cut == rounded else cut, between=between)


def told(number: int, claim: Claim, thing: Thing) -> Told | None:
    """Return what a claim says of counts; None where it says nothing of any, or of no whole numbers."""
    figures = _figures(claim)
    if claim.kind in _LEVELS:
        # A count in a sentence tells too little of what it is of.
        if (
            claim.passage.cell is None
            or claim.window is None
            or Role.VALUE not in figures
            or len(claim.quantities) != 1
        ):
            return None
        return Told(number, claim, (Unknown(thing, claim.window),), figures)
    if claim.kind not in _CHANGES or not figures:
        return None
    if claim.kind is ClaimKind.CHANGE_ZERO:
        figures[Role.DIFFERENCE] = counted(0)
    elif Role.VALUE in figures:
        return None
    if claim.previous is None:
        before = Unknown(thing, claim.window, before=True, base=base_of(claim))
    else:
        before = Unknown(thing, claim.previous)
    return Told(number, claim, (before, Unknown(thing, claim.window)), figures)


def _figures(claim: Claim) -> dict[Role, Printed]:
    """Return the figures of a claim; none where one of them is no count and no percentage of counts."""
    found: dict[Role, Printed] = {}
    for quantity in claim.quantities:
        number = quantity.number
        if quantity.role not in _ROLES or quantity.role in found:
            return {}
        if quantity.role is Role.PERCENT:
            if number.unit not in {Unit.PERCENT, Unit.FRACTION}:
                return {}
            found[quantity.role] = printed_percent(quantity)
        elif number.unit is not Unit.COUNT or number.decimals:
            return {}
        else:
            found[quantity.role] = printed_quantity(quantity)
    return found
