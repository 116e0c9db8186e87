"""Values of tables that lie outside the confidence interval beside them.

That an interval is of the value beside it is taken for granted only where most rows of the table say so, and
no other column fits in all rows. Where every row has the same one it is a limit, or that of something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.redpen.grids import grids
from scrutinydesk.redpen.review import Against, Found, ReportFinding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.claims.document import Document, Passage
    from scrutinydesk.redpen.grids import Figure, Grid
    from scrutinydesk.redpen.material import Material

_BOTH = re.compile(r"\bC\.?I\.?s?\b|\b(?:confidence|credible)\b|\bintervals?\b", re.IGNORECASE)
_LOWER = re.compile(r"^\W*(?:9\d ?% ?)?(?:CI )?(?:lower|LCI)\b", re.IGNORECASE)
_UPPER = re.compile(r"^\W*(?:9\d ?% ?)?(?:CI )?(?:upper|UCI)\b", re.IGNORECASE)
_OF_AN_ESTIMATE = re.compile(r"\bestimate|\bconfidence\b|\b[LU]?C\.?I\.?s?\b|\b9\d ?%", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\bcontrol\b|\bquartile|\bfunnel|\bforecast|\bpredict|\bproject|\btoleran|\bexpect|\breference\b|\btarget"
    r"|\btier\b|\bage\b|\bdays?\b|\bminutes?\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"[(\[]?\s*(?P<low>[-−]?\d+(?:\.\d+)?)\s?%?\s*(?:to|[-–—;]|,\s)\s*(?P<high>[-−]?\d+(?:\.\d+)?)\s?%?\s*[)\]]?"
)
_MOST = 2  # rows at least that must say so


@dataclass(frozen=True, slots=True)
class _Interval:
    row: int
    low: str
    high: str
    spans: tuple[Span, ...]


def own_intervals(material: Material) -> Found:
    """Find the values of tables outside their own intervals."""
    cells = _cells_of(material.document)
    findings: list[ReportFinding] = []
    for grid in grids(material.document):
        material.heed()
        place = grid.first.cell
        held = cells.get(place.table, []) if place else []
        for first, last, intervals in (*_in_one(grid, held), *_in_two(grid)):
            findings += _outside(grid, intervals, (first - 1, last + 1))
    return Found((), tuple(findings))


def _cells_of(document: Document) -> dict[int, list[Passage]]:
    return {
        table: list(cells)
        for table, cells in groupby(document.passages, lambda each: each.cell.table if each.cell else 0)
        if table
    }


def _in_one(grid: Grid, cells: list[Passage]) -> Iterator[tuple[int, int, list[_Interval]]]:
    """Yield the columns whose cells hold both ends of an interval."""
    found: dict[int, list[_Interval]] = {}
    for cell in cells:
        said = _FROM_TO.fullmatch(cell.text.strip()) if cell.cell else None
        if said is None or cell.cell is None:
            continue
        head = grid.heads.get(cell.cell.column, "")
        if _BOTH.search(head) and not _OTHERWISE.search(head):
            span = Span(cell.offset, cell.end)
            ends = _Interval(cell.cell.row, _minus(said["low"]), _minus(said["high"]), (span,))
            found.setdefault(cell.cell.column, []).append(ends)
    for column, intervals in found.items():
        yield column, column, intervals


def _in_two(grid: Grid) -> Iterator[tuple[int, int, list[_Interval]]]:
    """Yield the columns of the lower and the upper end that stand side by side."""
    if not any(map(_OF_AN_ESTIMATE.search, grid.heads.values())):
        return
    for column in grid.columns:
        lower, upper = grid.heads.get(column, ""), grid.heads.get(column + 1, "")
        if not _LOWER.search(lower) or not _UPPER.search(upper) or _OTHERWISE.search(f"{lower} {upper}"):
            continue
        pairs = [(grid.figures.get((row, column)), grid.figures.get((row, column + 1))) for row in grid.rows]
        yield column, column + 1, [
            _Interval(low.row, _plain(low), _plain(high), (_span(low), _span(high)))
            for low, high in pairs
            if low and high
        ]


def _span(figure: Figure) -> Span:
    return Span(figure.start, figure.end)


def _plain(figure: Figure) -> str:
    return f"{float(figure.number.value):.{figure.number.decimals}f}"


def _minus(text: str) -> str:
    return text.replace("\N{MINUS SIGN}", "-")


def _outside(grid: Grid, intervals: list[_Interval], beside: tuple[int, int]) -> Iterator[ReportFinding]:
    """Yield the values of the column beside that are not in their interval, if most of the others are."""
    ends = {(Fraction(each.low), Fraction(each.high)) for each in intervals}
    if len(ends) < _MOST or any(low > high for low, high in ends):
        return
    others = [column for column in grid.columns if not beside[0] < column < beside[1]]
    held = {column: _held(grid, column, intervals) for column in others}
    if any(len(each) == len(intervals) and not _wrong(each) for each in held.values()):
        return
    for column in beside:
        values = held.get(column, [])
        wrong = _wrong(values)
        inside = len(values) - len(wrong)
        if inside >= _MOST and inside > len(wrong):
            yield from (_finding(grid, value, each) for value, each in wrong)
            return


_Pairs = list[tuple["Figure", _Interval]]


def _held(grid: Grid, column: int, intervals: list[_Interval]) -> _Pairs:
    return [(value, each) for each in intervals if (value := grid.figures.get((each.row, column)))]


def _wrong(pairs: _Pairs) -> _Pairs:
    return [(value, each) for value, each in pairs if not _holds(value, each)]


def _half(decimals: int) -> Fraction:
    return Fraction(1, 2 * 10**decimals)


def _holds(value: Figure, interval: _Interval) -> bool:
    loose = _half(value.number.decimals) + _half(max(map(_decimals, (interval.low, interval.high))))
    low, high = Fraction(interval.low), Fraction(interval.high)
    return low - loose <= value.number.value <= high + loose


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _finding(grid: Grid, value: Figure, interval: _Interval) -> ReportFinding:
    label = grid.labels.get(value.row, "").strip(" *") or "The figure"
    said, ends = value.number.text, f"{interval.low} to {interval.high}"
    above = value.number.value > Fraction(interval.high)
    return ReportFinding(
        "interval",
        Severity.ERROR,
        f"{label}: {said} lies outside its own interval, {ends}.",
        (_span(value), *interval.spans),
        f"{_plain(value)} {'>' if above else '<'} {interval.high if above else interval.low}",
        "In the other rows the value lies between the two ends, as it must.",
        f"Could “{said}” and the interval {ends} of “{label}” {grid.first.aside} be checked?",
        Against.REPORT,
    )
