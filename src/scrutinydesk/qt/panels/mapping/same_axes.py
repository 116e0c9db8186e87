"""Axes of a table that was drawn anew: one that is still there gives what it gave before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.workbook.recipes import Role, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scrutinydesk.workbook.recipes import Axis
    from scrutinydesk.workbook.tables import Found

    Place = tuple[Where, str, int]
    Labels = Mapping[Place, frozenset[str]]

SAME = 0.5  # share of the labels in common, of the axis that has fewer
SAID_ONCE = (Where.TITLE, Where.SHEET)


def kept_roles(
    before: Iterable[Axis], was: Labels, now: Labels, suggested: tuple[Axis, ...]
) -> tuple[Axis, ...]:
    """Return axes as suggested for a table, each that was there before in its role of before.

    Where that leaves no measures, the suggestion stands.

    Parameters
    ----------
    was, now : mapping of place to folded labels
        Of the table before and after, from ``labels_of``.
    """
    held = {axis.place: axis for axis in before}
    same = _same(was, now, held)
    roles = {place: held[old].role for place, old in same.items()}
    roles |= {axis.place: held[axis.place].role for axis in suggested if _once(axis) and axis.place in held}
    given = set(roles.values())
    axes = tuple(
        replace(axis, role=roles.get(axis.place, axis.role))
        for axis in suggested
        # The title is asked for what no axis says; one of those does now.
        if not (_once(axis) and axis.place not in roles and axis.role in given)
    )
    return axes if any(axis.role is Role.MEASURE for axis in axes) else suggested


def _once(axis: Axis) -> bool:
    return axis.where in SAID_ONCE


def labels_of(found: Found, table_id: str) -> Labels:
    """Return the labels of each axis of a found table."""
    from scrutinydesk.workbook.recipes.profile import profiles  # noqa: PLC0415  numpy, not at start-up

    return next((each.folded for each in profiles(found) if each.table.id == table_id), {})


def _same(old: Labels, new: Labels, held: Mapping[Place, Axis]) -> dict[Place, Place]:
    """Return for places of now the ones of before: by the heading, or by the labels where that is gone."""
    scores = (
        (_likeness(one, two, old[one], new[two]), one, two) for one in old if one in held for two in new
    )
    found: dict[Place, Place] = {}
    for score, one, two in sorted(scores, reverse=True):
        if score >= SAME and two not in found and one not in found.values():
            found[two] = one
    return found


def _likeness(one: Place, two: Place, before: frozenset[str], now: frozenset[str]) -> float:
    if one[0] is not two[0]:
        return 0.0
    fewer = min(len(before), len(now))
    share = len(before & now) / fewer if fewer else 0.0
    return share + (bool(one[1]) and one[1] == two[1])
