"""Breaks: dates at which a series stopped being comparable with what went before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
        Areas that it touches; empty means all.
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
    """All breaks, by date."""

    def __init__(self, found: tuple[Break, ...]) -> None:
        self._breaks = tuple(sorted(found, key=lambda item: (item.month, item.id)))

    def __iter__(self) -> Iterator[Break]:
        return iter(self._breaks)

    def __len__(self) -> int:
        return len(self._breaks)

    def affecting(self, measure: str, first: Month, last: Month, area: str = "") -> tuple[Break, ...]:
        """Return the breaks of a measure with months of the range on both sides, by date.

        A break that touches only some areas counts when ``area`` is one of them.
        """
        return tuple(
            item
            for item in self._breaks
            if measure in item.measures
            and item.within(first, last)
            and (not item.areas or area in item.areas)
        )


def _break(key: str, entry: Entry) -> Break:
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


def _check(item: Break, measures: Mapping[str, object], areas: Mapping[str, object]) -> None:
    for other in (*item.measures, item.instead):
        if other and other not in measures:
            raise fault(FILE, f"break.{item.id}", f"there is no measure “{other}”.")
    for other in item.areas:
        if other not in areas:
            raise fault(FILE, f"break.{item.id}", f"there is no area “{other}”.")


def breaks(data: Mapping[str, Any], measures: Mapping[str, object], areas: Mapping[str, object]) -> Breaks:
    """Return the breaks that the parsed file declares.

    It is a ``ResourceError`` if a key is unknown or missing, or an id of a measure or an area
    leads nowhere.
    """
    only_tables(FILE, data, ("break",))
    found = tuple(_break(key, entry) for key, entry in entries(FILE, data, "break"))
    for item in found:
        _check(item, measures, areas)
    return Breaks(found)
