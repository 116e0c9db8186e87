"""Breaks: dates at which a series stopped being comparable with what went before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.measures.areas import Areas
from scrutinydesk.measures.entries import Entry, entries, fault, only_tables
from scrutinydesk.measures.membership import month
from scrutinydesk.periods import Month

FILE = "breaks.toml"


@dataclass(frozen=True, slots=True)
class Break:
    """A dated discontinuity.

    Attributes
    ----------
    month : Month
        The first month of the new series.
    label : str
        Few words, for a chart.
    effect, advice : str
        What changed, and what to do about it.
    instead : str
        Id of a measure that can be compared across the break; empty if there is none.
    areas : tuple of str
        Areas that it touches, and all that lies within them; empty means all.
    """

    id: str
    measures: tuple[str, ...]
    month: Month
    label: str
    effect: str
    advice: str
    instead: str
    areas: tuple[str, ...] = ()
    source: str = ""

    def within(self, first: Month, last: Month) -> bool:
        """Tell whether the break falls inside the range: months stand on both sides of it."""
        return first < self.month <= last


class Breaks:
    """All breaks, by date.

    Parameters
    ----------
    found : tuple of Break
    areas : Areas, optional
        Tells what lies within what; without it a break touches just the areas that it names.
    """

    def __init__(self, found: Iterable[Break], areas: Areas | None = None) -> None:
        self._breaks = tuple(sorted(found, key=lambda item: (item.month, item.id)))
        self._areas = areas
        self._of: dict[str, list[Break]] = {}
        for item in self._breaks:
            for measure in item.measures:
                self._of.setdefault(measure, []).append(item)

    def __iter__(self) -> Iterator[Break]:
        return iter(self._breaks)

    def __len__(self) -> int:
        return len(self._breaks)

    def affecting(self, measure: str, first: Month, last: Month, area: str = "") -> tuple[Break, ...]:
        """Return the breaks of a measure with months of the range on both sides, by date.

        A break that touches only some areas counts when ``area`` is one of them or lies in one:
        what changed in a force changed in its divisions.
        """
        listed = self._of.get(measure)
        return () if listed is None else tuple(
            item
            for item in listed
            if item.within(first, last) and (not item.areas or self._touches(item, area))
        )

    def _touches(self, item: Break, area: str) -> bool:
        if self._areas is None or area not in self._areas:
            return area in item.areas
        return not set(item.areas).isdisjoint(self._areas.around(area))


def break_of(key: str, entry: Entry) -> Break:
    """Return the break that an entry states; all its keys must be known."""
    item = Break(
        id=key,
        measures=entry.texts("measures", None),
        month=month(entry, "month"),
        label=entry.text("label"),
        effect=entry.text("effect"),
        advice=entry.text("advice"),
        instead=entry.text("instead", ""),
        areas=entry.texts("areas"),
        source=entry.text("source", ""),
    )
    entry.done()
    return item


def check_ids(
    item: Break,
    measures: Mapping[str, object],
    areas: Mapping[str, object],
    fault: Callable[[str, str], ScrutinyError],
) -> None:
    """Raise ``fault(table, what)`` where a break names a measure or an area that is not there."""
    for other in (*item.measures, item.instead):
        if other and other not in measures:
            raise fault(f"break.{item.id}", f"there is no measure “{other}”.")
    for other in item.areas:
        if other not in areas:
            raise fault(f"break.{item.id}", f"there is no area “{other}”.")


def breaks(data: Mapping[str, Any], measures: Mapping[str, object], areas: Areas) -> Breaks:
    """Return the breaks that the parsed file declares.

    It is a ``ResourceError`` if a key is unknown or missing, or an id of a measure or an area
    leads nowhere.
    """
    only_tables(FILE, data, ("break",))
    found = tuple(break_of(key, entry) for key, entry in entries(FILE, data, "break"))
    for item in found:
        check_ids(item, measures, areas, partial(fault, FILE))
    return Breaks(found, areas)
