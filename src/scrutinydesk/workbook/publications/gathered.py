"""What is gathered from a public release while its sheets are read."""

from __future__ import annotations

from collections import defaultdict
from math import isclose
from typing import TYPE_CHECKING

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.observations import Mark, Observation
from scrutinydesk.workbook.cells import interpret

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Window
    from scrutinydesk.workbook.grid import Book, Sheet

FIRST_NAMED = 6


class Gathered:
    """Observations and findings of one release, and what could not be used of it."""

    def __init__(self, book: Book, resources: Resources) -> None:
        self.book = book
        self.resources = resources
        self.rows: list[Observation] = []
        self.findings: list[Finding] = []
        self.changes: dict[tuple[str, str, int], tuple[float, str, str]] = {}
        self._stated: dict[tuple[str, str, str, Window], tuple[float | None, str, str]] = {}
        self._said: set[tuple[str, str]] = set()
        self._unused: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)

    @property
    def taken(self) -> int:
        """How many figures were taken so far, percentage changes included."""
        return len(self.rows) + len(self.changes)

    def add_cell(self, sheet: Sheet, row: int, column: int, measure: str, area: str, window: Window) -> None:
        """Take one cell as a value of a measure; a mark stands, anything else is reported."""
        format_ = self.book.number_format(sheet, row, column)
        read = interpret(sheet.value(row, column), format_)
        if read.number is None and not read.marks:
            if read.text:
                self.unused(sheet, "cells that hold no number", read.text, row, column)
            return
        self.add(
            measure, area, window, read.number, sheet.name, sheet.address(row, column),
            marks=read.marks, number_format=format_,
        )  # fmt: skip

    def add(  # noqa: PLR0913  one argument a column of an observation
        self,
        measure: str,
        area: str,
        window: Window,
        value: float | None,
        sheet: str,
        cell: str,
        *,
        breakdown: str = "",
        marks: tuple[Mark, ...] = (),
        number_format: str = "General",
        derived: str = "",
    ) -> None:
        """Take one value; ``cell`` may be a range of cells that were added up.

        A second value for the same thing is not taken: the first stands, and where the two
        differ a finding says so.
        """
        key = (measure, area, breakdown, window)
        first = self._stated.setdefault(key, (value, sheet, cell))
        if first != (value, sheet, cell):
            if first[0] is not None and value is not None and not isclose(first[0], value):
                self._contradiction(key, first, (value, sheet, cell))
            return
        self.rows.append(
            Observation(
                measure, area, breakdown, window.first.ordinal, window.last.ordinal, window.span,
                value, self.resources.catalogue[measure].unit, marks, sheet, cell, number_format,
                self.book.sha256, derived,
            )
        )  # fmt: skip

    def _contradiction(
        self,
        key: tuple[str, str, str, Window],
        first: tuple[float | None, str, str],
        second: tuple[float | None, str, str],
    ) -> None:
        measure = self.resources.catalogue[key[0]].title
        area = self.resources.areas[key[1]].title
        self.findings.append(
            Finding(
                "publication.contradiction",
                Severity.WARNING,
                f"{measure}, {area}: two different figures for {key[3].words}.",
                f"{first[0]} in sheet “{first[1]}”, cell {first[2]}, and {second[0]} in sheet "
                f"“{second[1]}”, cell {second[2]}. The first is used.",
                "Look at both tables and their notes before relying on either.",
                Place(self.book.name, second[1], second[2]),
            )
        )

    def said(self, area: str, text: str) -> bool:
        """Tell whether this note of an area was reported already; remember it as reported."""
        known = (area, text) in self._said
        self._said.add((area, text))
        return known

    def unused(self, sheet: Sheet, what: str, text: object, row: int, column: int) -> None:
        """Remember something that stands in the sheet and was not used."""
        label = " ".join(str(text).split())
        self._unused[sheet.name, what].append((label, sheet.address(row, column)))

    def report_unused(self) -> None:
        """Turn what was not used into findings, one for each sheet and kind."""
        for (sheet, what), items in self._unused.items():
            names = list(dict.fromkeys(label for label, _ in items))
            listed = ", ".join(f"“{name}”" for name in names[:FIRST_NAMED])
            more = f" and {len(names) - FIRST_NAMED} more" if len(names) > FIRST_NAMED else ""
            self.findings.append(
                Finding(
                    "publication.unused",
                    Severity.NOTE,
                    f"Not used: {what}.",
                    f"{listed}{more}.",
                    "Nothing, unless the report needs one of them.",
                    Place(self.book.name, sheet, items[0][1]),
                )
            )


class AreaColumn:
    """Reads the area names of a column from top to bottom.

    A region stands above its forces, and one region and one force are both called West Midlands:
    the first is the region.
    """

    def __init__(self, resources: Resources) -> None:
        self._areas = resources.areas
        self._seen: set[str] = set()

    def area(self, name: object, code: object = "") -> str | None:
        """Return the id of the area in a row, or None; national totals are England and Wales."""
        if isinstance(code, str) and code.strip():
            found = self._areas.find(code)
            if found:
                return found
        if not isinstance(name, str) or not name.strip():
            return None
        wide = (AreaKind.REGION, AreaKind.COUNTRY)
        found = self._areas.find(name, wide)
        if found is None or found in self._seen:
            found = self._areas.find(name, (AreaKind.FORCE,)) or found
        if found:
            self._seen.add(found)
        return found
