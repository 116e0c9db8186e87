"""What was looked for and not found: an empty list of faults says little by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.workbook.grid import Book

FAULTS = ("cell.", "sheet.unreadable", "sheet.cut")
HIDDEN = ("sheet.hidden",)
ONE_READER = ("reader.",)


def assurance(book: Book, findings: Sequence[Finding]) -> Finding | None:
    """Return a note of how much was read and what is not wrong with it; None where much is."""
    kinds = tuple(finding.kind for finding in findings)
    if any(kind.startswith(FAULTS) for kind in kinds):
        return None
    cells = sum(int((sheet.values != None).sum()) for sheet in book.sheets)  # noqa: E711  by element
    absent = (
        "no error cells" if any(k.startswith(HIDDEN) for k in kinds) else ("no error cells, nothing hidden")
    )
    twice = any(kind.startswith(ONE_READER) for kind in kinds) or book.format == "csv"
    sheets = f"{len(book.sheets)} sheet{'' if len(book.sheets) == 1 else 's'}"
    return Finding(
        "workbook.read",
        Severity.NOTE,
        f"{sheets}, {cells:,} cells read: {absent}.",
        "The file was read once." if twice else "Two readers went over the file cell by cell and agree.",
        "",
        Place(book.name),
    )
