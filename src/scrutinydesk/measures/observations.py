"""The tidy frame: one row a value, each with the cell that it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from scrutinydesk.findings import Place
from scrutinydesk.measures.known_months import KnownMonths, known_months
from scrutinydesk.periods import Month, Span, Window

if TYPE_CHECKING:
    import pandas as pd


class Mark(StrEnum):
    """Shorthand that stands beside a value, or in place of one; printed in square brackets."""

    CONFIDENTIAL = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"
    REVISED = "r"
    PROVISIONAL = "p"
    ESTIMATED = "e"


class Observation(NamedTuple):
    """One value as a cell states it.

    Attributes
    ----------
    measure, area : str
        Ids of the catalogue and of the areas.
    breakdown : str
        Empty for the whole; otherwise a part (``female``, ``bme``) or a property of the estimate
        (``surveyed``, ``lower``, ``upper``, ``numerator``, ``denominator``, ``rank_national``,
        ``rank_msg``, ``rank_region``, ``forces_up``, ``forces_counted``).
    first, last : int
        Month ordinals of the window, both included; for a date both are its month.
    span : Span
    value : float or None
        Percentages 0-100; None where only a mark stands in the cell.
    unit : str
        As in the catalogue: ``crimes``, ``percent``, ``gbp_million``, ``fte``, ...
    marks : tuple of Mark
    sheet, cell, number_format : str
    source : str
        SHA-256 of the file.
    derived : str
        How the value was worked out from the cells named, in words; empty where a cell states it.
    """

    measure: str
    area: str
    breakdown: str
    first: int
    last: int
    span: Span
    value: float | None
    unit: str
    marks: tuple[Mark, ...]
    sheet: str
    cell: str
    number_format: str
    source: str
    derived: str = ""

    @property
    def window(self) -> Window:
        return Window.between(self.first, self.last, self.span)


@dataclass(frozen=True)
class Observations:
    """All observations of a report, in file order, with an index by series.

    Attributes
    ----------
    rows : tuple of Observation
    sources : mapping of SHA-256 to file name
    """

    rows: tuple[Observation, ...]
    sources: dict[str, str]

    @classmethod
    def later(
        cls, make: Callable[[], tuple[Observation, ...]], count: int, sources: dict[str, str]
    ) -> Observations:
        """Return observations whose rows are made when they are first asked for: a million take a second."""
        made = cls.__new__(cls)
        vars(made).update(sources=sources, _make=make, _count=count)
        return made

    def __getattr__(self, name: str) -> Any:
        if name != "rows" or "_make" not in vars(self):
            raise AttributeError(name)
        rows = vars(self)["rows"] = vars(self)["_make"]()
        return rows

    def __len__(self) -> int:
        return len(self.rows) if "rows" in vars(self) else int(vars(self)["_count"])

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    @cached_property
    def _index(self) -> dict[tuple[str, str, str, Span], dict[int, Observation]]:
        index: dict[tuple[str, str, str, Span], dict[int, Observation]] = {}
        for row in self.rows:
            # The first statement of a value stands; a second is a finding of the reader.
            index.setdefault((row.measure, row.area, row.breakdown, row.span), {}).setdefault(row.last, row)
        return index

    def series(
        self, measure: str, area: str, breakdown: str = "", span: Span = Span.MONTH
    ) -> dict[int, Observation]:
        """Return a series as a mapping from the ordinal of its last month; empty if there is none."""
        return self._index.get((measure, area, breakdown, span), {})

    def months(self, measure: str, area: str, breakdown: str = "") -> KnownMonths:
        """Return the months of a series that have a value, arranged once."""
        key = measure, area, breakdown
        found = self._months.get(key)
        if found is None:
            found = self._months[key] = known_months(self.series(*key))
        return found

    @cached_property
    def _months(self) -> dict[tuple[str, str, str], KnownMonths]:
        return {}

    def holds(self, measure: str, area: str, breakdown: str = "") -> bool:
        """Tell whether there is a series of any span."""
        return (measure, area, breakdown) in self._lines

    @cached_property
    def _lines(self) -> frozenset[tuple[str, str, str]]:
        return frozenset((measure, area, breakdown) for measure, area, breakdown, _ in self._index)

    @cached_property
    def measures(self) -> frozenset[str]:
        """Ids of all measures that have at least one observation."""
        return frozenset(row.measure for row in self.rows)

    def areas(self, measure: str) -> frozenset[str]:
        """Ids of the areas for which the measure has an observation."""
        return self._areas.get(measure, frozenset())

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What was worked out of these rows alone, by what it is: the rows never change."""
        return {}

    @cached_property
    def _areas(self) -> dict[str, frozenset[str]]:
        areas: dict[str, set[str]] = {}
        for measure, area, _, _ in self._index:
            areas.setdefault(measure, set()).add(area)
        return {measure: frozenset(found) for measure, found in areas.items()}

    def place(self, row: Observation) -> Place:
        """Return where the value of an observation stands."""
        return Place(self.sources.get(row.source, ""), row.sheet, row.cell)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The same rows as a pandas frame; built, and pandas imported, at the first call."""
        import pandas as pd  # noqa: PLC0415  pandas costs 0.4 s and the first view needs none

        frame = pd.DataFrame(self.rows, columns=list(Observation._fields))
        frame["first"] = [str(Month(ordinal)) for ordinal in frame["first"]]
        frame["last"] = [str(Month(ordinal)) for ordinal in frame["last"]]
        frame["marks"] = [" ".join(f"[{mark}]" for mark in marks) for marks in frame["marks"]]
        frame["file"] = [self.sources.get(source, "") for source in frame["source"]]
        return frame

    def joined(self, others: Iterable[Observations]) -> Observations:
        """Return these and the others' rows as one; these come first."""
        rows, sources = list(self.rows), dict(self.sources)
        for other in others:
            rows.extend(other.rows)
            sources.update(other.sources)
        return Observations(tuple(rows), sources)


NOTHING = Observations((), {})
