"""Totals of tables against the rows and columns that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_sum
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.redpen.printing import printed_alike
from scrutinydesk.redpen.slips import is_slip

if TYPE_CHECKING:
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.measures.catalogue import Catalogue
    from scrutinydesk.redpen.grids import Figure, Grid

TOTAL = re.compile(
    r"^\W*(?:(?:grand|overall|combined|force|constabulary)\s+)?totals?\b|^\W*(?:all|overall|force(?:\s?wide)?)\W*$"
    r"|\btotal\W*$",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"\bsub[- ]?total\b", re.IGNORECASE)
_APART = re.compile(
    r"%|change|differ|varia|increas|decreas|average|mean|median|rate|rank|target|per\b|\+/-|trend|ytd"
    r"|year to date",
    re.IGNORECASE,
)
_CONFIRMED = 2
_YEAR = re.compile(r"\W*(?:full |whole )?year\W*$", re.IGNORECASE)
_PART_OF_A_YEAR = re.compile(r"\W*(?:Q(?:uarter|tr)? ?[1-4]|[A-Z][a-z]{2,8})\W*$", re.IGNORECASE)
_PARTS_OF_A_YEAR = frozenset((4, 12))  # quarters or months


@dataclass(frozen=True, slots=True)
class Summed:
    """A total of a table with what it is the sum of, and the verdict on it.

    Attributes
    ----------
    sure : bool
        Whether another column or the nearness of the figures shows that it is meant to be that sum.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    checked: Checked
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    whole: Figure
    parts: tuple[Figure, ...]


def sums_of(grid: Grid, catalogue: Catalogue) -> Iterator[Summed]:
    """Yield the totals of a table that surely are the sums of what stands beside them.

    A total is one of these rows where most of the columns say so, or where only a slip stands between.

    Yields
    ------
    Summed
    """
    columns = [column for column in grid.columns if _adds(grid, column)]
    for total in _total_rows(grid):
        ways = [_lines(grid, columns, total, parts) for parts in _rows_of(grid, catalogue, total)]
        yield from _best(ways, alone=True)
    for total, parts in _parents(grid, catalogue):
        yield from _best([_lines(grid, columns, total, parts)], alone=True)
    for column in _total_columns(grid, columns):
        yield from _best(_across(grid, columns, column), alone=False)


def _adds(grid: Grid, column: int) -> bool:
    return grid.unit_of(column) in {Unit.COUNT, Unit.MONEY} and not _APART.search(grid.heads.get(column, ""))


def _total_rows(grid: Grid) -> list[int]:
    return [row for row in grid.rows if is_total(grid.labels.get(row, ""))]


def is_total(label: str) -> bool:
    """Tell whether a label is that of a total."""
    return TOTAL.search(label) is not None


def _rows_of(grid: Grid, catalogue: Catalogue, total: int) -> list[list[int]]:
    """Return of which rows a total may be the sum, the likeliest first."""
    totals = set(_total_rows(grid))
    above = [row for row in grid.rows if row < total]
    last = max((row for row in above if row in totals), default=0)
    inner = {row for _, parts in _parents(grid, catalogue) for row in parts}
    plain = [row for row in above if row not in totals]
    ways = [
        [row for row in plain if row not in inner],
        plain,
        [row for row in plain if row > last],
        [row for row in above if row in totals and _SUBTOTAL.search(grid.labels.get(row, ""))],
    ]
    if not above:
        ways = [[row for row in grid.rows if row > total and row not in totals]]
    return [way for at, way in enumerate(ways) if len(way) > 1 and way not in ways[:at]]


def _parents(grid: Grid, catalogue: Catalogue) -> list[tuple[int, list[int]]]:
    """Return rows whose parts are rows of the table too, all of them."""
    by_measure: dict[str, int] = {}
    for row in grid.rows:
        key = catalogue.find(grid.labels.get(row, ""))
        if key and by_measure.setdefault(key, row) != row:
            return []  # the same measure twice: the rows are of several things
    found = []
    for key, row in by_measure.items():
        parts = catalogue.parts(key)
        if len(parts) > 1 and all(part in by_measure for part in parts) and not is_total(grid.labels[row]):
            found.append((row, [by_measure[part] for part in parts]))
    return found


def _lines(grid: Grid, columns: Sequence[int], total: int, parts: Sequence[int]) -> list[_Line]:
    found = []
    for column in columns:
        figures = [grid.figures.get((row, column)) for row in (total, *parts)]
        whole, *rest = figures
        if whole is not None and all(each is not None for each in rest):
            found.append(_Line(whole, tuple(each for each in rest if each is not None)))
    return found


def _total_columns(grid: Grid, columns: Sequence[int]) -> list[int]:
    named = [column for column in columns if is_total(grid.heads.get(column, ""))]
    years = [column for column in columns if _YEAR.match(grid.heads.get(column, ""))]
    if named or len(years) != 1:
        return named
    rest = [grid.heads.get(column, "") for column in columns if column not in years]
    return years if len(rest) in _PARTS_OF_A_YEAR and all(map(_PART_OF_A_YEAR.match, rest)) else []


def _across(grid: Grid, columns: Sequence[int], total: int) -> list[list[_Line]]:
    totals = _total_columns(grid, columns)
    parts = [column for column in columns if column not in totals]
    lines = []
    for row in grid.rows:
        figures = [grid.figures.get((row, column)) for column in (total, *parts)]
        if len(parts) > 1 and all(each is not None for each in figures):
            whole, *rest = (each for each in figures if each is not None)
            lines.append(_Line(whole, tuple(rest)))
    return [lines]


def _best(ways: Sequence[Sequence[_Line]], *, alone: bool) -> Iterator[Summed]:
    """Yield the sums of the way that fits best, if it is certain that the totals are meant so."""
    tried = [[Summed(line.whole, line.parts, _checked(line)) for line in way] for way in ways if way]
    tried.sort(key=lambda way: -sum(each.checked.verdict is Verdict.AGREES for each in way))
    for way in tried:
        fits = sum(each.checked.verdict is Verdict.AGREES for each in way)
        confirmed = fits == len(way) or (fits >= _CONFIRMED and 2 * fits > len(way))
        if confirmed or (alone and fits):
            yield from (each for each in way if _is_meant(each, confirmed=confirmed))
            return
    if alone and (slip := next((way for way in tried if all(map(_may_be_slip, way))), None)):
        yield from (replace(each, sure=_is_close(each)) for each in slip)


def _checked(line: _Line) -> Checked:
    return _added(printed_alike([each.number for each in (line.whole, *line.parts)]))


def _added(figures: Sequence[Printed]) -> Checked:
    whole, *parts = figures
    return check_sum(parts, whole)


def _is_meant(one: Summed, *, confirmed: bool) -> bool:
    """Tell whether a total is meant as a sum, where others beside it are: rates among counts are none."""
    if one.checked.verdict is not Verdict.DIFFERS:
        return True
    counts = not any(each.number.decimals for each in (one.whole, *one.parts))
    return _is_close(one) or _may_be_slip(one) or (confirmed and counts)


def _is_close(one: Summed) -> bool:
    whole, *parts = printed_alike([each.number for each in (one.whole, *one.parts)])
    return 10 * abs(sum((each.value for each in parts), Fraction(0)) - whole.value) <= abs(whole.value)


def _may_be_slip(one: Summed) -> bool:
    figures = printed_alike([each.number for each in (one.whole, *one.parts)])
    return is_slip(figures, lambda tried: _added(tried).verdict)
