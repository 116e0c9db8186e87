"""What drives a change: the parts of a whole, what each added, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import IN_POINTS, Change, State, change_between
from scrutinydesk.analysis.overlapping import Because, LeftOut, apart_areas, apart_measures
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import exact, percentage

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Window

BLOCKED = frozenset({State.UNAVAILABLE, State.NOT_COMPARABLE})
HUNDRED = 100


class Way(StrEnum):
    """How a part stands to the change of the whole, and so whether a share of it can be said."""

    WITH = "with"
    AGAINST = "against"
    MORE_THAN_ALL = "more_than_all"
    UNCHANGED = "unchanged"
    NO_CHANGE = "no_change"


SAID = {
    Way.WITH: "",
    Way.AGAINST: "It went the other way than the whole.",
    Way.MORE_THAN_ALL: "It changed by more than the whole: others went the other way.",
    Way.UNCHANGED: "It did not change.",
    Way.NO_CHANGE: "The whole did not change: there is nothing to have a share of.",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """What a part, several together or the rest added to the change.

    Attributes
    ----------
    difference, base : Fraction
        Its change, and its value in the earlier window.
    way : Way
    share : Fraction or None
        Of the whole's change, in per cent; only where it went the whole's way and not further, or
        nought where it did not change.
    base_share : Fraction or None
        Of the whole's earlier value, in per cent.
    lift : Fraction or None
        ``share / base_share``: above 1 where it drives the change beyond its size.
    said : str
        Why there is no share; empty where there is one.
    """

    difference: Fraction
    base: Fraction
    way: Way
    share: Fraction | None
    base_share: Fraction | None
    lift: Fraction | None

    @property
    def said(self) -> str:
        return SAID[self.way]

    @property
    def growth(self) -> Fraction | None:
        """Its own change in per cent."""
        return percentage(self.difference, self.base) if self.base > 0 else None


@dataclass(frozen=True, slots=True)
class Part:
    """One part: a measure, or an area, with the change beneath."""

    change: Change
    amount: Amount


class StepKind(StrEnum):
    """What a step of the waterfall stands for."""

    START = "start"
    PART = "part"
    REST = "rest"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of the waterfall, from one level to another; the start and the end stand on nought.

    Attributes
    ----------
    part : Part or None
        Of a step that stands for one.
    """

    kind: StepKind
    begin: Fraction
    end: Fraction
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """A change of a whole and what it is made of.

    Attributes
    ----------
    parts : tuple of Part
        None of which counts what another counts; what went furthest the whole's way first.
    together : Amount or None
        All parts as one; None where there is no contribution to tell.
    rest : Amount or None
        What the parts leave over: the change that nobody discussed.
    left_out : tuple of LeftOut
        Those that were given and are no parts here, with the reason.
    mixed : bool
        Rises and falls stand side by side, the rest among them: shares do not add up to a hundred in the
        way that a reader expects, and ``rises`` and ``falls`` are to be said instead.
    rises, falls : Fraction
        Sums of what rose and of what fell, the rest among them.
    steps : tuple of Step
        The waterfall; its last bar ends where the whole is now.
    reason : str
        Why there is none.
    """

    whole: Change
    parts: tuple[Part, ...] = ()
    together: Amount | None = None
    rest: Amount | None = None
    left_out: tuple[LeftOut, ...] = ()
    mixed: bool = False
    rises: Fraction = Fraction(0)
    falls: Fraction = Fraction(0)
    steps: tuple[Step, ...] = ()
    reason: str = ""


def contribution(
    whole: Change, changes: Sequence[Change], resources: Resources, declared: Sequence[str] = ()
) -> Contribution:
    """Return what each of several measures, or areas, added to the change of a whole.

    Of those that count some of the same cases only some can be parts: the ``declared`` come first,
    in their order, then whichever changed most; what overlaps one that is taken is left out and named.

    Parameters
    ----------
    changes : sequence of Change
        Of measures for the whole's area, or of the whole's measure for areas within it, over the
        whole's windows. That they are parts of the whole is for the caller to know.
    declared : sequence of str
        Ids of measures, or of areas.

    Raises
    ------
    ValueError
        If a part is a change over other windows than the whole.
    """
    reason = _reason(whole)
    if reason:
        return Contribution(whole, reason=reason)
    by_area = all(each.measure.id == whole.measure.id for each in changes)
    known = [each for each in changes if each.state not in BLOCKED and each.difference is not None]
    lost = [each for each in changes if each.state in BLOCKED or each.difference is None]
    if any(_windows(each) != _windows(whole) for each in known):
        what = "parts and whole must be changes over the same two windows"
        raise ValueError(what)
    order = {name: at for at, name in enumerate(declared)}
    known.sort(key=lambda each: (order.get(_name(each, by_area), len(order)), -abs(_difference(each))))
    names = [_name(each, by_area) for each in known]
    taken, overlapping = (
        apart_areas(names, whole.area, resources.areas)
        if by_area
        else apart_measures(names, whole.measure.id, resources.catalogue)
    )
    missing = tuple(LeftOut(_name(each, by_area), _because(each), (), each.reason) for each in lost)
    chosen = dict(zip(reversed(names), reversed(known), strict=True))  # of one named twice, the first
    return _of(whole, [chosen[name] for name in taken], (*overlapping, *missing))


