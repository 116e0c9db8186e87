"""Reading ordinary workbooks: what stands in the cells comes out, and what is odd is said."""

# ruff: noqa: DTZ001  the dates of cells have no zone

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from scrutinydesk.errors import CancelledError, UnreadableFileError
from scrutinydesk.findings import Severity
from scrutinydesk.workbook import assembly, crosscheck
from scrutinydesk.workbook.grid import CellError, Sheet, Visibility
from scrutinydesk.workbook.reading import Reading, read


def kinds(reading: Reading) -> list[str]:
    return [finding.kind for finding in reading.findings]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Figures"
    sheet["B2"] = "Measure"
    sheet["C2"] = dt.datetime(2017, 9, 30)
    sheet["B3"] = "All crime"
    sheet["C3"] = 115829
    sheet["B4"] = "Change"
    sheet["C4"] = 0.13
    sheet["C4"].number_format = "0.0%"
    sheet["B5"] = True
    sheet["C5"] = "#DIV/0!"
    sheet["C5"].data_type = "e"
    sheet["D6"] = "=SUM(C3:C4)"
    sheet["B3"].comment = Comment("Recorded crime only", "author")
    sheet.merge_cells("B7:D7")
    sheet["B7"] = "Note"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Working").sheet_state = "veryHidden"
    book["Working"]["A1"] = 1
    path = tmp_path / "figures.xlsx"
    book.save(path)
    return path


def test_values_formats_and_places(workbook: Path) -> None:
    reading = read(workbook)
    book = reading.book
    sheet = book.sheet("Figures")
    assert book.format == "xlsx"
    assert sheet.origin == (1, 1)
    assert sheet.value(1, 1) == 115829
    assert sheet.address(1, 1) == "C3"
    assert sheet.value(0, 1) == dt.datetime(2017, 9, 30)
    assert sheet.value(2, 1) == 0.13
    assert book.number_format(sheet, 2, 1) == "0.0%"
    assert sheet.value(3, 0) is True
    assert isinstance(sheet.value(3, 1), CellError)


def test_a_style_that_is_damaged_costs_no_number_format(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = "xl/styles.xml"
    assert b"<cellStyleXfs" in parts[styles]
    # The font of the style "Normal" is one that the workbook has not.
    parts[styles] = re.sub(rb'(<cellStyleXfs.*?fontId=)"0"', rb'\1"99"', parts[styles], flags=re.DOTALL)
    with zipfile.ZipFile(workbook, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    reading = read(workbook)
    book = reading.book
    assert "reader.values_only" not in kinds(reading)
    assert book.number_format(book.sheets[0], 2, 1) == "0.0%"



def test_what_is_odd_is_found(workbook: Path) -> None:
    reading = read(workbook)
    sheet = reading.book.sheet("Figures")
    assert sheet.uncalculated == {(4, 2)}
    assert sheet.formulas == 1
    assert sheet.merged == ((5, 0, 5, 2),)
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2}
    assert sheet.comments == {(1, 0): "Recorded crime only"}
    assert reading.book.sheet("Working").visibility is Visibility.VERY_HIDDEN
    assert {
        "cell.error", "cell.uncalculated", "sheet.comments", "sheet.merged", "sheet.hidden",
        "sheet.hidden_rows", "sheet.hidden_columns",
    } == set(kinds(reading))  # fmt: skip
    error = next(f for f in reading.findings if f.kind == "cell.error")
    assert error.severity is Severity.ERROR
    assert (error.place.sheet, error.place.cell) == ("Figures", "C5")


def test_large_workbook_keeps_errors_and_what_is_hidden(workbook: Path, monkeypatch) -> None:
    whole = read(workbook).book.sheet("Figures")
    monkeypatch.setattr(assembly, "ORDINARY", 10)
    reading = read(workbook)
    sheet = reading.book.sheet("Figures")
    assert "reader.values_only" in kinds(reading)
    assert sheet.value(3, 1) == "#DIV/0!"
    assert isinstance(sheet.value(3, 1), CellError)
    assert sheet.hidden_rows == whole.hidden_rows
    assert sheet.merged == whole.merged
    assert "cell.uncalculated" in kinds(reading)


def test_many_errors_are_one_finding(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, 462):
        book.active.cell(row, 1, "#N/A").data_type = "e"
    book.save(tmp_path / "errors.xlsx")
    reading = read(tmp_path / "errors.xlsx")
    assert kinds(reading) == ["cell.error"]
    assert reading.findings[0].title.startswith("461 cells")


def test_readers_that_disagree() -> None:
    values = openpyxl_grid([["a", 2], [None, 4]])
    assert crosscheck.disagreements(Sheet("s", values), [["a", 2.0], ["", 5.0]], (0, 0)) == [((1, 1), 4, 5.0)]
    beyond = crosscheck.disagreements(Sheet("s", values), [["a", 2.0, "x"], ["", 4.0, ""]], (0, 0))
    assert beyond == [((0, 2), "", "x")]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (None, "", True),
        ("  ", "", True),
        (CellError("#N/A"), "", True),
        (3, 3.0, True),
        (dt.datetime(2017, 9, 30), dt.date(2017, 9, 30), True),
        (dt.timedelta(hours=42), dt.timedelta(hours=42), True),
        ("a\r\nb", "a\nb", True),
        ("a", "b", False),
        (1, "", False),
        ("1", 1.0, False),
        (dt.datetime(2017, 9, 30), 43008.0, False),
        (True, 1.0, True),
    ],
)
def test_agreement(first: object, second: object, *, same: bool) -> None:
    assert crosscheck.agree(first, second) is same


