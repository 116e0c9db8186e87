"""Totals of tables against the rows and columns that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_sum
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.redpen.no_sums import is_at_one_time, is_of_one_time, may_count_once
from scrutinydesk.redpen.printing import printed_alike
from scrutinydesk.redpen.slips import is_slip
from scrutinydesk.redpen.year_parts import are_in_time, is_to_date, is_whole_of, period_parts

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
    r"%|change|differ|varia|increas|decreas|average|\bavg\b|mean|median|rate|rank|target|per\b|\+/-|trend|ytd"
    r"|year to date|over ?/ ?\(?under|\b(?:over|under)-?spen[dt]|vacan|shortfall|surplus",
    re.IGNORECASE,
)
_AMOUNTS = frozenset((Unit.COUNT, Unit.MONEY))
_CONFIRMED = 2
_TENTH, _FIFTH = Fraction(1, 10), Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Summed:
    """A total of a table with what it is the sum of, and the verdict on it.

    Attributes
    ----------
    sure : bool
        Whether another column or the nearness of the figures shows that it is meant to be that sum.
    once : bool
        Whether it may be of people who are counted in several of its parts, and once in it.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    checked: Checked
    sure: bool = True
    once: bool = False


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
    for each in _sums_of(grid, catalogue):
        if each.checked.verdict is Verdict.AGREES:
            yield each
        else:
            yield replace(each, once=_counts_once(grid, each))


def _counts_once(grid: Grid, one: Summed) -> bool:
    down = one.whole.column == one.parts[0].column
    head = grid.heads.get(one.whole.column, "") if down else grid.labels.get(one.whole.row, "")
    names = [grid.labels.get(each.row, "") if down else grid.heads.get(each.column, "") for each in one.parts]
    return may_count_once(head, names, one.whole.number.value, [each.number.value for each in one.parts])


def _sums_of(grid: Grid, catalogue: Catalogue) -> Iterator[Summed]:
    columns = [column for column in grid.columns if _adds(grid, column)]
    named, period = _total_rows(grid), period_parts(grid.labels, grid.rows)
    plain = period[1] if period else [row for row in grid.rows if row not in named]
    if are_in_time([grid.labels.get(row, "") for row in plain]):
        columns = [column for column in columns if not is_at_one_time(grid, column, plain)]
    for total in _total_rows(grid):
        ways = [_lines(grid, columns, total, parts) for parts in _rows_of(grid, catalogue, total)]
        yield from _best(ways, alone=True)
    for total, parts in _parents(grid, catalogue):
        yield from _best([_lines(grid, columns, total, parts)], alone=True)
    for total, parts, surely in _total_columns(grid):
        lines = _across(grid, parts, total)
        for each in _best([lines], alone=True):
            # Of one row alone nobody says that the columns are all there are, but of a year and its months.
            if surely or len(lines) > 1:
                yield each
            elif each.checked.verdict is Verdict.AGREES or _is_close(each, _FIFTH):
                yield replace(each, sure=each.checked.verdict is Verdict.AGREES)


def _adds(grid: Grid, column: int) -> bool:
    return grid.unit_of(column) in _AMOUNTS and not _APART.search(grid.heads.get(column, ""))


def _counts_somewhere(grid: Grid, column: int) -> bool:
    units = {each.number.unit for (_, at), each in grid.figures.items() if at == column}
    head = grid.heads.get(column, "")
    return not units.isdisjoint(_AMOUNTS) and (is_to_date(head) or not _APART.search(head))


def _total_rows(grid: Grid) -> list[int]:
    named = [row for row in grid.rows if is_total(grid.labels.get(row, ""))]
    if named:
        return named
    period = period_parts(grid.labels, grid.rows)
    return [period[0]] if period else []


def _is_period(names: Mapping[int, str], places: Sequence[int]) -> bool:
    """Tell whether the last of some rows or columns is the period that the others make up."""
    *parts, whole = (names.get(each, "") for each in places)
    return is_whole_of(parts, whole)


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


def _total_columns(grid: Grid) -> Iterator[tuple[int, list[int], bool]]:
    """Yield columns of totals with those that they are of, and whether their heads leave no doubt of that."""
    counting = [column for column in grid.columns if _counts_somewhere(grid, column)]
    columns = [column for column in counting if not is_to_date(grid.heads.get(column, ""))]
    totals = [column for column in columns if is_total(grid.heads.get(column, ""))]
    period = period_parts(grid.heads, counting)
    for total in totals:
        yield total, [column for column in columns if column not in totals], _is_period(grid.heads, columns)
    if period and not totals:
        yield *period, True


def _across(grid: Grid, parts: Sequence[int], total: int) -> list[_Line]:
    months = are_in_time([grid.heads.get(column, "") for column in parts])
    lines = []
    for row in grid.rows if len(parts) > 1 else ():
        figures = [grid.figures.get((row, column)) for column in (total, *parts)]
        found = [each for each in figures if each is not None]
        units = {each.number.unit for each in found}
        if len(found) == len(figures) and len(units) == 1 and units <= _AMOUNTS:
            label = grid.labels.get(row, "")
            if not _APART.search(label) and not (months and is_of_one_time(label)):
                lines.append(_Line(found[0], tuple(found[1:])))
    return lines


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
    checked = _added(_signed(line.whole, line.parts))
    if checked.verdict is Verdict.AGREES or not any(each.bracketed for each in (line.whole, *line.parts)):
        return checked
    plain = _added(printed_alike([each.number for each in (line.whole, *line.parts)]))
    return plain if plain.verdict is Verdict.AGREES else checked


def _signed(whole: Figure, parts: Sequence[Figure]) -> list[Printed]:
    """Return figures as printed, those in brackets below zero."""
    figures = (whole, *parts)
    shown = printed_alike([each.number for each in figures])
    return [one.turned() if each.bracketed else one for one, each in zip(shown, figures, strict=True)]


def _added(figures: Sequence[Printed]) -> Checked:
    whole, *parts = figures
    return check_sum(parts, whole)


def _is_meant(one: Summed, *, confirmed: bool) -> bool:
    """Tell whether a total is meant as a sum, where others beside it are: rates among counts are none."""
    if one.checked.verdict is not Verdict.DIFFERS:
        return True
    counts = not any(each.number.decimals for each in (one.whole, *one.parts))
    # A total that is one of its parts may be the longest of them, or what there was in the end.
    chosen = one.whole.number.value in {each.number.value for each in one.parts}
    return _is_close(one) or _may_be_slip(one) or (confirmed and counts and not chosen)


def _is_close(one: Summed, near: Fraction = _TENTH) -> bool:
    whole, *parts = _signed(one.whole, one.parts)
    return abs(sum((each.value for each in parts), Fraction(0)) - whole.value) <= near * abs(whole.value)


def _may_be_slip(one: Summed) -> bool:
    figures = _signed(one.whole, one.parts)
    return is_slip(figures, lambda tried: _added(tried).verdict)
