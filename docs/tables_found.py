# ruff: noqa: INP001  a script, not a module
"""Writes what the program finds in the reference files, with what a person saw in them.

    .venv/bin/python docs/tables_found.py

reads ``../shared/data`` and writes ``docs/tables-found.md``. The words of the person are in
``docs/tables_seen.toml``.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Span, Window
from scrutinydesk.workbook.grid import Book, Visibility
from scrutinydesk.workbook.reading import read
from scrutinydesk.workbook.recipes.names import known_to
from scrutinydesk.workbook.tables import Fate, Found, FoundTable, find_tables, times
from scrutinydesk.workbook.tables.hidden import hidden_parts, runs
from scrutinydesk.workbook.tables.keys import ColumnKey, joined
from scrutinydesk.workbook.tables.words import clean

DOCS = Path(__file__).resolve().parent
FOLDERS = ("awkward", "monthly")
LONG = 60  # characters of a title or a heading that are shown
FEW = 3  # headings of columns that are shown
HEADER = """# Tables found

What is found in the files of `../shared/data/awkward` and `monthly`, written by `docs/tables_found.py`.
What a person saw in the file itself, opened with another program, stands after *Seen*.

Cells are counted by what became of them: value, label, note, or not used. A test holds the sum against
a count by another reader. Titles and headings are shortened. *Periods* says where they stand, how the
first is written in the file, the first and the last, and how many there are. *Marks* counts the figures
that have one: shorthand in place of the figure, or a sign beside it.

Not understood so far, and said so at the files:

