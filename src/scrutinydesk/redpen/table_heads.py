"""What stands over the tables of a report, and at the head of their columns and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.claims.table_periods import is_caption

if TYPE_CHECKING:
    from scrutinydesk.claims.document import CellPlace, Document


@dataclass
class TableHeads:
    """The heads of all tables of a document.

    Attributes
    ----------
    over : dict of int to str
        By the number of a table, the heading and the line before it.
    captions : dict of int to str
        The line alone, where it is no sentence.
    """

    document: Document
    over: dict[int, str] = field(default_factory=dict)
    captions: dict[int, str] = field(default_factory=dict)
    _columns: dict[tuple[int, int], str] = field(default_factory=dict)
    _rows: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        last = ""
        for passage in self.document.passages:
            cell = passage.cell
            if cell is None:
                last = passage.text
                continue
            self.over.setdefault(cell.table, " ".join((*passage.path[-1:], last)))
            self.captions.setdefault(cell.table, last if is_caption(last) else "")
            if cell.row == 1:
                self._columns[cell.table, cell.column] = passage.text
            if cell.column == 1:
                self._rows[cell.table, cell.row] = passage.text

    def of(self, cell: CellPlace) -> tuple[str, str]:
        """Return the heads of the column and the row of a cell."""
        return self._columns.get((cell.table, cell.column), ""), self._rows.get((cell.table, cell.row), "")

    def narrowing(self, cell: CellPlace) -> tuple[str, str]:
        """Return the words that may narrow a cell: the caption of its table and the head of its column."""
        return self.captions.get(cell.table, ""), self.of(cell)[0]

    def corner(self, table: int) -> str:
        """Return what stands where the heads of columns and rows meet."""
        return self._columns.get((table, 1), "")
