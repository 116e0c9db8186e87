"""Who reads what: the first reader of a file, the second that checks it, and who stands in."""

from __future__ import annotations

import sys
import warnings
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from scrutinydesk.errors import ScrutinyError, UnreadableFileError
from scrutinydesk.workbook import reader_findings as say
from scrutinydesk.workbook.archive import protected
from scrutinydesk.workbook.calamine_reader import (
    CalamineFailedError,
    CalamineReader,
    PasswordNeededError,
)
from scrutinydesk.workbook.crosscheck import disagreements
from scrutinydesk.workbook.csv_reader import read_csv
from scrutinydesk.workbook.grid import Position, Sheet
from scrutinydesk.workbook.layout import Cells, allowed_area, laid_out, placed, widened
from scrutinydesk.workbook.ods_reader import OdsReader
from scrutinydesk.workbook.ooxml_parts import Parts, SheetPart, comments_of, find_parts
from scrutinydesk.workbook.ooxml_scan import Scan, scan
from scrutinydesk.workbook.sheet_findings import cell_findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from scrutinydesk.findings import Finding
    from scrutinydesk.progress import Progress
    from scrutinydesk.workbook.archive import Archive
    from scrutinydesk.workbook.openpyxl_reader import OpenpyxlReader
    from scrutinydesk.workbook.package import Package

# Bytes of XML up to which a workbook is read twice: about 800,000 cells, 3 seconds.
ORDINARY = 32 << 20
# calamine keeps a text of its own for every cell: a long text in many cells fills the memory.
_TEXT = 200_000_000
_LONG = 100_000
# Where readers look; pictures, schemas and print settings nobody reads.
_FOLDERS = {"", "_rels", "xl", "xl/_rels", "xl/worksheets", "xl/worksheets/_rels", "xl/tables"}


