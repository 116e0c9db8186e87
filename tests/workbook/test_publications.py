"""Public releases against the files themselves, read another way, and against what is published."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
import python_calamine

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook import publications, reading
from scrutinydesk.workbook.observed import Observed

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
def observed(path: Path) -> Observed:
    return publications.observe(reading.read(path).book, load_resources())


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
    headings = [
        str(lower) if lower else str(upper) for upper, lower in zip(rows[3], rows[4], strict=True)
    ]
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
        assert publications.recognise(reading.read(path).book), path.name
        assert observed(path).observations.series(
            "all_crime", "lancashire", "", Span.ROLLING_12
        ) or observed(path).observations.series("officers_fte", "lancashire", "", Span.DATE)
