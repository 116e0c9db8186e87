"""What the officer should know about the cells as such, before anything is read into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.grid import CellError, Position, Sheet, Visibility, column_letters

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Up to this many cells of a sheet have a finding each; more are one finding.
_SINGLE = 20
_NAMED = 12


def error_cells(values: NDArray[Any]) -> list[Position]:
    """Return the positions of the error values in a grid."""
    found = []
    for row, line in enumerate(values.tolist()):
        if CellError in map(type, line):
            found += [(row, c) for c, value in enumerate(line) if type(value) is CellError]
    return found


def cell_findings(sheet: Sheet, source: str, errors: Iterable[Position] | None = None) -> list[Finding]:
    """Return the findings about one sheet: errors, uncalculated formulas, what is hidden."""
    found = _errors(sheet, source, list(errors) if errors is not None else error_cells(sheet.values))
    found += _grouped(
        sheet,
        source,
        sorted(sheet.uncalculated),
        "cell.uncalculated",
        "was never worked out",
        "A program wrote the formula and no spreadsheet program has calculated it: it has no value.",
        "Open the workbook in the spreadsheet program, save it, and open it here again.",
    )
    found += _hidden(sheet, source)
    if sheet.comments:
        cells = _listed(sheet, sorted(sheet.comments))
        found.append(
            Finding(
                "sheet.comments",
                Severity.NOTE,
                f"{_count(len(sheet.comments), 'comment')}: {cells}",
                "Comments may say how a figure is to be understood.",
                place=Place(source, sheet.name, sheet.address(*min(sheet.comments))),
            )
        )
    if sheet.merged:
        found.append(
            Finding(
                "sheet.merged",
                Severity.NOTE,
                f"{_count(len(sheet.merged), 'merged range')}",
                "Only the first cell of a merged range holds a value.",
                place=Place(source, sheet.name, _range(sheet, sheet.merged[0])),
            )
        )
    return found


def _errors(sheet: Sheet, source: str, errors: list[Position]) -> list[Finding]:
    detail = "The formula of the cell has failed; there is no figure to use."
    remedy = "Correct it in the workbook, or ask its author for the figure."
    if len(errors) <= _SINGLE:
        return [
            Finding(
                "cell.error",
                Severity.ERROR,
                f"{sheet.value(*at)} in place of a value",
                detail,
                remedy,
                Place(source, sheet.name, sheet.address(*at)),
            )
            for at in errors
        ]
    kinds = sorted({str(sheet.value(*at)) for at in errors})
    return [
        Finding(
            "cell.error",
            Severity.ERROR,
            f"{len(errors):,} cells hold an error ({', '.join(kinds)}): {_listed(sheet, errors)}",
            detail,
            remedy,
            Place(source, sheet.name, sheet.address(*errors[0])),
        )
    ]


def _grouped(  # noqa: PLR0913, PLR0917  one finding's words
    sheet: Sheet,
    source: str,
    cells: Sequence[Position],
    kind: str,
    what: str,
    detail: str,
    remedy: str,
) -> list[Finding]:
    if not cells:
        return []
    if len(cells) <= _SINGLE:
        return [
            Finding(
                kind,
                Severity.WARNING,
                f"The formula {what}",
                detail,
                remedy,
                Place(source, sheet.name, sheet.address(*at)),
            )
            for at in cells
        ]
    title = f"{len(cells):,} cells: the formula {what}: {_listed(sheet, cells)}"
    place = Place(source, sheet.name, sheet.address(*cells[0]))
    return [Finding(kind, Severity.WARNING, title, detail, remedy, place)]


def _hidden(sheet: Sheet, source: str) -> list[Finding]:
    found = []
    detail = "It is read and shown, and marked as hidden; check that its figures are meant to be used."
    if sheet.visibility is not Visibility.VISIBLE:
        title = f"The sheet is {sheet.visibility}"
        place = Place(source, sheet.name)
        found.append(Finding("sheet.hidden", Severity.NOTE, title, detail, place=place))
    if sheet.hidden_rows:
        first = min(sheet.hidden_rows)
        runs = _runs(sheet.hidden_rows, lambda row: str(row + sheet.origin[0] + 1))
        title = f"{_count(len(sheet.hidden_rows), 'hidden row')}: {runs}"
        place = Place(source, sheet.name, sheet.address(first, 0))
        found.append(Finding("sheet.hidden_rows", Severity.NOTE, title, detail, place=place))
    if sheet.hidden_columns:
        first = min(sheet.hidden_columns)
        runs = _runs(sheet.hidden_columns, lambda c: column_letters(c + sheet.origin[1]))
        title = f"{_count(len(sheet.hidden_columns), 'hidden column')}: {runs}"
        place = Place(source, sheet.name, sheet.address(0, first))
        found.append(Finding("sheet.hidden_columns", Severity.NOTE, title, detail, place=place))
    return found


def _runs(numbers: Iterable[int], name: Any) -> str:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = [name(a) if a == b else f"{name(a)} to {name(b)}" for a, b in runs[:_NAMED]]
    return ", ".join(words) + (" and more" if len(runs) > _NAMED else "")


def _listed(sheet: Sheet, cells: Sequence[Position]) -> str:
    words = ", ".join(sheet.address(*at) for at in cells[:_NAMED])
    return f"{words} and more" if len(cells) > _NAMED else words


def _range(sheet: Sheet, merged: tuple[int, int, int, int]) -> str:
    return f"{sheet.address(*merged[:2])}:{sheet.address(*merged[2:])}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
