"""Writes a made sheet to a real file of any kind."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from layouts import Made

_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def write_xlsx(path: Path, sheets: dict[str, Made]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, made in sheets.items():
        sheet = book.create_sheet(name)
        for (row, column), value in made.cells.items():
            cell = sheet.cell(row + 1, column + 1, value)
            if isinstance(value, dt.datetime):
                cell.number_format = "mmm-yy"
            if (shown := made.formats.get((row, column))) is not None:
                cell.number_format = shown
        for top, left, bottom, right in made.merged:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    book.save(path)


def write_csv(path: Path, made: Made) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        for row in range(max((row for row, _ in made.cells), default=-1) + 1):
            width = max((column for at, column in made.cells if at == row), default=-1) + 1
            writer.writerow([_plain(made.cells.get((row, column))) for column in range(width)])


def _plain(value: object) -> object:
    return value.date().isoformat() if isinstance(value, dt.datetime) else "" if value is None else value


def write_ods(path: Path, sheets: dict[str, Made]) -> None:
    tables = "".join(_table(name, made) for name, made in sheets.items())
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", _HEAD + tables + _TAIL)


def _table(name: str, made: Made) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in made.merged}
    covered = {
        (row, column)
        for top, left, bottom, right in made.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    bottom = max([row for row, _ in made.cells] + [each[2] for each in made.merged], default=-1)
    right = max([column for _, column in made.cells] + [each[3] for each in made.merged], default=-1)
    rows = []
    for row in range(bottom + 1):
        cells = "".join(
            _cell(made.cells.get((row, column)), spans.get((row, column)), made.formats.get((row, column)))
            if (row, column) not in covered
            else "<table:covered-table-cell/>"
            for column in range(right + 1)
        )
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="{right + 1}"/>'
    return f"<table:table table:name={quoteattr(name)}>{columns}{''.join(rows)}</table:table>"


def _cell(value: object, span: tuple[int, int] | None, shown: str | None) -> str:
    more = ""
    if span is not None:
        more = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if value is None:
        return f"<table:table-cell{more}/>"
    kind, text = 'office:value-type="string"', escape(str(value))
    if isinstance(value, dt.datetime):
        text = value.date().isoformat()
        kind = f'office:value-type="date" office:date-value="{text}"'
    elif isinstance(value, int | float):
        name = "percentage" if shown == "0.0%" else "float"
        kind = f'office:value-type="{name}" office:value="{value!r}"'
    return f"<table:table-cell{more} {kind}><text:p>{text}</text:p></table:table-cell>"
