"""From a file to a book: what the content is, which reader reads it, what was found on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.workbook.grid import Book, CellError, Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.findings import Finding


@dataclass(frozen=True, slots=True)
class Reading:
    """A book and what was found while it was read."""

    book: Book
    findings: tuple[Finding, ...]


def read(path: Path, progress: Progress = SILENT) -> Reading:
    """Read a workbook; the file is never written to and nothing in it is run.

    Raises
    ------
    UnreadableFileError
        The file is gone, locked, protected, damaged, hostile or no workbook.
    """
    if not path.is_file():
        raise UnreadableFileError(f"{path.name} is not there.", str(path), "Check the name.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    progress.step(0, 1, "Reading")
    try:
        sheets, formats = _openpyxl(path)
    except Exception:  # noqa: BLE001
        sheets, formats = _calamine(path), ["General"]
    book = Book(path.name, str(path), digest, path.suffix[1:], tuple(sheets), tuple(formats))
    return Reading(book, ())


def _openpyxl(path: Path) -> tuple[list[Sheet], list[str]]:
    import openpyxl  # noqa: PLC0415  heavy, read on first use

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    formats = {"General": 0}
    sheets = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # type: ignore[union-attr]
        rows = list(sheet.iter_rows())
        width = max((len(row) for row in rows), default=0)
        values: Any = np.full((len(rows), width), None, dtype=object)
        kinds = np.zeros(values.shape, dtype=np.uint16)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell.value is not None:
                    value = cell.value
                    values[r, c] = CellError(value) if cell.data_type == "e" else value
                    kinds[r, c] = formats.setdefault(cell.number_format, len(formats))
        sheets.append(Sheet(sheet.title, values, kinds))
    book.close()
    return sheets, list(formats)


def _calamine(path: Path) -> list[Sheet]:
    import python_calamine  # noqa: PLC0415

    book = python_calamine.load_workbook(str(path))
    sheets = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows: list[list[Any]] = sheet.to_python()
        values: Any = np.full((len(rows), max(map(len, rows), default=0)), None, dtype=object)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                values[r, c] = None if value == "" else value
        sheets.append(Sheet(name, values, None, sheet.start or (0, 0)))
    return sheets
