"""Which rows of a found table name a measure and an area that are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scrutinydesk.workbook.standard_cells import SheetCells
from scrutinydesk.workbook.standard_layout import Role
from scrutinydesk.workbook.standard_names import Names
from scrutinydesk.workbook.standard_tables import FoundTable


class NamedRow(NamedTuple):
    """A row that says what and where; ``label`` is how the workbook writes it."""

    row: int
    measure: str
    area: str
    label: str


class TableRows:
    """The rows of one table.

    Attributes
    ----------
    stated : dict of label to bool
        Each row that names a measure, and whether it states anything.
    series : set of (measure, area)
        Of the rows that were yielded.
    used : set of int
        Rows, positions in the sheet, whose figures are read.
    """

    def __init__(self, found: FoundTable, cells: SheetCells, names: Names) -> None:
        self.stated: dict[str, bool] = {}
        self.series: set[tuple[str, str]] = set()
        self.used: set[int] = set()
        self.found, self.cells, self.names = found, cells, names
        self._seen: dict[tuple[object, ...], int] = {}
        self._label_at = found.position(Role.MEASURE)
        self._area_at = found.position(Role.AREA)
        self._values = [at for at, _ in found.periods]
        self._values += [at for at, column in found.columns if column.role is Role.VALUE]

    def known(self) -> Iterator[NamedRow]:
        """Yield every row that names a known measure and area; others with figures are findings."""
        rows = self.cells.rows
        for row in range(self.found.header + 1, self.found.end or len(rows)):
            line = rows[row]
            label = "" if self._label_at is None else line[self._label_at]
            label = label.strip() if isinstance(label, str) else ""
            stated = any(line[at] is not None for at in self._values)
            if not label and not stated:
                continue
            place = "" if self._area_at is None else line[self._area_at]
            named = self._named(row, label, "" if place is None else str(place).strip(), stated)
            if named is not None:
                self.series.add((named.measure, named.area))
                if stated:
                    self.used.add(row)
                yield named

    def _named(self, row: int, label: str, place: str, stated: bool) -> NamedRow | None:  # noqa: FBT001
        notes, sheet = self.cells.notes, self.cells.sheet
        measure = self.names.measure(self.found.layout, label) if label else None
        if measure is None:
            if stated:  # A line without figures beneath a table is a remark.
                cell = self.cells.address(row, self._label_at)
                nearest = self.names.nearest_measure(self.found.layout, label)
                notes.unknown_measure(sheet, cell, label, nearest)
            return None
        area = self.names.area(place)
        full = f"{label}, {place}" if place else label
        if area is None:
            if stated:
                cell = self.cells.address(row, self._area_at)
                notes.unknown_area(sheet, cell, place, self.names.nearest_area(place))
            else:
                self.stated.setdefault(full, False)
            return None
        self.stated[full] = self.stated.get(full, False) or stated
        return NamedRow(row, measure, area, full)

    def first(self, key: tuple[object, ...], named: NamedRow) -> bool:
        """Tell whether a key is new on this sheet; a second time is a finding."""
        before = self._seen.setdefault(key, named.row)
        if before == named.row:
            return True
        sheet = self.cells.sheet
        cell = self.cells.address(named.row, self._label_at)
        here = [(named.row, at) for at in self._values]
        differ = self.cells.differing(here, [(before, at) for at in self._values])
        self.cells.notes.repeated_row(sheet, cell, named.label, before + sheet.origin[0] + 1, differ)
        return False
