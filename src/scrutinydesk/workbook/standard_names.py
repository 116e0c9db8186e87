"""Labels of a standard workbook into measures and areas."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from scrutinydesk.workbook.standard_layout import Layout, fold

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

_FORCE_WORDS = frozenset({
    "force", "the force", "whole force", "force total", "constabulary", "the constabulary",
    "all divisions", "total",
})  # fmt: skip
_GROUP_WORDS = frozenset({"msg", "most similar group", "most similar forces", "our msg"})
_REGION_WORDS = frozenset({"region", "our region", "the region"})


class Names:
    """Looks labels up, each once.

    Parameters
    ----------
    resources : Resources
    force : str
        Id of the force that the workbook is about; "West" means its division.
    """

    def __init__(self, resources: Resources, force: str) -> None:
        self._resources = resources
        self.force = force
        self._measures: dict[tuple[str, str], str | None] = {}
        self._areas: dict[str, str | None] = {}
        self._divisions = self._own_divisions()

    def _own_divisions(self) -> dict[str, str]:
        areas = self._resources.areas
        names: dict[str, str] = {}
        for division in areas.divisions(self.force) if self.force else ():
            for name in (areas[division].title, areas[division].short, division):
                names[fold(name)] = division
        return names

    def measure(self, layout: Layout, label: str) -> str | None:
        """Return the measure that a label of this table means, or None."""
        key = (layout.id, label)
        if key not in self._measures:
            own = {fold(name): measure for name, measure in layout.labels.items()}
            found = own.get(fold(label)) or self._resources.catalogue.find(label)
            if found is None and label in self._resources.catalogue:
                found = label
            self._measures[key] = found
        return self._measures[key]

    def area(self, label: str) -> str | None:
        """Return the area that a label means, or None; blank is the force."""
        if label not in self._areas:
            self._areas[label] = self._find_area(label)
        return self._areas[label]

    def _find_area(self, label: str) -> str | None:
        word = fold(label)
        if not word or word in _FORCE_WORDS:
            return self.force or None
        if word in _GROUP_WORDS:
            return f"{self.force}-msg" if self.force else None
        if word in _REGION_WORDS:
            return self._resources.areas.region_of(self.force) if self.force else None
        return self._divisions.get(word) or self._resources.areas.find(label)

    def unit(self, measure: str) -> str:
        """Return the unit of a measure."""
        return str(self._resources.catalogue[measure].unit)

    def dated(self, measure: str) -> bool:
        """Tell whether a measure is stated at a date, not over a month."""
        return str(self._resources.catalogue[measure].kind) in {"stock", "money"}

    def nearest_measure(self, layout: Layout, label: str) -> str:
        """Return the known label that is written most like this one; empty if none is near."""
        titles = [measure.title for measure in self._resources.catalogue.values()]
        return _nearest(label, [*layout.labels, *titles])

    def nearest_area(self, label: str) -> str:
        """Return the area title that is written most like this one; empty if none is near."""
        return _nearest(label, [area.title for area in self._resources.areas.values()])


def _nearest(label: str, known: list[str]) -> str:
    by_fold = {fold(name): name for name in reversed(known)}
    close = difflib.get_close_matches(fold(label), list(by_fold), n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""
