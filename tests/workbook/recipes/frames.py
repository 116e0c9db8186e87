"""Known figures, and workbooks in layouts of chance that hold them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from scrutinydesk.periods import Month
from scrutinydesk.workbook.grid import Book, Sheet

MEASURES = {
    "Burglary": "burglary_all", "Robbery": "robbery_all", "Rape": "rape",
    "Shoplifting": "shoplifting", "Public order": "public_order", "Hate crime": "hate_crime",
    "Homicide": "homicide", "Drug offences": "drug_offences", "Bicycle theft": "bicycle_theft",
    "Vehicle offences": "vehicle_offences",
}  # fmt: skip
AREAS = {
    "East": "lancashire-east", "South": "lancashire-south", "West": "lancashire-west",
    "Lancashire": "lancashire",
}  # fmt: skip
SHAPES = ["crossed", "areas first", "grouped", "long", "measures across", "by title", "by sheet"]
Key = tuple[str, str, int]  # measure and area as written, month


@dataclass
class Frame:
    """Figures by measure, area and month."""

    measures: list[str]
    areas: list[str]
    months: list[int]
    values: dict[Key, int]

    def ids(self) -> dict[Key, int]:
        return {(MEASURES[m], AREAS[a], month): value for (m, a, month), value in self.values.items()}


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    measures = draw(st.lists(st.sampled_from(list(MEASURES)), min_size=2, max_size=5, unique=True))
    areas = draw(st.lists(st.sampled_from(list(AREAS)), min_size=2, max_size=4, unique=True))
    start = Month.of(draw(st.integers(2009, 2023)), draw(st.integers(1, 12))).ordinal
    months = list(range(start, start + draw(st.integers(3, 14))))
    source = random.Random(draw(st.integers(0, 10**6)))
    values = {(m, a, t): source.randrange(200, 1800) for m in measures for a in areas for t in months}
    return Frame(measures, areas, months, values)


@dataclass
class Layout:
    """How a frame is put on sheets; what a new quarter may change is changed here."""

    shape: str
    titled: bool = True
    top: int = 0
    left: int = 0
    code: bool = False  # a column of codes before the labels
    blank: bool = False  # an empty column before the figures
    notes: bool = False
    totals: bool = False
    sheet: str = "Figures"
    shuffle: int = 0
    renamed: dict[str, str] = field(default_factory=dict)
    extra: bool = False  # a sheet of its own beside


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    shape = draw(st.sampled_from(SHAPES))
    return Layout(
        shape,
        titled=draw(st.booleans()) or shape == "by title",
        top=draw(st.integers(0, 3)),
        left=draw(st.integers(0, 2)),
        notes=draw(st.booleans()),
        totals=draw(st.booleans()),
    )


class _Page:
    def __init__(self, name: str) -> None:
        self.name, self.cells = name, {}

    def put(self, row: int, column: int, value: object) -> None:
        if value is not None:
            self.cells[row, column] = value

    def sheet(self) -> Sheet:
        shape = max(row for row, _ in self.cells) + 1, max(column for _, column in self.cells) + 1
        values = np.full(shape, None, dtype=object)
        for at, value in self.cells.items():
            values[at] = value
        return Sheet(self.name, values)


class Writer:
    """Puts a frame on sheets."""

    def __init__(self, frame: Frame, layout: Layout) -> None:
        self.frame, self.layout = frame, layout
        mixed = random.Random(layout.shuffle) if layout.shuffle else None
        self.measures, self.areas = list(frame.measures), list(frame.areas)
        if mixed:
            mixed.shuffle(self.measures)
            mixed.shuffle(self.areas)
        self.mixed = mixed

    def book(self) -> Book:
        pages = [page.sheet() for page in self.pages()]
        if self.layout.extra:
            other = _Page("Contents")
            other.put(0, 0, "Contents")
            other.put(1, 0, "See the sheets that follow.")
            pages.insert(0, other.sheet())
        if self.mixed and len(pages) > 1:
            self.mixed.shuffle(pages)
        return Book("made.xlsx", "made.xlsx", "0" * 64, "xlsx", tuple(pages))

    def pages(self) -> list[_Page]:
        shape = self.layout.shape
        if shape == "by title":
            return [
                self._titled(_Page(f"Table {at}"), f"{self._name(m)} by division", [m])
                for at, m in enumerate(self.measures, 1)
            ]
        if shape == "by sheet":
            return [self._titled(_Page(a), "Recorded crime", self.measures, [a]) for a in self.areas]
        page = _Page(self.layout.sheet)
        top = self.layout.top
        if self.layout.titled:
            page.put(top, self.layout.left, f"Recorded crime to {Month(self.frame.months[-1]).words}")
            top += 2
        bottom = {
            "crossed": self._crossed, "areas first": self._crossed, "grouped": self._grouped,
            "long": self._long, "measures across": self._across,
        }[shape](page, top)  # fmt: skip
        self._notes(page, bottom)
        return [page]

    def _name(self, label: str) -> str:
        return self.layout.renamed.get(label, label)

    def _notes(self, page: _Page, bottom: int) -> None:
        if self.layout.notes:
            page.put(bottom + 1, self.layout.left, "Source: Lancashire Constabulary")

    def _heads(self, page: _Page, row: int, column: int) -> None:
        for at, month in enumerate(self.frame.months):
            page.put(row, column + at, Month(month).short)

    def _line(self, page: _Page, row: int, column: int, measure: str, area: str) -> None:
        for at, month in enumerate(self.frame.months):
            page.put(row, column + at, self.frame.values[measure, area, month])

    def _titled(self, page, title, measures, areas=None) -> _Page:
        """One dimension in the rows, the other said by the title or the sheet."""
        left, top = self.layout.left, self.layout.top
        first, last = (Month(self.frame.months[at]).words for at in (0, -1))
        page.put(top, left, f"{title}, {first} to {last}")
        rows = [(m, a) for m in measures for a in areas or self.areas]
        page.put(top + 1, left, "Area" if areas is None else "Offence")
        self._heads(page, top + 1, left + 1)
        for at, (measure, area) in enumerate(rows, top + 2):
            page.put(at, left, area if areas is None else self._name(measure))
            self._line(page, at, left + 1, measure, area)
        self._notes(page, top + 2 + len(rows))
        return page

    def _crossed(self, page: _Page, top: int) -> int:
        column = self.layout.left
        names = ["Area", "Offence"] if self.layout.shape == "areas first" else ["Offence", "Area"]
        if self.layout.code:
            names = ["Code", *names]
        for at, name in enumerate(names):
            page.put(top, column + at, name)
        first = column + len(names) + self.layout.blank
        self._heads(page, top, first)
        row = top + 1
        outer, inner = (self.areas, self.measures) if "Area" in names[-2:][0] else (self.measures, self.areas)
        for one in outer:
            for two in inner:
                measure, area = (two, one) if outer is self.areas else (one, two)
                cells = [self._name(each) for each in (one, two)]
                if self.layout.code:
                    cells.insert(0, f"E{1000 + row}")
                for at, cell in enumerate(cells):
                    page.put(row, column + at, cell)
                self._line(page, row, first, measure, area)
                row += 1
            if self.layout.totals and outer is self.measures and "Lancashire" not in self.areas:
                self._total(page, row, column + self.layout.code, first, one)
                row += 1
        return row

    def _total(self, page: _Page, row: int, column: int, first: int, measure: str) -> None:
        page.put(row, column, self._name(measure))
        page.put(row, column + 1, "Total")
        for at, month in enumerate(self.frame.months):
            page.put(row, first + at, sum(self.frame.values[measure, a, month] for a in self.areas))

    def _grouped(self, page: _Page, top: int) -> int:
        left = self.layout.left
        page.put(top, left, "Area")
        self._heads(page, top, left + 1)
        row = top + 1
        for measure in self.measures:
            page.put(row, left, self._name(measure))
            row += 1
            for area in self.areas:
                page.put(row, left, area)
                self._line(page, row, left + 1, measure, area)
                row += 1
        return row

    def _long(self, page: _Page, top: int) -> int:
        left = self.layout.left
        order = ["Month", "Offence", "Area", "Count"]
        if self.mixed:
            order = [*self.mixed.sample(order[:3], 3), "Count"]
        if self.layout.code:
            order = ["Code", *order]
        for at, name in enumerate(order):
            page.put(top, left + at, name)
        keys = list(self.frame.values)
        if self.mixed:
            self.mixed.shuffle(keys)
        for row, (measure, area, month) in enumerate(keys, top + 1):
            cells = {
                "Month": str(Month(month)), "Offence": self._name(measure), "Area": area,
                "Code": f"E{1000 + row}", "Count": self.frame.values[measure, area, month],
            }  # fmt: skip
            for at, name in enumerate(order):
                page.put(row, left + at, cells[name])
        return top + 1 + len(keys)

    def _across(self, page: _Page, top: int) -> int:
        """Measures over areas in the headings, months down."""
        left = self.layout.left
        page.put(top + 1, left, "Month")
        column = left + 1
        for measure in self.measures:
            for area in self.areas:
                page.put(top, column, self._name(measure))
                page.put(top + 1, column, area)
                for at, month in enumerate(self.frame.months):
                    page.put(top + 2 + at, column, self.frame.values[measure, area, month])
                column += 1
        for at, month in enumerate(self.frame.months):
            page.put(top + 2 + at, left, Month(month).words)
        return top + 2 + len(self.frame.months)


def written(frame: Frame, layout: Layout) -> Book:
    return Writer(frame, layout).book()
