"""Tables with one period a row: appointments, comparisons, surveys, other counts."""

from __future__ import annotations

from scrutinydesk.measures.observations import Observation
from scrutinydesk.periods import Span, Window
from scrutinydesk.workbook.standard_layout import Column, Role
from scrutinydesk.workbook.standard_rows import NamedRow, TableRows
from scrutinydesk.workbook.standard_tables import is_month, period

PARTS = ("female", "bme", "passed", "withdrew", "unsuccessful")
_SPAN_OF_MONTHS = {1: Span.MONTH, 3: Span.QUARTER, 12: Span.ROLLING_12}


def read_records(table: TableRows) -> list[Observation]:
    """Return the observations of a table whose columns are named values."""
    observations: list[Observation] = []
    values = [pair for pair in table.found.columns if pair[1].role is Role.VALUE]
    for named in table.known():
        line = table.cells.rows[named.row]
        if all(line[at] is None for at, _ in values):
            continue
        window = _window(table, named.row)
        if window is None:
            cell = table.cells.address(named.row, table.found.position(Role.LAST))
            table.cells.notes.no_period(table.cells.sheet, cell, named.label)
        elif table.first((named.measure, named.area, window), named):
            for at, column in values:
                observation = _observation(table, named, window, at, column)
                if observation is not None:
                    observations.append(observation)
            _remark_parts(table, named, values)
    return observations


def _remark_parts(table: TableRows, named: NamedRow, values: list[tuple[int, Column]]) -> None:
    """Remark on a part that is larger than the total of its row."""
    cells, line = table.cells, table.cells.rows[named.row]
    held = {column.breakdown: (at, line[at]) for at, column in values if not column.earlier}
    for part, whole in (*((part, "") for part in PARTS), ("forces_up", "forces_counted")):
        at, value = held.get(part, (0, None))
        _, total = held.get(whole, (0, None))
        if isinstance(value, int | float) and isinstance(total, int | float) and value > total:
            heading = next(column.heading for place, column in values if place == at)
            cells.notes.part_above_whole(cells.sheet, cells.address(named.row, at), heading)


def _observation(
    table: TableRows, named: NamedRow, window: Window, at: int, column: Column
) -> Observation | None:
    cells = table.cells
    unit = column.unit or table.names.unit(named.measure)
    read = cells.read(named.row, at, unit)
    if read is None:
        return None
    when = window.previous if column.earlier else window
    return Observation(
        named.measure, named.area, column.breakdown,
        when.first.ordinal, when.last.ordinal, when.span, read[0], unit, read[1],
        cells.sheet.name, cells.address(named.row, at), cells.format_at(named.row, at),
        cells.book.sha256,
    )  # fmt: skip


def _window(table: TableRows, row: int) -> Window | None:
    """Return the window of a row: what one cell says, or first to last month."""
    line = table.cells.rows[row]
    first_at, last_at = table.found.position(Role.FIRST), table.found.position(Role.LAST)
    last = None if last_at is None else period(line[last_at])
    if last is None or not is_month(last):
        return last
    first = None if first_at is None else period(line[first_at])
    if first is not None:
        months = last.last.ordinal - first.first.ordinal + 1
        span = _SPAN_OF_MONTHS.get(months, Span.YEAR_TO_DATE)
        return Window(first.first, last.last, span) if months > 0 else None
    # A table that knows no first month gives 12 months; in one that does, blank means a date.
    knows_first = any(column.role is Role.FIRST for column in table.found.layout.columns)
    return Window.date(last.last) if knows_first else Window.rolling_12(last.last)
