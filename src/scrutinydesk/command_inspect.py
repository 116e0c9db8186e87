"""``scrutinydesk inspect``: what stands in a workbook, as the app understands it, without a window."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from scrutinydesk.command_arguments import DEMO
from scrutinydesk.export.delimited import plain
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.grid import Visibility
from scrutinydesk.workbook.recipes.names import known_to
from scrutinydesk.workbook.tables import Fate, find_tables
from scrutinydesk.workbook.tables.times import written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from scrutinydesk.findings import Finding
    from scrutinydesk.progress import Progress
    from scrutinydesk.workbook.grid import Book, Sheet
    from scrutinydesk.workbook.tables import Found, FoundTable, SheetFound

COLUMNS = ("sheet", "cell", "row_labels", "column_labels", "period", "value", "marks")
BETWEEN = " | "
NAMES = {Fate.VALUE: "value", Fate.LABEL: "label", Fate.NOTE: "note", Fate.UNUSED: "not used"}


def write_csv(found: Found, out: IO[str]) -> None:
    """Write a line for each numeric cell of each table, sheets and tables in their order.

    ``value`` is as stored: 0.13 for a cell that shows 13%; a number kept as text without its
    decoration. ``period`` is a month ``2017-09``, a year ``2017``, or first and last month
    ``2016-04/2017-03``.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for table in found.tables:
        writer.writerows(_lines(found.book, table))


def _lines(book: Book, table: FoundTable) -> Iterator[tuple[str, ...]]:
    sheet = table.sheet
    for each in table.values(book):
        if each.value is None:
            continue
        stored = each.stored if isinstance(each.stored, int | float) else each.value
        yield (
            sheet.name,
            sheet.address(each.row, each.column),
            BETWEEN.join(each.row_labels),
            BETWEEN.join(each.column_labels),
            written(each.period),
            plain(stored),
            " ".join(f"[{mark}]" for mark in each.marks),
        )


