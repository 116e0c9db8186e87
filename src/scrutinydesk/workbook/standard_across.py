"""Tables with months or dates across.

Here the cells come by the ten thousand: a row of plain numbers becomes observations in bulk, and
only a row with marks, percentages or odd cells is looked at cell by cell.
"""

from __future__ import annotations

from itertools import compress, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook.standard_cells import FRACTIONAL, LARGEST
from scrutinydesk.workbook.standard_layout import Across
from scrutinydesk.workbook.standard_remarks import shortened
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
    reader.remark_gaps()
    return reader.observations

# A month further than this from the middle of its row is looked at twice.
FAR = 5
# So many rows that lack the same months are named together.
FEWEST_TOGETHER = 3
FEWEST_TO_JUDGE, SMALLEST_TO_JUDGE = 8, 100


class _Across:
    def __init__(self, table: TableRows) -> None:
        self.observations: list[Observation] = []
        self._blanks: list[tuple[NamedRow, list[bool]]] = []
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
        if None in values and self._table.found.layout.across is Across.MONTHS:
            self._blanks.append((named, [value is None for value in values]))
        if self._table.found.layout.across is Across.MONTHS:
            self._remark_outliers(named, values)
        indices = self._get(self._cells.format_indices(named.row))
        kinds = set(map(type, values))
        plain = kinds <= _PLAIN_OR_BLANK and self._cells.percent.isdisjoint(indices)
        unit = self._table.names.unit(named.measure)
        numbers = [value for value in values if value is not None] if plain else []
        if not plain or unit == "percent" or (numbers and self._odd(numbers, kinds, unit)):
            self._one_by_one(named, unit)
        elif numbers:
            columns = self._columns(named, values, indices)
            if None in values:
                held = [value is not None for value in values]
                columns = [compress(column, held) for column in columns]
            self._bulk(named, unit, columns)

    @staticmethod
    def _odd(numbers: list[float], kinds: set[type], unit: str) -> bool:
        """Tell whether a number among these is one to remark on."""
        if min(numbers) < 0 or max(numbers) > LARGEST:
            return True
        return float in kinds and unit not in FRACTIONAL and any(value % 1 for value in numbers)

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
                    addresses, formats, repeat(self._cells.book.sha256), repeat(""),
                    strict=False,
                ),
            )
        )  # fmt: skip

    def _one_by_one(self, named: NamedRow, unit: str) -> None:
        cells, row = self._cells, named.row
        spans = self._spans(named.measure)
        marked = []
        for k, at in enumerate(self._at):
            read = cells.read(row, at, unit)
            if read is None:
                continue
            # [c] and the like were put there on purpose; "n/k" was typed where a figure should be.
            if read[0] is None and not str(cells.sheet.value(row, at)).strip().startswith("["):
                marked.append(k)
            self.observations.append(
                Observation(
                    named.measure, named.area, "", self._firsts[k], self._lasts[k], spans[k],
                    read[0], unit, read[1], cells.sheet.name, cells.address(row, at),
                    cells.format_at(row, at), cells.book.sha256,
                )
            )  # fmt: skip

        if marked and self._table.found.layout.across is Across.MONTHS:
            months = [Month(self._lasts[k]).words for k in marked]
            at = self._at[marked[0]]
            text = str(cells.sheet.value(row, at)).strip()
            cells.notes.marked(cells.sheet, cells.address(row, at), named.label, shortened(months), text)

    def _remark_outliers(self, named: NamedRow, values: Any) -> None:
        """Remark on a month many times its row, or a fraction of it: a nought too many or too few."""
        known = sorted(value for value in values if type(value) in {int, float})
        middle = known[len(known) // 2] if len(known) >= FEWEST_TO_JUDGE else 0
        if middle < SMALLEST_TO_JUDGE:
            return
        if known[-1] <= FAR * middle and known[0] * FAR >= middle:
            return
        for k, value in enumerate(values):
            if type(value) in {int, float} and (value > FAR * middle or value * FAR < middle):
                cell = self._cells.address(named.row, self._at[k])
                month = Month(self._lasts[k]).words
                self._cells.notes.outlier(self._cells.sheet, cell, named.label, (month, float(value), middle))

    def remark_gaps(self) -> None:
        """Remark on months without a figure inside a row, and up to the last month of the table.

        A cell that says why it has none, such as [x], is no gap; nor are months that no row has. Three
        rows or more that lack the same months are one remark: it is one fact.
        """
        if not self._blanks:
            return
        columns = sorted(range(len(self._lasts)), key=self._lasts.__getitem__)
        last = max((row.last for row in self.observations), default=0)
        alike: dict[tuple[int, ...], list[NamedRow]] = {}
        for named, blank in self._blanks:
            held = [k for k in columns if not blank[k]]
            if not held:
                continue
            first = self._lasts[held[0]]
            gaps = tuple(k for k in columns if blank[k] and first < self._lasts[k] <= last)
            alike.setdefault(gaps, []).append(named)
        alike.pop((), None)
        for gaps, rows in alike.items():
            months = shortened([Month(self._lasts[k]).words for k in gaps])
            for together in [rows] if len(rows) >= FEWEST_TOGETHER else [[row] for row in rows]:
                cell = self._cells.address(together[0].row, self._at[gaps[0]])
                labels = [row.label for row in together]
                self._cells.notes.gap(self._cells.sheet, cell, labels, months)
