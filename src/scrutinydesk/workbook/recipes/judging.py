"""What the words over a table, and its figures, speak for or against in the links that labels alone make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.workbook.recipes.guesses import Guesses, is_aside
from scrutinydesk.workbook.recipes.recipe import Guess, Link, Role, Use
from scrutinydesk.workbook.recipes.titled import PERCENT, is_base, is_national

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.names import Named
    from scrutinydesk.workbook.recipes.profile import Profile

TWICE = 0.5  # share of a label's figures that stand for the same thing, from which it is no name of one
DOUBT = 0.6


def judged(
    links: list[Link], twice: set[str], profile: Profile, workbook: str, guesses: Guesses
) -> list[Link]:
    """Leave open what the table speaks against.

    These are measures whose figures cannot be told apart (``twice``), counts in a table of changes, and
    questions of the Crime Survey where nothing names it.
    """
    links = [_doubted(link, TOLD_TWICE) if _of(link, twice) else link for link in links]
    counts_only = {Kind.FLOW, Kind.STOCK}
    kinds = guesses.resources.catalogue
    if is_aside(profile.title, alone=True):
        links = [
            _doubted(link, NO_COUNT) if _of(link) and kinds[link.target].kind in counts_only else link
            for link in links
        ]
    if is_national(profile, workbook):
        return links
    national = guesses.national
    return [_doubted(link, NOT_NAMED) if _of(link) and link.target in national else link for link in links]


def said_twice(
    profile: Profile, names: dict[Role, Named], present: NDArray[np.bool_]
) -> set[str]:
    """Return the measures whose figures cannot be told apart: several have all names and the period alike."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    rows, columns = profile.rows.periods, profile.columns.periods
    key = rows.codes[:, None] * len(columns.said) + columns.codes
    for each in names.values():
        key = key * len(each.labels) + each.codes
    keys = np.broadcast_to(key, present.shape)[present]
    _, codes, counts = np.unique(keys, return_inverse=True, return_counts=True)
    labels = np.broadcast_to(names[Role.MEASURE].codes, present.shape)[present]
    number = np.bincount(labels, counts[codes] > 1, len(names[Role.MEASURE].labels))
    every = names[Role.MEASURE].counts(present)
    return {
        label
        for label, alike, cells in zip(names[Role.MEASURE].labels, number.tolist(), every, strict=True)
        if alike > TWICE * cells
    }


def _of(link: Link, labels: set[str] | None = None) -> bool:
    """Tell whether a link is to a measure, and its label one of some."""
    measured = link.role is Role.MEASURE and link.use is Use.LINKED and bool(link.target)
    return measured and (labels is None or link.label in labels)


TOLD_TWICE = "it stands several times for the same period, and nothing tells which is which"
NOT_NAMED = "nothing over the table names the Crime Survey, which asks this"
NO_COUNT = "the title speaks of a change, a rate or a rank, which is no count"


def _doubted(link: Link, why: str) -> Link:
    """Leave a link open that the label alone would have made."""
    best = Guess(link.target, round(link.sureness * DOUBT, 2), link.why)
    others = (best, *link.alternatives)
    return replace(link, target="", use=Use.OPEN, sureness=0.0, alternatives=others, why=why)


def bases_of(names: dict[Role, Named], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Tell which cells say how many were asked."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    found = np.zeros(shape, bool)
    for role in (Role.MEASURE, Role.BREAKDOWN):
        found |= np.array([is_base(label) for label in names[role].labels])[names[role].codes]
    return found


def without_bases(links: list[Link], guesses: Guesses) -> list[Link]:
    """Leave out how many were asked, unless that is a part of a measure."""
    catalogue = guesses.resources.catalogue
    if any(_of(each) and "surveyed" in catalogue[each.target].breakdowns for each in links):
        return links
    left = Use.LEFT_OUT
    return [
        replace(link, target="", use=left, sureness=0.9, why="how many were asked")
        if link.role is not Role.AREA and is_base(link.label)
        else link
        for link in links
    ]


def makes_percentages(links: Iterable[Link], guesses: Guesses) -> bool:
    """Tell whether measures in per cent are to be made of labels, and nothing else is linked."""
    measures = [link for link in links if link.role is Role.MEASURE]
    kinds = guesses.resources.catalogue
    others = any(_of(link) and kinds[link.target].unit != PERCENT for link in measures)
    return not others and any(link.use is Use.OPEN for link in measures)
