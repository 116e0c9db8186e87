"""The table behind a report's figures, as far as they give it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutinydesk.claims.solver import Outcome, Solved
from scrutinydesk.numerals import figure

_FEW = 4  # values that are listed one by one


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one count.

    Attributes
    ----------
    low, high : int or None
        The least and greatest value. ``high`` is None where nothing is known of it; both are where the
        report says nothing of the cell.
    values : tuple of int
        Every value that it takes in some table, where all tables were found; else empty.
    """

    low: int | None = None
    high: int | None = None
    values: tuple[int, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is a fact: one value only."""
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        if self.low is None:
            return "not known"
        if self.high is None:
            return f"{figure(self.low)} or more"
        if self.known:
            return figure(self.low)
        if self.values and len(self.values) <= _FEW:
            *most, last = (figure(value) for value in self.values)
            return f"{', '.join(most)} or {last}"
        return f"{figure(self.low)} to {figure(self.high)}"


NOT_KNOWN = Cell()


@dataclass(frozen=True, slots=True)
class HiddenTable:
    """A table that a report does not print, worked out from the figures that it does.

    Attributes
    ----------
    cells : tuple of tuple of Cell
        By row and column.
    tables : int or None
        How many tables fit; None where there are more than were looked for, or that is not known.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    tables: int | None

    @property
    def facts(self) -> int:
        return sum(cell.known for row in self.cells for cell in row)

    @property
    def note(self) -> str:
        """One sentence on how far the figures settle the table."""
        cells = sum(len(row) for row in self.cells)
        settled = f"{self.facts} of {cells} figures are certain"
        if self.tables == 1:
            return f"One table of whole numbers fits what the report says; {settled}."
        if self.tables is None:
            return f"Many tables of whole numbers may fit what the report says; {settled}."
        return f"{figure(self.tables)} tables of whole numbers fit what the report says; {settled}."


def hidden_table(
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    unknowns: Mapping[tuple[str, str], str],
    solved: Sequence[Solved],
) -> HiddenTable | None:
    """Return the table whose cells are unknowns of what was solved, None where no table fits.

    Parameters
    ----------
    unknowns : mapping of (row, column) to name
        A cell that is not in it, or whose name nothing was said of, is not known.
    solved : sequence of Solved
        Of any groups; those with an unknown of the table count.
    """
    wanted = set(unknowns.values())
    groups = [each for each in solved if wanted.intersection(each.unknowns)]
    if any(each.fits is False for each in groups):
        return None
    cells = {name: cell for each in groups for name, cell in _cells(each).items()}
    grid = tuple(
        tuple(cells.get(unknowns.get((row, column), ""), NOT_KNOWN) for column in columns) for row in rows
    )
    return HiddenTable(title, tuple(rows), tuple(columns), grid, _count(groups))


def _count(groups: Sequence[Solved]) -> int | None:
    tables = 1
    for each in groups:
        if each.outcome is not Outcome.ALL:
            return None
        tables *= len(each.tables)
    return tables


def _cells(solved: Solved) -> dict[str, Cell]:
    values: dict[str, tuple[int, ...]] = {}
    if solved.outcome is Outcome.ALL:
        columns = zip(*solved.tables, strict=True)
        values = {
            name: tuple(sorted(set(column))) for name, column in zip(solved.unknowns, columns, strict=True)
        }
    ranges = (solved.ranges or {}).items()
    return {name: Cell(low, high, values.get(name, ())) for name, (low, high) in ranges}