def openpyxl_grid(rows: list[list[object]]):
    import numpy as np

    grid = np.empty((len(rows), len(rows[0])), dtype=object)
    grid[:] = rows
    return grid


def test_cells_far_apart_are_cut_with_a_finding(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "here"
    book.active["B2"] = 2
    book.active["XFD1048576"] = "there"
    book.save(tmp_path / "corners.xlsx")
    reading = read(tmp_path / "corners.xlsx")
    assert reading.book.sheets[0].shape == (2, 2)
    assert "sheet.cut" in kinds(reading)


def test_one_cell_in_the_far_corner(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "there"
    book.save(tmp_path / "corner.xlsx")
    sheet = read(tmp_path / "corner.xlsx").book.sheets[0]
    assert sheet.shape == (1, 1)
    assert sheet.address(0, 0) == "XFD1048576"


def test_cancel(workbook: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            if "Figures" in what:
                raise CancelledError

    with pytest.raises(CancelledError):
        read(workbook, Stop())


def csv(tmp_path: Path, data: bytes, name: str = "table.csv") -> list[list[object]]:
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name).book.sheets[0].values.tolist()


def test_csv_numbers_dates_and_codes(tmp_path: Path) -> None:
    rows = csv(tmp_path, b'code,when,count,rate\n007,2017-09-30,"1,204",0.5\n8,Sep-17,-3,..\n')
    assert rows[1:] == [["007", "2017-09-30", 1204, 0.5], [8, "Sep-17", -3, ".."]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_csv_encodings(tmp_path: Path, encoding: str) -> None:
    rows = csv(tmp_path, "area,money\nCafé,£5\n".encode(encoding))
    assert rows == [["area", "money"], ["Café", "£5"]]


def test_csv_with_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    assert csv(tmp_path, b"a;b\nx;1,5\ny;2.204,75\n")[1:] == [["x", 1.5], ["y", 2204.75]]


def test_tabs_and_ragged_rows(tmp_path: Path) -> None:
    rows = csv(tmp_path, b"title\na\tb\tc\n1\t2\t3\n", "table.txt")
    assert rows == [["title", None, None], ["a", "b", "c"], [1, 2, 3]]


def test_content_decides_and_not_the_name(workbook: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "figures.xls"
    renamed.write_bytes(workbook.read_bytes())
    assert read(renamed).book.format == "xlsx"


def test_the_file_is_named_where_it_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"gone\.xlsx") as caught:
        read(tmp_path / "gone.xlsx")
    assert caught.value.remedy
