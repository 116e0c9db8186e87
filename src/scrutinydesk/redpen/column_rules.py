"""What columns of a table have to do with each other by their heads: budget, actual and variance, and others.

A rule is tried on every row. That a row is wrong is said only where other rows confirm the rule, or where
the heads leave no doubt and one slip would explain it. A table may have its columns as rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.redpen.column_laws import Judge, Rule, View, laws_of
from scrutinydesk.redpen.paired_cells import bracketed, moved
from scrutinydesk.redpen.printing import printed_alike, printed_number
from scrutinydesk.redpen.slips import is_slip

if TYPE_CHECKING:
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.redpen.grids import Figure, Grid

_CONFIRMED = 2


@dataclass(frozen=True, slots=True)
class Ruled:
    """A figure of a table that others of its row or column lead to, and the verdict on it.

    Attributes
    ----------
    sure : bool
        Whether other rows confirm what the heads say.
    why : str
        What the heads say, as the detail of a finding.
    """

    result: Figure
    of: tuple[Figure, ...]
    checked: Checked
    sure: bool
    why: str


def ruled(grid: Grid) -> Iterator[Ruled]:
    """Yield what the rules of a table make of its figures.

    Yields
    ------
    Ruled
    """
    turned = {(column, row): each for (row, column), each in grid.figures.items()}
    yield from _best(bracketed(grid), list(moved(bracketed(grid))))
    told: set[int] = set()
    for view in (View(grid.heads, grid.figures), View(grid.labels, turned)):
        for rules in laws_of(view):
            for each in _best(view, rules):
                if each.result.start not in told:
                    told.add(each.result.start)
                    yield each


def _best(view: View, rules: Sequence[Rule]) -> Iterator[Ruled]:
    """Yield what the rule says that fits the most rows, of each result."""
    by_result: dict[int, list[tuple[int, Rule, list[Ruled]]]] = {}
    for rule in rules:
        lines = list(_lines(view, rule))
        fits = sum(each.checked.verdict is Verdict.AGREES for each in lines)
        by_result.setdefault(rule.columns[0], []).append((fits, rule, lines))
    for tried in by_result.values():
        fits, rule, lines = max(tried, key=lambda each: each[0])
        confirmed = fits >= _CONFIRMED and 2 * fits > len(lines)
        enough = confirmed or (rule.named and 2 * fits >= len(lines) > 1)
        if not (enough or (rule.named and rule.alone and len(lines) == 1)):
            continue
        for each in lines:
            if each.checked.verdict is Verdict.AGREES:
                yield each
            elif each.checked.verdict is Verdict.DIFFERS:
                slip = _may_be_slip(each, rule.judge)
                if slip or confirmed:
                    yield replace(each, sure=enough and slip)


def _lines(view: View, rule: Rule) -> Iterator[Ruled]:
    for row in view.rows():
        figures = [view.cells.get((row, column)) for column in rule.columns]
        found = tuple(each for each in figures if each is not None)
        if len(found) == len(rule.columns):
            checked = rule.judge(_printed(found))
            if checked.verdict is not Verdict.CANNOT_BE_CHECKED:
                yield Ruled(found[0], found[1:], checked, sure=True, why=rule.why)


def _printed(figures: Sequence[Figure]) -> list[Printed]:
    if len({each.number.unit for each in figures}) == 1:
        return printed_alike([each.number for each in figures])
    return [printed_number(each.number) for each in figures]


def _may_be_slip(one: Ruled, judge: Judge) -> bool:
    figures = _printed((one.result, *one.of))
    return is_slip(figures, lambda tried: judge(tried).verdict)
