"""Two workbooks compared from the file on: the demo with cells altered, by the command and its formats."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from fractions import Fraction
from itertools import pairwise

import openpyxl
import pytest

from scrutinydesk import command_line, pipeline
from scrutinydesk.measures.observations import Observations
from scrutinydesk.periods import Month, Span
from scrutinydesk.rollforward import roll_forward

SHEET = "Monthly counts"
# Cells of 2016/17, and by how much each is altered.
ALTERED = {"AH6": 11, "AK7": -4, "AM9": 5}


@pytest.fixture(scope="module")
def files(editions):
    """The demo workbook, and the same with three of last year's figures restated."""
    return editions(ALTERED)


@pytest.fixture(scope="module")
def opened(files):
    return tuple(pipeline.open_workbook(path) for path in files)


@pytest.fixture(scope="module")
def rolled(opened):
    before, after = opened
    return roll_forward(before.observations, after.observations, before.resources, since="July")


def test_three_altered_cells_are_exactly_three(rolled, files):
    book = openpyxl.load_workbook(files[0])
    found = {
        (each.new.sheet, each.new.cell): (each.old.value, each.new.value) for each in rolled.rolled.restated
    }
    old = {cell: float(book[SHEET][cell].value) for cell in ALTERED}
    assert found == {(SHEET, cell): (old[cell], old[cell] + more) for cell, more in ALTERED.items()}
    assert len(rolled.rolled.restated) == 3
    assert all(each.old.cell == each.new.cell for each in rolled.rolled.restated)
    assert not rolled.rolled.added
    assert not rolled.rolled.lost
    assert not rolled.rolled.renames
    assert not rolled.rolled.redefinitions


def test_the_sentences_name_year_values_and_since_when(rolled):
    said = [sentence for sentence in rolled.sentences if sentence.startswith("Restated: ")]
    assert len(said) == 3
    assert all("1 figure of 2016/17 changed since July" in sentence for sentence in said)


def test_the_findings_stand_at_the_cells(rolled):
    places = {(f.place.source, f.place.sheet, f.place.cell) for f in rolled.findings}
    assert places == {("October.xlsx", SHEET, cell) for cell in ALTERED}


def test_every_bridge_adds_up_and_shows_what_was_altered(rolled):
    assert rolled.bridges
    moved = Fraction(0)
    for each in rolled.bridges:
        assert each.start + sum(step.amount for step in each.steps) == each.end
        moved += each.end - each.start
    # All three months lie in the 12 to September 2017.
    assert rolled.ends == (Month.of(2017, 9), Month.of(2017, 9))
    inside = [each for each in rolled.rolled.restated if each.new.last > Month.of(2016, 9).ordinal]
    assert moved == sum(each.difference for each in inside)


def test_a_bridge_is_told_in_a_table_a_chart_and_a_sentence(rolled):
    each = next(each for each in rolled.bridges if each.start != each.end)
    table, figure = rolled.bridge_table(each), rolled.waterfall(each)
    assert table.rows[0].cells[1].value + sum(row.cells[1].value for row in table.rows[1:-1]) == (
        table.rows[-1].cells[1].value
    )
    bars = figure.panels[0].bars
    assert bars[0].end == float(each.start)
    assert bars[-1].end == float(each.end)
    assert all(one.end == two.start for one, two in pairwise(bars[:-1]))
    assert rolled.bridge_sentence(each) in figure.alt
    assert figure.table == table
    assert rolled.bridge(each.measure, each.area) is each
    assert rolled.bridge("nothing", "nowhere") is None


def test_a_quarter_later_is_bridged_by_months(opened):
    rows = opened[0].observations.rows
    june = Month.of(2017, 6).ordinal
    earlier = Observations(
        tuple(row for row in rows if row.span is not Span.MONTH or row.last <= june),
        opened[0].observations.sources,
    )
    found = roll_forward(earlier, opened[1].observations, opened[0].resources)
    assert found.ends == (Month(june), Month.of(2017, 9))
    each = found.bridge("all_crime", "lancashire")
    held = {row.last: row.value for row in opened[0].observations.series("all_crime", "lancashire").values()}
    assert each.start == sum(held[june - n] for n in range(12))
    amounts = {str(step.kind): step.amount for step in each.steps}
    assert amounts["months added"] == sum(held[june + n] for n in (1, 2, 3))
    assert any("July 2017" in sentence for sentence in found.sentences)


