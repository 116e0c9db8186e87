"""Tables with months or dates across.

Here the cells come by the ten thousand: a row of plain numbers becomes observations in bulk, and
only a row with marks, percentages or odd cells is looked at cell by cell.
"""

from __future__ import annotations

from itertools import compress, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Span
from scrutinydesk.workbook.standard_tables import is_month

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.workbook.standard_rows import NamedRow, TableRows

_PLAIN_OR_BLANK = frozenset({int, float, type(None)})


def read_across(table: TableRows) -> list[Observation]:
    """Return the observations of a table whose columns are headed by periods."""
    reader = _Across(table)
    for named in table.known():
        if table.first((named.measure, named.area), named):
            reader.read(named)
    return reader.observations


class _Across:
    def __init__(self, table: TableRows) -> None:
        self.observations: list[Observation] = []
        self._table, self._cells = table, table.cells
        windows = [window for _, window in table.found.periods]
        self._at = [at for at, _ in table.found.periods]
        self._get: Callable[[Any], tuple[Any, ...]] = (
            itemgetter(*self._at) if len(self._at) > 1 else lambda line: (line[self._at[0]],)
        )
        self._firsts = [window.first.ordinal for window in windows]
        self._lasts = [window.last.ordinal for window in windows]
        self._letters = [table.cells.letters[at] for at in self._at]
        self._flows = [Span.MONTH if is_month(window) else window.span for window in windows]
        self._stocks = [Span.DATE if is_month(window) else window.span for window in windows]

    def read(self, named: NamedRow) -> None:
        """Read one row."""
        values = self._get(self._cells.rows[named.row])
        indices = self._get(self._cells.format_indices(named.row))
        kinds = set(map(type, values))
        plain = kinds <= _PLAIN_OR_BLANK and self._cells.percent.isdisjoint(indices)
        unit = self._table.names.unit(named.measure)
        numbers = [value for value in values if value is not None] if plain else []
        if not plain or unit == "percent" or (numbers and min(numbers) < 0):
            self._one_by_one(named, unit)
        elif numbers:
            columns = self._columns(named, values, indices)
            if None in values:
                held = [value is not None for value in values]
                columns = [compress(column, held) for column in columns]
            self._bulk(named, unit, columns)

    def _spans(self, measure: str) -> list[Span]:
        dated = self._table.names.dated(measure)
        return self._stocks if dated else self._flows

    def _columns(self, named: NamedRow, values: Any, indices: Any) -> list[Any]:
        row = str(named.row + self._cells.sheet.origin[0] + 1)
        formats = self._cells.book.formats
        return [
            self._firsts, self._lasts, self._spans(named.measure), values,
            [letters + row for letters in self._letters],
            [formats[index] for index in indices],
        ]  # fmt: skip

    def _bulk(self, named: NamedRow, unit: str, columns: list[Any]) -> None:
        firsts, lasts, spans, values, addresses, formats = columns
        self.observations.extend(
            map(
                Observation._make,
                zip(
                    repeat(named.measure), repeat(named.area), repeat(""), firsts, lasts, spans,
                    map(float, values), repeat(unit), repeat(()), repeat(self._cells.sheet.name),
                    addresses, formats, repeat(self._cells.book.sha256),
                    strict=False,
                ),
            )
        )  # fmt: skip

    def _one_by_one(self, named: NamedRow, unit: str) -> None:
        cells, row = self._cells, named.row
        spans = self._spans(named.measure)
        for k, at in enumerate(self._at):
            read = cells.read(row, at, unit)
            if read is None:
                continue
            self.observations.append(
                Observation(
                    named.measure, named.area, "", self._firsts[k], self._lasts[k], spans[k],
                    read[0], unit, read[1], cells.sheet.name, cells.address(row, at),
                    cells.format_at(row, at), cells.book.sha256,
                )
            )  # fmt: skip
