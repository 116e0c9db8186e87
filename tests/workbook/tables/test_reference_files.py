"""What a person read in the reference files is found, every cell is accounted for, and the page says so."""

from __future__ import annotations

import csv
import io
import runpy
import tomllib
import warnings
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from defusedxml import ElementTree
from grids import KNOWN

from scrutinydesk import command_inspect
from scrutinydesk.workbook.reading import read
from scrutinydesk.workbook.tables import Fate, Found, find_tables

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
FILES = [
    path for folder in ("awkward", "monthly", "public-releases") for path in sorted((DATA / folder).glob("*"))
]
READ = tomllib.loads((Path(__file__).parent / "awkward.toml").read_text(encoding="utf-8"))
REFUSED = {"expected_workbook.xlsx", "lu-performance-data-almanac.xlsx"}  # by openpyxl


@cache
def found_in(path: Path) -> Found:
    return find_tables(read(path).book, KNOWN)


@pytest.fixture(autouse=True, scope="module")
def _forgotten():
    """Do not keep a hundred books in memory while other tests run."""
    yield
    found_in.cache_clear()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_cell_is_accounted_for(path):
    found = found_in(path)
    counts = [sheet.accounting() for sheet in found.sheets]
    for sheet, cells in zip(found.sheets, counts, strict=True):
        assert sum(1 for table in sheet.tables for _ in table.values(found.book)) == cells[Fate.VALUE]
    assert sum(sum(cells.values()) for cells in counts) == held(path)


@pytest.mark.parametrize("name", READ)
def test_figures_are_read_as_a_person_reads_them(shared, name):
    out = io.StringIO()
    command_inspect.write_csv(found_in(DATA / "awkward" / name), out)
    said = {
        f"{line['sheet']}!{line['cell']}": [
            line["row_labels"], line["column_labels"], line["period"], float(line["value"]), line["marks"]
        ]
        for line in csv.DictReader(io.StringIO(out.getvalue()))
    }  # fmt: skip
    assert {cell: said.get(cell) for cell in READ[name]} == READ[name]


def test_the_page_says_what_is_found_today(shared):
    page = runpy.run_path(str(ROOT / "docs" / "tables_found.py"))
    words = page["seen"]()
    assert list(words) == [path.name for path in page["files"](DATA)]
    text = (ROOT / "docs" / "tables-found.md").read_text(encoding="utf-8")
    assert text == "".join(page["pages"](DATA, words, found_in))


def held(path: Path) -> int:
    """Count the cells of a file that are not empty, without the program's own readers."""
    if path.suffix == ".csv":
        encoding = "utf-16" if path.read_bytes()[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        with path.open(encoding=encoding, newline="") as lines:
            delimiter = max(",;", key=lines.readline().count)
            lines.seek(0)
            return sum(bool(cell.strip()) for line in csv.reader(lines, delimiter=delimiter) for cell in line)
    if path.suffix == ".ods":
        return sum(map(_in_row, _rows(path)))
    if path.name in REFUSED:
        book = python_calamine.CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return sum(bool(str(value).strip()) for sheet in sheets for row in sheet for value in row)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl leaves out beside the cells
        book = openpyxl.load_workbook(path, data_only=True)
    values = (cell.value for sheet in book.worksheets for cell in sheet._cells.values())
    return sum(value is not None and bool(str(value).strip()) for value in values)


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _rows(path: Path):
    with zipfile.ZipFile(path) as package:
        content = ElementTree.fromstring(package.read("content.xml"))
    for row in content.iter(f"{_TABLE}table-row"):
        for _ in range(int(row.get(f"{_TABLE}number-rows-repeated", "1")) if _in_row(row) else 1):
            yield row


def _in_row(row) -> int:
    return sum(
        int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        for cell in row
        if cell.tag == f"{_TABLE}table-cell" and _says(cell)  # what merged cells cover is not read
    )


def _says(cell) -> bool:
    texts = "".join("".join(part.itertext()) for part in cell.findall(f"{_TEXT}p"))
    return bool(texts.strip()) or cell.get(f"{_OFFICE}value") is not None
