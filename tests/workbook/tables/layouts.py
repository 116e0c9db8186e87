"""Sheets in layouts of chance, made from figures that are known.

What is left out, because a person could not tell either:

- a row of labels with no figure, no mark and nothing else to tell it from the heading of a group;
- a grand total right beneath the rows of a group, with neither a blank row nor a total between;
- an upper heading with blank cells at its right, of which only some belong to it, unless the headings
  beneath repeat;
- a footnote number parted by a space from a name of one word (Ward 2), unless the name stands elsewhere;
- letters that are marks in a column without a number;
- labels at the right of figures, where tables stand side by side: each side might own them;
- financial years written 2003-04 next to no other, and 17/18 by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st
from layout_axes import SIDES, TIMELY_SIDES, TOPS, Row, Side, Top, measured, sets, some
from layout_cells import AREAS, MEASURES, NOTES, STYLES, TITLES, Cell, Footnotes, Writer
from layout_periods import periods

Said = tuple[str, str, str, float, str]  # row labels, column labels, period, value, marks


@dataclass
class Made:
    """A sheet, and the figures on it by cell."""

    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    expected: dict[tuple[int, int], Said] = field(default_factory=dict)
    bottom: int = -1
    right: int = -1

    def put(self, row: int, column: int, value: object, shown: str = "General") -> None:
        if value is not None:
            self.cells[row, column] = value
            if shown != "General":
                self.formats[row, column] = shown
            self.bottom, self.right = max(self.bottom, row), max(self.right, column)

    def figure(self, row: int, column: int, cell: Cell, labels, column_labels, period) -> None:
        self.put(row, column, cell.kept, cell.shown)
        if cell.value is not None:
            said = (" | ".join(labels), " | ".join(column_labels), period, float(cell.value), cell.marks)
            self.expected[row, column] = said


@dataclass
class Sheeted:
    """What is alike on a whole sheet."""

    comma: bool = False
    explained: bool = False
    mirrored: bool = False


@st.composite
def tables(
    draw: st.DrawFn, made: Made | None = None, top: int = 0, left: int = 0, sheet: Sheeted | None = None
) -> Made:
    """Draw one table with its title, headings, groups, totals and notes."""
    made, sheet = made or Made(), sheet or Sheeted()
    notes = Footnotes(draw, sheet.explained)
    style = "comma" if sheet.comma else draw(st.sampled_from(STYLES))
    writer = Writer(draw, style)
    top += draw(st.integers(0, 2))
    top = _titles(draw, made, top, left)
    shape = draw(
        st.sampled_from(["side and top", "side and top", "timely side", "timely side", "long", "plain"])
    )
    if shape == "long":
        bottom = _long(draw, made, top, left, writer, notes)
    else:
        if shape == "side and top":
            side = SIDES[draw(st.sampled_from(list(SIDES)))](draw, notes)
            head = TOPS[draw(st.sampled_from(list(TOPS)))](draw, notes)
        elif shape == "timely side":
            side = TIMELY_SIDES[draw(st.sampled_from(list(TIMELY_SIDES)))](draw, notes)
            head = measured(draw, notes)
        else:
            side = SIDES[draw(st.sampled_from(list(SIDES)))](draw, notes)
            head = draw(st.sampled_from([measured, sets]))(draw, notes)
        bottom = _Table(draw, made, writer, sheet).put(top, left, side, head)
    return _notes(draw, made, bottom, left, notes)


def _titles(draw, made: Made, top: int, left: int) -> int:
    lines = draw(st.sampled_from(TITLES))
    for line in lines:
        made.put(top, left, line)
        top += 1
    if lines and draw(st.sampled_from([False, False, True])):
        made.put(top, left, draw(st.sampled_from(["Back to contents", "This worksheet contains one table."])))
        top += 1
    return top + (draw(st.integers(0, 1)) if lines else 0)


def _notes(draw, made: Made, bottom: int, left: int, notes: Footnotes) -> Made:
    lines = [*draw(st.sampled_from(NOTES)), *notes.lines()]
    if lines:
        bottom += draw(st.integers(0, 1))
    for line in lines:
        made.put(bottom, left, line)
        bottom += 1
    made.bottom = max(made.bottom, bottom)
    return made


@dataclass
class _Table:
    """Puts one table together."""

    draw: object
    made: Made
    writer: Writer
    sheet: Sheeted

    def put(self, top: int, left: int, side: Side, head: Top) -> int:
        """Write labels, headings and figures; return the row beneath them."""
        mirrored = self._is_mirrored(side, head)
        gap = 0 if mirrored else self.draw(st.sampled_from([0, 0, 0, 1]))
        start = left if mirrored else left + side.width + gap
        labels = left + len(head.columns) if mirrored else left
        lowest = top + len(head.lines) - 1
        self._heads(top, start, head)
        tall = any(side.headings) and len(head.lines) > 1 and self.draw(st.booleans())
        for at, heading in enumerate(side.headings):
            self.made.put(top if tall else lowest, labels + at, heading)
            if tall and heading:
                self.made.merged.append((top, labels + at, lowest, labels + at))
        row = lowest + 1
        if side.rows[0].labels is not None and self.draw(st.sampled_from([False, False, False, True])):
            row = self._units(row, start, head)
        row += self.draw(st.sampled_from([0, 0, 1]))
        counted: set[int] = set()
        for at, each in enumerate(side.rows):
            for number, cell in enumerate(each.cells):
                self.made.put(row + at, labels + number, cell)
            if each.labels is not None:
                self._row(row + at, start, each, head, counted)
        merged = ((row + first, labels + at, row + last, labels + at) for first, last, at in side.merged)
        self.made.merged += merged
        return row + len(side.rows)

    def _is_mirrored(self, side: Side, head: Top) -> bool:
        """Tell whether the labels stand at the right of the figures."""
        able = side.width == 1 and not side.merged and all(row.labels is not None for row in side.rows)
        return able and len(head.columns) > 1 and self.sheet.mirrored and self.draw(st.integers(0, 3)) == 0

    def _heads(self, top: int, start: int, head: Top) -> None:
        for at, line in enumerate(head.lines):
            for number, cell in enumerate(line):
                self.made.put(top + at, start + number, cell)
        merged = ((top + at, start + first, top + at, start + last) for at, first, last in head.merged)
        self.made.merged += merged

    def _units(self, row: int, start: int, head: Top) -> int:
        """Put a row of units beneath the headings: one for each column, or a row that numbers them."""
        if len(head.columns) > 3 and None not in head.columns and self.draw(st.booleans()):
            for at in range(len(head.columns)):
                self.made.put(row, start + at, at + 1)
            return row + 1
        for at, column in enumerate(head.columns):
            if column is not None:
                unit = self.draw(st.sampled_from(["Number", "£m", "%"]))
                self.made.put(row, start + at, unit)
                head.columns[at] = ((*column[0], unit), column[1])
        return row + 1

    def _row(self, row: int, start: int, each: Row, head: Top, counted: set[int]) -> None:
        first = True
        for at, column in enumerate(head.columns):
            if column is None:
                continue
            cell = self.writer.first() if first else self.writer.any(letters=at in counted)
            first = False
            counted |= {at} if cell.value is not None else set()
            self.made.figure(row, start + at, cell, each.labels, column[0], each.period or column[1])


def _long(draw, made: Made, top: int, left: int, writer: Writer, notes: Footnotes) -> int:
    """One figure a row; the columns of labels in any order, the figure among them or at the end."""
    headings, said = draw(periods())
    order = draw(st.permutations([0, 1, 2]))
    names = [("Period", "Month", "Date")[draw(st.integers(0, 2))], "Area", "Offence"]
    place = draw(st.sampled_from([3, 3, 3, 2]))
    places = [at if at < place else at + 1 for at in range(3)]
    for at, each in zip(places, order, strict=True):
        made.put(top, left + at, names[each])
    made.put(top, left + place, "Count")
    row = top + 1
    for heading, period in zip(headings, said, strict=True):
        for area in some(draw, AREAS, 1, 3):
            cells = [heading, area, draw(st.sampled_from(MEASURES))]
            for at, each in zip(places, order, strict=True):
                made.put(row, left + at, cells[each])
            labels = tuple(str(cells[each]) for each in order if each)
            made.figure(row, left + place, writer.first(), labels, ("Count",), period)
            row += 1
    return row


@st.composite
def sheets(draw: st.DrawFn) -> Made:
    """Draw a sheet of one to four tables: beneath each other, side by side, or both."""
    sheet = Sheeted(draw(st.integers(0, 7)) == 0, draw(st.integers(0, 2)) == 0)
    left, top = draw(st.sampled_from([0, 0, 1, 2])), draw(st.sampled_from([0, 0, 3]))
    shape = draw(st.sampled_from(["one", "one", "one", "beneath", "beneath", "beside", "both"]))
    sheet.mirrored = shape in {"one", "beneath"}
    made = draw(tables(top=top, left=left, sheet=sheet))
    if shape in {"beneath", "both"}:
        draw(tables(made=made, top=made.bottom + draw(st.integers(2, 3)), left=left, sheet=sheet))
    if shape in {"beside", "both"}:
        draw(
            tables(
                made=made, top=draw(st.sampled_from([top, top, top + 2])), left=made.right + 2, sheet=sheet
            )
        )
    return made
