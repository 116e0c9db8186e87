"""The demo workbook as a file: it opens clean, says what is not given, and comes out again."""

from __future__ import annotations

import openpyxl
import pytest

from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook import demo, reading, standard
from scrutinydesk.workbook.demo_months import apportion

SEP_17 = Month.of(2017, 9)
FORCE = "lancashire"


@pytest.fixture(scope="module")
def observed(resources):
    return standard.observe(reading.read(demo.demo_path()).book, resources)


@pytest.fixture(scope="module")
def rows(observed):
    return observed.observations


def test_the_demo_opens_without_a_finding_and_lacks_nothing(observed):
    assert observed.findings == ()
    assert observed.missing == ()
    assert observed.cover.force == FORCE
    assert observed.cover.period_end == SEP_17
    assert observed.cover.marking == "OFFICIAL"


def test_the_number_surveyed_is_said_to_be_unavailable(rows):
    row = rows.series("satisfaction_burglary", FORCE, "surveyed", Span.ROLLING_12)
    assert row[SEP_17.ordinal].value is None
    assert row[SEP_17.ordinal].marks == ("x",)


def test_writing_it_again_gives_the_same_cells(tmp_path, resources):
    again = tmp_path / "again.xlsx"
    demo.write_demo(again, resources)
    fresh, shipped = (openpyxl.load_workbook(path) for path in (again, demo.demo_path()))
    assert fresh.sheetnames == shipped.sheetnames
    for name in fresh.sheetnames:
        cells = [
            [
                [(cell.coordinate, cell.value, cell.number_format) for cell in row]
                for row in book[name].iter_rows()
            ]
            for book in (fresh, shipped)
        ]
        assert cells[0] == cells[1]
    assert list(tmp_path.iterdir()) == [again]


def test_apportioning_keeps_the_total_and_gives_ties_to_the_first():
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert apportion(0, [1, 2]) == [0, 0]
    assert sum(apportion(1194, [0.37, 0.29, 0.34])) == 1194
