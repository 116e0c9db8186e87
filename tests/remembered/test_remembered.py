"""The use cases over a real library and real workbooks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scrutinydesk import checking, pipeline
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Decision, reviewed
from scrutinydesk.library import open_library
from scrutinydesk.library.errors import ConflictError
from scrutinydesk.measures.break_register import Override
from scrutinydesk.measures.observations import Observations
from scrutinydesk.remembered import decisions, edits, recipes, register, reports, workbooks
from scrutinydesk.reporting.edits import Edit, Edits


@pytest.fixture
def library(tmp_path):
    made = open_library(tmp_path / "library.sqlite", "Officer")
    yield made
    made.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("quarter") / "Quarter 2.xlsx"
    pipeline.write_demo(path)
    return path


def _monthly_cells(path: Path) -> list[tuple[str, str]]:
    """Return three cells of monthly figures that lie in the year before the period's."""
    opened = pipeline.open_workbook(path)
    end = opened.report.period_end.ordinal
    rows = [
        row
        for row in opened.observations
        if str(row.span) == "month"
        and end - 23 <= row.last <= end - 12
        and row.value
        and not row.derived
        and row.area == "lancashire"
        and not row.breakdown
    ]
    return [(row.sheet, row.cell) for row in (rows[3], rows[40], rows[-5])]


@pytest.fixture(scope="module")
def altered(demo, tmp_path_factory) -> tuple[Path, list[tuple[str, str]]]:
    """Return the demo with three figures of last year changed, and where."""
    places = _monthly_cells(demo)
    book = openpyxl.load_workbook(demo)
    for at, (sheet, cell) in enumerate(places, 1):
        book[sheet][cell].value += at
    path = tmp_path_factory.mktemp("later") / "Quarter 2 again.xlsx"
    book.save(path)
    return path, places


def test_three_altered_cells_are_those_three_and_the_old_report_comes_back(library, demo, altered):
    first = workbooks.remember(library, workbooks.open_workbook(library, demo))
    given = reports.parts(first.opened.report)
    kept = reports.keep_as_reported(
        library, first.imported, first.opened.report, "July meeting", dt.date(2017, 7, 20), {}
    )
    path, places = altered
    second = workbooks.remember(library, workbooks.open_workbook(library, path))

    assert second.earlier.id == first.imported.id
    restated = {(each.new.sheet, each.new.cell) for each in second.rolled.rolled.restated}
    assert restated == set(places)
    assert sorted(each.new.value - each.old.value for each in second.rolled.rolled.restated) == [1, 2, 3]
    for bridge in second.rolled.bridges:
        assert bridge.start + sum(step.amount for step in bridge.steps) == bridge.end

    assert library.reported_parts(kept.id) == given
    assert reports.parts(workbooks.reopened(library, first.imported.id).report) == given
    assert reports.parts(second.opened.report) != given


def test_an_import_opens_again_as_it_stood(library, demo):
    opened = checking.check(workbooks.open_workbook(library, demo))
    remembered = workbooks.remember(library, opened)
    again = workbooks.reopened(library, remembered.imported.id)
    assert again.observations == opened.observations
    assert again.findings == opened.findings
    assert again.observed.cover == opened.observed.cover
    assert again.book.name == opened.book.name
    assert [sheet.name for sheet in again.book.sheets] == [sheet.name for sheet in opened.book.sheets]
    assert reports.parts(again.report) == reports.parts(opened.report)


def test_the_same_file_twice_is_one_import(library, demo):
    opened = workbooks.open_workbook(library, demo)
    first, second = (workbooks.remember(library, opened).imported for _ in range(2))
    assert first == second
    assert len(library.imports()) == 1


def test_a_decision_holds_for_the_next_workbook_of_the_kind(library, demo, altered):
    opened = checking.check(workbooks.open_workbook(library, demo))
    finding = next(each for each in opened.findings if "Quarter" not in each.title)
    decisions.decide(library, opened, [finding], Decision.ACCEPTED, "Checked with the constabulary")
    later = checking.check(workbooks.open_workbook(library, altered[0]))
    sorted_out = reviewed(later.findings, decisions.decisions(library, later))
    assert [each.title for each, _ in sorted_out.accepted] == [finding.title]
    assert sorted_out.accepted[0][1].who == "Officer"
    decisions.reopen(library, later, [finding.fingerprint])
    assert not decisions.decisions(library, later)


