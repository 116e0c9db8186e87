"""Each public release through the same walk, alone and beside the demo."""

from __future__ import annotations

from pathlib import Path

import pytest
from walk import exported, walk

from scrutinydesk import pipeline
from scrutinydesk.reporting.report import Report
from scrutinydesk.reporting.table import Row

pytestmark = pytest.mark.long

RELEASES = (
    "open-data-table-police-workforce-260723.ods",
    "pfatablesdec19.xlsx",
    "police-workforce-sep18-tables.ods",
    "police-workforce-tables-jan17.ods",
    "policeforceareadatatablesyearendingjune2018corrected.xlsx",
    "policeforceareatablesyearendingjune2019.xlsx",
    "policeforceareatablesyearendingmarch2018v2.xlsx",
    "prc-pfa-201718_new.csv",
    "rec-crime-pfa.csv",
)


@pytest.fixture(scope="module")
def demo() -> pipeline.Opened:
    return pipeline.open_workbook("demo")


@pytest.mark.parametrize("name", RELEASES)
def test_a_release_can_be_looked_at_alone_and_beside_a_workbook(
    shared: Path, demo: pipeline.Opened, tmp_path: Path, name: str
) -> None:
    path = shared / "data" / "public-releases" / name
    alone = pipeline.open_workbook(path)
    walk(alone.report, alone.resources)
    exported(alone.report, tmp_path)
    joined = pipeline.add_comparison(demo, path)
    walk(joined.report, joined.resources)
    figures = {row.key: [cell.text for cell in row.cells] for row in _rows(joined.report)}
    for row in _rows(demo.report):
        assert figures[row.key] == [cell.text for cell in row.cells], row.key


def _rows(report: Report) -> list[Row]:
    return [row for section in report.sections for row in section.measures.rows]


def test_what_two_files_state_differently_is_said(shared: Path, demo: pipeline.Opened) -> None:
    folder = shared / "data" / "public-releases"
    titles = [
        finding.title
        for name in ("police-workforce-sep18-tables.ods", "rec-crime-pfa.csv")
        for finding in pipeline.add_comparison(demo, folder / name).report.findings
        if finding.kind == "comparison.disagreement"
    ]
    assert any("30 September 2017: 393 here, 455 in" in title for title in titles)
    assert any("12 months to September 2017: 3,839 here, 3,886 in" in title for title in titles)
