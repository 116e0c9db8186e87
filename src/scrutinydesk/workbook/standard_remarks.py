"""What is remarked on once a table has been read: odd columns, hidden figures, figures that disagree."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook.standard_rows import TableRows

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.standard_notes import Notes

YEAR = 12
NAMED_AT_MOST = 3
# Names of months and rows in one remark; the rest are counted.
Key = tuple[str, str]


def columns(table: TableRows) -> None:
    """Remark on columns that are not read, and on a period that stands above two."""
    found, cells = table.found, table.cells
    for at, heading in found.strange:
        if any(line[at] is not None for line in cells.rows[found.header + 1 : found.end]):
            cells.notes.strange_column(cells.sheet, at, found.header, heading)
    for at, window in found.repeated:
        cell = cells.address(found.header, at)
        first = next((other for other, same in found.periods if same == window), at)
        rows = range(found.header + 1, found.end or len(cells.rows))
        differ = cells.differing([(row, at) for row in rows], [(row, first) for row in rows])
        cells.notes.repeated_period(cells.sheet, cell, window.words, differ)


def hidden(table: TableRows) -> None:
    """Remark on figures that are used although their row or column is hidden."""
    found, sheet = table.found, table.cells.sheet
    used = sorted(table.used & sheet.hidden_rows)
    if used:
        names = [str(row + sheet.origin[0] + 1) for row in used]
        what = f"Row {names[0]} is" if len(names) == 1 else f"Rows {shortened(names)} are"
        table.cells.notes.hidden_used(sheet, sheet.address(used[0], 0), what)
    read = {at for at, _ in (*found.periods, *found.columns)} & sheet.hidden_columns
    if read:
        first, *rest = (table.cells.letters[at] for at in sorted(read))
        what = f"Columns {shortened([first, *rest])} are" if rest else f"Column {first} is"
        table.cells.notes.hidden_used(sheet, sheet.address(found.header, min(read)), what)


def contradictions(rows: list[Observation], tables: list[TableRows], book: Book, notes: Notes) -> None:
    """Remark on values that two tables state differently."""
    count = Counter((*key, bool(table.found.periods)) for table in tables for key in table.series)
    shared = {key[:2] for key, times in count.items() if times > 1}
    if not shared:
        return
    first: dict[tuple[object, ...], Observation] = {}
    for row in rows:
        if (row.measure, row.area) in shared and row.value is not None:
            before = first.setdefault((*row[:3], row.first, row.last, row.span), row)
            if before.value != row.value:
                words = f"{figure(row.value)} for {row.window.words}"
                notes.contradiction(book.sheet(row.sheet), row.cell, words)


def sums(observations: Observations, book: Book, resources: Resources, notes: Notes) -> None:
    """Remark on 12-month totals, and on divisions, that the months do not add up to."""
    for row in [row for row in observations if row.span is Span.ROLLING_12]:
        if row.value is not None and not row.breakdown:
            months = _months(observations, (row.measure, row.area))
            parts = [months.get(month) for month in range(row.first, row.last + 1)]
            if None in parts or sum(map(float, filter(None, parts))) == row.value:
                continue
            if resources.catalogue[row.measure].kind == "flow":
                total = sum(map(float, filter(None, parts)))
                words = f"{_what(resources, row)}: {figure(row.value)} is given for the {row.window.words}"
                notes.not_the_sum(book.sheet(row.sheet), row.cell, words, figure(total))
    for force in {area for area in {row.area for row in observations} if resources.areas.divisions(area)}:
        _divisions(observations, force, book, resources, notes)


def _divisions(
    observations: Observations, force: str, book: Book, resources: Resources, notes: Notes
) -> None:
    divisions = resources.areas.divisions(force)
    for measure in sorted({row.measure for row in observations if row.area == divisions[0]}):
        own = _months(observations, (measure, force))
        parts = [_months(observations, (measure, division)) for division in divisions]
        shared = sorted(set(own).intersection(*parts))
        wrong = [month for month in shared if sum(each[month] for each in parts) != own[month]]
        if not wrong:
            continue
        last = wrong[-1]
        row = observations.series(measure, force, "", Span.MONTH)[last]
        total = sum(each[last] for each in parts)
        others = f", and for {len(wrong) - 1} other months" if len(wrong) > 1 else ""
        others = others.removesuffix("s") if len(wrong) == len("ab") else others
        words = f"{_what(resources, row)}: {figure(own[last])} for {Month(last).words}"
        notes.not_divisions(book.sheet(row.sheet), row.cell, words, figure(total), others)


def _months(observations: Observations, key: Key) -> dict[int, float]:
    series = observations.series(*key, "", Span.MONTH)
    return {month: row.value for month, row in series.items() if row.value is not None}


def _what(resources: Resources, row: Observation) -> str:
    return f"{resources.catalogue[row.measure].title}, {resources.areas[row.area].short}"


def shortened(names: list[str]) -> str:
    """Return the first few names, and how many more there are."""
    more = len(names) - NAMED_AT_MOST
    named = [*names[:NAMED_AT_MOST], f"{more} more"] if more > 0 else names
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
