"""The files of the reference material as they may come next quarter: found again, and asked about once."""

from __future__ import annotations

import csv
import random
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import mapping
import pytest
from mapping import LONG, MONTHLY, RESOURCES, WIDE

from scrutinydesk import checking, pipeline
from scrutinydesk.findings import Severity
from scrutinydesk.periods import Month
from scrutinydesk.workbook import reading
from scrutinydesk.workbook.recipes import CellUse, answered, apply, known_to, match, read_recipe, write_recipe
from scrutinydesk.workbook.tables import find_tables

NEW, OLD = "Personal possession of weapons", "Possession of weapons"
SOURCE = random.Random(5)


def _next_wide(shared, path):
    """Other order of rows, two more months, a row renamed."""
    with (shared / MONTHLY / WIDE).open(encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    SOURCE.shuffle(lines)
    lines = [[NEW if each[0] == OLD else each[0], *each[1:], "11", "12"] for each in lines]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*header, "2022-11", "2022-12"], *lines])


def _next_long(shared, path):
    """Other order of rows and columns, two more months, a type renamed."""
    with (shared / MONTHLY / LONG).open(encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    kinds, districts = {each[1] for each in lines}, {each[2] for each in lines}
    later = [[m, k, d, "5"] for m in ("2022-11", "2022-12") for k in sorted(kinds) for d in sorted(districts)]
    lines = [[each[0], NEW if each[1] == OLD else each[1], *each[2:]] for each in [*lines, *later]]
    SOURCE.shuffle(lines)
    order = [2, 0, 1, 3]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([each[at] for at in order] for each in [header, *lines])


@pytest.mark.parametrize(
    ("name", "recipe", "changed"),
    [(WIDE, mapping.wide, _next_wide), (LONG, mapping.long, _next_long)],
)
def test_next_quarter_opens_by_itself_and_asks_one_question(shared, tmp_path, name, recipe, changed):
    kept = read_recipe(write_recipe(recipe(shared)))
    others = [mapping.wide(shared), mapping.long(shared), mapping.survey(shared)]
    before = pipeline.open_workbook(shared / MONTHLY / name, recipe=kept)
    path = tmp_path / "next.csv"
    changed(shared, path)

    opened = pipeline.open_workbook(path, recipes=[*(each for each in others if each != kept), kept])
    assert opened.kind is pipeline.Kind.RECIPE
    assert opened.applied is not None
    assert opened.applied.recipe == kept
    (question,) = opened.applied.questions
    assert (question.old, question.new, question.target) == (OLD, NEW, "weapons")
    assert "weapons" not in opened.observations.measures

    # Figures that were stated before speak for the rename, where they were stated one by one.
    surer = pipeline.open_workbook(path, recipe=kept, earlier=before.observations).applied
    assert surer is not None
    assert surer.questions[0].sureness >= question.sureness
    months = 32 if name == WIDE else 32 * len(mapping.DIVISIONS)
    assert surer.questions[0].why == f"{months} of {months} figures of the same months are the same"

    confirmed = answered(kept, question, yes=True)
    again = pipeline.open_workbook(path, recipes=[read_recipe(write_recipe(confirmed))])
    assert again.applied is not None
    assert not again.applied.questions
    assert again.applied.cells[CellUse.NOT_USED] == 0
    old = {row[:6]: row.value for row in before.observations}
    new = {row[:6]: row.value for row in again.observations}
    assert old.items() <= new.items()
    assert len(new) > len(old)
    assert again.report.period_end == before.report.period_end + 2

    denied = apply(answered(kept, question, yes=False), _found(path), RESOURCES)
    assert not denied.questions
    assert "weapons" not in denied.observed.observations.measures


def _found(path):
    return find_tables(reading.read(path).book, known_to(RESOURCES))


@pytest.mark.parametrize(("name", "recipe"), [(WIDE, mapping.wide), (LONG, mapping.long)])
def test_the_missing_months_are_named_and_no_year_is_made_across_them(shared, name, recipe):
    opened = pipeline.open_workbook(shared / MONTHLY / name, recipe=recipe(shared))
    checked = checking.check(opened)
    missing = [each for each in checked.findings if each.kind == "quality.missing"]
    assert missing
    assert all(each.severity is Severity.WARNING for each in missing)
    assert all("June 2020, August 2020 and September 2020" in each.title for each in missing)
    assert all(
        "12 months to June 2020 up to August 2021" in each.detail for each in missing
    )
    # Where the gap reaches, no 12-month figure stands: that of the month does, and "months missing".
    months = {(row.measure, row.area, row.last): row.value for row in opened.observations}
    for end in (Month.of(2020, 12), Month.of(2021, 8)):
        report = pipeline.look(checked, end)
        rows = [row for row in report.sections[1].measures.rows if len(row.cells) > 1]
        assert rows
        for row in rows:
            measure, _, area = row.key.partition("/")
            value = months[measure, area, end.ordinal]
            texts = [cell.text for cell in row.cells[1:]]
            assert texts == [f"{value:,}", "–", "–", "–", "", "Months missing"]


def test_no_recipe_is_taken_where_none_fits(shared, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("Name,2019,2020\nApples,1,2\nPears,3,4\n", encoding="utf-8")
    recipes = [mapping.wide(shared), mapping.long(shared), mapping.survey(shared)]
    opened = pipeline.open_workbook(path, recipes=recipes)
    assert opened.kind is pipeline.Kind.UNRECOGNISED
    assert opened.applied is None
    applied = apply(recipes[0], _found(path), RESOURCES)
    assert applied.found == 0
    assert applied.observed.findings[0].kind == "recipe.table_missing"


def test_each_file_wants_its_own_recipe(shared):
    recipes = {
        WIDE: mapping.wide(shared), LONG: mapping.long(shared), mapping.SURVEY: mapping.survey(shared),
        mapping.RECENT: mapping.boroughs(shared, mapping.RECENT),
        mapping.OTHER: mapping.boroughs(shared, mapping.OTHER),
    }  # fmt: skip
    for name, recipe in recipes.items():
        best = match(recipes.values(), mapping.found(shared / MONTHLY / name))
        assert best is not None
        assert best.recipe is recipe


def test_two_recipes_that_fit_alike_are_in_doubt(shared):
    one = mapping.wide(shared)
    links = dict(one.tables[0].measures)
    links["Robbery"], links["Burglary"] = links["Burglary"], links["Robbery"]
    two = replace(one, tables=(replace(one.tables[0], measures=links),))
    found = mapping.found(shared / MONTHLY / WIDE)
    assert match([one, one], found) is not None
    assert match([one, two], found) is None
