"""The two axes of a table: labels down the side in columns or group headings, headings across in levels."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st
from layout_cells import AREAS, KINDS, MEASURES, SEXES, Footnotes
from layout_periods import periods

from scrutinydesk.periods import NAMES


@dataclass
class Row:
    """A row: what stands in the columns of labels, and, of a row of figures, what that says."""

    cells: list[object]
    labels: tuple[str, ...] | None = None
    period: str = ""


@dataclass
class Side:
    """The labels of a table."""

    headings: list[str | None]
    rows: list[Row]
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # first row, last row, column
    timely: bool = False

    @property
    def width(self) -> int:
        return len(self.headings)


@dataclass
class Top:
    """The headings of a table: rows of cells, merged spans, and what each column says; None is a spacer."""

    lines: list[list[object]]
    columns: list[tuple[tuple[str, ...], str] | None]
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # line, first column, last column
    timely: bool = True


def some(draw, words, least=2, most=5) -> list[str]:
    return draw(st.lists(st.sampled_from(words), min_size=least, max_size=most, unique=True))


# ---- down the side


def names(draw, notes: Footnotes) -> Side:
    """One column of names, perhaps with a code or a running number before it, and a total."""
    words = some(draw, draw(st.sampled_from([AREAS, MEASURES])), 2, 6)
    rows = [Row([notes.put(word)], (word,)) for word in words]
    if draw(st.booleans()):
        rows.append(Row([draw(st.sampled_from(["Total", "Grand total"]))]))
        rows[-1].labels = (rows[-1].cells[0],)
        if draw(st.booleans()):
            rows.insert(-1, Row([None]))
    side = Side([draw(st.sampled_from([None, "Offence", "Area name", "Measure"]))], rows)
    before = draw(st.sampled_from(["", "", "code", "number", "running"]))
    return _after(side, before, draw(st.sampled_from(["No.", "#"]))) if before else side


def _after(side: Side, before: str, running: str) -> Side:
    """Put a column of codes, or of running numbers, before that of the names."""
    data = [row for row in side.rows if row.labels]
    for at, row in enumerate(data):
        cell = {"code": f"E2300{at:04d}", "number": 101 + 7 * at, "running": at + 1}[before]
        row.cells.insert(0, cell)
        if before != "running":
            row.labels = (str(cell), *row.labels)
    for row in side.rows:
        if not row.labels:
            row.cells.insert(0, None)
    first = {"code": "Area code", "number": "Force code", "running": running}
    return Side([first[before], side.headings[0] or "Area"], side.rows)


def crossed(draw, notes: Footnotes) -> Side:
    """Two columns of labels, the outer one repeated, said once, or merged over its rows."""
    manner = draw(st.sampled_from(["repeated", "once", "merged"]))
    side = Side(["Area", "Offence"], [])
    for area in some(draw, AREAS, 2, 4):
        shown = notes.put(area)
        inner = some(draw, MEASURES, 2, 4)
        if manner == "merged":
            side.merged.append((len(side.rows), len(side.rows) + len(inner) - 1, 0))
        for at, measure in enumerate(inner):
            outer = shown if manner == "repeated" or at == 0 else None
            side.rows.append(Row([outer, notes.put(measure)], (area, measure)))
    return side


def blocks(draw, notes: Footnotes) -> Side:
    """Rows of figures that each head the same rows, perhaps set in, or with blank rows between."""
    side = Side([draw(st.sampled_from([None, "Measure"]))], [])
    inner, indent = some(draw, MEASURES, 2, 4), draw(st.sampled_from(["", "  "]))
    spaced = draw(st.booleans())
    for at, area in enumerate(some(draw, AREAS, 2, 4)):
        if at and spaced:
            side.rows.append(Row([None]))
        side.rows.append(Row([notes.put(area)], (area,)))
        side.rows += [Row([f"{indent}{each}"], (area, each)) for each in inner]
    return side


def beside(draw, notes: Footnotes) -> Side:
    """Two columns of labels, the outer one said somewhere beside the same rows again and again."""
    inner = some(draw, MEASURES, 2, 4)
    place = draw(st.integers(0, len(inner) - 1))
    side = Side(["Area", "Offence"], [])
    for area in some(draw, AREAS, 2, 4):
        shown = notes.put(area)
        side.rows += [
            Row([shown if at == place else None, each], (area, each)) for at, each in enumerate(inner)
        ]
    return side


def grouped(draw, notes: Footnotes) -> Side:
    """Group headings, in one or two levels, with names beneath them, and totals."""
    side = Side([draw(st.sampled_from([None, "Offence", "Measure"]))], [])
    deep = draw(st.booleans())
    spaced, totals = draw(st.booleans()), draw(st.sampled_from(["", "Total", "Total {}"]))
    for outer in some(draw, SEXES, 2, 2) if deep else [""]:
        if outer:
            side.rows.append(Row([f"{outer.upper()}S"]))
        for group in some(draw, AREAS, 2, 3):
            side.rows.append(Row([notes.put(group)]))
            held = ((f"{outer.upper()}S",) if outer else ()) + (group,)
            side.rows += [Row([notes.put(each)], (*held, each)) for each in some(draw, MEASURES, 2, 4)]
            if totals:
                total = totals.format(group)
                side.rows.append(Row([total], (*held, total)))
            if spaced:
                side.rows.append(Row([None]))
    if draw(st.booleans()):
        if not spaced:
            side.rows.append(Row([None]))
        side.rows.append(Row(["Grand total"], ("Grand total",)))
    return side


def down(draw, notes: Footnotes) -> Side:
    """Periods down, perhaps for several areas: in a column of their own, or as group headings."""
    headings, said = draw(periods())
    manner = draw(st.sampled_from(["alone", "alone", "repeated", "once", "merged", "groups"]))
    title = draw(st.sampled_from(["Period", "Date", "Time period"]))
    pairs = list(zip(headings, said, strict=True))
    if manner == "alone":
        return Side([title], [Row([each], (), when) for each, when in pairs], timely=True)
    side = Side(["Area", title] if manner != "groups" else [title], [], timely=True)
    for area in some(draw, AREAS, 2, 3):
        shown = notes.put(area)
        if manner == "groups":
            side.rows.append(Row([shown]))
            side.rows += [Row([each], (area,), when) for each, when in pairs]
            continue
        if manner == "merged":
            side.merged.append((len(side.rows), len(side.rows) + len(pairs) - 1, 0))
        for at, (each, when) in enumerate(pairs):
            outer = shown if manner == "repeated" or at == 0 else None
            side.rows.append(Row([outer, each], (area,), when))
    return side


def parted(draw, notes: Footnotes) -> Side:
    """A year and its months or quarters: in columns of their own, or the year as a group heading."""
    year, count = draw(st.integers(1999, 2023)), draw(st.integers(2, 3))
    manner = draw(st.sampled_from(["repeated", "once", "merged", "groups"]))
    quarterly, financial = draw(st.booleans()), draw(st.booleans())
    style = draw(st.sampled_from(["number", "long", "short"]))
    part = "Quarter" if quarterly else "Month"
    side = Side(["Year", part] if manner != "groups" else [part], [], timely=True)
    for first in range(year, year + count):
        shown = f"{first}/{(first + 1) % 100:02d}" if financial else first
        inner = _parts(
            first, quarterly=quarterly, financial=financial, style="short" if manner == "groups" else style
        )
        if manner == "groups":
            side.rows.append(Row([shown]))
            side.rows += [Row([each], (), when) for each, when in inner]
            continue
        if manner == "merged":
            side.merged.append((len(side.rows), len(side.rows) + len(inner) - 1, 0))
        for at, (each, when) in enumerate(inner):
            side.rows.append(Row([shown if manner == "repeated" or at == 0 else None, each], (), when))
    return side


def _parts(first: int, *, quarterly: bool, financial: bool, style: str) -> list[tuple[object, str]]:
    if quarterly:
        ends = (
            [(first, 6), (first, 9), (first, 12), (first + 1, 3)]
            if financial
            else [(first, m) for m in (3, 6, 9, 12)]
        )
        shown = [at + 1 if style == "number" else f"Q{at + 1}" for at in range(4)]
        return [(each, f"{y}-{m - 2:02d}/{y}-{m:02d}") for each, (y, m) in zip(shown, ends, strict=True)]
    months = [(first + (m > 12), (m - 1) % 12 + 1) for m in (range(4, 16) if financial else range(1, 13))]
    write = {"number": lambda m: m, "long": lambda m: NAMES[m - 1], "short": lambda m: NAMES[m - 1][:3]}[
        style
    ]
    return [(write(m), f"{y}-{m:02d}") for y, m in months]


# ---- across the top


def across(draw, notes: Footnotes) -> Top:
    """Periods across, and perhaps a total at their right."""
    headings, said = draw(periods())
    columns = [((), when) for when in said]
    if draw(st.sampled_from([False, False, True])):
        last = draw(st.sampled_from(["Total", "% change", "Average"]))
        return Top([[*headings, last]], [*columns, ((last,), "")])
    return Top([headings], columns)


def measured(draw, notes: Footnotes) -> Top:
    """Names across."""
    words = some(draw, draw(st.sampled_from([MEASURES, KINDS])), 1, 4)
    return Top([[notes.put(each) for each in words]], [((each,), "") for each in words], timely=False)


def sets(draw, notes: Footnotes) -> Top:
    """Names across, each before the same two or three columns that belong to it."""
    same = some(draw, ["Rate", "Lower", "Upper", "Rank"], 2, 3)
    names = some(draw, MEASURES, 2, 3)
    columns = [((name, *own), "") for name in names for own in [(), *((each,) for each in same)]]
    return Top([[labels[-1] for labels, _ in columns]], columns, timely=False)


def _over(draw, outer: list[tuple[object, tuple[str, ...], str]], inner) -> Top:
    """Put headings over others: merged, with blank cells at their right, or said for every column."""
    manner = draw(st.sampled_from(["merged", "blank", "repeated"]))
    spacer = draw(st.sampled_from([0, 0, 1]))
    top = Top([[], []], [])
    for number, (shown, labels, when) in enumerate(outer):
        if number and spacer:
            for line in top.lines:
                line.append(None)
            top.columns.append(None)
        start = len(top.columns)
        for at, (below, more, whens) in enumerate(inner):
            top.lines[0].append(shown if at == 0 or manner == "repeated" else None)
            top.lines[1].append(below)
            top.columns.append(((*labels, *more), when or whens))
        if manner == "merged" and len(inner) > 1:
            top.merged.append((0, start, len(top.columns) - 1))
    return top


def measures_over_periods(draw, notes: Footnotes) -> Top:
    headings, said = draw(periods(most=6))
    inner = [(each, (), when) for each, when in zip(headings, said, strict=True)]
    return _over(draw, [(notes.put(each), (each,), "") for each in some(draw, MEASURES, 2, 3)], inner)


def periods_over_measures(draw, notes: Footnotes) -> Top:
    headings, said = draw(periods(most=6))
    words = some(draw, ["Number", "Rate per 1,000", "Per cent", *KINDS], 2, 3)
    outer = [(each, (), when) for each, when in zip(headings, said, strict=True)]
    return _over(draw, outer, [(each, (each,), "") for each in words])


def three_levels(draw, notes: Footnotes) -> Top:
    """A kind over measures over periods; each merged or with blank cells at its right."""
    top = measures_over_periods(draw, notes)
    kinds, width = some(draw, KINDS, 2, 2), len(top.columns)
    merge = bool(top.merged) or draw(st.booleans())
    made = Top([[], [], []], [])
    for number, kind in enumerate(kinds):
        if number and None in top.columns:
            for line in made.lines:
                line.append(None)
            made.columns.append(None)
        start = len(made.columns)
        made.lines[0] += [kind, *[None] * (width - 1)]
        made.lines[1] += top.lines[0]
        made.lines[2] += top.lines[1]
        made.columns += [column and ((kind, *column[0]), column[1]) for column in top.columns]
        if merge or None in top.columns:
            made.merged.append((0, start, start + width - 1))
        made.merged += [(1, first + start, last + start) for _, first, last in top.merged]
    return made


def calendar(draw, notes: Footnotes) -> Top:
    """Years, calendar or financial, over their months or quarters."""
    year, financial = draw(st.integers(1999, 2023)), draw(st.booleans())
    quarterly, style = draw(st.booleans()), draw(st.sampled_from(["long", "short"]))
    merge = draw(st.booleans())
    top = Top([[], []], [])
    for first in range(year, year + draw(st.integers(2, 3))):
        shown = f"{first}/{(first + 1) % 100:02d}" if financial else first
        start = len(top.columns)
        for at, (below, when) in enumerate(
            _parts(first, quarterly=quarterly, financial=financial, style=style)
        ):
            top.lines[0].append(None if at else shown)
            top.lines[1].append(below)
            top.columns.append(((), when))
        if merge:
            top.merged.append((0, start, len(top.columns) - 1))
    return top


SIDES = {"names": names, "crossed": crossed, "grouped": grouped, "blocks": blocks, "beside": beside}
TIMELY_SIDES = {"down": down, "parted": parted}
TOPS = {
    "across": across, "measures over periods": measures_over_periods,
    "periods over measures": periods_over_measures, "three levels": three_levels, "calendar": calendar,
}  # fmt: skip
