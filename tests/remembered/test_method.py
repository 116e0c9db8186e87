"""How figures are judged, in a library that two officers share: in a file and on a server."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from scrutinydesk.analysis.conventions import USUAL, SeriesRebase, Target
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.errors import ResourceError
from scrutinydesk.library.errors import ConflictError
from scrutinydesk.periods import Month
from scrutinydesk.remembered import method, reports, workbooks
from scrutinydesk.reporting.journal_words import before_and_after

ANEW = SeriesRebase("all_crime", "lancashire", Rebase(Month.of(2016, 4), "A new crime team"))
TARGET = Target("all_crime", "lancashire", 9000.0, "Plan 2017", since=Month.of(2017, 4))


def test_what_one_officer_chooses_the_other_judges_by(officers):
    anna, ben = officers
    chosen = replace(USUAL, ruleset=Ruleset.EIGHT_SIX, baseline=24, season=False, margin=1.1)
    method.choose(anna, chosen, method.held(anna), "as the Panel asked")
    method.begin_anew(anna, ANEW, method.held(anna))
    method.set_target(anna, TARGET, method.held(anna))
    found = method.held(ben)
    assert found.conventions.choices() == chosen
    assert found.conventions.rebases == (replace(ANEW, who="Anna"),)
    assert found.conventions.targets == (replace(TARGET, who="Anna"),)
    assert found.faults == ()


def test_nothing_is_written_over_unseen(officers):
    anna, ben = officers
    seen = method.held(ben)
    method.choose(anna, replace(USUAL, ruleset=Ruleset.ANHOEJ), method.held(anna))
    method.begin_anew(anna, ANEW, method.held(anna))
    method.set_target(anna, TARGET, method.held(anna))
    other = replace(ANEW, rebase=Rebase(ANEW.rebase.month, "Something else"))
    for act in (
        lambda: method.choose(ben, replace(USUAL, ruleset=Ruleset.MDC_6), seen),
        lambda: method.begin_anew(ben, other, seen),
        lambda: method.set_target(ben, replace(TARGET, value=1.0), seen),
    ):
        with pytest.raises(ConflictError) as caught:
            act()
        assert caught.value.theirs.who == "Anna"
    assert method.held(ben).conventions.ruleset is Ruleset.ANHOEJ
    method.begin_anew(ben, other, method.held(ben))
    assert [each.rebase.reason for each in method.held(anna).conventions.rebases] == ["Something else"]


def test_each_act_is_undone_and_done_again(officers):
    anna, ben = officers
    acts = (
        lambda: method.choose(anna, replace(USUAL, margin=1.2), method.held(anna)),
        lambda: method.begin_anew(anna, ANEW, method.held(anna)),
        lambda: method.set_target(anna, TARGET, method.held(anna)),
        lambda: method.go_on(anna, ANEW, method.held(anna), "a mistake"),
        lambda: method.remove_target(anna, TARGET, method.held(anna), "another plan"),
        lambda: method.choose(anna, USUAL, method.held(anna), "back"),
    )
    for act in acts:
        before = method.held(ben).conventions
        done = act()
        after = method.held(ben).conventions
        assert after != before
        undone = ben.undo(done.entry)
        assert method.held(anna).conventions.choices() == before.choices()
        anna.undo(undone.entry)
        assert method.held(ben).conventions.choices() == after.choices()
    assert method.held(anna).conventions == USUAL
    whys = [each.why for each in anna.journal(100) if each.why]
    assert whys == ["back", "another plan", "a mistake", "A new crime team"]


def test_the_journal_tells_choices_in_words(officers, resources):
    anna, _ = officers
    first = method.choose(anna, replace(USUAL, margin=1.2), method.held(anna))
    second = method.choose(anna, replace(USUAL, margin=1.1, season=False), method.held(anna))
    lines = {each.id: each for each in anna.journal(10)}
    told = [cell.text for row in before_and_after(lines[second.entry], resources).rows for cell in row.cells]
    assert told == ["Season", "taken out where it is found", "left in", "In line within", "20%", "10%"]
    whole = before_and_after(lines[first.entry], resources)
    assert ["Rules of control charts", "MDC-7"] in [[cell.text for cell in row.cells] for row in whole.rows]


def test_records_that_cannot_be_read_are_findings_and_the_others_hold(officers, workbook):
    anna, _ = officers
    anna.put(method.METHOD, method.OFFICE, {"ruleset": "MDC-99"}, 0, "by hand")
    anna.put(method.REBASE, "x", {"month": "soon"}, 0, "by hand")
    anna.put(method.TARGET, "y", {"value": []}, 0, "by hand")
    method.set_target(anna, TARGET, method.held(anna))
    found = method.held(anna)
    assert len(found.faults) == 3
    assert found.conventions.choices() == USUAL
    assert [each.value for each in found.conventions.targets] == [9000.0]
    opened = workbooks.open_workbook(anna, workbook)
    assert [each.kind for each in opened.findings].count("method.unusable") == 3
    method.choose(anna, replace(USUAL, mean=True), method.held(anna))
    assert method.held(anna).conventions.mean


def test_a_fault_is_an_error_before_it_is_kept(officers):
    anna, _ = officers
    with pytest.raises(ResourceError):
        method.choose(anna, replace(USUAL, baseline=3), method.held(anna))
    with pytest.raises(ResourceError):
        method.set_target(anna, replace(TARGET, value=float("nan")), method.held(anna))
    assert anna.journal(10) == ()


def test_an_import_opens_again_by_the_conventions_of_its_time(officers, workbook):
    anna, ben = officers
    method.choose(anna, replace(USUAL, ruleset=Ruleset.EIGHT_SIX), method.held(anna))
    method.begin_anew(anna, ANEW, method.held(anna))
    kept = workbooks.remember(anna, workbooks.open_workbook(anna, workbook))
    given = reports.parts(kept.opened.report)
    report, on = kept.opened.report, dt.date(2017, 7, 2)
    frozen = reports.keep_as_reported(anna, kept.imported, report, "July", on, {})
    method.choose(ben, replace(USUAL, margin=1.3), method.held(ben))
    method.go_on(ben, ANEW, method.held(ben), "no longer")
    now = workbooks.reworded(ben, kept)
    assert now.opened.conventions == replace(USUAL, margin=1.3)
    assert workbooks.reworded(ben, now) is now
    again = workbooks.reopened(ben, kept.imported.id)
    assert again.conventions == kept.opened.conventions
    assert again.conventions.rebases[0].who == "Anna"
    assert reports.parts(again.report) == given == ben.reported_parts(frozen.id)


def test_the_usual_conventions_make_no_other_import_of_it(officers, workbook):
    anna, _ = officers
    first = workbooks.remember(anna, workbooks.open_workbook(anna, workbook)).imported
    assert "conventions" not in first.additions
    method.choose(anna, replace(USUAL, season=False), method.held(anna))
    second = workbooks.remember(anna, workbooks.open_workbook(anna, workbook)).imported
    assert second.id != first.id
    method.choose(anna, USUAL, method.held(anna))
    assert workbooks.remember(anna, workbooks.open_workbook(anna, workbook)).imported.id == first.id
