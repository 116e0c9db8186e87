"""What a release says of the office's own force is a warning, not a footnote nobody reads."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from scrutinydesk.findings import Severity
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook import publications, reading

FOLDER = "data/public-releases"


def notes(path: Path) -> list:
    found = publications.observe(reading.read(path).book, load_resources()).findings
    return [each for each in found if each.kind == "publication.area_note"]


def test_a_footnote_on_the_force_is_a_warning_with_its_text(shared: Path) -> None:
    path = shared / FOLDER / "policeforceareatablesyearendingjune2019.xlsx"
    own = [each for each in notes(path) if each.severity is Severity.WARNING]
    assert own
    cell = openpyxl.load_workbook(path)["Table P1"]["A71"].value
    assert cell.startswith("8. ")
    assert own[0].detail[:60] == " ".join(cell[3:].split())[:60]
    assert str(own[0].place).endswith("cell B17")
    assert len({(each.title, each.detail) for each in own}) == len(own)


def test_an_edition_without_a_footnote_on_the_force_has_no_warning(shared: Path) -> None:
    path = shared / FOLDER / "policeforceareadatatablesyearendingjune2018corrected.xlsx"
    assert not [each for each in notes(path) if each.severity is Severity.WARNING]
    assert "Includes British Transport Police." in {each.detail for each in notes(path)}
