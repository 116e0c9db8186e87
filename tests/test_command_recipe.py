"""``recipe`` and ``export --recipe``, as commands on real files."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from scrutinydesk import command_line, pipeline
from scrutinydesk.measures.observations import Observations
from scrutinydesk.workbook.recipes import read_recipe

HEADER = ["measure", "area", "breakdown", "period", "value", "unit", "marks", "sheet", "cell"]


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "figures.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "=5a Crime"
    for row in (
        ["Recorded crime, Lancashire"],
        ["Offence", "Division", "Apr-21", "May-21"],
        ["Burglary", "East", 162, "184 [r]"],
        ["Burglary", "West", 1131.5, "[c]"],
        ["Wildlife", "East", 1, 2],
    ):
        sheet.append(row)
    book.save(path)
    return path


def _lines(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_recipe_is_suggested_and_used(workbook, tmp_path, capsys):
    recipe, out = tmp_path / "r.toml", tmp_path / "out"
    assert command_line.main(["recipe", str(workbook), "--out", str(recipe)]) == 0
    told = capsys.readouterr()
    assert told.out.strip() == str(recipe)
    assert "1 table, 3 of 4 labels understood." in told.err
    text = recipe.read_text(encoding="utf-8")
    assert '# Wildlife = ' in text
    assert read_recipe(text).force == "lancashire"

    words = ["export", str(workbook), "--recipe", str(recipe), "--format", "csv", "--out", str(out)]
    assert command_line.main(words) == 0
    told = capsys.readouterr()
    assert told.out.split() == [str(out / "observations.csv")]
    assert "“Wildlife” is not in the recipe." in told.err
    assert "2 figures are not used" in told.err
    sheet = "'=5a Crime"
    assert _lines(out / "observations.csv") == [
        HEADER,
        ["burglary_all", "lancashire-east", "", "2021-04", "162", "crimes", "", sheet, "C3"],
        ["burglary_all", "lancashire-east", "", "2021-05", "184", "crimes", "[r]", sheet, "D3"],
        ["burglary_all", "lancashire-west", "", "2021-04", "1131.5", "crimes", "", sheet, "C4"],
        ["burglary_all", "lancashire-west", "", "2021-05", "", "crimes", "[c]", sheet, "D4"],
    ]


def test_a_recipe_is_never_written_over_another(workbook, tmp_path, capsys):
    recipe = tmp_path / "r.toml"
    recipe.write_text("mine", encoding="utf-8")
    assert command_line.main(["recipe", str(workbook), "--out", str(recipe)]) == 1
    assert recipe.read_text(encoding="utf-8") == "mine"
    assert "is there already" in capsys.readouterr().err
    assert command_line.main(["recipe", str(workbook), "--out", str(recipe), "--replace"]) == 0
    assert recipe.read_text(encoding="utf-8") != "mine"


def test_nothing_is_written_where_no_table_of_the_recipe_is_there(workbook, tmp_path, capsys):
    recipe, out, other = tmp_path / "r.toml", tmp_path / "out", tmp_path / "other.csv"
    assert command_line.main(["recipe", str(workbook), "--out", str(recipe)]) == 0
    other.write_text("Fruit,2019,2020\nApples,1,2\nPears,3,4\n", encoding="utf-8")
    capsys.readouterr()
    words = ["export", str(other), "--recipe", str(recipe), "--format", "csv", "--out", str(out)]
    assert command_line.main(words) == 1
    told = capsys.readouterr()
    assert not told.out
    assert "was not found" in told.err
    assert "Nothing was written." in told.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "It is not text in UTF-8."),
        (b"format = 9\n", "9 is not a format that this version reads"),
        (b"not toml", "not valid TOML"),
        (b'format = 1\nname = "x"\nforce = "lancashir"\n', "The nearest is “lancashire”."),
    ],
)
def test_a_recipe_that_cannot_be_used_is_one_clear_message(workbook, tmp_path, capsys, content, said):
    recipe = tmp_path / "r.toml"
    recipe.write_bytes(content)
    out = str(tmp_path / "o")
    words = ["export", str(workbook), "--recipe", str(recipe), "--format", "csv", "--out", out]
    assert command_line.main(words) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err
    assert not (tmp_path / "o").exists()


def test_a_recipe_that_is_not_there_is_told(workbook, tmp_path, capsys):
    words = ["export", str(workbook), "--recipe", str(tmp_path / "no.toml"), "--out", str(tmp_path / "o")]
    assert command_line.main([*words, "--format", "csv"]) == 1
    assert "no.toml could not be read" in capsys.readouterr().err


def test_a_rename_is_told_with_what_to_write(workbook, tmp_path, capsys):
    recipe = tmp_path / "r.toml"
    command_line.main(["recipe", str(workbook), "--out", str(recipe)])
    book = openpyxl.load_workbook(workbook)
    for row in (3, 4):
        book.active.cell(row, 1).value = "Burglary offences (all)"
    book.save(workbook)
    capsys.readouterr()
    out = str(tmp_path / "o")
    words = ["export", str(workbook), "--recipe", str(recipe), "--format", "csv", "--out", out]
    assert command_line.main(words) == 0
    err = capsys.readouterr().err
    assert '"Burglary offences (all)" = "Burglary"' in err
    text = recipe.read_text(encoding="utf-8") + '\n[table.renamed]\n"Burglary offences (all)" = "Burglary"\n'
    recipe.write_text(text, encoding="utf-8")
    assert command_line.main(words) == 0
    assert len(_lines(tmp_path / "o" / "observations.csv")) == 5


def test_csv_stands_beside_other_formats_for_any_workbook(tmp_path):
    words = ["export", "demo", "--format", "csv,txt", "--section", "5", "--out", str(tmp_path)]
    assert command_line.main(words) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"section-5.txt", "observations.csv"}
    header, *lines = _lines(tmp_path / "observations.csv")
    assert header == HEADER
    opened = pipeline.open_workbook("demo")
    assert len(lines) == len(opened.observations)
    assert all(len(line) == len(HEADER) for line in lines)
    values = [row.value for row in opened.observations]
    assert [None if line[4] == "" else float(line[4]) for line in lines] == values


def test_rows_made_later_are_made_once_and_equal_to_others():
    made = []

    def make():
        made.append(1)
        return rows

    rows = pipeline.open_workbook("demo").observations.rows[:5]
    later = Observations.later(make, 5, {"a": "b"})
    assert (len(later), made) == (5, [])
    assert later == Observations(rows, {"a": "b"})
    assert list(later) == list(rows)
    assert (len(later.rows), made) == (5, [1])
    with pytest.raises(AttributeError):
        _ = later.nothing


def test_what_is_in_no_catalogue_is_made_where_asked(workbook, tmp_path, capsys):
    recipe, out = tmp_path / "r.toml", tmp_path / "out"
    assert command_line.main(["recipe", str(workbook), "--out", str(recipe), "--create"]) == 0
    assert "1 table, 4 of 4 labels understood." in capsys.readouterr().err
    made = read_recipe(recipe.read_text(encoding="utf-8"))
    assert [measure.title for measure in made.own.measures] == ["Wildlife"]
    words = ["export", str(workbook), "--recipe", str(recipe), "--format", "csv", "--out", str(out)]
    assert command_line.main(words) == 0
    assert capsys.readouterr().err == ""
    wildlife = [line for line in _lines(out / "observations.csv") if line[0] == "wildlife"]
    assert [line[4] for line in wildlife] == ["1", "2"]


def _boroughs(path, months, changed=None, offences=("Arson", "Rural theft")):
    lines = [["Offence", "Borough", *map(str, months)]]
    for at, offence in enumerate(offences):
        for part, borough in enumerate(("North", "South")):
            counts = [100 * (at + 1) + 10 * part + month % 100 for month in months]
            for month, value in (changed or {}).get((offence, borough), {}).items():
                counts[months.index(month)] = value
            lines.append([offence, borough, *map(str, counts)])
    path.write_text("\n".join(",".join(line) for line in lines) + "\n", encoding="utf-8")
    return str(path)


def test_two_workbooks_of_one_layout_are_compared_by_a_recipe(tmp_path, capsys):
    """Moved windows: what both have is compared cell by cell, with where it stands in each."""
    first = [*range(202201, 202213), *range(202301, 202313)]
    earlier = _boroughs(tmp_path / "one.csv", first)
    changed = {("Arson", "South"): {202304: 900}, ("Rural theft", "North"): {202310: 1}}
    later = _boroughs(tmp_path / "two.csv", [*first[3:], 202401, 202402, 202403], changed)
    recipe = str(tmp_path / "r.toml")
    assert command_line.main(["recipe", earlier, "--out", recipe, "--create"]) == 0
    capsys.readouterr()
    assert command_line.main(["compare", earlier, later, "--recipe", recipe, "--format", "csv"]) == 0
    lines = list(csv.reader(capsys.readouterr().out.splitlines()))
    restated = [line[1:] for line in lines if line[0] == "restated"]
    assert [(line[4], line[5], line[8], line[10]) for line in restated] == [
        ("114", "900", "R3", "O3"),
        ("210", "1", "X4", "U4"),
    ]
    assert sum(line[0] == "lost" for line in lines) == 3 * 4
    assert sum(line[0] == "new" for line in lines) == 3 * 4


def test_workbooks_without_a_month_in_common_are_said_to_have_none(tmp_path, capsys):
    earlier = _boroughs(tmp_path / "one.csv", list(range(202201, 202213)))
    later = _boroughs(tmp_path / "two.csv", list(range(202301, 202313)))
    recipe = str(tmp_path / "r.toml")
    assert command_line.main(["recipe", earlier, "--out", recipe, "--create"]) == 0
    assert command_line.main(["compare", earlier, later, "--recipe", recipe]) == 0
    assert capsys.readouterr().out.splitlines()[1].endswith("nothing could be compared.")


def test_a_recipe_for_another_workbook_compares_nothing(tmp_path, workbook, capsys):
    other = _boroughs(tmp_path / "one.csv", list(range(202201, 202213)))
    recipe = str(tmp_path / "r.toml")
    assert command_line.main(["recipe", str(workbook), "--out", recipe]) == 0
    assert command_line.main(["compare", str(workbook), other, "--recipe", recipe]) != 0
    assert "No table of the recipe" in capsys.readouterr().err


def test_labels_that_fold_alike_are_one(tmp_path, capsys):
    path = tmp_path / "few.csv"
    path.write_text("Kind,2021-01,2021-02\nBees!,1,2\nBees,3,4\nBees?,5,6\nHares,7,8\n", encoding="utf-8")
    recipe = tmp_path / "r.toml"
    assert command_line.main(["recipe", str(path), "--out", str(recipe), "--create"]) == 0
    made = read_recipe(recipe.read_text(encoding="utf-8"))
    assert [measure.id for measure in made.own.measures] == ["bees", "hares"]
    assert capsys.readouterr().err