def run(capsys, *words):
    status = command_line.main(["compare", *map(str, words)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_command_as_text(files, capsys):
    status, out, err = run(capsys, *files, "--since", "July")
    assert (status, err) == (0, "")
    assert "changed since July" in out
    for cell in ALTERED:
        assert f"{SHEET}!{cell}" in out


def test_the_command_as_json(files, capsys):
    status, out, _ = run(capsys, *files, "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert data["files"] == [["July.xlsx"], ["October.xlsx"]]
    found = {each["new_place"]["cell"]: each["difference"] for each in data["restated"]}
    assert found == ALTERED
    for each in data["bridges"]:
        assert each["start"] + sum(step["amount"] for step in each["steps"]) == each["end"]


def test_the_command_as_csv(files, capsys):
    status, out, _ = run(capsys, *files, "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    restated = [line for line in lines if line["change"] == "restated"]
    assert {line["new_cell"]: int(line["difference"]) for line in restated} == ALTERED
    assert {line["old_sheet"] for line in restated} == {SHEET}
    assert all(float(line["new"]) - float(line["old"]) == ALTERED[line["new_cell"]] for line in restated)


FIRST_FIGURES = {"Monthly counts": 3, "Divisions": 4, "Road casualties": 4}  # columns
LAST_YEAR = range(24, 36)  # October 2015 to September 2016


@pytest.mark.parametrize("seed", range(3))
def test_any_three_cells_of_last_year_are_exactly_three_wherever_their_rows_stand_now(
    seed, files, tmp_path, capsys
):
    chance = random.Random(seed)
    book = openpyxl.load_workbook(files[0])
    wanted = {}
    while len(wanted) < len("abc"):
        name = chance.choice(list(FIRST_FIGURES))
        sheet = book[name]
        cell = sheet.cell(chance.randint(6, sheet.max_row), FIRST_FIGURES[name] + chance.choice(LAST_YEAR))
        if isinstance(cell.value, int):
            wanted[name, cell.coordinate] = chance.choice((-1, 1)) * chance.randint(1, 9)
            cell.value += wanted[name, cell.coordinate]
    # The rows change places: a figure is known by what it is, not by where it stands.
    sheet = book["Monthly counts"]
    six, nine = ([cell.value for cell in sheet[at]] for at in (6, 9))
    for at, values in ((6, nine), (9, six)):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column).value = value
    path = tmp_path / "Altered.xlsx"
    book.save(path)
    status, out, _ = run(capsys, files[0], path, "--format", "json")
    data = json.loads(out)
    assert status == 0
    found = {
        (each["old_place"]["sheet"], each["old_place"]["cell"]): each["difference"]
        for each in data["restated"]
    }
    assert found == wanted
    assert len(data["restated"]) == len("abc")
    for each in data["restated"]:
        row = int(re.sub(r"\D", "", each["old_place"]["cell"]))
        there = {6: 9, 9: 6}.get(row, row) if each["old_place"]["sheet"] == "Monthly counts" else row
        assert each["new_place"]["cell"] == re.sub(r"\d+", str(there), each["old_place"]["cell"])
        assert each["new"] - each["old"] == each["difference"]
    for each in data["bridges"]:
        assert each["start"] + sum(step["amount"] for step in each["steps"]) == each["end"]


def test_a_text_that_a_spreadsheet_would_run_is_guarded(capsys):
    from scrutinydesk.command_compare import _guarded

    assert _guarded(("=1+1", "-4", -4, "plain")) == ["'=1+1", "'-4", -4, "plain"]


def test_a_workbook_without_figures_is_refused(files, tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("a,b\nx,y\n", encoding="utf-8")
    status, out, err = run(capsys, path, files[0])
    assert (status, out) == (1, "")
    assert "No figure was recognised in “list.csv”" in err


def test_two_public_releases_are_compared(shared, capsys):
    folder = shared / "data" / "public-releases"
    names = "policeforceareatablesyearendingjune2019.xlsx", "pfatablesdec19.xlsx"
    status, out, _ = run(capsys, *(folder / name for name in names), "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert data["period_ends"] == ["2019-06", "2019-12"]
    for each in data["bridges"]:
        assert each["start"] + sum(step["amount"] for step in each["steps"]) == pytest.approx(each["end"])
