"""From a file to a book: what the content is, who reads it, and what was found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.workbook.grid import Book
from scrutinydesk.workbook.package import open_package

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.findings import Finding


@dataclass(frozen=True, slots=True)
class Reading:
    """A book and what was found while it was read."""

    book: Book
    findings: tuple[Finding, ...]


def read(path: Path, progress: Progress = SILENT) -> Reading:
    """Read a workbook; the file is never written to, and nothing in it is run.

    Parameters
    ----------
    path : Path
        Of a .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file; the content decides, not the ending.
    progress : Progress
        Told at every sheet and inside large ones; it may cancel.

    Returns
    -------
    Reading

    Raises
    ------
    UnreadableFileError
        The file is gone, locked, protected, damaged, hostile or no workbook.
    CancelledError
        Through ``progress``.
    """
    # Readers are heavy (openpyxl 0.15 s) and wanted only here; the window opens before them.
    from scrutinydesk.workbook.assembly import Assembly  # noqa: PLC0415  late: decision 6

    package = open_package(path, progress)
    work = Assembly(package, progress)
    work.run()
    book = Book(
        name=path.name,
        path=str(path),
        sha256=package.sha256,
        format=package.kind,
        sheets=tuple(work.sheets),
        formats=tuple(work.formats),
    )
    return Reading(book, tuple(work.findings))
