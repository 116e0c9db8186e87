"""Total rows that are of the force: its own figures, beside those of its divisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.workbook.recipes.names import Named, total_of
from scrutinydesk.workbook.recipes.profile import known_as
from scrutinydesk.workbook.recipes.recipe import Link, Role, Use

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.guesses import Guesses

SURELY = 0.9
WHY = "the force’s own figure: a total of the areas above it"


def with_force_totals(
    links: list[Link], names: Mapping[Role, Named], present: NDArray[np.bool_], guesses: Guesses
) -> list[Link]:
    """Link a total of one measure to that measure, where it stands for the force alone, and only there.

    Beside it the measure must stand for other areas, and never for the force: nothing is added then. A total
    of what is still open is for checking alone, and remembers the label.
    """
    areas = {each.label: each.target for each in links if each.role is Role.AREA}
    under = _under(names, present)
    measures = {
        known_as(each.label): each
        for each in links
        if each.role is Role.MEASURE and each.use in {Use.LINKED, Use.OPEN} and each.label
    }
    by_target = {each.target: each for each in measures.values() if each.target}
    taken: set[str] = set()

    def changed(link: Link) -> Link:
        name = total_of(link.label)
        if link.role is not Role.MEASURE or link.use is not Use.CHECK_ONLY or not name:
            return link
        found = guesses.resources.catalogue.find(name) or ""
        same = measures.get(name) or by_target.get(found)
        if same is None or same.label in taken:
            return link
        here = {areas.get(label, "") for label in under.get(link.label, ())}
        others = {areas.get(label, "") for label in under.get(same.label, ())}
        if here != {guesses.force} or guesses.force in others or not others:
            return link
        taken.add(same.label)
        if not same.target:
            return replace(link, whole_of=same.label)
        kept = tuple(each for each in link.alternatives if each.target != same.target)
        return replace(
            link, target=same.target, use=Use.LINKED, sureness=SURELY, why=WHY, alternatives=kept
        )

    return [changed(link) for link in links]


def _under(names: Mapping[Role, Named], present: NDArray[np.bool_]) -> dict[str, set[str]]:
    """Return the areas for which each measure stands, both as they are labelled."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    measures, areas = names[Role.MEASURE], names[Role.AREA]
    key = np.broadcast_to(measures.codes * len(areas.labels) + areas.codes, present.shape)
    under: dict[str, set[str]] = {}
    for pair in np.unique(key[present]).tolist():
        measure, area = divmod(pair, len(areas.labels))
        under.setdefault(measures.labels[measure], set()).add(areas.labels[area])
    return under