def as_json(found: Found, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Return all that was found, as plain values."""
    book = found.book
    total = dict.fromkeys(NAMES.values(), 0)
    sheets = []
    for sheet in found.sheets:
        cells = _accounting(sheet)
        for name, count in cells.items():
            total[name] = total.get(name, 0) + count
        sheets.append(
            {
                "name": sheet.sheet.name,
                "visibility": str(sheet.sheet.visibility),
                **_hidden(sheet.sheet),
                "cells": cells,
                "tables": [_table(book, table) for table in sheet.tables],
            }
        )
    return {
        "file": book.name,
        "sha256": book.sha256,
        "format": book.format,
        "cells": total,
        "sheets": sheets,
        "findings": [
            {
                "kind": each.kind, "severity": str(each.severity), "title": each.title,
                "detail": each.detail, "remedy": each.remedy,
                "sheet": each.place.sheet, "cell": each.place.cell,
            }
            for each in findings
        ],
    }  # fmt: skip


def _accounting(sheet: SheetFound) -> dict[str, int]:
    counts = sheet.accounting()
    cells = {NAMES[fate]: count for fate, count in counts.items()}
    return {**cells, "not empty": sum(counts.values())}


def _hidden(sheet: Sheet) -> dict[str, Any]:
    rows, columns = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)
    held: dict[str, Any] = {}
    if rows:
        held["hidden_rows"] = [row + sheet.origin[0] + 1 for row in rows]
    if columns:
        held["hidden_columns"] = [sheet.address(0, column).rstrip("0123456789") for column in columns]
    return held


def _table(book: Book, table: FoundTable) -> dict[str, Any]:
    sheet = table.sheet
    first = sheet.origin[0] + 1

    def letters(column: int) -> str:
        return sheet.address(0, column).rstrip("0123456789")

    figures = list(table.values(book))
    return {
        "id": table.id,
        "title": table.title,
        "range": table.range,
        "header_rows": [row + first for row in table.header_rows],
        "data_rows": [table.data_rows[0] + first, table.data_rows[-1] + first],
        "label_columns": [
            {"column": letters(column), "heading": heading}
            for column, heading in zip(table.label_columns, table.row_headings, strict=True)
        ],
        "columns": [
            {
                "column": letters(column), "labels": list(key.labels), "period": written(key.period),
                "total": key.total,
            }
            for column, key in table.columns.items()
        ],
        "marks_columns": [letters(column) for column in table.beside],
        "periods": table.periods,
        "groups": list(table.rows.groups),
        "figures": sum(each.value is not None for each in figures),
        "marks": sorted({str(mark) for each in figures for mark in each.marks}),
        "totals": sum(key.total for _, key in table.rows.keys(table.data_rows)),
        "notes": list(table.notes),
        "sureness": table.sureness,
        "reasons": list(table.reasons),
    }  # fmt: skip


def as_text(found: Found, findings: tuple[Finding, ...]) -> str:
    """Return what was found, to be read by a person."""
    out = io.StringIO()
    book = found.book
    tables = found.tables
    print(f"{book.name}: {_many(len(book.sheets), 'sheet')}, {_many(len(tables), 'table')}", file=out)
    for sheet in found.sheets:
        _describe_sheet(book, sheet, out)
    if findings:
        print(f"\n{_many(len(findings), 'finding')}", file=out)
        for each in findings:
            place = f" ({each.place.sheet} {each.place.cell})".rstrip() if each.place.sheet else ""
            print(f"  {each.severity}: {each.title}{place}", file=out)
    return out.getvalue()


def _describe_sheet(book: Book, found: SheetFound, out: IO[str]) -> None:
    sheet = found.sheet
    hidden = "" if sheet.visibility is Visibility.VISIBLE else f" ({sheet.visibility})"
    cells = _accounting(found)
    parts = ", ".join(f"{count:,} {name}" for name, count in cells.items() if name != "not empty")
    print(f"\n{sheet.name}{hidden}: {cells['not empty']:,} cells: {parts}", file=out)
    if sheet.hidden_rows or sheet.hidden_columns:
        count = f"{_many(len(sheet.hidden_rows), 'row')}, {_many(len(sheet.hidden_columns), 'column')}"
        print(f"  hidden: {count}", file=out)
    for table in found.tables:
        told = _table(book, table)
        print(f"  {table.range}  {table.title}", file=out)
        labels = ", ".join(heading or "(no heading)" for heading in table.row_headings) or "none"
        print(f"    labels: {labels}", file=out)
        shown = [BETWEEN.join((*each["labels"], each["period"])) for each in told["columns"]]
        names = [name.strip(" |") or "(no heading)" for name in shown]
        middle = names if len(names) <= 6 else [*names[:3], "…", *names[-2:]]  # noqa: PLR2004  a line's worth
        print(f"    columns: {'; '.join(middle)}", file=out)
        when = {"none": "no periods", "title": "period in the title"}.get(
            table.periods, f"periods in {table.periods}"
        )
        print(
            f"    {told['figures']:,} figures in {_many(len(table.data_rows), 'row')}, {when}, "
            f"{round(100 * table.sureness)}% sure{''.join('; ' + each for each in table.reasons)}",
            file=out,
        )


_WHEN = {"none": "no periods", "title": "period in the title"}


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def run(options: argparse.Namespace, progress: Progress) -> int:
    """Write what was found in a workbook to the standard output; return the exit status."""
    from scrutinydesk.workbook import demo  # noqa: PLC0415  readers are heavy
    from scrutinydesk.workbook.reading import read  # noqa: PLC0415  readers are heavy

    resources = load_resources()

    path = demo.demo_path() if options.workbook == DEMO else Path(options.workbook)
    reading = read(path, progress)
    found = find_tables(reading.book, known_to(resources), progress)
    write(found, reading.findings, options.format, sys.stdout)
    return 0


def write(found: Found, findings: tuple[Finding, ...], style: str, out: IO[str]) -> None:
    """Write what was found as ``text``, ``json`` or ``csv``."""
    if style == "csv":
        write_csv(found, out)
    elif style == "json":
        json.dump(as_json(found, findings), out, indent=1, ensure_ascii=False)
        out.write("\n")
    else:
        out.write(as_text(found, findings))