def contribution_of_measures(  # noqa: PLR0913, PLR0917  as change, the names and their order
    observations: Observations,
    whole: Measure,
    area: str,
    windows: tuple[Window, Window],
    resources: Resources,
    names: Sequence[str] = (),
    declared: Sequence[str] = (),
) -> Contribution:
    """Return what measures added to the change of another: those named, else its parts by the catalogue."""
    found = (resources.catalogue[name] for name in names or resources.catalogue.parts(whole.id))
    changes = [change_between(observations, each, area, windows, resources) for each in found]
    total = change_between(observations, whole, area, windows, resources)
    return contribution(total, changes, resources, declared)


def contribution_of_divisions(
    observations: Observations,
    measure: Measure,
    force: str,
    windows: tuple[Window, Window],
    resources: Resources,
) -> Contribution:
    """Return what each division of a force added to its change; the rest is in no division."""
    divisions = resources.areas.divisions(force)
    changes = [change_between(observations, measure, each, windows, resources) for each in divisions]
    return contribution(change_between(observations, measure, force, windows, resources), changes, resources)


def _reason(whole: Change) -> str:
    if whole.measure.kind in IN_POINTS or whole.measure.kind is Kind.RANK:
        return "Percentages and ranks do not add up from parts."
    if whole.state in BLOCKED or whole.difference is None:
        return whole.reason or "The change of the whole is not known."
    return ""


def _windows(each: Change) -> tuple[Window | None, ...]:
    return tuple(None if one is None else one.window for one in (each.current, each.previous))


def _because(lost: Change) -> Because:
    return Because.BREAK if lost.state is State.NOT_COMPARABLE else Because.NO_FIGURES


def _name(each: Change, by_area: bool) -> str:  # noqa: FBT001  told once for all
    return each.area if by_area else each.measure.id


def _difference(each: Change) -> Fraction:
    return each.difference or Fraction(0)


def _base(each: Change) -> Fraction:
    return Fraction(0) if each.previous is None else exact(each.previous.value)


def amount(difference: Fraction, base: Fraction, whole: Change) -> Amount:
    """Return what a part of this difference, on this base, is to the change of the whole."""
    total, before = _difference(whole), _base(whole)
    way = _way(difference, total)
    share = percentage(difference, total) if way is Way.WITH else None
    if way is Way.UNCHANGED:
        share = Fraction(0)
    base_share = percentage(base, before) if before > 0 and base >= 0 else None
    lift = None if share is None or not base_share else share / base_share
    return Amount(difference, base, way, share, base_share, lift)


def _way(difference: Fraction, total: Fraction) -> Way:
    if not total:
        return Way.NO_CHANGE
    if not difference:
        return Way.UNCHANGED
    if difference * total < 0:
        return Way.AGAINST
    return Way.WITH if abs(difference) <= abs(total) else Way.MORE_THAN_ALL


def _of(whole: Change, taken: list[Change], left_out: tuple[LeftOut, ...]) -> Contribution:
    total = _difference(whole)
    down = total < 0
    taken.sort(key=lambda each: _difference(each) if down else -_difference(each))
    parts = tuple(Part(each, amount(_difference(each), _base(each), whole)) for each in taken)
    together = sum((part.amount.difference for part in parts), start=Fraction(0))
    base = sum((part.amount.base for part in parts), start=Fraction(0))
    rest = amount(total - together, _base(whole) - base, whole)
    moves = [part.amount.difference for part in parts] + [rest.difference]
    rises = sum((move for move in moves if move > 0), start=Fraction(0))
    falls = sum((move for move in moves if move < 0), start=Fraction(0))
    return Contribution(
        whole, parts, amount(together, base, whole), rest, left_out, bool(rises and falls), rises, falls,
        _steps(whole, parts, rest),
    )  # fmt: skip


def _steps(whole: Change, parts: tuple[Part, ...], rest: Amount) -> tuple[Step, ...]:
    level = _base(whole)
    steps = [Step(StepKind.START, Fraction(0), level)]
    for part in parts:
        steps.append(Step(StepKind.PART, level, level + part.amount.difference, part))
        level += part.amount.difference
    if rest.difference:
        steps.append(Step(StepKind.REST, level, level + rest.difference))
        level += rest.difference
    return (*steps, Step(StepKind.END, Fraction(0), level))
