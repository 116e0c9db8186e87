"""The slower checks arrive in the open window after its first view."""

from __future__ import annotations

import openpyxl
import pytest

from scrutinydesk import pipeline
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.panels.memory import Memory


@pytest.fixture
def desk(qtbot, qapp, tmp_path):
    made = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "Spoilt.xlsx"
    pipeline.write_demo(path)
    book = openpyxl.load_workbook(path)
    book["Monthly counts"]["Z7"].value *= 100
    book.save(path)
    return path


def opened(desk, qtbot, source):
    desk.open(source)
    qtbot.waitUntil(lambda: desk.opened is not None and desk.settled)


def jumps(desk):
    return [each for each in desk.pages.checks.findings if each.kind == "quality.unit_jump"]


def test_what_is_found_later_joins_checks_overview_and_badge(desk, qtbot, workbook):
    opened(desk, qtbot, workbook)
    desk.window.show_tab(2)
    section = desk.pages.sections[1]
    assert not jumps(desk)
    qtbot.waitUntil(lambda: bool(jumps(desk)))
    assert desk.opened.report is desk.pages.report
    assert jumps(desk)[0].place.cell == "Z7"
    assert jumps(desk)[0] in desk.opened.findings
    # The page that was being read stays.
    assert desk.pages.current is section


def test_a_view_of_another_period_keeps_its_period(desk, qtbot, workbook):
    opened(desk, qtbot, workbook)
    other = desk.pages.report.period_ends[1]
    desk.later_checks.timer.stop()
    desk.look(other)
    qtbot.waitUntil(lambda: desk.pages.report.period_end == other)
    desk.later_checks.run()
    qtbot.waitUntil(lambda: bool(jumps(desk)))
    assert desk.pages.report.period_end == other


def test_findings_of_a_workbook_that_is_no_longer_open_are_dropped(desk, qtbot, workbook):
    opened(desk, qtbot, workbook)
    desk.later_checks.timer.stop()
    before = desk.opened
    from scrutinydesk import checking

    found = checking.check(before)
    opened(desk, qtbot, "demo")
    qtbot.waitUntil(lambda: desk.opened is not before)
    desk.later_checks.timer.stop()
    shown = desk.pages.report
    desk._checked(before, found)
    assert desk.pages.report is shown