class Assembly:
    """The reading of one file: ``run`` fills ``sheets``, ``formats`` and ``findings``."""

    def __init__(self, package: Package, progress: Progress) -> None:
        self.sheets: list[Sheet] = []
        self.formats: list[str] = ["General"]
        self.findings: list[Finding] = []
        self._package = package
        self._name = package.path.name
        self._progress = progress
        self._second: CalamineReader | None = None
        self._why_no_second = ""

    def run(self) -> None:
        """Read the file.

        Raises
        ------
        UnreadableFileError
            No reader can read any of it.
        """
        kind, archive = self._package.kind, self._package.archive
        if kind == "csv":
            sheet, said = read_csv(self._package.data, self._name, partial(self._within, 0, 1, self._name))
            self.findings += say.remarks(self._name, said)
            self._add(sheet)
        elif archive is None or kind == "xlsb":
            self._verify(archive)
            self._plain()
        elif kind == "ods":
            self._ods(archive)
        else:
            self._ooxml(archive)
        if not self.sheets:
            raise self._unreadable("No sheet of it can be read.")

    # One kind of file each -------------------------------------------------------------------

    def _plain(self) -> None:
        """Values alone, of a kind for which there is no other reader."""
        second = self._only_calamine()
        self.findings.append(say.values_only(self._name, "The file is of an older or binary kind."))
        for number, (name, state) in enumerate(second.sheets):
            self._values(second, Cells(name, state), None, number, len(second.sheets))

    def _ods(self, archive: Archive) -> None:
        large = archive.size("content.xml") > ORDINARY * 3
        try:
            reader = None if large else OdsReader(archive, partial(self._within, 0, 2, "content"))
        except (ExpatError, ValueError, RecursionError) as error:
            if isinstance(error, ValueError) and "cells" in str(error):
                raise self._unreadable(f"It has {error}.") from error
            reader = None
        if reader is None:
            archive.verify("content.xml")
            self._plain()
            return
        self.formats = reader.formats
        self._open_second(reader.sheets)
        for number, cells in enumerate(reader.sheets):
            self._step(number, len(reader.sheets), cells.name)
            self._checked(cells)

    def _ooxml(self, archive: Archive) -> None:
        try:
            parts = find_parts(archive)
        except (ET.ParseError, KeyError, ValueError) as error:
            raise archive.damaged("the part that lists its sheets cannot be read") from error
        self.findings += say.never_run(self._name, parts.active)
        self._verify(archive, skip={part.part.casefold() for part in parts.sheets})
        present = [part for part in parts.sheets if part.part in archive]
        size = sum(archive.size(part.part) for part in present)
        ordinary = size + archive.size("xl/sharedStrings.xml") <= ORDINARY
        first = self._openpyxl(parts) if ordinary else None
        if first is None:
            self._second_only(archive, parts, large=not ordinary)
            return
        self.formats = first.formats
        read = [self._first(first, archive, parts, number) for number in range(len(parts.sheets))]
        if not first.has_texts and _longest_text(archive) > _LONG:
            self._why_no_second = "Its texts are not linked to the workbook as they should be."
            self.findings.append(say.not_checked(self._name, self._why_no_second))
        else:
            self._open_second([cells for cells in read if cells is not None])
        for number, (part, cells) in enumerate(zip(parts.sheets, read, strict=True)):
            self._step(len(read) + number, len(read) * 2, part.name)
            if cells is None:
                self._stand_in(archive, part, number, len(read))
            else:
                self._checked(cells)

    def _first(self, reader: OpenpyxlReader, archive: Archive, parts: Parts, number: int) -> Cells | None:
        part, total = parts.sheets[number], len(parts.sheets) * 2
        self._step(number, total, part.name)
        try:
            return reader.sheet(archive, part, partial(self._within, number, total, part.name))
        except (ET.ParseError, KeyError, ValueError, TypeError, IndexError):
            return None

    def _openpyxl(self, parts: Parts) -> OpenpyxlReader | None:
        with _without_pillow():
            from scrutinydesk.workbook.openpyxl_reader import OpenpyxlReader  # noqa: PLC0415  late: decision 6

        if parts.strict:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return OpenpyxlReader(self._package.data)
        except ScrutinyError:
            raise
        except Exception:  # noqa: BLE001  openpyxl raises anything at parts it cannot take
            return None

    @staticmethod
    def _verify(archive: Archive | None, skip: AbstractSet[str] = frozenset()) -> None:
        """Check every part that a reader may read; sheets are checked as they are read."""
        for name in archive.names if archive else ():
            folder, _, last = name.rpartition("/")
            wanted = folder in _FOLDERS and last.endswith((".xml", ".rels", ".bin"))
            if archive and wanted and name not in skip:
                archive.verify(name)

    # The second reader -----------------------------------------------------------------------

    def _open_second(self, read: list[Cells]) -> None:
        """Open the file a second time to check the first reading, if that is safe."""
        text = sum(len(v) for cells in read for v in cells.values if isinstance(v, str))
        # An OpenDocument file is turned into grids as it is opened, not sheet by sheet.
        if self._package.kind == "ods" and not all(cells.is_compact() for cells in read):
            self._why_no_second = "Its cells are spread too widely."
        elif text > _TEXT:
            self._why_no_second = "The same long texts stand in very many cells."
        else:
            self._second = self._calamine()
        if self._second is None:
            self.findings.append(say.not_checked(self._name, self._why_no_second))

    def _calamine(self) -> CalamineReader | None:
        try:
            return CalamineReader(self._package.data)
        except PasswordNeededError as error:
            raise protected(self._name) from error
        except CalamineFailedError as error:
            self._why_no_second = f"The second reader says: {error}."
            return None

    def _only_calamine(self) -> CalamineReader:
        reader = self._calamine()
        if reader is None:
            raise self._unreadable(self._why_no_second)
        return reader

    def _checked(self, cells: Cells) -> None:
        """Add a sheet that the first reader has read, compared with what the second one sees."""
        compact = cells.is_compact()
        sheet, dropped = laid_out(cells)
        dropped += cells.outside
        if dropped:
            self.findings.append(say.too_sparse(self._name, sheet.name, dropped))
        elif self._second is not None and compact:
            self._compare(self._second, sheet)
        self._add(sheet)

    def _compare(self, second: CalamineReader, sheet: Sheet) -> None:
        try:
            rows, origin = second.rows(sheet.name)
        except CalamineFailedError as error:
            why = f"The second reader says: {error}."
            self.findings.append(say.not_checked(self._name, why, sheet.name))
            return
        cells = disagreements(sheet, rows, origin)
        if cells:
            self.findings += say.disagreement_findings(self._name, sheet, cells)

    # Values by calamine alone ----------------------------------------------------------------

    def _second_only(self, archive: Archive, parts: Parts, *, large: bool) -> None:
        second = self._only_calamine()
        why = "The workbook is large." if large else "openpyxl cannot read the workbook."
        self.findings.append(say.values_only(self._name, why))
        for number, part in enumerate(parts.sheets):
            self._second = second
            self._stand_in(archive, part, number, len(parts.sheets))

    def _stand_in(self, archive: Archive, part: SheetPart, number: int, total: int) -> None:
        """Add a sheet with calamine's values and what a light pass tells about them."""
        cells = Cells(part.name, part.visibility)
        if part.part not in archive:
            self._lost(part.name, "Its part is missing from the file.")
            return
        if self._second is None:
            self._lost(part.name, self._why_no_second)
            return
        step = partial(self._within, number, total, part.name)
        found = scan(archive, part.part, step)
        height, width = found.last_row - found.first_row + 1, max(found.last_column + 1, 26)
        if height * width > allowed_area(found.cells):
            self._lost(part.name, "Its cells are spread too widely.")
            return
        if found.cells * _longest_text(archive) > _TEXT * 10:
            self._lost(part.name, "Very long texts stand in very many cells.")
            return
        cells.comments = comments_of(archive, part.comments)
        self._values(self._second, cells, found, number, total)

    def _values(
        self, second: CalamineReader, cells: Cells, found: Scan | None, number: int, total: int
    ) -> None:
        self._step(number, total, cells.name)
        try:
            grid, origin, cells.merged = second.grid(
                cells.name, partial(self._within, number, total, cells.name)
            )
        except CalamineFailedError as error:
            self._lost(cells.name, f"The reader says: {error}.")
            return
        errors: list[Position] = []
        if found is not None:
            grid = widened(grid, origin, [*found.uncalculated, *found.errors])
            cells.uncalculated, cells.formulas = found.uncalculated, found.formulas
            cells.hidden_rows, cells.hidden_columns = found.hidden_rows, found.hidden_columns
            for (row, column), shown in found.errors.items():
                at = row - origin[0], column - origin[1]
                if 0 <= at[0] < grid.shape[0] and 0 <= at[1] < grid.shape[1]:
                    grid[at] = shown
                    errors.append(at)
        self._add(placed(cells, grid, None, origin), errors)

    def _lost(self, sheet: str, why: str) -> None:
        self.findings.append(say.sheet_unreadable(self._name, sheet, why))

    # -----------------------------------------------------------------------------------------

    def _add(self, sheet: Sheet, errors: list[Position] | None = None) -> None:
        self.sheets.append(sheet)
        self.findings += cell_findings(sheet, self._name, errors)

    def _step(self, done: int, total: int, what: str) -> None:
        self._progress.step(done, max(total, 1), what)

    def _within(self, done: int, total: int, what: str, row: int) -> None:
        self._progress.step(done, max(total, 1), f"{what}, row {row:,}")

    def _unreadable(self, why: str) -> UnreadableFileError:
        return UnreadableFileError(
            f"“{self._name}” could not be read.",
            f"It looks like a workbook ({self._package.kind}), but its content cannot be used. {why}",
            "Open it in the spreadsheet program, save it as .xlsx, and open that.",
        )


def _longest_text(archive: Archive) -> int:
    """Return the size of the longest text that cells share."""
    longest = waiting = 0
    for name in archive.names:
        if name.endswith("sharedstrings.xml"):
            for chunk in archive.chunks(name):
                pieces = chunk.split(b"si>")
                longest = max(longest, waiting + len(pieces[0]), *map(len, pieces[1:]), 0)
                waiting = len(pieces[-1]) + (waiting if len(pieces) == 1 else 0)
    return longest


@contextmanager
def _without_pillow() -> Iterator[None]:
    """Hide Pillow from openpyxl, which would import it, slowly, to draw pictures that nobody reads."""
    there = sys.modules.get("PIL")
    if there is None:
        sys.modules["PIL"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if there is None:
            del sys.modules["PIL"]