def test_words_are_kept_a_paragraph_each_and_nothing_is_written_over(library, tmp_path):
    mine = edits.load(library, "lancashire-2017-09")
    mine = edits.save(library, mine, Edits().with_edit(Edit("5a.x", "Mine.", "Drafted.")))
    theirs = open_library(tmp_path / "library.sqlite", "Colleague")
    held = edits.load(theirs, "lancashire-2017-09")
    edits.save(theirs, held, held.edits.with_edit(Edit("5a.x", "Theirs.", "Drafted.")))
    theirs.close()
    with pytest.raises(ConflictError) as caught:
        edits.save(library, mine, mine.edits.with_edit(Edit("5a.x", "Mine again.", "Drafted.")))
    assert caught.value.theirs.who == "Colleague"
    mine = edits.taken_over(mine, caught.value.theirs)
    assert mine.edits.by_id["5a.x"].text == "Theirs."
    edits.save(library, mine, mine.edits.with_edit(Edit("5a.x", "Mine again.", "Drafted.")))
    assert edits.load(library, "lancashire-2017-09").edits.by_id["5a.x"].text == "Mine again."
    texts = [(entry.after or {}).get("text") for entry in library.journal(kind="edit")]
    assert texts == ["Mine again.", "Theirs.", "Mine."]


def test_edits_kept_as_files_are_taken_over_once(library, tmp_path):
    from scrutinydesk.reporting import edits as files

    folder = tmp_path / "edits"
    files.save(Edits().with_edit(Edit("5a.x", "Old words.", "Drafted.")), folder / "lancashire-2017-09.json")
    (folder / "broken.json").write_text("{")
    findings = edits.adopt(library, folder)
    assert [each.kind for each in findings] == ["edits.unreadable"]
    assert edits.load(library, "lancashire-2017-09").edits.by_id["5a.x"].text == "Old words."
    assert edits.adopt(library, folder) == ()
    assert not list(folder.glob("*.json"))


def test_the_register_governs_what_opens(library):
    shipped = {each.id: each for each in register.resources_of(library)[0].breaks}
    item = shipped["burglary-classification"]
    register.remove_break(library, item, "Settled with the force")
    assert item.id not in {each.id for each in register.resources_of(library)[0].breaks}
    register.restore_break(library, item.id)
    assert item.id in {each.id for each in register.resources_of(library)[0].breaks}
    override = Override("burglary_residential", "", item.id, "The Commissioner asked for it")
    register.allow(library, override)
    resources, faults = register.resources_of(library)
    assert not faults
    assert [each.reason for each in resources.register.overrides] == ["The Commissioner asked for it"]
    assert resources.register.overrides[0].who == "Officer"
    register.disallow(library, override)
    assert not register.resources_of(library)[0].register.overrides


def test_an_entry_that_leads_nowhere_takes_nothing_else_away(library):
    library.put("break", "odd", {"measures": 3}, 0, "by hand")
    library.put("override", "x", {"measure": "no_such"}, 0, "by hand")
    register.allow(library, Override("burglary_residential", "", "burglary-classification", "Asked for"))
    resources, faults = register.resources_of(library)
    assert len(faults) == 2
    assert len(resources.register.overrides) == 1


def test_a_recipe_edited_into_nonsense_is_a_finding_and_the_others_hold(library, demo):
    library.put("recipe", "odd", {"name": "Odd", "toml": "format = ["}, 0, "by hand")
    held, faults = recipes.recipes(library)
    assert held == {}
    assert [each.kind for each in faults] == ["recipe.unreadable"]
    opened = workbooks.open_workbook(library, demo)
    assert "recipe.unreadable" in {each.kind for each in opened.findings}


def test_an_import_that_is_not_there_is_said(library):
    with pytest.raises(ScrutinyError, match="not in the library"):
        workbooks.reopened(library, 77)


def test_a_name_is_asked_about_until_it_is_answered_either_way(library):
    pair = ("harassment", "harassment_and_stalking")
    workbooks.confirm_rename(library, *pair, same=False)
    workbooks.confirm_rename(library, "harassment", "public_order", same=False)
    assert workbooks.denied(library) == {pair, ("harassment", "public_order")}
    assert workbooks.renames(library) == {}
    said = workbooks.confirm_rename(library, *pair, same=True)
    assert workbooks.renames(library) == dict([pair])
    assert workbooks.denied(library) == {("harassment", "public_order")}
    library.undo(said.entry)
    assert workbooks.denied(library) == {pair, ("harassment", "public_order")}


def test_a_denied_name_is_not_proposed_when_workbooks_are_compared(library, demo):
    first = workbooks.remember(library, workbooks.open_workbook(library, demo))
    rows = tuple(
        row._replace(measure="harassment_and_stalking") if row.measure == "harassment" else row
        for row in first.opened.observations
    )
    later = replace(
        first.opened,
        observed=replace(
            first.opened.observed, observations=Observations(rows, first.opened.observations.sources)
        ),
    )
    asked = workbooks.compared(library, replace(first, opened=later), first.imported)
    assert [each.later for each in asked.rolled.rolled.renames] == ["harassment_and_stalking"]
    workbooks.confirm_rename(library, "harassment", "harassment_and_stalking", same=False)
    again = workbooks.compared(library, asked, first.imported)
    assert again.rolled.rolled.renames == ()
    assert "harassment" in again.rolled.rolled.measures_dropped
