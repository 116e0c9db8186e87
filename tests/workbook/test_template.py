"""The empty workbook: it opens, offers its lists, and says what is missing."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from scrutinydesk.errors import ExportError
from scrutinydesk.periods import Month
from scrutinydesk.workbook import reading, standard, template
from scrutinydesk.workbook.standard_layouts import LAYOUTS
from scrutinydesk.workbook.standard_names import Names
from scrutinydesk.workbook.writing_tables import HEADER_ROW

END = Month.of(2017, 9)


@pytest.fixture(scope="module")
def path(tmp_path_factory, resources):
    path = tmp_path_factory.mktemp("template") / "blank.xlsx"
    template.write_template(path, resources, END)
    return path


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def test_blank_it_opens_and_every_table_says_what_to_fill_in(path, resources):
    read = reading.read(path).book
    assert standard.recognise(read)
    observed = standard.observe(read, resources)
    assert len(observed.observations) == 0
    assert observed.findings == ()
    assert [line.split(":")[0] for line in observed.missing] == [
        "Cover",
        *(layout.sheet for layout in LAYOUTS),
    ]
    assert "nothing filled in yet" in observed.missing[1]
    assert observed.cover.force == ""
    assert not observed.cover.period_given


def test_once_a_row_is_filled_in_the_others_are_named(path, resources, tmp_path):
    book = openpyxl.load_workbook(path)
    monthly = book["Monthly counts"]
    assert monthly.cell(HEADER_ROW + 1, 1).value == "All crime"
    for column in range(3, 51):
        monthly.cell(HEADER_ROW + 1, column).value = 9000 + column
    book["Cover"]["B4"], book["Cover"]["B5"] = "Cumbria", "30 September 2017"
    book["Cover"]["B6"] = "OFFICIAL"
    partly = tmp_path / "partly.xlsx"
    book.save(partly)
    observed = standard.observe(reading.read(partly).book, resources)
    assert observed.cover.force == "cumbria"
    assert observed.cover.period_end == END
    assert observed.observations.series("all_crime", "cumbria")[END.ordinal].value == 9050
    line = observed.missing[0]
    assert line.startswith("Monthly counts: no figures yet for “Assault without injury”")
    assert line.endswith("and 12 more.")


def test_one_table_a_sheet_with_its_title_in_the_first_cell(book):
    for layout in LAYOUTS:
        sheet = book[layout.sheet]
        assert sheet["A1"].value == layout.title
        assert list(sheet.tables) == [f"table_{layout.id}"]
        headings = [cell.value for cell in sheet[HEADER_ROW]]
        assert all(isinstance(heading, str) for heading in headings)
        assert len(set(headings)) == len(headings)
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


def test_lists_offer_measures_areas_and_markings_that_are_read(book, resources):
    sources = {}
    for name in ("Cover", "Divisions", "National comparison"):
        for rule in book[name].data_validations.dataValidation:
            first, last = rule.formula1.replace("$", "").split("!")[1].split(":")
            cells = book["Lists"][f"{first}:{last}"]
            at = str(rule.sqref).split(":")[0]
            sources[name, at] = [cell[0].value for cell in cells]
    assert len(sources["Cover", "B4"]) == 43
    assert sources["Cover", "B6"] == ["OFFICIAL", "OFFICIAL-SENSITIVE"]
    assert "All crime" in sources["Divisions", "A6"]
    assert "Most similar group" in sources["National comparison", "B6"]
    names = Names(resources, "lancashire")
    assert all(names.area(label) for label in sources["National comparison", "B6"])


def test_every_label_that_a_layout_offers_is_a_measure(resources):
    for layout in LAYOUTS:
        assert set(layout.labels.values()) <= set(resources.catalogue)


def test_every_measure_of_the_report_has_a_row_in_some_table(resources):
    offered = {measure for layout in LAYOUTS for measure in layout.labels.values()}
    # An optional part is filled by public releases, not by the force's own workbook.
    wanted = {
        measure
        for section in resources.outline.sections
        for part in section.subsections
        if not part.optional
        for measure in part.measures
    }
    assert len(wanted) > 60
    assert wanted <= offered


def test_the_file_is_in_english_and_in_one_font(book):
    assert book.properties.language == "en-GB"
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row}
    assert fonts <= {"Arial", "Calibri"}
    assert book["Monthly counts"]["A6"].font.name == "Arial"


def test_a_folder_that_is_not_there_is_said_in_words_and_leaves_nothing(tmp_path, resources):
    with pytest.raises(ExportError, match="could not be written"):
        template.write_template(tmp_path / "none" / "a.xlsx", resources, END)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_replaced_in_one_move(tmp_path, resources):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    template.write_template(path, resources, END)
    assert openpyxl.load_workbook(path)["Cover"]["A4"].value == "Force"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("day", "end"),
    [("2026-11-22", (2026, 9)), ("2026-10-01", (2026, 9)), ("2026-01-31", (2025, 12))],
)
def test_the_latest_quarter_that_is_over(day, end):
    assert template.last_complete_quarter(dt.date.fromisoformat(day)) == Month.of(*end)
