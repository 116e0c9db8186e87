"""Cells such as ``613 (704)`` whose head says that brackets hold the year before, and the change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_change
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.verdicts import Checked, not_checked
from scrutinydesk.redpen.column_laws import Rule, View

if TYPE_CHECKING:
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.redpen.grids import Grid

_HEAD = re.compile(r"(?P<now>[^()]+)\((?P<then>[^()]+)\)\W*")
_EARLIER = re.compile(r"\b(?:last|previous|prior|preceding|before|earlier)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\bchange\b|\bdifference\b|\+ ?/ ?-|\u00b1|\bincrease\b|\bdecrease\b|\bmovement\b", re.IGNORECASE
)
_POINTS = re.compile(r"\bpoints?\b|\bpp\b|% ?pts?\b", re.IGNORECASE)
_THEN = 1000  # so far behind a column stands what its brackets hold


def bracketed(grid: Grid) -> View:
    """Return a table with what is in brackets as columns of their own, as far as heads say what it is."""
    heads, cells = dict(grid.heads), dict(grid.figures)
    for (row, column), (now, then) in grid.pairs.items():
        if _is_of_before(grid.heads.get(column, "")):
            cells[row, column], cells[row, _THEN + column] = now, then
    return View(heads, cells)


def _is_of_before(head: str) -> bool:
    """Tell whether a head says that brackets hold the period before: ``2024/25 (2023/24)``."""
    found = _HEAD.fullmatch(head)
    if found is None:
        return False
    now, then = (find_dates(found[name]) for name in ("now", "then"))
    windows = [each[0].window for each in (now, then) if len(each) == 1]
    if len(windows) == 2 and windows[0] is not None and windows[1] is not None:  # noqa: PLR2004  both
        return len(windows[0].months) == len(windows[1].months) and windows[1] < windows[0]
    return _EARLIER.search(found["then"]) is not None and _EARLIER.search(found["now"]) is None


def moved(view: View) -> Iterator[Rule]:
    """Yield that the column of a change is of the figures before and in brackets.

    Yields
    ------
    Rule
    """
    pairs = [column - _THEN for column in view.columns() if column > _THEN]
    if len(pairs) != 1:
        return
    (now,) = pairs
    for change in view.named(_CHANGE, [column for column in view.columns() if now < column < _THEN]):
        head = view.head(change)
        if not _POINTS.search(head):
            relative = "%" in head or view.unit(change) is Unit.PERCENT
            judge = partial(_moved, relative=relative)
            yield Rule((change, _THEN + now, now), judge, _WHY, named=True, alone=True)


_WHY = "By the head of its column the figure in brackets is the one before."


def _moved(figures: Sequence[Printed], *, relative: bool) -> Checked:
    change, before, after = figures
    if before.value == after.value or not change.value:
        return not_checked("a change")
    size = change.turned() if (change.value < 0) is not (after.value < before.value) else change
    return check_change(None, size, before, after) if relative else check_change(size, None, before, after)
