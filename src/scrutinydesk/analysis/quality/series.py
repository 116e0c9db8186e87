"""Observations gathered by series, each file by itself, for the rules to go over once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scrutinydesk.findings import Place
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import Resources
from scrutinydesk.periods import Span

# What stands beside an estimate or a comparison and is no part of a total.
PROPERTIES = frozenset(
    {"surveyed", "lower", "upper", "rank_national", "rank_msg", "rank_region", "forces_up", "forces_counted"}
)


class Key(NamedTuple):
    """What makes a series: one file, one measure, area and breakdown, one kind of window."""

    source: str
    measure: str
    area: str
    breakdown: str
    span: Span


@dataclass(frozen=True)
class Series:
    """A series as its file states it.

    Attributes
    ----------
    rows : list of Observation
        In file order; a window may stand there twice.
    """

    key: Key
    rows: list[Observation]

    @cached_property
    def held(self) -> dict[int, Observation]:
        """First statement of each window that has a value, by the ordinal of its end, ascending."""
        found: dict[int, Observation] = {}
        for row in self.rows:
            if row.value is not None:
                found.setdefault(row.last, row)
        return dict(sorted(found.items()))

    @cached_property
    def values(self) -> list[float]:
        """The values of ``held``, oldest first."""
        return [row.value for row in self.held.values() if row.value is not None]


@dataclass(frozen=True)
class Gathered:
    """All series of a set of observations, in file order, and what is known of them."""

    observations: Observations
    resources: Resources
    series: dict[Key, Series]

    @cached_property
    def monthly(self) -> list[Series]:
        """Series of single months, those of estimates' properties left out."""
        return [
            each
            for key, each in self.series.items()
            if key.span is Span.MONTH and key.breakdown not in PROPERTIES
        ]

    def kind(self, key: Key) -> Kind | None:
        """Return the kind of the measure; None where the catalogue does not hold it."""
        catalogue = self.resources.catalogue
        return catalogue[key.measure].kind if key.measure in catalogue else None

    def is_flow(self, key: Key) -> bool:
        """Tell whether months of it may be added; a monthly count of a measure not known may."""
        kind = self.kind(key)
        return kind is Kind.FLOW or (kind is None and key.span is not Span.DATE)

    def place(self, first: Observation, last: Observation | None = None) -> Place:
        """Return the place of a figure, or of a stretch of them where they stand side by side.

        In a list the figures of one series stand among those of others: then the first alone.
        """
        cell = first.cell
        if last is not None and last is not first and last.sheet == first.sheet:
            cell = _stretch(first.cell, last.cell, last.last - first.last) or cell
        return Place(self.observations.sources.get(first.source, ""), first.sheet, cell)

    def name(self, key: Key) -> str:
        """``Burglary, Lancashire``, with the breakdown where there is one."""
        catalogue, areas = self.resources.catalogue, self.resources.areas
        measure = catalogue[key.measure].title if key.measure in catalogue else key.measure
        area = areas[key.area].short if key.area in areas else key.area
        return ", ".join(part for part in (measure, key.breakdown.replace("_", " "), area) if part)


_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _stretch(first: str, last: str, most: int) -> str:
    """Return the range of two cells of one row or column that lie no further apart than ``most``."""
    one, two = _CELL.fullmatch(first), _CELL.fullmatch(last)
    if one is None or two is None:
        return ""
    across, down = (_number(two[1]) - _number(one[1]), int(two[2]) - int(one[2]))
    if (across and down) or not 0 < abs(across + down) <= most:
        return ""
    return f"{first}:{last}" if across + down > 0 else f"{last}:{first}"


def cells_of(place: str) -> list[str]:
    """Return the cells of a range of one row or column; the place itself where it is none."""
    first, _, last = place.partition(":")
    one, two = _CELL.fullmatch(first), _CELL.fullmatch(last)
    if one is None or two is None:
        return [place]
    (left, top), (right, bottom) = ((_number(each[1]), int(each[2])) for each in (one, two))
    if left != right and top != bottom:
        return [place]
    columns, rows = range(left, right + 1), range(top, bottom + 1)
    return [f"{_letters(column)}{row}" for column in columns for row in rows]


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def gather(observations: Observations, resources: Resources) -> Gathered:
    """Sort observations into series; one pass."""
    series: dict[Key, Series] = {}
    rows: dict[tuple[str, str, str, str, Span], list[Observation]] = {}
    for row in observations:
        key = (row.source, row.measure, row.area, row.breakdown, row.span)
        found = rows.get(key)
        if found is None:
            rows[key] = [row]
        else:
            found.append(row)
    for key, found in rows.items():
        named = Key(*key)
        series[named] = Series(named, found)
    return Gathered(observations, resources, series)


def middle(values: Sequence[float]) -> float:
    """Return the median; of none it is a ``ValueError``."""
    if not values:
        raise ValueError("no values have no median")
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
