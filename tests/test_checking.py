"""The slower checks of an open workbook: what they add, and that one matter is said once."""

from __future__ import annotations

import openpyxl
import pytest

from scrutinydesk import checking, pipeline
from scrutinydesk.errors import CancelledError
from scrutinydesk.findings import Finding, Place, Severity

SHEET = "Monthly counts"


def spoilt(tmp_path, change, name="Spoilt.xlsx"):
    path = tmp_path / name
    pipeline.write_demo(path)
    book = openpyxl.load_workbook(path)
    change(book[SHEET])
    book.save(path)
    return pipeline.open_workbook(path)


def kinds(opened, cell):
    return [each.kind for each in opened.findings if each.place.sheet == SHEET and each.place.cell == cell]


def test_the_demo_stays_as_it_is():
    opened = pipeline.open_workbook("demo")
    assert checking.check(opened) is opened


def test_a_nought_too_many_is_said_once_and_by_its_size(tmp_path):
    def change(sheet):
        sheet["Z7"].value *= 100

    opened = spoilt(tmp_path, change)
    assert kinds(opened, "Z7") == ["standard.outlier"]
    checked = checking.check(opened)
    assert kinds(checked, "Z7") == ["quality.unit_jump"]
    assert any("100 times" in each.title for each in checked.report.findings)
    assert checked.report.period_end == opened.report.period_end


def test_a_gap_that_the_reader_has_named_is_not_named_again(tmp_path):
    def change(sheet):
        sheet["Z7"].value = None

    opened = spoilt(tmp_path, change)
    assert kinds(opened, "Z7") == ["standard.gap"]
    assert checking.check(opened).findings == opened.findings


def test_numbers_kept_as_text_are_named(tmp_path):
    def change(sheet):
        sheet["Z7"].value = f"{sheet['Z7'].value:,} "
        sheet["AA7"].value = f"{sheet['AA7'].value}"

    checked = checking.check(spoilt(tmp_path, change))
    [finding] = [each for each in checked.findings if each.kind == "cell.text_number"]
    assert finding.place.cell == "Z7"
    assert "2 numbers" in finding.title
    assert "AA7" in finding.title


def test_marks_years_and_codes_are_meant_to_be_text(tmp_path):
    path = tmp_path / "Texts.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Code", "2017", "Sep-17", "Marked"])
    for n in range(5):
        sheet.append([f"{n + 1}", n, n, f"{n + 10} [r]"])
    book.save(path)
    checked = checking.check(pipeline.open_workbook(path))
    assert not [each for each in checked.findings if each.kind == "cell.text_number"]


def test_it_can_be_stopped():
    class Stop:
        def step(self, done, total, what):
            raise CancelledError

    with pytest.raises(CancelledError):
        checking.check(pipeline.open_workbook("demo"), Stop())


def finding(kind, cell, sheet="S", source="a.xlsx"):
    return Finding(kind, Severity.WARNING, kind, place=Place(source, sheet, cell))


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (finding("standard.gap", "D5"), finding("quality.missing", "C5:E5"), ["standard.gap"]),
        (finding("standard.gap", "F5"), finding("quality.missing", "C5:E5"), None),
        (finding("standard.gap", "D6"), finding("quality.missing", "C5:E5"), None),
        (finding("standard.gap", "D5", "T"), finding("quality.missing", "C5:E5"), None),
        (finding("standard.gap", "D5", "S", "b.xlsx"), finding("quality.missing", "C5:E5"), None),
        (finding("standard.outlier", "D5"), finding("quality.missing", "D5"), None),
        (finding("standard.outlier", "D5"), finding("quality.outlier", "D5"), ["quality.outlier"]),
        (finding("standard.outlier", "D5"), finding("quality.unit_jump", "D5:F5"), ["quality.unit_jump"]),
        (finding("standard.outlier", "D5:F5"), finding("quality.unit_jump", "D5"), ["standard.outlier"]),
        (finding("standard.outlier", "D5"), finding("quality.sign", "D5"), ["quality.sign"]),
    ],
)
def test_one_matter_in_one_cell_is_said_once(one, two, kept):
    expected = [one.kind, two.kind] if kept is None else kept
    assert [each.kind for each in checking.merged((one,), (two,))] == expected