- headings beneath the figures: they are notes, and the table has no headings (bakingtestdataset, purpose);
- words scattered right above the headings: they become upper headings (deaths);
- records, one case a row: their codes are taken for figures (Data_STATS19_sample);
- a column of flags with a heading: it is taken for figures (purpose);
- signs that no shorthand defines, such as u and [n]: they are counted, or kept as notes, without a mark;
- a sign that a file uses in its own way: `*` is always read as suppressed (us-crime-2);
- columns that only their place tells apart: the table says so (lu-performance-data-almanac, TASER tables);
- text beneath a merged cell: neither reader reads it (merged.ods).
"""
SPANS = {
    Span.MONTH: "months", Span.QUARTER: "quarters", Span.ROLLING_12: "years",
    Span.FINANCIAL_YEAR: "financial years", Span.DATE: "days",
}  # fmt: skip


def main() -> None:
    """Write the page."""
    data = DOCS.parent.parent / "shared" / "data"
    if not data.is_dir():
        sys.exit("The reference files, ../shared/data, are not beside this checkout.")
    page = "".join(pages(data, seen()))
    (DOCS / "tables-found.md").write_text(page, encoding="utf-8")


def seen() -> dict[str, str]:
    """Return what a person saw, by file."""
    return tomllib.loads((DOCS / "tables_seen.toml").read_text(encoding="utf-8"))


def files(data: Path) -> list[Path]:
    """Return the files that are told of, in order."""
    return [path for folder in FOLDERS for path in sorted((data / folder).iterdir())]


def found_in(path: Path) -> Found:
    """Return what is found in a file."""
    return find_tables(read(path).book, known_to(load_resources()))


def pages(data: Path, words: dict[str, str], find: Callable[[Path], Found] = found_in) -> Iterator[str]:
    """Yield the page part by part: a file each."""
    yield HEADER
    for path in files(data):
        found = find(path)
        yield f"\n## {path.name}\n\n" + "\n".join(_file(found)) + f"\n\n*Seen:* {words[path.name].strip()}\n"


def _file(found: Found) -> Iterator[str]:
    book = found.book
    cells = dict.fromkeys(("value", "label", "note", "not used"), 0)
    for sheet in found.sheets:
        for fate, count in sheet.accounting().items():
            cells["not used" if fate is Fate.UNUSED else fate.name.lower()] += count
    parts = ", ".join(f"{count:,} {name}" for name, count in cells.items())
    many = f"{_many(len(book.sheets), 'sheet')}, {_many(len(found.tables), 'table')}"
    yield f"{many}. Cells: {parts}; together {sum(cells.values()):,}."
    if apart := list(_apart(found)):
        yield "\n" + "; ".join(apart) + "."
    if not found.tables:
        return
    heads = "sheet", "range", "title", "headings; labels", "columns of figures", "periods", "marks"
    yield f"\n| {' | '.join(heads)} |"
    yield "|---|---|---|---|---|---|---|"
    for sheet in found.sheets:
        for table in sheet.tables:
            yield "| " + " | ".join(_cell(text) for text in _table(book, table)) + " |"


def _apart(found: Found) -> Iterator[str]:
    """Yield sheets without a table, and what is hidden."""
    empty = [sheet.sheet.name for sheet in found.sheets if not sheet.fates.any()]
    if empty:
        yield f"Empty: {_listed(empty)}"
    words = [each.sheet.name for each in found.sheets if each.fates.any() and not each.tables]
    if words:
        yield f"No table on: {_listed(words)}"
    hidden = [sheet for sheet in found.book.sheets if sheet.visibility is not Visibility.VISIBLE]
    if hidden:
        yield "Hidden sheets: " + ", ".join(f"{sheet.name} ({sheet.visibility})" for sheet in hidden)


def _table(book: Book, table: FoundTable) -> Iterator[str]:
    sheet = table.sheet
    yield sheet.name
    yield table.range + "".join(f"; {part}" for part in hidden_parts(table))
    yield _short(table.title)
    rows = [row + sheet.origin[0] + 1 for row in table.header_rows]
    above = f"{'rows' if len(rows) > 1 else 'row'} {runs(rows, list(map(str, rows)))}" if rows else "none"
    labels = ", ".join(
        f"{_letters(table, column)} {_short(heading)}".strip()
        for column, heading in zip(table.label_columns, table.row_headings, strict=True)
    )
    groups = f"; headings of groups: {_first([_short(text) for text in table.rows.groups])}"
    yield f"{above}; {labels or 'no labels'}" + (groups if table.rows.groups else "")
    keys = table.columns.values()
    names = list(dict.fromkeys(map(_name, keys)))
    units = f"; unit {', '.join(table.units)}" if table.units else ""
    yield f"{len(table.columns)}: {_first(names)}{units}"
    yield _periods(table)
    yield _marks(book, table)


def _periods(table: FoundTable) -> str:
    windows = {
        joined(row, key.period)
        for row in table.axes.windows
        for key in table.columns.values()
        if joined(row, key.period) is not None
    }
    if not windows:
        return "none"
    held: list[Window] = [window for window in windows if window is not None]
    first = min(held, key=lambda window: (window.first.ordinal, window.last.ordinal))
    last = max(held, key=lambda window: (window.last.ordinal, window.first.ordinal))
    kinds = sorted({SPANS.get(window.span, "other spans") for window in held})
    where = {"title": "in the title", "both": "in columns and rows"}.get(table.periods, f"in {table.periods}")
    form = _form(table)
    written = f", written `{form}`" if form else ""
    span = times.written(first) if first == last else f"{times.written(first)} to {times.written(last)}"
    return f"{', '.join(kinds)} {where}{written}: {span} ({len(held)})"


def _form(table: FoundTable) -> str:
    """Return the first period as it stands in the file."""
    values = table.sheet.values
    column = table.value_columns[0]
    when = table.rows.columns.when
    cells = [values[row, each] for each in when for row in table.data_rows[:1]]
    cells += [values[row, each] for row in table.header_rows for each in range(column, column + FEW)
              if each < values.shape[1]]  # fmt: skip
    texts = (clean(cell) for cell in cells if cell is not None and times.period_of(cell) is not None)
    return next(texts, "")


def _marks(book: Book, table: FoundTable) -> str:
    counts: Counter[str] = Counter()
    for each in table.values(book):
        for mark in each.marks:
            there = f"`{clean(each.stored)}` as [{mark}]" if each.value is None else f"[{mark}] beside"
            counts[there] += 1
        if each.value is None and not each.marks:
            counts[f"`{clean(each.stored)}`"] += 1
    return ", ".join(f"{what} {count:,}" for what, count in sorted(counts.items())) or "none"


def _name(key: ColumnKey) -> str:
    """Return the labels of a column; that it has a period, or nothing, where there are none."""
    return " / ".join(map(_short, key.labels)) or ("(period)" if key.period else "(no heading)")


def _letters(table: FoundTable, column: int) -> str:
    return table.sheet.address(0, column).rstrip("0123456789")


def _first(names: list[str]) -> str:
    return "; ".join(names if len(names) <= FEW + 1 else [*names[: FEW - 1], "…", names[-1]])


def _listed(names: list[str]) -> str:
    return ", ".join(names if len(names) <= 2 * FEW else [*names[:FEW], f"and {len(names) - FEW} more"])


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1].rstrip() + "…"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


if __name__ == "__main__":
    main()
