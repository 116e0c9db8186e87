"""What stays and what does not in *Check a report*: another report, a decision taken back, a filter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from red_pen_page import REPORT, checked, choose, until

from scrutinydesk.qt.panels.red_pen.page import COMMITMENTS, TEXT


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "October report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def many(folder: Path) -> Path:
    """A report with more findings than are in sight."""
    path = folder / "Many.txt"
    lines = (f"{n}. Of the {n + 40} officers who joined, {n} (99.{n % 10}%) are women." for n in range(1, 31))
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def test_another_report_opens_in_its_text_with_nothing_chosen(desk, qtbot, report):
    page = checked(desk, qtbot, report)
    choose(page, "unit")
    page.show_view(COMMITMENTS)
    other = report.with_name("January report.txt")
    other.write_text(REPORT.replace("31.36%", "31.3%"), encoding="utf-8")
    checked(desk, qtbot, other)
    reading = page.reading
    assert page.segments.at == page.stack.currentIndex() == TEXT
    assert reading.finding == reading.findings.list.at == -1
    assert not reading.findings.list.selectionModel().hasSelection()
    assert reading.detail.words.text().startswith("Choose a finding")
    # The same report, held against a workbook, stays where it is.
    page.show_view(COMMITMENTS)
    desk.open_demo()
    until(qtbot, lambda: desk.settled and page.shown.review.workbook != "")
    assert page.segments.at == COMMITMENTS


def test_the_finding_that_comes_back_is_chosen_and_in_sight(desk, qtbot, tmp_path):
    page = checked(desk, qtbot, many(tmp_path))
    reading, found = page.reading, page.reading.findings.list
    assert len(found.items) > 20
    first, last = found.items[0].at, found.items[-1].at
    for at in (last, first):
        reading.findings.choose(at)
        reading.choose_finding(at)
        count = len(page.shown.known.decisions)
        reading.detail.reason.setText("It is known")
        reading.detail.dismiss.click()
        until(qtbot, lambda count=count: len(page.shown.known.decisions) == count + 1)
    assert found.at not in {first, last}
    found.setFocus()
    for at in (first, last):
        count = len(page.shown.known.decisions)
        desk.window.actions_by_id["edit.undo"].trigger()
        until(qtbot, lambda count=count: len(page.shown.known.decisions) == count - 1)
        assert reading.finding == found.at == at
        qtbot.wait(20)
        until(qtbot, lambda: found.viewport().rect().contains(found.visualRect(found.currentIndex())))
        assert reading.detail.told.key == page.shown.review.findings[at].fingerprint


def test_a_filter_without_a_hit_says_so_and_escape_clears_it(desk, qtbot, report):
    card = checked(desk, qtbot, report).reading.findings
    every = len(card.list.items)
    card.look_for()
    qtbot.keyClicks(card.filter, "zebra {}")
    assert card.stack.currentWidget() is card.empty
    assert card.empty.title.text() == "Nothing matches"
    assert "“zebra {}”" in card.empty.text.text()
    qtbot.keyClick(card.filter, Qt.Key.Key_Escape)
    assert not card.filter.text()
    assert len(card.list.items) == every
    # From the list as well.
    card.filter.setText("31.36")
    assert 0 < len(card.list.items) < every
    qtbot.keyClick(card.list, Qt.Key.Key_Escape)
    assert len(card.list.items) == every


def test_why_nothing_was_held_against_the_workbook_is_not_cut(desk, qtbot, report):
    desk.open_demo()
    until(qtbot, lambda: desk.settled and desk.opened is not None)
    desk.window.resize(1366, 768)
    page = checked(desk, qtbot, report)
    assert page.shown.review.unheld
    facts, under = page.bar.facts, page.reading.detail.under
    assert facts.text().endswith("statements held against “demo.xlsx”")
    facts.grab()
    assert facts.fontMetrics().horizontalAdvance(facts.text()) <= facts.width()
    for words in (facts.toolTip(), under.text()):
        assert page.shown.review.unheld in words
    assert under.isVisible()
    choose(page, "unit")
    assert page.shown.review.unheld not in under.text()


def test_the_list_has_the_room_while_nothing_is_chosen(desk, qtbot, tmp_path):
    desk.window.resize(1366, 768)
    page = checked(desk, qtbot, many(tmp_path))
    reading, found = page.reading, page.reading.findings.list

    def in_sight() -> int:
        return found.viewport().height() // found.drawn.usual

    qtbot.wait(20)
    until(qtbot, lambda: in_sight() >= 4)
    reading.findings.choose(found.items[3].at)
    reading.choose_finding(found.items[3].at)
    qtbot.wait(20)
    until(qtbot, lambda: found.viewport().rect().contains(found.visualRect(found.currentIndex())))
    until(qtbot, lambda: reading.detail.height() > reading.detail.minimumSizeHint().height())
    # How the officer has parted it stays.
    splitter = reading.findings.parentWidget()
    splitter.moveSplitter(260, 1)
    parted = splitter.sizes()
    reading.choose_finding(-1)
    qtbot.wait(20)
    assert splitter.sizes() == parted
