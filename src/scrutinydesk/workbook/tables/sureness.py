"""How sure it is that a table is one, and is read as it is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from scrutinydesk.workbook.tables.keys import ColumnKey
from scrutinydesk.workbook.tables.kinds import Sort

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEW_ROWS = 500  # rows that are looked at


class _Table(Protocol):
    """What is asked of a found table."""

    @property
    def header_rows(self) -> tuple[int, ...]: ...
    @property
    def data_rows(self) -> Sequence[int]: ...
    @property
    def label_columns(self) -> tuple[int, ...]: ...
    @property
    def value_columns(self) -> tuple[int, ...]: ...
    @property
    def columns(self) -> Mapping[int, ColumnKey]: ...
    @property
    def codes(self) -> NDArray[np.int8]: ...


def judged(table: _Table) -> tuple[float, tuple[str, ...]]:
    """Return how sure a table is, 0 to 1, and what speaks against it."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    sure, reasons = 1.0, []
    rows = list(table.data_rows[:FEW_ROWS])
    count = len(rows)
    if not table.header_rows:
        sure, reasons = 0.5, ["no headings above the figures"]
    if not table.label_columns:
        sure -= 0.3
        reasons.append("no labels at the left")
    else:
        blank = count - np.count_nonzero(table.codes[rows][:, table.label_columns].any(axis=1))
        if blank:
            sure -= 0.2 * blank / count
            reasons.append(f"{blank} rows without a label")
    keys = table.columns.values()
    alike = len(keys) - len({(key.labels, key.period) for key in keys})
    if alike and table.header_rows:
        sure -= 0.2
        reasons.append(f"{alike} column{'s' if alike > 1 else ''} with the same headings as another")
    inside = table.codes[rows][:, table.value_columns]
    for sorts, what in (((Sort.TEXT, Sort.PERIOD), "texts"), ((Sort.OTHER,), "errors or yes and no")):
        words = sum(np.count_nonzero(inside == sort) for sort in sorts)
        if words:
            sure -= 0.3 * min(1.0, 4 * words / inside.size)
            reasons.append(f"{words} {what} among the figures")
    if count == 1:
        sure -= 0.1
        reasons.append("a single row")
    return round(max(0.1, sure), 2), tuple(reasons)
