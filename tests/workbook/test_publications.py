"""Public releases against the files themselves, read another way, and against what is published."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook import publications, reading
from scrutinydesk.workbook.grid import Book
from scrutinydesk.workbook.observed import Observed

pytestmark = pytest.mark.long

RELEASES = "data/public-releases"
AREA_TABLES = {
    "policeforceareatablesyearendingmarch2018v2.xlsx": Month.of(2018, 3),
    "policeforceareadatatablesyearendingjune2018corrected.xlsx": Month.of(2018, 6),
    "policeforceareatablesyearendingjune2019.xlsx": Month.of(2019, 6),
    "pfatablesdec19.xlsx": Month.of(2019, 12),
}
# Column headings of table P1, as they begin, and the measure they are.
HEADINGS = {
    "Total recorded crime": "all_crime",
    "Violence against the person": "violence",
    "Homicide": "homicide",
    "Stalking and harassment": "stalking_harassment",
    "Sexual offences": "sexual_all",
    "Robbery": "robbery_all",
    "Theft offences": "theft",
    "Burglary": "burglary_all",
    "Shoplifting": "shoplifting",
    "Vehicle offences": "vehicle_offences",
    "Criminal damage and arson": "criminal_damage_arson",
    "Drug offences": "drug_offences",
    "Public order offences": "public_order",
}
CODES = {"E23000003": "lancashire", "E12000002": "north-west", "K04000001": "england-and-wales"}


@cache
def read(path: Path) -> Book:
    return reading.read(path).book


@cache
def observed(path: Path) -> Observed:
    return publications.observe(read(path), load_resources())


@pytest.fixture(autouse=True, scope="module")
def _forgotten() -> Iterator[None]:
    """Do not keep the releases in memory while other tests run."""
    yield
    read.cache_clear()
    observed.cache_clear()


def value(path: Path, measure: str, area: str, end: Month, span: Span = Span.ROLLING_12) -> float:
    found = observed(path).observations.series(measure, area, "", span)[end.ordinal].value
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "end"), AREA_TABLES.items())
def test_area_tables_equal_their_cells(shared: Path, name: str, end: Month) -> None:
    path = shared / RELEASES / name
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheet = next(s for s in book.sheet_names if s.strip() == "Table P1")
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    headings = [str(upper or lower) for upper, lower in zip(rows[3], rows[4], strict=True)]
    headings = [str(lower) if lower else str(upper) for upper, lower in zip(rows[3], rows[4], strict=True)]
    checked = 0
    for row in rows:
        if row[0] not in CODES:
            continue
        for begins, measure in HEADINGS.items():
            column = next(i for i, text in enumerate(headings) if text.startswith(begins))
            assert value(path, measure, CODES[row[0]], end) == row[column]
            checked += 1
    assert checked == len(HEADINGS) * len(CODES)


@pytest.mark.parametrize(("name", "end"), AREA_TABLES.items())
def test_year_before_gives_the_printed_change_again(shared: Path, name: str, end: Month) -> None:
    path = shared / RELEASES / name
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheet = next(s for s in book.sheet_names if s.strip() == "Table P2")
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    column = next(i for i, text in enumerate(rows[3]) if str(text).startswith("Total recorded"))
    for row in rows:
        if row[0] in CODES:
            now = value(path, "all_crime", CODES[row[0]], end)
            before = value(path, "all_crime", CODES[row[0]], end - 12)
            assert before == int(before)
            assert 100 * (now / before - 1) == pytest.approx(row[column], abs=1e-9)


@pytest.mark.parametrize(("name", "end"), AREA_TABLES.items())
def test_tables_of_rates_give_the_people_and_no_count(shared: Path, name: str, end: Month) -> None:
    path = shared / RELEASES / name
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheet = next(s for s in book.sheet_names if s.strip() == "Table P3")
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    heading = str(rows[4][2])
    middle = Month.of(int(heading[heading.index("mid-") + 4 :][:4]), 6)
    assert heading.startswith("Population figures")
    assert end.year - middle.year in {1, 2}
    for row in rows:
        if row[0] in CODES:
            assert value(path, "population", CODES[row[0]], middle, Span.DATE) == row[2]
    taken = [each for each in observed(path).observations if each.sheet.strip() == "Table P3"]
    assert {each.measure for each in taken} <= {"population"}


def test_published_figures_of_june_2018(shared: Path) -> None:
    path = shared / RELEASES / "policeforceareadatatablesyearendingjune2018corrected.xlsx"
    end = Month.of(2018, 6)
    assert value(path, "public_order", "lancashire", end) == 9027
    assert value(path, "public_order", "lancashire", end - 12) == 3386
    assert value(path, "violence", "lancashire", end) == 48776
    assert value(path, "violence", "lancashire", end - 12) == 32338


def test_long_file_without_fraud(shared: Path) -> None:
    path = shared / RELEASES / "rec-crime-pfa.csv"
    end = Month.of(2018, 6)
    assert value(path, "all_crime", "lancashire", end) == 139_701
    assert value(path, "all_crime", "lancashire", end - 12) == 111_899
    assert value(path, "all_crime", "lancashire", Month.of(2018, 3)) == 127_028
    # 30-12-2017 in the file stands for the end of December.
    assert value(path, "all_crime", "lancashire", Month.of(2017, 12)) > 115_000


def test_long_file_equals_its_rows(shared: Path) -> None:
    path = shared / RELEASES / "rec-crime-pfa.csv"
    with path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["12 months ending"] == "30-06-2018"]
    count = "Rolling year total number of offences"
    bodies = {"Action Fraud", "CIFAS", "UK Finance"}
    for offence, measure in (("Shoplifting", "shoplifting"), ("Robbery", "robbery_all")):
        every = [row for row in rows if row["Offence"] == offence and row["PFA"] not in bodies]
        lancashire = sum(float(row[count]) for row in every if row["PFA"] == "Lancashire")
        assert value(path, measure, "lancashire", Month.of(2018, 6)) == lancashire
        national = sum(float(row[count]) for row in every)
        assert value(path, measure, "england-and-wales", Month.of(2018, 6)) == national


def test_quarters_add_to_the_year(shared: Path) -> None:
    path = shared / RELEASES / "prc-pfa-201718_new.csv"
    quarters = [
        value(path, "all_crime", "lancashire", Month.of(2017, 6) + 3 * step, Span.QUARTER)
        for step in range(4)
    ]
    assert quarters == [30_565, 30_804, 31_869, 33_790]
    assert value(path, "all_crime", "lancashire", Month.of(2018, 3)) == 127_028


@pytest.mark.parametrize(
    ("name", "year"),
    [("police-workforce-tables-jan17.ods", 2017), ("police-workforce-sep18-tables.ods", 2018)],
)
def test_workforce_equals_an_independent_cleaning(shared: Path, name: str, year: int) -> None:
    path = shared / RELEASES / name
    resources = load_resources()
    with (shared / "data/expected" / f"officer-fte_{year}.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    checked = 0
    for row in rows[1:]:
        # Both a region and a force are called West Midlands: left to the test below.
        area = resources.areas.find(row[0])
        if area is None or "west midlands" in row[0].lower():
            continue
        series = observed(path).observations.series("officers_fte", area, "", Span.DATE)
        # Table 8 carries the national series back to 2006.
        for month, printed in zip(sorted(series)[-3:], row[1:], strict=True):
            assert series[month].value == pytest.approx(float(printed.replace(",", "")), abs=0.006)
            checked += 1
    assert checked > 130


def test_west_midlands_is_a_region_first_and_then_a_force(shared: Path) -> None:
    path = shared / RELEASES / "police-workforce-sep18-tables.ods"
    end = Month.of(2018, 9)
    region = value(path, "officers_fte", "west-midlands-region", end, Span.DATE)
    parts = [
        value(path, "officers_fte", area, end, Span.DATE)
        for area in ("staffordshire", "warwickshire", "west-mercia", "west-midlands")
    ]
    assert region == pytest.approx(sum(parts))


def test_open_workforce_table(shared: Path) -> None:
    path = shared / RELEASES / "open-data-table-police-workforce-260723.ods"
    england = {
        year: value(path, "officers_fte", "england-and-wales", Month.of(year, 3), Span.DATE)
        for year in (2011, 2012)
    }
    assert round(england[2011]) == 139_110
    assert round(england[2012]) == 134_100
    pcso = value(path, "pcso_fte", "england-and-wales", Month.of(2012, 3), Span.DATE)
    assert round(pcso) == 14_393
    # The label changes case in 2021; the series goes on.
    specials = observed(path).observations.series("specials", "lancashire", "", Span.DATE)
    assert {Month.of(2020, 3).ordinal, Month.of(2021, 3).ordinal} <= specials.keys()


def test_every_release_is_recognised(shared: Path) -> None:
    for path in sorted((shared / RELEASES).iterdir()):
        assert publications.recognise(read(path)), path.name
        assert observed(path).observations.series("all_crime", "lancashire", "", Span.ROLLING_12) or observed(
            path
        ).observations.series("officers_fte", "lancashire", "", Span.DATE)


@pytest.mark.parametrize("name", AREA_TABLES)
def test_parts_of_a_subject_are_not_taken_for_the_offence(shared: Path, name: str) -> None:
    """Robberies with a knife (table P4) are no robberies, a change since 2011 no count."""
    found = observed(shared / RELEASES / name)
    tables = {
        row.sheet.strip()
        for row in found.observations
        if row.measure in {"robbery_all", "all_crime", "burglary_all", "homicide"}
    }
    assert tables == {"Table P1"}
    assert not [f for f in found.findings if f.kind == "publication.contradiction"]
    knives = found.observations.series("knife_crime", "lancashire", "", Span.ROLLING_12).values()
    assert all(row.value is not None and row.value > 100 and row.value == int(row.value) for row in knives)


def test_every_value_is_its_cell(shared: Path) -> None:
    """Each observation that names one cell holds what stands in that cell."""
    for name in (*AREA_TABLES, "police-workforce-sep18-tables.ods"):
        path = shared / RELEASES / name
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = {s: book.get_sheet_by_name(s).to_python(skip_empty_area=False) for s in book.sheet_names}
        checked = 0
        for row in observed(path).observations:
            match = re.fullmatch(r"([A-Z]+)(\d+)", row.cell)
            if match is None or row.value is None:
                continue
            column = 0
            for letter in match[1]:
                column = 26 * column + ord(letter) - 64
            assert sheets[row.sheet][int(match[2]) - 1][column - 1] == pytest.approx(row.value)
            checked += 1
        assert checked > 900


def figures(path: Path) -> dict[tuple[str, str, int, str], float | None]:
    return {(r.measure, r.area, r.last, r.span): r.value for r in observed(path).observations}


def test_an_edition_laid_out_otherwise_gives_the_same_figures(shared: Path, tmp_path: Path) -> None:
    source = shared / RELEASES / "policeforceareadatatablesyearendingjune2018corrected.xlsx"
    book = openpyxl.load_workbook(source)
    book["Table P1"].title = "Offences by force"
    book["Table P2"].title = "Change"
    del book["Correction"]
    first = book["Offences by force"]
    first["A1"] = "Offences recorded by the police, by area, Jul '17 to Jun '18"
    first["A5"], first["B5"] = "Geography code", "Police force area or region"
    first["A7"], first["B7"] = "K04000001", "England and Wales [note 8]"
    for sheet in (first, book["Table P3"]):
        sheet.insert_rows(1, 2)
    first["A1"] = "New in this edition: two more rows of notes."
    first.append(["E99999999", "A force that is new", 5, None, 5])
    path = tmp_path / "another name.xlsx"
    book.save(path)
    assert figures(path) == figures(source)


def test_a_title_without_a_period_takes_that_of_the_notes(shared: Path, tmp_path: Path) -> None:
    source = shared / RELEASES / "policeforceareatablesyearendingmarch2018v2.xlsx"
    book = openpyxl.load_workbook(source)
    book["Table P1"]["A1"] = "Recorded crime by offence group"
    path = tmp_path / "p.xlsx"
    book.save(path)
    assert value(path, "all_crime", "lancashire", Month.of(2018, 3)) == 127_028
