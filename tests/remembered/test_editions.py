"""Two editions of one publication as imports: what both have is held against each other, cell by cell."""

from __future__ import annotations

import csv

import pytest

from scrutinydesk.command_recipe import created
from scrutinydesk.library import open_library
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.remembered import recipes, workbooks
from scrutinydesk.workbook.reading import read
from scrutinydesk.workbook.recipes import known_to, suggest, trimmed
from scrutinydesk.workbook.tables import find_tables

pytestmark = pytest.mark.long

HISTORICAL = "MPS_Borough_Level_Crime_(Historical).csv"
RECENT = "MPS_Borough_Level_Crime_(most_recent_24_months).csv"


@pytest.fixture
def library(tmp_path):
    made = open_library(tmp_path / "library.sqlite", "Officer")
    yield made
    made.close()


def mapped(library, path):
    """Keep the recipe for a file, with a measure or area for each label that is not known."""
    resources = load_resources()
    found = find_tables(read(path).book, known_to(resources))
    recipe = created(suggest(found, resources), resources).recipe
    recipes.keep_recipe(library, trimmed(recipe))


def remembered(library, path):
    opened = workbooks.open_workbook(library, path)
    assert opened.applied is not None
    return workbooks.remember(library, opened)


def test_editions_without_a_month_in_common_are_said_to_have_none(library, shared):
    """The historical edition ends with February 2023; the other begins with March."""
    folder = shared / "data" / "monthly"
    mapped(library, folder / HISTORICAL)
    first = remembered(library, folder / HISTORICAL)
    second = remembered(library, folder / RECENT)
    assert second.earlier.id == first.imported.id
    rolled = second.rolled.rolled
    assert rolled.compared == 0
    assert not rolled.restated
    assert second.rolled.sentences[0].endswith("nothing could be compared.")
    first_month = min(row.last for row in second.opened.observations)
    assert max(row.last for row in first.opened.observations) == first_month - 1


def test_each_figure_that_another_edition_changes_is_listed(library, shared, tmp_path):
    """The 24 months as of three months later, with five figures changed."""
    source = shared / "data" / "monthly" / RECENT
    mapped(library, source)
    remembered(library, source)
    with source.open(encoding="utf-8-sig", newline="") as file:
        head, *body = csv.reader(file)
    changed = {}
    for row, column, amount in ((0, 12, 3), (17, 8, -1), (400, 20, 50), (700, 26, 1), (1012, 15, 9)):
        was = body[row][column]
        body[row][column] = str(int(was) + amount)
        labels = "|".join(body[row][:3])
        changed[labels, head[column]] = int(was), int(was) + amount
    later = tmp_path / "MPS_later.csv"
    keep = [0, 1, 2, *range(6, len(head))]
    with later.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([*(head[at] for at in keep), "202503", "202504", "202505"])
        out.writerows([*(row[at] for at in keep), "1", "2", "3"] for row in body)
    second = remembered(library, later)
    rolled = second.rolled.rolled
    months = len(head) - 6
    assert rolled.compared == len(body) * months
    found = {}
    for old, new in rolled.restated:
        row = int(new.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 2
        assert old.cell != new.cell  # three columns further to the left
        found["|".join(body[row][:3]), str(new.window.last).replace("-", "")] = int(old.value), int(new.value)
    assert found == changed
    assert len(rolled.added) == 3 * len(body)
    assert len(rolled.lost) == 3 * len(body)
