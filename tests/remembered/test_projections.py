"""Projections in a library that two officers share: logged, entered, and held against the outturn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutinydesk.analysis.conventions import USUAL
from scrutinydesk.analysis.projection_record import ProjectionRecord, Source
from scrutinydesk.analysis.scorecard import Verdict
from scrutinydesk.analysis.totals import total
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.library.errors import ConflictError
from scrutinydesk.periods import Month, Window
from scrutinydesk.remembered import method, projections, workbooks
from scrutinydesk.reporting.journal_words import before_and_after
from scrutinydesk.reporting.scorecard_tables import facts, score_table, tally_table

YEAR = Window.financial_year(Month.of(2017, 3))
THEIRS = ProjectionRecord(
    "all_crime", "lancashire", "", Month.of(2016, 9), YEAR, "trend", 100_000.0, 90_000.0, 110_000.0,
    source=Source.CONSTABULARY, document="Paper 7",
)  # fmt: skip


def kept(library, workbook):
    return workbooks.remember(library, workbooks.open_workbook(library, workbook)).opened


def test_what_a_report_projects_is_logged_once_when_its_workbook_is_kept(officers, workbook):
    anna, ben = officers
    opened = kept(anna, workbook)
    kept(ben, workbook)
    [line] = anna.journal(10, kind=projections.OURS)
    assert line.who == "Anna"
    assert "figures to September 2017" in line.what
    found = projections.scorecard(ben, opened)
    assert {each.verdict for each in found.scores} == {Verdict.NOT_DUE}
    shown = [each.record for each in found.scores if each.record.shown]
    assert len({(each.measure, each.area) for each in shown}) == len(shown) > 10
    assert len(found.scores) > 3 * len(shown)
    assert facts(found.scores).endswith(f"{len(shown)} not due")
    told = before_and_after(line, opened.resources).rows[0].cells[1].text
    assert told == f"{len(found.scores):,} values, one a measure, area and method"


def test_the_method_that_the_office_chose_is_the_one_shown(officers, workbook):
    anna, _ = officers
    method.choose(anna, replace(USUAL, projection=Method.REMAINDER), method.held(anna))
    opened = kept(anna, workbook)
    shown = [each.record.method for each in projections.scorecard(anna, opened).scores if each.record.shown]
    assert set(shown) == {Method.REMAINDER}


def test_once_the_year_is_over_both_are_scored_by_the_figures_of_then(officers, workbook):
    anna, ben = officers
    opened = kept(anna, workbook)
    assert projections.log(anna, opened, Month.of(2016, 9)) is not None
    projections.enter(anna, THEIRS, projections.scorecard(anna, opened))
    found = projections.scorecard(ben, opened)
    outturn = total(opened.observations, opened.resources.catalogue["all_crime"], "lancashire", YEAR)
    scored = [each for each in found.scores if each.verdict is Verdict.SCORED]
    assert {each.record.source for each in scored} == set(Source)
    theirs = next(each for each in scored if each.record.source is Source.CONSTABULARY)
    assert theirs.error == 100_000 - outturn.value
    assert theirs.inside is (90_000 <= outturn.value <= 110_000)
    ours = next(
        each for each in scored
        if each.record.source is Source.OURS and each.record.measure == "all_crime" and each.record.shown
        and each.record.area == "lancashire"
    )  # fmt: skip
    assert ours.outturn.value == outturn.value
    table = score_table(found.scores, opened.resources)
    row = next(row for row in table.rows if row.key == THEIRS.key)
    assert [cell.text for cell in row.cells][3:7] == [
        "Constabulary: Paper 7, trend", "Sep 2016", "100,000", "90,000 to 110,000",
    ]  # fmt: skip
    tally = {row.key: [cell.text for cell in row.cells] for row in tally_table(found.scores).rows}
    assert tally["constabulary/trend"][2] == "1"
    assert "ours/run_rate" in tally, "methods that were not shown are scored too"


def test_without_a_workbook_the_latest_import_gives_the_outturn(officers, workbook):
    anna, _ = officers
    assert projections.scorecard(anna).scores == ()
    projections.enter(anna, THEIRS, projections.scorecard(anna))
    kept(anna, workbook)
    found = projections.scorecard(anna)
    assert found.end == Month.of(2017, 9)
    assert next(each for each in found.scores if each.record.key == THEIRS.key).verdict is Verdict.SCORED


def test_nothing_is_written_over_unseen_and_all_can_be_undone(officers, workbook):
    anna, ben = officers
    kept(anna, workbook)
    seen = projections.scorecard(ben)
    done = projections.enter(anna, THEIRS, projections.scorecard(anna))
    with pytest.raises(ConflictError) as caught:
        projections.enter(ben, replace(THEIRS, value=1.0), seen)
    assert caught.value.theirs.who == "Anna"
    taken = projections.remove(ben, THEIRS, projections.scorecard(ben), "entered twice")
    assert anna.records(projections.THEIRS) == {}
    anna.undo(taken.entry)
    assert len(ben.records(projections.THEIRS)) == 1
    ben.undo(anna.journal(1)[0].id)
    assert anna.records(projections.THEIRS) == {}
    assert done.entry


@pytest.mark.parametrize(
    "value", [{"projections": 3}, {"projections": [7, {"measure": ""}]}, {"other": 1}, {"projections": None}]
)
def test_what_cannot_be_read_is_told_and_the_others_hold(officers, workbook, value):
    anna, _ = officers
    kept(anna, workbook)
    whole = len(projections.scorecard(anna).scores)
    anna.put(projections.OURS, "x", value, 0, "by hand")
    anna.put(projections.THEIRS, "y", {"low": "a"}, 0, "by hand")
    found = projections.scorecard(anna)
    assert len(found.scores) == whole
    assert len(found.faults) >= 2
    assert {each.kind for each in found.faults} == {"projection.unusable"}
