"""What all charts share: points of a series, breaks, source line, the table twin."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.findings import Place
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.measures.observations import Mark, Observation
from scrutinydesk.periods import Month
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import BreakLine, Figure, Line, Mixed, Mode, PointMark, Role
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrutinydesk.reporting.evidence import Evidence

YEAR = 12
NO_LIMITS = "No control limits: sums of 12 months overlap, and limits on them would mislead."


class Subject(NamedTuple):
    """What a chart is of."""

    key: str
    mode: Mode
    measure: Measure
    area: str

    @property
    def id(self) -> str:
        """Return the id of the figure."""
        return f"{self.key}/{self.mode}"


def nothing(identity: str, title: str, why: str, unit: str = "") -> Figure:
    """Return a figure that says why there is nothing to draw."""
    table = Table(identity, title, (Column("month", "Month"),), ())
    return Figure(identity, title, "", (), unit, table, alt=why, empty=why)


def said(subject: Subject, row: Observation, remark: str = "") -> str:
    """Return what a point says: ``September 2017, 312 crimes, provisional``."""
    amount = numbers.quantity(row.value or 0, subject.measure.unit, subject.measure.decimals)
    marks = "provisional" if Mark.PROVISIONAL in row.marks else ""
    return ", ".join(part for part in (row.window.words, amount, remark, marks) if part)


def line(
    evidence: Evidence,
    subject: Subject,
    rows: Sequence[Observation],
    name: str = "",
    remarks: Sequence[tuple[PointMark, str]] = (),
    role: Role = Role.MAIN,
) -> Line:
    """Return observations as a line; a provisional point keeps that mark above any other."""
    given = remarks or [(PointMark.PLAIN, "")] * len(rows)
    marks = tuple(
        PointMark.PROVISIONAL if Mark.PROVISIONAL in row.marks else mark
        for row, (mark, _) in zip(rows, given, strict=True)
    )
    words = tuple(said(subject, row, words) for row, (_, words) in zip(rows, given, strict=True))
    return Line(
        name=name or evidence.title(subject.area),
        months=tuple(row.last for row in rows),
        values=tuple(row.value for row in rows),
        role=role,
        marks=marks,
        words=words,
        places=evidence.places(tuple(rows)),
    )


def parted(drawn: Line, breaks: Sequence[BreakLine]) -> Line:
    """Return the line with a gap at each break that falls between two of its points.

    Points far apart would otherwise be joined across it, and read as one change.
    """
    gaps = [
        (each.month, None, PointMark.PLAIN, "", Place())
        for each in breaks
        if each.month not in drawn.months and drawn.months[0] < each.month < drawn.months[-1]
    ]
    if not gaps:
        return drawn
    given = drawn.marks or (PointMark.PLAIN,) * len(drawn.months)
    points = [*zip(drawn.months, drawn.values, given, drawn.words, drawn.places, strict=True), *gaps]
    points.sort(key=lambda point: point[0])
    months, values, marks, words, places = zip(*points, strict=True)
    return replace(drawn, months=months, values=values, marks=marks, words=words, places=places)


def mixed(months: Sequence[int], breaks: Sequence[BreakLine]) -> tuple[Mixed, ...]:
    """Return which 12-month totals hold months of both sides of a break, by their last months."""
    found = []
    for each in breaks:
        # The last total that begins before the break ends eleven months after its first month.
        across = [month for month in months if each.month <= month < each.month + YEAR - 1]
        found += [Mixed(across[0], across[-1])] if across else []
    return tuple(found)


def break_lines(evidence: Evidence, subject: Subject, first: int, last: int) -> tuple[BreakLine, ...]:
    """Return the breaks between two months."""
    breaks = evidence.resources.breaks
    found = breaks.affecting(subject.measure.id, Month(first), Month(last), subject.area)
    return tuple(
        BreakLine(
            each.month.ordinal,
            f"{each.month.short}: {each.label}",
            f"{each.effect} {each.advice}",
        )
        for each in found
    )


def gaps(months: Iterable[int], step: int = 1) -> tuple[tuple[int, int], ...]:
    """Return the stretches that are missing between months of which there are figures.

    Parameters
    ----------
    step : int
        Months from one figure to the next where none is missing: 3 for quarters.
    """
    held = sorted(set(months))
    return tuple((before + 1, after - 1) for before, after in pairwise(held) if after - before > step)


def hatched(breaks: Sequence[BreakLine]) -> tuple[str, ...]:
    """Return the note on hatched stretches; nothing without a break."""
    if not breaks:
        return ()
    months = numbers.listed(tuple(Month(each.month).words for each in breaks))
    return (f"Hatched: 12-month totals that hold months from before and after {months}.",)


def source(evidence: Evidence, rows: Sequence[Observation]) -> str:
    """Return file and sheets of the rows, for the foot of a chart."""
    sources = evidence.observations.sources
    files = tuple(dict.fromkeys(sources.get(row.source, "") for row in rows))
    sheets = tuple(dict.fromkeys(row.sheet for row in rows))
    where = f"sheet {numbers.listed(tuple(f'“{sheet}”' for sheet in sheets[:3]))}" if sheets else ""
    parts = [part for part in (numbers.listed(files), where) if part]
    return f"Source: {', '.join(parts)}" if parts else ""


def subtitle(evidence: Evidence, subject: Subject, first: int, last: int, each: str) -> str:
    """Return measure, area, period and unit."""
    unit = numbers.noun(subject.measure.unit, 0) or {
        "percent": "per cent",
        "gbp_million": "£ million",
    }.get(subject.measure.unit, "")
    span = f"{Month(first).words} to {Month(last).words}" if first != last else Month(last).words
    said = (subject.measure.title, evidence.title(subject.area), span, f"{unit} {each}".strip())
    return ", ".join(said).strip(" ,")


def twin(subject: Subject, title: str, lines: Sequence[Line], heading: str = "Month") -> Table:
    """Return the numbers of lines: a row a month, a column a line."""
    months = sorted({month for each in lines for month in each.months})
    found = [dict(zip(each.months, each.values, strict=True)) for each in lines]
    columns = (
        Column("month", heading, width=16),
        *[Column(f"line{n}", each.name, Align.RIGHT, 14) for n, each in enumerate(lines)],
    )
    rows = []
    for month in months:
        cells = [Cell(Month(month).words, float(month))]
        cells += [_cell(subject, values.get(month)) for values in found]
        rows.append(Row(str(Month(month)), tuple(cells)))
    return Table(f"{subject.id}.table", title, columns, tuple(rows))


def _cell(subject: Subject, value: float | None) -> Cell:
    if value is None:
        return Cell("–", note="No figure")
    decimals = 1 if subject.mode is Mode.PEERS else subject.measure.decimals
    unit = "" if subject.mode is Mode.PEERS else subject.measure.unit
    return Cell(numbers.level(value, unit, decimals), value)
