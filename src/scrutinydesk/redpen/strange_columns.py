"""Columns of tables that are of something else than what the workbook has.

“Charged”, “Forecast” or “At night” beside the column of the workbook's own counts: no figure there agrees,
and to ask about each of them is to ask the same thing as often as there are rows.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.periods import Window

_Column = tuple[int, int]


def column_of(claim: Claim) -> _Column | None:
    """Return table and column of a claim, None of one in a sentence."""
    cell = claim.passage.cell
    return None if cell is None else (cell.table, cell.column)


def strange_columns(agreeing: Iterable[Claim], doubtful: Iterable[Claim]) -> frozenset[_Column]:
    """Return the columns none of whose figures is the workbook's, beside others that are.

    Of a column with one figure that is so where its row has the workbook's figure for the same thing.
    """
    agreeing = tuple(agreeing)
    agreed = {column_of(each) for each in agreeing}
    tables = {column[0] for column in agreed if column}
    things = set(map(_thing, agreeing))
    counted: Counter[_Column] = Counter()
    for each in doubtful:
        column = column_of(each)
        if column is not None and column not in agreed and column[0] in tables:
            counted[column] += 2 if _thing(each) in things else 1
    return frozenset(column for column, many in counted.items() if many > 1)


def _thing(claim: Claim) -> tuple[int, int, str, str, Window | None] | None:
    cell = claim.passage.cell
    return None if cell is None else (cell.table, cell.row, claim.measure, claim.area, claim.window)
