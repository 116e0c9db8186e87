"""What the officer should know about how a file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.grid import Position, address

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Sheet

_SINGLE = 20
_LENGTH = 40


def values_only(source: str, why: str, sheet: str = "") -> Finding:
    """Return the finding for values read without their formats."""
    return Finding(
        "reader.values_only",
        Severity.WARNING,
        "Read for its values only",
        f"{why} Number formats, errors and what is hidden may be unknown: 13% may show as 0.13.",
        "Save it as .xlsx in the spreadsheet program and open that.",
        Place(source, sheet),
    )


def not_checked(source: str, why: str, sheet: str = "") -> Finding:
    """Return the finding for values that no second reader has confirmed."""
    return Finding(
        "reader.not_checked",
        Severity.NOTE,
        "Not checked by a second reader",
        f"Every workbook is read twice and compared; this time there was no second reading. {why}",
        "Compare a few figures with the spreadsheet program.",
        Place(source, sheet),
    )


def too_sparse(source: str, sheet: str, dropped: int) -> Finding:
    """Return the finding for cells that stand too far from the others."""
    return Finding(
        "sheet.cut",
        Severity.WARNING,
        f"Cells far from the others were left out ({dropped:,})",
        "The sheet is so widely spread that it cannot be shown whole.",
        "Delete what stands in the far rows and columns of the sheet.",
        Place(source, sheet),
    )


def never_run(source: str, what: tuple[str, ...]) -> list[Finding]:
    """Return the findings for what a workbook carries that could run or reach out."""
    return [
        Finding(
            "file.active",
            Severity.NOTE,
            f"The file holds {words}",
            "Nothing in a file is ever run or followed here; only the stored values are read.",
            "Do not enable it in the spreadsheet program unless you trust the sender.",
            Place(source),
        )
        for words in what
    ]


def sheet_unreadable(source: str, sheet: str, why: str) -> Finding:
    """Return the finding for a sheet that no reader could read."""
    return Finding(
        "sheet.unreadable",
        Severity.ERROR,
        "The sheet could not be read",
        f"It is left out. {why}",
        "Open the workbook in the spreadsheet program, repair and save it.",
        Place(source, sheet),
    )


def remarks(source: str, said: list[str]) -> list[Finding]:
    """Return the findings for how a text file was taken."""
    return [
        Finding("csv.taken_as", Severity.NOTE, f"The text was {words}", place=Place(source)) for words in said
    ]


def disagreement_findings(source: str, sheet: Sheet, cells: list[tuple[Position, Any, Any]]) -> list[Finding]:
    """Return the findings for cells on which the two readers differ."""
    where = [
        address(max(row + sheet.origin[0], 0), max(column + sheet.origin[1], 0))
        for (row, column), _, _ in cells
    ]
    detail = "Two independent readers see different things; the first one's value is used."
    remedy = "Look at the cell in the spreadsheet program before relying on it."
    if len(cells) <= _SINGLE:
        return [
            Finding(
                "cell.disagreement",
                Severity.WARNING,
                f"Read as {_said(mine)} by one reader and {_said(other)} by the other",
                detail,
                remedy,
                Place(source, sheet.name, at),
            )
            for at, (_, mine, other) in zip(where, cells, strict=True)
        ]
    title = f"{len(cells):,} cells read differently by two readers: {', '.join(where[:12])} and more"
    place = Place(source, sheet.name, where[0])
    return [Finding("cell.disagreement", Severity.WARNING, title, detail, remedy, place)]


def _said(value: Any) -> str:
    if value is None or value == "":
        return "blank"
    text = str(value)
    return f"“{text[:_LENGTH]}…”" if len(text) > _LENGTH else f"“{text}”"
